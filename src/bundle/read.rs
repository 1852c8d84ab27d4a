//! Reads content folders and locales from the disk.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::i18n::Locale;

/// A file in memory: its path inside a folder, with `/` between its parts, and its bytes.
pub type File = (String, Vec<u8>);

/// The files of a folder.
pub type Files = Vec<File>;

/// The folder of a content whose files are published under the same path.
const FILES: &str = "files/";

/// The folder of a content whose files are published at the bundle's root.
const ROOT: &str = "root/";

/// Names of files that systems leave in folders, under `root/` too.
const LEFT_BY_SYSTEMS: [&str; 2] = [".DS_Store", ".git"];

/// The path in the bundle of a file of the content that is published as it is.
pub(super) fn published(path: &str) -> Option<&str> {
    path.strip_prefix(ROOT).or_else(|| path.starts_with(FILES).then_some(path))
}

/// All files under a folder: the path of each inside it, with `/` between its parts, and its
/// bytes. Sorted by path, so that every machine reads them in one order.
///
/// Files and folders whose names begin with a dot are passed over: editors and systems leave them.
/// Under `root/` they are read, since hosts ask for such names (`.well-known/`, `.nojekyll`), but for
/// `.DS_Store` and `.git`.
///
/// # Errors
/// If the folder is not there, or a file in it cannot be read or has a name that is not UTF-8.
/// The error names the path.
pub fn read_folder(folder: &Path) -> Result<Files> {
    let mut files = Vec::new();
    collect(folder, "", &mut files)?;
    files.sort_unstable();
    Ok(files)
}

fn collect(folder: &Path, inside: &str, files: &mut Files) -> Result<()> {
    let listing = fs::read_dir(folder)
        .with_context(|| format!("cannot read the folder {}", folder.display()))?;
    for entry in listing {
        let entry = entry.with_context(|| format!("cannot list {}", folder.display()))?;
        let path = entry.path();
        let Ok(name) = entry.file_name().into_string() else {
            bail!("the name of {} is not UTF-8", path.display());
        };
        let is_for_host = inside.starts_with(ROOT) && !LEFT_BY_SYSTEMS.contains(&name.as_str());
        if name.starts_with('.') && !is_for_host {
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

/// Reads a file; the error names it.
pub(super) fn read_file(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).with_context(|| format!("{}", path.display()))
}

/// Reads the locale of a language.
pub(super) fn read_locale(folder: &Path, lang: &str) -> Result<Locale> {
    let path = folder.join(format!("{lang}.json"));
    let json = fs::read(&path).with_context(|| {
        format!("{}: the interface has no strings in this language", path.display())
    })?;
    Locale::parse(&json).with_context(|| format!("{}", path.display()))
}
