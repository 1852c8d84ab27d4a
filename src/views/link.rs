//! Links, dates and marked text: the inline parts of blocks.

use leptos::prelude::*;

use super::element::{Element, el};
use super::interface::Interface;
use crate::page::{Link, Moment};
use crate::text::{Span, Text};

/// A link, or its words where it leads nowhere; its remark is not shown.
pub(super) fn anchor(ui: Interface, link: &Link) -> Element {
    if link.href.is_empty() {
        return el("span").text(&link.text);
    }
    let flag = link.flag.as_deref().map(|path| flag(ui, path, ("24", "16")));
    el("a")
        .attr("href", ui.href(&link.href))
        .maybe("lang", link.lang.clone())
        .maybe("hreflang", link.lang.clone())
        .children(flag.map(|flag| flag.attr("loading", "lazy").attr("decoding", "async")))
        .text(&link.text)
}

/// The flag of a country, whose name stands beside it; its size in pixels.
pub(super) fn flag(ui: Interface, path: &str, (width, height): (&str, &str)) -> Element {
    el("img")
        .class("flag")
        .attr("src", ui.href(path))
        .attr("alt", "")
        .attr("width", width)
        .attr("height", height)
}

/// A link with its remark after it.
pub(super) fn noted(ui: Interface, link: &Link) -> Vec<AnyView> {
    let mut parts = vec![anchor(ui, link).into()];
    if let Some(note) = &link.note {
        parts.push(" ".into_any());
        parts.push(el("span").class("note").text(note).into());
    }
    parts
}

/// A text with its marks.
pub(super) fn marked(ui: Interface, text: &Text) -> Vec<AnyView> {
    text.0.iter().map(|span| marked_span(ui, span)).collect()
}

fn marked_span(ui: Interface, span: &Span) -> AnyView {
    let tag = match span {
        Span { href: Some(_), .. } => "a",
        Span { em: true, .. } => "em",
        Span { lang: Some(_), .. } => "span",
        _ => return span.text.clone().into_any(),
    };
    let inner = el(tag)
        .maybe("href", span.href.as_deref().map(|href| ui.href(href)))
        .maybe("lang", span.lang.clone())
        .text(&span.text);
    if span.href.is_some() && span.em { el("em").child(inner).into() } else { inner.into() }
}

/// A date.
pub(super) fn time(moment: &Moment) -> Vec<AnyView> {
    let mut parts = vec![if moment.datetime.is_empty() {
        moment.text.clone().into_any()
    } else {
        el("time").attr("datetime", &moment.datetime).text(&moment.text).into()
    }];
    if let Some(note) = &moment.note {
        parts.push(" ".into_any());
        parts.push(el("span").class("note note--doubt").text(note).into());
    }
    parts
}
