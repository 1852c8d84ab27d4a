//! What a character is to a word, and what it folds to.

use std::sync::OnceLock;

use super::table;

/// What a character is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look {
    /// It stands between words.
    Break,
    /// It disappears, or joins the letter before it: see [`compose`].
    Drop(char),
    /// A letter or digit, folded.
    Letter(char),
    /// A letter that folds to several.
    Letters(&'static str),
    /// A character of a script without spaces.
    Gram(char),
}

/// A run of characters that fold alike.
struct Run {
    first: u32,
    last: u32,
    /// 0: as far from `to` as it is from `first`. 1: the same, but only every second folds.
    /// 2: all to `to`. 3: to several letters, the first to the expansion numbered `to`.
    kind: u8,
    to: u32,
}

/// The generated table, unpacked.
struct Table {
    /// By `first`, apart from each other.
    runs: Vec<Run>,
    expansions: Vec<&'static str>,
    /// Where a kind begins: 0 between words, 1 of words, 2 dropped.
    kinds: Vec<(u32, u8)>,
    /// The looks of the characters of most alphabets, so that a letter costs one access.
    near: Vec<Look>,
}

/// Latin, Greek, Cyrillic, Armenian, Hebrew and Arabic lie before this character.
const NEAR: u32 = 0x700;

/// Reads numbers of 7 bits a byte, the lowest first. The table ends at a number's end.
struct Numbers(&'static [u8]);

impl Iterator for Numbers {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        let (mut value, mut shift) = (0, 0);
        loop {
            let (&byte, rest) = self.0.split_first()?;
            self.0 = rest;
            value |= u32::from(byte & 0x7F) << shift;
            shift += 7;
            if byte < 0x80 {
                return Some(value);
            }
        }
    }
}

/// Scripts that write no spaces: Thai, Lao, Myanmar, Khmer, kana and Han.
fn without_spaces(c: u32) -> bool {
    matches!(c,
        0xE00..=0xEFF | 0x1000..=0x109F | 0x1780..=0x17FF | 0x3005..=0x3007 | 0x3040..=0x30FF | 0x31F0..=0x31FF
        | 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xA9E0..=0xA9FF | 0xAA60..=0xAA7F | 0xF900..=0xFAFF
        | 0x20000..=0x3FFFF)
}

impl Table {
    fn new() -> Self {
        let (mut numbers, mut at, mut last_to) = (Numbers(table::FOLDS), 0x80, 0x80_u32);
        let (mut runs, mut expansion) = (Vec::new(), 0);
        while let (Some(gap), Some(head)) = (numbers.next(), numbers.next()) {
            let (first, more, kind) = (at + gap, head >> 2, (head & 3) as u8);
            let to = if kind == 3 {
                expansion += more + 1;
                expansion - more - 1
            } else {
                // How far from the last; the sign is the lowest bit.
                let by = numbers.next().unwrap_or(0);
                last_to = last_to.wrapping_add((by >> 1) ^ (by & 1).wrapping_neg());
                last_to
            };
            let last = if kind == 1 { first + 2 * more } else { first + more };
            runs.push(Run { first, last, kind, to });
            at = last + 1;
        }
        let mut kinds = Vec::new();
        let mut at = 0x80;
        for run in Numbers(table::KINDS) {
            kinds.push((at, (run & 3) as u8));
            at += run >> 2;
        }
        let mut expansions = Vec::new();
        let mut from = 0;
        for (at, _) in table::EXPANSIONS.match_indices('|') {
            expansions.extend(table::EXPANSIONS.get(from..at));
            from = at + 1;
        }
        let mut table = Self { runs, expansions, kinds, near: Vec::new() };
        table.near = (0..NEAR)
            .map(|c| char::from_u32(c).map_or(Look::Break, |c| table.work_out(c)))
            .collect();
        table
    }

    /// The look of a character beyond ASCII, by search.
    fn work_out(&self, c: char) -> Look {
        let code = u32::from(c);
        let after = self.kinds.partition_point(|kind| kind.0 <= code);
        match after.checked_sub(1).and_then(|at| self.kinds.get(at)) {
            Some((_, 1)) => {}
            Some((_, 2)) => return Look::Drop(c),
            _ => return Look::Break,
        }
        let mut to = c;
        let after = self.runs.partition_point(|run| run.first <= code);
        if let Some(run) =
            after.checked_sub(1).and_then(|at| self.runs.get(at)).filter(|run| code <= run.last)
        {
            let by = code - run.first;
            match run.kind {
                3 => {
                    return Look::Letters(
                        self.expansions.get((run.to + by) as usize).unwrap_or(&""),
                    );
                }
                1 if by % 2 == 1 => {}
                2 => to = char::from_u32(run.to).unwrap_or(c),
                _ => to = char::from_u32(run.to + by).unwrap_or(c),
            }
        }
        if without_spaces(u32::from(to)) { Look::Gram(to) } else { Look::Letter(to) }
    }
}

