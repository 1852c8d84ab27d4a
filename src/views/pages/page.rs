//! A page: breadcrumbs, heading, blocks.

use leptos::prelude::AnyView;

use super::super::blocks;
use super::super::element::{Element, afresh, el};
use super::super::interface::Interface;
use super::super::link::{anchor, flag, marked};
use super::failure::failure;
use crate::i18n::Ui;
use crate::page::{Head, Layout, PageDocument};
use crate::store::{Shown, Store};

/// What the visitor came for: built afresh for each page, and never mended into another one.
pub(in super::super) fn page(ui: Interface, store: Store) -> AnyView {
    afresh(move || match store.shown() {
        Shown::Document(document) => whole(ui, &document),
        Shown::Failure(error) => failure(ui, store, &error),
    })
}

fn whole(ui: Interface, document: &PageDocument) -> AnyView {
    let PageDocument { head, blocks, .. } = document;
    let ui = ui.beside(&head.lang);
    el("article")
        .class(match head.layout {
            Layout::Plain => "page",
            Layout::Front => "page page--front",
            Layout::Article => "page page--article",
        })
        .children((!head.breadcrumbs.is_empty()).then(|| breadcrumbs(ui, head)))
        .child(heading(ui, head))
        .children(blocks::all(ui, blocks))
        .into()
}

fn breadcrumbs(ui: Interface, head: &Head) -> Element {
    let crumbs = head.breadcrumbs.iter().map(|link| el("li").child(anchor(ui, link)));
    el("nav")
        .class("breadcrumbs")
        .attr("aria-label", ui.text(Ui::Breadcrumbs))
        .maybe("lang", ui.lang())
        .child(el("ol").children(crumbs))
}

fn heading(ui: Interface, head: &Head) -> Element {
    let kicker = head
        .kicker
        .iter()
        .map(|kicker| el("p").class("page__kicker").maybe("lang", ui.lang()).text(kicker));
    let lead = head.lead.iter().map(|lead| el("p").class("page__lead").children(marked(ui, lead)));
    el("header")
        .class("page__head")
        .children(kicker)
        .child(el("h1").attr("tabindex", "-1").text(&head.heading))
        .children(lead)
        .children((!head.translations.is_empty()).then(|| translations(ui, head)))
        .children(head.flag.iter().map(|path| flag(ui, path, ("84", "56"))))
}

fn translations(ui: Interface, head: &Head) -> Element {
    let links = head.translations.iter().map(|link| el("li").child(anchor(ui, link)));
    el("div")
        .class("translations")
        .child(el("span").maybe("lang", ui.lang()).text(ui.text(Ui::AlsoIn)))
        .child(el("ul").children(links))
}
