//! The page of all fields of work, by dimension.

use super::section::section_page;
use crate::compose::lists::fields::counted_link;
use crate::compose::shared::draft::Draft;
use crate::compose::shared::index::Index;
use crate::compose::shared::parts::{links, section};
use crate::content::page::Section;
use crate::page::LinkStyle;

/// The page of all fields.
pub(crate) fn list(index: &Index<'_>) -> Draft {
    let dimensions = index.content.site.dimensions.iter();
    let sections = dimensions.filter_map(|dimension| {
        let fields = index.content.fields.iter();
        let fields = fields.filter(|field| field.dimension == dimension.id);
        let list = links(LinkStyle::List, fields.map(|field| counted_link(index, field)));
        section(&dimension.name, dimension.id.as_str(), list)
    });
    section_page(index, Section::FieldsOfWork, sections.collect())
}
