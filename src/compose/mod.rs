//! Layer 3, native: from content to page documents. Pure functions: no IO, no HTML.
//!
//! [`compose`] is where to start. Each kind of page has a file that says what the page holds;
//! they share lookups (`index`), addresses and links (`links`), ways from home (`crumbs`), small
//! parts (`parts`), lists of news (`lists`), names (`names`), what a search is narrowed by
//! (`facets`), heads (`draft`) and structured data (`structured`). [`search`] makes the documents of
//! the search from the pages; `styleguide` shows every block with samples of its own. What the institution calls its groups, dimensions, milestones and
//! kinds comes from the content, what the interface says from the locale: nothing here knows whom a
//! site is about.

mod archive;
mod body;
mod chronology;
mod countries;
mod country;
mod crumbs;
mod draft;
mod facets;
mod fields;
mod help;
mod home;
mod index;
mod item;
mod links;
mod lists;
mod map;
mod meetings;
mod menu;
mod names;
mod operations;
mod outline;
mod parts;
pub mod search;
mod structured;
mod structures;
mod styleguide;
mod texts;
mod ways;

#[cfg(test)]
mod tests;

use serde_json::Value;

use crate::content::Content;
use crate::content::page::Section;
use crate::date::Date;
use crate::i18n::Locale;
use crate::page::{PageDocument, Shell};
use index::Index;

/// A page of the site.
#[derive(Clone, Debug)]
pub struct Page {
    /// The path of the site, with the language before it where it is not the site's.
    pub path: String,
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

/// Composes a page.
type Compose = fn(&Index<'_>) -> draft::Draft;

/// Composes all pages of a content. `base_url` is where the site will stand, without a slash at
/// its end (`https://host/sub`), or empty where that is not known: the base of all links follows from
/// it, and structured data has paths instead of addresses without it.
pub fn compose(content: &Content, locale: &Locale, base_url: &str) -> Composed {
    let index = &Index::new(content, locale, base_url);
    let mut drafts = vec![home::draft(index)];
    drafts.extend(menu::draft(index));
    let lists: [(Section, Compose); 6] = [
        (Section::News, archive::list),
        (Section::Countries, countries::list),
        (Section::FieldsOfWork, fields::list),
        (Section::Structures, structures::list),
        (Section::FieldOperations, operations::list),
        (Section::Meetings, meetings::list),
    ];
    let lists = lists.into_iter().filter(|(section, _)| index.has(*section));
    drafts.extend(lists.map(|(_, list)| list(index)));
    drafts.extend(chronology::draft(index));
    drafts.extend([ways::search(index), help::draft(index)]);
    drafts.extend(texts::drafts(index));
    drafts.extend(countries_to_meetings(index));
    drafts.extend(archive::drafts(index));
    drafts.extend(item::drafts(index));
    drafts.push(styleguide::draft(index));
    let not_found = ways::not_found(index);
    let (pages, not_found) = draft::finish(drafts, not_found, index);
    Composed { pages, not_found, shell: ways::shell(index) }
}

fn countries_to_meetings(index: &Index<'_>) -> Vec<draft::Draft> {
    let mut drafts = country::drafts(index);
    drafts.extend(fields::drafts(index));
    drafts.extend(structures::drafts(index));
    drafts.extend(operations::drafts(index));
    drafts.extend(meetings::drafts(index));
    drafts
}
