//! Indexes that are not as they were written: parts cut off, changed, swapped, of an older index or
//! not there. A search in such a folder says which file is wrong and what to do, or answers as if
//! nothing were; it does not panic, hang or take memory without bounds.

#![cfg(feature = "write")]
#![allow(clippy::unwrap_used, reason = "a test says with it what it relies on")]

mod support;

use std::fs;
use std::path::{Path, PathBuf};

use communique_search::answer::Answer;
use communique_search::date::Day;
use communique_search::folder::Folder;
use communique_search::format::{Kind, Part, part};
use communique_search::reader::{Reader, Step};
use communique_search::request::{Choice, Request};
use communique_search::write::document::Document;

use support::Random;

/// Documents for parts of every kind, some of them more than one.
fn documents(count: usize, country: &str) -> Vec<Document> {
    const WORDS: [&str; 8] =
        ["media", "freedom", "election", "elections", "mission", "PC.DEC/1162", "house", "and"];
    let mut random = Random::new(7);
    (0..count)
        .map(|number| {
            let mut text = |most: usize| -> String {
                let word = |_| format!("{}{} ", random.pick(&WORDS), random.pick(&["", "", "s x"]));
                (0..most).map(word).collect()
            };
            let mut document = support::document(&format!("d{number}"), &text(4), &text(60));
            document.date =
                (number % 5 > 0).then(|| format!("20{:02}-0{}", number % 30, 1 + number % 9));
            document.lang = Some(["en", "fr"][number % 2].into());
            document
                .facets
                .insert("country".into(), vec![country.into(), format!("c{}", number % 7)]);
            document
        })
        .collect()
}

/// Requests that need parts of every kind.
fn requests() -> Vec<Request> {
    let of = |text: &str| Request { text: text.into(), limit: 10, ..Request::default() };
    vec![
        Request { counts: true, passages: true, lang: Some("fr".into()), ..of("media") },
        of("\"media freedom\" -mission"),
        of("freedon"),
        of("electoin missoin"),
        Request { typing: true, ..of("elec") },
        Request {
            from: Day::new(2005, 1, 1),
            facets: vec![Choice { group: "country".into(), value: "c1".into(), exclude: false }],
            limit: 100,
            ..of("")
        },
    ]
}

/// All answers, or what the first error says.
fn search(path: &Path) -> Result<Vec<Answer>, String> {
    let mut folder = Folder::open(path).map_err(|error| error.to_string())?;
    requests()
        .iter()
        .map(|request| folder.search(request).map_err(|error| error.to_string()))
        .collect()
}

/// The files of an index.
fn files(path: &Path) -> Vec<PathBuf> {
    let mut files = vec![path.join("manifest.bin")];
    for entry in fs::read_dir(path).unwrap().map(Result::unwrap).filter(|e| e.path().is_dir()) {
        files.extend(fs::read_dir(entry.path()).unwrap().map(|file| file.unwrap().path()));
    }
    files.sort();
    files
}

/// An index whose parts can be spoilt, one at a time.
struct Spoilt {
    folder: tempfile::TempDir,
    files: Vec<PathBuf>,
    expected: Vec<Answer>,
}

impl Spoilt {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        // A small index has no tops.
        support::write(&documents(1010, "albania"), folder.path());
        let files = files(folder.path());
        let expected = search(folder.path()).unwrap();
        Self { folder, files, expected }
    }

    /// Spoils a file, searches, and puts it back. What is wrong is said with the file's name and a
    /// remedy, unless no request needs the file or the bytes come to the same.
    fn with(&self, file: &Path, bytes: Option<&[u8]>, how: &str) -> bool {
        let whole = fs::read(file).unwrap();
        match bytes {
            Some(bytes) => fs::write(file, bytes).unwrap(),
            None => fs::remove_file(file).unwrap(),
        }
        let found = search(self.folder.path());
        fs::write(file, whole).unwrap();
        let name = file.file_name().unwrap().to_str().unwrap();
        match found {
            Err(error) => {
                assert!(error.contains(name), "{how} {name}: {error}");
                assert!(error.contains("communique index"), "{how} {name}: {error}");
                true
            }
            Ok(answers) => {
                assert!(answers == self.expected, "{how} {name}: other answers without an error");
                false
            }
        }
    }
}

