//! Structures as a tree.

use super::operations;
use crate::compose::shared::index::Index;
use crate::content::body::Structure;
use crate::content::page::Section;
use crate::page::{Block, Link, Node};

/// The id of the section with the diagram of all structures.
pub(crate) const TREE: &str = "all";

/// All structures, drawn from the root down.
pub(crate) fn tree(index: &Index<'_>) -> Option<Block> {
    let nodes = nodes(index, None);
    (!nodes.is_empty()).then_some(Block::Diagram(nodes))
}

/// What stands under a structure: its parts, those of a group under the group's name, and the
/// field operations under the structure whose page lists them.
fn nodes(index: &Index<'_>, parent: Option<&Structure>) -> Vec<Node> {
    let mut all = Vec::<Node>::new();
    for structure in children(index, parent) {
        let node = Node {
            link: index.structure_link(&structure.id),
            children: nodes(index, Some(structure)),
        };
        let Some(group) = &structure.group else {
            all.push(node);
            continue;
        };
        match all.iter_mut().find(|one| one.link.href.is_empty() && one.link.text == *group) {
            Some(one) => one.children.push(node),
            None => all.push(Node { link: Link::new(group, ""), children: vec![node] }),
        }
    }
    if parent.is_some_and(|parent| parent.section == Some(Section::FieldOperations)) {
        all.extend(operations::nodes(index));
    }
    all
}

/// The structures under one, or those under none.
pub(crate) fn children<'a>(
    index: &Index<'a>,
    parent: Option<&Structure>,
) -> impl Iterator<Item = &'a Structure> {
    let parent = parent.map(|parent| parent.id.clone());
    index.content.structures.iter().filter(move |structure| structure.parent == parent)
}
