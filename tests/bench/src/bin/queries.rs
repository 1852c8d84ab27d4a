//! `queries N [--seed S]`: writes queries for the corpus of N documents as JSON Lines.

use std::io::{self, Write as _};
use std::process::ExitCode;

use communique_bench::Corpus;

/// Queries of a kind.
const EACH: usize = 400;

fn main() -> ExitCode {
    let written = communique_bench::arguments("queries N [--seed S]").and_then(|(n, seed)| {
        let mut lines = String::new();
        for query in communique_bench::queries(&Corpus::new(seed), n, seed, EACH) {
            query.write_json(&mut lines);
        }
        Ok(io::stdout().lock().write_all(lines.as_bytes())?)
    });
    communique_bench::exit("queries", written)
}
