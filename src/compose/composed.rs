//! A composed site: its pages with their documents, and what all share.

use serde_json::Value;

use crate::content::page::Target;
use crate::date::Date;
use crate::page::{PageDocument, Shell};

/// A page of the site.
#[derive(Clone, Debug)]
pub struct Page {
    /// The path of the site, with the language before it where it is not the site's.
    pub path: String,
    /// The thing that the page is about, for the search.
    pub about: About,
    /// What the page holds.
    pub document: PageDocument,
    /// What only its HTML carries.
    pub meta: Meta,
}

/// What a page says to crawlers.
#[derive(Clone, Debug)]
pub struct Meta {
    /// JSON-LD objects.
    pub structured: Vec<Value>,
    /// Open Graph type.
    pub kind: OgKind,
    /// When the item was issued.
    pub published: Option<Date>,
    /// Whether it is for crawlers and the sitemap.
    pub indexed: bool,
}

/// What a page is to Open Graph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OgKind {
    /// Any page.
    Website,
    /// A news item.
    Article,
}

/// A whole site.
#[derive(Clone, Debug)]
pub struct Composed {
    /// All pages, each with a path of its own.
    pub pages: Vec<Page>,
    /// What stands where a page is missing.
    pub not_found: Page,
    /// What all pages share.
    pub shell: Shell,
}

/// The thing that a page is about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum About {
    /// None: the page only leads to others, and the search does not find it.
    #[default]
    Nothing,
    /// What it says and no more.
    Itself,
    /// A thing of the content.
    Thing(Target),
}
