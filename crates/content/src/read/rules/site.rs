//! `site.json`.

use std::collections::BTreeSet;

use super::super::known::{Thing, twice};
use super::super::raw::Raw;
use super::common::{Rules, Seen, language};
use crate::json::Path;
use crate::problem::Rule;

pub(super) fn check(rules: &mut Rules<'_>, raw: &Raw) {
    let Some(entry) = &raw.site else { return };
    let site = &entry.value;

    language(rules.report, entry, "language", site.language.as_str());
    rules.not_empty(entry, "languages", &site.languages, "language");
    let mut seen = BTreeSet::new();
    for (index, lang) in site.languages.iter().enumerate() {
        let path = Path::from("languages").index(index);
        language(rules.report, entry, path.clone(), lang.as_str());
        if !seen.insert(lang) {
            twice(rules.report, entry, path, lang.as_str());
        }
    }
    let languages = Path::from("languages");
    if !site.languages.is_empty()
        && entry.is_sound(&languages)
        && !site.languages.contains(&site.language)
    {
        let wrong = format!("\"{}\" is not among the languages", site.language);
        let expected = "expected one of the field \"languages\"";
        rules.add(entry, "language", Rule::UnknownLanguage, wrong, expected);
    }

    let organization = Path::from("organization");
    rules.names(entry, organization.key("names"), &site.organization.names);
    rules.names(entry, organization.key("short_names"), &site.organization.short_names);

    let mut seen = Seen::default();
    for (index, group) in site.groups.iter().enumerate() {
        let path = Path::from("groups").index(index);
        rules.id(entry, path.key("id"), group.id.as_str(), &mut seen);
        rules.names(entry, path.key("names"), &group.names);
        if let Some(page) = &group.page {
            rules.reference(entry, path.key("page"), Thing::Page, page.as_str());
        }
    }
    let mut seen = Seen::default();
    for (index, milestone) in site.milestones.iter().enumerate() {
        let path = Path::from("milestones").index(index);
        rules.id(entry, path.key("id"), milestone.id.as_str(), &mut seen);
        if let Some(news) = &milestone.news {
            rules.reference(entry, path.key("news"), Thing::News, news.as_str());
        }
    }
    let mut seen = Seen::default();
    for (index, dimension) in site.dimensions.iter().enumerate() {
        let path = Path::from("dimensions").index(index);
        rules.id(entry, path.key("id"), dimension.id.as_str(), &mut seen);
        rules.names(entry, path.key("names"), &dimension.names);
    }
    let mut seen = Seen::default();
    for (index, kind) in site.news_kinds.iter().enumerate() {
        let path = Path::from("news_kinds").index(index).key("id");
        rules.id(entry, path, kind.id.as_str(), &mut seen);
    }
}
