//! Blocks to look things up: facts, links, timelines, trees, histograms, pagers.

use leptos::prelude::*;

use super::super::element::{Element, el};
use super::super::interface::Interface;
use super::super::link::{anchor, marked, noted, time};
use super::chronology::{drawing, scale, shape};
use crate::page::{
    Bar, Fact, Histogram, Link, LinkStyle, Links, Mark, Node, Pager, TimelineEntry, Value,
};

pub(super) fn facts(ui: Interface, facts: &[Fact]) -> AnyView {
    let row = |fact: &Fact| {
        el("div")
            .class("facts__row")
            .child(el("dt").text(&fact.term))
            .children(fact.values.iter().map(|fact| value(ui, fact)))
    };
    el("dl").class("facts").maybe("lang", ui.lang()).children(facts.iter().map(row)).into()
}

fn value(ui: Interface, value: &Value) -> Element {
    let words = marked(ui, &value.text);
    let inner = match &value.datetime {
        Some(datetime) => vec![el("time").attr("datetime", datetime).children(words).into()],
        None => words,
    };
    let mut row = el("dd").children(inner);
    if let Some(note) = &value.note {
        row = row.text(" ").child(el("span").class("note").text(note));
    }
    row
}

pub(super) fn links(ui: Interface, links: &Links) -> AnyView {
    let class = match links.style {
        LinkStyle::List => "links",
        LinkStyle::Columns => "links links--columns",
        LinkStyle::Cards => "links links--cards",
        LinkStyle::Row => "links links--row",
    };
    el("ul")
        .class(class)
        .maybe("lang", ui.lang())
        .children(links.items.iter().map(|item| el("li").children(noted(ui, item))))
        .into()
}

pub(super) fn timeline(ui: Interface, entries: &[TimelineEntry]) -> AnyView {
    let entry = |entry: &TimelineEntry| {
        el("li")
            .child(el("span").class("timeline__when").children(time(&entry.when)))
            .text(" ")
            .child(el("span").class("timeline__what").children(marked(ui, &entry.text)))
    };
    el("ol").class("timeline").children(entries.iter().map(entry)).into()
}

/// A tree as nested lists.
pub(super) fn tree(ui: Interface, class: &'static str, nodes: &[Node]) -> AnyView {
    el("div").class(class).child(branches(ui, nodes)).into()
}

fn branches(ui: Interface, nodes: &[Node]) -> Element {
    el("ul").children(nodes.iter().map(|node| {
        let entry = el("li").children(noted(ui, &node.link));
        if node.children.is_empty() { entry } else { entry.child(branches(ui, &node.children)) }
    }))
}

/// Numbers by time: a picture with a bar for each time, side by side, and the same as a list.
pub(super) fn histogram(ui: Interface, histogram: &Histogram) -> AnyView {
    let Histogram { caption, bars } = histogram;
    let most = most(bars);
    let mut drawn = String::new();
    for (at, bar) in bars.iter().enumerate().filter(|(_, bar)| bar.count > 0) {
        drawn.push_str(&["M", &at.to_string(), ".1 ", &most.to_string(), "h.8v-"].concat());
        drawn.push_str(&[&bar.count.to_string(), "h-.8z"].concat());
    }
    // Round years; where there are none, the first and the last time.
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
    let marks: Vec<Mark> = marks.map(mark).collect();
    let kept = bars.iter().filter(|bar| bar.count > 0);
    el("div")
        .class("histogram")
        .child(el("p").class("note").text(caption))
        .child(drawing("histogram__picture", (length as u32, most)).child(shape("", drawn)))
        .child(scale(&marks))
        .child(el("ol").children(kept.map(|bar| row(ui, bar, None))))
        .into()
}

/// The same in a narrow column: a list whose rows have their bars in them.
pub(in super::super) fn bars(ui: Interface, bars: &[Bar]) -> AnyView {
    let most = most(bars);
    el("ol").class("bars").children(bars.iter().map(|bar| row(ui, bar, Some(most)))).into()
}

/// The greatest number, at least 1.
fn most(bars: &[Bar]) -> u32 {
    bars.iter().map(|bar| bar.count).max().unwrap_or(1).max(1)
}

/// A time, its number and, where it is said what is the most, its bar.
fn row(ui: Interface, bar: &Bar, most: Option<u32>) -> Element {
    let drawn = most.map(|most| {
        let path = ["M0 0h", &bar.count.to_string(), "v1H0z"].concat();
        drawing("bars__bar", (most, 1)).child(shape("", path))
    });
    let link = el("a").class("bars__row").attr("href", ui.href(&bar.link.href));
    let link = link.child(el("span").class("bars__label").text(&bar.link.text)).text(" ");
    let link = link.children(drawn).child(el("span").class("note").text(&bar.text));
    el("li").child(link)
}

pub(super) fn pager(ui: Interface, pager: &Pager) -> AnyView {
    let way = |link: &Link, class, rel| {
        el("p")
            .class(class)
            .child(el("span").class("pager__way").text(link.note.clone().unwrap_or_default()))
            .text(" ")
            .child(anchor(ui, link).attr("rel", rel))
    };
    el("div")
        .class("pager")
        .maybe("lang", ui.lang())
        .children(pager.earlier.iter().map(|link| way(link, "pager__earlier", "prev")))
        .children(pager.later.iter().map(|link| way(link, "pager__later", "next")))
        .into()
}
