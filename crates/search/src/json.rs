//! An answer as JSON text, for whoever asked from JavaScript or a shell.
//!
//! Written by hand: a few kilobytes less in the worker than a serialiser and its formatting.

use crate::answer::{Answer, Bin, Correction, Facet, Hit, Note, Piece};

/// An answer as one line of JSON (RFC 8259):
///
/// ```json
/// {"total":2,"complete":1,
///  "hits":[{"id":"a","url":"/a","title":[["New ",0],["media",1]],"date":"2014-06","lang":"en",
///           "facets":[["albania"]],"complete":true,"named":false,"score":1500,
///           "passage":[["…",0]]}],
///  "facets":[{"name":"country","values":[["albania",31]]}],
///  "histogram":[[2014,6,2]],
///  "corrections":[{"from":"meida","to":["media"]}],
///  "notes":[{"kind":"unknown","word":"xyzzy"}]}
/// ```
///
/// A piece is its text and 1 if it is marked, a bin its year, month (0: none) and count. The
/// score is in thousandths. Notes have one of these shapes: `unknown` with `word`,
/// `no-such-value` with `group` and `value`, `too-long` with `count`, `dangling` with `sign`;
/// `unbalanced`, `only-exclusions`, `partial` and `only-stop-words` with nothing.
#[must_use]
pub fn answer(answer: &Answer) -> String {
    let mut out = String::new();
    write(&mut out, answer);
    out
}

/// Appends an answer to a text, as [`answer`] gives it.
pub fn write(out: &mut String, answer: &Answer) {
    out.push_str("{\"total\":");
    number(out, answer.total);
    out.push_str(",\"complete\":");
    number(out, answer.complete);
    out.push_str(",\"hits\":");
    list(out, &answer.hits, hit);
    out.push_str(",\"facets\":");
    list(out, &answer.facets, facet);
    out.push_str(",\"histogram\":");
    list(out, &answer.histogram, bin);
    out.push_str(",\"corrections\":");
    list(out, &answer.corrections, correction);
    out.push_str(",\"notes\":");
    list(out, &answer.notes, note);
    out.push('}');
}

/// Appends a text as a JSON string with its quotes. Control characters are escaped, and so are
/// U+2028 and U+2029, which end lines in older JavaScript.
pub fn string(out: &mut String, text: &str) {
    out.push('"');
    for char in text.chars() {
        match char {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\0'..='\u{1f}' | '\u{7f}' | '\u{2028}' | '\u{2029}' => {
                out.push_str("\\u");
                for shift in [12, 8, 4, 0] {
                    let digit = (u32::from(char) >> shift) & 15;
                    out.extend(char::from_digit(digit, 16));
                }
            }
            _ => out.push(char),
        }
    }
    out.push('"');
}

/// A list of what `each` appends.
fn list<T>(out: &mut String, items: &[T], each: fn(&mut String, &T)) {
    out.push('[');
    for (at, item) in items.iter().enumerate() {
        if at > 0 {
            out.push(',');
        }
        each(out, item);
    }
    out.push(']');
}

/// A key after others, and its text.
fn field(out: &mut String, key: &str, text: &str) {
    out.push_str(",\"");
    out.push_str(key);
    out.push_str("\":");
    string(out, text);
}

/// A number in digits. The formatter of the standard library is larger than the rest of this file.
fn number(out: &mut String, mut number: u32) {
    let mut digits = [0; 10];
    let mut count = 0;
    for digit in &mut digits {
        *digit = b'0' + (number % 10) as u8;
        number /= 10;
        count += 1;
        if number == 0 {
            break;
        }
    }
    out.extend(digits.iter().take(count).rev().map(|&digit| char::from(digit)));
}

/// A number with its sign.
fn signed(out: &mut String, signed: i32) {
    if signed < 0 {
        out.push('-');
    }
    number(out, signed.unsigned_abs());
}

/// A list of texts.
fn strings(out: &mut String, texts: &[String]) {
    list(out, texts, |out, text| string(out, text));
}

