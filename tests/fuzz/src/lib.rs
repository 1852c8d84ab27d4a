//! Fuzz targets as plain functions: they take any bytes, and panic where a promise is broken. The
//! valid inputs from which chance begins are here too.

use std::collections::BTreeMap;
use std::fs;
use std::sync::LazyLock;

use communique_search::analysis::{self, LONGEST};
use communique_search::date::Day;
use communique_search::format::bits::Huffman;
use communique_search::format::column::{Dates, Facet};
use communique_search::format::manifest::{MOST_DOCUMENTS, Manifest};
use communique_search::format::postings::{self, FIRSTS, WEIGHTS};
use communique_search::format::rows::{Rows, Texts};
use communique_search::format::terms::{Reversed, Terms};
use communique_search::format::{Kind, Part, part};
use communique_search::query::{Form, MOST_CLAUSES, MOST_WORDS, Query};
use communique_search::reader::{Reader, Step};
use communique_search::request::{Choice, Request, Sort};
use communique_search::write::document::Document;
use communique_search::{json, passage};

#[path = "../../../crates/search/tests/support/mod.rs"]
mod support;

/// A function of bytes, and valid inputs of it.
pub struct Target {
    /// What it is called.
    pub name: &'static str,
    /// Runs an input.
    pub run: fn(&[u8]),
    /// Gives valid inputs.
    pub seeds: fn() -> Vec<Vec<u8>>,
}

/// All of them.
pub const TARGETS: &[Target] = &[
    Target { name: "query", run: query, seeds: queries },
    Target { name: "tokens", run: tokens, seeds: queries },
    Target { name: "file", run: file, seeds: files },
    Target { name: "manifest", run: manifest, seeds: || bodies(Kind::Manifest) },
    Target { name: "terms", run: terms, seeds: || bodies(Kind::Terms) },
    Target { name: "reversed", run: reversed, seeds: || bodies(Kind::Reversed) },
    Target { name: "rows", run: rows, seeds: || bodies(Kind::Rows) },
    Target { name: "texts", run: texts, seeds: || bodies(Kind::Texts) },
    Target { name: "facet", run: facet, seeds: || bodies(Kind::Facet) },
    Target { name: "dates", run: dates, seeds: || bodies(Kind::Dates) },
    Target { name: "postings", run: postings, seeds: || lists(Kind::Postings) },
    Target { name: "positions", run: positions, seeds: || lists(Kind::Positions) },
    Target { name: "reader", run: reader, seeds: changes },
];

/// Makes a program of libFuzzer from one of the functions here.
#[macro_export]
macro_rules! fuzz {
    ($target:ident) => {
        #[cfg(fuzzing)]
        libfuzzer_sys::fuzz_target!(|bytes: &[u8]| $crate::$target(bytes));
        #[cfg(not(fuzzing))]
        fn main() {}
    };
}

/// What memory a part of so many bytes may take: numbers of a byte become four or eight.
fn within(memory: usize, bytes: usize) {
    assert!(memory <= 64 * bytes + (65 << 20), "{memory} bytes from {bytes}");
}

/// A query: its clauses are bounded, and none is empty.
pub fn query(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    for typing in [false, true] {
        let query = Query::parse(&text, typing);
        assert!(query.clauses.len() <= MOST_CLAUSES);
        let mut words = 0;
        for clause in &query.clauses {
            assert!(!clause.any.is_empty() && clause.times > 0);
            for item in &clause.any {
                assert!(!item.source.is_empty());
                words += match &item.form {
                    Form::Word(word) | Form::Prefix(word) => {
                        assert!(!word.is_empty() && word.len() <= LONGEST);
                        1
                    }
                    Form::Phrase(words) => {
                        assert!(words.len() > 1);
                        words.len()
                    }
                    Form::Whole(whole, words) => {
                        assert!(!whole.is_empty() && whole.len() <= LONGEST && !words.is_empty());
                        words.len()
                    }
                };
            }
        }
        assert!(words <= MOST_WORDS, "{words} words");
    }
}

