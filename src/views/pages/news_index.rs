//! The list of all news, a page of it at a time.

use leptos::prelude::*;

use super::super::blocks;
use super::super::element::el;
use super::super::interface::Interface;
use crate::i18n::Ui;
use crate::page;
use crate::route::{self, Route};
use crate::store::Store;

/// A page of the list of all news.
///
/// Pages after the first exist in the address's query, which needs the application: the ways to
/// them come with it. Without a script the years below the list lead to every item.
#[component]
pub(in super::super) fn NewsIndex(
    /// The page.
    index: page::NewsIndex,
) -> impl IntoView {
    let ui = Interface::expect();
    let store = Store::expect();
    let page::NewsIndex { rows, page, pages, shown } = index;
    let address = move |page: u32| ui.href(&route::list_page(&Route::News.path(), page));
    let way = move |page: u32, rel: &'static str, text: Ui| {
        el("a").attr("href", address(page)).attr("rel", rel).text(ui.text(text))
    };
    let pager = move || {
        (store.is_live() && pages > 1).then(|| {
            let number = |n: u32| n.to_string();
            let places = [("page", &*number(page)), ("pages", &*number(pages))];
            AnyView::from(
                el("nav")
                    .class("pages")
                    .attr("aria-label", ui.text(Ui::Pages))
                    .children((page > 1).then(|| way(page - 1, "prev", Ui::Newer)))
                    .child(el("span").text(ui.fill(Ui::PageOf, &places)))
                    .children((page < pages).then(|| way(page + 1, "next", Ui::Older))),
            )
        })
    };
    view! {
        <p class="news-index__shown">{shown}</p>
        {blocks::rows(ui, &rows)}
        {pager}
    }
}
