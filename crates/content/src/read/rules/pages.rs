//! `pages.json`, `menus.json` and `aliases.json`.

use std::collections::{BTreeMap, BTreeSet};

use super::super::known::{Thing, twice};
use super::super::raw::Raw;
use super::super::report::Entry;
use super::common::{Rules, Seen, language};
use crate::json::Path;
use crate::page::{Listing, MenuEntry, Page, RESERVED_IDS, Section, Target};
use crate::problem::Rule;

pub(super) fn check(rules: &mut Rules<'_>, raw: &Raw) {
    let mut seen = Seen::default();
    for entry in &raw.pages {
        page(rules, entry, &mut seen);
    }
    sections(rules, raw);
    let names = names_of(raw);
    for entry in &raw.menu {
        menu(rules, entry, &Path::default(), (&entry.value, &names));
    }
    aliases(rules, raw, &names);
}

fn page(rules: &mut Rules<'_>, entry: &Entry<Page>, seen: &mut Seen) {
    let page = &entry.value;
    let id = page.id.as_str();
    rules.id(entry, "id", id, seen);
    rules.names(entry, "names", &page.names);
    let is_language =
        rules.languages.as_ref().is_some_and(|all| all.all.iter().any(|lang| lang.as_str() == id));
    if page.section.is_none() && (is_language || RESERVED_IDS.contains(&id)) {
        let wrong = format!("the address /{id}/ belongs to the site itself");
        let expected = "expected another id, or the field \"section\"";
        rules.add(entry, "id", Rule::ReservedId, wrong, expected);
    }
    rules.not_empty(entry, "paragraphs", &page.paragraphs, "paragraph");
    if let Some(Listing::Group(group)) = &page.shows {
        rules.reference(entry, Path::from("shows").key("group"), Thing::Group, group.as_str());
    }
    let mut seen = BTreeSet::new();
    for (index, target) in page.related.iter().enumerate() {
        let path = Path::from("related").index(index);
        rules.target(entry, &path, target);
        let itself = match target {
            Target::Page(id) => *id == page.id,
            Target::Section(section) => page.section == Some(*section),
            _ => false,
        };
        rules.not_itself(entry, path.clone(), itself);
        if !seen.insert(target) {
            twice(rules.report, entry, path, &id_of(target));
        }
    }
}

/// The id of a target, or the name of a section.
fn id_of(target: &Target) -> String {
    let id = match target {
        Target::Section(section) => section.key(),
        Target::Page(id) => id.as_str(),
        Target::Country(id) => id.as_str(),
        Target::Field(id) => id.as_str(),
        Target::Structure(id) => id.as_str(),
        Target::Operation(id) => id.as_str(),
        Target::MeetingKind(id) => id.as_str(),
        Target::Meeting(id) => id.as_str(),
        Target::News(id) => id.as_str(),
    };
    id.to_owned()
}

/// A section has one text at most: that of a page or that of a structure.
fn sections(rules: &mut Rules<'_>, raw: &Raw) {
    let mut seen: BTreeMap<Section, String> = BTreeMap::new();
    for entry in &raw.structures {
        if let Some(section) = entry.value.section {
            let name = format!("the structure \"{}\"", entry.value.id);
            if let Some(first) = seen.get(&section) {
                taken(rules, entry, first);
            } else {
                seen.insert(section, name);
            }
        }
    }
    for entry in &raw.pages {
        if let Some(section) = entry.value.section {
            let name = format!("the page \"{}\"", entry.value.id);
            if let Some(first) = seen.get(&section) {
                taken(rules, entry, first);
            } else {
                seen.insert(section, name);
            }
        }
    }
}

fn taken<T>(rules: &mut Rules<'_>, entry: &Entry<T>, first: &str) {
    let wrong = format!("the section already has the text of {first}");
    let expected = "expected one entry for a section";
    rules.add(entry, "section", Rule::DuplicateSection, wrong, expected);
}

/// The names of everything that has a page.
fn names_of(raw: &Raw) -> BTreeMap<Target, &str> {
    let mut names = BTreeMap::new();
    let field = Path::from("name");
    macro_rules! collect {
        ($($list:ident $target:ident)*) => {$(
            for entry in raw.$list.iter().filter(|entry| entry.is_sound(&field)) {
                let value = &entry.value;
                names.insert(Target::$target(value.id.clone()), value.name.as_str());
            }
        )*};
    }
    collect!(pages Page countries Country fields Field structures Structure operations Operation
        meeting_kinds MeetingKind meetings Meeting);
    for entry in raw.news.iter().filter(|entry| entry.is_sound(&"title".into())) {
        if entry.value.translation_of.is_none() {
            names.insert(Target::News(entry.value.id.clone()), entry.value.title.as_str());
        }
    }
    for entry in raw.structures.iter().filter(|entry| entry.is_sound(&field)) {
        if let Some(section) = entry.value.section {
            names.insert(Target::Section(section), &entry.value.name);
        }
    }
    for entry in raw.pages.iter().filter(|entry| entry.is_sound(&field)) {
        if let Some(section) = entry.value.section {
            names.insert(Target::Section(section), &entry.value.name);
        }
    }
    names
}

fn menu(
    rules: &mut Rules<'_>,
    entry: &Entry<MenuEntry>,
    path: &Path,
    (at, names): (&MenuEntry, &BTreeMap<Target, &str>),
) {
    rules.target(entry, &path.key("to"), &at.to);
    if let Some(name) = names.get(&at.to).filter(|name| **name != at.name)
        && entry.is_sound(&path.key("to"))
    {
        let wrong = format!("\"{}\" leads to a page called \"{name}\"", at.name);
        let expected = format!("expected \"{name}\"; a remark goes into the field \"note\"");
        rules.add(entry, path.key("name"), Rule::MenuName, wrong, expected);
    }
    for (index, child) in at.children.iter().enumerate() {
        menu(rules, entry, &path.key("children").index(index), (child, names));
    }
}

fn aliases(rules: &mut Rules<'_>, raw: &Raw, names: &BTreeMap<Target, &str>) {
    let mut seen = BTreeSet::new();
    for entry in &raw.aliases {
        let alias = &entry.value;
        rules.target(entry, &"of".into(), &alias.of);
        if let Some(lang) = &alias.lang {
            language(rules.report, entry, "lang", lang.as_str());
        }
        rules.order(entry, ("valid_from", alias.valid_from), ("valid_to", alias.valid_to));
        if names.get(&alias.of).is_some_and(|name| *name == alias.alias) {
            let wrong = format!("\"{}\" is the thing's own name", alias.alias);
            rules.add(entry, "alias", Rule::AliasIsName, wrong, "expected another name");
        }
        if !entry.is_faulty() && !seen.insert((&alias.of, &alias.alias, &alias.lang)) {
            let wrong = format!("\"{}\" is there twice", alias.alias);
            rules.add(entry, "alias", Rule::DuplicateAlias, wrong, "expected it once");
        }
    }
}
