//! The blocks of a page document, one function each, as markup: what never changes once it stands.
//!
//! A new block touches three places: its declaration in `src/page/block.rs`, its view here, and its
//! sample in `src/compose/styleguide`. The compiler asks for the second, a test for the third.

mod chronology;
mod drawing;
mod lists;
mod news;
mod prose;

use leptos::prelude::AnyView;
use maud::{Markup, html};

use super::inert::inert;
use super::interface::Interface;
use crate::page::{Bar, Block, NewsRow, Section};

/// Blocks of which the visitor changes none.
pub(super) fn all(ui: Interface, blocks: &[Block]) -> Vec<AnyView> {
    blocks.iter().filter_map(|block| markup(ui, block, LEVEL)).map(inert).collect()
}

/// A news item in a list.
pub(super) fn row(ui: Interface, row: &NewsRow) -> AnyView {
    inert(news::row(ui, row))
}

/// Numbers by time in a narrow column.
pub(super) fn bars(ui: Interface, bars: &[Bar]) -> AnyView {
    inert(lists::bars(ui, bars))
}

/// The level of the headings of a page's sections.
pub(super) const LEVEL: u8 = 2;

/// A block; nothing if it is, or has in it, one that the visitor changes: `pages` makes a view of it.
pub(super) fn markup(ui: Interface, block: &Block, level: u8) -> Option<Markup> {
    Some(match block {
        Block::Paragraph(text) => prose::paragraph(ui, text),
        Block::Section(part) => return section(ui, part, level),
        Block::List(list) => prose::list(ui, list),
        Block::Quote(quote) => prose::quote(ui, quote),
        Block::Table(table) => prose::table(ui, table),
        Block::Figure(figure) => prose::figure(ui, figure),
        Block::Drawing(picture) => drawing::drawing(ui, picture),
        Block::Document(link) => prose::document(ui, link),
        Block::Notice(notice) => prose::notice(ui, notice),
        Block::Facts(facts) => lists::facts(ui, facts),
        Block::Links(links) => lists::links(ui, links),
        Block::Timeline(entries) => lists::timeline(ui, entries),
        Block::Chronology(chronology) => chronology::chronology(ui, chronology),
        Block::Tree(nodes) => lists::tree(ui, "tree", nodes),
        Block::Diagram(nodes) => lists::tree(ui, "tree tree--drawn", nodes),
        Block::Histogram(histogram) => lists::histogram(ui, histogram),
        Block::Pager(pager) => lists::pager(ui, pager),
        Block::News(list) => news::list(ui, list),
        Block::Search(_) | Block::Countries(_) => return None,
    })
}

fn section(ui: Interface, section: &Section, level: u8) -> Option<Markup> {
    let blocks = section.blocks.iter().map(|block| markup(ui, block, level + 1));
    let blocks = blocks.collect::<Option<Vec<_>>>()?;
    Some(html! {
        section.section id=(section.id) lang=[section.lang.as_deref()] {
            (heading(section, level))
            @for block in &blocks { (block) }
        }
    })
}

/// The heading of a section.
pub(super) fn heading(Section { heading, .. }: &Section, level: u8) -> Markup {
    match level {
        2 => html! { h2 { (heading) } },
        3 => html! { h3 { (heading) } },
        _ => html! { h4 { (heading) } },
    }
}
