//! One small content folder a kind of fault: `tests/fixtures/broken/<rule>/`. The report that is
//! expected of each is its `expected.txt`; `BLESS=1` writes them anew, to be read in the diff.

use std::collections::BTreeSet;
use std::fs;

use communique::bundle::BaseUrl;
use communique::bundle::checked_site::check_site;
use communique::bundle::read::read_folder;
use communique::content::problem::Rule;

use crate::repository;

const FOLDER: &str = "tests/fixtures/broken";
const EXPECTED: &str = "expected.txt";

fn fixtures() -> BTreeSet<String> {
    let listing = fs::read_dir(repository(FOLDER)).expect("the fixtures are there");
    listing
        .map(|entry| entry.expect("a fixture can be listed").file_name())
        .map(|name| name.into_string().expect("its name is UTF-8"))
        .collect()
}

#[test]
fn every_fault_is_reported_as_expected() {
    let mut wrong = Vec::new();
    for name in fixtures() {
        let folder = repository(FOLDER).join(&name);
        let mut files = read_folder(&folder).expect("the fixture can be read");
        files.retain(|(path, _)| path != EXPECTED);
        let locales = repository("public/locales");
        let (_, problems) =
            check_site(files, &locales, &BaseUrl::default()).expect("it is checked");
        let report: String = problems.iter().map(|problem| format!("{problem}\n")).collect();
        if std::env::var_os("BLESS").is_some() {
            fs::write(folder.join(EXPECTED), &report).expect("the report can be written");
        }
        let expected = fs::read_to_string(folder.join(EXPECTED)).unwrap_or_default();
        if report != expected {
            wrong.push(format!("{name}: expected\n{expected}found\n{report}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_rule_has_a_fixture() {
    let fixtures = fixtures();
    for rule in Rule::ALL {
        assert!(fixtures.contains(rule.name()), "no fixture for {rule}");
        let path = repository(FOLDER).join(rule.name()).join(EXPECTED);
        let report = fs::read_to_string(path).unwrap_or_default();
        let mark = format!("{}[{rule}] ", rule.severity());
        assert!(report.contains(&mark), "the fixture of {rule} does not show it:\n{report}");
    }
}

#[test]
fn what_is_wrong_is_left_out_and_the_rest_is_there() {
    let (content, problems) = crate::read_content("tests/fixtures/broken/wrong-value");
    let content = content.expect("the site itself is sound");
    assert!(problems.len() > 5);
    assert!(content.countries.is_empty() && content.pages.is_empty() && content.news.is_empty());
    assert_eq!(content.structures.len(), 1);
}

#[test]
fn without_a_site_there_is_no_content() {
    for name in ["no-content", "missing-file"] {
        assert!(crate::read_content(&format!("{FOLDER}/{name}")).0.is_none(), "{name}");
    }
}
