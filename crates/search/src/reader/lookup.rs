//! From words to terms of the dictionary: as they are, other forms of their stem, words that begin so,
//! and words that differ by a mistake or two.

use super::Reader;
use super::cache::Loaded;
use super::distance::distance;
use crate::format::terms::{Place, Reversed, Terms};
use crate::format::{Kind, Part};

/// How many forms of one stem are followed.
pub const MOST_FORMS: usize = 32;

/// How many words that begin like a word are searched, those in most documents.
pub const MOST_COMPLETIONS: usize = 192;

/// How many parts of the dictionary are looked through for words that begin like a word.
const MOST_PARTS: usize = 3;

/// How many words that begin like one that is not there are searched in its place. The part of the
/// dictionary that has them is at hand.
pub const MOST_NEAR: usize = 8;

/// How many others are: each may need one more part.
pub const MOST_FAR: usize = 3;

/// How much another form of the stem counts, times its frequency.
pub const VARIANT: f32 = 0.8;

/// How much a word that only begins so counts, times how much of it is written.
pub const COMPLETION: f32 = 0.8;

/// How much a word with a mistake or two counts; half as much if the word as it is written is known.
pub const CORRECTION: f32 = 0.6;

/// A term of the dictionary that stands for a word of the query.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Found {
    pub(super) term: String,
    /// How many documents have it.
    pub(super) count: u32,
    pub(super) stop: bool,
    pub(super) postings: Place,
    pub(super) positions: Place,
    /// Its number among the terms with tops.
    pub(super) top: Option<u32>,
    pub(super) weight: f32,
    /// Whether it is what the word can have been meant for, not another form of that.
    pub(super) meant: bool,
}

impl Reader {
    fn terms(&self, number: usize) -> Option<&Terms> {
        match self.cache.get(Part { kind: Kind::Terms, number: number as u32 }) {
            Some(Loaded::Terms(terms)) => Some(terms),
            Some(_) => None,
            None => {
                self.ask_for_lists(number);
                None
            }
        }
    }

    /// Asks for the lists of a part of the dictionary of a small index together with it: there they
    /// are one part or two, and who waits for them one after the other waits twice.
    fn ask_for_lists(&self, number: usize) {
        let lists = &self.manifest.lists;
        if let Some(&first) = lists.get(number)
            && self.manifest.is_small()
        {
            let next = lists.get(number + 1).copied().unwrap_or(first);
            for number in first..=next.min(first + 1) {
                _ = self.cache.get(Part { kind: Kind::Postings, number });
            }
        }
    }

    /// The part of the dictionary in which a term is, if it is anywhere.
    fn part_of(&self, term: &str) -> usize {
        let parts = &self.manifest.terms;
        let before = parts.before(term);
        if parts.get(before) == term && before < parts.len() {
            before
        } else {
            before.saturating_sub(1)
        }
    }

    fn found(terms: &Terms, index: usize, weight: f32) -> Option<Found> {
        Some(Found {
            term: terms.terms.get(index).into(),
            count: terms.counts.get(index).copied()?,
            stop: terms.is_stop(index),
            postings: terms.postings(index)?,
            positions: terms.positions(index)?,
            top: terms.top(index),
            weight,
            meant: true,
        })
    }

    /// A term, if the dictionary has it. The outer option is empty while parts are missing.
    pub(super) fn exact(&self, term: &str) -> Option<Option<Found>> {
        if self.manifest.terms.is_empty() {
            return Some(None);
        }
        let terms = self.terms(self.part_of(term))?;
        let index = terms.terms.before(term);
        Some(if terms.terms.get(index) == term { Self::found(terms, index, 1.0) } else { None })
    }

    /// The other forms of the stem of a term that the dictionary has.
    pub(super) fn variants(&self, term: &str, weight: f32) -> Option<Vec<Found>> {
        let mut part = self.part_of(term);
        let mut terms = self.terms(part)?;
        let mut index = terms.terms.before(term);
        let start = self.manifest.numbers.get(part)?.checked_add(index as u32)?;
        let mut number = start;
        let mut variants = Vec::new();
        while variants.len() < MOST_FORMS {
            let next = terms.next(index);
            number = number.wrapping_add_signed(next);
            if next == 0 || number == start {
                break;
            }
            let holder =
                self.manifest.numbers.partition_point(|&first| first <= number).saturating_sub(1);
            if holder >= self.manifest.terms.len() {
                break;
            }
            if holder != part {
                part = holder;
                terms = self.terms(part)?;
            }
            index = (number - self.manifest.numbers.get(part)?) as usize;
            let variant = Self::found(terms, index, weight);
            variants.extend(variant.map(|found| Found { meant: false, ..found }));
        }
        Some(variants)
    }

    /// The terms that begin with a word, apart from itself: those in most documents.
    pub(super) fn completions(&self, word: &str) -> Option<Vec<Found>> {
        if self.manifest.terms.is_empty() {
            return Some(Vec::new());
        }
        let first = self.part_of(word);
        let parts = (first..self.manifest.terms.len())
            .take_while(|&part| part == first || self.manifest.terms.get(part).starts_with(word));
        // One letter begins too many words to look through them all.
        let most = if word.chars().nth(1).is_none() { 1 } else { MOST_PARTS };
        // The most frequent first, then in their order: count, part, place.
        let mut best: Vec<u64> = Vec::new();
        let mut whole = true;
        for part in parts.take(most) {
            let Some(terms) = self.terms(part) else {
                whole = false;
                continue;
            };
            let from = terms.terms.before(word);
            let range =
                (from..terms.terms.len()).take_while(|&i| terms.terms.get(i).starts_with(word));
            let key = |i| {
                let place = (part - first) << 24 | i & 0xff_ffff;
                u64::from(!terms.counts.get(i).copied().unwrap_or(0)) << 32 | place as u64
            };
            best.extend(range.filter(|&i| terms.terms.get(i) != word).map(key));
        }
        if !whole {
            return None;
        }
        best.sort_unstable();
        best.truncate(MOST_COMPLETIONS);
        let written = word.chars().count() as f32;
        let found = best.into_iter().filter_map(|key| {
            let (part, place) = (key as u32 >> 24, key as usize & 0xff_ffff);
            let terms = self.terms(first + part as usize)?;
            let length = terms.terms.get(place).chars().count() as f32;
            Self::found(terms, place, COMPLETION * written / length)
        });
        Some(found.collect())
    }

