//! The folder beside a bundle in which the next one is made, and the exchange of the two.
//!
//! It is hidden, has a name of its own (`.dist.communique` for `dist`) and holds a file that says that
//! it is ours and is locked while a build runs. What a build that was killed left there is removed by
//! the next one; a folder of that name without that file is somebody else's and stays.

use std::fs::{self, File, TryLockError};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};

/// The file that says that the folder is ours.
const MARK: &str = "communique";
/// The words in it.
const WORDS: &str = "`communique build` makes a bundle here and removes this folder afterwards.\n";
/// The bundle that is being made; after the exchange the one that was.
const BUNDLE: &str = "bundle";
/// The bundle that was, for a moment where the system cannot exchange two folders.
const ASIDE: &str = "aside";

/// The folder in which a bundle is made.
pub(super) struct Workspace {
    /// The place of the bundle.
    dist: PathBuf,
    folder: PathBuf,
    /// Locked until the build ends, however it does.
    mark: File,
}

impl Workspace {
    /// Makes the folder beside that of a bundle, and clears up after a build that was killed.
    ///
    /// # Errors
    /// The folder cannot be made, is not ours, or another build is at work in it.
    pub(super) fn open(dist: &Path) -> anyhow::Result<Self> {
        let dist = resolved(dist)?;
        let mut name = std::ffi::OsString::from(".");
        name.push(dist.file_name().unwrap_or_default());
        name.push(".communique");
        let folder = dist.with_file_name(name);
        let shown = folder.display();
        let mark = folder.join(MARK);
        match fs::create_dir(&folder) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {
                // One that is empty was left by a build that was killed at its beginning or end.
                let is_ours = mark.is_file()
                    || fs::read_dir(&folder).is_ok_and(|mut entries| entries.next().is_none());
                if !is_ours {
                    bail!(
                        "{shown} is in the way of the build, and was not made by communique: move \
                         it away"
                    );
                }
            }
            made => made.with_context(|| format!("{shown} cannot be made"))?,
        }
        let mut file = File::options()
            .create(true)
            .append(true)
            .open(&mark)
            .with_context(|| format!("{}", mark.display()))?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                bail!("another communique is building {}: wait for it", dist.display())
            }
            // A file system without locks.
            Err(TryLockError::Error(_)) => {}
        }
        file.set_len(0)?;
        file.write_all(WORDS.as_bytes()).with_context(|| format!("{}", mark.display()))?;
        let workspace = Self { dist, folder, mark: file };
        workspace.clear()?;
        Ok(workspace)
    }

    /// The folder in which the bundle is to be made, which is there and empty.
    pub(super) fn bundle(&self) -> anyhow::Result<PathBuf> {
        let bundle = self.folder.join(BUNDLE);
        fs::create_dir(&bundle).with_context(|| format!("{}", bundle.display()))?;
        Ok(bundle)
    }

    /// Puts the bundle that was made in the place of the one that is there.
    pub(super) fn swap_in(&self) -> anyhow::Result<()> {
        let bundle = self.folder.join(BUNDLE);
        if exchange(&bundle, &self.dist).is_err() {
            let aside = self.folder.join(ASIDE);
            fs::rename(&self.dist, &aside).with_context(|| format!("{}", self.dist.display()))?;
            if let Err(error) = fs::rename(&bundle, &self.dist) {
                fs::rename(&aside, &self.dist).with_context(|| {
                    format!("the bundle is in {}: move it back", aside.display())
                })?;
                return Err(error).with_context(|| format!("{}", bundle.display()));
            }
        }
        Ok(())
    }

    /// Removes the folder with what is in it.
    pub(super) fn close(self) -> anyhow::Result<()> {
        self.clear()?;
        // The mark last, so that the next build knows the rest to be ours if this one is killed here.
        let mark = self.folder.join(MARK);
        fs::remove_file(&mark).with_context(|| format!("{}", mark.display()))?;
        drop(self.mark);
        fs::remove_dir(&self.folder).with_context(|| format!("{}", self.folder.display()))
    }

    /// Removes the bundles in the folder, but for one whose place is empty: it is put back there.
    fn clear(&self) -> anyhow::Result<()> {
        let aside = self.folder.join(ASIDE);
        if aside.is_dir() && !self.dist.exists() {
            fs::rename(&aside, &self.dist).with_context(|| format!("{}", aside.display()))?;
        }
        for name in [BUNDLE, ASIDE] {
            let folder = self.folder.join(name);
            if let Err(error) = fs::remove_dir_all(&folder)
                && error.kind() != ErrorKind::NotFound
            {
                return Err(error).with_context(|| format!("{}", folder.display()));
            }
        }
        Ok(())
    }
}

