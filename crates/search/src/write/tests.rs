//! Collections compared with a slow twin, in memory and without runs.

#![allow(clippy::unwrap_used, reason = "a test says with it what it relies on")]

use std::collections::{BTreeMap, BTreeSet};

use super::collect::{Collected, Collector, Options};
use super::document::{Document, Fault};
use super::error::Error;
use super::run::{FIELDS, GAP, texts};
use super::terms::{Postings, TermData};
use crate::analysis::language::{Language, Stemmers, is_stop};
use crate::analysis::{self, Kind};

fn collect(documents: &[Document], run_bytes: usize, threads: usize) -> Collected {
    let mut collector = Collector::new(Options { run_bytes, threads }).unwrap();
    for document in documents {
        collector.add(document.clone()).unwrap();
    }
    collector.finish().unwrap()
}

fn terms(collected: &Collected) -> Vec<TermData> {
    collected.terms().map(Result::unwrap).collect()
}

/// Numbers by `SplitMix64` (Steele, Lea, Flood 2014).
struct Random(u64);

impl Random {
    fn below(&mut self, most: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % most
    }

    fn text(&mut self, most: u64) -> String {
        const WORDS: &[&str] = &[
            "the",
            "of",
            "a",
            "house",
            "houses",
            "Häuser",
            "maison",
            "maisons",
            "résumé",
            "resume",
            "und",
            "die",
            "election",
            "elections",
            "co-operation",
            "PC.DEC/1162",
            "2013",
            "выборы",
            "选举观察",
            "de",
            "la",
            "on",
            "é",
            "osce/odihr",
            "don't",
            "x",
            "…",
            "-",
        ];
        let count = self.below(most + 1);
        let mut words = Vec::new();
        for _ in 0..count {
            // The first words are much more frequent.
            let one = self.below(WORDS.len() as u64);
            words.push(WORDS[self.below(one + 1) as usize]);
        }
        words.join(" ")
    }

    fn documents(&mut self, count: usize) -> Vec<Document> {
        let dates = ["2014", "2014-01-01", "2014-06", "2014-06-17", "1999-12-31", "2020-02-29"];
        let langs = ["en", "fr", "de", "ru", "de-AT", "xx", ""];
        let mut document = |number| Document {
            id: format!("d{number}"),
            url: format!("/{number}"),
            title: self.text(5),
            summary: (self.below(2) == 0).then(|| self.text(8)),
            body: self.text(40),
            date: (self.below(4) > 0).then(|| dates[self.below(6) as usize].to_owned()),
            lang: (self.below(4) > 0).then(|| langs[self.below(7) as usize].to_owned()),
            aliases: (0..self.below(3)).map(|_| self.text(3)).collect(),
            facets: (0..self.below(3)).map(|name| (name.to_string(), vec![self.text(1)])).collect(),
            line: number as u64 + 1,
        };
        (0..count).map(&mut document).collect()
    }
}

/// What a term gathers.
#[derive(Default)]
struct Gathered {
    counts: BTreeMap<Language, usize>,
    stems: BTreeSet<(Language, String)>,
    /// The documents of which it is a whole title or name.
    whole: BTreeSet<u32>,
    /// By document: the fields and positions.
    places: BTreeMap<u32, BTreeMap<u32, usize>>,
}

/// The documents in the order of their numbers, their lengths, and the terms.
fn twin(documents: &[Document]) -> (Vec<Document>, Vec<[u32; FIELDS]>, Vec<TermData>) {
    let mut documents = documents.to_vec();
    documents.sort_by_key(|document| std::cmp::Reverse(document.check().unwrap()));
    let mut gathered: BTreeMap<String, Gathered> = BTreeMap::new();
    let mut lengths = vec![[0; FIELDS]; documents.len()];
    let mut stemmers = Stemmers::default();
    for (number, document) in documents.iter().enumerate() {
        let language = Language::of(document.lang.as_deref().unwrap_or_default());
        let mut begin = 0;
        for (field, text) in texts(document) {
            let mut end = None;
            let mut heads = Vec::new();
            analysis::tokens(text, |token| {
                let of_term = gathered.entry(token.term.to_owned()).or_default();
                *of_term.counts.entry(language).or_default() += 1;
                let letters = token.lower.chars().all(char::is_alphabetic);
                if token.kind == Kind::Word || token.kind == Kind::Whole && letters {
                    of_term.stems.insert((language, stemmers.stem(token.lower, language)));
                }
                let places = of_term.places.entry(number as u32).or_default();
                places.insert(begin + token.position, field);
                end = end.max(Some(token.position + token.span));
                if field < 2 && token.position == 0 {
                    heads.push((token.term.to_owned(), token.span));
                }
                if token.kind != Kind::Whole {
                    lengths[number][field] += 1;
                }
            });
            for (term, _) in heads.into_iter().filter(|head| Some(head.1) == end) {
                gathered.entry(term).or_default().whole.insert(number as u32);
            }
            begin += end.map_or(0, |end| end + GAP);
        }
    }
    let terms = gathered.into_iter().map(|(term, gathered)| {
        let all: usize = gathered.counts.values().sum();
        let mut postings = Postings::default();
        for (document, places) in gathered.places {
            postings.docs.push(document);
            postings.whole.push(gathered.whole.contains(&document));
            let mut tf = [0; FIELDS];
            for (position, field) in places {
                tf[field] += 1;
                postings.positions.push(position);
            }
            postings.tf.push(tf);
            postings.ends.push(postings.positions.len());
        }
        TermData {
            stop: gathered
                .counts
                .iter()
                .any(|(&language, count)| count * 2 >= all && is_stop(&term, language)),
            stems: gathered.stems.into_iter().collect(),
            postings,
            term,
        }
    });
    let terms = terms.collect();
    for document in &mut documents {
        document.line = 0;
    }
    (documents, lengths, terms)
}

