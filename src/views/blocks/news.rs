//! News in lists.

use maud::{Markup, html};

use super::super::interface::Interface;
use super::super::link::{anchor, time};
use crate::page::NewsRow;

/// News, one row an item.
pub(super) fn list(ui: Interface, rows: &[NewsRow]) -> Markup {
    html! { ul.news { @for item in rows { (row(ui, item)) } } }
}

/// An item in a list. Rows of results have the same form: `scripts/find.js`.
pub(super) fn row(ui: Interface, NewsRow { link, date, about, summary }: &NewsRow) -> Markup {
    html! {
        li {
            p.news__title { (anchor(ui, link)) }
            p.news__about { (time(date)) span.news__kind { (about) } }
            @if let Some(summary) = summary { p.news__summary { (summary) } }
        }
    }
}
