//! `communique check`: every problem in the content, without building anything.

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use lexopt::{Arg, Parser};

use super::arguments::{Asked, CONTENT, LOCALES, folder, variable};
use crate::bundle::BaseUrl;
use crate::bundle::checked_site::{check_site, has_errors};
use crate::bundle::read::read_folder;
use crate::content::problem::{Problem, Severity};

const HELP: &str = "\
Usage: communique check [--content DIR] [--json]

Says every problem in a content folder: the rule, the file, the field, what is wrong and what is
expected. Exit code 1 if one of them is an error.

Options:
  --content DIR  the content folder, public/content if not given
  --locales DIR  the interface's strings, public/locales if not given
  --json         one JSON array instead of a line each";

/// The options of `communique check`.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Options {
    /// The content folder.
    content: PathBuf,
    /// The folder of the locales.
    locales: PathBuf,
    /// How problems are printed.
    format: Format,
}

/// How problems are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Format {
    /// A line each, for people.
    Lines,
    /// One JSON array.
    Json,
}

pub(super) fn parse(mut args: Parser) -> Result<Asked<Options>, lexopt::Error> {
    let mut options = Options {
        content: variable("CONTENT").map_or_else(|| CONTENT.into(), PathBuf::from),
        locales: LOCALES.into(),
        format: Format::Lines,
    };
    while let Some(arg) = args.next()? {
        match arg {
            Arg::Short('h') | Arg::Long("help") => return Ok(Asked::Help(HELP)),
            Arg::Long("content") => options.content = folder(args.value()?)?,
            Arg::Long("locales") => options.locales = folder(args.value()?)?,
            Arg::Long("json") => options.format = Format::Json,
            other => return Err(other.unexpected()),
        }
    }
    Ok(Asked::Run(options))
}

/// Prints all problems; code 1 where one of them is an error.
pub(super) fn run(options: &Options) -> anyhow::Result<ExitCode> {
    let files = read_folder(&options.content)?;
    let (_, problems) = check_site(files, &options.locales, &BaseUrl::default())?;
    let mut out = io::stdout().lock();
    match options.format {
        Format::Json => writeln!(out, "{}", serde_json::to_string_pretty(&problems)?)?,
        Format::Lines => print(&mut out, &problems)?,
    }
    Ok(if has_errors(&problems) { ExitCode::from(1) } else { ExitCode::SUCCESS })
}

/// Prints problems, a line each, and their sum.
pub(super) fn print(out: &mut impl Write, problems: &[Problem]) -> io::Result<()> {
    for problem in problems {
        writeln!(out, "{problem}")?;
    }
    let errors = problems.iter().filter(|p| p.severity == Severity::Error).count();
    let warnings = problems.len() - errors;
    writeln!(out, "{errors} errors, {warnings} warnings")
}
