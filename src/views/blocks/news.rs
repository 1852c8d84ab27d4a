//! News in lists.

use leptos::prelude::*;

use super::super::element::{Element, el};
use super::super::interface::Interface;
use super::super::link::{anchor, time};
use crate::page::NewsRow;

/// News, one row an item.
pub(super) fn list(ui: Interface, rows: &[NewsRow]) -> AnyView {
    el("ul").class("news").children(rows.iter().map(|item| row(ui, item))).into()
}

/// An item in a list. Rows of results have the same form: `scripts/find.js`.
pub(in super::super) fn row(ui: Interface, row: &NewsRow) -> Element {
    let about = el("p")
        .class("news__about")
        .children(time(&row.date))
        .child(el("span").class("news__kind").text(&row.about));
    let title = el("p").class("news__title").child(anchor(ui, &row.link));
    let summary = |summary: &String| el("p").class("news__summary").text(summary);
    el("li").child(title).child(about).children(row.summary.iter().map(summary))
}
