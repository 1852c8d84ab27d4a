//! Lookups over a whole content, made once: news by what it is about, names by what they name.
//!
//! Things are found by their ids in the content itself.

use std::collections::BTreeMap;

use crate::content::Content;
use crate::content::ids::{BodyId, CountryId, FieldId, NewsId};
use crate::content::news::NewsItem;
use crate::content::page::{Alias, Target};
use crate::i18n::{Label, Locale, Messages};

/// News items, newest first.
pub(crate) type News<'a> = Vec<&'a NewsItem>;

/// A content and what is looked up in it.
pub(crate) struct Index<'a> {
    pub(crate) content: &'a Content,
    pub(crate) locale: &'a Locale,
    pub(crate) base_url: &'a str,
    /// What pages say with the words of the application.
    pub(crate) ui: Messages,
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
    pub(crate) fn new(content: &'a Content, locale: &'a Locale, base_url: &'a str) -> Self {
        Self {
            content,
            locale,
            base_url,
            ui: locale.messages(),
            versions: gather(&content.news, |item| &item.id),
            aliases: gather(&content.aliases, |alias| &alias.of),
            news: NewsBy::new(content),
        }
    }

    /// A string of the locale.
    pub(crate) fn label(&self, label: Label) -> &'a str {
        self.locale.label(label)
    }

    /// The language of the site.
    pub(crate) fn lang(&self) -> &'a str {
        self.content.site.language.as_str()
    }

    /// The item in all its languages, the original first.
    pub(crate) fn versions(&self, id: &NewsId) -> &[&'a NewsItem] {
        self.versions.get(id).map_or(&[], Vec::as_slice)
    }

    pub(crate) fn aliases(&self, of: &Target) -> &[&'a Alias] {
        self.aliases.get(of).map_or(&[], Vec::as_slice)
    }

    /// All originals, newest first.
    pub(crate) fn news(&self) -> &[&'a NewsItem] {
        &self.news.all
    }

    /// The years that have news, with their originals, oldest year first.
    pub(crate) fn years(&self) -> &BTreeMap<u16, News<'a>> {
        &self.news.year
    }

    pub(crate) fn news_of_country(&self, id: &CountryId) -> &[&'a NewsItem] {
        self.news.country.get(id).map_or(&[], Vec::as_slice)
    }

    pub(crate) fn news_of_field(&self, id: &FieldId) -> &[&'a NewsItem] {
        self.news.field.get(id).map_or(&[], Vec::as_slice)
    }

    /// What a structure or a field operation issued.
    pub(crate) fn news_by(&self, id: &str) -> &[&'a NewsItem] {
        self.news.body.get(&BodyId::from(id)).map_or(&[], Vec::as_slice)
    }
}
