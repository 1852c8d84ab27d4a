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
    let of_group = |id: &str| content.countries.iter().filter(|c| c.group.as_str() == id).count();
    assert_eq!(of_group("participating-states"), 57);
    assert_eq!(of_group("asian-partners-for-co-operation"), 5);
    assert_eq!(of_group("mediterranean-partners-for-co-operation"), 6);
    assert_eq!(content.countries.len(), 68);
    assert_eq!(content.operations.len(), 35);
    assert_eq!(content.operations.iter().filter(|o| o.closed.is_none()).count(), 12);
    assert_eq!(content.structures.len(), 27);
    assert_eq!(content.fields.len(), 23);
    assert_eq!(content.meeting_kinds.len(), 16);
    assert_eq!(content.meetings.len(), 54);
    assert_eq!(content.chairpersonships.len(), 36);
    assert_eq!(content.structure(&"secretary-general".into()).map(|s| s.heads.len()), Some(8));
    let (originals, translations): (Vec<_>, Vec<_>) =
        content.news.iter().partition(|item| item.translation_of.is_none());
    assert_eq!((originals.len(), translations.len()), (239, 60));
    assert_eq!(content.aliases.len(), 984);
    assert_eq!(content.pages.len(), 17);
    // The microstates that the source draws are there, too; Kosovo and all other land have no name.
    let named =
        content.map.map_or(0, |map| map.lands.iter().filter(|l| l.country.is_some()).count());
    assert_eq!(named, 68);
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
    assert_eq!(content.meetings.last().map(|meeting| meeting.year), Some(2026));
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
