//! The page of the search.

use crate::compose::lists::all::all_lists;
use crate::compose::shared::draft::Draft;
use crate::compose::shared::index::Index;
use crate::compose::shared::parts::notice;
use crate::i18n::{Label, Ui};
use crate::page::{Block, Scope, Search, Tone};
use crate::route::Route;

/// The page of the search.
pub(crate) fn draft(index: &Index<'_>) -> Draft {
    let site = &index.content.site.name;
    // Hidden where there are scripts.
    let notice = notice(Tone::NoScript, index.label(Label::SearchNotice));
    let search = Block::Search(Search {
        blocks: all_lists(index),
        ..index.search(Scope::All, Label::SearchSite)
    });
    let description = index.locale.fill(Label::SearchDescription, &[("site", site)]);
    Draft {
        crumbs: vec![index.home_link()],
        blocks: vec![notice, search],
        ..Draft::new(index, Route::Search.path(), index.ui.get(Ui::Search), &description)
    }
}