#[test]
fn agrees_with_the_twin() {
    let mut random = Random(1);
    for round in 0..60 {
        let count = [0, 1, 2, 7, 50, 300][round % 6];
        let documents = random.documents(count);
        let (ordered, lengths, expected) = twin(&documents);
        // From a run for each document to one run in memory.
        for (run_bytes, threads) in [(1, 1), (700, 3), (1 << 20, 2)] {
            let collected = collect(&documents, run_bytes, threads);
            assert_eq!(collected.count() as usize, count);
            assert_eq!(collected.documents().map(Result::unwrap).collect::<Vec<_>>(), ordered);
            assert_eq!(collected.lengths, lengths);
            let days: Vec<_> = ordered.iter().map(|document| document.check().unwrap()).collect();
            assert_eq!(collected.dates, days);
            assert_eq!(collected.dated() as usize, days.iter().flatten().count());
            let found = terms(&collected);
            assert!(found.is_sorted_by(|one, two| one.term < two.term));
            for (found, expected) in found.iter().zip(&expected) {
                assert_eq!(found, expected);
            }
            assert_eq!(found.len(), expected.len());
        }
    }
}

#[test]
fn threads_and_runs_change_nothing() {
    let documents = Random(2).documents(2000);
    let one = collect(&documents, 1 << 30, 1);
    let expected = terms(&one);
    for (run_bytes, threads) in [(1, 4), (300, 2), (5000, 8), (100_000, 0)] {
        let other = collect(&documents, run_bytes, threads);
        assert!(terms(&other) == expected, "{run_bytes} bytes, {threads} threads");
        assert!(other.lengths == one.lengths && other.totals == one.totals);
    }
    // And it can be read again.
    assert!(terms(&one) == expected);
}

fn document(id: &str) -> Document {
    Document { id: id.to_owned(), ..Document::default() }
}

#[test]
fn the_newest_come_first() {
    let dated = |id: &str, date: &str| Document {
        date: Some(date.to_owned()).filter(|date| !date.is_empty()),
        ..document(id)
    };
    let documents = [
        dated("none", ""),
        dated("year", "2014"),
        dated("june", "2014-06"),
        dated("first", "2014-01-01"),
        dated("day", "2014-06-02"),
        dated("old", "0900"),
        dated("nil", ""),
    ];
    let collected = collect(&documents, 1 << 20, 1);
    let ids: Vec<_> = collected.documents().map(|document| document.unwrap().id).collect();
    assert_eq!(ids, ["day", "june", "year", "first", "old", "none", "nil"]);
    assert_eq!(collected.dated(), 5);
    assert!(collected.document(7).is_err());
}

#[test]
fn an_id_is_there_once() {
    let at = |id: &str, line| Document { line, ..document(id) };
    let mut collector = Collector::new(Options::default()).unwrap();
    collector.add(at("a", 3)).unwrap();
    collector.add(at("b", 4)).unwrap();
    let Err(Error::Fault(fault)) = collector.add(at("a", 9)) else { panic!("it was taken twice") };
    let expected = Fault {
        line: 9,
        field: "id".to_owned(),
        what: "\"a\" is also the id of line 3".to_owned(),
        expected: "an id of its own".to_owned(),
    };
    assert_eq!(fault, expected);
    assert_eq!(
        Error::Fault(fault).to_string(),
        "line 9: id: \"a\" is also the id of line 3; expected an id of its own"
    );
    let Err(Error::Fault(fault)) = collector.add(at("", 10)) else { panic!("it has no id") };
    assert_eq!((fault.line, fault.field.as_str()), (10, "id"));
    // The others stay.
    assert_eq!(collector.finish().unwrap().count(), 2);
}

#[test]
fn an_empty_collection_has_nothing() {
    let collected = collect(&[], 1 << 20, 0);
    assert_eq!((collected.count(), collected.dated(), collected.totals), (0, 0, [0; FIELDS]));
    assert_eq!(collected.averages(), [0.0; FIELDS]);
    assert_eq!(terms(&collected), []);
}

#[test]
fn large_documents_and_many_values_come_back() {
    let values: Vec<String> = (0..10_000).map(|number| format!("value {number}")).collect();
    let large = Document {
        body: "house ".repeat((1 << 20) / 6),
        facets: [("country".to_owned(), values)].into(),
        ..document("large")
    };
    let documents = [document("a"), large, document("z")];
    let collected = collect(&documents, 1000, 2);
    assert_eq!(collected.document(1).unwrap(), documents[1]);
    assert_eq!(collected.lengths, [[0; 4], [0, 0, 0, (1 << 20) / 6], [0; 4]]);
    let terms = terms(&collected);
    assert_eq!(terms.len(), 1);
    assert_eq!(terms[0].postings.docs, [1]);
    assert_eq!(terms[0].postings.tf, [[0, 0, 0, u16::MAX]]);
    assert!(terms[0].postings.positions.iter().copied().eq(0..(1 << 20) / 6));
    assert_eq!(terms[0].postings.positions(0).len(), (1 << 20) / 6);
    assert!(terms[0].postings.positions(1).is_empty());
}

#[test]
fn phrases_do_not_cross_texts() {
    let document = Document {
        title: "x y".to_owned(),
        aliases: vec!["x".to_owned(), String::new(), "x".to_owned()],
        body: "x".to_owned(),
        ..document("a")
    };
    let found = terms(&collect(&[document], 1 << 20, 1));
    assert_eq!(found[0].postings.positions, [0, 18, 35, 52]);
    assert_eq!(found[0].postings.tf, [[1, 2, 0, 1]]);
}
