//! Instead of a page: what went wrong, another try, and ways on.

use leptos::prelude::*;

use super::super::interface::Interface;
use crate::i18n::Ui;
use crate::route::Route;
use crate::store::{self, Store};

/// Why there is no page, with another try where that can help, and ways on.
#[component]
pub(super) fn Failure(
    /// What went wrong.
    error: store::Error,
) -> impl IntoView {
    let ui = Interface::expect();
    let store = Store::expect();
    let (title, text) = match error {
        store::Error::Missing => (Ui::MissingTitle, ui.text(Ui::MissingText)),
        store::Error::Unreachable => (Ui::UnreachableTitle, ui.text(Ui::UnreachableText)),
        store::Error::Broken(ref address) => {
            (Ui::BrokenTitle, ui.fill(Ui::BrokenText, &[("address", address)]))
        }
    };
    let again = (!matches!(error, store::Error::Missing)).then(|| {
        view! {
            <p>
                <button type="button" class="button" on:click=move |_| store.retry()>
                    {ui.text(Ui::Retry)}
                </button>
            </p>
        }
    });
    let way = |link: crate::page::Link| {
        view! {
            <li>
                <a href=ui.href(&link.href)>{link.text}</a>
            </li>
        }
    };
    view! {
        <article class="page">
            <header class="page__head">
                <h1 tabindex="-1">{ui.text(title)}</h1>
                <p class="page__lead">{text}</p>
            </header>
            {again}
            <section class="section">
                <h2>{ui.text(Ui::WaysOn)}</h2>
                <ul class="links">
                    <li>
                        <a href=ui.href(&Route::Home.path())>{ui.text(Ui::Home)}</a>
                    </li>
                    {ui.sections().into_iter().map(way).collect_view()}
                    <li>
                        <a href=ui.href(&Route::Menu.path())>{ui.text(Ui::MenuAll)}</a>
                    </li>
                </ul>
            </section>
        </article>
    }
}