fn hit(out: &mut String, hit: &Hit) {
    out.push_str("{\"id\":");
    string(out, &hit.id);
    field(out, "url", &hit.url);
    out.push_str(",\"title\":");
    list(out, &hit.title, piece);
    field(out, "date", &hit.date);
    field(out, "lang", &hit.lang);
    out.push_str(",\"facets\":");
    list(out, &hit.facets, |out, values| strings(out, values));
    out.push_str(if hit.complete { ",\"complete\":true" } else { ",\"complete\":false" });
    out.push_str(if hit.named { ",\"named\":true" } else { ",\"named\":false" });
    out.push_str(",\"score\":");
    // Half away from zero; the cast keeps within an i32 and makes 0 of what is no number.
    let score = hit.score * 1000.0;
    signed(out, (if score < 0.0 { score - 0.5 } else { score + 0.5 }) as i32);
    out.push_str(",\"passage\":");
    list(out, &hit.passage, piece);
    out.push('}');
}

fn piece(out: &mut String, piece: &Piece) {
    out.push('[');
    string(out, &piece.text);
    out.push_str(if piece.marked { ",1]" } else { ",0]" });
}

fn facet(out: &mut String, facet: &Facet) {
    out.push_str("{\"name\":");
    string(out, &facet.name);
    out.push_str(",\"values\":");
    list(out, &facet.values, |out, value| {
        out.push('[');
        string(out, &value.value);
        out.push(',');
        number(out, value.count);
        out.push(']');
    });
    out.push('}');
}

fn bin(out: &mut String, bin: &Bin) {
    out.push('[');
    signed(out, bin.year.into());
    out.push(',');
    number(out, bin.month.into());
    out.push(',');
    number(out, bin.count);
    out.push(']');
}

fn correction(out: &mut String, correction: &Correction) {
    out.push_str("{\"from\":");
    string(out, &correction.from);
    out.push_str(",\"to\":");
    strings(out, &correction.to);
    out.push('}');
}

fn note(out: &mut String, note: &Note) {
    out.push_str("{\"kind\":");
    let kind = match note {
        Note::Unknown(_) => "unknown",
        Note::NoSuchValue(..) => "no-such-value",
        Note::TooLong(_) => "too-long",
        Note::Unbalanced => "unbalanced",
        Note::Dangling(_) => "dangling",
        Note::OnlyExclusions => "only-exclusions",
        Note::Partial => "partial",
        Note::OnlyStopWords => "only-stop-words",
    };
    string(out, kind);
    match note {
        Note::Unknown(word) => field(out, "word", word),
        Note::NoSuchValue(group, value) => {
            field(out, "group", group);
            field(out, "value", value);
        }
        Note::TooLong(count) => {
            out.push_str(",\"count\":");
            number(out, *count);
        }
        Note::Dangling(sign) => field(out, "sign", sign),
        Note::Unbalanced | Note::OnlyExclusions | Note::Partial | Note::OnlyStopWords => {}
    }
    out.push('}');
}

