//! A small site of an institution that does not exist, and rules that every site keeps.

use std::collections::{BTreeMap, BTreeSet};

use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::{Composed, Page, compose};
use crate::content::Content;
use crate::content::news::NewsItem;
use crate::i18n::Locale;
use crate::page::{Block, Node, PageDocument};
use crate::route;

const EN: &str = include_str!("../../public/locales/en.json");

fn read<T: DeserializeOwned>(value: Value) -> T {
    serde_json::from_value(value).expect("the test's content has the form of content")
}

fn locale() -> Locale {
    Locale::parse(EN.as_bytes()).expect("the locale is whole")
}

fn site() -> Value {
    json!({
        "name": "The Union Record", "tagline": "Papers of a union", "language": "en",
        "description": "Papers of the Postal Union.", "languages": ["en", "fr"],
        "independence": "Nobody runs this site.",
        "organization": { "name": "Postal Union", "short_name": "PU" },
        "groups": [
            { "id": "members", "name": "Members", "member": "Member" },
            { "id": "guests", "name": "Guests", "member": "Guest", "page": "guests" }
        ],
        "milestones": [{ "id": "treaty", "name": "Signed the treaty", "news": "first" }],
        "dimensions": [{ "id": "letters", "name": "Letters" }],
        "news_kinds": [{ "id": "note", "name": "Note", "plural": "Notes" }]
    })
}

fn country(id: &str, name: &str, group: &str) -> Value {
    json!({
        "id": id, "name": name, "group": group, "since": "1900-01", "iso2": "XX",
        "capital": "Port", "latitude": 1.0, "longitude": 2.0, "region": "Île du Nord",
        "area_km2": 12345.0
    })
}

fn item(id: &str, date: &str, title: &str) -> Value {
    json!({
        "id": id, "kind": "note", "lang": "en", "title": title,
        "summary": format!("What happened in {id}."), "issued_on": date,
        "issued_by": "office", "fields_of_work": ["stamps"], "countries": ["ruritania"],
        "body": [{ "type": "paragraph", "text": format!("All about {id}.") }]
    })
}

fn translated(item: &Value, lang: &str) -> Value {
    let mut item = item.clone();
    item["lang"] = lang.into();
    item["translation_of"] = item["id"].clone();
    item["title"] = "Titre".into();
    item["summary"] = "Résumé.".into();
    item
}

/// One thing of most kinds; no field operations, no meetings, no page about the site.
fn small() -> Content {
    let first = item("first", "1901-05-01", "Letters <b>&amp; e\u{301}</b> \u{202b}שלום\u{202c}");
    Content {
        site: read(site()),
        index: Default::default(),
        menu: read(json!([
            { "name": "Countries", "to": { "section": "countries" }, "children": [
                { "name": "Guests", "to": { "page": "guests" } }] },
            { "name": "Meetings", "to": { "section": "meetings" } }
        ])),
        pages: read(json!([{
            "id": "guests", "name": "Guests", "paragraphs": ["They may listen."],
            "shows": "partners", "related": [{ "country": "ruritania" }]
        }])),
        countries: read(json!([
            country("ruritania", "Ruritania", "members"),
            country("atlantis", "The Atlantis", "guests")
        ])),
        chairpersonships: Vec::new(),
        structures: read(json!([
            { "id": "root", "name": "Bodies", "section": "structures", "paragraphs": ["All."] },
            { "id": "office", "name": "Office", "parent": "root", "paragraphs": ["It works."],
              "heads": [{ "name": "A. Person", "country": "ruritania", "from": "1900" }] }
        ])),
        operations: Vec::new(),
        fields: read(json!([{
            "id": "stamps", "name": "Stamps", "dimension": "letters",
            "paragraphs": ["They stick."], "related_structures": ["office"]
        }])),
        meeting_kinds: Vec::new(),
        meetings: Vec::new(),
        aliases: read(json!([
            { "of": { "country": "ruritania" }, "alias": "Kingdom of Ruritania", "lang": "en",
              "sort": "official-name" },
            { "of": { "structure": "office" }, "alias": "Bureau", "lang": "en",
              "sort": "former-name", "valid_from": "1900", "valid_to": "1902" }
        ])),
        news: read(json!([item("second", "1902", "Stamps"), first, translated(&first, "fr"),])),
    }
}

/// What is said and linked on a page.
#[derive(Default)]
struct Seen {
    texts: Vec<String>,
    hrefs: Vec<String>,
    ids: Vec<String>,
}

