//! The rules that entries of several files share.

use std::collections::{BTreeMap, BTreeSet};

use super::super::known::{Known, Thing, twice};
use super::super::report::{Entry, Report};
use crate::date::Date;
use crate::ids::{LangId, is_id};
use crate::json::Path;
use crate::nearest::nearest;
use crate::page::Target;
use crate::problem::Rule;
use crate::schema::{Record, is_language};
use crate::site::Names;

/// The report and the ids that every rule needs.
pub(super) struct Rules<'a> {
    pub(super) report: &'a mut Report,
    pub(super) known: &'a Known,
    /// The languages of the site, if it could be read.
    pub(super) languages: Option<Languages>,
}

pub(super) struct Languages {
    pub(super) own: LangId,
    pub(super) all: BTreeSet<LangId>,
}

impl Rules<'_> {
    pub(super) fn add<T>(
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
    pub(super) fn id<T>(
        &mut self,
        entry: &Entry<T>,
        path: impl Into<Path>,
        id: &str,
        seen: &mut Seen,
    ) {
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

    pub(super) fn reference<T>(
        &mut self,
        entry: &Entry<T>,
        path: impl Into<Path>,
        kind: Thing,
        id: &str,
    ) {
        self.known.check(self.report, entry, path.into(), (&[kind], id));
    }

    pub(super) fn references<'a, T>(
        &mut self,
        entry: &Entry<T>,
        field: &str,
        kind: Thing,
        ids: impl Iterator<Item = &'a str>,
    ) {
        self.known.check_list(self.report, entry, field, (&[kind], ids));
    }

    pub(super) fn target<T>(&mut self, entry: &Entry<T>, path: &Path, target: &Target) {
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
    pub(super) fn language<T>(&mut self, entry: &Entry<T>, path: impl Into<Path>, lang: &LangId) {
        let Some(languages) = &self.languages else { return };
        if !languages.all.contains(lang) {
            let all: Vec<&str> = languages.all.iter().map(LangId::as_str).collect();
            let expected = format!("expected one of {}", all.join(", "));
            let wrong = format!("\"{lang}\" is no language of the site");
            self.add(entry, path, Rule::UnknownLanguage, wrong, expected);
        }
    }

    /// Names in languages of the site other than its own.
    pub(super) fn names<T>(&mut self, entry: &Entry<T>, path: impl Into<Path>, names: &Names) {
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
    pub(super) fn doubts<T: Record>(&mut self, entry: &Entry<T>, doubts: &[String], more: &[&str]) {
        let mut seen = BTreeSet::new();
        for (index, doubt) in doubts.iter().enumerate() {
            let path = Path::from("uncertain").index(index);
            let known = |name: &&str| !matches!(*name, "id" | "uncertain");
            let all = || T::FIELDS.iter().copied().filter(known).chain(more.iter().copied());
            if !seen.insert(doubt) {
                twice(self.report, entry, path, doubt);
            } else if !all().any(|name| name == doubt) {
                let expected = nearest(doubt, all()).map_or_else(
                    || "expected the name of a field that can be in doubt".to_owned(),
                    |near| format!("did you mean \"{near}\"?"),
                );
                let wrong = format!("\"{doubt}\" is no field of this entry");
                self.add(entry, path, Rule::UnknownDoubt, wrong, expected);
            }
        }
    }

    /// That one date does not lie before another.
    pub(super) fn order<T>(
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

    pub(super) fn range<T>(
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

    pub(super) fn not_empty<T, U>(
        &mut self,
        entry: &Entry<T>,
        path: impl Into<Path>,
        list: &[U],
        what: &str,
    ) {
        if list.is_empty() {
            let expected = format!("expected at least one {what}");
            self.add(entry, path, Rule::EmptyList, "the list is empty", expected);
        }
    }

    pub(super) fn not_itself<T>(&mut self, entry: &Entry<T>, path: impl Into<Path>, itself: bool) {
        if itself {
            let expected = "expected another";
            self.add(entry, path, Rule::SelfReference, "it refers to itself", expected);
        }
    }
}

/// The ids of one kind that were seen, each with its place.
#[derive(Default)]
pub(super) struct Seen(BTreeMap<String, String>);

/// Reports what is not formed like a language tag.
pub(super) fn language<T>(report: &mut Report, entry: &Entry<T>, path: impl Into<Path>, tag: &str) {
    if !is_language(tag) {
        let wrong = format!("\"{}\" is no language tag", tag.escape_debug());
        let expected = "expected one such as \"en\" or \"pt-BR\"";
        report.add(entry, path, Rule::MalformedLanguage, wrong, expected);
    }
}
