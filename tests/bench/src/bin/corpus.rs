//! `corpus N [--seed S]`: writes N documents as JSON Lines, one after the other, in constant memory.

use std::io::{self, Write as _};
use std::process::ExitCode;

use communique_bench::{Corpus, Document};

fn main() -> ExitCode {
    let written =
        communique_bench::arguments("corpus N [--seed S]").and_then(|(n, seed)| write(n, seed));
    communique_bench::exit("corpus", written)
}

fn write(n: u64, seed: u64) -> Result<(), Box<dyn std::error::Error>> {
    let corpus = Corpus::new(seed);
    let mut document = Document::default();
    let mut lines = String::new();
    let mut out = io::stdout().lock();
    for number in 0..n {
        corpus.write(number, &mut document);
        document.write_json(&mut lines);
        if lines.len() > 1 << 16 {
            out.write_all(lines.as_bytes())?;
            lines.clear();
        }
    }
    out.write_all(lines.as_bytes())?;
    Ok(())
}