/// Every string of a document that is read, an address, or a section's id.
fn seen(document: &PageDocument) -> Seen {
    fn walk(key: &str, value: &Value, seen: &mut Seen) {
        match value {
            Value::String(text) => match key {
                "href" => seen.hrefs.push(text.clone()),
                "id" => seen.ids.push(text.clone()),
                _ => seen.texts.push(text.clone()),
            },
            Value::Array(list) if list.iter().all(|part| part.get("text").is_some()) => {
                let spans = list.iter().filter_map(|span| span["text"].as_str());
                seen.texts.push(spans.collect());
                list.iter().for_each(|part| walk(key, part, seen));
            }
            Value::Array(list) => list.iter().for_each(|part| walk(key, part, seen)),
            Value::Object(map) => map.iter().for_each(|(key, part)| walk(key, part, seen)),
            _ => {}
        }
    }
    let mut seen = Seen::default();
    walk("", &serde_json::to_value(document).expect("a document is JSON"), &mut seen);
    seen
}

fn page<'a>(composed: &'a Composed, path: &str) -> &'a Page {
    let found = composed.pages.iter().find(|page| page.path == path);
    found.unwrap_or_else(|| panic!("a page at {path}"))
}

#[track_caller]
fn all_differ<'a>(what: &str, texts: impl Iterator<Item = &'a str>) {
    let mut seen = BTreeSet::new();
    for text in texts {
        assert!(!text.trim().is_empty(), "an empty {what}");
        assert!(seen.insert(text), "two pages have the {what} {text:?}");
    }
}

/// What holds for every site.
#[track_caller]
fn check(composed: &Composed, content: &Content) {
    let pages = || composed.pages.iter();
    let heads = || pages().map(|page| &page.document.head);
    all_differ("path", pages().map(|page| page.path.as_str()));
    all_differ("title", heads().map(|head| head.title.as_str()));
    all_differ("description", heads().map(|head| head.description.as_str()));
    for page in pages() {
        let head = &page.document.head;
        assert!(!page.document.blocks.is_empty(), "{} is empty", page.path);
        assert!(head.description.chars().count() < 240, "{}: {}", page.path, head.description);
        assert!(!head.heading.is_empty() && head.kicker.is_some(), "{} lacks a head", page.path);
        assert_eq!(head.breadcrumbs.is_empty(), page.path == "/", "{}", page.path);
        check_structured(page);
    }
    check_links(composed);
    check_menu(composed, content);
    check_paragraphs(composed, content);
}

fn check_structured(page: &Page) {
    for value in &page.meta.structured {
        assert_eq!(value["@context"], "https://schema.org", "{}", page.path);
        let needed: &[&str] = match value["@type"].as_str().expect("a type") {
            "BreadcrumbList" => &["itemListElement"],
            "NewsArticle" => &["headline", "datePublished", "inLanguage", "description"],
            "Event" => &["name", "startDate", "location", "organizer"],
            _ => &["name", "url"],
        };
        for member in needed {
            assert!(value.get(*member).is_some(), "{} lacks {member}: {value}", page.path);
        }
    }
}

fn check_links(composed: &Composed) {
    let mut ids = BTreeMap::new();
    for page in &composed.pages {
        let seen = seen(&page.document);
        let unique: BTreeSet<String> = section_ids(&page.document.blocks).into_iter().collect();
        assert_eq!(unique.len(), section_ids(&page.document.blocks).len(), "{}", page.path);
        drop(seen);
        ids.insert(page.path.as_str(), unique);
    }
    let documents = composed.pages.iter().map(|page| &page.document);
    let further = composed.documents.iter().map(|(_, document)| document);
    let all = documents.chain(further).chain([&composed.not_found.document]);
    let mut hrefs: Vec<String> = all.flat_map(|document| seen(document).hrefs).collect();
    let frame = composed.shell.sections.iter().chain(&composed.shell.footer);
    hrefs.extend(frame.map(|link| link.href.clone()));
    for href in hrefs.iter().filter(|href| route::is_internal(href)) {
        let (path, fragment) = href.split_once('#').unwrap_or((href, ""));
        let path = path.split('?').next().unwrap_or_default();
        let ids = ids.get(path).unwrap_or_else(|| panic!("a link to {href}, which is no page"));
        assert!(fragment.is_empty() || ids.contains(fragment), "no section {href}");
    }
}

fn section_ids(blocks: &[Block]) -> Vec<String> {
    let mut ids = Vec::new();
    for block in blocks {
        if let Block::Section(section) = block {
            assert!(!section.blocks.is_empty(), "the section {} is empty", section.heading);
            ids.push(section.id.clone());
            ids.extend(section_ids(&section.blocks));
        }
    }
    ids
}

fn check_menu(composed: &Composed, content: &Content) {
    fn walk(nodes: &[Node], composed: &Composed) {
        for node in nodes {
            let page = page(composed, &node.link.href);
            assert_eq!(page.document.head.heading, node.link.text, "{}", page.path);
            walk(&node.children, composed);
        }
    }
    if content.menu.is_empty() {
        return;
    }
    let [Block::Tree(nodes)] = page(composed, "/menu/").document.blocks.as_slice() else {
        panic!("the menu is a tree");
    };
    walk(nodes, composed);
}

