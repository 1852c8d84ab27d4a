//! The arguments of `communique`: one command, one variant of [`Command`], one function that runs it.
//!
//! To add a command: a variant with its options, an arm in [`parse`] and in [`run`], a line in
//! [`HELP`] and a help text of its own. Exit codes: 0 done, 1 it found or met a problem, 2 the
//! arguments were not understood.

mod check;
mod index;
mod search;

use std::ffi::OsString;
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use communique_search::date::Span;
use communique_search::request::{Choice, Request, Sort};
use lexopt::{Arg, Parser, ValueExt};

use crate::bundle as build;
use crate::bundle::compress::Compression;
use crate::preview;

const HELP: &str = "\
Usage: communique COMMAND [OPTION]...

Commands:
  build          make the pages of a site from its content
  check          say every problem in a content folder
  index DOCS     make a search index of any documents, given as JSON Lines
  preview DIST   serve a built bundle as a good static host would
  search QUERY   search an index

`communique COMMAND --help` says more about one.";

const BUILD_HELP: &str = "\
Usage: communique build [--into DIST] [OPTION]...

Makes all pages of a site from its content, into the folder DIST of a client that Trunk built.
Where DIST is a bundle already, its pages are made anew. Nothing is written if the content has
errors.

Options:
  --into DIST         the folder; Trunk's staging folder if not given, in a hook of Trunk's
  --content DIR       the content folder, public/content if not given
  --locales DIR       the interface's strings, public/locales if not given
  --base-url ADDRESS  where the site will stand, such as https://host/path/: needed below a
                      path, and for absolute addresses in sitemap, cards and structured data
  --compress best     brotli 11 and gzip 9 for all files, not only for the client's
  --no-precompressed  no compressed twins at all

The variables CONTENT and BASE_URL stand for the options of these names where they are not given.";

const CHECK_HELP: &str = "\
Usage: communique check [--content DIR] [--json]

Says every problem in a content folder: the rule, the file, the field, what is wrong and what is
expected. Exit code 1 if one of them is an error.

Options:
  --content DIR  the content folder, public/content if not given
  --locales DIR  the interface's strings, public/locales if not given
  --json         one JSON array instead of a line each";

const PREVIEW_HELP: &str = "\
Usage: communique preview DIST [--port N] [--base PATH]

Serves the built bundle in the folder DIST on this machine only: compressed twins, cache headers,
ranges, a real 404 and a strict Content-Security-Policy. Prints the address when it is ready.

Options:
  --port N      the port, 8080 if not given; 0 takes a free one
  --base PATH   serve below a path, such as /sub/";

const INDEX_HELP: &str = "\
Usage: communique index DOCS --into DIR

Makes a search index of the documents in the file DOCS (- for standard input), one JSON object a
line, plain or compressed with gzip:

  {\"id\",\"url\",\"title\",\"summary\"?,\"body\",\"date\"?,\"lang\"?,\"aliases\"?:[…],\"facets\"?:{\"country\":[…]}}

A date is 2014, 2014-06 or 2014-06-17. The folder DIR, served by any static host, is a working search:
import { open } from './search.js'.

Options:
  --into DIR  the folder of the index; one that is there is replaced";

const SEARCH_HELP: &str = "\
Usage: communique search QUERY [OPTION]...

Searches an index. Words are all wanted; \"a phrase\", -without, this OR that, begin*, title:word.

Options:
  --index DIR              the folder of the index, dist/search if not given
  --facet GROUP=VALUE      only documents with this value; of one group any, of all groups one
  --without GROUP=VALUE    no documents with this value
  --from DATE, --to DATE   such as 2005, 11/2014, 2014-11, 21/11/2014, 2014-11-21
  --sort ORDER             relevance (if not given), newest or oldest
  --limit N, --offset N    how many hits, 10 if not given, and how many are left out before them
  --lang CODE              the language that is mildly preferred
  --typing                 the last word is unfinished
  --literal                words as they are: no corrections, no completions
  --counts                 count the values of all facets
  --passages               a passage of each hit
  --queries -              one query a line, from standard input
  --json                   one JSON object a query";

/// Where a site's index is.
const INDEX: &str = "dist/search";

/// Where the default content is.
const CONTENT: &str = "public/content";

/// Where the interface's strings are.
const LOCALES: &str = "public/locales";

/// What the arguments ask for.
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
    Preview(preview::Options),
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
        Command::Preview(options) => preview::run(&options)?,
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
            Some("build") => parse_build(args),
            Some("check") => parse_check(args),
            Some("index") => parse_index(args),
            Some("preview") => parse_preview(args),
            Some("search") => parse_search(args),
            _ => Err(format!("there is no command {name:?}").into()),
        },
        Some(other) => Err(other.unexpected()),
    }
}

