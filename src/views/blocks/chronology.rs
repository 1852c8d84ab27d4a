//! A chronology: a list in which each line is drawn beside its words. What draws it serves
//! histograms, too.
//!
//! A drawing is stretched to the room it has; its strokes keep their width (`vector-effect` in the
//! style sheets), so that a dot, which is a stroke of no length with a round end, stays round. It
//! shows no more than the list says, and is hidden from those who hear the page.

use leptos::prelude::*;

use super::super::element::{Element, el, svg};
use super::super::interface::Interface;
use super::super::link::{anchor, noted, time};
use crate::page::{Chronology, ChronologyLine, Mark, Stretch};

/// Thousandths of the scale below which a stretch is drawn as a dot: its bar could not be seen.
const DOT: u32 = 5;

pub(super) fn chronology(ui: Interface, chronology: &Chronology) -> AnyView {
    let Chronology { marks, lines } = chronology;
    let mut rules = String::new();
    for mark in marks {
        rules.push_str(&["M", &mark.at.to_string(), " 0v2"].concat());
    }
    el("div")
        .class("chronology")
        .maybe("lang", ui.lang())
        .child(scale(marks))
        .child(el("ul").children(lines.iter().map(|one| line(ui, &rules, one))))
        .into()
}

fn line(ui: Interface, rules: &str, line: &ChronologyLine) -> Element {
    let ChronologyLine { link, stretches } = line;
    let mut name = el("p").class("chronology__name").children(noted(ui, link));
    let mut series = Vec::new();
    for stretch in stretches {
        let when =
            el("span").class("chronology__when").children(stretch.when.iter().flat_map(time));
        match &stretch.link {
            Some(link) => series.push(el("li").child(anchor(ui, link)).text(" ").child(when)),
            None => name = name.text(" ").child(when),
        }
    }
    let open = stretches.iter().any(|stretch| stretch.open);
    let class =
        if open { "chronology__strip chronology__strip--open" } else { "chronology__strip" };
    let strip = drawing(class, (1000, 2))
        .child(shape("chronology__rules", rules))
        .children(stretches.iter().map(drawn));
    let entry = el("li").class("chronology__line").child(name).child(strip);
    if series.is_empty() {
        entry
    } else {
        entry.child(el("ol").class("chronology__series").children(series))
    }
}

fn drawn(stretch: &Stretch) -> Element {
    let Stretch { from, to, .. } = stretch;
    let length = to.saturating_sub(*from);
    let (class, from, length) = if length < DOT {
        ("chronology__dot", from + length / 2, 0)
    } else {
        ("chronology__bar", *from, length)
    };
    shape(class, ["M", &from.to_string(), " 1h", &length.to_string()].concat())
}

/// The years of a scale at their places.
pub(super) fn scale(marks: &[Mark]) -> Element {
    let year = |mark: &Mark| {
        let at = [(mark.at / 10).to_string(), ".".to_owned(), (mark.at % 10).to_string()];
        svg("text").attr("x", at.concat() + "%").attr("y", "1em").text(&mark.text)
    };
    svg("svg").class("scale").attr("aria-hidden", "true").children(marks.iter().map(year))
}

/// A drawing of so many units in width and height, whatever its room.
pub(super) fn drawing(class: &'static str, (width, height): (u32, u32)) -> Element {
    svg("svg")
        .class(class)
        .attr("viewBox", ["0 0 ", &width.to_string(), " ", &height.to_string()].concat())
        .attr("preserveAspectRatio", "none")
        .attr("aria-hidden", "true")
}

/// A shape of a drawing.
pub(super) fn shape(class: &'static str, path: impl Into<String>) -> Element {
    let shape = svg("path").attr("d", path);
    if class.is_empty() { shape } else { shape.class(class) }
}
