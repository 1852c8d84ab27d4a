//! The page of a field operation.

use crate::compose::composed::About;
use crate::compose::search::facet;
use crate::compose::shared::draft::Draft;
use crate::compose::shared::excerpt::joined;
use crate::compose::shared::index::Index;
use crate::compose::shared::parts::{facts, linked, paragraphs, words};
use crate::compose::shared::structured;
use crate::content::body::Operation;
use crate::content::page::{Section, Target};
use crate::date::Date;
use crate::i18n::Label;
use crate::page::{Block, Fact, Value};
use crate::route::Route;

/// The pages of all operations.
pub(crate) fn drafts(index: &Index<'_>) -> Vec<Draft> {
    index.content.operations.iter().map(|operation| draft(index, operation)).collect()
}

fn draft(index: &Index<'_>, operation: &Operation) -> Draft {
    let path = Route::Operation(operation.id.to_string()).path();
    let kind = match operation.closed {
        None => Label::FieldOperation,
        Some(_) => Label::ClosedOperation,
    };
    Draft {
        about: About::Thing(Target::Operation(operation.id.clone())),
        kicker: Some(index.label(kind).to_owned()),
        crumbs: index.crumbs_into(Section::FieldOperations),
        blocks: blocks(index, operation),
        structured: vec![structured::operation(index, operation)],
        ..Draft::new(index, path, &operation.name, &joined(&operation.paragraphs))
    }
}

fn blocks(index: &Index<'_>, operation: &Operation) -> Vec<Block> {
    let mut blocks: Vec<Block> = paragraphs(&operation.paragraphs).collect();
    blocks.extend(index.text_doubt(&operation.uncertain));
    blocks.extend(index.note(operation.note.as_ref()));
    blocks.extend(facts(operation_facts(index, operation)));
    let id = (facet::ISSUER, operation.id.as_str());
    blocks.extend(index.dossier(Label::NewsIssued, id, index.news_by(id.1)));
    blocks
}

fn operation_facts(index: &Index<'_>, operation: &Operation) -> Vec<Option<Fact>> {
    let of = Target::Operation(operation.id.clone());
    let date = |date: Option<Date>, field| {
        date.map(|date| index.date_value(Some(date), index.date_doubt(&operation.uncertain, field)))
    };
    let status = match operation.closed {
        None => Label::StatusActive,
        Some(_) => Label::StatusClosed,
    };
    let seat =
        Value { note: index.doubt(&operation.uncertain, "seat"), ..words(operation.seat.as_str()) };
    let before = operation.predecessors.iter().map(|id| linked(index.operation_link(id)));
    let after = operation.successor.iter().map(|id| linked(index.operation_link(id)));
    let mut all = vec![
        index.fact(Label::Status, [words(index.label(status))]),
        index.fact(Label::Established, date(Some(operation.established), "established")),
        index.fact(Label::Opened, date(operation.opened, "opened")),
        index.fact(Label::Closed, date(operation.closed, "closed")),
        index.fact(Label::Seat, [seat]),
        index.fact(Label::Country, [linked(index.country_link(&operation.country))]),
        index.fact(Label::Predecessors, before),
        index.fact(Label::Successor, after),
    ];
    all.extend(index.name_facts(&of, &operation.names));
    all
}
