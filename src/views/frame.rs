//! The frame round every page: skip link, head, menu, foot, and the voice of the announcer.

use leptos::prelude::*;
use web_sys::wasm_bindgen::JsCast;

use super::element::{Element, afresh, anchor, button, el};
use super::interface::Interface;
use super::menu::{PANEL, menu};
use super::pages::page;
use super::palette::palette;
use crate::a11y;
use crate::i18n::Ui;
use crate::page::Link;
use crate::route::Route;
use crate::store::Store;

/// The id of the panel in which the visitor sets how pages are shown, beside the application.
pub(super) const DISPLAY: &str = "display";
/// The id of the list of shortcuts, beside the application.
pub(super) const SHORTCUTS: &str = "shortcuts";

/// The frame round every page. The page stands first in the source, the menu after it.
pub(super) fn frame() -> Vec<AnyView> {
    let ui = Interface::expect();
    let store = Store::expect();
    store.follow();
    let lang = move || store.lang().and_then(|lang| ui.beside(&lang).lang());
    let name = ui.with(|shell| shell.name.clone());
    let menu_button = button("button masthead__menu")
        .attr("popovertarget", PANEL)
        .on("keydown", |event| a11y::menu_button_key(event.unchecked_ref(), PANEL))
        .on("pointerenter", move |_| store.want_menu())
        .on("focus", move |_| store.want_menu())
        .text(ui.text(Ui::Menu));
    let opens = |panel: &'static str, class, words| {
        button(class).attr("popovertarget", panel).text(ui.text(words))
    };
    let tools = el("div")
        .class("masthead__tools")
        .child(
            anchor(ui, &Link::new(ui.text(Ui::Search), Route::Search.path()))
                .class("masthead__search"),
        )
        .child(
            opens(DISPLAY, "button masthead__display", Ui::Display)
                .attr("title", ui.text(Ui::Display)),
        )
        .child(menu_button)
        // Listened to by `settings.js`.
        .child(button("button masthead__leave").text(ui.text(Ui::LeaveReading)));
    let head = el("header")
        .class("masthead")
        .live("lang", lang)
        .child(anchor(ui, &Link::new(name, Route::Home.path())).class("masthead__name"))
        .child(sections(ui, store, Ui::Sections, ui.sections()).class("masthead__sections"))
        .child(tools);
    let foot = el("footer")
        .class("foot")
        .live("lang", lang)
        .child(el("p").text(ui.with(|shell| shell.independence.clone())))
        .child(sections(ui, store, Ui::Footer, ui.footer()))
        .child(opens(SHORTCUTS, "foot__shortcuts", Ui::Shortcuts));
    let progress = move || {
        let busy = store.is_busy();
        Some(if busy { "progress progress--busy" } else { "progress" }.to_owned())
    };
    let voice = move || store.announcement().into_any();
    vec![
        el("a")
            .class("skip-link")
            .attr("href", "#content")
            .live("lang", lang)
            .text(ui.text(Ui::SkipToContent))
            .into(),
        head.into(),
        el("main").attr("id", "content").attr("tabindex", "-1").child(page(ui, store)).into(),
        menu(ui, store, lang).into(),
        palette(ui),
        foot.into(),
        el("div").live("class", progress).attr("aria-hidden", "true").into(),
        el("div").class("visually-hidden").attr("role", "status").child(afresh(voice)).into(),
    ]
}

/// Links to sections; the one in which the visitor is, is marked.
fn sections(ui: Interface, store: Store, label: Ui, links: Vec<Link>) -> Element {
    let entry = |to: Link| {
        let link = anchor(ui, &to);
        el("li")
            .child(link.live("aria-current", move || store.current(&to.href).map(str::to_owned)))
    };
    el("nav")
        .attr("aria-label", ui.text(label))
        .child(el("ul").children(links.into_iter().map(entry)))
}
