//! Pages of text, and what a section's page shares with them: heading, text, related links.

use super::draft::{Draft, joined};
use super::index::Index;
use super::item::REPORT;
use super::links::{page_path, section_path};
use super::parts::{link_text, links, notice, paragraphs};
use super::{countries, menu, operations, structures};
use crate::content::page::{Listing, Page, Section, Target};
use crate::i18n::Label;
use crate::page::{Block, Link, LinkStyle, Tone};
use crate::text::Text;

/// How many items a page of text shows of the latest news.
const LATEST: usize = 10;

/// The pages of text that introduce no section, and those about the site.
pub(super) fn drafts(index: &Index<'_>) -> Vec<Draft> {
    let own = index.content.pages.iter().filter(|page| page.section.is_none());
    let site = [Section::About, Section::Privacy, Section::Accessibility];
    let site = site.into_iter().filter(|section| index.has(*section));
    own.map(|page| page_draft(index, page))
        .chain(site.map(|section| site_page(index, section)))
        .collect()
}

fn page_draft(index: &Index<'_>, page: &Page) -> Draft {
    let mut blocks = text(index, page);
    blocks.extend(after(index, page));
    Draft {
        crumbs: index.page_crumbs(page),
        blocks,
        ..Draft::new(index, page_path(page), &page.name, &joined(&page.paragraphs))
    }
}

fn text(index: &Index<'_>, page: &Page) -> Vec<Block> {
    let mut blocks: Vec<Block> = paragraphs(&page.paragraphs).collect();
    if page.uncertain {
        blocks.push(notice(Tone::Doubt, index.label(Label::TextNotCertain)));
    }
    blocks
}

/// What stands under the text of a page: its listing and related links.
fn after(index: &Index<'_>, page: &Page) -> Vec<Block> {
    let mut blocks = page.shows.as_ref().map_or_else(Vec::new, |shows| listing(index, page, shows));
    let related = page.related.iter().map(|target| index.link(target));
    let related = links(LinkStyle::List, related.filter(|link| !link.href.is_empty()));
    blocks.extend(index.section(Label::SeeAlso, "see-also", related));
    blocks
}

fn listing(index: &Index<'_>, page: &Page, shows: &Listing) -> Vec<Block> {
    match shows {
        Listing::AllCountries => countries::all(index).into_iter().collect(),
        Listing::Group(id) => countries::of_group(index, id).into_iter().collect(),
        Listing::Partners => countries::partners(index),
        Listing::ClosedOperations => operations::closed_by_region(index),
        Listing::Menu => menu::tree(index, index.menu_children(&Target::Page(page.id.clone())))
            .into_iter()
            .collect(),
        Listing::Structures => structures::tree(index).into_iter().collect(),
        Listing::LatestNews => index.latest_news(LATEST).into_iter().collect(),
    }
}

/// A section's page: the text that introduces it, the given list, related links. A structure
/// whose page it is tells about itself before the list and after it.
pub(super) fn section_page(index: &Index<'_>, section: Section, list: Vec<Block>) -> Draft {
    let page = index.content.section_page(section);
    let structure = index.content.section_structure(section);
    let mut blocks = page.map_or_else(Vec::new, |page| text(index, page));
    blocks.extend(structure.into_iter().flat_map(|body| structures::about(index, body)));
    blocks.extend(list);
    blocks.extend(structure.into_iter().flat_map(|body| structures::more(index, body)));
    blocks.extend(page.into_iter().flat_map(|page| after(index, page)));
    let heading = index.section_heading(section);
    let texts = page.map(|page| &page.paragraphs).or(structure.map(|body| &body.paragraphs));
    let description = match texts {
        Some(paragraphs) => joined(paragraphs),
        None => format!("{heading}. {}", index.content.site.description),
    };
    Draft {
        crumbs: vec![index.home_link()],
        blocks,
        ..Draft::new(index, section_path(section), heading, &description)
    }
}

/// A page about the site itself. That on the site as a whole tells how to report an error.
fn site_page(index: &Index<'_>, section: Section) -> Draft {
    let site = &index.content.site;
    let about = section == Section::About;
    let report = about.then(|| report(index)).flatten();
    let mut draft = section_page(index, section, report.into_iter().collect());
    if about {
        draft.blocks.insert(0, notice(Tone::Note, site.independence.as_str()));
    }
    draft
}

fn report(index: &Index<'_>) -> Option<Block> {
    let text = match &index.content.site.report {
        Some(address) => {
            let way = Link::new(address.trim_start_matches("mailto:"), address);
            link_text(Text::from(index.label(Label::ReportTo)).then(" "), &way)
        }
        None => Text::from(index.label(Label::ReportNowhere)),
    };
    index.section(Label::ReportHeading, REPORT, [Block::Paragraph(text)])
}
