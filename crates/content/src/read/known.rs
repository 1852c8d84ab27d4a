//! Which ids there are, and which one was probably meant.

use std::collections::{BTreeMap, BTreeSet};

use super::report::{Entry, Report};
use crate::json::Path;
use crate::nearest::nearest;
use crate::problem::Rule;

/// A kind of thing that has ids.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Thing {
    Country,
    Group,
    Milestone,
    Dimension,
    Field,
    Structure,
    Operation,
    MeetingKind,
    Meeting,
    NewsKind,
    News,
    Page,
}

impl Thing {
    const ALL: [Self; 12] = [
        Self::Country,
        Self::Group,
        Self::Milestone,
        Self::Dimension,
        Self::Field,
        Self::Structure,
        Self::Operation,
        Self::MeetingKind,
        Self::Meeting,
        Self::NewsKind,
        Self::News,
        Self::Page,
    ];

    /// With its article, for messages.
    pub(super) fn noun(self) -> &'static str {
        match self {
            Self::Country => "a country",
            Self::Group => "a group of countries",
            Self::Milestone => "a milestone",
            Self::Dimension => "a dimension",
            Self::Field => "a field of work",
            Self::Structure => "a structure",
            Self::Operation => "a field operation",
            Self::MeetingKind => "a kind of meeting",
            Self::Meeting => "a meeting",
            Self::NewsKind => "a kind of news",
            Self::News => "a news item",
            Self::Page => "a page",
        }
    }
}

/// The kinds of things that issue news.
pub(super) const BODIES: &[Thing] = &[Thing::Structure, Thing::Operation];

/// The ids of every kind, those of entries with problems included.
#[derive(Debug, Default)]
pub(super) struct Known {
    ids: BTreeMap<Thing, BTreeSet<String>>,
    unread: BTreeSet<Thing>,
}

impl Known {
    pub(super) fn add(&mut self, kind: Thing, id: &str) {
        self.ids.entry(kind).or_default().insert(id.to_owned());
    }

    /// Says that there may be more ids of this kind in a file that could not be read. References
    /// to the kind are then not checked, since what is wrong is the file.
    pub(super) fn unread(&mut self, kind: Thing) {
        self.unread.insert(kind);
    }

    pub(super) fn has(&self, kind: Thing, id: &str) -> bool {
        self.ids.get(&kind).is_some_and(|ids| ids.contains(id))
    }

    /// True if there is such an id, or may be one in a file that could not be read.
    pub(super) fn may_have(&self, kind: Thing, id: &str) -> bool {
        self.has(kind, id) || self.unread.contains(&kind)
    }

    /// Reports a reference to nothing.
    pub(super) fn check<T>(
        &self,
        report: &mut Report,
        entry: &Entry<T>,
        path: Path,
        (kinds, id): (&[Thing], &str),
    ) {
        if let Some((wrong, expected)) = self.fault(kinds, id) {
            report.add(entry, path, Rule::UnknownId, wrong, expected);
        }
    }

    /// The fault of a reference to nothing, and the remedy.
    pub(super) fn fault(&self, kinds: &[Thing], id: &str) -> Option<(String, String)> {
        if kinds.iter().any(|kind| self.may_have(*kind, id)) {
            return None;
        }
        let nouns: Vec<&str> = kinds.iter().map(|kind| kind.noun()).collect();
        let nouns = nouns.join(" or ");
        let all = kinds.iter().filter_map(|kind| self.ids.get(kind)).flatten();
        let expected = if let Some(kind) = Thing::ALL.iter().find(|kind| self.has(**kind, id)) {
            format!("it is {}; expected the id of {nouns}", kind.noun())
        } else if let Some(near) = nearest(id, all.map(String::as_str)) {
            format!("did you mean \"{near}\"?")
        } else {
            format!("expected the id of {nouns}")
        };
        Some((format!("\"{id}\" is not {nouns}"), expected))
    }

    /// Reports the references to nothing in a list, and those that are there twice.
    pub(super) fn check_list<'a, T>(
        &self,
        report: &mut Report,
        entry: &Entry<T>,
        field: &str,
        (kinds, ids): (&[Thing], impl Iterator<Item = &'a str>),
    ) {
        let mut seen = BTreeSet::new();
        for (index, id) in ids.enumerate() {
            let path = Path::from(field).index(index);
            if seen.insert(id) {
                self.check(report, entry, path, (kinds, id));
            } else {
                twice(report, entry, path, id);
            }
        }
    }
}

/// Reports an entry of a list that is there twice.
pub(super) fn twice<T>(report: &mut Report, entry: &Entry<T>, path: Path, id: &str) {
    let wrong = format!("\"{id}\" is there twice");
    report.add(entry, path, Rule::DuplicateReference, wrong, "expected it once");
}
