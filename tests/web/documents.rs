//! Documents as they come over the network.

use communique::i18n::Ui;
use communique::page::{Block, PageDocument};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::site::{answered, find, message, page, texts};

#[wasm_bindgen_test]
async fn what_is_no_document_is_said_to_be_broken_with_its_address() {
    let broken = message(Ui::BrokenTitle);
    for body in [
        "",
        "{",
        "null",
        "[]",
        "{}",
        "{\"error\":\"no such thing\"}",
        "{\"head\":{},\"blocks\":[]}",
        "{\"head\":{\"heading\":\"X\",\"title\":\"X\",\"description\":\"\",\"lang\":\"en\"},\"blocks\":[{\"hologram\":1}]}",
        "{\"head\":{\"heading\":\"X\",\"title\":\"X\",\"description\":\"\",\"lang\":\"en\"},\"blocks\":[{\"paragraph\":1}]}",
        "\u{0}\u{fffd}",
    ] {
        answered(body, &broken).await;
        let lead = texts("main .page__lead");
        assert!(lead[0].contains("/index.json"), "{body}: {lead:?}");
        assert!(find("main button").is_some(), "{body}: another try is offered");
        assert_eq!(texts("main ul a").len(), 4, "{body}: the ways on");
    }
}

#[wasm_bindgen_test]
async fn what_a_newer_publisher_adds_to_a_head_is_no_fault() {
    let body = "{\"head\":{\"heading\":\"New\",\"title\":\"New\",\"description\":\"\",\"lang\":\"en\",\"mood\":1},\"blocks\":[],\"more\":[]}";
    answered(body, "New").await;
}

#[wasm_bindgen_test]
fn a_document_comes_back_from_its_json() {
    let blocks = vec![Block::Paragraph("\u{0}<a> \u{1f469}\u{2028}".into())];
    let document = page("Round", blocks);
    let json = serde_json::to_string(&document).expect("a document is JSON");
    let back: PageDocument = serde_json::from_str(&json).expect("it can be read");
    assert_eq!(back, document);
}
