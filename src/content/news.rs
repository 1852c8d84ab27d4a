//! `news/<id>.json`, `news/<id>.<lang>.json` and `news/*.jsonl`: the archive.

use serde::{Deserialize, Serialize};

use super::ids::{BodyId, CountryId, FieldId, GroupId, LangId, NewsId, NewsKindId};
use crate::date::Date;
use crate::text::Text;

/// A news item in one language.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewsItem {
    /// Its id, shared with its translations. Correcting a date or a title never changes it.
    pub id: NewsId,
    /// Its kind.
    pub kind: NewsKindId,
    /// The language it is written in.
    pub lang: LangId,
    /// Its title, one line.
    pub title: String,
    /// One or two sentences, one line.
    pub summary: String,
    /// The day, month or year of the event.
    pub issued_on: Date,
    /// The structure or field operation it is about.
    pub issued_by: BodyId,
    /// Its fields of work.
    pub fields_of_work: Vec<FieldId>,
    /// The countries it is about.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub countries: Vec<CountryId>,
    /// The groups of countries it is about.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<GroupId>,
    /// Its text.
    pub body: Vec<Block>,
    /// Where the facts can be checked.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Source>,
    /// Related items.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub related: Vec<NewsId>,
    /// In a translation: the id of its original, which is its own id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub translation_of: Option<NewsId>,
    /// The fields above whose value is not certain.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub uncertain: Vec<String>,
}

/// A public page or document. One whose address is not confirmed has none.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// What it is called.
    pub title: String,
    /// Its address, `https:` or `http:`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// A block of an item's text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Block {
    /// A paragraph.
    Paragraph {
        /// Its text.
        text: Text,
    },
    /// A heading.
    Heading {
        /// Its text.
        text: Text,
        /// Its level under the item's title, 2 to 4.
        #[serde(default = "second")]
        level: u8,
    },
    /// A list.
    List {
        /// Its items.
        items: Vec<Text>,
        /// Whether they are numbered.
        #[serde(default, skip_serializing_if = "crate::text::is_false")]
        ordered: bool,
    },
    /// A quotation.
    Quote {
        /// The words.
        text: Text,
        /// Who said them.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by: Option<Text>,
    },
    /// A table.
    Table {
        /// What it shows.
        caption: Text,
        /// The headers of its columns.
        head: Vec<Text>,
        /// Its rows, each as long as the head.
        rows: Vec<Vec<Text>>,
    },
    /// A picture from `public/`.
    Figure {
        /// Its address: a path of the site, such as `/images/hofburg.jpg`.
        image: String,
        /// What it shows, for those who cannot see it.
        alt: String,
        /// What is to be said about it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        caption: Option<Text>,
        /// Who made it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        credit: Option<String>,
        /// Pixels.
        width: u32,
        /// Pixels.
        height: u32,
    },
    /// A document to download.
    Document {
        /// Its title.
        title: Text,
        /// Its address: a path of the site or an `https:` address.
        file: String,
        /// Its format, such as "PDF".
        format: String,
        /// Bytes.
        size: u64,
        /// The symbol under which it is known, such as PC.DEC/1162.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        symbol: Option<String>,
    },
}

fn second() -> u8 {
    2
}