fn check_paragraphs(composed: &Composed, content: &Content) {
    let said: BTreeSet<String> =
        composed.pages.iter().flat_map(|page| seen(&page.document).texts).collect();
    let texts = content.pages.iter().map(|page| &page.paragraphs);
    let texts = texts.chain(content.structures.iter().map(|one| &one.paragraphs));
    let texts = texts.chain(content.operations.iter().map(|one| &one.paragraphs));
    let texts = texts.chain(content.fields.iter().map(|one| &one.paragraphs));
    let texts = texts.chain(content.meeting_kinds.iter().map(|one| &one.paragraphs));
    for text in texts.flatten() {
        assert!(said.contains(&text.plain()), "nowhere: {}", text.plain());
    }
}

#[test]
fn a_small_site_keeps_the_rules() {
    let content = small();
    check(&compose(&content, &locale(), "https://example.org/sub"), &content);
}

#[test]
fn what_has_no_content_has_no_page_and_no_mention() {
    let composed = compose(&small(), &locale(), "");
    let nav: Vec<&str> = composed.shell.sections.iter().map(|link| link.text.as_str()).collect();
    assert_eq!(nav, ["News", "Countries", "Fields of work", "Structures"]);
    let paths: Vec<&str> = composed.pages.iter().map(|page| page.path.as_str()).collect();
    assert!(!paths.contains(&"/meetings/") && !paths.contains(&"/field-operations/"));
    let menu = seen(&page(&composed, "/menu/").document);
    assert!(!menu.texts.contains(&"Meetings".to_owned()));
}

#[test]
fn titles_pass_as_they_are_written() {
    let composed = compose(&small(), &locale(), "");
    let title = "Letters <b>&amp; e\u{301}</b> \u{202b}שלום\u{202c}";
    let page = page(&composed, "/news/first/");
    assert_eq!(page.document.head.heading, title);
    assert_eq!(page.meta.structured[0]["headline"], title);
}

#[test]
fn a_translation_has_its_page_and_its_way_to_the_original() {
    let composed = compose(&small(), &locale(), "https://example.org");
    let page = page(&composed, "/fr/news/first/");
    assert_eq!(page.document.head.lang, "fr");
    let others: Vec<&str> =
        page.document.head.translations.iter().map(|link| link.href.as_str()).collect();
    assert_eq!(others, ["/news/first/"]);
    assert_eq!(
        page.meta.structured[0]["translationOfWork"]["@id"],
        "https://example.org/news/first/"
    );
}

#[test]
fn an_old_item_names_its_issuer_as_it_was_called() {
    let composed = compose(&small(), &locale(), "");
    let notes = |path| seen(&page(&composed, path).document).texts.join("\n");
    assert!(notes("/news/first/").contains("then called Bureau"));
    assert!(!notes("/news/second/").contains("then called"));
}

#[test]
fn countries_are_sorted_without_their_article_and_found_by_all_names() {
    let composed = compose(&small(), &locale(), "");
    let blocks = &page(&composed, "/countries/").document.blocks;
    let Some(Block::Countries(list)) = blocks.first() else { panic!("a list of countries") };
    let names: Vec<&str> = list.rows.iter().map(|row| row.link.text.as_str()).collect();
    assert_eq!(names, ["The Atlantis", "Ruritania"]);
    assert_eq!(list.rows[0].link.note.as_deref(), Some("Guest"));
    assert_eq!(list.rows[1].names, "ruritania\nkingdom of ruritania\nport");
    assert_eq!(list.regions[0].id, "ile-du-nord");
}

#[test]
fn a_great_year_has_pages_of_its_months_and_the_list_has_further_pages() {
    let mut content = small();
    let news = (0..240).rev().map(|n| {
        let date = format!("2001-{:02}-{:02}", n / 120 + 3, n % 28 + 1);
        read::<NewsItem>(item(&format!("n-{n}"), &date, "Daily report"))
    });
    content.news = news.chain(content.news).collect();
    content.news.sort_by(|a, b| b.issued_on.cmp(&a.issued_on));
    let composed = compose(&content, &locale(), "");
    check(&composed, &content);
    let march = page(&composed, "/news/archive/2001/03/");
    let [Block::News(rows), Block::Pager(pager)] = march.document.blocks.as_slice() else {
        panic!("the rows of the month and a pager");
    };
    assert_eq!(rows.len(), 120);
    assert_eq!(pager.later.as_ref().map(|link| link.href.as_str()), Some("/news/archive/2001/04/"));
    let documents: Vec<&str> = composed.documents.iter().map(|(path, _)| path.as_str()).collect();
    assert_eq!((documents[0], documents.len()), ("/news/page-2.json", 9));
}
