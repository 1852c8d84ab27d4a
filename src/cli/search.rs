//! `communique search`: the search of a site, on the command line.

use std::io::{self, BufRead, Write};
use std::path::PathBuf;

use communique_search::answer::{Answer, Note, Piece};
use communique_search::date::Span;
use communique_search::folder::Folder;
use communique_search::json;
use communique_search::request::{Choice, Request, Sort};
use lexopt::{Arg, Parser, ValueExt};

use super::arguments::{Asked, folder};

const HELP: &str = "\
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

/// The folder of a site's index.
const INDEX: &str = "dist/search";

/// The options of `communique search`.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Options {
    /// The folder of the index.
    index: PathBuf,
    /// The request; its text is that of the only query, unless they come from standard input.
    request: Request,
    /// One query a line, from standard input.
    many: bool,
    /// One JSON object a query instead of lines for people.
    json: bool,
}

pub(super) fn parse(mut args: Parser) -> Result<Asked<Options>, lexopt::Error> {
    let mut options = Options {
        index: INDEX.into(),
        request: Request { limit: 10, ..Request::default() },
        many: false,
        json: false,
    };
    let request = &mut options.request;
    let mut text = None;
    while let Some(arg) = args.next()? {
        match arg {
            Arg::Short('h') | Arg::Long("help") => return Ok(Asked::Help(HELP)),
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
    Ok(Asked::Run(options))
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

/// Answers every query.
pub(super) fn run(options: &Options) -> anyhow::Result<()> {
    let mut folder = Folder::open(&options.index)?;
    let mut out = io::BufWriter::new(io::stdout().lock());
    let mut answer = |request: &Request| -> anyhow::Result<()> {
        let answer = folder.search(request)?;
        if options.json {
            writeln!(out, "{}", json::answer(&answer))?;
        } else {
            print(&mut out, &answer)?;
        }
        Ok(())
    };
    if !options.many {
        return answer(&options.request);
    }
    for text in io::stdin().lock().lines() {
        answer(&Request { text: text?, ..options.request.clone() })?;
    }
    Ok(())
}

fn print(out: &mut impl Write, answer: &Answer) -> io::Result<()> {
    for correction in &answer.corrections {
        writeln!(out, "{:?} is not there: searched {}", correction.from, correction.to.join(", "))?;
    }
    for note in &answer.notes {
        writeln!(out, "{}", sentence(note))?;
    }
    let documents = if answer.total == 1 { "document" } else { "documents" };
    writeln!(out, "{} {documents}", answer.total)?;
    for hit in &answer.hits {
        writeln!(out, "\n{}  {}\n  {}", hit.date, plain(&hit.title), hit.url)?;
        if !hit.passage.is_empty() {
            writeln!(out, "  {}", plain(&hit.passage).replace('\n', " "))?;
        }
    }
    for facet in answer.facets.iter().filter(|facet| !facet.values.is_empty()) {
        let values: Vec<String> =
            facet.values.iter().take(10).map(|v| format!("{} {}", v.value, v.count)).collect();
        writeln!(out, "\n{}: {}", facet.name, values.join(", "))?;
    }
    Ok(())
}

fn plain(pieces: &[Piece]) -> String {
    pieces.iter().map(|piece| piece.text.as_str()).collect()
}

fn sentence(note: &Note) -> String {
    match note {
        Note::Unknown(word) => format!("No document has {word:?}, nor a word like it."),
        Note::NoSuchValue(group, value) => {
            format!("There is no {group} {value:?}: it was left out.")
        }
        Note::TooLong(count) => format!("The query is too long: {count} words were left out."),
        Note::Unbalanced => "A quotation mark has no pair.".into(),
        Note::Dangling(sign) => format!("{sign:?} has no word: it was left out."),
        Note::OnlyExclusions => "There are only words to leave out.".into(),
        Note::Partial => "Few documents have every word: those with some follow.".into(),
        Note::OnlyStopWords => "Every word is very common.".into(),
    }
}
