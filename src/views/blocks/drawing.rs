//! Drawings: lines and areas in SVG, some of them links.

use leptos::prelude::*;

use super::super::element::{Element, el, svg};
use super::super::interface::Interface;
use super::super::link::marked;
use crate::page::{Drawing, Ink, Shape};

/// A drawing, what it shows in words, and its key.
///
/// Its links are no stops of the Tab key: a list with the same links stands on the page, in an
/// order that can be foreseen, and a map would be a hundred stops more. To a screen reader they are
/// links in a group that has a name and can be passed by.
pub(super) fn drawing(ui: Interface, drawing: &Drawing) -> AnyView {
    let Drawing { label, width, height, shapes, key, caption } = drawing;
    let picture = view_box(*width, *height)
        .class("drawing__picture")
        .attr("role", "group")
        .attr("aria-label", label)
        .children(shapes.iter().map(|shape| linked(ui, shape)));
    let entry = |sample: &Shape| {
        let square = view_box(20, 20).attr("aria-hidden", "true").child(path(sample));
        let words = sample.link.as_ref().map(|link| link.text.clone()).unwrap_or_default();
        el("li").child(square).child(el("span").text(words))
    };
    let caption = el("figcaption")
        .child(el("p").class("drawing__name").text(label))
        .child(el("p").children(marked(ui, caption)))
        .children(
            (!key.is_empty())
                .then(|| el("ul").class("drawing__key").children(key.iter().map(entry))),
        );
    el("figure")
        .class(if width == height { "drawing drawing--square" } else { "drawing" })
        .child(picture)
        .child(caption)
        .into()
}

fn view_box(width: u32, height: u32) -> Element {
    svg("svg").attr("viewBox", format!("0 0 {width} {height}"))
}

fn linked(ui: Interface, shape: &Shape) -> Element {
    let Some(link) = &shape.link else { return path(shape) };
    svg("a")
        .attr("href", ui.href(&link.href))
        .attr("tabindex", "-1")
        .child(svg("title").text(&link.text))
        .child(path(shape))
}

fn path(shape: &Shape) -> Element {
    let class = match shape.ink {
        Ink::Land => "land",
        Ink::First => "land land--first",
        Ink::Second => "land land--second",
        Ink::Water => "water",
        Ink::Grid => "grid",
        Ink::Mark => "mark",
        Ink::Past => "mark mark--past",
    };
    svg("path").class(class).attr("d", &shape.path)
}