#[test]
fn the_requests_need_every_kind_of_part() {
    let spoilt = Spoilt::new();
    let mut kinds: Vec<char> = Vec::new();
    for file in &spoilt.files {
        if spoilt.with(file, None, "without") {
            let name = file.file_name().unwrap().to_str().unwrap();
            kinds.extend(name.chars().next());
        }
    }
    kinds.sort_unstable();
    kinds.dedup();
    assert_eq!(kinds.iter().collect::<String>(), "dfklmoprstx");
}

#[test]
fn a_part_that_is_cut_off_is_named() {
    let spoilt = Spoilt::new();
    let mut random = Random::new(1);
    for file in &spoilt.files {
        let whole = fs::read(file).unwrap();
        let mut ends: Vec<usize> = (0..whole.len().min(24)).collect();
        ends.extend((0..12).map(|_| random.below(whole.len())));
        ends.extend([whole.len() - 1, whole.len() - 2]);
        for end in ends {
            spoilt.with(file, Some(&whole[..end]), &format!("{end} bytes of"));
        }
    }
}

#[test]
fn a_flipped_bit_is_seen() {
    let spoilt = Spoilt::new();
    let mut random = Random::new(2);
    for file in &spoilt.files {
        let whole = fs::read(file).unwrap();
        for turn in 0..40 {
            let at = if turn < 20 { turn.min(whole.len() - 1) } else { random.below(whole.len()) };
            let mut flipped = whole.clone();
            flipped[at] ^= 1 << random.below(8);
            spoilt.with(file, Some(&flipped), &format!("with a bit of byte {at} flipped,"));
        }
    }
}

#[test]
fn what_is_no_part_is_named() {
    let spoilt = Spoilt::new();
    for (number, file) in spoilt.files.iter().enumerate() {
        let another = fs::read(&spoilt.files[(number + 1) % spoilt.files.len()]).unwrap();
        spoilt.with(file, Some(b""), "nothing in");
        spoilt.with(file, Some(b"<!doctype html><title>Not found</title>"), "a page in");
        spoilt.with(file, Some(&[0; 4096]), "zeros in");
        spoilt.with(file, Some(&another), "another part in");
    }
    // One that would inflate to 4 GB.
    let mut bomb = vec![1];
    bomb.extend(deflated_zeros());
    spoilt.with(&spoilt.files[0], Some(&bomb), "a bomb in");
}

/// Raw deflate of 300 MB of zeros, in a few hundred kB.
fn deflated_zeros() -> Vec<u8> {
    use std::io::Write;
    let mut deflate = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::fast());
    let zeros = vec![0; 1 << 20];
    for _ in 0..300 {
        deflate.write_all(&zeros).unwrap();
    }
    deflate.finish().unwrap()
}

#[test]
fn a_part_of_an_older_index_is_seen() {
    let spoilt = Spoilt::new();
    // As many documents with as many words: only a facet, a word or an address differs.
    let facet = documents(400, "andorra");
    let mut word = documents(400, "albania");
    for document in &mut word {
        document.body = document.body.replace("house", "mouse");
    }
    let mut address = documents(400, "albania");
    for document in &mut address {
        document.url = format!("/new{}", document.url);
    }
    for older in [facet, word, address, documents(390, "albania")] {
        let folder = tempfile::tempdir().unwrap();
        support::write(&older, folder.path());
        let old = files(folder.path());
        // The parts that an older manifest names are not there, and that is what is said.
        for file in spoilt.files.iter().filter(|file| !file.ends_with("manifest.bin")) {
            let same = |old: &&PathBuf| old.file_name() == file.file_name();
            if let Some(old) = old.iter().find(same) {
                spoilt.with(file, Some(&fs::read(old).unwrap()), "an older");
            }
        }
    }
}

