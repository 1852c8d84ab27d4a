//! Rules that the pages of every content keep.

use std::collections::{BTreeMap, BTreeSet};

use communique::compose::search::{self, facet};
use communique::compose::{Composed, Page, compose};
use communique::content::Content;
use communique::content::lookup::Lookup;
use communique::content::news::{Block as Body, NewsItem};
use communique::date::Date;
use communique::page::{
    Block, Chronology, ChronologyLine, Histogram, Node, PageDocument, Scope, Search,
};
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
    content.lookup = Lookup::default();
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

/// A line by its name: its places, whether it goes on, and its dates in words.
fn line<'a>(lines: &[&'a ChronologyLine], name: &str) -> Vec<(u32, u32, bool, String)> {
    let found: Vec<&&'a ChronologyLine> = lines.iter().filter(|l| l.link.text == name).collect();
    let [line] = found[..] else { panic!("one line {name}, not {}", found.len()) };
    let words = |parts: &[communique::page::Moment]| {
        let part = |part: &communique::page::Moment| match &part.note {
            Some(note) => format!("{} ({note})", part.text),
            None => part.text.clone(),
        };
        parts.iter().map(part).collect::<String>()
    };
    line.stretches.iter().map(|one| (one.from, one.to, one.open, words(&one.when))).collect()
}

#[test]
fn a_timeline_has_what_opened_closed_and_was_held() {
    let content = sound_content(SECOND);
    let composed = compose(&content, &locale(), "");
    // 1958 to 2026: 69 years.
    let timeline = chronologies(&page(&composed, "/timeline/").document.blocks);
    let lines: Vec<&ChronologyLine> = timeline.iter().flat_map(|one| &one.lines).collect();
    let said = |words: &str| words.to_owned();
    assert_eq!(line(&lines, "Survey Boat"), [(43, 209, false, said("1961 – May 1972"))]);
    let open = (209, 1000, true, said("since 1 June 1972"));
    assert_eq!(line(&lines, "Gauge Station Narrows"), [open]);
    assert_eq!(line(&lines, "Chart days"), [(185, 186, false, said("October 1970"))]);
    let sessions = [
        (5, 5, false, said("2–4 May 1958")),
        (960, 961, false, said("10–11 April 2024")),
        (993, 993, false, said("2026 (date not known)")),
    ];
    assert_eq!(line(&lines, "Council sessions"), sessions);
    assert_eq!(line(&lines, "Bureau"), [(14, 1000, true, said("since 1959"))]);
    let years: Vec<&str> = timeline[0].marks.iter().map(|mark| mark.text.as_str()).collect();
    assert_eq!(years, ["1960", "1970", "1980", "1990", "2000", "2010", "2020"]);
    // On a page of their own the operations fill the scale.
    let own = chronologies(&page(&composed, "/field-operations/").document.blocks);
    let lines: Vec<&ChronologyLine> = own.iter().flat_map(|one| &one.lines).collect();
    assert_eq!(line(&lines, "Survey Boat")[0].0, 0);
}

#[test]
fn a_timeline_shows_only_what_there_is() {
    let mut content = sound_content(SECOND);
    content.operations.clear();
    let headings = |content: &Content| {
        let composed = compose(content, &locale(), "");
        let page = composed.pages.into_iter().find(|page| page.path == "/timeline/")?;
        Some(section_ids(&page.document.blocks))
    };
    assert_eq!(headings(&content), Some(vec!["meetings".to_owned(), "structures".to_owned()]));
    content.meetings.clear();
    content.structures.iter_mut().for_each(|one| one.established = None);
    assert_eq!(headings(&content), None);
}

#[test]
fn the_structures_are_one_tree_with_groups_and_the_active_operations() {
    fn walk<'a>(nodes: &'a [Node], names: &mut Vec<&'a str>) {
        for node in nodes {
            names.push(&node.link.text);
            walk(&node.children, names);
        }
    }
    let content = sound_content(DEFAULT);
    let composed = compose(&content, &locale(), "");
    let all =
        page(&composed, "/structures/").document.blocks.iter().find_map(|block| match block {
            Block::Section(section) if section.id == "all" => section.blocks.first(),
            _ => None,
        });
    let Some(Block::Diagram(nodes)) = all else { panic!("a diagram") };
    assert_eq!(nodes.len(), 1, "everything stands under the root");
    let mut names = Vec::new();
    walk(nodes, &mut names);
    for structure in &content.structures {
        let times = names.iter().filter(|name| **name == structure.name).count();
        assert_eq!(times, 1, "{}", structure.name);
        let group = structure.group.as_deref();
        assert!(group.is_none_or(|group| names.contains(&group)), "{group:?}");
    }
    for operation in &content.operations {
        assert_eq!(names.contains(&&*operation.name), operation.closed.is_none());
    }
    let groups: Vec<&str> = nodes[0].children.iter().map(|node| node.link.text.as_str()).collect();
    let expected =
        ["Decision-making bodies", "Chairpersonship", "Executive structures", "Related bodies"];
    assert_eq!(groups, expected);
}

/// The blocks of one kind, in whatever sections they stand.
fn blocks_of<'a, T>(blocks: &'a [Block], of: &impl Fn(&'a Block) -> Option<&'a T>) -> Vec<&'a T> {
    let mut found = Vec::new();
    for block in blocks {
        found.extend(of(block));
        if let Block::Section(section) = block {
            found.extend(blocks_of(&section.blocks, of));
        }
    }
    found
}

fn chronologies(blocks: &[Block]) -> Vec<&Chronology> {
    blocks_of(blocks, &|block| match block {
        Block::Chronology(chronology) => Some(chronology),
        _ => None,
    })
}

/// All that is drawn is said, at a place of its scale; bars have no gaps in time.
fn check_drawings(page: &Page) {
    let path = &page.path;
    for chronology in chronologies(&page.document.blocks) {
        assert!(chronology.marks.is_sorted_by(|a, b| a.at < b.at && b.at < 1000), "{path}");
        for line in &chronology.lines {
            assert!(!line.link.href.is_empty() && !line.stretches.is_empty(), "{path}");
            let series = line.stretches.len() > 1;
            for stretch in &line.stretches {
                assert!(stretch.from <= stretch.to && stretch.to <= 1000, "{path}: {stretch:?}");
                assert!(!stretch.open || stretch.to == 1000, "{path}: {stretch:?}");
                assert!(stretch.when.iter().any(|part| !part.datetime.is_empty()), "{path}");
                assert!(!series || stretch.link.is_some(), "{path}: {stretch:?}");
            }
        }
    }
    let histograms = blocks_of(&page.document.blocks, &|block| match block {
        Block::Histogram(histogram) => Some(histogram),
        _ => None,
    });
    for Histogram { caption, bars } in histograms {
        assert!(bars.len() < 2 || caption.contains(&bars[0].link.text), "{path}: {caption}");
        for bar in bars {
            let gap = bar.count == 0;
            assert_eq!((bar.link.href.is_empty(), bar.text.is_empty()), (gap, gap), "{path}");
        }
        let years: Vec<u16> = bars.iter().filter_map(|bar| bar.link.text.parse().ok()).collect();
        assert!(years.is_sorted_by(|year, next| year + 1 == *next), "{path}: {years:?}");
    }
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
        check_drawings(page);
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
