//! All links of the content, so that the publisher, who knows the addresses, can check them.

use super::Content;
use super::news::{Block, NewsItem};
use crate::text::Text;

/// A link in the content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Href<'a> {
    /// The path of the file inside the content folder.
    pub file: String,
    /// The line where the entry begins, where known.
    pub line: Option<usize>,
    /// The id of the entry in a file of several.
    pub entry: Option<&'a str>,
    /// The field as a path from the entry, such as `body[2].text[1].href`.
    pub field: String,
    /// Where it leads: a path of the site begins with `/`.
    pub href: &'a str,
    /// What it is the address of.
    pub to: Leads,
}

/// What a link is the address of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leads {
    /// A page: of the site or anywhere.
    Page,
    /// A file: of the site or anywhere.
    File,
}

impl Content {
    /// Every link in texts, and every picture and document, file by file.
    pub fn hrefs(&self) -> Vec<Href<'_>> {
        let mut found = Found(Vec::new());
        for page in &self.pages {
            found.entry("pages.json", page.id.as_str(), &page.paragraphs);
        }
        for structure in &self.structures {
            found.entry("structures.json", structure.id.as_str(), &structure.paragraphs);
        }
        for operation in &self.operations {
            found.entry("field_operations.json", operation.id.as_str(), &operation.paragraphs);
        }
        for field in &self.fields {
            found.entry("fields_of_work.json", field.id.as_str(), &field.paragraphs);
        }
        for kind in &self.meeting_kinds {
            found.entry("meetings.json", kind.id.as_str(), &kind.paragraphs);
        }
        if let Some(map) = &self.map {
            let before = found.0.len();
            found.texts("paragraphs", &map.paragraphs);
            for (at, view) in map.views.iter().enumerate() {
                found.text(&format!("views[{at}].text"), &view.text);
            }
            for href in &mut found.0[before..] {
                "map.json".clone_into(&mut href.file);
            }
        }
        for (at, item) in self.news.iter().enumerate() {
            let before = found.0.len();
            found.news(item);
            for href in &mut found.0[before..] {
                match self.news_origin(at) {
                    Some(origin) => {
                        href.file.clone_from(&origin.file);
                        href.line = Some(origin.line);
                    }
                    None => href.file = format!("news/{}.json", item.id),
                }
            }
        }
        found.0
    }
}

struct Found<'a>(Vec<Href<'a>>);

impl<'a> Found<'a> {
    fn entry(&mut self, file: &str, id: &'a str, paragraphs: &'a [Text]) {
        let before = self.0.len();
        self.texts("paragraphs", paragraphs);
        for href in &mut self.0[before..] {
            file.clone_into(&mut href.file);
            href.entry = Some(id);
        }
    }

    fn news(&mut self, item: &'a NewsItem) {
        for (at, block) in item.body.iter().enumerate() {
            let field = |name: &str| format!("body[{at}].{name}");
            match block {
                Block::Paragraph { text } | Block::Heading { text, .. } => {
                    self.text(&field("text"), text);
                }
                Block::List { items, .. } => self.texts(&field("items"), items),
                Block::Quote { text, by } => {
                    self.text(&field("text"), text);
                    if let Some(by) = by {
                        self.text(&field("by"), by);
                    }
                }
                Block::Table { caption, head, rows } => {
                    self.text(&field("caption"), caption);
                    self.texts(&field("head"), head);
                    for (row, cells) in rows.iter().enumerate() {
                        self.texts(&field(&format!("rows[{row}]")), cells);
                    }
                }
                Block::Figure { image, caption, .. } => {
                    self.push(field("image"), image, Leads::File);
                    if let Some(caption) = caption {
                        self.text(&field("caption"), caption);
                    }
                }
                Block::Document { title, file, .. } => {
                    self.text(&field("title"), title);
                    self.push(field("file"), file, Leads::File);
                }
            }
        }
        for (at, source) in item.sources.iter().enumerate() {
            if let Some(url) = &source.url {
                self.push(format!("sources[{at}].url"), url, Leads::Page);
            }
        }
    }

    fn texts(&mut self, field: &str, texts: &'a [Text]) {
        for (at, text) in texts.iter().enumerate() {
            self.text(&format!("{field}[{at}]"), text);
        }
    }

    fn text(&mut self, field: &str, text: &'a Text) {
        for (at, span) in text.0.iter().enumerate() {
            if let Some(href) = &span.href {
                self.push(format!("{field}[{at}].href"), href, Leads::Page);
            }
        }
    }

    fn push(&mut self, field: String, href: &'a str, to: Leads) {
        self.0.push(Href { file: String::new(), line: None, entry: None, field, href, to });
    }
}
