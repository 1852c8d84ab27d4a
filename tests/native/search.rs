//! The search of the bundled content: what is typed finds the page that is meant.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs;
use std::path::Path;
use std::process::Command;

use communique::bundle::read::read_folder;
use communique::client_format::STAMP;
use communique::compose::compose;
use communique::compose::search::{documents, facet};
use communique::i18n::fold;
use communique::page::{Block, Link};
use communique_search::answer::Answer;
use communique_search::date::Span;
use communique_search::folder::Folder;
use communique_search::request::{Choice, Request};
use communique_search::write::collect::{Collector, Options};
use communique_search::write::document::Document;
use communique_search::write::index;
use serde::Deserialize;
use tempfile::TempDir;

use crate::{locale, repository, sound_content};

const DEFAULT: &str = "public/content";
const SECOND: &str = "tests/fixtures/second";

/// The documents of a content and an index of them, in a folder that goes with it.
struct Search {
    documents: Vec<Document>,
    index: Folder,
    folder: TempDir,
}

impl Search {
    fn of(content: &str) -> Self {
        let content = sound_content(content);
        let documents = documents(&content, &compose(&content, &locale(), "").pages);
        let mut collector = Collector::new(Options::default()).expect("threads can be started");
        for document in &documents {
            collector.add(document.clone()).expect("the document is sound");
        }
        let folder = TempDir::new().expect("a folder can be made");
        let collected = collector.finish().expect("everything is collected");
        index::write(&collected, folder.path()).expect("the index can be written");
        let index = Folder::open(folder.path()).expect("the index can be opened");
        Self { documents, index, folder }
    }

    fn answer(&mut self, request: &Request) -> Answer {
        self.index.search(request).expect("the index answers")
    }

    /// The addresses of the first ten hits.
    fn hits(&mut self, text: &str, lang: Option<&str>) -> Vec<String> {
        let request = Request {
            text: text.to_owned(),
            lang: lang.map(str::to_owned),
            limit: 10,
            ..Request::default()
        };
        self.answer(&request).hits.into_iter().map(|hit| hit.url).collect()
    }

    fn place(&mut self, text: &str, lang: Option<&str>, url: &str) -> Option<usize> {
        self.hits(text, lang).iter().position(|hit| hit == url)
    }

    /// The addresses of what is called so.
    fn owners(&self) -> BTreeMap<String, BTreeSet<String>> {
        let mut owners = BTreeMap::<_, BTreeSet<_>>::new();
        for document in &self.documents {
            for name in document.aliases.iter().chain([&document.title]) {
                owners.entry(fold(name)).or_default().insert(document.url.clone());
            }
        }
        owners
    }
}