/// A text: its tokens are stretches of it in order, and marking leaves it as it is.
pub fn tokens(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let mut last = 0;
    analysis::tokens(&text, |token| {
        assert!(token.start < token.end && text.get(token.start..token.end).is_some());
        assert!(!token.term.is_empty() && token.term.len() <= LONGEST && token.span > 0);
        assert!(token.position >= last);
        last = token.position;
    });
    let find = |term: &str| term.len().is_multiple_of(2).then_some((term.len() % 7) as u8);
    let marked = passage::marked(&text, find);
    assert_eq!(marked.iter().map(|piece| piece.text.as_str()).collect::<String>(), text);
    _ = passage::passage(&text, find, bytes.len() / 3);
}

/// A file as it is served.
pub fn file(bytes: &[u8]) {
    if let Ok(plain) = part::unpack(bytes) {
        for kind in [Kind::Manifest, Kind::Terms] {
            let opened = part::open(&plain, Part { kind, number: 0 }, None);
            assert!(opened.is_err() || opened.is_ok_and(|(body, _)| body.len() < plain.len()));
        }
    }
}

/// The body of a manifest.
pub fn manifest(bytes: &[u8]) {
    if let Ok(manifest) = Manifest::read(bytes) {
        assert!(manifest.dated <= manifest.documents && manifest.documents <= MOST_DOCUMENTS);
        assert_eq!(manifest.numbers.len(), manifest.terms.len() + 1);
        within(
            manifest.terms.size() + manifest.reversed.size() + manifest.facets.size(),
            bytes.len(),
        );
        assert!(manifest.file(Part { kind: Kind::Rows, number: u32::MAX }).ends_with(".bin"));
    }
}

/// The body of a part of the dictionary.
pub fn terms(bytes: &[u8]) {
    if let Ok(terms) = Terms::read(bytes) {
        within(terms.size(), bytes.len());
        for index in 0..terms.terms.len().min(2000) + 1 {
            for place in [terms.postings(index), terms.positions(index)].into_iter().flatten() {
                assert!(place.start <= place.end && place.part < 1 << 24);
            }
            _ = (terms.is_stop(index), terms.next(index), terms.top(index));
        }
        _ = terms.terms.before("media");
    }
}

/// The body of a part of words written backwards.
pub fn reversed(bytes: &[u8]) {
    if let Ok(reversed) = Reversed::read(bytes) {
        within(reversed.terms.size(), bytes.len());
        assert_eq!(reversed.terms.len(), reversed.magnitudes.len());
    }
}

/// The body of a part of rows.
pub fn rows(bytes: &[u8]) {
    if let Ok(rows) = Rows::read(bytes) {
        within(rows.size(), bytes.len());
        for &doc in &rows.docs {
            let lengths = rows.get(doc).map(|row| row.url.len() + row.id.len());
            assert!(lengths.is_some_and(|length| length <= 2 * (bytes.len() + 8192)));
        }
        _ = (rows.get(0), rows.get(u32::MAX));
    }
}

/// The body of a part of texts.
pub fn texts(bytes: &[u8]) {
    if let Ok(texts) = Texts::read(bytes) {
        within(texts.size(), bytes.len());
        for doc in [0, 1, 100, u32::MAX] {
            assert!(texts.get(doc).len() <= bytes.len());
        }
    }
}

/// The body of a chunk of a facet.
pub fn facet(bytes: &[u8]) {
    if let Ok(facet) = Facet::read(bytes) {
        within(facet.size(), bytes.len());
        assert_eq!(facet.values.len(), facet.counts.len());
        for index in [0, 1, 100, usize::MAX] {
            assert!(facet.of(index).len() <= bytes.len());
        }
    }
}

/// The body of a chunk of dates: newest first, with months of the calendar.
pub fn dates(bytes: &[u8]) {
    if let Ok(dates) = Dates::read(bytes) {
        within(dates.size(), bytes.len());
        assert_eq!(dates.days.len(), dates.months.len());
        assert!(dates.days.is_sorted_by(|one, next| one >= next));
        assert!(dates.months.iter().all(|&month| month < 13 * 10_000));
    }
}

/// A list of postings, after how many of how many documents it has and the lengths of the code.
pub fn postings(bytes: &[u8]) {
    let mut rest = bytes;
    let (count, of) = (number(&mut rest), number(&mut rest) % MOST_DOCUMENTS);
    let Some((lengths, list)) = rest.split_at_checked(WEIGHTS) else { return };
    let Some(code) = Huffman::of_lengths(lengths) else { return };
    let mut next = 0;
    postings::read(list, count, of, &code, |doc, weight| {
        assert!(doc >= next && doc < of && usize::from(weight.0) < WEIGHTS);
        next = doc + 1;
    });
    assert!(next as usize <= of as usize);
}

