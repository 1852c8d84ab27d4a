//! The menu: a panel that opens without the application and is completed by it.

use leptos::prelude::*;

use super::element::{Element, el};
use super::interface::Interface;
use super::link::noted;
use crate::a11y;
use crate::i18n::Ui;
use crate::page::{Link, Node};
use crate::route::Route;
use crate::store::Store;

/// The id by which the button in the head opens the panel.
pub(super) const PANEL: &str = "menu";

/// The menu's panel: the sections, and under them the whole tree once it has been fetched.
#[component]
pub(super) fn MenuPanel() -> impl IntoView {
    let ui = Interface::expect();
    let store = Store::expect();
    let lang = move || store.lang().and_then(|lang| ui.beside(&lang).lang());
    let tree = move || store.menu().map(|tree| AnyView::from(branches(ui, &tree)));
    view! {
        <nav
            id=PANEL
            class="menu"
            popover="auto"
            aria-label=ui.text(Ui::Menu)
            lang=lang
            on:toggle=move |_| store.want_menu()
            on:keydown=|event| a11y::menu_key(&event, PANEL)
            on:click=|event| a11y::close_on_link(&event, PANEL)
        >
            <p class="menu__all">
                <a href=ui.href(&Route::Menu.path())>{ui.text(Ui::MenuAll)}</a>
                <button type="button" class="menu__close" popovertarget=PANEL popovertargetaction="hide">
                    {ui.text(Ui::Close)}
                </button>
            </p>
            {sections(ui)}
            {tree}
        </nav>
    }
}

fn sections(ui: Interface) -> impl IntoView {
    let entry = move |link: Link| {
        view! {
            <li>
                <a href=ui.href(&link.href)>{link.text}</a>
            </li>
        }
    };
    view! { <ul class="menu__sections">{ui.sections().into_iter().map(entry).collect_view()}</ul> }
}

fn branches(ui: Interface, nodes: &[Node]) -> Element {
    el("ul").class("menu__tree").children(nodes.iter().map(|node| branch(ui, node)))
}

/// An entry; one with entries under it opens to show its own page first, then those.
fn branch(ui: Interface, node: &Node) -> Element {
    if node.children.is_empty() {
        return el("li").children(noted(ui, &node.link));
    }
    let overview = ui.fill(Ui::MenuOverview, &[("name", &node.link.text)]);
    let overview = Link::new(overview, &node.link.href);
    el("li").child(
        el("details").child(el("summary").text(&node.link.text)).child(
            el("ul")
                .child(el("li").children(noted(ui, &overview)))
                .children(node.children.iter().map(|child| branch(ui, child))),
        ),
    )
}
