//! The content that comes with the project: nothing of what it was made from is lost.

use std::collections::BTreeSet;
use std::fs;

use communique::content::ids::{CountryId, NewsId};
use communique::content::news::Block;
use communique::content::page::MenuEntry;

use crate::{repository, sound_content};

const FOLDER: &str = "public/content";

#[test]
fn it_is_without_problems_and_whole() {
    let content = sound_content(FOLDER);
    for (part, count) in [
        ("countries", content.countries.len()),
        ("chairpersonships", content.chairpersonships.len()),
        ("structures", content.structures.len()),
        ("field operations", content.operations.len()),
        ("fields of work", content.fields.len()),
        ("kinds of meetings", content.meeting_kinds.len()),
        ("meetings", content.meetings.len()),
        ("other names", content.aliases.len()),
        ("pages", content.pages.len()),
        ("news", content.news.len()),
    ] {
        assert!(count > 0, "the content has no {part}");
    }
    let closed = content.operations.iter().filter(|operation| operation.closed.is_some()).count();
    assert!(0 < closed && closed < content.operations.len(), "some are open, some closed");
    assert!(content.news.iter().any(|item| item.translation_of.is_some()), "some are translated");
    // The microstates that the source draws are there, too; Kosovo and all other land have no name.
    let lands = content.map.iter().flat_map(|map| &map.lands);
    let drawn: BTreeSet<_> = lands.filter_map(|land| land.country.as_ref()).collect();
    let countries: BTreeSet<_> = content.countries.iter().map(|country| &country.id).collect();
    assert_eq!(drawn, countries);
}

#[test]
fn its_lists_are_in_the_order_that_is_promised() {
    let content = sound_content(FOLDER);
    for pair in content.news.windows(2) {
        let [a, b] = pair else { unreachable!("a window of two") };
        assert!(a.issued_on >= b.issued_on, "{} before {}", a.id, b.id);
        if a.id == b.id {
            assert!(b.translation_of.is_some(), "the original of {} comes first", a.id);
        } else if a.issued_on == b.issued_on {
            assert!(a.id < b.id, "{} before {}", a.id, b.id);
        }
    }
    assert!(content.chairpersonships.is_sorted_by_key(|chair| chair.year));
    assert!(content.meetings.is_sorted_by_key(|meeting| meeting.year));
    assert!(content.meetings.iter().filter_map(|meeting| meeting.start).is_sorted());
}

#[test]
fn its_menu_is_that_of_the_page_it_began_from() {
    fn collect(entries: &[MenuEntry], lines: &mut Vec<String>) {
        for entry in entries {
            lines.push(match &entry.note {
                Some(note) => format!("{} – {note}", entry.name),
                None => entry.name.clone(),
            });
            collect(&entry.children, lines);
        }
    }
    let mut lines = Vec::new();
    collect(&sound_content(FOLDER).menu, &mut lines);
    let expected = fs::read_to_string(repository("tests/fixtures/menu-lines.txt"))
        .expect("the lines of the menu are there");
    assert_eq!(lines, expected.lines().collect::<Vec<_>>());
}

#[test]
fn every_menu_entry_leads_to_a_page_of_its_name() {
    fn check(content: &communique::content::Content, entries: &[MenuEntry]) {
        for entry in entries {
            assert_eq!(content.name_of(&entry.to), Some(entry.name.as_str()));
            check(content, &entry.children);
        }
    }
    let content = sound_content(FOLDER);
    check(&content, &content.menu);
}

#[test]
fn the_article_it_began_from_is_there_word_for_word() {
    let id: NewsId = "2014-06-17-annual-police-experts-meeting-cross-border-co-operation".into();
    let content = sound_content(FOLDER);
    let article = content.news_original(&id).expect("the article is there");
    let mut lines = vec![article.title.clone(), article.summary.clone()];
    for block in &article.body {
        let Block::Paragraph { text } = block else { panic!("the article has only paragraphs") };
        lines.push(text.plain());
    }
    let expected = fs::read_to_string(repository("tests/fixtures/article.txt"))
        .expect("the words of the article are there");
    assert_eq!(lines, expected.lines().collect::<Vec<_>>());
    assert_eq!(article.uncertain, ["issued_on"]);
    let languages: Vec<&str> = content.translations(&id).map(|item| item.lang.as_str()).collect();
    assert_eq!(languages, ["de", "es", "fr", "it", "ru"]);
}

#[test]
fn a_date_is_as_precise_as_it_is_known() {
    let content = sound_content(FOLDER);
    for (id, date) in [
        ("2002-01-01-first-aarhus-centre-yerevan", "2002"),
        ("2004-07-01-alliance-against-trafficking-in-persons", "2004-07"),
        ("1975-08-01-helsinki-final-act-signed", "1975-08-01"),
    ] {
        let item = content.news_original(&id.into()).expect("the item is there");
        assert_eq!(item.issued_on.to_string(), date, "{id}");
    }
}

#[test]
fn every_country_has_its_flag_and_all_of_them_are_small() {
    let content = sound_content(FOLDER);
    let countries: BTreeSet<_> = content.countries.iter().map(|country| &country.id).collect();
    assert_eq!(content.flags.keys().collect::<BTreeSet<_>>(), countries);
    let large = content.flags.iter().filter(|(_, svg)| svg.len() > 3_000);
    assert_eq!(large.map(|(id, _)| id).collect::<Vec<_>>(), [] as [&CountryId; 0]);
    let different: BTreeSet<_> = content.flags.values().collect();
    assert_eq!(different.len(), countries.len());
}
