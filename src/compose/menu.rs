//! The page of the whole menu, and trees of entries for other pages.

use super::draft::Draft;
use super::index::Index;
use crate::content::page::MenuEntry;
use crate::i18n::{Label, Ui};
use crate::page::{Block, Node};
use crate::route::Route;

/// The whole menu; nothing where the content has none.
pub(super) fn draft(index: &Index<'_>) -> Option<Draft> {
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

/// Entries that have a page, as a tree; nothing where none has.
pub(super) fn tree(index: &Index<'_>, entries: &[MenuEntry]) -> Option<Block> {
    let nodes = nodes(index, entries);
    (!nodes.is_empty()).then_some(Block::Tree(nodes))
}

fn nodes(index: &Index<'_>, entries: &[MenuEntry]) -> Vec<Node> {
    let node = |entry: &MenuEntry| {
        let mut link = index.link(&entry.to);
        let children = nodes(index, &entry.children);
        if link.href.is_empty() && children.is_empty() {
            return None;
        }
        link.text.clone_from(&entry.name);
        link.note.clone_from(&entry.note);
        Some(Node { link, children })
    };
    entries.iter().filter_map(node).collect()
}
