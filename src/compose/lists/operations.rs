//! Field operations by region, and when they worked.

use super::scale::{Scale, operation_line};
use crate::compose::shared::index::Index;
use crate::compose::shared::parts::{section, slug, with_remark};
use crate::content::body::Operation;
use crate::i18n::Label;
use crate::page::{Block, ChronologyLine, Link, Node};
use crate::route::Route;

/// Before the id of a region, in the section of active operations.
pub(crate) const ACTIVE: &str = "active-";

/// The closed operations, a section a region.
pub(crate) fn closed_by_region(index: &Index<'_>) -> Vec<Block> {
    by_region(index, |operation| operation.closed.is_some(), "")
}

/// The id of the section of a region with active operations.
fn active_id(region: &str) -> String {
    format!("{ACTIVE}{}", slug(region))
}

/// The operations that fit, a section a region, on one scale of time for all, and before them how
/// it is read.
pub(crate) fn by_region(
    index: &Index<'_>,
    fits: impl Fn(&Operation) -> bool,
    id: &str,
) -> Vec<Block> {
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
    operation_line(index, scale, operation, link)
}

/// The active operations as parts of a tree: regions, and under each its operations.
pub(crate) fn nodes(index: &Index<'_>) -> Vec<Node> {
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
