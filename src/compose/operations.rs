//! Field operations: all by region, active and closed, and the page of each.

use super::chronology::{self, Scale};
use super::draft::{Draft, joined};
use super::index::Index;
use super::parts::{facts, linked, links, paragraphs, section, slug, with_remark, words};
use super::search::facet;
use super::{structured, texts};
use crate::content::body::Operation;
use crate::content::page::{Section, Target};
use crate::date::Date;
use crate::i18n::Label;
use crate::page::{Block, ChronologyLine, Fact, Link, LinkStyle, Node, Value};
use crate::route::Route;

/// Before the id of a region, in the section of active operations.
const ACTIVE: &str = "active-";

/// The page of all field operations.
pub(super) fn list(index: &Index<'_>) -> Draft {
    let active = by_region(index, |operation| operation.closed.is_none(), ACTIVE);
    let mut closed = by_region(index, |operation| operation.closed.is_some(), "closed-");
    if !active.is_empty() && !closed.is_empty() {
        // How the lines are read was said before the active ones.
        closed.remove(0);
    }
    let sections = [
        index.section(Label::ActiveOperations, "active", active),
        index.section(Label::ClosedOperations, "closed", closed),
    ];
    let timeline = links(LinkStyle::Row, index.timeline_link());
    let blocks = sections.into_iter().flatten().chain(timeline);
    texts::section_page(index, Section::FieldOperations, blocks.collect())
}

/// The closed operations, a section a region.
pub(super) fn closed_by_region(index: &Index<'_>) -> Vec<Block> {
    by_region(index, |operation| operation.closed.is_some(), "")
}

/// The id of the section of a region with active operations.
fn active_id(region: &str) -> String {
    format!("{ACTIVE}{}", slug(region))
}

/// The operations that fit, a section a region, on one scale of time for all, and before them how
/// it is read.
fn by_region(index: &Index<'_>, fits: impl Fn(&Operation) -> bool, id: &str) -> Vec<Block> {
    let all = index.content.operations.iter();
    let Some(scale) = Scale::from(index.content, all.map(|operation| operation.established)) else {
        return Vec::new();
    };
    let sections = regions(index, fits).into_iter().filter_map(|(region, operations)| {
        let lines = operations.into_iter().map(|operation| line(index, &scale, operation));
        section(region, format!("{id}{}", slug(region)), scale.with(lines.collect()))
    });
    let sections: Vec<Block> = sections.collect();
    let key =
        (!sections.is_empty()).then(|| Block::Paragraph(index.label(Label::TimelineKey).into()));
    key.into_iter().chain(sections).collect()
}

/// The operations that fit, by region, both in the order of the content.
fn regions<'a>(
    index: &Index<'a>,
    fits: impl Fn(&Operation) -> bool,
) -> Vec<(&'a str, Vec<&'a Operation>)> {
    let mut regions = Vec::<(&str, Vec<_>)>::new();
    for operation in index.content.operations.iter().filter(|operation| fits(operation)) {
        match regions.iter_mut().find(|(region, _)| *region == operation.region) {
            Some((_, list)) => list.push(operation),
            None => regions.push((&operation.region, vec![operation])),
        }
    }
    regions
}

fn line(index: &Index<'_>, scale: &Scale, operation: &Operation) -> ChronologyLine {
    let country = index.country_link(&operation.country).text;
    let successor = operation.successor.as_ref().map(|id| {
        let name = index.operation_link(id).text;
        index.locale.fill(Label::FollowedBy, &[("name", &name)])
    });
    let note = with_remark(&format!("{}, {country}", operation.seat), successor.as_deref());
    let link = index.operation_link(&operation.id).noting(note);
    chronology::operation_line(index, scale, operation, link)
}

/// The active operations as parts of a tree: regions, and under each its operations.
pub(super) fn nodes(index: &Index<'_>) -> Vec<Node> {
    let regions = regions(index, |operation| operation.closed.is_none()).into_iter();
    let node = |(region, operations): (&str, Vec<&Operation>)| Node {
        link: Link::new(region, format!("{}#{}", Route::Operations.path(), active_id(region))),
        children: operations
            .into_iter()
            .map(|one| Node { link: index.operation_link(&one.id), ..Node::default() })
            .collect(),
    };
    regions.map(node).collect()
}

impl Index<'_> {
    /// From when to when an operation worked, with the doubt about that.
    pub(super) fn operation_period(&self, operation: &Operation) -> String {
        let period = self.period(operation.established, operation.closed);
        with_remark(&period, self.operation_doubt(operation).as_deref())
    }

    /// The doubt about the dates between which an operation worked.
    pub(super) fn operation_doubt(&self, operation: &Operation) -> Option<String> {
        ["established", "closed"]
            .iter()
            .find_map(|field| self.date_doubt(&operation.uncertain, field))
    }
}

/// The pages of all operations.
pub(super) fn drafts(index: &Index<'_>) -> Vec<Draft> {
    index.content.operations.iter().map(|operation| draft(index, operation)).collect()
}

fn draft(index: &Index<'_>, operation: &Operation) -> Draft {
    let path = Route::Operation(operation.id.to_string()).path();
    let kind = match operation.closed {
        None => Label::FieldOperation,
        Some(_) => Label::ClosedOperation,
    };
    Draft {
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
