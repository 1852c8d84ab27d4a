//! A page: breadcrumbs, heading, blocks.

use std::sync::atomic::{AtomicBool, Ordering};

use leptos::either::Either;
use leptos::prelude::*;
use maud::{Markup, html};

use super::super::blocks;
use super::super::inert::inert;
use super::super::interface::Interface;
use super::super::link::{anchor, marked};
use super::countries::countries;
use super::failure::failure;
use super::search::search_page;
use crate::i18n::Ui;
use crate::page::{Block, Head, Layout, PageDocument, Section, Shell};
use crate::store::{Shown, Store};

/// The page shown.
pub(in super::super) fn page(ui: Interface, store: Store) -> AnyView {
    // Each page stands in the other branch: it is built anew, and never updated into the next one,
    // whose fields would keep what was typed into its own.
    let turn = AtomicBool::new(false);
    let view = move || {
        let view = match store.shown() {
            Shown::Document(document) => whole(ui, &document),
            Shown::Failure(error) => failure(ui, store, &error),
        };
        if turn.fetch_xor(true, Ordering::Relaxed) {
            Either::Left(view)
        } else {
            Either::Right(view)
        }
    };
    view.into_any()
}

/// A page by itself, for tests.
pub fn article(shell: Shell, document: &PageDocument) -> AnyView {
    whole(Interface::provide(shell), document)
}

fn whole(ui: Interface, PageDocument { head, blocks, .. }: &PageDocument) -> AnyView {
    let ui = ui.beside(&head.lang);
    let class = match head.layout {
        Layout::Plain => "page",
        Layout::Front => "page page--front",
        Layout::Article => "page page--article",
    };
    let mut parts = Vec::new();
    if !head.breadcrumbs.is_empty() {
        parts.push(inert(breadcrumbs(ui, head)));
    }
    parts.push(inert(heading(ui, head)));
    parts.extend(views(ui, blocks, blocks::LEVEL));
    view! { <article class=class>{parts}</article> }.into_any()
}

fn views(ui: Interface, blocks: &[Block], level: u8) -> Vec<AnyView> {
    blocks.iter().map(|block| view(ui, block, level)).collect()
}

fn view(ui: Interface, block: &Block, level: u8) -> AnyView {
    match block {
        Block::Search(search) => search_page(ui, search),
        Block::Countries(list) => countries(ui, list),
        block => match (blocks::markup(ui, block, level), block) {
            (None, Block::Section(part)) => section(ui, part, level),
            (markup, _) => inert(markup.unwrap_or_default()),
        },
    }
}

/// A section with something in it that the visitor changes.
fn section(ui: Interface, section: &Section, level: u8) -> AnyView {
    let Section { id, lang, .. } = section.clone();
    view! {
        <section class="section" id=id lang=lang>
            {inert(blocks::heading(section, level))}
            {views(ui, &section.blocks, level + 1)}
        </section>
    }
    .into_any()
}

fn breadcrumbs(ui: Interface, Head { breadcrumbs, .. }: &Head) -> Markup {
    html! {
        nav.breadcrumbs aria-label=(ui.text(Ui::Breadcrumbs)) lang=[ui.lang()] {
            ol { @for link in breadcrumbs { li { (anchor(ui, link)) } } }
        }
    }
}

fn heading(ui: Interface, head: &Head) -> Markup {
    let Head { kicker, heading, lead, translations, flag, .. } = head;
    html! {
        header.page__head {
            @if let Some(kicker) = kicker { p.page__kicker lang=[ui.lang()] { (kicker) } }
            h1 tabindex="-1" { (heading) }
            @if let Some(lead) = lead { p.page__lead { (marked(ui, lead)) } }
            @if !translations.is_empty() {
                div.translations {
                    span lang=[ui.lang()] { (ui.text(Ui::AlsoIn)) }
                    ul { @for link in translations { li { (anchor(ui, link)) } } }
                }
            }
            @if let Some(path) = flag {
                img.flag src=(ui.href(path)) alt="" width="84" height="56";
            }
        }
    }
}
