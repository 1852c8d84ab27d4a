//! The generator of `table.rs`, as a test that the table is current.
//!
//! With `BLESS=1` in the environment it writes the table instead.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeMap;
use std::fmt::Write as _;

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::{
    canonical_combining_class, is_combining_mark, is_public_assigned,
};

/// Letters that Unicode does not take apart but people do, and those that we keep.
const SPECIAL: &[(char, &str)] = &[
    ('ß', "ss"),
    ('æ', "ae"),
    ('œ', "oe"),
    ('þ', "th"),
    ('ø', "o"),
    ('ł', "l"),
    ('đ', "d"),
    ('ð', "d"),
    ('ħ', "h"),
    ('ŧ', "t"),
    ('ŋ', "n"),
    ('ı', "i"),
    ('ĸ', "k"),
    // Azeri, often written without its keyboard.
    ('ə', "e"),
    ('ǝ', "e"),
    ('ς', "σ"),
    ('ё', "е"),
    ('й', "й"),
    // Arabic: as Lucene's normalizers for Arabic and Persian.
    ('ى', "ي"),
    ('ی', "ي"),
    ('ک', "ك"),
    ('ة', "ه"),
];

/// The zeros of decimal digits that are read as ASCII's.
const ZEROS: &[u32] = &[
    0x660, 0x6F0, 0x7C0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xC66, 0xCE6, 0xD66, 0xE50,
    0xED0, 0xF20, 0x1040, 0x17E0,
];

/// Not folded, as they are rare and would be most of the table: ideographs' duplicates, letters of
/// phonetics and of formulas, circles and squares, forms of Arabic that only fonts have, half-width
/// kana and Hangul; and what comes apart in scripts that become grams.
const LEFT_ALONE: &[(u32, u32)] = &[
    (0xE33, 0xE33),
    (0xEB3, 0xEB3),
    (0xEDC, 0xEDD),
    (0x1026, 0x1026),
    (0x1D00, 0x1DBF),
    (0x2090, 0x209C),
    (0x2100, 0x2125),
    (0x212C, 0x215F),
    (0x2460, 0x24FF),
    (0x3130, 0x33FF),
    (0xA720, 0xA7FF),
    (0xF900, 0xFAFF),
    (0xFB13, 0xFB17),
    (0xFB50, 0xFE6F),
    (0xFF5F, 0xFFDF),
    (0x10780, 0x107BF),
    (0x1B000, 0x1E6FF),
    (0x1EE00, 0x1FBF9),
    (0x2F800, 0x2FA1F),
];

fn within(ranges: &[(u32, u32)], c: char) -> bool {
    ranges.iter().any(|&(first, last)| (first..=last).contains(&u32::from(c)))
}

/// Whether a character disappears within words.
fn dropped(c: char) -> bool {
    const IGNORED: &[(u32, u32)] = &[
        (0xAD, 0xAD), // soft hyphen
        (0xB2, 0xB3), // superscript digits: mostly of footnotes
        (0xB9, 0xB9),
        (0x2B9, 0x2BF), // modifier apostrophes
        (0x34F, 0x34F),
        (0x374, 0x374),
        (0x5F3, 0x5F4), // geresh, gershayim
        (0x61C, 0x61C),
        (0x640, 0x640), // tatweel
        (0x180B, 0x180F),
        (0x200B, 0x200F), // zero width, bidi
        (0x202A, 0x202E),
        (0x2060, 0x206F),
        (0x2070, 0x2070),
        (0x2074, 0x2079),
        (0x20D0, 0x20FF),
        (0xFE00, 0xFE0F),
        (0xFEFF, 0xFEFF),
        (0xE0000, 0xE0FFF),
    ];
    let class = canonical_combining_class(c);
    historic(c).is_none()
        && (within(IGNORED, c)
            || (is_combining_mark(c)
                && (matches!(class, 1 | 6..=8 | 10..=36 | 200..=240) || u32::from(c) < 0x780)))
}

/// Beyond the basic plane, whether whole blocks are letters: scripts of the past, their signs
/// included, and not symbols and emoji. Told apart one by one they would be most of the table.
fn historic(c: char) -> Option<bool> {
    match u32::from(c) {
        0x1CC00..=0x1D3FF | 0x1F000..=0x1FBEF => Some(false),
        0x10000..=0xDFFFF => Some(true),
        _ => None,
    }
}

