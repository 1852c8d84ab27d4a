//! Fields of work: all of them by dimension, and the page of each.

use super::draft::{Draft, joined};
use super::index::Index;
use super::parts::{facts, links, paragraphs, section};
use super::search::facet;
use super::texts;
use crate::content::page::{Section, Target};
use crate::content::work::Field;
use crate::i18n::Label;
use crate::page::{Block, Link, LinkStyle};
use crate::route::Route;

/// The page of all fields.
pub(super) fn list(index: &Index<'_>) -> Draft {
    let dimensions = index.content.site.dimensions.iter();
    let sections = dimensions.filter_map(|dimension| {
        let fields = index.content.fields.iter();
        let fields = fields.filter(|field| field.dimension == dimension.id);
        let list = links(LinkStyle::List, fields.map(|field| counted_link(index, field)));
        section(&dimension.name, dimension.id.as_str(), list)
    });
    texts::section_page(index, Section::FieldsOfWork, sections.collect())
}

/// The link to a field with the number of its news.
pub(super) fn counted_link(index: &Index<'_>, field: &Field) -> Link {
    index.counted(index.field_link(&field.id), index.news_of_field(&field.id).len())
}

/// The pages of all fields.
pub(super) fn drafts(index: &Index<'_>) -> Vec<Draft> {
    index.content.fields.iter().map(|field| draft(index, field)).collect()
}

fn draft(index: &Index<'_>, field: &Field) -> Draft {
    let dimension = index.content.dimension(&field.dimension);
    let path = Route::Field(field.id.to_string()).path();
    Draft {
        kicker: dimension.map(|dimension| dimension.name.clone()),
        crumbs: index.crumbs_into(Section::FieldsOfWork),
        blocks: blocks(index, field),
        ..Draft::new(index, path, &field.name, &joined(&field.paragraphs))
    }
}

fn blocks(index: &Index<'_>, field: &Field) -> Vec<Block> {
    let mut blocks: Vec<Block> = paragraphs(&field.paragraphs).collect();
    blocks.extend(index.text_doubt(&field.uncertain));
    let structures = field.related_structures.iter().map(|id| index.structure_link(id));
    blocks.extend(index.section(
        Label::StructuresInField,
        "structures",
        links(LinkStyle::List, structures),
    ));
    let id = (facet::FIELD, field.id.as_str());
    blocks.extend(index.dossier(Label::LatestNews, id, index.news_of_field(&field.id)));
    let of = Target::Field(field.id.clone());
    let names = facts(index.name_facts(&of, &field.names));
    blocks.extend(index.section(Label::Names, "names", names));
    blocks.extend(siblings(index, field));
    blocks
}

fn siblings(index: &Index<'_>, field: &Field) -> Option<Block> {
    let others = index.content.fields.iter();
    let others = others.filter(|other| other.dimension == field.dimension && other.id != field.id);
    let list = links(LinkStyle::List, others.map(|other| index.field_link(&other.id)));
    index.section(Label::FieldsBeside, "fields", list)
}
