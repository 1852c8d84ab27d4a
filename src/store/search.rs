//! The search: what `find.js` answers, which asks the index in a worker and draws the rows.

#[cfg(not(target_arch = "wasm32"))]
use crate::page::Answer;

/// The reason why there is no answer.
pub(crate) enum Failure {
    /// A newer search took its place.
    Overtaken,
    /// The reason in words.
    #[cfg_attr(not(target_arch = "wasm32"), expect(dead_code, reason = "nothing is asked"))]
    Broken(String),
}

#[cfg(target_arch = "wasm32")]
mod browser {
    use js_sys::Promise;
    use wasm_bindgen::prelude::{JsValue, wasm_bindgen};
    use wasm_bindgen_futures::JsFuture;
    use web_sys::Element;

    use super::Failure;
    use crate::page::Answer;

    #[wasm_bindgen]
    extern "C" {
        // `start.js` defines it.
        #[wasm_bindgen(catch, js_namespace = communique)]
        fn find(
            list: Option<&Element>,
            query: &str,
            typing: bool,
            limit: Option<u32>,
        ) -> Result<Promise, JsValue>;

        #[wasm_bindgen(catch, js_namespace = communique, js_name = prepareSearch)]
        fn prepare_search() -> Result<JsValue, JsValue>;
    }

    /// Searches for what the query of an address asks, and draws the rows into `list`, if there is
    /// one. `typing` lets the last word go on; `limit` is the most hits, if not those of a page.
    pub(crate) async fn search(
        list: Option<&Element>,
        query: &str,
        typing: bool,
        limit: Option<u32>,
    ) -> Result<Answer, Failure> {
        let answer = match find(list, query, typing, limit) {
            Ok(answer) => JsFuture::from(answer).await,
            Err(error) => Err(error),
        };
        let answer = answer.map_err(|error| {
            let text =
                |key| js_sys::Reflect::get(&error, &JsValue::from_str(key)).ok()?.as_string();
            match text("name").as_deref() {
                Some("AbortError") => Failure::Overtaken,
                _ => Failure::Broken(text("message").unwrap_or_default()),
            }
        })?;
        Ok(Answer::read(&answer.as_string().unwrap_or_default()))
    }

    /// Begins to fetch what every search needs.
    pub(crate) fn want_search() {
        // If it fails, the search says why.
        _ = prepare_search();
    }
}

#[cfg(target_arch = "wasm32")]
pub(crate) use browser::{search, want_search};

/// Natively nothing is asked.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn want_search() {}

/// Natively nothing is asked.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) async fn search(
    _: Option<&web_sys::Element>,
    _: &str,
    _: bool,
    _: Option<u32>,
) -> Result<Answer, Failure> {
    Err(Failure::Overtaken)
}
