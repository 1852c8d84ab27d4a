//! Blocks to read: paragraphs, lists, quotations, tables, documents, notices.

use maud::{Markup, html};

use super::super::interface::Interface;
use super::super::link::{marked, noted};
use crate::page::{Figure, Link, List, Notice, Quote, Table, Tone};
use crate::text::Text;

pub(super) fn paragraph(ui: Interface, text: &Text) -> Markup {
    html! { p { (marked(ui, text)) } }
}

pub(super) fn list(ui: Interface, List { items, ordered }: &List) -> Markup {
    let items = html! { @for item in items { li { (marked(ui, item)) } } };
    if *ordered {
        html! { ol.points { (items) } }
    } else {
        html! { ul.points { (items) } }
    }
}

pub(super) fn quote(ui: Interface, Quote { text, by }: &Quote) -> Markup {
    html! {
        figure.quote {
            blockquote { p { (marked(ui, text)) } }
            @if let Some(by) = by { figcaption { (marked(ui, by)) } }
        }
    }
}

pub(super) fn figure(ui: Interface, figure: &Figure) -> Markup {
    let Figure { image, alt, caption, width, height } = figure;
    html! {
        figure.figure {
            img src=(ui.href(image)) alt=(alt) width=(width) height=(height) loading="lazy";
            @if let Some(caption) = caption { figcaption { (marked(ui, caption)) } }
        }
    }
}

/// A table in a box of its own that scrolls where it is wider than the screen.
pub(super) fn table(ui: Interface, Table { caption, head, rows }: &Table) -> Markup {
    html! {
        div.table tabindex="0" role="group" aria-label=(caption.plain()) {
            table {
                caption { (marked(ui, caption)) }
                thead { tr { @for cell in head { th scope="col" { (marked(ui, cell)) } } } }
                tbody {
                    @for cells in rows {
                        tr {
                            @if let [first, rest @ ..] = cells.as_slice() {
                                th scope="row" { (marked(ui, first)) }
                                @for cell in rest { td { (marked(ui, cell)) } }
                            }
                        }
                    }
                }
            }
        }
    }
}

pub(super) fn document(ui: Interface, link: &Link) -> Markup {
    html! { p.document { (noted(ui, link)) } }
}

pub(super) fn notice(ui: Interface, Notice { tone, text }: &Notice) -> Markup {
    let class = match tone {
        Tone::Note => "notice",
        Tone::Doubt => "notice notice--doubt",
        Tone::NoScript => "notice notice--no-script",
    };
    html! { p class=(class) { (marked(ui, text)) } }
}
