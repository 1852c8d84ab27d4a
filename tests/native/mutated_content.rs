//! Content whose bytes were damaged: reading never panics, and what is no JSON, or in a flag no XML,
//! is never passed over.

use communique::bundle::read::read_folder;
use communique::content::problem::Severity;
use communique::content::read::read;

use crate::repository;

type Files = Vec<(String, Vec<u8>)>;

/// A generator of numbers that gives the same ones in every run (xorshift, 64 bits).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % end.max(1) as u64).expect("it is below a usize")
    }
}

/// The files that the reader reads: not those that are published as they are.
fn files() -> Files {
    let mut files =
        read_folder(&repository("tests/fixtures/second")).expect("the folder can be read");
    files.retain(|(path, _)| !path.starts_with("files/"));
    files
}

/// Reads and checks that a file that is no JSON, or no XML, has an error of its own.
#[track_caller]
fn read_damaged(files: &Files, damaged: usize, what: &str) {
    let (path, bytes) = &files[damaged];
    let (_, problems) = read(files);
    for problem in &problems {
        assert!(!problem.to_string().contains('\n'), "a problem is one line: {problem}");
    }
    let sound = |text: &[u8]| serde_json::from_slice::<serde_json::Value>(text).is_ok();
    let is_whole = if path.ends_with(".svg") {
        str::from_utf8(bytes).is_ok_and(|text| roxmltree::Document::parse(text).is_ok())
    } else if path.ends_with(".jsonl") {
        let mut lines = bytes.split(|byte| *byte == b'\n');
        lines.all(|line| line.trim_ascii().is_empty() || sound(line))
    } else {
        sound(bytes)
    };
    let reported =
        problems.iter().any(|problem| problem.file == *path && problem.severity == Severity::Error);
    assert!(is_whole || reported, "{what} in {path} is passed over");
}

#[test]
fn a_byte_less_is_never_passed_over_where_it_breaks_the_json() {
    let files = files();
    let mut numbers = Numbers(7);
    for damaged in 0..files.len() {
        for _ in 0..40 {
            let mut files = files.clone();
            let at = numbers.below(files[damaged].1.len());
            files[damaged].1.remove(at);
            read_damaged(&files, damaged, &format!("the loss of byte {at}"));
        }
    }
}

#[test]
fn a_file_that_ends_early_is_never_passed_over() {
    let files = files();
    let mut numbers = Numbers(11);
    for damaged in 0..files.len() {
        for _ in 0..25 {
            let mut files = files.clone();
            let end = numbers.below(files[damaged].1.len());
            files[damaged].1.truncate(end);
            read_damaged(&files, damaged, &format!("the end at byte {end}"));
        }
    }
}

#[test]
fn no_bytes_make_the_reader_panic() {
    let files = files();
    let mut numbers = Numbers(13);
    for round in 0..600 {
        let mut files = files.clone();
        let damaged = numbers.below(files.len());
        for _ in 0..=numbers.below(4) {
            damage(&mut files[damaged].1, &mut numbers);
        }
        read_damaged(&files, damaged, &format!("the damage of round {round}"));
    }
}

/// Changes a few bytes: any byte, or one that matters in JSON.
fn damage(bytes: &mut Vec<u8>, numbers: &mut Numbers) {
    const TELLING: &[u8] = b"{}[]\",:0-9e.\\tn \n\xff\xef\x00";
    let byte = match numbers.below(2) {
        0 => u8::try_from(numbers.below(256)).expect("it is below 256"),
        _ => TELLING[numbers.below(TELLING.len())],
    };
    let at = numbers.below(bytes.len());
    match numbers.below(4) {
        0 if !bytes.is_empty() => bytes[at] = byte,
        1 if !bytes.is_empty() => {
            bytes.remove(at);
        }
        2 => {
            // A stretch from elsewhere in the file.
            let from = numbers.below(bytes.len());
            let stretch = bytes[from..(from + 30).min(bytes.len())].to_vec();
            bytes.splice(at..at, stretch);
        }
        _ => bytes.insert(at, byte),
    }
}

#[test]
fn values_of_any_kind_in_any_place_are_reported() {
    let files = files();
    let values = ["null", "7", "-1.5", "true", "\"\"", "\"x\"", "[]", "[[]]", "{}", "{\"a\":{}}"];
    let mut numbers = Numbers(17);
    for damaged in 0..files.len() {
        if !files[damaged].0.ends_with(".json") {
            continue;
        }
        let value: serde_json::Value =
            serde_json::from_slice(&files[damaged].1).expect("the fixture is JSON");
        for _ in 0..40 {
            let mut value = value.clone();
            let with = values[numbers.below(values.len())];
            *any_place(&mut value, &mut numbers) =
                serde_json::from_str(with).expect("the value is JSON");
            let mut files = files.clone();
            files[damaged].1 = value.to_string().into_bytes();
            read_damaged(&files, damaged, with);
        }
    }
}

fn any_place<'a>(
    value: &'a mut serde_json::Value,
    numbers: &mut Numbers,
) -> &'a mut serde_json::Value {
    use serde_json::Value;
    let kids = match value {
        Value::Array(list) => list.len(),
        Value::Object(map) => map.len(),
        _ => 0,
    };
    if kids == 0 || numbers.below(6) == 0 {
        return value;
    }
    let at = numbers.below(kids);
    let kid = match value {
        Value::Array(list) => list.get_mut(at),
        Value::Object(map) => map.values_mut().nth(at),
        _ => None,
    };
    any_place(kid.expect("it is below their number"), numbers)
}
