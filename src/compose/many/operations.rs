//! The page of all field operations.

use super::section::section_page;
use crate::compose::lists::operations::{ACTIVE, by_region};
use crate::compose::shared::draft::Draft;
use crate::compose::shared::index::Index;
use crate::compose::shared::parts::links;
use crate::content::page::Section;
use crate::i18n::Label;
use crate::page::LinkStyle;

/// The page of all field operations.
pub(crate) fn list(index: &Index<'_>) -> Draft {
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
    section_page(index, Section::FieldOperations, blocks.collect())
}