fn parse_build(mut args: Parser) -> Result<Command, lexopt::Error> {
    let mut into = variable("TRUNK_STAGING_DIR").map(PathBuf::from);
    let mut content = variable("CONTENT").map(PathBuf::from);
    let mut locales = None;
    let mut base_url = variable("BASE_URL").map(|url| url.to_string_lossy().into_owned());
    // While developing the bundle is served by Trunk, which sends no compressed twins.
    let developing = variable("TRUNK_PROFILE").is_some_and(|profile| profile == "debug");
    let mut compression = if developing { Compression::None } else { Compression::Quick };
    while let Some(arg) = args.next()? {
        match arg {
            Arg::Short('h') | Arg::Long("help") => return Ok(Command::Help(BUILD_HELP)),
            Arg::Long("into") => into = Some(folder(args.value()?)?),
            Arg::Long("content") => content = Some(folder(args.value()?)?),
            Arg::Long("locales") => locales = Some(folder(args.value()?)?),
            Arg::Long("base-url") => base_url = Some(args.value()?.string()?),
            Arg::Long("compress") => {
                if args.value()? != "best" {
                    return Err("--compress takes the word best".into());
                }
                compression = Compression::Best;
            }
            Arg::Long("no-precompressed") => compression = Compression::None,
            other => return Err(other.unexpected()),
        }
    }
    Ok(Command::Build(build::Options {
        content: content.unwrap_or_else(|| CONTENT.into()),
        locales: locales.unwrap_or_else(|| LOCALES.into()),
        into: into.ok_or("build needs --into with the folder of a built client, such as dist")?,
        base_url: base_url.unwrap_or_default().parse()?,
        compression,
    }))
}

fn parse_check(mut args: Parser) -> Result<Command, lexopt::Error> {
    let mut options = check::Options {
        content: variable("CONTENT").map_or_else(|| CONTENT.into(), PathBuf::from),
        locales: LOCALES.into(),
        format: check::Format::Lines,
    };
    while let Some(arg) = args.next()? {
        match arg {
            Arg::Short('h') | Arg::Long("help") => return Ok(Command::Help(CHECK_HELP)),
            Arg::Long("content") => options.content = folder(args.value()?)?,
            Arg::Long("locales") => options.locales = folder(args.value()?)?,
            Arg::Long("json") => options.format = check::Format::Json,
            other => return Err(other.unexpected()),
        }
    }
    Ok(Command::Check(options))
}

/// A variable of the environment that is there and not empty.
fn variable(name: &str) -> Option<OsString> {
    std::env::var_os(name).filter(|value| !value.is_empty())
}

fn parse_preview(mut args: Parser) -> Result<Command, lexopt::Error> {
    let mut dist: Option<PathBuf> = None;
    let mut port = 8080;
    let mut base = preview::Base::default();
    while let Some(arg) = args.next()? {
        match arg {
            Arg::Short('h') | Arg::Long("help") => return Ok(Command::Help(PREVIEW_HELP)),
            Arg::Long("port") => port = args.value()?.parse()?,
            Arg::Long("base") => base = args.value()?.parse()?,
            Arg::Value(value) if dist.is_none() => dist = Some(folder(value)?),
            other => return Err(other.unexpected()),
        }
    }
    let dist = dist.ok_or("preview needs the folder of a built bundle, such as dist")?;
    Ok(Command::Preview(preview::Options { dist, port, base }))
}

