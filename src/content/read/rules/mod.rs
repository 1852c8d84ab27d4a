//! What entries must meet beyond their form: references, ranges, orders.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use serde::de::{self, DeserializeOwned, Deserializer, Visitor};

use super::Raw;
use super::json::Path;
use super::known::{Known, Thing};
use super::report::{Entry, Report};
use super::strings::language;
use crate::content::ids::{LangId, is_id};
use crate::content::page::Target;
use crate::content::problem::Rule;
use crate::content::site::Names;
use crate::date::Date;

mod blocks;
mod bodies;
mod countries;
mod map;
mod news;
mod pages;
mod site;
mod work;

/// Checks everything that was read.
pub(super) fn check(raw: &Raw, known: &Known, report: &mut Report) {
    let languages = raw.site.as_ref().map(|site| Languages {
        own: site.value.language.clone(),
        all: site.value.languages.iter().cloned().collect(),
    });
    let mut rules = Rules { report, known, languages };
    site::check(&mut rules, raw);
    countries::check(&mut rules, raw);
    map::check(&mut rules, raw);
    bodies::check(&mut rules, raw);
    work::check(&mut rules, raw);
    pages::check(&mut rules, raw);
    news::check(&mut rules, raw);
}

/// What every rule needs.
struct Rules<'a> {
    report: &'a mut Report,
    known: &'a Known,
    /// The languages of the site, if it could be read.
    languages: Option<Languages>,
}

struct Languages {
    own: LangId,
    all: BTreeSet<LangId>,
}

