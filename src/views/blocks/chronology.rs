//! A chronology: a list in which each line is drawn beside its words. The functions that draw it
//! serve histograms, too.
//!
//! A drawing is stretched to the room it has; its strokes keep their width (`vector-effect` in the
//! style sheets), so that a dot, which is a stroke of no length with a round end, stays round. It
//! shows no more than the list says, and is hidden from those who hear the page.

use maud::{Markup, html};

use super::super::interface::Interface;
use super::super::link::{anchor, noted, time};
use crate::page::{Chronology, ChronologyLine, Mark, Stretch};

/// Thousandths of the scale below which a stretch is drawn as a dot: its bar could not be seen.
const DOT: u32 = 5;

pub(super) fn chronology(ui: Interface, Chronology { marks, lines }: &Chronology) -> Markup {
    let rules: String = marks.iter().map(|mark| format!("M{} 0v2", mark.at)).collect();
    html! {
        div.chronology lang=[ui.lang()] {
            (scale(marks))
            ul { @for one in lines { (line(ui, &rules, one)) } }
        }
    }
}

fn line(ui: Interface, rules: &str, ChronologyLine { link, stretches }: &ChronologyLine) -> Markup {
    let open = stretches.iter().any(|stretch| stretch.open);
    let class =
        if open { "chronology__strip chronology__strip--open" } else { "chronology__strip" };
    let drawn = html! {
        path d=(rules) class="chronology__rules" {}
        @for stretch in stretches { (bar(stretch)) }
    };
    html! {
        li.chronology__line {
            p.chronology__name {
                (noted(ui, link))
                @for stretch in stretches.iter().filter(|stretch| stretch.link.is_none()) {
                    " " (when(stretch))
                }
            }
            (drawing(class, (1000, 2), &drawn))
            @if stretches.iter().any(|stretch| stretch.link.is_some()) {
                ol.chronology__series {
                    @for stretch in stretches {
                        @if let Some(link) = &stretch.link {
                            li { (anchor(ui, link)) " " (when(stretch)) }
                        }
                    }
                }
            }
        }
    }
}

/// The dates of a stretch.
fn when(Stretch { when, .. }: &Stretch) -> Markup {
    html! { span.chronology__when { @for moment in when { (time(moment)) } } }
}

/// A stretch in its strip.
fn bar(Stretch { from, to, .. }: &Stretch) -> Markup {
    let length = to.saturating_sub(*from);
    let (class, from, length) = if length < DOT {
        ("chronology__dot", from + length / 2, 0)
    } else {
        ("chronology__bar", *from, length)
    };
    html! { path d={ "M" (from) " 1h" (length) } class=(class) {} }
}

/// The years of a scale at their places.
pub(super) fn scale(marks: &[Mark]) -> Markup {
    html! {
        svg.scale aria-hidden="true" {
            @for Mark { text, at } in marks {
                text x={ (at / 10) "." (at % 10) "%" } y="1em" { (text) }
            }
        }
    }
}

/// A drawing of so many units in width and height, whatever its room.
pub(super) fn drawing(class: &str, (width, height): (u32, u32), drawn: &Markup) -> Markup {
    html! {
        svg class=(class) viewBox={ "0 0 " (width) " " (height) } preserveAspectRatio="none" aria-hidden="true" {
            (drawn)
        }
    }
}
