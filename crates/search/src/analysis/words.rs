//! Where words begin and end.
//!
//! A text is read as clusters: words with one sign between each two, such as `PC.DEC/1162` or
//! `l'après-midi`. Once a cluster is read as a whole, it is divided into words that belong together.

use super::fold::{self, Look, look};
use super::{Kind, LONGEST, Token};

/// The most words of a cluster, so that memory is bounded; a longer one is taken as several.
const MOST: usize = 16;

/// What stands before an apostrophe and makes no name with what follows: French and Italian.
const ELISIONS: &[&str] = &[
    "all", "c", "coll", "d", "dall", "dell", "gl", "j", "jusqu", "l", "lorsqu", "m", "n", "nell",
    "presqu", "puisqu", "qu", "quell", "quelqu", "quest", "quoiqu", "s", "sull", "t", "un",
];

/// What is left after the apostrophe of `don't` or `we're`: English.
const CONTRACTIONS: &[&str] = &["d", "ll", "m", "re", "t", "ve"];

/// A word of a cluster.
struct Part {
    /// In the text.
    start: usize,
    end: usize,
    /// In `terms`.
    term: (usize, usize),
    /// In `lowers`; empty where it is the same as the term.
    lower: (usize, usize),
    /// The sign before it: `'`, `-` and the others of [`sign`].
    sign: u8,
}

/// Gives the tokens of a text.
pub(super) fn scan(text: &str, each: &mut dyn FnMut(Token<'_>)) {
    let mut scan = Scan {
        text,
        position: 0,
        terms: String::new(),
        lowers: String::new(),
        whole: String::new(),
        parts: Vec::new(),
    };
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        at = if byte.is_ascii_alphanumeric() {
            scan.cluster(at, each)
        } else if byte.is_ascii() {
            at + 1
        } else {
            match char_at(text, at).map(|c| (look(c), c.len_utf8())) {
                Some((Look::Letter(_) | Look::Letters(_), _)) => scan.cluster(at, each),
                Some((Look::Gram(_), _)) => scan.grams(at, each),
                Some((_, bytes)) => at + bytes,
                None => break,
            }
        };
    }
}

fn char_at(text: &str, at: usize) -> Option<char> {
    text.get(at..)?.chars().next()
}

/// A sign that may stand between the words of a cluster, as its ASCII form, and its length.
fn sign(text: &str, at: usize) -> Option<(u8, usize)> {
    match *text.as_bytes().get(at)? {
        byte @ (b'\'' | b'-' | b'.' | b'/' | b'_' | b'&' | b'+' | b':' | b',' | b'@') => {
            Some((byte, 1))
        }
        0xE2 | 0xEF => match char_at(text, at)? {
            '‘' | '’' => Some((b'\'', 3)),
            '‐' | '‑' => Some((b'-', 3)),
            '＇' => Some((b'\'', 3)),
            _ => None,
        },
        _ => None,
    }
}

/// The accented letter of Latin-1 that a letter and a combining mark make, in lower case.
fn accented(letter: char, mark: char) -> Option<char> {
    // For each mark the letters and what they become.
    const MADE: [(char, &str); 7] = [
        ('\u{300}', "aàeèiìoòuù"),
        ('\u{301}', "aáeéiíoóuúyý"),
        ('\u{302}', "aâeêiîoôuû"),
        ('\u{303}', "aãnñoõ"),
        ('\u{308}', "aäeëiïoöuüyÿ"),
        ('\u{30A}', "aå"),
        ('\u{327}', "cç"),
    ];
    let (_, made) = MADE.iter().find(|(of, _)| *of == mark)?;
    let mut made = made.chars();
    while let (Some(from), Some(to)) = (made.next(), made.next()) {
        if from == letter {
            return Some(to);
        }
    }
    None
}

/// The accented letter of Latin-1 that a character is, in lower case.
fn latin(c: char) -> Option<char> {
    match c {
        'Æ' | 'æ' | 'Ð' | 'ð' | 'Ø' | 'ø' | 'Þ' | 'þ' | 'ß' | '×' | '÷' => None,
        'À'..='Þ' => char::from_u32(u32::from(c) + 0x20),
        'à'..='ÿ' => Some(c),
        'Ÿ' => Some('ÿ'),
        _ => None,
    }
}