/// Whether a mark is a letter of its own, such as the vowels of Indic scripts.
fn kept(c: char) -> bool {
    is_combining_mark(c) && !dropped(c)
}

/// Whether a character is part of words.
fn wordly(c: char) -> bool {
    historic(c).unwrap_or_else(|| c.is_alphanumeric() || kept(c))
}

/// What a character folds to: the slow and plain way.
fn folded(c: char) -> String {
    if within(LEFT_ALONE, c) || (c.is_ascii() && !c.is_ascii_uppercase()) {
        return c.to_string();
    }
    let mut text = c.to_string();
    // Twice: lower case may come apart again, and what came apart may be upper case.
    for _ in 0..2 {
        let mut next = String::new();
        for c in text.chars().flat_map(char::to_lowercase) {
            if let Some((_, to)) = SPECIAL.iter().find(|(from, _)| *from == c) {
                next.push_str(to);
                continue;
            }
            // Hangul and kana are kept composed.
            if matches!(u32::from(c), 0x3040..=0x30FF | 0xAC00..=0xD7A3) {
                next.push(c);
                continue;
            }
            for c in std::iter::once(c).nfkd() {
                match SPECIAL.iter().find(|(from, _)| *from == c) {
                    Some((_, to)) => next.push_str(to),
                    None => next.push(c),
                }
            }
        }
        text = next;
    }
    if let Some(digit) =
        ZEROS.iter().find_map(|zero| u32::from(c).checked_sub(*zero).filter(|digit| *digit < 10))
    {
        text = digit.to_string();
    }
    let text: String = if text.chars().count() > 1 {
        text.chars().filter(|c| !dropped(*c)).collect()
    } else {
        text
    };
    if text.is_empty() || !text.chars().all(|c| wordly(c) || dropped(c)) {
        c.to_string()
    } else {
        text
    }
}

fn varint(bytes: &mut Vec<u8>, mut value: u32) {
    while value >= 0x80 {
        bytes.push((value as u8 & 0x7F) | 0x80);
        value >>= 7;
    }
    bytes.push(value as u8);
}

fn zigzag(value: i64) -> u32 {
    ((value << 1) ^ (value >> 63)) as u32
}

/// Runs of folds, see [`super::fold`] for their form; and the expansions.
fn folds() -> (Vec<u8>, String, usize) {
    let map: BTreeMap<u32, String> = ('\u{80}'..=char::MAX)
        .filter(|c| wordly(*c) && !dropped(*c))
        .map(|c| (u32::from(c), folded(c)))
        .filter(|(c, to)| !to.starts_with(char::from_u32(*c).unwrap()) || to.chars().count() > 1)
        .collect();
    let single = |c: u32| {
        let text = map.get(&c)?;
        let mut chars = text.chars();
        chars.next().filter(|_| chars.next().is_none()).map(u32::from)
    };
    let (mut bytes, mut expansions, mut runs) = (Vec::new(), Vec::new(), 0);
    let (mut next, keys) = (0, map.keys().copied().collect::<Vec<_>>());
    let (mut at, mut last_to) = (0x80, 0x80);
    while let Some(&key) = keys.get(next) {
        // The longest of: neighbours that move alike, every second that moves alike, neighbours
        // that become one.
        let (kind, count, to) = match single(key) {
            None => {
                let count =
                    (key..).take_while(|c| map.contains_key(c) && single(*c).is_none()).count();
                (3, count as u32, 0)
            }
            Some(to) => [(0, 1, 1), (1, 2, 2), (2, 1, 0)]
                .into_iter()
                .map(|(kind, step, move_by)| {
                    let count = (0..)
                        .take_while(|n| {
                            single(key + n * step) == Some(to + n * move_by)
                                && (kind != 1
                                    || *n == 0
                                    || !map.contains_key(&(key + n * step - 1)))
                        })
                        .count() as u32;
                    (kind, count, to)
                })
                .rev()
                .max_by_key(|(_, count, _)| *count)
                .unwrap(),
        };
        varint(&mut bytes, key - at);
        varint(&mut bytes, (count - 1) << 2 | kind);
        let width = if kind == 1 { 2 * count - 1 } else { count };
        if kind == 3 {
            expansions.extend((key..key + count).map(|c| map[&c].clone()));
        } else {
            varint(&mut bytes, zigzag(i64::from(to) - i64::from(last_to)));
            last_to = to;
        }
        at = key + width;
        runs += 1;
        next += count as usize;
    }
    (bytes, expansions.join("|"), runs)
}