/// A list of positions, after which documents are wanted and the lengths of the code.
pub fn positions(bytes: &[u8]) {
    let mut rest = bytes;
    let mut want = 0_u32;
    let wanted: Vec<u32> = (0..4)
        .map(|_| {
            want = want.saturating_add(number(&mut rest) % 100_000);
            want
        })
        .collect();
    let Some((lengths, list)) = rest.split_at_checked(FIRSTS) else { return };
    let Some(code) = Huffman::of_lengths(lengths) else { return };
    postings::read_positions(list, &wanted, &code, |place, positions| {
        assert!(wanted.contains(&place) && positions.is_sorted());
        assert!(positions.len() <= 8 * list.len() + 1);
    });
}

fn number(bytes: &mut &[u8]) -> u32 {
    let (four, rest) = bytes.split_at(bytes.len().min(4));
    *bytes = rest;
    four.iter().fold(0, |number, &byte| number << 8 | u32::from(byte))
}

/// A request in the first bytes; then changes to parts of an index, four bytes each: which of those that
/// are asked for, where (twice), and the new byte. Their checksums are right.
pub fn reader(bytes: &[u8]) {
    let (choices, changes) = bytes.split_at(bytes.len().min(4));
    let choice = |at: usize| usize::from(choices.get(at).copied().unwrap_or_default());
    let mut request = REQUESTS[choice(0) % REQUESTS.len()].clone();
    if choice(1) > 0 {
        request.text = String::from_utf8_lossy(&bytes[bytes.len().min(4)..]).into_owned();
    }
    request.typing ^= choice(2) & 1 == 1;
    request.counts ^= choice(2) & 2 == 2;
    request.literal ^= choice(2) & 4 == 4;
    let changed = |kind: Kind, body: &[u8]| {
        let mut body = body.to_vec();
        for change in changes.chunks_exact(4).filter(|_| choice(1) == 0) {
            if change[0] % 11 == kind as u8 % 11 {
                let at = usize::from(u16::from_be_bytes([change[1], change[2]]));
                let length = body.len().max(1);
                match body.get_mut(at % length) {
                    Some(_) if change[3] == 0xfe => body.truncate(at % length),
                    Some(byte) => *byte = change[3],
                    None => body.push(change[3]),
                }
            }
        }
        body
    };
    let plain = |part: Part, body: &[u8]| {
        part::unpack(&part::seal(part, STAMP, body)).expect("what was packed")
    };
    let first = Part { kind: Kind::Manifest, number: 0 };
    let Some(manifest) = INDEX.get(&first.code()) else { return };
    let Ok(mut reader) = Reader::open(&plain(first, &changed(Kind::Manifest, manifest))) else {
        return;
    };
    for _ in 0..50 {
        let parts = match reader.step(&request) {
            Step::Done(answer) => {
                assert!(answer.hits.len() <= answer.total as usize);
                assert!(answer.complete <= answer.total);
                _ = json::answer(&answer);
                return;
            }
            Step::Need { parts, .. } => parts,
        };
        assert!(!parts.is_empty());
        for part in parts {
            // A part that the index does not have would be an error.
            let Some(body) = INDEX.get(&part.code()) else { return };
            if reader.supply(part, &plain(part, &changed(part.kind, body))).is_err() {
                return;
            }
        }
    }
    panic!("it asks for parts again and again");
}

const STAMP: u32 = 5;

/// The bodies of the parts of an index, by code.
static INDEX: LazyLock<BTreeMap<u32, Vec<u8>>> = LazyLock::new(|| {
    let folder = tempfile::tempdir().expect("a temporary folder");
    support::write(&documents(), folder.path());
    let mut files = vec![folder.path().join("manifest.bin")];
    for entry in fs::read_dir(folder.path()).expect("the index").flatten() {
        files.extend(fs::read_dir(entry.path()).into_iter().flatten().flatten().map(|e| e.path()));
    }
    let mut parts = BTreeMap::new();
    for file in files {
        let name = file.file_stem().and_then(|name| name.to_str()).unwrap_or_default();
        let number = name[1..].parse::<u32>().unwrap_or_default();
        let part = Part::of_code(u32::from(name.as_bytes()[0]) << 24 | number).expect("a part");
        let plain = part::unpack(&fs::read(&file).expect("a file")).expect("a part's file");
        let (body, _) = part::open(&plain, part, None).expect("a part");
        parts.insert(part.code(), body.to_vec());
    }
    parts
});

