//! The reader of search indexes for a browser's worker, as WebAssembly.
//!
//! `search.js`, beside this crate, is the other half: it fetches and inflates what [`Engine`] needs
//! and carries answers to the page. `tools/worker.sh` builds both.

mod options;

use communique_search::format::Part;
use communique_search::json;
use communique_search::reader::{Reader, Step};
use wasm_bindgen::prelude::wasm_bindgen;

/// An open index.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Engine {
    reader: Reader,
    /// The parts that the last step lacked, by the names that JavaScript uses for them.
    needs: Vec<(String, Part)>,
}

#[wasm_bindgen]
impl Engine {
    /// Opens an index by its manifest, inflated.
    ///
    /// # Errors
    /// A description of the damage to the manifest.
    #[wasm_bindgen(constructor)]
    pub fn new(manifest: &[u8]) -> Result<Self, String> {
        let reader = Reader::open(manifest).map_err(|damage| damage.to_string())?;
        Ok(Self { reader, needs: Vec::new() })
    }

    /// Answers as far as the parts at hand allow, as the JSON text of an object; an empty text if
    /// there is nothing to say yet. Where [`Engine::needs`] is empty afterwards, that is the whole
    /// answer. Options are a list with a NUL after each, `text␀open skies␀facet␀country␀albania␀`:
    /// one text costs less JavaScript than an array. Those that cannot be used are in the answer's
    /// `ignored`: `[["from", "yesterday"]]`.
    pub fn step(&mut self, options: &str) -> String {
        let (request, ignored) = options::request(options);
        let (answer, parts) = match self.reader.step(&request) {
            Step::Done(answer) => (Some(answer), Vec::new()),
            Step::Need { parts, so_far } => (so_far, parts),
        };
        self.needs = parts.into_iter().map(|part| (self.reader.file(part), part)).collect();
        answer.map(|answer| with_ignored(json::answer(&answer), &ignored)).unwrap_or_default()
    }

    /// Asks for whatever of a small index is not at hand: [`Engine::needs`] says what. Returns
    /// whether the index is small.
    pub fn rest(&mut self) -> bool {
        let parts = self.reader.rest();
        let small = parts.is_some();
        let parts = parts.into_iter().flatten();
        self.needs = parts.map(|part| (self.reader.file(part), part)).collect();
        small
    }

    /// The files that the last step lacked, by name relative to the manifest's folder, with a line
    /// break after each.
    #[must_use]
    pub fn needs(&self) -> String {
        self.needs.iter().flat_map(|(file, _)| [file, "\n"]).collect()
    }

    /// Takes a file that the last step lacked, inflated; any other is left alone.
    ///
    /// # Errors
    /// A description of the damage to the file.
    pub fn supply(&mut self, file: &str, bytes: &[u8]) -> Result<(), String> {
        match self.needs.iter().find(|(name, _)| name == file) {
            Some(&(_, part)) => {
                self.reader.supply(part, bytes).map_err(|damage| damage.to_string())
            }
            None => Ok(()),
        }
    }
}

/// Adds the options that were not used to the JSON of an answer, as its last member.
fn with_ignored(mut answer: String, ignored: &[(String, String)]) -> String {
    // The brace at the end.
    answer.pop();
    answer.push_str(",\"ignored\":[");
    for (n, (name, value)) in ignored.iter().enumerate() {
        answer.push_str(if n == 0 { "[" } else { ",[" });
        json::string(&mut answer, name);
        answer.push(',');
        json::string(&mut answer, value);
        answer.push(']');
    }
    answer.push_str("]}");
    answer
}

#[cfg(test)]
mod tests {
    use super::with_ignored;

    #[test]
    fn what_was_ignored_ends_the_answer() {
        let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        assert_eq!(with_ignored("{\"total\":1}".to_owned(), &[]), r#"{"total":1,"ignored":[]}"#);
        assert_eq!(
            with_ignored("{\"total\":1}".to_owned(), &[pair("from", "yesterday"), pair("x", "")]),
            r#"{"total":1,"ignored":[["from","yesterday"],["x",""]]}"#
        );
    }
}
