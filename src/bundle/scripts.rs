//! The scripts of the browser that this program carries.
//!
//! `tools/scripts.sh` makes them of `src/scripts/` and `build.rs` puts them here; `make` does so
//! before anything else.

use anyhow::ensure;
use serde_json::Value;

/// Sets a page as the visitor chose, before it is painted.
const SETTINGS: &str = include_str!(concat!(env!("OUT_DIR"), "/settings.js"));
/// Starts the application.
const START: &str = include_str!(concat!(env!("OUT_DIR"), "/start.js"));
/// Searches, and draws what was found.
const FIND: &str = include_str!(concat!(env!("OUT_DIR"), "/find.js"));

/// `settings.js`, `start.js` and `find.js`, in this order.
///
/// # Errors
/// The program was built without them; the message says what to do.
pub(super) fn scripts() -> anyhow::Result<[&'static str; 3]> {
    ensure!(
        [SETTINGS, START, FIND].iter().all(|script| !script.is_empty()),
        "this communique was built without the scripts of its pages: run `sh tools/scripts.sh`, then build it again"
    );
    Ok([SETTINGS, START, FIND])
}

/// `start.js` with the names of the bundle's files that it asks for: `FILES` in
/// `src/scripts/globals.d.ts`.
pub(super) fn with_files(start: &str, files: &Value) -> String {
    format!("const FILES={files};{start}")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use serde_json::json;

    use super::{scripts, with_files};

    #[test]
    fn the_scripts_are_there_and_small() {
        for (script, most) in scripts().unwrap().into_iter().zip([950, 1_000, 3_000]) {
            let mut small = Vec::new();
            let params = brotli::enc::BrotliEncoderParams { quality: 11, ..Default::default() };
            brotli::BrotliCompress(&mut script.as_bytes(), &mut small, &params).unwrap();
            assert!(small.len() <= most, "{} of {most} bytes: {}", small.len(), &script[..80]);
        }
    }

    #[test]
    fn names_of_files_stand_before_the_script() {
        let script = with_files("import(FILES.app)", &json!({ "app": "./app-1.js" }));
        assert_eq!(script, r#"const FILES={"app":"./app-1.js"};import(FILES.app)"#);
    }
}
