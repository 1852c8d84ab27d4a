//! The page of the whole menu.

use crate::compose::lists::menu::nodes;
use crate::compose::shared::draft::Draft;
use crate::compose::shared::index::Index;
use crate::i18n::{Label, Ui};
use crate::page::Block;
use crate::route::Route;

/// The whole menu; nothing where the content has none.
pub(crate) fn draft(index: &Index<'_>) -> Option<Draft> {
    let nodes = nodes(index, &index.content.menu);
    if nodes.is_empty() {
        return None;
    }
    let heading = index.ui.get(Ui::Menu);
    let site = &index.content.site.name;
    let names: Vec<&str> = nodes.iter().map(|node| node.link.text.as_str()).collect();
    let places = [("site", site.as_str()), ("entries", &names.join(", "))];
    let description = index.locale.fill(Label::MenuDescription, &places);
    Some(Draft {
        crumbs: vec![index.home_link()],
        blocks: vec![Block::Tree(nodes)],
        ..Draft::new(index, Route::Menu.path(), heading, &description)
    })
}