fn documents() -> Vec<Document> {
    const WORDS: [&str; 14] = [
        "media",
        "freedom",
        "election",
        "elections",
        "PC.DEC/1162",
        "house",
        "and",
        "the",
        "co-operation",
        "выборы",
        "選挙監視",
        "observer",
        "observers",
        "Häuser",
    ];
    let mut random = support::Random::new(7);
    (0..60)
        .map(|number| {
            let mut text = |most: usize| -> String {
                (0..most).map(|_| random.pick(&WORDS).to_owned() + " ").collect()
            };
            let mut document = support::document(&format!("d{number}"), &text(4), &text(12));
            document.date =
                (number % 5 > 0).then(|| format!("20{:02}-0{}", number % 30, 1 + number % 9));
            document.lang = Some(["en", "de"][number % 2].into());
            document
                .facets
                .insert("country".into(), vec![format!("c{}", number % 7), "all".into()]);
            document
        })
        .collect()
}

/// Requests that need parts of every kind.
static REQUESTS: LazyLock<Vec<Request>> = LazyLock::new(|| {
    let of = |text: &str| Request { text: text.into(), limit: 10, ..Request::default() };
    let facets = vec![Choice { group: "country".into(), value: "c1".into(), exclude: false }];
    vec![
        Request { counts: true, passages: true, lang: Some("de".into()), ..of("media") },
        of("\"media freedom\" -house OR title:observer"),
        of("freedon"),
        of("electoin obsevrer"),
        Request { typing: true, ..of("elec") },
        of("PC.DEC/1162 選挙 observ*"),
        Request { from: Day::new(2005, 1, 1), facets, sort: Sort::Oldest, limit: 100, ..of("") },
    ]
});

fn bodies(kind: Kind) -> Vec<Vec<u8>> {
    let of_kind = INDEX.iter().filter(|(code, _)| *code >> 24 == kind as u32);
    of_kind.map(|(_, body)| body.clone()).collect()
}

/// Files of parts, as they are served.
fn files() -> Vec<Vec<u8>> {
    let part =
        |(&code, body): (&u32, &Vec<u8>)| Some(part::seal(Part::of_code(code)?, STAMP, body));
    INDEX.iter().filter_map(part).collect()
}

/// Lists after the parameters that their targets read.
fn lists(kind: Kind) -> Vec<Vec<u8>> {
    let mut seeds = Vec::new();
    for body in bodies(kind) {
        for start in (0..body.len()).step_by(7) {
            let mut seed = vec![0, 0, 0, 20, 0, 0, 0, 60];
            if kind == Kind::Positions {
                seed.extend([0, 0, 0, 3, 0, 0, 0, 9]);
            }
            // Codes of the same length for all.
            seed.extend([6; 64]);
            seed.extend(&body[start..]);
            seeds.push(seed);
        }
    }
    seeds
}

fn queries() -> Vec<Vec<u8>> {
    let queries = [
        "free media",
        "\"free media\" -house",
        "media OR press | title:\"free press\"",
        "elect* PC.DEC/1162",
        "l'homme O'Brien co-operation C++ AT&T 1,000 3.5 U.N. OSCE's",
        "東京都 選挙 e\u{301}lan ÉLAN ßtraße выборы",
        "„media“ «x» “y” -title:a (b) \u{202e}c\u{202c} 🎉",
        "a-b-c A/RES/55/2 2014-11-21 www.osce.org a@example.org",
    ];
    queries.map(|query| query.as_bytes().to_vec()).into()
}

/// For each request changes that change nothing much.
fn changes() -> Vec<Vec<u8>> {
    let mut seeds = Vec::new();
    for request in 0..REQUESTS.len() as u8 {
        for kind in b"mtrposkxfdl" {
            seeds.push(vec![request, 0, 0, 0, *kind, 0, 3, 1]);
        }
    }
    seeds.extend(queries().into_iter().map(|query| [vec![0, 1, 2, 0], query].concat()));
    seeds
}
