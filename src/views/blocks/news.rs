//! News in lists.

use leptos::prelude::*;

use super::super::element::el;
use super::super::interface::Interface;
use super::super::link::{anchor, time};
use crate::page::NewsRow;

/// News, one row an item.
pub(in super::super) fn rows(ui: Interface, list: &[NewsRow]) -> AnyView {
    let row = |row: &NewsRow| {
        let about = el("p")
            .class("news__about")
            .children(time(&row.date))
            .child(el("span").class("news__kind").text(&row.about));
        let title = el("p").class("news__title").child(anchor(ui, &row.link));
        let summary = |summary: &String| el("p").class("news__summary").text(summary);
        el("li").child(title).child(about).children(row.summary.iter().map(summary))
    };
    el("ul").class("news").children(list.iter().map(row)).into()
}
