//! Another institution with another content folder: nothing in the code knows the first.

use std::fs;

use communique::content::page::{Section, Target};

use crate::{repository, sound_content};
use communique::bundle::read::read_folder;

const FOLDER: &str = "tests/fixtures/second";

#[test]
fn it_is_without_problems() {
    let content = sound_content(FOLDER);
    assert_eq!(content.countries.len(), 6);
    assert_eq!(content.structures.len(), 3);
    assert_eq!(content.operations.len(), 2);
    assert_eq!(content.fields.len(), 3);
    assert_eq!(content.meeting_kinds.len(), 2);
    assert_eq!(content.meetings.len(), 4);
    assert_eq!(content.news.len(), 7);
}

#[test]
fn nothing_in_it_is_of_the_first_institution() {
    let files = read_folder(&repository(FOLDER)).expect("the folder can be read");
    for (path, bytes) in &files {
        let text = String::from_utf8_lossy(bytes);
        for word in ["OSCE", "CSCE", "Helsinki", "participating State", "Europe"] {
            assert!(!text.contains(word), "{word} in {path}");
        }
    }
}

#[test]
fn things_are_found_by_their_ids() {
    let content = sound_content(FOLDER);
    assert_eq!(content.issuer_name(&"council".into()), Some("Council of the Lakes"));
    assert_eq!(content.issuer_name(&"gauge-station-narrows".into()), Some("Gauge Station Narrows"));
    assert_eq!(content.issuer_name(&"nobody".into()), None);
    let name = |target| content.name_of(&target).map(str::to_owned);
    assert_eq!(name(Target::Section(Section::News)).as_deref(), Some("News"));
    assert_eq!(name(Target::Section(Section::Structures)).as_deref(), Some("Council of the Lakes"));
    assert_eq!(name(Target::Section(Section::Privacy)), None);
    assert_eq!(name(Target::Country("ostermark".into())).as_deref(), Some("Ostermark"));
    let flood = "spring-flood".into();
    assert_eq!(content.translations(&flood).count(), 1);
    assert_eq!(content.aliases_of(&Target::Structure("council".into())).count(), 2);
    let original = content.news.iter().position(|item| item.id == flood);
    let origin = original.and_then(|at| content.news_origin(at)).expect("its place is known");
    assert_eq!((origin.file.as_str(), origin.line), ("news/spring-flood.json", 1));
    let archive = content.news.iter().position(|item| item.id.as_str() == "first-chart");
    let origin = archive.and_then(|at| content.news_origin(at)).expect("its place is known");
    assert_eq!((origin.file.as_str(), origin.line), ("news/archive-1960s.jsonl", 2));
}

#[test]
fn every_link_is_handed_to_the_publisher() {
    let content = sound_content(FOLDER);
    let hrefs = content.hrefs();
    let of = |file: &str| -> Vec<(Option<&str>, &str, &str)> {
        let in_file = hrefs.iter().filter(|href| href.file == file);
        in_file.map(|href| (href.entry, href.field.as_str(), href.href)).collect()
    };
    assert_eq!(
        of("pages.json"),
        [(Some("the-lakes"), "paragraphs[1][1].href", "/countries/ostermark/")]
    );
    let flood = of("news/spring-flood.json");
    assert_eq!(flood.len(), 5, "{flood:?}");
    assert!(flood.contains(&(None, "body[1].image", "/files/gauge.svg")));
    assert!(flood.contains(&(None, "body[4].rows[1][0][0].href", "/countries/ostermark/")));
    assert!(fs::exists(repository(FOLDER)).is_ok_and(|there| there));
}
