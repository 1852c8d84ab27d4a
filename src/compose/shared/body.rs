//! The text of a news item as blocks of its page.

use std::collections::BTreeSet;

use super::index::Index;
use super::parts::slug;
use crate::content::news::Block as Body;
use crate::i18n::Label;
use crate::page::{Block, Figure, Link, List, Quote, Section, Table};
use crate::text::Text;

/// Ids of the sections that a page adds to the text.
const TAKEN: [&str; 2] = ["sources", "related"];

/// The blocks; headings of level 2 become sections, those under them sections in these.
pub(crate) fn blocks(index: &Index<'_>, body: &[Body]) -> Vec<Block> {
    let mut outline = Outline::new();
    for block in body {
        match block {
            Body::Heading { text, level } => outline.open(*level, text.plain()),
            other => outline.extend(converted(index, other)),
        }
    }
    outline.finish()
}

/// Blocks and the sections that are still open, the outer one first.
struct Outline {
    done: Vec<Block>,
    open: Vec<(u8, Section)>,
    ids: BTreeSet<String>,
}

impl Outline {
    fn new() -> Self {
        let ids = TAKEN.map(str::to_owned).into();
        Self { done: Vec::new(), open: Vec::new(), ids }
    }

    fn extend(&mut self, blocks: impl IntoIterator<Item = Block>) {
        match self.open.last_mut() {
            Some((_, section)) => section.blocks.extend(blocks),
            None => self.done.extend(blocks),
        }
    }

    fn open(&mut self, level: u8, heading: String) {
        // Sections stand two deep at most.
        let level = level.clamp(2, 3);
        while self.open.last().is_some_and(|(open, _)| *open >= level) {
            self.close();
        }
        let id = self.free_id(&heading);
        self.open.push((level, Section { heading, id, lang: None, blocks: Vec::new() }));
    }

    fn close(&mut self) {
        if let Some((_, section)) = self.open.pop() {
            self.extend([Block::Section(section)]);
        }
    }

    fn free_id(&mut self, heading: &str) -> String {
        let slug = slug(heading);
        let base = if slug.is_empty() { "part" } else { &slug };
        let mut id = base.to_owned();
        let mut n = 2;
        while !self.ids.insert(id.clone()) {
            id = format!("{base}-{n}");
            n += 1;
        }
        id
    }

    fn finish(mut self) -> Vec<Block> {
        while !self.open.is_empty() {
            self.close();
        }
        self.done
    }
}

fn converted(index: &Index<'_>, block: &Body) -> Option<Block> {
    Some(match block.clone() {
        Body::Heading { .. } => return None,
        Body::Paragraph { text } => Block::Paragraph(text),
        Body::List { items, ordered } => Block::List(List { items, ordered }),
        Body::Quote { text, by } => Block::Quote(Quote { text, by }),
        Body::Table { caption, head, rows } => Block::Table(Table { caption, head, rows }),
        Body::Figure { image, alt, caption, credit, width, height } => {
            Block::Figure(Figure { image, alt, caption: credited(caption, credit), width, height })
        }
        Body::Document { title, file, format, size, symbol } => {
            let notes = [Some(format), Some(bytes(index, size)), symbol];
            let note = notes.into_iter().flatten().collect::<Vec<_>>().join(", ");
            Block::Document(Link::new(title.plain(), file).noting(note))
        }
    })
}

fn credited(caption: Option<Text>, credit: Option<String>) -> Option<Text> {
    match (caption, credit) {
        (Some(caption), Some(credit)) => Some(caption.then(format!(" ({credit})"))),
        (caption, credit) => caption.or(credit.map(Text::from)),
    }
}

/// A size as it is read, in powers of ten.
fn bytes(index: &Index<'_>, size: u64) -> String {
    if size < 1_000_000 {
        let n = size.div_ceil(1000).max(1);
        index.locale.fill(Label::Kilobytes, &[("n", &n.to_string())])
    } else {
        let n = format!("{:.1}", size as f64 / 1e6);
        index.locale.fill(Label::Megabytes, &[("n", &n)])
    }
}

#[cfg(test)]
mod tests {
    use super::Outline;
    use crate::page::Block;

    fn paragraph(text: &str) -> [Block; 1] {
        [Block::Paragraph(text.into())]
    }

    fn shape(blocks: &[Block]) -> String {
        let parts = blocks.iter().map(|block| match block {
            Block::Section(section) => format!("{}[{}]", section.id, shape(&section.blocks)),
            Block::Paragraph(text) => text.plain(),
            _ => "?".to_owned(),
        });
        parts.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn headings_nest_two_deep_with_ids_of_their_own() {
        let mut outline = Outline::new();
        outline.extend(paragraph("a"));
        outline.open(3, "Early".to_owned());
        outline.extend(paragraph("b"));
        outline.open(2, "Sources".to_owned());
        outline.open(4, "Ärger & Öl".to_owned());
        outline.extend(paragraph("c"));
        outline.open(3, "Ärger, Öl".to_owned());
        outline.extend(paragraph("d"));
        outline.open(2, "…".to_owned());
        outline.extend(paragraph("e"));
        assert_eq!(
            shape(&outline.finish()),
            "a early[b] sources-2[arger-ol[c] arger-ol-2[d]] part[e]"
        );
    }
}
