//! `communique check`: every problem in the content, without building anything.

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use crate::bundle::check::{content, has_errors, print};

/// What `communique check` is asked for.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Options {
    /// The content folder.
    pub(super) content: PathBuf,
    /// The folder of the locales.
    pub(super) locales: PathBuf,
    /// How problems are printed.
    pub(super) format: Format,
}

/// How problems are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    /// A line each, for people.
    Lines,
    /// One JSON array.
    Json,
}

/// Prints all problems; code 1 where one of them is an error.
pub(super) fn run(options: &Options) -> anyhow::Result<ExitCode> {
    let (_, problems) = content(&options.content, &options.locales)?;
    let mut out = io::stdout().lock();
    match options.format {
        Format::Json => writeln!(out, "{}", serde_json::to_string_pretty(&problems)?)?,
        Format::Lines => print(&mut out, &problems)?,
    }
    Ok(if has_errors(&problems) { ExitCode::from(1) } else { ExitCode::SUCCESS })
}
