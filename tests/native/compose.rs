//! Rules that the pages of every content keep.

use std::collections::{BTreeMap, BTreeSet};

use communique::compose::{Composed, Page, compose};
use communique::content::Content;
use communique::content::lookup::Index;
use communique::content::news::{Block as Body, NewsItem};
use communique::i18n::Locale;
use communique::page::{Block, Node, PageDocument};
use communique::route;
use serde_json::Value;

use crate::{repository, sound_content};

const DEFAULT: &str = "public/content";
const SECOND: &str = "tests/fixtures/second";

fn locale() -> Locale {
    let file = std::fs::read(repository("public/locales/en.json")).expect("the locale is there");
    Locale::parse(&file).expect("the locale is whole")
}

#[test]
fn the_default_content_keeps_the_rules() {
    let content = sound_content(DEFAULT);
    check(&compose(&content, &locale(), "https://example.org/sub"), &content);
}

#[test]
fn another_content_keeps_the_rules_and_names_only_itself() {
    let content = sound_content(SECOND);
    let composed = compose(&content, &locale(), "");
    check(&composed, &content);
    for page in &composed.pages {
        let document = format!("{:?} {:?}", page.document, page.meta.structured);
        for word in ["OSCE", "CSCE", "participating State", "Participating State"] {
            assert!(!document.contains(word), "{word} on {}", page.path);
        }
    }
}

#[test]
fn a_great_year_has_pages_of_its_months_and_the_list_has_further_pages() {
    let mut content = sound_content(SECOND);
    let model = content.news.iter().find(|item| item.related.is_empty());
    let model = model.expect("an item to copy").clone();
    let news = (0..240).rev().map(|n| {
        let date = format!("2001-{:02}-{:02}", n / 120 + 3, n % 28 + 1);
        let (id, translation_of) = (format!("n-{n}").as_str().into(), None);
        let issued_on = date.parse().expect("a date");
        NewsItem { id, issued_on, translation_of, ..model.clone() }
    });
    content.news.extend(news);
    content.news.sort_by_key(|item| std::cmp::Reverse(item.issued_on));
    content.index = Index::default();
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

/// What is said and linked on a page.
#[derive(Default)]
struct Seen {
    texts: Vec<String>,
    hrefs: Vec<String>,
}

/// Every string of a document that is read or an address; spans also together.
fn seen(document: &PageDocument) -> Seen {
    fn walk(key: &str, value: &Value, seen: &mut Seen) {
        match value {
            Value::String(text) => match key {
                "href" => seen.hrefs.push(text.clone()),
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
        assert!(head.description.chars().count() <= 250, "{}: {}", page.path, head.description);
        assert!(!head.heading.is_empty() && !head.lang.is_empty(), "{} lacks a head", page.path);
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
        let unique: BTreeSet<String> = section_ids(&page.document.blocks).into_iter().collect();
        assert_eq!(unique.len(), section_ids(&page.document.blocks).len(), "{}", page.path);
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
        if !path.ends_with('/') {
            continue; // A file that the content brings along.
        }
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
    let bodies = content.news.iter().flat_map(|item| &item.body);
    for block in bodies {
        if let Body::Paragraph { text } | Body::Heading { text, .. } = block {
            assert!(said.contains(&text.plain()), "nowhere: {}", text.plain());
        }
    }
}
