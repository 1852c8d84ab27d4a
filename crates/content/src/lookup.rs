//! A whole content, and how things in it are found by their ids.

use std::collections::{BTreeMap, HashMap};
use std::sync::OnceLock;

use crate::body::{Operation, Structure};
use crate::country::{Chairpersonship, Country};
use crate::ids::{
    BodyId, CountryId, DimensionId, FieldId, GroupId, MeetingId, MeetingKindId, MilestoneId,
    NewsId, NewsKindId, OperationId, PageId, StructureId,
};
use crate::map::Map;
use crate::news::NewsItem;
use crate::page::{Alias, MenuEntry, Page, Section, Target};
use crate::site::{Dimension, Group, Milestone, NewsKind, Site};
use crate::work::{Field, Meeting, MeetingKind};

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
    /// Finds news by id; `Lookup::default()` for content that was not read from files.
    pub lookup: Lookup,
}

/// The place of each news item: in [`Content::news`] and in the content folder.
///
/// It is filled when it is first asked, so the news must not change after that.
#[derive(Clone, Debug, Default)]
pub struct Lookup {
    news: OnceLock<HashMap<NewsId, Vec<usize>>>,
    origins: Vec<Origin>,
}

impl Lookup {
    /// With the places of all items, in the order of [`Content::news`].
    pub(crate) fn new(origins: Vec<Origin>) -> Self {
        Self { news: OnceLock::new(), origins }
    }
}

/// A place in the content folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// The path of the file inside the folder.
    pub file: String,
    /// The line where the entry begins, from 1.
    pub line: usize,
}

macro_rules! lookups {
    ($($(#[$doc:meta])* $name:ident($id:ty) -> $thing:ty: $($list:ident).+;)*) => {
        impl Content {$(
            $(#[$doc])*
            pub fn $name(&self, id: &$id) -> Option<&$thing> {
                self.$($list).+.iter().find(|thing| thing.id == *id)
            }
        )*}
    };
}

// The lists are short: from a handful to some hundreds. Only news has an index.
lookups! {
    /// The country with this id.
    country(CountryId) -> Country: countries;
    /// The structure with this id.
    structure(StructureId) -> Structure: structures;
    /// The field operation with this id.
    operation(OperationId) -> Operation: operations;
    /// The field of work with this id.
    field(FieldId) -> Field: fields;
    /// The kind of meeting with this id.
    meeting_kind(MeetingKindId) -> MeetingKind: meeting_kinds;
    /// The meeting with this id.
    meeting(MeetingId) -> Meeting: meetings;
    /// The page with this id.
    page(PageId) -> Page: pages;
    /// The group of countries with this id.
    group(GroupId) -> Group: site.groups;
    /// The milestone with this id.
    milestone(MilestoneId) -> Milestone: site.milestones;
    /// The dimension with this id.
    dimension(DimensionId) -> Dimension: site.dimensions;
    /// The kind of news with this id.
    news_kind(NewsKindId) -> NewsKind: site.news_kinds;
}

impl Content {
    /// The news item with this id, in the language it was written in.
    pub fn news_original(&self, id: &NewsId) -> Option<&NewsItem> {
        self.news_items(id).find(|item| item.translation_of.is_none())
    }

    /// The translations of a news item, by language.
    pub fn translations(&self, id: &NewsId) -> impl Iterator<Item = &NewsItem> {
        self.news_items(id).filter(|item| item.translation_of.is_some())
    }

    /// The items with this id: the original, then its translations.
    fn news_items(&self, id: &NewsId) -> impl Iterator<Item = &NewsItem> {
        let places = self.lookup.news.get_or_init(|| {
            let mut places: HashMap<NewsId, Vec<usize>> = HashMap::new();
            for (at, item) in self.news.iter().enumerate() {
                places.entry(item.id.clone()).or_default().push(at);
            }
            places
        });
        places.get(id).into_iter().flatten().filter_map(|at| self.news.get(*at))
    }

    /// The place in the content folder of an item of [`Content::news`], by its index there.
    pub fn news_origin(&self, at: usize) -> Option<&Origin> {
        self.lookup.origins.get(at)
    }

    /// The name under which a structure or a field operation issues news: that which it has for
    /// this, else its own.
    pub fn issuer_name(&self, id: &BodyId) -> Option<&str> {
        let structure = self.structures.iter().find(|body| body.id.as_str() == id.as_str());
        if let Some(body) = structure {
            return Some(body.issues_as.as_ref().unwrap_or(&body.name));
        }
        let body = self.operations.iter().find(|body| body.id.as_str() == id.as_str())?;
        Some(body.issues_as.as_ref().unwrap_or(&body.name))
    }

    /// The name of the page of a target; nothing if there is no such thing, or if it is a
    /// section to which the content gives no text.
    pub fn name_of(&self, target: &Target) -> Option<&str> {
        let name: &String = match target {
            Target::Section(section) => match self.section_page(*section) {
                Some(page) => &page.name,
                None => &self.section_structure(*section)?.name,
            },
            Target::Page(id) => &self.page(id)?.name,
            Target::Country(id) => &self.country(id)?.name,
            Target::Field(id) => &self.field(id)?.name,
            Target::Structure(id) => &self.structure(id)?.name,
            Target::Operation(id) => &self.operation(id)?.name,
            Target::MeetingKind(id) => &self.meeting_kind(id)?.name,
            Target::Meeting(id) => &self.meeting(id)?.name,
            Target::News(id) => &self.news_original(id)?.title,
        };
        Some(name)
    }

    /// The page that introduces a section.
    pub fn section_page(&self, section: Section) -> Option<&Page> {
        self.pages.iter().find(|page| page.section == Some(section))
    }

    /// The structure whose page is that of a section.
    pub fn section_structure(&self, section: Section) -> Option<&Structure> {
        self.structures.iter().find(|structure| structure.section == Some(section))
    }

    /// The other names of a thing, in the order of the file.
    pub fn aliases_of<'a>(&'a self, target: &'a Target) -> impl Iterator<Item = &'a Alias> {
        self.aliases.iter().filter(move |alias| alias.of == *target)
    }
}
