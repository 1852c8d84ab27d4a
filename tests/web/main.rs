//! The tests that need a browser: one binary, one file a topic. Natively it is empty.
#![cfg(target_arch = "wasm32")]

use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
fn the_tests_run_in_a_document() {
    let global = js_sys::global();
    let document = js_sys::Reflect::get(&global, &"document".into());
    assert!(document.is_ok_and(|document| document.is_object()));
}
