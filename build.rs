//! Puts the search worker and the scripts of pages, which `tools/worker.sh` builds before, where the
//! crate includes them from. Without them empty files stand in their place, so that everything else
//! works in a fresh checkout.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

/// Folders of the target folder with their files, under the names that both places have them by.
const FOLDERS: [(&str, &[&str]); 2] = [
    ("worker", &["search.js", "search.wasm"]),
    ("scripts", &["settings.js", "start.js", "find.js"]),
];

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=build.rs");
    // The application carries no worker: it is fetched when somebody searches.
    if env::var_os("CARGO_CFG_TARGET_ARCH").is_some_and(|arch| arch == "wasm32") {
        return Ok(());
    }
    let out = env::var_os("OUT_DIR").map(PathBuf::from).ok_or(io::ErrorKind::NotFound)?;
    for (folder, files) in FOLDERS {
        let folder = target(&out).join(folder);
        // A folder that is not there would count as changed each time.
        fs::create_dir_all(&folder)?;
        println!("cargo::rerun-if-changed={}", folder.display());
        let read = |name: &&str| fs::read(folder.join(name)).unwrap_or_default();
        let found: Vec<_> = files.iter().map(read).collect();
        // All or none: they are made for each other.
        let whole = found.iter().all(|bytes| !bytes.is_empty());
        for (name, bytes) in files.iter().zip(&found) {
            fs::write(out.join(name), if whole { bytes.as_slice() } else { &[] })?;
        }
    }
    Ok(())
}

/// The target folder, where the output folder of this script is
/// `TARGET/[TRIPLE/]PROFILE/build/PACKAGE-HASH/out`.
fn target(out: &Path) -> &Path {
    let triple = env::var_os("TARGET").unwrap_or_default();
    let folder = out.ancestors().nth(4).unwrap_or(out);
    match folder.parent() {
        Some(parent) if folder.file_name() == Some(&triple) => parent,
        _ => folder,
    }
}
