//! Everything that was read, before it is known to be sound.

use std::collections::BTreeMap;

use super::report::{Entry, Report};
use crate::body::{Operation, Structure};
use crate::country::{Chairpersonship, Country};
use crate::ids::CountryId;
use crate::json::Path;
use crate::lookup::{Content, Lookup, Origin};
use crate::map::Map;
use crate::news::NewsItem;
use crate::page::{Alias, MenuEntry, Page};
use crate::site::Site;
use crate::work::{Field, Meeting, MeetingKind};

/// The folder of the countries' flags.
pub(super) const FLAGS: &str = "flags/";

/// Everything that was read, entries with problems included.
#[derive(Default)]
pub(super) struct Raw {
    pub(super) site: Option<Entry<Site>>,
    pub(super) menu: Vec<Entry<MenuEntry>>,
    pub(super) pages: Vec<Entry<Page>>,
    pub(super) countries: Vec<Entry<Country>>,
    pub(super) chairpersonships: Vec<Entry<Chairpersonship>>,
    pub(super) structures: Vec<Entry<Structure>>,
    pub(super) operations: Vec<Entry<Operation>>,
    pub(super) fields: Vec<Entry<Field>>,
    pub(super) meeting_kinds: Vec<Entry<MeetingKind>>,
    pub(super) meetings: Vec<Entry<Meeting>>,
    pub(super) aliases: Vec<Entry<Alias>>,
    pub(super) map: Option<Entry<Map>>,
    pub(super) news: Vec<Entry<NewsItem>>,
    /// The text of each flag by the name of its file, which is the country's id.
    pub(super) flags: BTreeMap<CountryId, String>,
}

impl Raw {
    /// The entries without errors, in the order that [`Content`] promises.
    pub(super) fn content(self, report: &Report) -> Option<Content> {
        fn sound<T>(entries: Vec<Entry<T>>) -> Vec<T> {
            let entries = entries.into_iter().filter(|entry| !entry.is_broken());
            entries.map(|entry| entry.value).collect()
        }
        let site = self.site.filter(|site| !site.is_faulty())?.value;
        let mut chairpersonships = sound(self.chairpersonships);
        chairpersonships.sort_by_key(|chair| chair.year);
        let mut meetings = sound(self.meetings);
        meetings.sort_by_key(|meeting| {
            // A meeting without a date comes after those of its year.
            (meeting.year, meeting.start.is_none(), meeting.start)
        });
        let mut news: Vec<Entry<NewsItem>> =
            self.news.into_iter().filter(|entry| !entry.is_broken()).collect();
        news.sort_by(|a, b| {
            let (a, b) = (&a.value, &b.value);
            let original = |item: &NewsItem| item.translation_of.is_some();
            (b.issued_on.cmp(&a.issued_on))
                .then_with(|| a.id.cmp(&b.id))
                .then_with(|| original(a).cmp(&original(b)))
                .then_with(|| a.lang.cmp(&b.lang))
        });
        let origins = news.iter().map(|entry| {
            let (file, line) = report.place(entry, &Path::default());
            Origin { file: file.to_owned(), line }
        });
        let lookup = Lookup::new(origins.collect());
        Some(Content {
            site,
            menu: sound(self.menu),
            pages: sound(self.pages),
            countries: sound(self.countries),
            chairpersonships,
            structures: sound(self.structures),
            operations: sound(self.operations),
            fields: sound(self.fields),
            meeting_kinds: sound(self.meeting_kinds),
            meetings,
            aliases: sound(self.aliases),
            map: self.map.filter(|map| !map.is_broken()).map(|map| map.value),
            news: news.into_iter().map(|entry| entry.value).collect(),
            flags: self.flags,
            lookup,
        })
    }
}
