//! Entries of the menu as a tree.

use crate::compose::shared::index::Index;
use crate::content::page::MenuEntry;
use crate::page::{Block, Node};

/// Entries that have a page, as a tree; nothing where none has.
pub(crate) fn tree(index: &Index<'_>, entries: &[MenuEntry]) -> Option<Block> {
    let nodes = nodes(index, entries);
    (!nodes.is_empty()).then_some(Block::Tree(nodes))
}

/// The entries that have a page, or others with one under them.
pub(crate) fn nodes(index: &Index<'_>, entries: &[MenuEntry]) -> Vec<Node> {
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
