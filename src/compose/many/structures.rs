//! The page of all structures.

use super::section::section_page;
use crate::compose::lists::structures::{TREE, tree};
use crate::compose::shared::draft::Draft;
use crate::compose::shared::index::Index;
use crate::compose::shared::parts::links;
use crate::content::page::Section;
use crate::i18n::Label;
use crate::page::LinkStyle;

/// The page of all structures.
pub(crate) fn list(index: &Index<'_>) -> Draft {
    let timeline = links(LinkStyle::Row, index.timeline_link());
    let tree = tree(index).into_iter().chain(timeline);
    let tree = index.section(Label::AllStructures, TREE, tree);
    section_page(index, Section::Structures, tree.into_iter().collect())
}
