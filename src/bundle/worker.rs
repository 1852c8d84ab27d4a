//! The search worker that this program carries, to be written beside every index.
//!
//! `tools/worker.sh` builds it and `build.rs` puts it here; `make` does so before anything else.

use anyhow::ensure;

/// `search.js`: the module of the page and the worker's script. Empty in a program that was built
/// without the worker.
pub const SEARCH_JS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/search.js"));

/// `search.wasm`: the engine. Empty where [`SEARCH_JS`] is.
pub const SEARCH_WASM: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/search.wasm"));

/// The worker's files with their names. They belong beside the index's manifest.
///
/// # Errors
/// The program was built without the worker; the message says what to do.
pub fn files() -> anyhow::Result<[(&'static str, &'static [u8]); 2]> {
    let files = [("search.js", SEARCH_JS), ("search.wasm", SEARCH_WASM)];
    ensure!(
        files.iter().all(|(_, bytes)| !bytes.is_empty()),
        "this communique was built without the search worker: run `sh tools/worker.sh`, then build it again"
    );
    Ok(files)
}

/// The file that the script asks for as its engine, with the query that tells releases apart.
pub fn engine() -> &'static str {
    let script = str::from_utf8(SEARCH_JS).unwrap_or_default();
    let from = script.find("search.wasm?").unwrap_or(script.len());
    script[from..].split(['\'', '"', '`']).next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::{engine, files};

    #[test]
    fn the_engine_is_asked_for_by_its_release() {
        let (file, release) = engine().split_once('?').unwrap();
        assert_eq!(file, "search.wasm");
        assert!(release.len() > 4 && release.bytes().all(|b| b.is_ascii_digit()), "{release}");
    }

    #[test]
    fn the_worker_is_there_and_small() {
        let [(_, script), (_, wasm)] = files().unwrap();
        assert!(script.windows(11).any(|piece| piece == b"engine_step"), "the glue is in it");
        assert!(wasm.starts_with(b"\0asm\x01\0\0\0"));
        let compressed = |bytes: &[u8]| {
            let mut small = Vec::new();
            let params = brotli::enc::BrotliEncoderParams { quality: 11, ..Default::default() };
            brotli::BrotliCompress(&mut &*bytes, &mut small, &params).unwrap();
            small.len()
        };
        let (script, wasm) = (compressed(script), compressed(wasm));
        assert!(script <= 4_300, "search.js is {script} bytes");
        assert!(script + wasm <= 60_000, "search.js is {script} bytes, search.wasm {wasm}");
    }
}
