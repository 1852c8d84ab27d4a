//! The page of a structure.

use crate::compose::composed::About;
use crate::compose::lists::structures::children;
use crate::compose::search::facet;
use crate::compose::shared::draft::Draft;
use crate::compose::shared::excerpt::joined;
use crate::compose::shared::index::Index;
use crate::compose::shared::links::structure_path;
use crate::compose::shared::parts::{
    facts, link_text, linked, links, paragraphs, remarks, section, words,
};
use crate::compose::shared::structured;
use crate::content::body::{Head, Structure};
use crate::content::country::Chairpersonship;
use crate::content::page::{Section, Target};
use crate::i18n::Label;
use crate::page::{Block, LinkStyle, Table, Value};
use crate::text::Text;

/// The pages of all structures but those that are a section's own.
pub(crate) fn drafts(index: &Index<'_>) -> Vec<Draft> {
    let structures = index.content.structures.iter();
    let own = structures.filter(|structure| structure.section.is_none());
    own.map(|structure| draft(index, structure)).collect()
}

fn draft(index: &Index<'_>, structure: &Structure) -> Draft {
    let mut blocks = about(index, structure);
    blocks.extend(more(index, structure));
    let path = structure_path(structure);
    Draft {
        about: About::Thing(of(structure)),
        kicker: Some(index.label(Label::Structure).to_owned()),
        crumbs: index.structure_crumbs(structure),
        blocks,
        structured: vec![structured::structure(index, structure)],
        ..Draft::new(index, path, &structure.name, &joined(&structure.paragraphs))
    }
}

/// What a structure is: its text, facts and remarks.
pub(crate) fn about(index: &Index<'_>, structure: &Structure) -> Vec<Block> {
    let mut blocks: Vec<Block> = paragraphs(&structure.paragraphs).collect();
    blocks.extend(index.text_doubt(&structure.uncertain));
    blocks.extend(index.note(structure.note.as_ref()));
    blocks.extend(structure_facts(index, structure));
    blocks
}

fn structure_facts(index: &Index<'_>, structure: &Structure) -> Option<Block> {
    let seat = structure.seat.as_ref().map(|seat| Value {
        note: index.doubt(&structure.uncertain, "seat"),
        ..words(seat.as_str())
    });
    let established = structure.established.map(|date| {
        index.date_value(Some(date), index.date_doubt(&structure.uncertain, "established"))
    });
    let parent = structure.parent.as_ref().map(|id| linked(index.structure_link(id)));
    let mut all = vec![
        index.fact(Label::Seat, seat),
        index.fact(Label::Established, established),
        index.fact(Label::PartOf, parent),
    ];
    if !is_root(structure) {
        all.extend(index.name_facts(&of(structure), &structure.names));
    }
    facts(all)
}

fn of(structure: &Structure) -> Target {
    Target::Structure(structure.id.clone())
}

/// Whether a structure stands for the whole institution: the section of structures is its page.
fn is_root(structure: &Structure) -> bool {
    structure.section == Some(Section::Structures)
}

/// What belongs to a structure: who led it, its parts, fields and news.
pub(crate) fn more(index: &Index<'_>, structure: &Structure) -> Vec<Block> {
    let mut blocks: Vec<Block> = heads(index, structure).into_iter().collect();
    if is_root(structure) {
        blocks.extend(chairs(index));
        blocks.extend(institution_names(index, structure));
    } else {
        blocks.extend(parts(index, structure));
    }
    let fields = index.content.fields.iter();
    let fields = fields.filter(|field| field.related_structures.contains(&structure.id));
    let fields = links(LinkStyle::List, fields.map(|field| index.field_link(&field.id)));
    blocks.extend(index.section(Label::FieldsOfWork, "fields", fields));
    let id = (facet::ISSUER, structure.id.as_str());
    blocks.extend(index.dossier(Label::NewsIssued, id, index.news_by(id.1)));
    blocks
}

/// The other names of the root are those of the institution.
fn institution_names(index: &Index<'_>, structure: &Structure) -> Option<Block> {
    let organization = &index.content.site.organization;
    let names = facts(index.name_facts(&of(structure), &organization.names));
    section(&organization.name, "names", names)
}

/// Who held the chair of the institution, in the order of time.
fn chairs(index: &Index<'_>) -> Option<Block> {
    let row = |chair: &Chairpersonship| {
        let country = link_text(Text::default(), &index.country_link(&chair.country));
        let country = match &chair.state_name {
            Some(state) => {
                let then = index.locale.fill(Label::AsState, &[("state", state)]);
                country.then(format!(", {then}"))
            }
            None => country,
        };
        let doubt = !chair.uncertain.is_empty();
        let doubt = doubt.then(|| index.label(Label::ValueNotCertain).to_owned());
        let remark = remarks([doubt, chair.note.clone()]).unwrap_or_default();
        vec![
            chair.year.to_string().into(),
            country,
            chair.chairpersons.join(", ").into(),
            remark.into(),
        ]
    };
    let chairs = &index.content.chairpersonships;
    let columns = [Label::Year, Label::Country, Label::InTheChair, Label::Remark];
    let table = Block::Table(Table {
        caption: index.label(Label::Chairs).into(),
        head: columns.into_iter().map(|label| index.label(label).into()).collect(),
        rows: chairs.iter().map(row).collect(),
    });
    index.section(Label::Chairs, "chairs", (!chairs.is_empty()).then_some(table))
}

/// The structures under one.
fn parts(index: &Index<'_>, structure: &Structure) -> Option<Block> {
    let parts = children(index, Some(structure));
    let parts = parts.map(|part| index.structure_link(&part.id));
    index.section(Label::Parts, "parts", links(LinkStyle::List, parts))
}

fn heads(index: &Index<'_>, structure: &Structure) -> Option<Block> {
    let noted = structure.heads.iter().any(|head| head.note.is_some());
    let row = |head: &Head| {
        let country = link_text(Text::default(), &index.country_link(&head.country));
        let mut row =
            vec![head.name.as_str().into(), country, index.period(head.from, head.to).into()];
        if noted {
            row.push(head.note.as_deref().unwrap_or_default().into());
        }
        row
    };
    let mut columns = vec![Label::Person, Label::Country, Label::InOffice];
    columns.extend(noted.then_some(Label::Remark));
    let places = [("name", structure.name.as_str())];
    let table = || {
        Block::Table(Table {
            caption: index.locale.fill(Label::HeadsOf, &places).into(),
            head: columns.into_iter().map(|label| index.label(label).into()).collect(),
            rows: structure.heads.iter().map(row).collect(),
        })
    };
    let table = (!structure.heads.is_empty()).then(table);
    index.section(Label::Heads, "heads", table)
}
