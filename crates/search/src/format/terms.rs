//! The dictionary: terms in the order of their bytes, each with where its postings are.
//!
//! A term's number is its place in that order, over all parts. Forms of the same stem make a ring: each
//! names the next by the difference of their numbers, the last names the first. So a word is widened to
//! the forms of its stem without a stemmer.
//!
//! A second dictionary has the terms written backwards. With one mistake in a word, either its first or
//! its last half is right, so the terms meant are near each other in one of the two (Mihov and Schulz
//! 2004).

use super::bytes::{Bytes, Strings};
use super::damage::Damage;

/// A part of the dictionary.
#[derive(Clone, Debug, Default)]
pub struct Terms {
    /// The terms.
    pub terms: Strings,
    /// How many documents have each.
    pub counts: Vec<u32>,
    /// The difference of the number of the next form of the same stem; 0 if there is none.
    next: Vec<i32>,
    /// One bit each: whether it is a word of grammar.
    stop: Vec<u8>,
    postings: Places,
    positions: Places,
    /// The number of the first term that has its first hits shown in a part of [`super::Kind::Tops`],
    /// among all such terms; one bit each: whether it has.
    tops: (u32, Vec<u8>),
}

/// Where the lists of terms are: one after the other, in parts.
#[derive(Clone, Debug, Default)]
struct Places {
    /// Part and end within it of each list; an end below the one before begins a new part.
    ends: Vec<(u32, u32)>,
    /// Part and place where the first list begins.
    start: (u32, u32),
}

/// Where a list is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The number of the part.
    pub part: u32,
    /// The first byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

impl Places {
    fn read(bytes: &mut Bytes<'_>, count: usize) -> Result<Self, Damage> {
        let start = (bytes.number()?, bytes.number()?);
        let lengths = bytes.numbers(count)?;
        let breaks = bytes.count()?;
        let breaks = bytes.numbers(breaks)?;
        let mut at = start;
        let mut ends = Vec::with_capacity(count);
        let mut next_break = 0_u32;
        let mut gaps = breaks.into_iter();
        let mut gap = gaps.next();
        for (i, length) in lengths.into_iter().enumerate() {
            if gap.is_some_and(|g| next_break.saturating_add(g) == i as u32) {
                at = (at.0.saturating_add(1), 0);
                next_break = i as u32;
                gap = gaps.next();
            }
            at.1 = at.1.checked_add(length).ok_or(Damage::Malformed)?;
            if at.0 >= 1 << 24 {
                return Err(Damage::Malformed);
            }
            ends.push(at);
        }
        Ok(Self { ends, start })
    }

    fn get(&self, index: usize) -> Option<Place> {
        let &(part, end) = self.ends.get(index)?;
        let before =
            index.checked_sub(1).and_then(|i| self.ends.get(i)).copied().unwrap_or(self.start);
        Some(Place { part, start: if before.0 == part { before.1 } else { 0 }, end })
    }
}

fn bit(bits: &[u8], index: usize) -> bool {
    bits.get(index / 8).is_some_and(|b| b >> (index % 8) & 1 == 1)
}

impl Terms {
    /// Reads the body of a part.
    ///
    /// # Errors
    /// If it is not one.
    pub fn read(body: &[u8]) -> Result<Self, Damage> {
        let mut bytes = Bytes::new(body);
        let count = bytes.count()?;
        let terms = bytes.sorted_strings(count)?;
        let counts = bytes.numbers(count)?;
        let next = bytes.signed(count)?;
        let stop = bytes.take(count.div_ceil(8))?.to_vec();
        let postings = Places::read(&mut bytes, count)?;
        let positions = Places::read(&mut bytes, count)?;
        let tops = (bytes.number()?, bytes.take(count.div_ceil(8))?.to_vec());
        Ok(Self { terms, counts, next, stop, postings, positions, tops })
    }

    /// Whether a term is a word of grammar.
    #[must_use]
    pub fn is_stop(&self, index: usize) -> bool {
        bit(&self.stop, index)
    }

    /// The difference of the number of the next form of the same stem; 0 if there is none.
    #[must_use]
    pub fn next(&self, index: usize) -> i32 {
        self.next.get(index).copied().unwrap_or(0)
    }

    /// Where the postings of a term are.
    #[must_use]
    pub fn postings(&self, index: usize) -> Option<Place> {
        self.postings.get(index)
    }

    /// Where the positions of a term are.
    #[must_use]
    pub fn positions(&self, index: usize) -> Option<Place> {
        self.positions.get(index)
    }

    /// The number of a term among those whose first hits are shown in tops.
    #[must_use]
    pub fn top(&self, index: usize) -> Option<u32> {
        let earlier = (0..index).filter(|&i| bit(&self.tops.1, i)).count() as u32;
        bit(&self.tops.1, index).then(|| self.tops.0.saturating_add(earlier))
    }

    /// The memory it takes, in bytes.
    #[must_use]
    pub fn size(&self) -> usize {
        self.terms.size() + self.counts.len() * 25
    }
}

/// A part of the dictionary of terms written backwards.
#[derive(Clone, Debug, Default)]
pub struct Reversed {
    /// The terms, each from its last letter to its first.
    pub terms: Strings,
    /// The logarithm to base 2 of how many documents have each.
    pub magnitudes: Vec<u8>,
}

