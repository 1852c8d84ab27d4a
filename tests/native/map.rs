//! The map of the countries, drawn from the content.

use std::collections::BTreeSet;

use communique::compose::{Composed, compose};
use communique::content::Content;
use communique::page::{Block, Drawing, Ink, Shape};

use crate::{locale, sound_content};

const DEFAULT: &str = "public/content";
const SECOND: &str = "tests/fixtures/second";

fn drawings(content: &Content) -> Vec<Drawing> {
    fn within(blocks: &[Block], found: &mut Vec<Drawing>) {
        for block in blocks {
            match block {
                Block::Drawing(drawing) => found.push(drawing.clone()),
                Block::Section(section) => within(&section.blocks, found),
                _ => {}
            }
        }
    }
    let Composed { pages, .. } = compose(content, &locale(), "");
    let mut found = Vec::new();
    for page in pages.iter().filter(|page| page.path != "/styleguide/") {
        let before = found.len();
        within(&page.document.blocks, &mut found);
        assert!(found.len() == before || page.path == "/countries/", "a drawing on {}", page.path);
    }
    found
}

/// The addresses to which shapes of these inks lead.
fn led_to<'a>(drawings: impl IntoIterator<Item = &'a Drawing>, inks: &[Ink]) -> BTreeSet<String> {
    let shapes = drawings.into_iter().flat_map(|drawing| &drawing.shapes);
    let links = shapes.filter(|shape| inks.contains(&shape.ink)).filter_map(|s| s.link.as_ref());
    links.map(|link| link.href.clone()).collect()
}

#[test]
fn every_country_of_the_default_content_is_reached() {
    let content = sound_content(DEFAULT);
    let drawings = drawings(&content);
    assert_eq!(drawings.len(), 2);
    let group = |first: bool| {
        let of = |id: &str| (id == "participating-states") == first;
        let countries = content.countries.iter().filter(move |one| of(one.group.as_str()));
        countries.map(|one| format!("/countries/{}/", one.id)).collect::<BTreeSet<_>>()
    };
    assert_eq!(led_to(&drawings, &[Ink::First]), group(true));
    assert_eq!(led_to(&drawings, &[Ink::Second]), group(false));
    assert_eq!(group(true).len() + group(false).len(), content.countries.len());
}

#[test]
fn every_active_operation_is_marked_and_every_seat_that_was() {
    let content = sound_content(DEFAULT);
    let drawings = drawings(&content);
    let active = content.operations.iter().filter(|operation| operation.closed.is_none());
    let active: BTreeSet<_> = active.map(|one| format!("/field-operations/{}/", one.id)).collect();
    assert_eq!(led_to(&drawings, &[Ink::Mark]), active);
    let past = led_to(&drawings, &[Ink::Past]);
    // Of several at one seat the last, and none where one is still at work.
    assert!(past.contains("/field-operations/project-co-ordinator-in-ukraine/"), "{past:?}");
    assert!(!past.contains("/field-operations/special-monitoring-mission-to-ukraine/"));
    assert!(!past.contains("/field-operations/mission-to-tajikistan/"));
}

#[test]
fn a_map_says_what_it_shows_and_what_its_inks_mean() {
    for folder in [DEFAULT, SECOND] {
        // An ink is told with the first drawing that has it, and once.
        let mut told = Vec::new();
        for drawing in drawings(&sound_content(folder)) {
            assert!(!drawing.label.is_empty() && !drawing.caption.is_empty());
            for sample in &drawing.key {
                assert!(!told.contains(&sample.ink), "{:?} is told twice", sample.ink);
                assert!(drawing.shapes.iter().any(|shape| shape.ink == sample.ink));
                assert!(sample.link.as_ref().is_some_and(|link| !link.text.is_empty()));
                told.push(sample.ink);
            }
            let ground = [Ink::Water, Ink::Grid];
            let means = |shape: &&Shape| !ground.contains(&shape.ink);
            for shape in drawing.shapes.iter().filter(means) {
                assert!(told.contains(&shape.ink), "{:?} in {}", shape.ink, drawing.label);
            }
        }
    }
}

#[test]
fn what_is_drawn_lies_in_its_drawing_and_is_small() {
    let content = sound_content(DEFAULT);
    let mut bytes = 0;
    for drawing in drawings(&content) {
        for shape in &drawing.shapes {
            bytes += shape.path.len();
            assert!(shape.path.starts_with('M'), "{}", shape.path);
            let allowed = |c: char| c.is_ascii_digit() || "Mmlza- ".contains(c);
            assert!(shape.path.chars().all(allowed), "{}", shape.path);
            let mut start = shape.path[1..].split(|c: char| !c.is_ascii_digit() && c != '-');
            let x: f64 = start.next().and_then(|x| x.parse().ok()).expect("it begins with a place");
            assert!((-20.0..=f64::from(drawing.width) + 20.0).contains(&x), "{}", shape.path);
        }
    }
    assert!(bytes < 48_000, "{bytes} bytes of paths");
}

#[test]
fn countries_too_small_to_be_hit_are_circles_where_places_are_marked() {
    let content = sound_content(SECOND);
    let drawings = drawings(&content);
    let [lakes, world] = drawings.as_slice() else { panic!("two drawings") };
    let all: BTreeSet<_> =
        content.countries.iter().map(|one| format!("/countries/{}/", one.id)).collect();
    assert_eq!(led_to([lakes], &[Ink::First, Ink::Second]), all);
    let path = |drawing: &Drawing, country: &str| {
        let leads = |href: &str| href == format!("/countries/{country}/");
        let shape =
            drawing.shapes.iter().find(|s| s.link.as_ref().is_some_and(|link| leads(&link.href)));
        shape.map(|shape| shape.path.clone())
    };
    // It has no outline.
    assert!(path(lakes, "port-ellis").is_some_and(|path| path.contains('a')));
    assert!(path(lakes, "ostermark").is_some_and(|path| !path.contains('a')));
    assert_eq!(path(world, "port-ellis"), None);
}

#[test]
fn a_content_without_a_map_has_none() {
    let mut content = sound_content(DEFAULT);
    content.map = None;
    assert!(drawings(&content).is_empty());
    let page = compose(&content, &locale(), "").pages.into_iter().find(|p| p.path == "/countries/");
    let blocks = page.expect("the list is there").document.blocks;
    assert!(!blocks.iter().any(|b| matches!(b, Block::Section(section) if section.id == "map")));
}
