//! The blocks of a news item's text.

use super::super::report::Entry;
use super::common::Rules;
use crate::json::Path;
use crate::news::{Block, NewsItem};
use crate::problem::Rule;

pub(super) fn check(rules: &mut Rules<'_>, entry: &Entry<NewsItem>) {
    // The item's title is the first level.
    let mut above = 1;
    for (index, block) in entry.value.body.iter().enumerate() {
        let path = Path::from("body").index(index);
        match block {
            Block::Heading { level, .. } => {
                heading(rules, entry, &path, (above, *level));
                above = *level;
            }
            Block::List { items, .. } => {
                rules.not_empty(entry, path.key("items"), items, "item");
            }
            Block::Table { head, rows, .. } => {
                rules.not_empty(entry, path.key("head"), head, "column");
                rules.not_empty(entry, path.key("rows"), rows, "row");
                if !head.is_empty() {
                    table(rules, entry, &path, (head.len(), rows.iter().map(Vec::len)));
                }
            }
            Block::Figure { width, height, .. } => {
                for (name, size) in [("width", *width), ("height", *height)] {
                    rules.range(entry, path.key(name), f64::from(size), (1.0, 20_000.0));
                }
            }
            Block::Document { size, .. } => {
                if *size == 0 {
                    let expected = "expected the number of bytes";
                    rules.add(entry, path.key("size"), Rule::OutOfRange, "the size is 0", expected);
                }
            }
            Block::Paragraph { .. } | Block::Quote { .. } => {}
        }
    }
}

fn heading(rules: &mut Rules<'_>, entry: &Entry<NewsItem>, path: &Path, (above, level): (u8, u8)) {
    if !(2..=4).contains(&level) {
        rules.range(entry, path.key("level"), f64::from(level), (2.0, 4.0));
    } else if level > above.saturating_add(1) {
        let wrong = format!("a heading of level {level} follows one of level {above}");
        let expected = format!("expected level {} or above", above + 1);
        rules.add(entry, path.key("level"), Rule::HeadingLevel, wrong, expected);
    }
}

fn table(
    rules: &mut Rules<'_>,
    entry: &Entry<NewsItem>,
    path: &Path,
    (columns, rows): (usize, impl Iterator<Item = usize>),
) {
    for (index, cells) in rows.enumerate() {
        if cells != columns {
            let path = path.key("rows").index(index);
            let wrong = format!("the row has {cells} cells and the head {columns}");
            rules.add(entry, path, Rule::TableRow, wrong, format!("expected {columns} cells"));
        }
    }
}
