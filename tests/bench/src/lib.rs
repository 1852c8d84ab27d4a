//! A corpus of made-up news, and the queries that are asked of it.
//!
//! The corpus is a function of its seed: document `n` is the same whenever and in whatever order it is
//! made, so that queries about it need no copy of it.

mod model;
mod queries;
mod words;

pub use model::{Corpus, Document, FACETS};
pub use queries::{Query, queries};

use std::error::Error;
use std::io::{self, Write as _};
use std::process::ExitCode;

use lexopt::prelude::*;

/// Reads `N [--seed S]`; the seed is 1 if it is not given.
///
/// # Errors
/// Where something else was given; `usage` is then told.
pub fn arguments(usage: &str) -> Result<(u64, u64), Box<dyn Error>> {
    let mut parser = lexopt::Parser::from_env();
    let (mut documents, mut seed) = (None, 1);
    while let Some(argument) = parser.next()? {
        match argument {
            Value(value) if documents.is_none() => documents = Some(value.parse()?),
            Long("seed") => seed = parser.value()?.parse()?,
            other => return Err(other.unexpected().into()),
        }
    }
    Ok((documents.ok_or_else(|| format!("how many documents? {usage}"))?, seed))
}

/// How a program ends: an error is told, but not that the reader of the output has gone.
pub fn exit(program: &str, written: Result<(), Box<dyn Error>>) -> ExitCode {
    let Err(error) = written else { return ExitCode::SUCCESS };
    let gone = error
        .downcast_ref::<io::Error>()
        .is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe);
    if !gone {
        _ = writeln!(io::stderr(), "{program}: {error}");
    }
    ExitCode::FAILURE
}