impl Reversed {
    /// Reads the body of a part.
    ///
    /// # Errors
    /// If it is not one.
    pub fn read(body: &[u8]) -> Result<Self, Damage> {
        let mut bytes = Bytes::new(body);
        let count = bytes.count()?;
        let terms = bytes.sorted_strings(count)?;
        let magnitudes = bytes.take(count)?.to_vec();
        Ok(Self { terms, magnitudes })
    }
}

/// Writing parts of the dictionary.
#[cfg(feature = "write")]
pub mod put {
    use super::super::bytes::{Strings, put};
    use super::Place;

    /// A term as it is written.
    #[derive(Clone, Debug)]
    pub struct Entry {
        /// The term.
        pub term: String,
        /// How many documents have it.
        pub count: u32,
        /// Whether it is a word of grammar.
        pub stop: bool,
        /// The difference of the number of the next form of the same stem.
        pub next: i32,
        /// Where its postings are.
        pub postings: Place,
        /// Where its positions are.
        pub positions: Place,
        /// Whether its first hits are shown in tops.
        pub top: bool,
    }

    fn places(out: &mut Vec<u8>, places: &[Place]) {
        let first = places.first().map_or((0, 0), |p| (p.part, p.start));
        put::numbers(out, [first.0, first.1]);
        put::numbers(out, places.iter().map(|p| p.end - p.start));
        let mut last = 0;
        let breaks: Vec<u32> = (1..places.len())
            .filter(|&i| places[i].part != places[i - 1].part)
            .map(|i| {
                let gap = i as u32 - last;
                last = i as u32;
                gap
            })
            .collect();
        put::number(out, breaks.len() as u32);
        put::numbers(out, breaks);
    }

    fn bits(out: &mut Vec<u8>, bits: impl ExactSizeIterator<Item = bool>) {
        let mut bytes = vec![0_u8; bits.len().div_ceil(8)];
        bits.enumerate().filter(|(_, bit)| *bit).for_each(|(i, _)| bytes[i / 8] |= 1 << (i % 8));
        out.extend_from_slice(&bytes);
    }

    /// The body of a part; `tops` is the number of terms with tops before it.
    #[must_use]
    pub fn terms(entries: &[Entry], tops: u32) -> Vec<u8> {
        let mut out = Vec::new();
        put::number(&mut out, entries.len() as u32);
        put::sorted_strings(&mut out, &entries.iter().map(|e| e.term.as_str()).collect());
        put::numbers(&mut out, entries.iter().map(|e| e.count));
        put::signed(&mut out, entries.iter().map(|e| e.next));
        bits(&mut out, entries.iter().map(|e| e.stop));
        places(&mut out, &entries.iter().map(|e| e.postings).collect::<Vec<_>>());
        places(&mut out, &entries.iter().map(|e| e.positions).collect::<Vec<_>>());
        put::number(&mut out, tops);
        bits(&mut out, entries.iter().map(|e| e.top));
        out
    }

    /// The body of a part of terms written backwards.
    #[must_use]
    pub fn reversed(entries: &[(String, u32)]) -> Vec<u8> {
        let mut out = Vec::new();
        put::number(&mut out, entries.len() as u32);
        let terms: Strings = entries.iter().map(|e| e.0.as_str()).collect();
        put::sorted_strings(&mut out, &terms);
        out.extend(entries.iter().map(|e| e.1.max(1).ilog2() as u8));
        out
    }
}

#[cfg(all(test, feature = "write"))]
mod tests {
    use super::*;

    #[test]
    fn terms_come_back() {
        let place = |part, start, end| Place { part, start, end };
        let entries: Vec<put::Entry> = [
            ("elect", place(3, 10, 14), false),
            ("elected", place(3, 14, 20), true),
            ("election", place(4, 0, 9), true),
            ("zero", place(5, 0, 1), false),
        ]
        .into_iter()
        .enumerate()
        .map(|(i, (term, place, top))| put::Entry {
            term: term.to_owned(),
            count: i as u32 + 1,
            stop: i == 3,
            next: [1, 1, -2, 0][i],
            postings: place,
            positions: Place { part: 0, start: i as u32, end: i as u32 + 1 },
            top,
        })
        .collect();
        let terms = Terms::read(&put::terms(&entries, 7)).expect("what was written");
        for (i, entry) in entries.iter().enumerate() {
            assert_eq!(terms.terms.get(i), entry.term);
            assert_eq!(terms.counts[i], entry.count);
            assert_eq!(terms.postings(i), Some(entry.postings));
            assert_eq!(terms.positions(i), Some(entry.positions));
            assert_eq!((terms.is_stop(i), terms.next(i)), (entry.stop, entry.next));
        }
        assert_eq!((terms.top(0), terms.top(1), terms.top(2)), (None, Some(7), Some(8)));
        assert_eq!(terms.postings(4), None);
    }

    #[test]
    fn backward_terms_come_back() {
        let reversed = Reversed::read(&put::reversed(&[("a".into(), 1), ("ba".into(), 900)]))
            .expect("written");
        assert_eq!((reversed.terms.get(1), reversed.magnitudes[1]), ("ba", 9));
        assert!(Terms::read(&[9, 1]).is_err() && Reversed::read(&[200]).is_err());
    }
}