/// What a character beyond ASCII is.
pub(super) fn look(c: char) -> Look {
    static TABLE: OnceLock<Table> = OnceLock::new();
    // Most of what is not near, without a search.
    match c {
        '\u{2010}'..='\u{2027}' => return Look::Break,
        '\u{4E00}'..='\u{9FFF}' => return Look::Gram(c),
        '\u{AC00}'..='\u{D7A3}' => return Look::Letter(c),
        _ => {}
    }
    let table = TABLE.get_or_init(Table::new);
    match table.near.get(u32::from(c) as usize) {
        Some(look) => *look,
        None => table.work_out(c),
    }
}

/// Combining marks that make a sound voiced, as in が.
const VOICED: char = '\u{3099}';
/// As in ぱ.
const HALF_VOICED: char = '\u{309A}';

/// The folded character that two make, where their difference is kept: й, kana and Hangul.
pub(super) fn compose(first: char, second: char) -> Option<char> {
    let (a, b) = (u32::from(first), u32::from(second));
    let made = match (a, b) {
        // и and a breve
        (0x438, 0x306) => 0x439,
        // Hangul by arithmetic: The Unicode Standard, 3.12, "Conjoining Jamo Behavior".
        (0x1100..=0x1112, 0x1161..=0x1175) => 0xAC00 + ((a - 0x1100) * 21 + (b - 0x1161)) * 28,
        (0xAC00..=0xD7A3, 0x11A8..=0x11C2) if (a - 0xAC00).is_multiple_of(28) => a + (b - 0x11A7),
        // う, ワ to ヲ, and ゝ stand apart from the sounds of k to t, which alternate from か on.
        (0x3046, 0x3099) => 0x3094,
        (0x30A6, 0x3099) => 0x30F4,
        (0x30EF..=0x30F2, 0x3099) => a + 8,
        (0x309D | 0x30FD, 0x3099) => a + 1,
        (0x304B..=0x3062 | 0x30AB..=0x30C2, 0x3099) if a % 2 == 1 => a + 1,
        (0x3064..=0x3069 | 0x30C4..=0x30C9, 0x3099) if a % 2 == 0 => a + 1,
        (0x306F..=0x307D, 0x3099 | 0x309A) if (a - 0x306F) % 3 == 0 => a + (b - 0x3098),
        (0x30CF..=0x30DD, 0x3099 | 0x309A) if (a - 0x30CF) % 3 == 0 => a + (b - 0x3098),
        _ => return None,
    };
    char::from_u32(made)
}

/// Appends a character, folded; whether it is one that stands between words.
pub(super) fn fold_char(text: &mut String, c: char) {
    match look(c) {
        Look::Letters(letters) => text.push_str(letters),
        Look::Letter(c) | Look::Gram(c) => push(text, 0, c),
        Look::Drop(mark) => drop_mark(text, 0, mark),
        Look::Break => text.push(match c {
            '‘' | '’' | '＇' => '\'',
            '‐' | '‑' => '-',
            _ => c,
        }),
    }
}

/// Appends a folded character to the word that begins at `from`, or joins it to the last one.
pub(super) fn push(text: &mut String, from: usize, c: char) {
    // Only Hangul's vowels and final consonants may join.
    if !('\u{1161}'..='\u{11C2}').contains(&c) || !join(text, from, c) {
        text.push(c);
    }
}

/// Joins a mark to the last character of the word that begins at `from` where it makes a
/// difference, and else leaves it out.
pub(super) fn drop_mark(text: &mut String, from: usize, mark: char) {
    if matches!(mark, '\u{306}' | VOICED | HALF_VOICED) {
        join(text, from, mark);
    }
}

fn join(text: &mut String, from: usize, c: char) -> bool {
    let last = text.get(from..).and_then(|word| word.chars().next_back());
    let Some(made) = last.and_then(|last| compose(last, c)) else { return false };
    text.pop();
    text.push(made);
    true
}

/// A whole text folded, for comparing titles and names: its letters as in terms; what stands
/// between words stays, with apostrophes and hyphens as in ASCII.
///
/// Folding twice changes nothing, and texts that differ only in composition fold to the same.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii() { folded.push(c.to_ascii_lowercase()) } else { fold_char(&mut folded, c) }
    }
    folded
}