/// A folder without links in its path, also one that is not there. It must have a folder above it.
fn resolved(folder: &Path) -> anyhow::Result<PathBuf> {
    let shown = folder.display();
    let found = match folder.canonicalize() {
        Err(error) if error.kind() == ErrorKind::NotFound => {
            let above = folder.parent().filter(|above| !above.as_os_str().is_empty());
            let above = above.unwrap_or(Path::new(".")).canonicalize();
            above.map(|above| above.join(folder.file_name().unwrap_or_default()))
        }
        found => found,
    }
    .with_context(|| format!("{shown}: no such folder"))?;
    if found.file_name().is_none() {
        bail!("{shown}: a bundle needs a folder of its own");
    }
    Ok(found)
}

/// Exchanges two folders at once, so that there is no moment without either.
#[cfg(any(target_os = "linux", target_os = "macos"))]
fn exchange(one: &Path, other: &Path) -> std::io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)?)
}

/// Exchanges nothing: the system cannot.
#[cfg(not(any(target_os = "linux", target_os = "macos")))]
fn exchange(_: &Path, _: &Path) -> std::io::Result<()> {
    Err(ErrorKind::Unsupported.into())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;

    /// A folder `dist` with one file in a folder of its own.
    fn old() -> (tempfile::TempDir, PathBuf) {
        let above = tempfile::tempdir().unwrap();
        let dist = above.path().join("dist");
        fs::create_dir(&dist).unwrap();
        fs::write(dist.join("page"), "old").unwrap();
        (above, dist)
    }

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap();
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn the_new_takes_the_place_of_the_old_and_nothing_stays_beside() {
        let (above, dist) = old();
        let workspace = Workspace::open(&dist).unwrap();
        fs::write(workspace.bundle().unwrap().join("page"), "new").unwrap();
        assert_eq!(fs::read_to_string(dist.join("page")).unwrap(), "old");
        workspace.swap_in().unwrap();
        workspace.close().unwrap();
        assert_eq!(fs::read_to_string(dist.join("page")).unwrap(), "new");
        assert_eq!(names(above.path()), ["dist"]);
    }

    #[test]
    fn what_a_killed_build_left_is_removed() {
        let (above, dist) = old();
        let workspace = Workspace::open(&dist).unwrap();
        fs::write(workspace.bundle().unwrap().join("page"), "half").unwrap();
        // As the system does with the lock of a process that ends.
        drop(workspace);
        assert_eq!(names(above.path()), [".dist.communique", "dist"]);
        Workspace::open(&dist).unwrap().close().unwrap();
        assert_eq!(names(above.path()), ["dist"]);
    }

    #[test]
    fn a_bundle_that_was_put_aside_comes_back() {
        let (above, dist) = old();
        let workspace = Workspace::open(&dist).unwrap();
        fs::rename(&dist, workspace.folder.join(ASIDE)).unwrap();
        drop(workspace);
        Workspace::open(&dist).unwrap().close().unwrap();
        assert_eq!(names(above.path()), ["dist"]);
        assert_eq!(fs::read_to_string(dist.join("page")).unwrap(), "old");
    }

    #[test]
    fn a_folder_of_others_stays_and_is_named() {
        let (above, dist) = old();
        let other = above.path().join(".dist.communique");
        fs::create_dir(&other).unwrap();
        fs::write(other.join("mine"), "").unwrap();
        let said = Workspace::open(&dist).err().unwrap().to_string();
        assert!(said.contains(".dist.communique") && said.contains("move it away"), "{said}");
        assert_eq!(names(&other), ["mine"]);
    }

    #[test]
    fn one_build_at_a_time() {
        let (_above, dist) = old();
        let first = Workspace::open(&dist).unwrap();
        let said = Workspace::open(&dist).err().unwrap().to_string();
        assert!(said.contains("another communique is building"), "{said}");
        first.close().unwrap();
    }
}