fn parse_index(mut args: Parser) -> Result<Command, lexopt::Error> {
    let (mut documents, mut into) = (None, None);
    while let Some(arg) = args.next()? {
        match arg {
            Arg::Short('h') | Arg::Long("help") => return Ok(Command::Help(INDEX_HELP)),
            Arg::Long("into") => into = Some(folder(args.value()?)?),
            Arg::Value(value) if documents.is_none() => documents = Some(folder(value)?),
            other => return Err(other.unexpected()),
        }
    }
    Ok(Command::Index(index::Options {
        documents: documents.ok_or("index needs a file of documents, or - for standard input")?,
        into: into.ok_or("index needs --into with the folder of the index")?,
    }))
}

fn parse_search(mut args: Parser) -> Result<Command, lexopt::Error> {
    let mut options = search::Options {
        index: INDEX.into(),
        request: Request { limit: 10, ..Request::default() },
        many: false,
        json: false,
    };
    let request = &mut options.request;
    let mut text = None;
    while let Some(arg) = args.next()? {
        match arg {
            Arg::Short('h') | Arg::Long("help") => return Ok(Command::Help(SEARCH_HELP)),
            Arg::Long("index") => options.index = folder(args.value()?)?,
            Arg::Long("facet") => request.facets.push(choice(&args.value()?.string()?, false)?),
            Arg::Long("without") => request.facets.push(choice(&args.value()?.string()?, true)?),
            Arg::Long("from") => request.from = Some(span(&args.value()?.string()?)?.first),
            Arg::Long("to") => request.to = Some(span(&args.value()?.string()?)?.last),
            Arg::Long("sort") => {
                request.sort = match args.value()?.string()?.as_str() {
                    "relevance" => Sort::Relevance,
                    "newest" => Sort::Newest,
                    "oldest" => Sort::Oldest,
                    other => {
                        return Err(format!(
                            "--sort takes relevance, newest or oldest, not {other:?}"
                        )
                        .into());
                    }
                }
            }
            Arg::Long("limit") => request.limit = args.value()?.parse()?,
            Arg::Long("offset") => request.offset = args.value()?.parse()?,
            Arg::Long("lang") => request.lang = Some(args.value()?.string()?),
            Arg::Long("typing") => request.typing = true,
            Arg::Long("literal") => request.literal = true,
            Arg::Long("counts") => request.counts = true,
            Arg::Long("passages") => request.passages = true,
            Arg::Long("json") => options.json = true,
            Arg::Long("queries") => {
                if args.value()? != "-" {
                    return Err("--queries takes -, for standard input".into());
                }
                options.many = true;
            }
            Arg::Value(value) if text.is_none() => text = Some(value.string()?),
            other => return Err(other.unexpected()),
        }
    }
    if text.is_none() && !options.many {
        return Err("search needs a query; an empty one, '', finds everything".into());
    }
    request.text = text.unwrap_or_default();
    Ok(Command::Search(Box::new(options)))
}

/// A value of a facet: `country=albania`.
fn choice(text: &str, exclude: bool) -> Result<Choice, lexopt::Error> {
    let (group, value) = text
        .split_once('=')
        .ok_or_else(|| format!("{text:?} is not a facet and its value, such as country=albania"))?;
    Ok(Choice { group: group.into(), value: value.into(), exclude })
}

fn span(text: &str) -> Result<Span, lexopt::Error> {
    Span::parse(text).map_err(|error| format!("{text:?}: {error}").into())
}

/// A path given as an argument: empty is a mistake (an unset variable in a script), not this folder.
fn folder(value: OsString) -> Result<PathBuf, lexopt::Error> {
    if value.is_empty() { Err("the folder's name is empty".into()) } else { Ok(value.into()) }
}

/// Says on standard error what went wrong. Where that is closed there is nobody to tell.
fn complain(what: &str) {
    let _ = writeln!(io::stderr(), "communique: {what}");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(args: &[&str]) -> Result<Command, String> {
        let args = std::iter::once("communique").chain(args.iter().copied());
        parse(Parser::from_iter(args)).map_err(|error| error.to_string())
    }

    #[track_caller]
    fn preview_of(args: &[&str]) -> preview::Options {
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
        assert_eq!(parsed(&["preview", "dist", "--help"]), Ok(Command::Help(PREVIEW_HELP)));
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
