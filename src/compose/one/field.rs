//! The page of a field of work.

use crate::compose::composed::About;
use crate::compose::search::facet;
use crate::compose::shared::draft::Draft;
use crate::compose::shared::excerpt::joined;
use crate::compose::shared::index::Index;
use crate::compose::shared::parts::{facts, links, paragraphs};
use crate::content::page::{Section, Target};
use crate::content::work::Field;
use crate::i18n::Label;
use crate::page::{Block, LinkStyle};
use crate::route::Route;

/// The pages of all fields.
pub(crate) fn drafts(index: &Index<'_>) -> Vec<Draft> {
    index.content.fields.iter().map(|field| draft(index, field)).collect()
}

fn draft(index: &Index<'_>, field: &Field) -> Draft {
    let dimension = index.content.dimension(&field.dimension);
    let path = Route::Field(field.id.to_string()).path();
    Draft {
        about: About::Thing(Target::Field(field.id.clone())),
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