// A reader of JSON comes with the native side.
#[cfg(all(test, feature = "write"))]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

    use serde_json::{Value, json};

    use super::*;
    use crate::answer::Count;

    fn parsed(text: &str) -> Value {
        serde_json::from_str(text).unwrap()
    }

    fn pieces(pieces: &[(&str, bool)]) -> Vec<Piece> {
        pieces.iter().map(|&(text, marked)| Piece { text: text.to_owned(), marked }).collect()
    }

    #[test]
    fn an_empty_answer_has_every_field() {
        let expected = r#"{"total":0,"complete":0,"hits":[],"facets":[],"histogram":[],"corrections":[],"notes":[]}"#;
        assert_eq!(answer(&Answer::default()), expected);
    }

    #[test]
    fn an_answer_comes_back_as_it_was() {
        let full = Answer {
            total: u32::MAX,
            complete: 10,
            hits: vec![
                Hit {
                    id: "a\"b\\c".to_owned(),
                    url: "/a?b=c&d".to_owned(),
                    title: pieces(&[("Свобода ", false), ("СМИ", true)]),
                    date: "2014-06".to_owned(),
                    lang: "ru".to_owned(),
                    facets: vec![vec!["x".to_owned(), "y".to_owned()], vec![]],
                    complete: true,
                    named: true,
                    score: 1.2345,
                    passage: pieces(&[("…", false), ("</script>", true)]),
                },
                Hit::default(),
            ],
            facets: vec![Facet {
                name: "country".to_owned(),
                values: vec![Count { value: "albania".to_owned(), count: 31 }],
            }],
            histogram: vec![
                Bin { year: -44, month: 3, count: 1 },
                Bin { year: 2014, month: 0, count: 7 },
            ],
            corrections: vec![Correction {
                from: "meida".to_owned(),
                to: vec!["media".to_owned()],
            }],
            notes: vec![
                Note::Unknown("xyzzy".to_owned()),
                Note::NoSuchValue("country".to_owned(), "atlantis".to_owned()),
                Note::TooLong(1000),
                Note::Unbalanced,
                Note::Dangling("OR".to_owned()),
                Note::OnlyExclusions,
                Note::Partial,
                Note::OnlyStopWords,
            ],
        };
        let expected = json!({
            "total": 4_294_967_295_u32,
            "complete": 10,
            "hits": [
                {
                    "id": "a\"b\\c", "url": "/a?b=c&d",
                    "title": [["Свобода ", 0], ["СМИ", 1]],
                    "date": "2014-06", "lang": "ru", "facets": [["x", "y"], []],
                    "complete": true, "named": true, "score": 1235,
                    "passage": [["…", 0], ["</script>", 1]],
                },
                {
                    "id": "", "url": "", "title": [], "date": "", "lang": "", "facets": [],
                    "complete": false, "named": false, "score": 0, "passage": [],
                },
            ],
            "facets": [{"name": "country", "values": [["albania", 31]]}],
            "histogram": [[-44, 3, 1], [2014, 0, 7]],
            "corrections": [{"from": "meida", "to": ["media"]}],
            "notes": [
                {"kind": "unknown", "word": "xyzzy"},
                {"kind": "no-such-value", "group": "country", "value": "atlantis"},
                {"kind": "too-long", "count": 1000},
                {"kind": "unbalanced"},
                {"kind": "dangling", "sign": "OR"},
                {"kind": "only-exclusions"},
                {"kind": "partial"},
                {"kind": "only-stop-words"},
            ],
        });
        assert_eq!(parsed(&answer(&full)), expected);
    }

    #[test]
    fn every_character_is_read_back() {
        let all: String = ('\0'..=char::MAX).collect();
        let mut out = String::new();
        string(&mut out, &all);
        assert_eq!(parsed(&out), Value::String(all));
        assert!(!out.contains(|char: char| char.is_ascii_control()));
        assert!(!out.contains(['\u{2028}', '\u{2029}']));
        out.clear();
        string(&mut out, "\u{1}\n\u{1f}\u{2028}");
        assert_eq!(out, r#""\u0001\n\u001f\u2028""#);
    }

    #[test]
    fn numbers_are_written_whole() {
        for value in [0, 1, 9, 10, 99, 100, 1_000_000, i32::MAX, -1, -10, i32::MIN] {
            let mut out = String::new();
            signed(&mut out, value);
            assert_eq!(out, value.to_string());
        }
    }

    #[test]
    fn no_score_breaks_the_text() {
        for (score, expected) in [
            (0.0006, 1),
            (-0.0006, -1),
            (-2.5, -2500),
            (f32::NAN, 0),
            (f32::INFINITY, i32::MAX),
            (f32::NEG_INFINITY, i32::MIN),
        ] {
            let hit = Hit { score, ..Hit::default() };
            let answer = answer(&Answer { hits: vec![hit], ..Answer::default() });
            assert_eq!(parsed(&answer)["hits"][0]["score"], json!(expected));
        }
    }
}
