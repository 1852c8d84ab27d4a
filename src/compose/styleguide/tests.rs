//! The styleguide shows all there is.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::compose::compose;
use crate::compose::tests::{locale, small};
use crate::page::{Block, Ink, LinkStyle, Tone};

/// What is found under a key, and in a list of blocks their own keys as those of `block`.
fn found<'a>(value: &'a Value, key: &str, into: &mut BTreeSet<&'a str>) {
    match value {
        Value::Array(list) => list.iter().for_each(|part| found(part, key, into)),
        Value::Object(map) => {
            for (name, part) in map {
                match part {
                    Value::String(word) if name == key => _ = into.insert(word),
                    Value::Array(blocks) if name == "blocks" && key == "block" => {
                        let keys =
                            blocks.iter().filter_map(|block| block.as_object()?.keys().next());
                        into.extend(keys.map(String::as_str));
                    }
                    _ => {}
                }
                found(part, key, into);
            }
        }
        _ => {}
    }
}

#[test]
fn every_kind_of_block_every_style_and_every_tone_is_shown() {
    let composed = compose(&small(), &locale(), "");
    let page = composed.pages.iter().find(|page| page.path == "/styleguide/");
    let page = page.expect("the site has a styleguide");
    let document = serde_json::to_value(&page.document).expect("a document is JSON");
    let all = [
        ("block", Block::KEYS),
        ("style", LinkStyle::WORDS),
        ("tone", Tone::WORDS),
        ("ink", Ink::WORDS),
    ];
    for (key, words) in all {
        let mut shown = BTreeSet::new();
        found(&document, key, &mut shown);
        let missing: Vec<_> = words.iter().filter(|word| !shown.contains(**word)).collect();
        assert!(missing.is_empty(), "add samples to src/compose/styleguide: {key} {missing:?}");
    }
    assert!(!page.meta.indexed, "it is not for those who search");
}
