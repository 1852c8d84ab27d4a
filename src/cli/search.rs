//! `communique search`: the search of a site, on the command line.

use std::io::{self, BufRead, Write};
use std::path::PathBuf;

use communique_search::answer::{Answer, Note, Piece};
use communique_search::folder::Folder;
use communique_search::json;
use communique_search::request::Request;

/// What `communique search` is asked for.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Options {
    /// The folder of the index.
    pub(super) index: PathBuf,
    /// The request; its text is that of the only query, unless they come from standard input.
    pub(super) request: Request,
    /// One query a line, from standard input.
    pub(super) many: bool,
    /// One JSON object a query instead of lines for people.
    pub(super) json: bool,
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
