//! Layer 1: page documents, the data of a page as it stands at `<route>/index.json`.
//!
//! Publishing composes one [`PageDocument`] a route; the views render it natively and in the
//! browser. Every text is final: dates are written out, counts are in sentences, addresses are
//! paths of the site (`/countries/albania/`, without the base below which a host may serve
//! it) or absolute.

mod answer;
mod block;
pub mod contract;
mod record;
mod sheets;

pub use answer::Answer;
pub use block::{
    Bar, Block, Chronology, ChronologyLine, CountryList, CountryRow, Drawing, Facet, FacetGroup,
    Fact, Figure, Histogram, Ink, Link, LinkStyle, Links, List, Mark, Moment, NewsRow, Node,
    Notice, Pager, Quote, Scope, Search, SearchWords, Section, Shape, Stretch, Table,
    TimelineEntry, Tone, Value,
};

pub use sheets::style_sheets;

use crate::text::Text;
use record::{records, words};

/// The id of the element that holds the site, with the path it was rendered for in `data-path`.
pub const ROOT: &str = "app";

/// The attribute of that element that names the page's format.
pub const FORMAT: &str = "data-format";

/// The id of the script element that holds the page's [`Embedded`] data.
pub const DATA: &str = "page-data";

/// The declarations of which page documents are made, in order: names, fields with their types, keys
/// of blocks, words. Publisher and client are of one format where these are equal.
pub const FORM: [&[&str]; 5] = {
    let [blocks, records, words] = block::FORM;
    [WORDS, RECORDS, blocks, records, words]
};

words! {
    WORDS:
    /// How a page is set.
    pub enum Layout {
        /// Its blocks one under the other.
        Plain = "plain",
        /// As a front page.
        Front = "front",
        /// As a text to be read, with its facts beside it.
        Article = "article",
    }
}

/// Most pages are: their documents do not say so.
fn is_plain(layout: &Layout) -> bool {
    *layout == Layout::Plain
}

records! {
RECORDS:
/// A page: what stands at its head, and its blocks in reading order.
pub struct PageDocument {
    /// Title, language and way to the page.
    pub head: Head,
    /// What the page holds.
    pub blocks: Vec<Block>,
}

/// Title, language and way to a page.
pub struct Head {
    /// The heading, the page's only `h1`.
    pub heading: String,
    /// The layout of the page.
    #[serde(skip_serializing_if = "is_plain")]
    pub layout: Layout,
    /// The title of the window: the heading and the site's name.
    pub title: String,
    /// One or two sentences for search engines, cards and lists.
    pub description: String,
    /// The language of the page's own text (BCP 47).
    pub lang: String,
    /// A short line over the heading: what kind of thing the page is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kicker: Option<String>,
    /// The flag of the country that the page is about: a path of the site.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub flag: Option<String>,
    /// The first paragraph, set larger.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lead: Option<Text>,
    /// The way from the home page, without the page itself. Empty on the home page.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub breadcrumbs: Vec<Link>,
    /// The same item in other languages; the link's `lang` says which.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub translations: Vec<Link>,
}

/// The data that all pages share; it stands in each page once and is never fetched.
pub struct Shell {
    /// The site's name.
    pub name: String,
    /// The language of the interface (BCP 47).
    pub lang: String,
    /// The path below which the site is served, without a slash at its end: empty or `/sub`.
    pub base: String,
    /// The statement of the site's independence.
    pub independence: String,
    /// The main sections, in the menu's order.
    pub sections: Vec<Link>,
    /// The links at the foot of every page.
    pub footer: Vec<Link>,
    /// The interface's strings, in the order of [`crate::i18n::Ui`].
    pub messages: Vec<String>,
}

/// The data that a page's HTML carries for the application.
pub struct Embedded {
    /// The data that all pages share.
    pub shell: Shell,
    /// The page's own document.
    pub document: PageDocument,
}
}
