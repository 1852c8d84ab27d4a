//! Instead of a page: what went wrong, another try, and links to go on from.

use leptos::prelude::*;
use maud::html;

use super::super::inert::inert;
use super::super::interface::Interface;
use super::super::link::anchor;
use crate::i18n::Ui;
use crate::page::Link;
use crate::route::Route;
use crate::store::{Error, Store};

/// The reason why there is no page, another try where that can help, and links to go on from.
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
    let head = html! {
        header.page__head {
            h1 tabindex="-1" { (ui.text(title)) }
            p.page__lead { (text) }
        }
    };
    let again = (*error != Error::Missing).then(|| {
        view! {
            <p>
                <button type="button" class="button" on:click=move |_| store.retry()>
                    {ui.text(Ui::Retry)}
                </button>
            </p>
        }
    });
    let mut ways = ui.sections();
    ways.insert(0, Link::new(ui.text(Ui::Home), Route::Home.path()));
    ways.push(Link::new(ui.text(Ui::MenuAll), Route::Menu.path()));
    let ways = html! {
        section.section {
            h2 { (ui.text(Ui::WaysOn)) }
            ul.links { @for way in &ways { li { (anchor(ui, way)) } } }
        }
    };
    view! { <article class="page">{inert(head)} {again} {inert(ways)}</article> }.into_any()
}
