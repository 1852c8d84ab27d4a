//! The page of a section: the text that introduces it, a list, and what is related.

use crate::compose::composed::About;
use crate::compose::one::structure;
use crate::compose::one::text::{after, text};
use crate::compose::shared::draft::Draft;
use crate::compose::shared::excerpt::joined;
use crate::compose::shared::index::Index;
use crate::compose::shared::links::section_path;
use crate::content::page::{Section, Target};
use crate::page::Block;

/// A section's page: the text that introduces it, the given list, related links. A structure
/// whose page it is tells about itself before the list and after it.
pub(crate) fn section_page(index: &Index<'_>, section: Section, list: Vec<Block>) -> Draft {
    let page = index.content.section_page(section);
    let structure = index.content.section_structure(section);
    let mut blocks = page.map_or_else(Vec::new, |page| text(index, page));
    blocks.extend(structure.into_iter().flat_map(|body| structure::about(index, body)));
    blocks.extend(list);
    blocks.extend(structure.into_iter().flat_map(|body| structure::more(index, body)));
    blocks.extend(page.into_iter().flat_map(|page| after(index, page)));
    let heading = index.section_heading(section);
    let texts = page.map(|page| &page.paragraphs).or(structure.map(|body| &body.paragraphs));
    let description = match texts {
        Some(paragraphs) => joined(paragraphs),
        None => format!("{heading}. {}", index.content.site.description),
    };
    Draft {
        about: About::Thing(Target::Section(section)),
        crumbs: vec![index.home_link()],
        blocks,
        ..Draft::new(index, section_path(section), heading, &description)
    }
}
