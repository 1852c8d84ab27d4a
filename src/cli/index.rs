//! `communique index`: a search index of any documents, ready to be served.

use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, BufReader, Write};
use std::path::PathBuf;

use anyhow::Context;
use communique_search::write::collect::{self, Collector};
use communique_search::write::document::Documents;
use lexopt::{Arg, Parser};

use super::arguments::{Asked, folder};
use crate::bundle::search_index::write;

const HELP: &str = "\
Usage: communique index DOCS --into DIR

Makes a search index of the documents in the file DOCS (- for standard input), one JSON object a
line, plain or compressed with gzip:

  {\"id\",\"url\",\"title\",\"summary\"?,\"body\",\"date\"?,\"lang\"?,\"aliases\"?:[…],\"facets\"?:{\"country\":[…]}}

A date is 2014, 2014-06 or 2014-06-17. The folder DIR, served by any static host, is a working search:
import { open } from './search.js'.

Options:
  --into DIR  the folder of the index; one that is there is replaced";

/// The options of `communique index`.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Options {
    /// JSON Lines, perhaps compressed with gzip; `-` for standard input.
    documents: PathBuf,
    /// The folder of the index.
    into: PathBuf,
}

pub(super) fn parse(mut args: Parser) -> Result<Asked<Options>, lexopt::Error> {
    let (mut documents, mut into) = (None, None);
    while let Some(arg) = args.next()? {
        match arg {
            Arg::Short('h') | Arg::Long("help") => return Ok(Asked::Help(HELP)),
            Arg::Long("into") => into = Some(folder(args.value()?)?),
            Arg::Value(value) if documents.is_none() => documents = Some(folder(value)?),
            other => return Err(other.unexpected()),
        }
    }
    Ok(Asked::Run(Options {
        documents: documents.ok_or("index needs a file of documents, or - for standard input")?,
        into: into.ok_or("index needs --into with the folder of the index")?,
    }))
}

/// Reads the documents, writes the index and says what it came to.
pub(super) fn run(options: &Options) -> anyhow::Result<()> {
    let name = options.documents.display();
    let input: Box<dyn io::Read> = if options.documents.as_os_str() == OsStr::new("-") {
        Box::new(io::stdin().lock())
    } else {
        Box::new(File::open(&options.documents).with_context(|| format!("{name} can't be read"))?)
    };
    let mut collector = Collector::new(collect::Options::default())?;
    for document in Documents::new(BufReader::with_capacity(1 << 20, input)) {
        let document = document.with_context(|| name.to_string())?;
        collector.add(document).with_context(|| name.to_string())?;
    }
    let written = write(collector, &options.into).with_context(|| name.to_string())?;
    let (files, bytes) = written.sum();
    writeln!(
        io::stdout(),
        "{} documents, {} terms: {files} files, {} kB in {}",
        written.documents,
        written.terms,
        bytes.div_ceil(1000),
        options.into.display()
    )?;
    Ok(())
}
