//! Reads content folders and locales from the disk.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::i18n::Locale;

/// All files under a folder: the path of each inside it, with `/` between its parts, and its
/// bytes. Sorted by path, so that every machine reads them in one order.
///
/// Files and folders whose names begin with a dot are passed over: editors and systems leave them.
/// Only `.well-known` (RFC 8615) is read.
///
/// # Errors
/// If the folder is not there, or a file in it cannot be read or has a name that is not UTF-8.
/// The error names the path.
pub fn read_folder(folder: &Path) -> Result<Vec<(String, Vec<u8>)>> {
    let mut files = Vec::new();
    collect(folder, "", &mut files)?;
    files.sort_unstable();
    Ok(files)
}

fn collect(folder: &Path, inside: &str, files: &mut Vec<(String, Vec<u8>)>) -> Result<()> {
    let listing = fs::read_dir(folder)
        .with_context(|| format!("cannot read the folder {}", folder.display()))?;
    for entry in listing {
        let entry = entry.with_context(|| format!("cannot list {}", folder.display()))?;
        let path = entry.path();
        let Ok(name) = entry.file_name().into_string() else {
            bail!("the name of {} is not UTF-8", path.display());
        };
        if name.starts_with('.') && name != ".well-known" {
            continue;
        }
        let name = format!("{inside}{name}");
        // Follows links, so that a folder may be put together from others.
        let kind =
            fs::metadata(&path).with_context(|| format!("cannot read {}", path.display()))?;
        if kind.is_dir() {
            collect(&path, &format!("{name}/"), files)?;
        } else {
            let bytes =
                fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
            files.push((name, bytes));
        }
    }
    Ok(())
}

/// Reads the locale of a language.
pub(super) fn read_locale(folder: &Path, lang: &str) -> Result<Locale> {
    let path = folder.join(format!("{lang}.json"));
    let json = fs::read(&path).with_context(|| {
        format!("{}: the interface has no strings in this language", path.display())
    })?;
    Locale::parse(&json).with_context(|| format!("{}", path.display()))
}
