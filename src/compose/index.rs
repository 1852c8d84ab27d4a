//! Lookups over a whole content, made once: things by id, news by what it is about.

use std::collections::BTreeMap;

use crate::content::Content;
use crate::content::body::{Operation, Structure};
use crate::content::country::Country;
use crate::content::ids::{
    BodyId, CountryId, FieldId, GroupId, MeetingId, MeetingKindId, NewsId, OperationId, PageId,
    StructureId,
};
use crate::content::news::NewsItem;
use crate::content::page::{Alias, Page, Section, Target};
use crate::content::site::{Group, NewsKind};
use crate::content::work::{Field, Meeting, MeetingKind};
use crate::i18n::{Label, Locale, Messages};

/// News items, newest first.
pub(super) type News<'a> = Vec<&'a NewsItem>;

/// A content and what is looked up in it.
pub(super) struct Index<'a> {
    pub(super) content: &'a Content,
    pub(super) locale: &'a Locale,
    pub(super) base_url: &'a str,
    /// What pages say with the words of the application.
    pub(super) ui: Messages,
    countries: BTreeMap<&'a CountryId, &'a Country>,
    fields: BTreeMap<&'a FieldId, &'a Field>,
    structures: BTreeMap<&'a StructureId, &'a Structure>,
    operations: BTreeMap<&'a OperationId, &'a Operation>,
    kinds: BTreeMap<&'a MeetingKindId, &'a MeetingKind>,
    meetings: BTreeMap<&'a MeetingId, &'a Meeting>,
    pages: BTreeMap<&'a PageId, &'a Page>,
    versions: BTreeMap<&'a NewsId, News<'a>>,
    aliases: BTreeMap<&'a Target, Vec<&'a Alias>>,
    news: NewsBy<'a>,
}

/// The originals among the news, newest first.
#[derive(Default)]
struct NewsBy<'a> {
    all: News<'a>,
    country: BTreeMap<&'a CountryId, News<'a>>,
    field: BTreeMap<&'a FieldId, News<'a>>,
    body: BTreeMap<&'a BodyId, News<'a>>,
    year: BTreeMap<u16, News<'a>>,
}

impl<'a> NewsBy<'a> {
    fn new(content: &'a Content) -> Self {
        let mut by = Self::default();
        for item in content.news.iter().filter(|item| item.translation_of.is_none()) {
            by.all.push(item);
            by.body.entry(&item.issued_by).or_default().push(item);
            by.year.entry(item.issued_on.year()).or_default().push(item);
            for country in &item.countries {
                by.country.entry(country).or_default().push(item);
            }
            for field in &item.fields_of_work {
                by.field.entry(field).or_default().push(item);
            }
        }
        by
    }
}

fn by_id<'a, K: Ord, T>(things: &'a [T], id: impl Fn(&'a T) -> &'a K) -> BTreeMap<&'a K, &'a T> {
    things.iter().map(|thing| (id(thing), thing)).collect()
}

fn gather<'a, K: Ord, T>(
    things: &'a [T],
    key: impl Fn(&'a T) -> &'a K,
) -> BTreeMap<&'a K, Vec<&'a T>> {
    let mut map = BTreeMap::<_, Vec<_>>::new();
    for thing in things {
        map.entry(key(thing)).or_default().push(thing);
    }
    map
}

impl<'a> Index<'a> {
    pub(super) fn new(content: &'a Content, locale: &'a Locale, base_url: &'a str) -> Self {
        Self {
            content,
            locale,
            base_url,
            ui: locale.messages(),
            countries: by_id(&content.countries, |country| &country.id),
            fields: by_id(&content.fields, |field| &field.id),
            structures: by_id(&content.structures, |structure| &structure.id),
            operations: by_id(&content.operations, |operation| &operation.id),
            kinds: by_id(&content.meeting_kinds, |kind| &kind.id),
            meetings: by_id(&content.meetings, |meeting| &meeting.id),
            pages: by_id(&content.pages, |page| &page.id),
            versions: gather(&content.news, |item| &item.id),
            aliases: gather(&content.aliases, |alias| &alias.of),
            news: NewsBy::new(content),
        }
    }

    /// A string of the locale.
    pub(super) fn label(&self, label: Label) -> &'a str {
        self.locale.label(label)
    }

    /// The language of the site.
    pub(super) fn lang(&self) -> &'a str {
        self.content.site.language.as_str()
    }

    pub(super) fn country(&self, id: &CountryId) -> Option<&'a Country> {
        self.countries.get(id).copied()
    }

    pub(super) fn field(&self, id: &FieldId) -> Option<&'a Field> {
        self.fields.get(id).copied()
    }

    pub(super) fn structure(&self, id: &StructureId) -> Option<&'a Structure> {
        self.structures.get(id).copied()
    }

    pub(super) fn operation(&self, id: &OperationId) -> Option<&'a Operation> {
        self.operations.get(id).copied()
    }

    pub(super) fn meeting_kind(&self, id: &MeetingKindId) -> Option<&'a MeetingKind> {
        self.kinds.get(id).copied()
    }

    pub(super) fn meeting(&self, id: &MeetingId) -> Option<&'a Meeting> {
        self.meetings.get(id).copied()
    }

    pub(super) fn page(&self, id: &PageId) -> Option<&'a Page> {
        self.pages.get(id).copied()
    }

    pub(super) fn group(&self, id: &GroupId) -> Option<&'a Group> {
        self.content.site.groups.iter().find(|group| group.id == *id)
    }

    pub(super) fn news_kind(&self, item: &NewsItem) -> Option<&'a NewsKind> {
        self.content.site.news_kinds.iter().find(|kind| kind.id == item.kind)
    }

    /// The item in all its languages, the original first.
    pub(super) fn versions(&self, id: &NewsId) -> &[&'a NewsItem] {
        self.versions.get(id).map_or(&[], Vec::as_slice)
    }

    pub(super) fn aliases(&self, of: &Target) -> &[&'a Alias] {
        self.aliases.get(of).map_or(&[], Vec::as_slice)
    }

    /// The page of text that introduces a section.
    pub(super) fn section_page(&self, section: Section) -> Option<&'a Page> {
        self.content.pages.iter().find(|page| page.section == Some(section))
    }

    /// The structure whose own page a section is.
    pub(super) fn section_structure(&self, section: Section) -> Option<&'a Structure> {
        self.content.structures.iter().find(|structure| structure.section == Some(section))
    }

    /// All originals, newest first.
    pub(super) fn news(&self) -> &[&'a NewsItem] {
        &self.news.all
    }

    /// The years that have news, with their originals, oldest year first.
    pub(super) fn years(&self) -> &BTreeMap<u16, News<'a>> {
        &self.news.year
    }

    pub(super) fn news_of_country(&self, id: &CountryId) -> &[&'a NewsItem] {
        self.news.country.get(id).map_or(&[], Vec::as_slice)
    }

    pub(super) fn news_of_field(&self, id: &FieldId) -> &[&'a NewsItem] {
        self.news.field.get(id).map_or(&[], Vec::as_slice)
    }

    /// What a structure or a field operation issued.
    pub(super) fn news_by(&self, id: &str) -> &[&'a NewsItem] {
        self.news.body.get(&BodyId::from(id)).map_or(&[], Vec::as_slice)
    }
}
