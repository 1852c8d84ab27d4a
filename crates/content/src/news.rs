//! `news/<id>.json`, `news/<id>.<lang>.json` and `news/*.jsonl`: the archive.

use crate::date::Date;
use crate::ids::{BodyId, CountryId, FieldId, GroupId, LangId, NewsId, NewsKindId};
use crate::schema::{record, tagged};
use crate::text::Text;

record! {
    /// A news item in one language.
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
        pub countries: Vec<CountryId> = Vec::new(),
        /// The groups of countries it is about.
        pub groups: Vec<GroupId> = Vec::new(),
        /// Its text.
        pub body: Vec<Block>,
        /// Pages and documents in which the facts can be checked.
        pub sources: Vec<Source> = Vec::new(),
        /// Related items.
        pub related: Vec<NewsId> = Vec::new(),
        /// In a translation: the id of its original, which is its own id.
        pub translation_of: Option<NewsId> = None,
        /// The fields above whose value is not certain.
        pub uncertain: Vec<String> = Vec::new(),
    }
}

record! {
    /// A public page or document. One whose address is not confirmed has none.
    pub struct Source {
        /// Its title.
        pub title: String,
        /// Its address, `https:` or `http:`.
        pub url: Option<String> as WebLink = None,
    }
}

tagged! {
    /// A block of an item's text.
    derive(PartialEq, Eq)
    pub enum Block {
        /// A paragraph.
        Paragraph = "paragraph" {
            /// Its text.
            text: Text,
        },
        /// A heading.
        Heading = "heading" {
            /// Its text.
            text: Text,
            /// Its level under the item's title, 2 to 4.
            level: u8 = 2,
        },
        /// A list.
        List = "list" {
            /// Its items.
            items: Vec<Text>,
            /// True for a numbered list.
            ordered: bool = false,
        },
        /// A quotation.
        Quote = "quote" {
            /// The words.
            text: Text,
            /// The speaker.
            by: Option<Text> = None,
        },
        /// A table.
        Table = "table" {
            /// Its caption.
            caption: Text,
            /// The headers of its columns.
            head: Vec<Text>,
            /// Its rows, each as long as the head.
            rows: Vec<Vec<Text>> as WordsOrNothing,
        },
        /// A picture from `public/`.
        Figure = "figure" {
            /// Its address: a path of the site, such as `/images/hofburg.jpg`.
            image: String as OwnFileLink,
            /// A description for those who cannot see it.
            alt: String,
            /// A caption.
            caption: Option<Text> = None,
            /// The maker.
            credit: Option<String> = None,
            /// Pixels.
            width: u32,
            /// Pixels.
            height: u32,
        },
        /// A document to download.
        Document = "document" {
            /// Its title.
            title: Text,
            /// Its address: a path of the site or an `https:` address.
            file: String as FileLink,
            /// Its format, such as "PDF".
            format: String,
            /// Bytes.
            size: u64,
            /// The symbol under which it is known, such as PC.DEC/1162.
            symbol: Option<String> = None,
        },
    }
}
