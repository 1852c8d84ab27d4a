//! The frame round every page: skip link, head, menu, foot, and the voice of the announcer.

use leptos::prelude::*;

use super::interface::Interface;
use super::menu::{MenuPanel, PANEL};
use super::pages::Page;
use crate::a11y;
use crate::i18n::Ui;
use crate::page::Link;
use crate::route::Route;
use crate::store::Store;

/// The frame round every page. The page stands first in the source, the menu after it.
#[component]
pub(super) fn Frame() -> impl IntoView {
    let ui = Interface::expect();
    let store = Store::expect();
    store.follow();
    let lang = move || store.lang().and_then(|lang| ui.beside(&lang).lang());
    view! {
        <a class="skip-link" href="#content" lang=lang>
            {ui.text(Ui::SkipToContent)}
        </a>
        <header class="masthead" lang=lang>
            <a class="masthead__name" href=ui.href(&Route::Home.path())>
                {ui.with(|shell| shell.name.clone())}
            </a>
            <nav class="masthead__sections" aria-label=ui.text(Ui::Sections)>
                <SectionLinks links=ui.sections()/>
            </nav>
            <div class="masthead__tools">
                <a class="masthead__search" href=ui.href(&Route::Search.path())>
                    {ui.text(Ui::Search)}
                </a>
                <button
                    type="button"
                    class="masthead__menu"
                    popovertarget=PANEL
                    on:keydown=|event| a11y::menu_button_key(&event, PANEL)
                    on:pointerenter=move |_| store.want_menu()
                    on:focus=move |_| store.want_menu()
                >
                    {ui.text(Ui::Menu)}
                </button>
            </div>
        </header>
        <main id="content" tabindex="-1">
            <Page/>
        </main>
        <MenuPanel/>
        <footer class="foot" lang=lang>
            <p>{ui.with(|shell| shell.independence.clone())}</p>
            <nav aria-label=ui.text(Ui::Footer)>
                <SectionLinks links=ui.footer()/>
            </nav>
        </footer>
        <div class="progress" class:progress--busy=move || store.is_busy() aria-hidden="true"></div>
        <div class="visually-hidden" role="status">
            {move || store.announcement()}
        </div>
    }
}

/// Links to sections; the one in which the visitor is, is marked.
#[component]
fn SectionLinks(
    /// The links.
    links: Vec<Link>,
) -> impl IntoView {
    let ui = Interface::expect();
    let store = Store::expect();
    let link = move |link: Link| {
        let path = link.href.clone();
        let current = move || store.current(&path);
        view! {
            <li>
                <a href=ui.href(&link.href) aria-current=current>
                    {link.text}
                </a>
            </li>
        }
    };
    view! { <ul>{links.into_iter().map(link).collect_view()}</ul> }
}
