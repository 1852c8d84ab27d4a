//! The search as a part of a page: by what it can be narrowed, and the words of what it finds.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::json;

use super::{facet, kind};
use crate::compose::shared::index::Index;
use crate::content::news::NewsItem;
use crate::i18n::Label;
use crate::page::{Facet, FacetGroup, Scope, Search, SearchWords};

impl<'a> Index<'a> {
    /// The search, without what stands there until something is asked.
    pub(crate) fn search(&self, scope: Scope, label: Label) -> Search {
        let mut groups = self.facets(scope);
        let words = self.search_words(&groups);
        // Not everything is about the only country, but everything is in the only language.
        let least = |group: &FacetGroup| if group.id == facet::LANG { 2 } else { 1 };
        groups.retain(|group| group.values.len() >= least(group));
        let label = self.label(label).to_owned();
        Search { scope, label, groups, words, ..Search::default() }
    }

    /// What the rows of a search are written with: dates, and the names of kinds and issuers.
    fn search_words(&self, groups: &[FacetGroup]) -> String {
        let locale = self.locale;
        let mut words = json!(SearchWords {
            months: locale.months.clone(),
            day: locale.dates.day.clone(),
            month: locale.dates.month.clone(),
            separator: locale.group_separator.clone(),
        });
        let told = [facet::KIND, facet::ISSUER];
        let told = groups.iter().filter(|group| told.contains(&group.id.as_str()));
        let names = told.map(|group| {
            let names = group.values.iter().map(|value| (&value.id, &value.name));
            (&group.id, names.collect::<BTreeMap<_, _>>())
        });
        words["names"] = json!(names.collect::<BTreeMap<_, _>>());
        words.to_string()
    }

    /// The facets of the index, with the values that something in the scope has.
    fn facets(&self, scope: Scope) -> Vec<FacetGroup> {
        let content = self.content;
        let all = scope == Scope::All;
        let mut had: BTreeSet<(&str, &str)> = content.news.iter().flat_map(facets_of).collect();
        had.extend(all.then(|| (facet::LANG, self.lang())));
        // Fields, countries and their groups have pages, which the whole search finds.
        let paged = [facet::FIELD, facet::COUNTRY, facet::GROUP];
        let has = |facet, id| had.contains(&(facet, id)) || all && paged.contains(&facet);

        let kinds = content.site.news_kinds.iter();
        let kinds = kinds.filter(|kind| has(facet::KIND, kind.id.as_str()));
        let kinds = kinds.map(|kind| self.kind(kind.id.as_str(), &kind.name, &kind.plural));
        let pages = if all { self.kinds_of_pages() } else { Vec::new() };
        let kinds = kinds.chain(pages).collect();
        let values = |facet, things: Vec<(&'a str, &'a str)>| {
            let fit = things.into_iter().filter(|(id, _)| has(facet, id));
            let mut values: Vec<Facet> = fit.map(|(id, name)| value(id, name)).collect();
            values.sort_by_cached_key(|value| self.sort_key(&value.name));
            values
        };
        let structures = content.structures.iter().map(|one| one.id.as_str());
        let operations = content.operations.iter().map(|one| one.id.as_str());
        let issuers = structures
            .chain(operations)
            .map(|id| (id, content.issuer_name(&id.into()).unwrap_or(id)));
        let issuers = values(facet::ISSUER, issuers.collect());
        let fields = content.fields.iter().map(|one| (one.id.as_str(), &*one.name));
        let fields = values(facet::FIELD, fields.collect());
        let countries = content.countries.iter().map(|one| (one.id.as_str(), &*one.name));
        let countries = values(facet::COUNTRY, countries.collect());
        let groups = content.site.groups.iter().map(|one| (one.id.as_str(), &*one.name));
        let groups = values(facet::GROUP, groups.collect());
        let langs = content.site.languages.iter().map(|lang| lang.as_str());
        let langs = langs.map(|lang| (lang, self.locale.language(lang)));
        let langs = values(facet::LANG, langs.collect());

        let group = |id: &str, name, phrase, values| FacetGroup {
            id: id.to_owned(),
            name: self.label(name).to_owned(),
            phrase: self.label(phrase).to_owned(),
            values,
        };
        vec![
            group(facet::KIND, Label::Kind, Label::TheNames, kinds),
            group(facet::ISSUER, Label::IssuedBy, Label::ByNames, issuers),
            group(facet::FIELD, Label::FieldOfWork, Label::OnNames, fields),
            group(facet::COUNTRY, Label::Country, Label::AboutNames, countries),
            group(facet::GROUP, Label::CountryGroup, Label::AboutNames, groups),
            group(facet::LANG, Label::Language, Label::InNames, langs),
        ]
    }

    /// The kinds of pages that are no news, in the order of the site's sections.
    fn kinds_of_pages(&self) -> Vec<Facet> {
        let content = self.content;
        let kinds = [
            (kind::COUNTRY, Label::Country, Label::Countries, content.countries.len()),
            (kind::FIELD, Label::FieldOfWork, Label::FieldsOfWork, content.fields.len()),
            (kind::STRUCTURE, Label::Structure, Label::Structures, content.structures.len()),
            (
                kind::OPERATION,
                Label::FieldOperation,
                Label::FieldOperations,
                content.operations.len(),
            ),
            (
                kind::MEETING_KIND,
                Label::KindOfMeeting,
                Label::KindsOfMeeting,
                content.meeting_kinds.len(),
            ),
            (kind::MEETING, Label::Meeting, Label::Meetings, content.meetings.len()),
            // How to search is one.
            (kind::PAGE, Label::Page, Label::Pages, 1),
        ];
        let kinds = kinds.into_iter().filter(|(.., count)| *count > 0);
        kinds
            .map(|(id, name, plural, _)| self.kind(id, self.label(name), self.label(plural)))
            .collect()
    }

    /// A kind: its plural stands inside a sentence.
    fn kind(&self, id: &str, name: &str, plural: &str) -> Facet {
        Facet { plural: Some(inside_sentence(plural, self.lang())), ..value(id, name) }
    }
}

/// The facets of the index with the ids that an item has in them.
fn facets_of(item: &NewsItem) -> impl Iterator<Item = (&str, &str)> {
    let fields = item.fields_of_work.iter().map(|id| (facet::FIELD, id.as_str()));
    let countries = item.countries.iter().map(|id| (facet::COUNTRY, id.as_str()));
    let groups = item.groups.iter().map(|id| (facet::GROUP, id.as_str()));
    let one = [
        (facet::KIND, item.kind.as_str()),
        (facet::ISSUER, item.issued_by.as_str()),
        (facet::LANG, item.lang.as_str()),
    ];
    one.into_iter().chain(fields).chain(countries).chain(groups)
}

fn value(id: &str, name: &str) -> Facet {
    Facet { id: id.to_owned(), name: name.to_owned(), plural: None }
}

/// A name of things as it stands inside a sentence: its first letter is small, unless it begins
/// with an abbreviation, or the language writes nouns with a capital.
fn inside_sentence(name: &str, lang: &str) -> String {
    let mut letters = name.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), second) if lang != "de" && !second.is_some_and(char::is_uppercase) => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::inside_sentence;

    #[test]
    fn a_name_inside_a_sentence_is_small_where_the_language_has_it_so() {
        for (name, lang, inside) in [
            ("Press releases", "en", "press releases"),
            ("MC decisions", "en", "MC decisions"),
            ("Élections", "fr", "élections"),
            ("Erklärungen", "de", "Erklärungen"),
            ("", "en", ""),
        ] {
            assert_eq!(inside_sentence(name, lang), inside);
        }
    }
}
