//! Drawings: lines and areas in SVG, some of them links.

use maud::{Markup, html};

use super::super::interface::Interface;
use super::super::link::marked;
use crate::page::{Drawing, Ink, Shape};

/// A drawing, a description of it in words, and its key.
///
/// Its links are no stops of the Tab key: a list with the same links stands on the page, in an
/// order that can be foreseen, and a map would be a hundred stops more. To a screen reader they are
/// links in a group that has a name and can be passed by.
pub(super) fn drawing(ui: Interface, drawing: &Drawing) -> Markup {
    let Drawing { label, width, height, shapes, key, caption } = drawing;
    let view_box = format!("0 0 {width} {height}");
    let class = if width == height { "drawing drawing--square" } else { "drawing" };
    html! {
        figure class=(class) {
            svg viewBox=(view_box) class="drawing__picture" role="group" aria-label=(label) {
                @for shape in shapes { (linked(ui, shape)) }
            }
            figcaption {
                p.drawing__name { (label) }
                p { (marked(ui, caption)) }
                @if !key.is_empty() {
                    ul.drawing__key { @for sample in key { (entry(sample)) } }
                }
            }
        }
    }
}

/// An entry of the key: a sample and its words.
fn entry(sample: &Shape) -> Markup {
    html! {
        li {
            svg viewBox="0 0 20 20" aria-hidden="true" { (path(sample)) }
            span { @if let Some(link) = &sample.link { (link.text) } }
        }
    }
}

fn linked(ui: Interface, shape: &Shape) -> Markup {
    let Some(link) = &shape.link else { return path(shape) };
    html! {
        a href=(ui.href(&link.href)) tabindex="-1" {
            title { (link.text) }
            (path(shape))
        }
    }
}

fn path(Shape { ink, path, .. }: &Shape) -> Markup {
    let class = match ink {
        Ink::Land => "land",
        Ink::First => "land land--first",
        Ink::Second => "land land--second",
        Ink::Water => "water",
        Ink::Grid => "grid",
        Ink::Mark => "mark",
        Ink::Past => "mark mark--past",
    };
    html! { path class=(class) d=(path) {} }
}