/// Answers a request with bodies of chance, which pass for the parts that were asked for.
fn answer(manifest: &[u8], request: &Request, random: &mut Random, bodies: &[Vec<u8>]) {
    const STAMP: u32 = 5;
    let manifest = part::seal(Part { kind: Kind::Manifest, number: 0 }, STAMP, manifest);
    let Ok(mut reader) = Reader::open(&part::unpack(&manifest).unwrap()) else { return };
    for _ in 0..40 {
        let Step::Need { parts, .. } = reader.step(request) else { return };
        assert!(!parts.is_empty());
        for part in parts.into_iter().take(50) {
            let mut body = bodies[random.below(bodies.len())].clone();
            random.spoil(&mut body);
            let file = part::seal(part, STAMP, &body);
            if reader.supply(part, &part::unpack(&file).unwrap()).is_err() {
                return;
            }
        }
    }
}

impl Random {
    /// Changes some bytes.
    fn spoil(&mut self, bytes: &mut Vec<u8>) {
        for _ in 0..self.below(4) {
            let at = self.below(bytes.len() + 1);
            match self.below(4) {
                0 => bytes.truncate(at),
                1 => bytes.insert(at, self.next() as u8),
                2 => bytes.extend((0..self.below(20)).map(|_| 0xff)),
                _ => {
                    if let Some(byte) = bytes.get_mut(at) {
                        *byte = self.next() as u8;
                    }
                }
            }
        }
    }
}

#[test]
fn bodies_of_chance_with_a_right_checksum_do_no_harm() {
    let spoilt = Spoilt::new();
    let body = |file: &PathBuf| {
        let plain = part::unpack(&fs::read(file).unwrap()).unwrap();
        let name = file.file_stem().unwrap().to_str().unwrap();
        let number = name[1..].parse().unwrap_or(0);
        let kind = name.as_bytes()[0];
        let part = Part::of_code(u32::from(kind) << 24 | number).unwrap();
        (part.kind, part::open(&plain, part, None).unwrap().0.to_vec())
    };
    let all: Vec<(Kind, Vec<u8>)> = spoilt.files.iter().map(body).collect();
    let mut random = Random::new(3);
    let requests = requests();
    let manifest = &all.iter().find(|(kind, _)| *kind == Kind::Manifest).unwrap().1;
    let mut bodies: Vec<Vec<u8>> = all.iter().map(|(_, body)| body.clone()).collect();
    bodies.extend((0..20).map(|length| (0..length * 5).map(|_| random.next() as u8).collect()));
    for turn in 0..1000 {
        let mut manifest = manifest.clone();
        if turn % 2 == 0 {
            random.spoil(&mut manifest);
        }
        let request = &requests[random.below(requests.len())];
        if turn % 3 == 0 {
            answer(&manifest, request, &mut random, &bodies);
        } else {
            // Bodies of the right kinds go further.
            let kind = all[random.below(all.len())].0;
            let same: Vec<Vec<u8>> =
                all.iter().filter(|(k, _)| *k == kind).map(|(_, body)| body.clone()).collect();
            answer(&manifest, request, &mut random, &same);
        }
    }
    // Right parts, all but one of them.
    for turn in 0..2000 {
        let spoilt_kind = all[turn % all.len()].0;
        let request = &requests[random.below(requests.len())];
        let mut reader = {
            let mut manifest = manifest.clone();
            if spoilt_kind == Kind::Manifest {
                random.spoil(&mut manifest);
            }
            let file = part::seal(Part { kind: Kind::Manifest, number: 0 }, 5, &manifest);
            let Ok(reader) = Reader::open(&part::unpack(&file).unwrap()) else { continue };
            reader
        };
        'steps: for step in 0.. {
            assert!(step < 100, "it asks for parts again and again");
            let Step::Need { parts, .. } = reader.step(request) else { break };
            for part in parts {
                let same = all.iter().filter(|(kind, _)| *kind == part.kind);
                let Some((_, body)) = same.clone().nth(part.number as usize) else { break 'steps };
                let mut body = body.clone();
                if part.kind == spoilt_kind {
                    random.spoil(&mut body);
                }
                let file = part::seal(part, 5, &body);
                if reader.supply(part, &part::unpack(&file).unwrap()).is_err() {
                    break 'steps;
                }
            }
        }
    }
}
