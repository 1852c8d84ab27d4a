//! The pages that lead on: search, and what stands where a page is missing. The frame of all
//! pages.

use super::draft::Draft;
use super::index::Index;
use super::links::section_path;
use super::parts::{links, notice};
use crate::content::page::Section;
use crate::i18n::{Label, Ui};
use crate::page::{Block, Link, LinkStyle, Scope, Search, Shell, Tone};
use crate::route::{self, NOT_FOUND, Route};

/// The page of the search.
pub(super) fn search(index: &Index<'_>) -> Draft {
    let site = &index.content.site.name;
    // Hidden where there are scripts.
    let notice = notice(Tone::NoScript, index.label(Label::SearchNotice));
    let search = Block::Search(Search {
        blocks: ways_on(index),
        ..index.search(Scope::All, Label::SearchSite)
    });
    let description = index.locale.fill(Label::SearchDescription, &[("site", site)]);
    Draft {
        crumbs: vec![index.home_link()],
        blocks: vec![notice, search],
        ..Draft::new(index, Route::Search.path(), index.ui.get(Ui::Search), &description)
    }
}

/// What stands where a page is missing.
pub(super) fn not_found(index: &Index<'_>) -> Draft {
    let text = index.ui.get(Ui::MissingText);
    let mut search = vec![Link::new(index.ui.get(Ui::Search), Route::Search.path())];
    search.insert(0, index.home_link());
    Draft {
        lead: Some(text.into()),
        blocks: links(LinkStyle::Row, search).into_iter().chain(ways_on(index)).collect(),
        hidden: true,
        ..Draft::new(index, NOT_FOUND.to_owned(), index.ui.get(Ui::MissingTitle), text)
    }
}

/// The lists that lead to every page.
fn ways_on(index: &Index<'_>) -> Vec<Block> {
    let mut ways = index.section_links();
    ways.extend(menu_link(index));
    let lists = links(LinkStyle::List, ways);
    let lists = index.section(Label::Lists, "lists", lists);
    lists.into_iter().chain(index.news_by_year()).collect()
}

fn menu_link(index: &Index<'_>) -> Option<Link> {
    let menu = Link::new(index.ui.get(Ui::Menu), Route::Menu.path());
    (!index.content.menu.is_empty()).then_some(menu)
}

/// What all pages share.
pub(super) fn shell(index: &Index<'_>) -> Shell {
    let site = &index.content.site;
    let about = [Section::About, Section::Privacy, Section::Accessibility];
    let about = about.into_iter().filter(|section| index.has(*section));
    let about =
        about.map(|section| Link::new(index.section_heading(section), section_path(section)));
    Shell {
        name: site.name.clone(),
        lang: index.lang().to_owned(),
        base: route::base(index.base_url).to_owned(),
        independence: site.independence.clone(),
        sections: index.section_links(),
        footer: about.chain(menu_link(index)).collect(),
        messages: index.locale.strings(),
    }
}
