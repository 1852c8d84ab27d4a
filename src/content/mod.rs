//! Layer 1: what the site is about. Types, ids and the rules that content must meet. No IO.
//!
//! Start with [`Content`], a whole folder. [`read::read`] makes one from the bytes of its files
//! and names every [`Problem`](problem::Problem) on the way. Its lookups are in `lookup`, its
//! links in `hrefs`. Nothing here knows a page, an address or a file system.

pub mod body;
pub mod country;
pub mod hrefs;
pub mod ids;
pub mod lookup;
pub mod map;
pub mod news;
pub mod page;
pub mod problem;
pub mod read;
pub mod site;
pub mod work;

use std::collections::BTreeMap;

use body::{Operation, Structure};
use country::{Chairpersonship, Country};
use ids::CountryId;
use map::Map;
use news::NewsItem;
use page::{Alias, MenuEntry, Page};
use site::Site;
use work::{Field, Meeting, MeetingKind};

/// A whole content folder, read and checked: every id that one thing names is there.
#[derive(Clone, Debug)]
pub struct Content {
    /// `site.json`
    pub site: Site,
    /// `menus.json`
    pub menu: Vec<MenuEntry>,
    /// `pages.json`
    pub pages: Vec<Page>,
    /// `countries.json`, in the order of the file
    pub countries: Vec<Country>,
    /// `chairpersonships.json`, oldest first
    pub chairpersonships: Vec<Chairpersonship>,
    /// `structures.json`, in the order of the file
    pub structures: Vec<Structure>,
    /// `field_operations.json`, in the order of the file
    pub operations: Vec<Operation>,
    /// `fields_of_work.json`, in the order of the file
    pub fields: Vec<Field>,
    /// `meetings.json`, kinds in the order of the file
    pub meeting_kinds: Vec<MeetingKind>,
    /// `meetings.json`, meetings oldest first
    pub meetings: Vec<Meeting>,
    /// `aliases.json`
    pub aliases: Vec<Alias>,
    /// `map.json`
    pub map: Option<Map>,
    /// `news/`: originals and translations, newest first, then by id, the original first
    pub news: Vec<NewsItem>,
    /// `flags/`: SVG by country, for those that have one
    pub flags: BTreeMap<CountryId, String>,
    /// Finds news by id; `Index::default()` for content that was not read from files.
    pub index: lookup::Index,
}
