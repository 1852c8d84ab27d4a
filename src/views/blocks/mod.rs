//! The blocks of a page document, one function each.

mod chronology;
mod drawing;
mod lists;
mod news;
mod prose;

use leptos::prelude::*;

use super::element::el;
use super::interface::Interface;
use super::pages::{countries, search_page};
use crate::page::{Block, Section};

pub(super) use lists::bars;
pub(super) use news::row;

/// All blocks of a page; headings begin at level 2.
pub(super) fn all(ui: Interface, blocks: &[Block]) -> Vec<AnyView> {
    at_level(ui, blocks, 2)
}

fn at_level(ui: Interface, blocks: &[Block], level: u8) -> Vec<AnyView> {
    blocks.iter().map(|block| one(ui, block, level)).collect()
}

fn one(ui: Interface, block: &Block, level: u8) -> AnyView {
    match block {
        Block::Paragraph(text) => prose::paragraph(ui, text),
        Block::Section(part) => section(ui, part, level),
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
        Block::Search(search) => search_page(ui, search),
        Block::Countries(list) => countries(ui, list),
    }
}

fn section(ui: Interface, section: &Section, level: u8) -> AnyView {
    let tag = match level {
        2 => "h2",
        3 => "h3",
        _ => "h4",
    };
    el("section")
        .class("section")
        .attr("id", &section.id)
        .maybe("lang", section.lang.clone())
        .child(el(tag).text(&section.heading))
        .children(at_level(ui, &section.blocks, level + 1))
        .into()
}
