//! Rules that the pages of every content keep.

use std::collections::{BTreeMap, BTreeSet};

use communique::compose::search::{self, facet};
use communique::compose::{Composed, Page, compose};
use communique::content::Content;
use communique::content::lookup::Index;
use communique::content::news::{Block as Body, NewsItem};
use communique::date::Date;
use communique::page::{Block, Node, PageDocument, Scope, Search};
use communique::route;
use communique_search::write::document::Document;
use serde_json::Value;

use crate::{locale, sound_content};

const DEFAULT: &str = "public/content";
const SECOND: &str = "tests/fixtures/second";

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
fn a_great_year_has_pages_of_its_months_and_the_list_shows_the_newest() {
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
    let news = search_of(&composed, "/news/");
    assert_eq!((news.rows.len(), news.count), (20, 246));
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
    check_searches(composed, content);
    check_help(composed, content);
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
    let all = documents.chain([&composed.not_found.document]);
    let mut hrefs: Vec<String> = all.flat_map(|document| seen(document).hrefs).collect();
    let frame = composed.shell.sections.iter().chain(&composed.shell.footer);
    hrefs.extend(frame.map(|link| link.href.clone()));
    for href in hrefs.iter().filter(|href| route::is_internal(href)) {
        let (path, fragment) = href.split_once('#').unwrap_or((href, ""));
        let (path, query) = path.split_once('?').unwrap_or((path, ""));
        if path == "/news/" {
            check_query(query, search_of(composed, path));
        }
        if !path.ends_with('/') {
            continue; // A file that the content brings along.
        }
        let ids = ids.get(path).unwrap_or_else(|| panic!("a link to {href}, which is no page"));
        assert!(fragment.is_empty() || ids.contains(fragment), "no section {href}");
    }
}

/// A link into the list of news narrows it by values that can be chosen there, and by years.
#[track_caller]
fn check_query(query: &str, search: &Search) {
    for (key, value) in query.split('&').filter_map(|pair| pair.split_once('=')) {
        let group = search.groups.iter().find(|group| group.id == key);
        let known = match group {
            Some(group) => group.values.iter().any(|known| known.id == value),
            None => ["from", "to"].contains(&key) && value.parse::<Date>().is_ok(),
        };
        assert!(known, "{key}={value} is nothing to choose");
    }
}

fn search_of<'a>(composed: &'a Composed, path: &str) -> &'a Search {
    let blocks = &page(composed, path).document.blocks;
    let search = blocks.iter().find_map(|block| match block {
        Block::Search(search) => Some(search),
        _ => None,
    });
    search.unwrap_or_else(|| panic!("{path} holds a search"))
}

fn check_help(composed: &Composed, content: &Content) {
    let help = page(composed, "/search/help/");
    assert!(help.meta.indexed);
    let crumbs = help.document.head.breadcrumbs.iter();
    assert_eq!(crumbs.map(|link| link.href.as_str()).collect::<Vec<_>>(), ["/", "/search/"]);
    let Some(Block::Table(table)) = help.document.blocks.first() else { panic!("a table") };
    for row in table.rows.iter().chain([&table.head]) {
        assert_eq!(row.len(), 2, "what is typed and what it finds: {row:?}");
    }
    let documents = search::documents(content, &composed.pages);
    assert!(documents.iter().any(|document| document.url == help.path));
}

/// What can be chosen is what the index holds, no more and no less.
fn check_searches(composed: &Composed, content: &Content) {
    let documents = search::documents(content, &composed.pages);
    let kinds: Vec<&str> = content.site.news_kinds.iter().map(|kind| kind.id.as_str()).collect();
    let is_news = |document: &Document| kinds.contains(&&*document.facets[facet::KIND][0]);
    let order =
        [facet::KIND, facet::ISSUER, facet::FIELD, facet::COUNTRY, facet::GROUP, facet::LANG];
    for (path, scope) in [("/news/", Scope::News), ("/search/", Scope::All)] {
        let search = search_of(composed, path);
        assert_eq!(search.scope, scope);
        let mut values = BTreeMap::<&str, BTreeSet<&str>>::new();
        for document in documents.iter().filter(|one| scope == Scope::All || is_news(one)) {
            for (facet, of) in &document.facets {
                values.entry(facet).or_default().extend(of.iter().map(String::as_str));
            }
        }
        values.retain(|facet, values| values.len() > usize::from(*facet == facet::LANG));
        let groups: Vec<&str> = search.groups.iter().map(|group| group.id.as_str()).collect();
        let expected: Vec<&str> =
            order.into_iter().filter(|facet| values.contains_key(facet)).collect();
        assert_eq!(groups, expected, "{path}");
        for group in &search.groups {
            let ids: Vec<&str> = group.values.iter().map(|value| value.id.as_str()).collect();
            let unique: BTreeSet<&str> = ids.iter().copied().collect();
            assert_eq!(ids.len(), unique.len(), "{path} {}", group.id);
            assert_eq!(unique, values[&*group.id], "{path} {}", group.id);
            assert!(group.phrase.contains("{names}"), "{}", group.phrase);
            let plurals = group.values.iter().all(|value| value.plural.is_some());
            assert_eq!(plurals, group.id == facet::KIND, "{path} {}", group.id);
        }
        let words: Value = serde_json::from_str(&search.words).expect("the words are JSON");
        assert_eq!(words["months"].as_array().map(Vec::len), Some(12));
        for place in ["{day}", "{month}", "{year}"] {
            assert!(words["day"].as_str().is_some_and(|pattern| pattern.contains(place)));
        }
        for group in [facet::KIND, facet::ISSUER] {
            let named = words["names"][group].as_object().expect("names by id");
            let unnamed = documents
                .iter()
                .filter(|one| scope == Scope::All || is_news(one))
                .flat_map(|one| one.facets.get(group).into_iter().flatten())
                .find(|id| !named.contains_key(*id));
            assert_eq!(unnamed, None, "{path} {group}");
        }
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
