//! Blocks to look things up: facts, links, timelines, trees, histograms, pagers.

use maud::{Markup, html};

use super::super::interface::Interface;
use super::super::link::{marked, noted, related, time};
use super::chronology::{drawing, scale};
use crate::page::{
    Bar, Fact, Histogram, Link, LinkStyle, Links, Mark, Node, Pager, TimelineEntry, Value,
};

pub(super) fn facts(ui: Interface, facts: &[Fact]) -> Markup {
    html! {
        dl.facts lang=[ui.lang()] {
            @for Fact { term, values } in facts {
                div.facts__row {
                    dt { (term) }
                    @for one in values { (value(ui, one)) }
                }
            }
        }
    }
}

fn value(ui: Interface, Value { text, datetime, note }: &Value) -> Markup {
    let words = marked(ui, text);
    html! {
        dd {
            @if let Some(datetime) = datetime {
                time datetime=(datetime) { (words) }
            } @else {
                (words)
            }
            @if let Some(note) = note { " " span.note { (note) } }
        }
    }
}

pub(super) fn links(ui: Interface, Links { style, items }: &Links) -> Markup {
    let class = match style {
        LinkStyle::List => "links",
        LinkStyle::Columns => "links links--columns",
        LinkStyle::Cards => "links links--cards",
        LinkStyle::Row => "links links--row",
    };
    html! {
        ul class=(class) lang=[ui.lang()] { @for item in items { li { (noted(ui, item)) } } }
    }
}

pub(super) fn timeline(ui: Interface, entries: &[TimelineEntry]) -> Markup {
    html! {
        ol.timeline {
            @for TimelineEntry { when, text } in entries {
                li {
                    span.timeline__when { (time(when)) }
                    " "
                    span.timeline__what { (marked(ui, text)) }
                }
            }
        }
    }
}

/// A tree as nested lists.
pub(super) fn tree(ui: Interface, class: &str, nodes: &[Node]) -> Markup {
    html! { div class=(class) { (branches(ui, nodes)) } }
}

fn branches(ui: Interface, nodes: &[Node]) -> Markup {
    html! {
        ul {
            @for Node { link, children } in nodes {
                li {
                    (noted(ui, link))
                    @if !children.is_empty() { (branches(ui, children)) }
                }
            }
        }
    }
}

/// Numbers by time: a picture with a bar for each time, side by side, and the same as a list.
pub(super) fn histogram(ui: Interface, Histogram { caption, bars }: &Histogram) -> Markup {
    let (most, length) = (most(bars), bars.len().max(1));
    let path = |(at, Bar { count, .. }): (usize, &Bar)| {
        (*count > 0).then(|| format!("M{at}.1 {most}h.8v-{count}h-.8z"))
    };
    let path: String = bars.iter().enumerate().filter_map(path).collect();
    html! {
        div.histogram {
            p.note { (caption) }
            (drawing("histogram__picture", (length as u32, most), &html! { path d=(path) {} }))
            (scale(&marks(bars)))
            ol { @for bar in bars.iter().filter(|bar| bar.count > 0) { (row(ui, bar, None)) } }
        }
    }
}

/// The years that the scale of a histogram names: round ones; where there are none, the first and
/// the last.
fn marks(bars: &[Bar]) -> Vec<Mark> {
    let is_round = |bar: &Bar| bar.link.text.ends_with('0');
    let (round, length) = (bars.iter().any(is_round), bars.len().max(1));
    let marks = bars
        .iter()
        .enumerate()
        .filter(|(at, bar)| if round { is_round(bar) } else { *at == 0 || at + 1 == length });
    let mark = |(at, bar): (usize, &Bar)| Mark {
        text: bar.link.text.clone(),
        at: ((2 * at + 1) * 500 / length) as u32,
    };
    marks.map(mark).collect()
}

/// The same in a narrow column: a list whose rows have their bars in them.
pub(super) fn bars(ui: Interface, bars: &[Bar]) -> Markup {
    let most = most(bars);
    html! { ol.bars { @for bar in bars { (row(ui, bar, Some(most))) } } }
}

/// The greatest number, at least 1.
fn most(bars: &[Bar]) -> u32 {
    bars.iter().map(|bar| bar.count).max().unwrap_or(1).max(1)
}

/// A time, its number and, where the greatest number is given, its bar.
fn row(ui: Interface, Bar { link, count, text }: &Bar, most: Option<u32>) -> Markup {
    html! {
        li {
            a.bars__row href=(ui.href(&link.href)) {
                span.bars__label { (link.text) }
                " "
                @if let Some(most) = most {
                    (drawing("bars__bar", (most, 1), &html! { path d={ "M0 0h" (count) "v1H0z" } {} }))
                }
                span.note { (text) }
            }
        }
    }
}

pub(super) fn pager(ui: Interface, Pager { earlier, later }: &Pager) -> Markup {
    let way = |link: &Link, class, rel| {
        html! {
            p class=(class) {
                span.pager__way { @if let Some(note) = &link.note { (note) } }
                " "
                (related(ui, link, Some(rel)))
            }
        }
    };
    html! {
        div.pager lang=[ui.lang()] {
            @if let Some(link) = earlier { (way(link, "pager__earlier", "prev")) }
            @if let Some(link) = later { (way(link, "pager__later", "next")) }
        }
    }
}