impl Rules<'_> {
    fn add<T>(
        &mut self,
        entry: &Entry<T>,
        path: impl Into<Path>,
        rule: Rule,
        wrong: impl Into<String>,
        expected: impl Into<String>,
    ) {
        self.report.add(entry, path, rule, wrong, expected);
    }

    /// The form of an id and whether it is the first of its kind.
    fn id<T>(&mut self, entry: &Entry<T>, path: impl Into<Path>, id: &str, seen: &mut Seen) {
        let path = path.into();
        if !is_id(id) {
            let wrong = format!("\"{}\" cannot be an id", id.escape_debug());
            let expected = "expected lower-case letters, digits and single hyphens between them";
            self.add(entry, path, Rule::MalformedId, wrong, expected);
        } else if entry.is_sound(&path) {
            let (file, line) = self.report.place(entry, &path);
            let place = format!("{file}:{line}");
            if let Some(first) = seen.0.get(id) {
                let wrong = format!("the id \"{id}\" is taken by {first}");
                self.add(entry, path, Rule::DuplicateId, wrong, "expected an id of its own");
            } else {
                seen.0.insert(id.to_owned(), place);
            }
        }
    }

    fn reference<T>(&mut self, entry: &Entry<T>, path: impl Into<Path>, kind: Thing, id: &str) {
        self.known.check(self.report, entry, path.into(), (&[kind], id));
    }

    fn references<'a, T>(
        &mut self,
        entry: &Entry<T>,
        field: &str,
        kind: Thing,
        ids: impl Iterator<Item = &'a str>,
    ) {
        self.known.check_list(self.report, entry, field, (&[kind], ids));
    }

    fn target<T>(&mut self, entry: &Entry<T>, path: &Path, target: &Target) {
        let (kind, key, id) = match target {
            Target::Section(_) => return,
            Target::Page(id) => (Thing::Page, "page", id.as_str()),
            Target::Country(id) => (Thing::Country, "country", id.as_str()),
            Target::Field(id) => (Thing::Field, "field", id.as_str()),
            Target::Structure(id) => (Thing::Structure, "structure", id.as_str()),
            Target::Operation(id) => (Thing::Operation, "operation", id.as_str()),
            Target::MeetingKind(id) => (Thing::MeetingKind, "meeting-kind", id.as_str()),
            Target::Meeting(id) => (Thing::Meeting, "meeting", id.as_str()),
            Target::News(id) => (Thing::News, "news", id.as_str()),
        };
        self.reference(entry, path.key(key), kind, id);
    }

    /// A language of the site.
    fn language<T>(&mut self, entry: &Entry<T>, path: impl Into<Path>, lang: &LangId) {
        let Some(languages) = &self.languages else { return };
        if !languages.all.contains(lang) {
            let all: Vec<&str> = languages.all.iter().map(LangId::as_str).collect();
            let expected = format!("expected one of {}", all.join(", "));
            let wrong = format!("\"{lang}\" is no language of the site");
            self.add(entry, path, Rule::UnknownLanguage, wrong, expected);
        }
    }

    /// Names in languages of the site other than its own.
    fn names<T>(&mut self, entry: &Entry<T>, path: impl Into<Path>, names: &Names) {
        let path = path.into();
        for lang in names.keys() {
            let path = path.key(lang.as_str());
            if self.languages.as_ref().is_some_and(|languages| languages.own == *lang) {
                let wrong = format!("\"{lang}\" is the site's own language");
                let expected = "expected the name in it in the field \"name\" alone";
                self.add(entry, path, Rule::UnknownLanguage, wrong, expected);
            } else {
                self.language(entry, path, lang);
            }
        }
    }

    /// Marks of doubt: each names a field of `T` or one of `more`.
    fn doubts<T: DeserializeOwned>(&mut self, entry: &Entry<T>, doubts: &[String], more: &[&str]) {
        let fields = fields_of::<T>();
        let mut seen = BTreeSet::new();
        for (index, doubt) in doubts.iter().enumerate() {
            let path = Path::from("uncertain").index(index);
            let known = |name: &&str| !matches!(*name, "id" | "uncertain");
            let all = || fields.iter().copied().filter(known).chain(more.iter().copied());
            if !seen.insert(doubt) {
                super::known::twice(self.report, entry, path, doubt);
            } else if !all().any(|name| name == doubt) {
                let expected = super::known::nearest(doubt, all()).map_or_else(
                    || "expected the name of a field that can be in doubt".to_owned(),
                    |near| format!("did you mean \"{near}\"?"),
                );
                let wrong = format!("\"{doubt}\" is no field of this entry");
                self.add(entry, path, Rule::UnknownDoubt, wrong, expected);
            }
        }
    }

    /// That one date does not lie before another.
    fn order<T>(
        &mut self,
        entry: &Entry<T>,
        (early_name, early): (&str, Option<Date>),
        (path, late): (impl Into<Path>, Option<Date>),
    ) {
        if let (Some(early), Some(late)) = (early, late)
            && late.is_surely_before(early)
        {
            let wrong = format!("{late} is before \"{early_name}\", which is {early}");
            self.add(entry, path, Rule::DateOrder, wrong, format!("expected {early} or later"));
        }
    }

    fn range<T>(
        &mut self,
        entry: &Entry<T>,
        path: impl Into<Path>,
        value: f64,
        (least, most): (f64, f64),
    ) {
        if !(least..=most).contains(&value) {
            let wrong = format!("{value} is out of range");
            let expected = format!("expected {least} to {most}");
            self.add(entry, path, Rule::OutOfRange, wrong, expected);
        }
    }

    fn not_empty<T, U>(&mut self, entry: &Entry<T>, path: impl Into<Path>, list: &[U], what: &str) {
        if list.is_empty() {
            let expected = format!("expected at least one {what}");
            self.add(entry, path, Rule::EmptyList, "the list is empty", expected);
        }
    }

    fn not_itself<T>(&mut self, entry: &Entry<T>, path: impl Into<Path>, itself: bool) {
        if itself {
            let expected = "expected another";
            self.add(entry, path, Rule::SelfReference, "it refers to itself", expected);
        }
    }
}

/// The ids of one kind that were seen, each with its place.
#[derive(Default)]
struct Seen(BTreeMap<String, String>);

/// The names of the fields of a struct, as its derived deserializer knows them.
fn fields_of<T: DeserializeOwned>() -> &'static [&'static str] {
    let mut fields: &'static [&'static str] = &[];
    // Asking is all that is wanted: the deserializer has no value to give.
    let _ = T::deserialize(Asking(&mut fields));
    fields
}

struct Asking<'a>(&'a mut &'static [&'static str]);

#[derive(Debug)]
struct Asked;

impl fmt::Display for Asked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("asked for the fields")
    }
}

impl std::error::Error for Asked {}

impl de::Error for Asked {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

impl<'de> Deserializer<'de> for Asking<'_> {
    type Error = Asked;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Asked> {
        Err(Asked)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        _: V,
    ) -> Result<V::Value, Asked> {
        *self.0 = fields;
        Err(Asked)
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option
        unit unit_struct newtype_struct seq tuple tuple_struct map enum identifier ignored_any
    }
}
