//! Page documents as they are written, read again by the reader that runs in the browser.

use communique::compose::compose;
use communique::page::PageDocument;

use crate::{locale, sound_content};

#[test]
fn every_document_comes_back_from_its_json() {
    for folder in ["public/content", "tests/fixtures/second"] {
        let content = sound_content(folder);
        let composed = compose(&content, &locale(), "");
        assert!(composed.pages.len() > 10, "{folder}: {} pages", composed.pages.len());
        for page in composed.pages.iter().chain([&composed.not_found]) {
            let json = serde_json::to_vec(&page.document).expect("a document is JSON");
            let read: PageDocument = serde_json::from_slice(&json).expect("the reader takes it");
            assert_eq!(read, page.document, "{folder}: {}", page.path);
        }
    }
}
