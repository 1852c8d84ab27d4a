//! `news/`: the items and their translations.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Display;

use super::super::known::{BODIES, Thing};
use super::super::raw::Raw;
use super::super::report::Entry;
use super::blocks;
use super::common::{Rules, Seen};
use crate::ids::{CountryId, FieldId, GroupId, LangId, NewsId};
use crate::json::Path;
use crate::news::NewsItem;
use crate::problem::Rule;

/// Characters of a title, at most.
const TITLE: usize = 300;
/// Characters of a title that still fits into lists.
const LIST_TITLE: usize = 160;
/// Characters of a summary, at most.
const SUMMARY: usize = 600;

pub(super) fn check(rules: &mut Rules<'_>, raw: &Raw) {
    let mut seen = Seen::default();
    let mut originals: BTreeMap<&NewsId, &Entry<NewsItem>> = BTreeMap::new();
    for entry in &raw.news {
        item(rules, entry);
        if entry.value.translation_of.is_none() {
            rules.id(entry, "id", entry.value.id.as_str(), &mut seen);
            if entry.value.id.as_str() == "archive" {
                let wrong = "the address /news/archive/ belongs to the site itself";
                rules.add(entry, "id", Rule::ReservedId, wrong, "expected another id");
            }
            originals.entry(&entry.value.id).or_insert(entry);
        }
    }
    let mut languages: BTreeSet<(&NewsId, &LangId)> = BTreeSet::new();
    for entry in &raw.news {
        if entry.value.translation_of.is_some() {
            let first = languages.insert((&entry.value.id, &entry.value.lang));
            translation(rules, entry, originals.get(&entry.value.id).copied());
            if !first {
                let wrong = format!("there is another translation into \"{}\"", entry.value.lang);
                rules.add(entry, "lang", Rule::DuplicateTranslation, wrong, "expected one");
            }
        }
    }
}

fn item(rules: &mut Rules<'_>, entry: &Entry<NewsItem>) {
    let item = &entry.value;
    file_name(rules, entry);
    rules.reference(entry, "kind", Thing::NewsKind, item.kind.as_str());
    rules.language(entry, "lang", &item.lang);
    length(rules, entry, "title", (&item.title, TITLE));
    length(rules, entry, "summary", (&item.summary, SUMMARY));
    let title = item.title.chars().count();
    // A translation is as long as its original makes it.
    if (LIST_TITLE + 1..=TITLE).contains(&title) && item.translation_of.is_none() {
        let wrong = format!("the title has {title} characters and is cut in lists");
        rules.add(entry, "title", Rule::LongTitle, wrong, format!("expected {LIST_TITLE} or less"));
    }
    let issuer = (BODIES, item.issued_by.as_str());
    rules.known.check(rules.report, entry, "issued_by".into(), issuer);
    let fields = item.fields_of_work.iter().map(FieldId::as_str);
    rules.references(entry, "fields_of_work", Thing::Field, fields);
    rules.references(
        entry,
        "countries",
        Thing::Country,
        item.countries.iter().map(CountryId::as_str),
    );
    rules.references(entry, "groups", Thing::Group, item.groups.iter().map(GroupId::as_str));
    rules.references(entry, "related", Thing::News, item.related.iter().map(NewsId::as_str));
    for (index, related) in item.related.iter().enumerate() {
        rules.not_itself(entry, Path::from("related").index(index), *related == item.id);
    }
    rules.not_empty(entry, "body", &item.body, "block");
    blocks::check(rules, entry);
    rules.doubts(entry, &item.uncertain, &[]);
}

/// `<id>.json` for an original, `<id>.<lang>.json` for a translation.
fn file_name(rules: &mut Rules<'_>, entry: &Entry<NewsItem>) {
    let item = &entry.value;
    let file = rules.report.place(entry, &Path::default()).0.to_owned();
    let named = ["id", "lang", "translation_of"].map(Path::from);
    if file.ends_with(".jsonl") || !named.iter().all(|path| entry.is_sound(path)) {
        return;
    }
    let expected = match &item.translation_of {
        Some(_) => format!("news/{}.{}.json", item.id, item.lang),
        None => format!("news/{}.json", item.id),
    };
    if file != expected {
        let what = if item.translation_of.is_some() { "translation" } else { "original" };
        let wrong = format!("the file of this {what} has another name");
        rules.add(entry, "id", Rule::FileName, wrong, format!("expected {expected}"));
    }
}

fn length(
    rules: &mut Rules<'_>,
    entry: &Entry<NewsItem>,
    field: &str,
    (text, most): (&str, usize),
) {
    let length = text.chars().count();
    if length > most {
        let wrong = format!("the {field} has {length} characters");
        rules.add(entry, field, Rule::TooLong, wrong, format!("expected {most} at most"));
    }
}

fn translation(rules: &mut Rules<'_>, entry: &Entry<NewsItem>, original: Option<&Entry<NewsItem>>) {
    let item = &entry.value;
    if let Some(of) = item.translation_of.as_ref().filter(|of| **of != item.id) {
        let wrong = format!("it translates \"{of}\" and has the id \"{}\"", item.id);
        let expected = "expected the id of the original in both fields";
        rules.add(entry, "translation_of", Rule::TranslationDiffers, wrong, expected);
        return;
    }
    let Some(original) = original else {
        if !rules.known.may_have(Thing::News, item.id.as_str()) {
            let wrong = format!("there is no original \"{}\"", item.id);
            let expected = "expected an item with this id and without \"translation_of\"";
            rules.add(entry, "translation_of", Rule::NoOriginal, wrong, expected);
        }
        return;
    };
    if item.lang == original.value.lang && original.is_sound(&"lang".into()) {
        let wrong = format!("the original is in \"{}\" as well", item.lang);
        rules.add(entry, "lang", Rule::SameLanguage, wrong, "expected another language");
    }
    let first = &original.value;
    let mut same = |field: &str, own: String, expected: String| {
        if own != expected && original.is_sound(&field.into()) {
            let own = if own.is_empty() { "nothing".to_owned() } else { own };
            let expected = if expected.is_empty() { "none".to_owned() } else { expected };
            let wrong = format!("the translation has {own}");
            let expected = format!("expected {expected}, as in the original");
            rules.add(entry, field, Rule::TranslationDiffers, wrong, expected);
        }
    };
    same("kind", item.kind.to_string(), first.kind.to_string());
    same("issued_on", item.issued_on.to_string(), first.issued_on.to_string());
    same("issued_by", item.issued_by.to_string(), first.issued_by.to_string());
    same("fields_of_work", sorted(&item.fields_of_work), sorted(&first.fields_of_work));
    same("countries", sorted(&item.countries), sorted(&first.countries));
    same("groups", sorted(&item.groups), sorted(&first.groups));
}

fn sorted<T: Ord + Display>(ids: &[T]) -> String {
    let mut ids: Vec<&T> = ids.iter().collect();
    ids.sort();
    ids.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}
