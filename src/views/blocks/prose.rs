//! Blocks to read: paragraphs, lists, quotations, tables, documents, notices.

use leptos::prelude::*;

use super::super::element::el;
use super::super::interface::Interface;
use super::super::link::{marked, noted};
use crate::page::{Figure, Link, List, Notice, Quote, Table, Tone};
use crate::text::Text;

pub(super) fn paragraph(ui: Interface, text: &Text) -> AnyView {
    el("p").children(marked(ui, text)).into()
}

pub(super) fn list(ui: Interface, list: &List) -> AnyView {
    el(if list.ordered { "ol" } else { "ul" })
        .class("points")
        .children(list.items.iter().map(|item| el("li").children(marked(ui, item))))
        .into()
}

pub(super) fn quote(ui: Interface, quote: &Quote) -> AnyView {
    el("figure")
        .class("quote")
        .child(el("blockquote").child(el("p").children(marked(ui, &quote.text))))
        .children(quote.by.iter().map(|by| el("figcaption").children(marked(ui, by))))
        .into()
}

pub(super) fn figure(ui: Interface, figure: &Figure) -> AnyView {
    let image = el("img")
        .attr("src", ui.href(&figure.image))
        .attr("alt", &figure.alt)
        .attr("width", figure.width.to_string())
        .attr("height", figure.height.to_string())
        .attr("loading", "lazy");
    let caption = |caption| el("figcaption").children(marked(ui, caption));
    el("figure").class("figure").child(image).children(figure.caption.iter().map(caption)).into()
}

/// A table in a box of its own that scrolls where it is wider than the screen.
pub(super) fn table(ui: Interface, table: &Table) -> AnyView {
    let Table { caption, head, rows } = table;
    let header = |cell| el("th").attr("scope", "col").children(marked(ui, cell));
    let row = |cells: &Vec<Text>| {
        el("tr").children(cells.iter().enumerate().map(|(i, cell)| {
            let cell = marked(ui, cell);
            if i == 0 {
                el("th").attr("scope", "row").children(cell)
            } else {
                el("td").children(cell)
            }
        }))
    };
    el("div")
        .class("table")
        .attr("tabindex", "0")
        .attr("role", "group")
        .attr("aria-label", caption.plain())
        .child(
            el("table")
                .child(el("caption").children(marked(ui, caption)))
                .child(el("thead").child(el("tr").children(head.iter().map(header))))
                .child(el("tbody").children(rows.iter().map(row))),
        )
        .into()
}

pub(super) fn document(ui: Interface, link: &Link) -> AnyView {
    el("p").class("document").children(noted(ui, link)).into()
}

pub(super) fn notice(ui: Interface, notice: &Notice) -> AnyView {
    let class = match notice.tone {
        Tone::Note => "notice",
        Tone::Doubt => "notice notice--doubt",
        Tone::NoScript => "notice notice--no-script",
    };
    el("p").class(class).children(marked(ui, &notice.text)).into()
}
