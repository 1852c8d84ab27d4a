//! The menu: a panel that opens without the application and is completed by it.

use web_sys::wasm_bindgen::JsCast;

use super::element::{Element, afresh, anchor, button, el, noted, nothing};
use super::interface::Interface;
use crate::a11y;
use crate::i18n::Ui;
use crate::page::{Link, Node};
use crate::route::Route;
use crate::store::Store;

/// The id by which the button in the head opens the panel.
pub(super) const PANEL: &str = "menu";

/// The menu's panel: the sections, and under them the whole tree once it has been fetched.
pub(super) fn menu(
    ui: Interface,
    store: Store,
    lang: impl Fn() -> Option<String> + Send + 'static,
) -> Element {
    let close = button("button")
        .attr("popovertarget", PANEL)
        .attr("popovertargetaction", "hide")
        .text(ui.text(Ui::Close));
    let all = el("a").attr("href", ui.href(&Route::Menu.path())).text(ui.text(Ui::MenuAll));
    let section = |link: &Link| el("li").child(anchor(ui, link));
    let tree = move || store.menu().map_or_else(nothing, |tree| branches(ui, &tree).into());
    el("nav")
        .attr("id", PANEL)
        .class("menu")
        .attr("popover", "auto")
        .attr("aria-label", ui.text(Ui::Menu))
        .live("lang", lang)
        .on("toggle", move |_| store.want_menu())
        .on("keydown", |event| a11y::menu_key(event.unchecked_ref(), PANEL))
        .on("click", |event| a11y::close_on_link(event.unchecked_ref(), PANEL))
        .child(el("p").class("menu__all").child(all).child(close))
        .child(el("ul").class("menu__sections").children(ui.sections().iter().map(section)))
        .child(afresh(tree))
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
