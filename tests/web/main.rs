//! The tests that need a browser: one binary, one file a topic. Natively it is empty.
#![cfg(target_arch = "wasm32")]
#![expect(clippy::expect_used, reason = "a test says with it what it relies on")]

mod blocks;
mod countries;
mod documents;
#[path = "../native/folding.rs"]
mod folding;
mod site;

use wasm_bindgen_test::wasm_bindgen_test_configure;

wasm_bindgen_test_configure!(run_in_browser);
