//! Instead of a page: what went wrong, another try, and ways on.

use leptos::prelude::AnyView;

use super::super::element::{button, el};
use super::super::interface::Interface;
use super::super::link::anchor;
use crate::i18n::Ui;
use crate::page::Link;
use crate::route::Route;
use crate::store::{Error, Store};

/// Why there is no page, with another try where that can help, and ways on.
pub(super) fn failure(ui: Interface, store: Store, error: &Error) -> AnyView {
    let (title, text) = match error {
        Error::Missing => (Ui::MissingTitle, ui.text(Ui::MissingText)),
        Error::Unreachable | Error::Outdated => {
            (Ui::UnreachableTitle, ui.text(Ui::UnreachableText))
        }
        Error::Broken(address) => {
            (Ui::BrokenTitle, ui.fill(Ui::BrokenText, &[("address", address)]))
        }
    };
    let head = el("header")
        .class("page__head")
        .child(el("h1").attr("tabindex", "-1").text(ui.text(title)))
        .child(el("p").class("page__lead").text(text));
    let again = (*error != Error::Missing).then(|| {
        let again = button("button").on("click", move |_| store.retry());
        el("p").child(again.text(ui.text(Ui::Retry)))
    });
    let mut ways = ui.sections();
    ways.insert(0, Link::new(ui.text(Ui::Home), Route::Home.path()));
    ways.push(Link::new(ui.text(Ui::MenuAll), Route::Menu.path()));
    let ways = ways.iter().map(|way| el("li").child(anchor(ui, way)));
    let ways = el("section")
        .class("section")
        .child(el("h2").text(ui.text(Ui::WaysOn)))
        .child(el("ul").class("links").children(ways));
    el("article").class("page").child(head).children(again).child(ways).into()
}