#[test]
fn every_country_is_found_first_by_all_its_names() {
    let content = sound_content(DEFAULT);
    let mut search = Search::of(DEFAULT);
    // Its name in every language; former names, codes and spellings.
    let mut names = Vec::new();
    for country in &content.countries {
        let url = format!("/countries/{}/", country.id);
        let mut pages = search.documents.iter().filter(|document| document.url == url);
        let page = pages.next().expect("every country has a page");
        let own = country.names.values().chain([&country.name]).chain(&page.aliases);
        let own: BTreeSet<String> = own.cloned().collect();
        names.extend(own.into_iter().map(|name| (url.clone(), name)));
    }
    assert!(names.len() > 68 * 6, "{} names", names.len());
    let mut owners = HashMap::<_, BTreeSet<_>>::new();
    for (url, name) in &names {
        owners.entry(fold(name)).or_default().insert(url.clone());
    }
    let mut wrong = Vec::new();
    for (url, name) in &names {
        // Only States that were one, as Czechoslovakia, share a name: all of them come before others.
        let first = owners[&fold(name)].len();
        for text in [name.clone(), name.to_lowercase(), fold(name)] {
            for typing in [false, true] {
                let text = text.clone();
                let request = Request { text, typing, limit: 10, ..Request::default() };
                let hits = search.answer(&request).hits;
                if !hits.iter().take(first).any(|hit| hit.url == *url) {
                    let hits: Vec<&str> = hits.iter().map(|hit| hit.url.as_str()).collect();
                    wrong.push(format!("{} {typing} ({url}): {hits:?}", request.text));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn other_names_find_what_they_stand_for() {
    let content = sound_content(DEFAULT);
    let mut search = Search::of(DEFAULT);
    let owners = search.owners();
    let mut wrong = Vec::new();
    for alias in &content.aliases {
        let hits = search.hits(&alias.alias, None);
        if !hits.first().is_some_and(|hit| owners[&fold(&alias.alias)].contains(hit)) {
            wrong.push(format!("{} ({:?}): {hits:?}", alias.alias, alias.of));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_page_is_found_first_by_its_title() {
    let mut search = Search::of(DEFAULT);
    let owners = search.owners();
    let documents = search.documents.clone();
    assert!(documents.len() > 500, "{}", documents.len());
    let mut wrong = Vec::new();
    for document in &documents {
        // Some pages share a title, or another page's other name: one comes after the other.
        let first = owners[&fold(&document.title)].len();
        let place = search.place(&document.title, document.lang.as_deref(), &document.url);
        if place.is_none_or(|place| place >= first) {
            wrong.push(format!("{} at {place:?}: {}", document.url, document.title));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_article_it_began_from_is_found_by_a_phrase() {
    let mut search = Search::of(DEFAULT);
    let request = Request {
        text: "\"Crime is no longer contained by a country’s borders\"".to_owned(),
        limit: 10,
        passages: true,
        ..Request::default()
    };
    let answer = search.answer(&request);
    let [hit] = answer.hits.as_slice() else { panic!("one hit, not {:?}", answer.hits) };
    let path = "/news/2014-06-17-annual-police-experts-meeting-cross-border-co-operation/";
    assert_eq!((hit.url.as_str(), hit.date.as_str()), (path, "2014-06-17"));
    let marked = hit.passage.iter().filter(|piece| piece.marked);
    assert!(marked.map(|piece| piece.text.as_str()).collect::<String>().contains("contained"));
}

#[test]
fn counts_of_facets_add_up() {
    for content in [DEFAULT, SECOND] {
        let mut search = Search::of(content);
        let answer = search.answer(&Request { counts: true, limit: 1, ..Request::default() });
        assert_eq!(answer.total as usize, search.documents.len());
        let names: Vec<&str> = answer.facets.iter().map(|facet| facet.name.as_str()).collect();
        let all =
            [facet::COUNTRY, facet::FIELD, facet::GROUP, facet::ISSUER, facet::KIND, facet::LANG];
        assert_eq!(names, all);
        for found in &answer.facets {
            for value in &found.values {
                let has = |document: &&Document| {
                    document.facets.get(&found.name).is_some_and(|v| v.contains(&value.value))
                };
                let count = search.documents.iter().filter(has).count();
                assert_eq!(value.count as usize, count, "{} {}", found.name, value.value);
            }
            if [facet::KIND, facet::LANG].contains(&&*found.name) {
                let sum: u32 = found.values.iter().map(|value| value.count).sum();
                assert_eq!(sum, answer.total, "{}", found.name);
            }
        }
        let dated = search.documents.iter().filter(|document| document.date.is_some()).count();
        let sum: u32 = answer.histogram.iter().map(|bin| bin.count).sum();
        assert_eq!(sum as usize, dated);
    }
}

/// The links of a page into the list of news, and how many items each promises.
fn promised(blocks: &[Block]) -> Vec<(String, u32)> {
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let links = blocks.iter().flat_map(|block| match block {
        Block::Section(section) => promised(&section.blocks),
        Block::Histogram(histogram) => {
            histogram.bars.iter().map(|bar| (bar.link.href.clone(), bar.count)).collect()
        }
        Block::Links(links) => {
            let promise = |link: &Link| Some((link.href.clone(), digits(&link.text).parse().ok()?));
            links.items.iter().filter_map(promise).collect()
        }
        _ => Vec::new(),
    });
    links.filter(|(href, _)| href.starts_with("/news/?")).collect()
}

#[test]
fn links_into_the_news_find_as_many_items_as_they_promise() {
    let content = sound_content(DEFAULT);
    let pages = compose(&content, &locale(), "").pages;
    let mut search = Search::of(DEFAULT);
    let choice = |group: &str, value: &str| Choice {
        group: group.to_owned(),
        value: value.to_owned(),
        exclude: false,
    };
    // All that the archive has in other languages is translated.
    let kinds = content.site.news_kinds.iter().map(|kind| choice(facet::KIND, kind.id.as_str()));
    let news: Vec<Choice> = kinds.chain([choice(facet::LANG, "en")]).collect();
    let promised: Vec<_> = pages.iter().flat_map(|page| promised(&page.document.blocks)).collect();
    assert!(promised.len() > 200, "{}", promised.len());
    for (href, count) in promised {
        let mut request = Request { facets: news.clone(), limit: 1, ..Request::default() };
        let query = href.split_once('?').map(|(_, query)| query).unwrap_or_default();
        for (key, value) in query.split('&').filter_map(|pair| pair.split_once('=')) {
            let day = || Span::parse(value).expect("a date");
            match key {
                "from" => request.from = Some(day().first),
                "to" => request.to = Some(day().last),
                _ => request.facets.push(choice(key, value)),
            }
        }
        assert_eq!(search.answer(&request).total, count, "{href}");
    }
}

#[test]
fn another_institution_has_a_search_of_its_own() {
    let mut search = Search::of(SECOND);
    for document in &search.documents {
        let told = format!("{document:?}");
        for word in ["OSCE", "CSCE", "articipating State"] {
            assert!(!told.contains(word), "{word} in {}", document.url);
        }
    }
    assert_eq!(search.place("Ostermark", None, "/countries/ostermark/"), Some(0));
    let council = search.documents.iter().find(|document| document.url == "/structures/");
    let title = council.expect("the page of the institution").title.clone();
    assert_eq!(search.place(&title, None, "/structures/"), Some(0));
}

#[test]
fn the_same_content_gives_the_same_bytes() {
    let bytes = || {
        let search = Search::of(DEFAULT);
        read_folder(search.folder.path()).expect("the index can be read")
    };
    let files = bytes();
    assert!(files.len() > 10, "{} files", files.len());
    assert!(files == bytes(), "two indexes of one content differ");
}

/// A folder with the files that Trunk makes of a client, which hold no more than its format.
fn client() -> TempDir {
    let folder = TempDir::new().expect("a folder can be made");
    let page = "<head><link rel=stylesheet href=/style.css></head>";
    for (name, text) in
        [("index.html", page), ("style.css", ""), ("app-1_bg.wasm", STAMP), ("app-1.js", "")]
    {
        fs::write(folder.path().join(name), text).expect("a file can be written");
    }
    folder
}

fn build(content: &Path, into: &Path) -> Vec<(String, Vec<u8>)> {
    let output = Command::new(env!("CARGO_BIN_EXE_communique"))
        .args(["build", "--no-precompressed", "--base-url", "https://example.org/sub/"])
        .arg("--locales")
        .arg(repository("public/locales"))
        .arg("--content")
        .arg(content)
        .arg("--into")
        .arg(into)
        .output()
        .expect("the program runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    read_folder(&into.join("search")).expect("the folder of the search is there")
}

#[test]
fn a_build_puts_the_index_beside_the_page_and_leaves_no_older_one() {
    let (client, content) = (client(), TempDir::new().expect("a folder can be made"));
    for (name, bytes) in read_folder(&repository(SECOND)).expect("the content is there") {
        let path = content.path().join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("it can be made");
        fs::write(path, bytes).expect("a file can be written");
    }
    let first = build(content.path(), client.path());
    let names: Vec<&str> = first.iter().map(|(name, _)| name.as_str()).collect();
    assert!(names.contains(&"index.html") && names.contains(&"manifest.bin"), "{names:?}");
    assert!(first == build(content.path(), client.path()), "two builds differ");

    let mut index = Folder::open(&client.path().join("search")).expect("an index");
    let request = Request { text: "Ostermark".to_owned(), limit: 1, ..Request::default() };
    let answer = index.search(&request).expect("it answers");
    // A path of the site, without the base.
    assert_eq!(answer.hits[0].url, "/countries/ostermark/");

    let countries = content.path().join("countries.json");
    let text = fs::read_to_string(&countries).expect("it is text");
    fs::write(&countries, text.replace("\"Rundhafen\"", "\"New Rundhafen\""))
        .expect("it can be written");
    let folders = |files: &[(String, Vec<u8>)]| -> BTreeSet<String> {
        let parts = files.iter().filter(|(name, _)| name.ends_with(".bin"));
        let folders = parts.filter_map(|(name, _)| name.split_once('/'));
        folders.map(|(folder, _)| folder.to_owned()).collect()
    };
    let second = build(content.path(), client.path());
    assert_eq!((folders(&first).len(), folders(&second).len()), (1, 1));
    assert_ne!(folders(&first), folders(&second));
}

#[test]
fn a_page_with_a_search_asks_at_once_for_files_that_are_there() {
    let client = client();
    build(&repository(SECOND), client.path());
    let asked = |page: &str| -> Vec<String> {
        let html = fs::read_to_string(client.path().join(page)).expect("the page is there");
        let links = html.split("<link rel=\"").filter(|link| {
            link.starts_with("modulepreload") || link.starts_with("preload\" as=\"fetch\"")
        });
        let hrefs = links.filter_map(|link| link.split_once("href=\"")?.1.split('"').next());
        hrefs.map(|href| href.trim_start_matches("/sub/").to_owned()).collect()
    };
    for page in ["news/index.html", "search/index.html"] {
        let files = asked(page);
        assert_eq!(files.len(), 4, "{files:?}");
        for file in &files {
            let name = file.split('?').next().unwrap_or_default();
            assert!(client.path().join(name).is_file(), "{page} asks for {file}");
        }
    }
    assert_eq!(asked("index.html"), [""; 0]);
}

/// A line of the judged set (`tests/relevance/README.md`).
#[derive(Deserialize)]
struct Judged {
    query: String,
    #[serde(default)]
    lang: Option<String>,
    judgements: HashMap<String, u32>,
}

/// Discounted cumulative gain of the first ten (Järvelin and Kekäläinen 2002), with gains 2^grade - 1.
fn gain(grades: impl Iterator<Item = u32>) -> f64 {
    let gains = grades.take(10).map(|grade| f64::from((1 << grade) - 1));
    gains.zip(2..).map(|(gain, place)| gain / f64::from(place).log2()).sum()
}

#[test]
fn the_judged_queries_are_answered_well() {
    let mut search = Search::of(DEFAULT);
    let lines =
        fs::read_to_string(repository("tests/relevance/queries.jsonl")).expect("the set is there");
    let (mut sum, mut first, mut ten, mut count) = (0.0, 0, 0, 0);
    for line in lines.lines() {
        let judged: Judged = serde_json::from_str(line).expect("a judged query");
        for url in judged.judgements.keys() {
            let known = search.documents.iter().any(|document| document.url == *url);
            assert!(known, "{:?} judges {url}, which is no page", judged.query);
        }
        let hits = search.hits(&judged.query, judged.lang.as_deref().or(Some("en")));
        let grades: Vec<u32> =
            hits.iter().map(|hit| judged.judgements.get(hit).copied().unwrap_or(0)).collect();
        let mut ideal: Vec<u32> = judged.judgements.values().copied().collect();
        ideal.sort_unstable_by(|a, b| b.cmp(a));
        let ndcg = gain(grades.iter().copied()) / gain(ideal.into_iter());
        if ndcg < 0.7 {
            eprintln!("{ndcg:.2} {:?}: {hits:?}", judged.query);
        }
        sum += ndcg;
        first += usize::from(grades.first() == Some(&2));
        ten += usize::from(grades.contains(&2));
        count += 1;
    }
    let ndcg = sum / f64::from(count);
    eprintln!("{count} queries: nDCG@10 {ndcg:.3}, success@1 {first}, success@10 {ten}");
    assert!(ndcg >= 0.88, "nDCG@10 is {ndcg:.3}");
    assert!(first >= 54, "{first} of {count} have what is looked for first");
    assert!(ten == 59, "{ten} of {count} have what is looked for among ten");
}