/// How many characters are of one kind, again and again: 0 between words, 1 of words, 2 dropped.
/// What is not assigned goes with what is before it.
fn kinds() -> (Vec<u8>, usize) {
    let mut runs: Vec<(u32, u32)> = vec![(0, 0)];
    for c in '\u{80}'..=char::MAX {
        let last = runs.last_mut().unwrap();
        let private =
            matches!(u32::from(c), 0xE000..=0xF8FF | 0xFFFE.. if !dropped(c) && !wordly(c));
        let kind = match c {
            _ if dropped(c) => 2,
            _ if wordly(c) => 1,
            _ if private || is_public_assigned(c) => 0,
            _ => last.0,
        };
        // Surrogates are skipped.
        let count = if c == '\u{E000}' { 0x801 } else { 1 };
        if last.0 == kind { last.1 += count } else { runs.push((kind, count)) }
    }
    let mut bytes = Vec::new();
    for (kind, count) in &runs {
        varint(&mut bytes, count << 2 | kind);
    }
    (bytes, runs.len())
}

/// A byte string in lines of source.
fn literal(bytes: &[u8]) -> String {
    let mut source = String::from("b\"");
    let mut line = 0;
    for byte in bytes {
        if line >= 96 {
            source.push_str("\\\n    ");
            line = 0;
        }
        // A literal space at the beginning of a line would be lost.
        let shown = if byte.is_ascii_graphic() {
            std::ascii::escape_default(*byte).to_string()
        } else {
            format!("\\x{byte:02x}")
        };
        line += shown.len();
        source.push_str(&shown);
    }
    source.push('"');
    source
}

fn generate() -> String {
    let (folds, expansions, runs) = folds();
    let (kinds, kind_runs) = kinds();
    let mut source = String::new();
    writeln!(
        source,
        "//! What characters fold to; generated by the test in `generate.rs`, not by hand.\n"
    )
    .unwrap();
    writeln!(source, "/// {runs} runs of characters that fold to others.").unwrap();
    writeln!(source, "pub(super) const FOLDS: &[u8] = {};\n", literal(&folds)).unwrap();
    writeln!(source, "/// What the characters of runs of kind 3 fold to, in their order, each with a line after it.").unwrap();
    let mut lines = String::new();
    let mut line = 0;
    for word in expansions.split('|') {
        if line > 90 {
            lines.push_str("\\\n    ");
            line = 0;
        }
        lines.push_str(word);
        lines.push('|');
        line += word.chars().count() + 1;
    }
    writeln!(source, "pub(super) const EXPANSIONS: &str = \"{lines}\";\n").unwrap();
    writeln!(source, "/// {kind_runs} runs of characters of one kind.").unwrap();
    writeln!(source, "pub(super) const KINDS: &[u8] = {};", literal(&kinds)).unwrap();
    source
}

#[test]
fn table_is_current() {
    let source = generate();
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/src/analysis/table.rs");
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(path, &source).unwrap();
    }
    // By value, so that the layout of the file is the formatter's business.
    assert!(
        std::fs::read_to_string(path).unwrap() == source,
        "the table is not current: run this test with BLESS=1"
    );
}

/// What the table says of each character is what the slow way says.
#[test]
fn table_reads_back() {
    for c in '\u{80}'..=char::MAX {
        let mut fold = String::new();
        super::fold::fold_char(&mut fold, c);
        if dropped(c) {
            assert_eq!(fold, "", "U+{:04X}", u32::from(c));
        } else if wordly(c) {
            assert_eq!(fold, folded(c), "U+{:04X}", u32::from(c));
        }
        assert_eq!(super::fold(&fold), fold, "U+{:04X} folds to what folds further", u32::from(c));
    }
}
