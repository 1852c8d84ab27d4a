//! Layer 7, native: the command line. Each command has a file with its options, its help, its parser
//! and what runs it; this file chooses among them.
//!
//! To add a command: its file, a variant of [`Command`], an arm in [`parse`] and in [`run`], and a
//! line in [`HELP`]. Exit codes: 0 done, 1 it found or met a problem, 2 the
//! arguments were not understood.

mod arguments;
mod build;
mod check;
mod index;
mod preview;
mod search;

use std::io::{self, Write};
use std::process::ExitCode;

use lexopt::{Arg, Parser};

use arguments::Asked;

use crate::preview::Options as PreviewOptions;

const HELP: &str = "\
Usage: communique COMMAND [OPTION]...

Commands:
  build          make the pages of a site from its content
  check          say every problem in a content folder
  index DOCS     make a search index of any documents, given as JSON Lines
  preview DIST   serve a built bundle as a good static host would
  search QUERY   search an index

`communique COMMAND --help` says more about one.";

/// The command that the arguments ask for.
#[derive(Debug, PartialEq, Eq)]
enum Command {
    /// Print a text and be done.
    Help(&'static str),
    /// `communique build`
    Build(build::Options),
    /// `communique check`
    Check(check::Options),
    /// `communique index`
    Index(index::Options),
    /// `communique preview`
    Preview(PreviewOptions),
    /// `communique search`
    Search(Box<search::Options>),
}

/// Reads the process's arguments, does what they ask for and says on standard error what went wrong.
#[must_use]
pub fn main() -> ExitCode {
    let command = match parse(Parser::from_env()) {
        Ok(command) => command,
        Err(error) => {
            complain(&format!("{error}\nTry `communique --help`."));
            return ExitCode::from(2);
        }
    };
    match run(command) {
        Ok(code) => code,
        Err(error) => {
            complain(&format!("{error:#}"));
            ExitCode::from(1)
        }
    }
}

/// Does what was asked for. A command that found problems returns code 1 itself; an error is a
/// problem met on the way.
fn run(command: Command) -> anyhow::Result<ExitCode> {
    match command {
        Command::Help(text) => writeln!(io::stdout(), "{text}")?,
        Command::Build(options) => return build::run(&options),
        Command::Check(options) => return check::run(&options),
        Command::Index(options) => index::run(&options)?,
        Command::Preview(options) => crate::preview::run(&options)?,
        Command::Search(options) => search::run(&options)?,
    }
    Ok(ExitCode::SUCCESS)
}

fn parse(mut args: Parser) -> Result<Command, lexopt::Error> {
    match args.next()? {
        None => Err("a command is missing".into()),
        Some(Arg::Short('h') | Arg::Long("help")) => Ok(Command::Help(HELP)),
        Some(Arg::Value(name)) => match name.to_str() {
            Some("help") => Ok(Command::Help(HELP)),
            Some("build") => command(build::parse(args)?, Command::Build),
            Some("check") => command(check::parse(args)?, Command::Check),
            Some("index") => command(index::parse(args)?, Command::Index),
            Some("preview") => command(preview::parse(args)?, Command::Preview),
            Some("search") => {
                command(search::parse(args)?, |options| Command::Search(Box::new(options)))
            }
            _ => Err(format!("there is no command {name:?}").into()),
        },
        Some(other) => Err(other.unexpected()),
    }
}

/// The command that its arguments ask for.
fn command<T>(asked: Asked<T>, run: impl FnOnce(T) -> Command) -> Result<Command, lexopt::Error> {
    Ok(match asked {
        Asked::Help(text) => Command::Help(text),
        Asked::Run(options) => run(options),
    })
}

/// Says on standard error what went wrong. Where that is closed there is nobody to tell.
fn complain(what: &str) {
    let _ = writeln!(io::stderr(), "communique: {what}");
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;

    fn parsed(args: &[&str]) -> Result<Command, String> {
        let args = std::iter::once("communique").chain(args.iter().copied());
        parse(Parser::from_iter(args)).map_err(|error| error.to_string())
    }

    #[track_caller]
    fn preview_of(args: &[&str]) -> PreviewOptions {
        match parsed(args) {
            Ok(Command::Preview(options)) => options,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn preview_has_defaults() {
        let options = preview_of(&["preview", "dist"]);
        assert_eq!(options.dist, PathBuf::from("dist"));
        assert_eq!((options.port, options.base.as_str()), (8080, "/"));
    }

    #[test]
    fn options_stand_before_or_after_the_folder() {
        let options = preview_of(&["preview", "--port=0", "dist", "--base", "/sub/"]);
        assert_eq!((options.port, options.base.as_str()), (0, "/sub/"));
    }

    #[test]
    fn every_command_has_help() {
        assert_eq!(parsed(&["--help"]), Ok(Command::Help(HELP)));
        assert_eq!(parsed(&["preview", "dist", "--help"]), Ok(Command::Help(preview::HELP)));
    }

    #[test]
    fn a_mistake_is_named() {
        for (args, said) in [
            (&[][..], "a command is missing"),
            (&["serve"], "there is no command \"serve\""),
            (&["--port", "1"], "invalid option '--port'"),
            (&["preview"], "preview needs the folder of a built bundle, such as dist"),
            (&["preview", ""], "the folder's name is empty"),
            (&["preview", "a", "b"], "unexpected argument \"b\""),
            (
                &["preview", "a", "--port", "x"],
                "cannot parse argument \"x\": invalid digit found in string",
            ),
            (
                &["preview", "a", "--port", "70000"],
                "cannot parse argument \"70000\": number too large to fit in target type",
            ),
            (
                &["preview", "a", "--base", "https://host/"],
                "cannot parse argument \"https://host/\": expected a path such as /sub/",
            ),
        ] {
            assert_eq!(parsed(args), Err(said.to_owned()), "{args:?}");
        }
    }
}
