//! Blocks to look things up: facts, links, timelines, trees, histograms, pagers.

use leptos::prelude::*;

use super::super::element::{Element, el};
use super::super::interface::Interface;
use super::super::link::{anchor, marked, noted, time};
use crate::page::{Bar, Fact, Link, LinkStyle, Links, Node, Pager, TimelineEntry, Value};

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

/// The entries of a tree and what is under them, as nested lists.
pub(super) fn tree(ui: Interface, nodes: &[Node]) -> Element {
    el("ul").children(nodes.iter().map(|node| {
        let entry = el("li").children(noted(ui, &node.link));
        if node.children.is_empty() { entry } else { entry.child(tree(ui, &node.children)) }
    }))
}

/// Bars whose length is a class, since a strict policy allows no style attribute: twentieths of
/// the longest, at least one.
pub(in super::super) fn histogram(ui: Interface, bars: &[Bar]) -> AnyView {
    let most = bars.iter().map(|bar| bar.count).max().unwrap_or(1).max(1);
    let bar = |bar: &Bar| {
        let share = if bar.count == 0 { 0 } else { (bar.count * 20 / most).max(1) };
        let inner = [
            el("span").class("histogram__label").text(&bar.link.text),
            el("span")
                .class("histogram__bar")
                .attr("data-share", share.to_string())
                .attr("aria-hidden", "true"),
            el("span").class("histogram__count").text(&bar.text),
        ];
        if bar.link.href.is_empty() {
            el("li").child(el("span").class("histogram__row").children(inner))
        } else {
            let link = el("a").class("histogram__row").attr("href", ui.href(&bar.link.href));
            el("li").child(link.children(inner))
        }
    };
    el("ol").class("histogram").children(bars.iter().map(bar)).into()
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