/// A character and where it begins.
type Placed = (char, usize);

/// The state of a scan. Its buffers are used again for each cluster.
struct Scan<'t> {
    text: &'t str,
    position: u32,
    terms: String,
    lowers: String,
    whole: String,
    parts: Vec<Part>,
}

impl Scan<'_> {
    /// Reads words with one sign between each two, gives them and their wholes, and returns where
    /// they end.
    fn cluster(&mut self, mut at: usize, each: &mut dyn FnMut(Token<'_>)) -> usize {
        self.terms.clear();
        self.lowers.clear();
        self.parts.clear();
        let mut before = 0;
        loop {
            at = self.word(at, before);
            if self.parts.len() == MOST {
                break;
            }
            let Some((sign, bytes)) = sign(self.text, at) else { break };
            if !self.begins_word(at + bytes) || (sign == b',' && !self.thousands(at + 1)) {
                break;
            }
            before = sign;
            at += bytes;
        }
        if self.parts.len() == 1 {
            self.lone(at, each)
        } else {
            self.resolve(each)
        }
        at
    }

    fn begins_word(&self, at: usize) -> bool {
        match self.text.as_bytes().get(at) {
            None => false,
            Some(byte) if byte.is_ascii() => byte.is_ascii_alphanumeric(),
            Some(_) => char_at(self.text, at)
                .is_some_and(|c| matches!(look(c), Look::Letter(_) | Look::Letters(_))),
        }
    }

    /// Whether a comma before `at` stands between groups of digits: one to three and three.
    fn thousands(&self, at: usize) -> bool {
        let term =
            self.parts.last().and_then(|part| self.terms.get(part.term.0..)).unwrap_or_default();
        let after = self.text.as_bytes().get(at..).unwrap_or_default();
        (1..=3).contains(&term.len())
            && digits(term)
            && after.iter().take_while(|byte| byte.is_ascii_digit()).count() == 3
            && !self.begins_word(at + 3)
    }

    /// Reads a word, and returns where it ends.
    fn word(&mut self, start: usize, sign: u8) -> usize {
        let (text, bytes) = (self.text, self.text.as_bytes());
        let (from, lower_from) = (self.terms.len(), self.lowers.len());
        // `full`: something was left out, so that all that follows is. `plain`: nothing but ASCII
        // yet, so that lower case is the term.
        let (mut full, mut plain, mut at) = (false, true, start);
        while let Some(byte) = bytes.get(at) {
            if byte.is_ascii() {
                let run =
                    bytes.iter().skip(at).take_while(|byte| byte.is_ascii_alphanumeric()).count();
                if run == 0 {
                    break;
                }
                if !full {
                    let room = LONGEST - (self.terms.len() - from);
                    let letters = text.get(at..at + run.min(room)).unwrap_or_default();
                    full = run > room;
                    push_lower(&mut self.terms, letters);
                    if !plain {
                        push_lower(&mut self.lowers, letters);
                    }
                }
                at += run;
                continue;
            }
            let Some(c) = char_at(text, at) else { break };
            let seen = look(c);
            if matches!(seen, Look::Break | Look::Gram(_)) {
                break;
            }
            at += c.len_utf8();
            if full {
                continue;
            }
            // The worker does not stem: there the term is enough.
            if plain && cfg!(feature = "write") {
                plain = false;
                self.lowers.push_str(self.terms.get(from..).unwrap_or_default());
            }
            match seen {
                Look::Letter(letter) => {
                    let length = self.terms.len();
                    fold::push(&mut self.terms, from, letter);
                    full = self.terms.len() - from > LONGEST;
                    if full {
                        self.terms.truncate(length);
                    }
                }
                Look::Letters(letters) => {
                    full = self.terms.len() - from + letters.len() > LONGEST;
                    if !full {
                        self.terms.push_str(letters);
                    }
                }
                Look::Drop(mark) => fold::drop_mark(&mut self.terms, from, mark),
                Look::Break | Look::Gram(_) => {}
            }
            if !plain && !full {
                self.lower(lower_from, c, seen);
            }
        }
        self.parts.push(Part {
            start,
            end: at,
            term: (from, self.terms.len()),
            lower: (lower_from, self.lowers.len()),
            sign,
        });
        at
    }

    /// Appends a character to the word in lower case that begins at `from`.
    fn lower(&mut self, from: usize, c: char, seen: Look) {
        match seen {
            Look::Letter(letter) => fold::push(&mut self.lowers, from, latin(c).unwrap_or(letter)),
            Look::Letters(letters) => self.lowers.push_str(letters),
            Look::Drop(mark) => {
                let last = self.lowers.get(from..).and_then(|word| word.chars().next_back());
                if let Some(accented) = last.and_then(|last| accented(last, mark)) {
                    self.lowers.pop();
                    self.lowers.push(accented);
                } else {
                    fold::drop_mark(&mut self.lowers, from, mark);
                }
            }
            Look::Break | Look::Gram(_) => {}
        }
    }

    fn term(&self, part: &Part) -> &str {
        self.terms.get(part.term.0..part.term.1).unwrap_or_default()
    }

    /// Gives a word.
    fn give(&mut self, part: usize, each: &mut dyn FnMut(Token<'_>)) {
        let Some(part) = self.parts.get(part) else { return };
        let term = self.term(part);
        let lower = match part.lower {
            (from, to) if from == to => term,
            (from, to) => self.lowers.get(from..to).unwrap_or_default(),
        };
        let (start, end, position) = (part.start, part.end, self.position);
        each(Token { term, lower, start, end, position, span: 1, kind: Kind::Word });
        self.position = position.saturating_add(1);
    }

    /// Gives the whole in `whole` of the words from `first` to `last`, to `more` bytes after them.
    fn give_whole(&self, first: usize, last: usize, more: usize, each: &mut dyn FnMut(Token<'_>)) {
        let (Some(begin), Some(end)) = (self.parts.get(first), self.parts.get(last)) else {
            return;
        };
        if self.whole.len() <= LONGEST {
            each(Token {
                term: &self.whole,
                lower: &self.whole,
                start: begin.start,
                end: end.end + more,
                position: self.position,
                span: (last - first + 1) as u32,
                kind: Kind::Whole,
            });
        }
    }

    /// Gives the word of a cluster of one, and `C++` or `C#` as a whole.
    fn lone(&mut self, end: usize, each: &mut dyn FnMut(Token<'_>)) {
        let after = self.text.as_bytes().get(end..).unwrap_or_default();
        let sign = if after.starts_with(b"++") {
            "++"
        } else if after.starts_with(b"#") {
            "#"
        } else {
            ""
        };
        if !sign.is_empty() && !self.begins_word(end + sign.len()) {
            self.whole.clear();
            self.whole.push_str(&self.terms);
            self.whole.push_str(sign);
            self.give_whole(0, 0, sign.len(), each);
        }
        self.give(0, each);
    }

    /// Gives the words and wholes of a cluster.
    fn resolve(&mut self, each: &mut dyn FnMut(Token<'_>)) {
        let mut first = 0;
        while first < self.parts.len() {
            if self.possessive(first) {
                first += 1;
                continue;
            }
            let mut last = first;
            let mut signs = Signs::default();
            while last + 1 < self.parts.len()
                && !self.apart(last + 1)
                && signs.add(self.sign(last + 1))
            {
                last += 1;
            }
            if last > first && self.join(first, last, signs) {
                self.give_whole(first, last, 0, each);
            }
            for part in first..=last {
                self.give(part, each);
            }
            first = last + 1;
        }
    }

    fn sign(&self, part: usize) -> u8 {
        self.parts.get(part).map_or(0, |part| part.sign)
    }

    /// Whether a word is the `s` of `OSCE's`.
    fn possessive(&self, part: usize) -> bool {
        self.sign(part) == b'\''
            && self.sign(part + 1) != b'\''
            && self.parts.get(part).is_some_and(|part| self.term(part) == "s")
    }

    /// Whether a word has nothing to do with the one before it in its cluster.
    fn apart(&self, part: usize) -> bool {
        let (Some(before), Some(word)) =
            (part.checked_sub(1).and_then(|at| self.parts.get(at)), self.parts.get(part))
        else {
            return true;
        };
        self.possessive(part)
            || word.sign == b'\''
                && (before.sign != b'\'' && ELISIONS.contains(&self.term(before))
                    || CONTRACTIONS.contains(&self.term(word)))
    }

    /// Writes the words from `first` to `last` as one into `whole`; false if they are none.
    fn join(&mut self, first: usize, last: usize, signs: Signs) -> bool {
        let Some(parts) = self.parts.get(first..=last) else { return false };
        let count = parts.len();
        let all = |is: &dyn Fn(&str) -> bool| parts.iter().all(|part| is(self.term(part)));
        let numbers = all(&digits);
        let digit = !all(&|term| !term.bytes().any(|byte| byte.is_ascii_digit()));
        let compound = !signs.others && (signs.apostrophe || !numbers);
        let joined = if compound {
            if count <= 3 && all(&|term| term.chars().count() <= 20) {
                true
            } else if digit && !signs.apostrophe {
                false
            } else {
                return false;
            }
        } else if signs.points && all(&|term| term.chars().nth(1).is_none() && !digits(term)) {
            true
        } else if digit || count > 2 || signs.distinct {
            false
        } else {
            return false;
        };
        self.whole.clear();
        for (at, part) in parts.iter().enumerate() {
            if at > 0 && !joined && part.sign != b',' {
                self.whole.push(char::from(part.sign));
            }
            self.whole.push_str(self.terms.get(part.term.0..part.term.1).unwrap_or_default());
        }
        true
    }

    /// Gives the grams of a run of characters without spaces, and returns where it ends.
    fn grams(&mut self, mut at: usize, each: &mut dyn FnMut(Token<'_>)) -> usize {
        // The last two. A mark may yet change the last, so that a pair is given with the next.
        let (mut before, mut last) = (None, None::<Placed>);
        while let Some(c) = char_at(self.text, at) {
            match look(c) {
                Look::Gram(gram) => {
                    if let Some(first) = before {
                        self.gram(first, last, at, each);
                    }
                    (before, last) = (last, Some((gram, at)));
                }
                Look::Drop(mark) => {
                    if let Some((gram, _)) = &mut last {
                        *gram = fold::compose(*gram, mark).unwrap_or(*gram);
                    }
                }
                _ => break,
            }
            at += c.len_utf8();
        }
        match (before, last) {
            (Some(first), _) => self.gram(first, last, at, each),
            (None, Some(alone)) => self.gram(alone, None, at, each),
            (None, None) => {}
        }
        at
    }

    fn gram(
        &mut self,
        first: Placed,
        second: Option<Placed>,
        end: usize,
        each: &mut dyn FnMut(Token<'_>),
    ) {
        self.whole.clear();
        self.whole.push(first.0);
        self.whole.extend(second.map(|second| second.0));
        let (term, position) = (self.whole.as_str(), self.position);
        each(Token { term, lower: term, start: first.1, end, position, span: 1, kind: Kind::Gram });
        self.position = position.saturating_add(1);
    }
}

/// The signs between the words of a whole.
#[derive(Clone, Copy, Default)]
struct Signs {
    apostrophe: bool,
    /// Others than hyphens and apostrophes.
    others: bool,
    /// Nothing but points.
    points: bool,
    /// Some that make a whole of any two words.
    distinct: bool,
    some: bool,
}

impl Signs {
    /// Adds a sign if it goes with those before it: apostrophes go with hyphens only.
    fn add(&mut self, sign: u8) -> bool {
        let apostrophe = sign == b'\'';
        let other = !apostrophe && sign != b'-';
        if (self.apostrophe || apostrophe) && (self.others || other) {
            return false;
        }
        self.points = sign == b'.' && (self.points || !self.some);
        self.apostrophe |= apostrophe;
        self.others |= other;
        self.distinct |= matches!(sign, b'&' | b'@');
        self.some = true;
        true
    }
}

fn digits(term: &str) -> bool {
    term.bytes().all(|byte| byte.is_ascii_digit())
}

/// Appends ASCII in lower case.
fn push_lower(to: &mut String, letters: &str) {
    let from = to.len();
    to.push_str(letters);
    if let Some(added) = to.get_mut(from..) {
        added.make_ascii_lowercase();
    }
}
