//! A page of text, and what the page of a section shares with it.

use crate::compose::composed::About;
use crate::compose::lists::{countries, menu, operations, structures};
use crate::compose::shared::draft::Draft;
use crate::compose::shared::excerpt::joined;
use crate::compose::shared::index::Index;
use crate::compose::shared::links::page_path;
use crate::compose::shared::parts::{links, notice, paragraphs};
use crate::content::page::{Listing, Page, Target};
use crate::i18n::Label;
use crate::page::{Block, LinkStyle, Tone};

/// How many items a page of text shows of the latest news.
const LATEST: usize = 10;

/// The pages of text that introduce no section.
pub(crate) fn drafts(index: &Index<'_>) -> Vec<Draft> {
    let own = index.content.pages.iter().filter(|page| page.section.is_none());
    own.map(|page| page_draft(index, page)).collect()
}

fn page_draft(index: &Index<'_>, page: &Page) -> Draft {
    let mut blocks = text(index, page);
    blocks.extend(after(index, page));
    Draft {
        about: About::Thing(Target::Page(page.id.clone())),
        crumbs: index.page_crumbs(page),
        blocks,
        ..Draft::new(index, page_path(page), &page.name, &joined(&page.paragraphs))
    }
}

/// The text of a page.
pub(crate) fn text(index: &Index<'_>, page: &Page) -> Vec<Block> {
    let mut blocks: Vec<Block> = paragraphs(&page.paragraphs).collect();
    if page.uncertain {
        blocks.push(notice(Tone::Doubt, index.label(Label::TextNotCertain)));
    }
    blocks
}

/// The list under the text of a page, and its related links.
pub(crate) fn after(index: &Index<'_>, page: &Page) -> Vec<Block> {
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