    /// The terms that differ from a word by as few mistakes as possible: one, or two in long words. The
    /// mistakes of two must leave the first or the last third of the word as it is.
    pub(super) fn corrections(&self, word: &str) -> Option<Vec<Found>> {
        let letters: Vec<char> = word.chars().collect();
        if letters.len() < 4 || letters.iter().any(char::is_ascii_digit) {
            return Some(Vec::new());
        }
        let mut candidates = self.near(&letters, 1)?;
        if candidates.is_empty() && letters.len() >= 8 {
            candidates = self.near(&letters, 2)?;
        }
        // Those that are in many documents are meant more often; the first letter is seldom wrong.
        let head: String = letters[..letters.len() / 2].iter().collect();
        let mut order: Vec<u64> = (0..)
            .zip(&candidates)
            .map(|(place, (term, magnitude))| {
                let wrong = if term.chars().next() == letters.first().copied() { 0 } else { 2 };
                u64::from(64 + wrong - u32::from(*magnitude).min(64)) << 32 | place
            })
            .collect();
        order.sort_unstable();
        let (mut near, mut far) = (0, 0);
        let candidates = order.into_iter().filter_map(|key| {
            let (term, _) = candidates.get(key as u32 as usize)?;
            let (count, most) =
                if term.starts_with(&head) { (&mut near, MOST_NEAR) } else { (&mut far, MOST_FAR) };
            *count += 1;
            (*count <= most).then_some(term)
        });
        let mut found = Vec::new();
        let mut whole = true;
        for term in candidates {
            match self.exact(term) {
                None => whole = false,
                Some(None) => {}
                Some(Some(exact)) => found.push(Found { weight: CORRECTION, ..exact }),
            }
        }
        whole.then_some(found)
    }

    /// The terms within `most` mistakes of a word, and the magnitudes of their counts.
    fn near(&self, letters: &[char], most: usize) -> Option<Vec<(String, u8)>> {
        let length = letters.len();
        // With one mistake, one half is right; with two, look for a third that is.
        let (head, tail) = if most == 1 {
            (length / 2, length - length / 2)
        } else {
            (length.div_ceil(3), length.div_ceil(3))
        };
        let prefix: String = letters[..head].iter().collect();
        let suffix: String = letters[length - tail..].iter().rev().collect();
        // Sorted by term.
        let mut near: Vec<(String, u8)> = Vec::new();
        let mut add = |term: String, magnitude: u8| {
            if let Err(place) = near.binary_search_by(|(known, _)| known.cmp(&term)) {
                near.insert(place, (term, magnitude));
            }
        };
        let mut work = Default::default();
        let mut chars = Vec::new();
        let mut consider = |term: &str, backwards: bool, magnitude: u8| {
            chars.clear();
            if backwards {
                chars.extend(term.chars().rev())
            } else {
                chars.extend(term.chars())
            }
            // Symbols and numbers are not meant by words.
            if chars.iter().any(char::is_ascii_digit) {
                return;
            }
            if distance(letters, &chars, most, &mut work).is_some_and(|d| d > 0) {
                add(chars.iter().collect(), magnitude);
            }
        };
        let mut whole = true;
        let first = self.part_of(&prefix);
        for part in first..self.manifest.terms.len() {
            if part != first && !self.manifest.terms.get(part).starts_with(&prefix) {
                break;
            }
            let Some(terms) = self.terms(part) else {
                whole = false;
                continue;
            };
            for i in terms.terms.before(&prefix)..terms.terms.len() {
                let term = terms.terms.get(i);
                if !term.starts_with(&prefix) {
                    break;
                }
                consider(term, false, terms.counts[i].max(1).ilog2() as u8);
            }
        }
        let parts = &self.manifest.reversed;
        let first = parts
            .before(&suffix)
            .saturating_sub(usize::from(parts.get(parts.before(&suffix)) != suffix));
        for number in first..parts.len() {
            if number != first && !parts.get(number).starts_with(&suffix) {
                break;
            }
            let Some(Loaded::Reversed(Reversed { terms, magnitudes })) =
                self.cache.get(Part { kind: Kind::Reversed, number: number as u32 })
            else {
                whole = false;
                continue;
            };
            for (i, &magnitude) in magnitudes.iter().enumerate().skip(terms.before(&suffix)) {
                let term = terms.get(i);
                if !term.starts_with(&suffix) {
                    break;
                }
                consider(term, true, magnitude);
            }
        }
        // Two letters swapped across the middle are in neither half.
        if most == 1 {
            let mut swapped = letters.to_vec();
            swapped.swap(head - 1, head);
            let term: String = swapped.iter().collect();
            match self.exact(&term) {
                None => whole = false,
                Some(Some(found)) if swapped != letters => {
                    add(term, found.count.max(1).ilog2() as u8)
                }
                Some(_) => {}
            }
        }
        whole.then_some(near)
    }
}
