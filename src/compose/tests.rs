//! What pages say of a small site, made for the purpose. The rules that every site keeps are
//! tested over whole content folders, natively.

use communique_content::schema::{self, Schema};
use serde_json::{Value, json};

use super::{Composed, Page, compose};
use crate::content::{Content, lookup};
use crate::i18n::Locale;
use crate::page::Block;

const EN: &str = include_str!("../../public/locales/en.json");

fn read<T: Schema>(value: Value) -> T {
    let (value, faults) = schema::read(&value);
    assert!(faults.is_empty(), "the test's content has the form of content: {faults:?}");
    value
}

pub(crate) fn locale() -> Locale {
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
pub(crate) fn small() -> Content {
    let first = item("first", "1901-05-01", "Letters <b>&amp; e\u{301}</b> \u{202b}שלום\u{202c}");
    Content {
        site: read(site()),
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
        flags: [("ruritania".into(), "<svg/>".to_owned())].into(),
        lookup: lookup::Lookup::default(),
        aliases: read(json!([
            { "of": { "country": "ruritania" }, "alias": "Kingdom of Ruritania", "lang": "en",
              "sort": "official-name" },
            { "of": { "structure": "office" }, "alias": "Bureau", "lang": "en",
              "sort": "former-name", "valid_from": "1900", "valid_to": "1902" }
        ])),
        map: None,
        news: read(json!([item("second", "1902", "Stamps"), first, translated(&first, "fr"),])),
    }
}

/// Every string of a page that is read.
fn words(composed: &Composed, path: &str) -> String {
    serde_json::to_string(&page(composed, path).document).expect("a document is JSON")
}

fn page<'a>(composed: &'a Composed, path: &str) -> &'a Page {
    let found = composed.pages.iter().find(|page| page.path == path);
    found.unwrap_or_else(|| panic!("a page at {path}"))
}

#[test]
fn what_has_no_content_has_no_page_and_no_mention() {
    let composed = compose(&small(), &locale(), "");
    let nav: Vec<&str> = composed.shell.sections.iter().map(|link| link.text.as_str()).collect();
    assert_eq!(nav, ["News", "Countries", "Fields of work", "Structures"]);
    let paths: Vec<&str> = composed.pages.iter().map(|page| page.path.as_str()).collect();
    assert!(!paths.contains(&"/meetings/") && !paths.contains(&"/field-operations/"));
    // Nothing but news has a date.
    assert!(!paths.contains(&"/timeline/") && !words(&composed, "/").contains("/timeline/"));
    assert!(!words(&composed, "/menu/").contains("Meetings"));
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
    assert!(words(&composed, "/news/first/").contains("then called Bureau"));
    assert!(!words(&composed, "/news/second/").contains("then called"));
}

#[test]
fn a_body_is_named_as_issuer_by_the_name_under_which_it_issues() {
    let mut content = small();
    let office = content.structures.iter_mut().find(|body| body.name == "Office");
    office.expect("there is an office").issues_as = Some("Ruritanian Office".to_owned());
    let composed = compose(&content, &locale(), "");
    for path in ["/news/first/", "/countries/ruritania/"] {
        assert!(words(&composed, path).contains("Ruritanian Office"), "{path}");
    }
    let item = &page(&composed, "/news/first/").meta.structured[0];
    assert_eq!(item["sourceOrganization"]["name"], "Ruritanian Office");
    // In the tree of the bodies it has its own name.
    assert!(!words(&composed, "/structures/").contains("Ruritanian Office"));
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
fn a_country_with_a_flag_shows_it_on_its_page_and_in_lists() {
    let composed = compose(&small(), &locale(), "");
    let blocks = &page(&composed, "/countries/").document.blocks;
    let Some(Block::Countries(list)) = blocks.first() else { panic!("a list of countries") };
    let flag = &page(&composed, "/countries/ruritania/").document.head.flag;
    assert!(flag.as_ref().is_some_and(|path| path.starts_with("/flags/ruritania-")), "{flag:?}");
    assert_eq!(list.rows[1].link.flag, *flag);
    assert_eq!(list.rows[0].link.flag, None);
    assert_eq!(page(&composed, "/countries/atlantis/").document.head.flag, None);
}
