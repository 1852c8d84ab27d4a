//! The lists that lead to every page.

use crate::compose::shared::index::Index;
use crate::compose::shared::parts::links;
use crate::i18n::{Label, Ui};
use crate::page::{Block, Link, LinkStyle};
use crate::route::Route;

/// The lists that lead to every page.
pub(crate) fn all_lists(index: &Index<'_>) -> Vec<Block> {
    let mut ways = index.section_links();
    ways.extend(menu_link(index));
    let lists = links(LinkStyle::List, ways);
    let lists = index.section(Label::Lists, "lists", lists);
    lists.into_iter().chain(index.news_by_year()).collect()
}

/// The link to the whole menu, where there is one.
pub(crate) fn menu_link(index: &Index<'_>) -> Option<Link> {
    let menu = Link::new(index.ui.get(Ui::Menu), Route::Menu.path());
    (!index.content.menu.is_empty()).then_some(menu)
}
