//! `communique index`: a search index of any documents, ready to be served.

use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, BufReader, Write};
use std::path::PathBuf;

use anyhow::Context;
use communique_search::write::collect::{self, Collector};
use communique_search::write::document::Documents;

use crate::bundle::index::write;

/// What `communique index` is asked for.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Options {
    /// JSON Lines, perhaps compressed with gzip; `-` for standard input.
    pub(super) documents: PathBuf,
    /// The folder of the index.
    pub(super) into: PathBuf,
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
