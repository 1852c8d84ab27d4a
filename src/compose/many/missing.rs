//! What stands where a page is missing.

use crate::compose::lists::all::all_lists;
use crate::compose::shared::draft::Draft;
use crate::compose::shared::index::Index;
use crate::compose::shared::parts::links;
use crate::i18n::Ui;
use crate::page::{Link, LinkStyle};
use crate::route::{NOT_FOUND, Route};

/// The page for missing addresses.
pub(crate) fn draft(index: &Index<'_>) -> Draft {
    let text = index.ui.get(Ui::MissingText);
    let mut search = vec![Link::new(index.ui.get(Ui::Search), Route::Search.path())];
    search.insert(0, index.home_link());
    Draft {
        lead: Some(text.into()),
        blocks: links(LinkStyle::Row, search).into_iter().chain(all_lists(index)).collect(),
        hidden: true,
        ..Draft::new(index, NOT_FOUND.to_owned(), index.ui.get(Ui::MissingTitle), text)
    }
}
