//! The style sheets that a page needs beside those of all pages: they follow from its blocks.

use super::Block;

/// The style sheets that not all pages have, in the order in which pages link them.
const SHEETS: [&str; 5] = ["chronology", "drawing", "search", "table", "tree"];

/// The names of the style sheets that blocks need, in whatever section they stand, each once.
pub fn style_sheets(blocks: &[Block]) -> impl Iterator<Item = &'static str> {
    SHEETS.into_iter().filter(|name| need(blocks, name))
}

fn need(blocks: &[Block], name: &str) -> bool {
    blocks.iter().any(|block| match block {
        Block::Section(section) => need(&section.blocks, name),
        block => of_kind(block) == Some(name),
    })
}

/// The style sheet of a kind of block, where it has one of its own.
fn of_kind(block: &Block) -> Option<&'static str> {
    match block {
        Block::Chronology(_) => Some("chronology"),
        Block::Drawing(_) => Some("drawing"),
        Block::Search(_) => Some("search"),
        Block::Table(_) => Some("table"),
        Block::Tree(_) | Block::Diagram(_) => Some("tree"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::{Section, Table};

    #[test]
    fn a_sheet_is_needed_once_however_deep_its_block_stands() {
        let table = || Block::Table(Table::default());
        let section = Section { blocks: vec![table(), Block::Tree(vec![])], ..Section::default() };
        let blocks = [Block::Diagram(vec![]), table(), Block::Section(section)];
        assert_eq!(style_sheets(&blocks).collect::<Vec<_>>(), ["table", "tree"]);
        assert_eq!(style_sheets(&[Block::Paragraph("x".into())]).next(), None);
    }
}
