//! All links of the content, for the publisher, who knows the addresses and can check them.

use crate::lookup::Content;
pub use crate::schema::Leads;
use crate::schema::{Schema, links_of};

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
    /// The address: a path of the site begins with `/`.
    pub href: &'a str,
    /// The kind of thing it leads to.
    pub to: Leads,
}

impl Content {
    /// Every link in texts, and every picture and document, file by file.
    pub fn hrefs(&self) -> Vec<Href<'_>> {
        let mut found = Vec::new();
        macro_rules! collect {
            ($($list:ident $file:literal)*) => {$(
                for entry in &self.$list {
                    add(&mut found, entry, ($file, None), Some(entry.id.as_str()));
                }
            )*};
        }
        collect!(pages "pages.json" structures "structures.json"
            operations "field_operations.json" fields "fields_of_work.json"
            meeting_kinds "meetings.json");
        if let Some(map) = &self.map {
            add(&mut found, map, ("map.json", None), None);
        }
        for (at, item) in self.news.iter().enumerate() {
            match self.news_origin(at) {
                Some(origin) => add(&mut found, item, (&origin.file, Some(origin.line)), None),
                None => add(&mut found, item, (&format!("news/{}.json", item.id), None), None),
            }
        }
        found
    }
}

fn add<'a>(
    found: &mut Vec<Href<'a>>,
    value: &'a impl Schema,
    (file, line): (&str, Option<usize>),
    entry: Option<&'a str>,
) {
    found.extend(links_of(value).into_iter().map(|link| Href {
        file: file.to_owned(),
        line,
        entry,
        field: link.field,
        href: link.href,
        to: link.to,
    }));
}
