//! Helpers of the commands for reading their arguments.

use std::ffi::OsString;
use std::path::PathBuf;

/// The folder of the default content.
pub(super) const CONTENT: &str = "public/content";

/// The folder of the interface's strings.
pub(super) const LOCALES: &str = "public/locales";

/// The answer to the arguments of a command.
pub(super) enum Asked<T> {
    /// Print its help and be done.
    Help(&'static str),
    /// Run it with options.
    Run(T),
}

/// A variable of the environment that is there and not empty.
pub(super) fn variable(name: &str) -> Option<OsString> {
    std::env::var_os(name).filter(|value| !value.is_empty())
}

/// A path given as an argument: empty is a mistake (an unset variable in a script), not this folder.
pub(super) fn folder(value: OsString) -> Result<PathBuf, lexopt::Error> {
    if value.is_empty() { Err("the folder's name is empty".into()) } else { Ok(value.into()) }
}
