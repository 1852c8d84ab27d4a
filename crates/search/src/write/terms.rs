//! The terms of all runs with their postings, merged in the order of the terms.

use std::cmp::Ordering;
use std::collections::BinaryHeap;
use std::collections::binary_heap::PeekMut;
use std::io;
use std::ops::Range;
use std::vec;

use rayon::ThreadPool;
use rayon::prelude::*;

use super::error::Error;
use super::run::{FIELDS, Record, add};
use super::spool::{Spool, damaged};
use crate::analysis::language::{Language, Stemmers, is_stop};

/// So many bytes of records are merged at a time, each term by one thread.
const BATCH: usize = 4 << 20;
/// So many bytes are held of all runs together, if they are not very many.
const HELD: usize = 16 << 20;

/// A term with all that is known of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TermData {
    /// The folded form.
    pub term: String,
    /// Whether it is a stop word of a language in which at least half of its occurrences are.
    pub stop: bool,
    /// The stems of the words that are folded to it, by their documents' languages; sorted, each
    /// once.
    pub stems: Vec<(Language, String)>,
    /// Where it occurs.
    pub postings: Postings,
}

/// The documents of a term, at least one, and its places in them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Postings {
    /// The documents' final numbers, ascending.
    pub docs: Vec<u32>,
    /// For each document how often its title, aliases, summary and body have the term; 65,535
    /// also stands for more.
    pub tf: Vec<[u16; FIELDS]>,
    /// For each document whether its title or one of its aliases is the term and nothing else.
    pub whole: Vec<bool>,
    /// For each document where its positions end in `positions`; they begin where those of the
    /// document before it end.
    pub ends: Vec<usize>,
    /// The positions, ascending within a document, in the order of `docs`.
    pub positions: Vec<u32>,
}

impl Postings {
    /// The positions in the document `docs[index]`: words from the beginning of the title on, with
    /// 16 left free between two texts. Empty if there is no such document.
    #[must_use]
    pub fn positions(&self, index: usize) -> &[u32] {
        let start = index.checked_sub(1).map_or(Some(0), |before| self.ends.get(before).copied());
        let end = self.ends.get(index).copied();
        start.zip(end).and_then(|(start, end)| self.positions.get(start..end)).unwrap_or_default()
    }
}

/// All runs.
pub(super) struct Runs {
    pub(super) spool: Spool,
    /// The number of the first document of each, and where it lies.
    pub(super) runs: Vec<(u32, Range<u64>)>,
    /// The final number of each document in the order of the input.
    pub(super) ids: Vec<u32>,
}

/// The terms of a collection in the order of their bytes.
///
/// What is held in memory are some MB, and the postings of the term at hand.
pub struct Terms<'c> {
    runs: &'c Runs,
    pool: &'c ThreadPool,
    /// The next record of each run.
    heads: BinaryHeap<Head>,
    readers: Vec<Reader>,
    merged: vec::IntoIter<Result<TermData, Error>>,
    begun: bool,
}

/// A term as it is in one or more runs: for each the number of its first document, and the record.
type Parts = Vec<(u32, Vec<u8>)>;

impl<'c> Terms<'c> {
    pub(super) fn new(runs: &'c Runs, pool: &'c ThreadPool) -> Self {
        let held = (HELD / runs.runs.len().max(1)).clamp(1 << 12, 1 << 18);
        let reader = |(_, range): &(u32, Range<u64>)| Reader::new(range.clone(), held);
        let readers = runs.runs.iter().map(reader).collect();
        let merged = Vec::new().into_iter();
        Self { runs, pool, heads: BinaryHeap::new(), readers, merged, begun: false }
    }

    fn begin(&mut self) -> io::Result<()> {
        for (run, reader) in self.readers.iter_mut().enumerate() {
            if let Some(record) = reader.next(&self.runs.spool)? {
                self.heads.push(Head { run, record });
            }
        }
        Ok(())
    }

    /// The next term's records, in the order of their documents in the input.
    fn gather(&mut self) -> io::Result<Parts> {
        let mut parts: Parts = Vec::new();
        while let Some(mut head) = self.heads.peek_mut() {
            if parts.first().is_some_and(|(_, record)| term(record) != term(&head.record)) {
                break;
            }
            let (first, _) = self.runs.runs[head.run];
            let next = self.readers[head.run].next(&self.runs.spool)?;
            parts.push((
                first,
                match next {
                    Some(next) => std::mem::replace(&mut head.record, next),
                    None => PeekMut::pop(head).record,
                },
            ));
        }
        Ok(parts)
    }

    /// Merges the next terms.
    fn merge(&mut self) -> io::Result<()> {
        if !self.begun {
            self.begun = true;
            self.begin()?;
        }
        let mut batch = Vec::new();
        let mut size = 0;
        while size < BATCH {
            let parts = self.gather()?;
            if parts.is_empty() {
                break;
            }
            size += parts.iter().map(|(_, record)| record.len()).sum::<usize>();
            batch.push(parts);
        }
        let merge = |stemmers: &mut Stemmers, parts: Parts| {
            merge(&parts, self.runs, stemmers).ok_or_else(|| Error::Io(damaged()))
        };
        let merged: Vec<_> = self
            .pool
            .install(|| batch.into_par_iter().map_init(Stemmers::default, merge).collect());
        self.merged = merged.into_iter();
        Ok(())
    }
}

impl Iterator for Terms<'_> {
    type Item = Result<TermData, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        if let Some(data) = self.merged.next() {
            return Some(data);
        }
        if let Err(error) = self.merge() {
            self.heads.clear();
            return Some(Err(Error::Io(error)));
        }
        self.merged.next()
    }
}

/// Merges the records of one term; nothing if one is damaged.
fn merge(parts: &Parts, runs: &Runs, stemmers: &mut Stemmers) -> Option<TermData> {
    let mut name = "";
    let mut counts = Vec::new();
    let mut words = Vec::new();
    let mut found = Postings::default();
    for (first, record) in parts {
        let (term, mut record) = Record::new(record, *first)?;
        name = term;
        for &(language, count) in &record.counts {
            add(&mut counts, language, count);
        }
        words.append(&mut record.words);
        while !record.is_over() {
            let (document, tf, whole) = record.posting(&mut found.positions)?;
            found.docs.push(*runs.ids.get(document as usize)?);
            found.tf.push(tf);
            found.whole.push(whole);
            found.ends.push(found.positions.len());
        }
    }
    words.sort_unstable();
    words.dedup();
    let stem = |(language, word)| (language, stemmers.stem(word, language));
    let mut stems: Vec<(Language, String)> = words.into_iter().map(stem).collect();
    stems.sort_unstable();
    stems.dedup();
    let all: u64 = counts.iter().map(|(_, count)| count).sum();
    let stop =
        counts.iter().any(|&(language, count)| count >= all - count && is_stop(name, language));
    Some(TermData { term: name.to_owned(), stop, stems, postings: sorted(found) })
}

/// Postings in the order of their documents.
fn sorted(found: Postings) -> Postings {
    if found.docs.is_sorted() {
        return found;
    }
    let mut order: Vec<(u32, u32)> = found.docs.iter().copied().zip(0..).collect();
    order.sort_unstable();
    let mut sorted = Postings {
        docs: Vec::with_capacity(order.len()),
        tf: Vec::with_capacity(order.len()),
        whole: Vec::with_capacity(order.len()),
        ends: Vec::with_capacity(order.len()),
        positions: Vec::with_capacity(found.positions.len()),
    };
    for (document, index) in order {
        sorted.docs.push(document);
        sorted.tf.push(found.tf[index as usize]);
        sorted.whole.push(found.whole[index as usize]);
        sorted.positions.extend_from_slice(found.positions(index as usize));
        sorted.ends.push(sorted.positions.len());
    }
    sorted
}

/// The term of a record; empty if it is damaged, which is found when it is merged.
fn term(mut record: &[u8]) -> &[u8] {
    super::spool::get_bytes(&mut record).unwrap_or_default()
}

/// The next record of a run.
struct Head {
    run: usize,
    record: Vec<u8>,
}

impl Ord for Head {
    /// The greatest has the least term, and of those the first documents.
    fn cmp(&self, other: &Self) -> Ordering {
        let by_term = || term(&other.record).cmp(term(&self.record));
        by_term().then_with(|| other.run.cmp(&self.run))
    }
}

impl PartialOrd for Head {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Head {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Head {}

/// Reads the records of a run one after the other.
struct Reader {
    /// What was not read from the spool yet.
    left: Range<u64>,
    buffer: Vec<u8>,
    /// Where the next record begins in the buffer.
    at: usize,
    /// How many bytes are read at a time.
    held: usize,
}

impl Reader {
    fn new(left: Range<u64>, held: usize) -> Self {
        Self { left, buffer: Vec::new(), at: 0, held }
    }

    fn next(&mut self, spool: &Spool) -> io::Result<Option<Vec<u8>>> {
        if self.at == self.buffer.len() && self.left.is_empty() {
            return Ok(None);
        }
        let length = self.take(8, spool)?;
        let length = length.try_into().map(u64::from_le_bytes).map_err(|_| damaged())?;
        let length = usize::try_from(length).map_err(|_| damaged())?;
        Ok(Some(self.take(length, spool)?.to_vec()))
    }

    /// The next `count` bytes.
    fn take(&mut self, count: usize, spool: &Spool) -> io::Result<&[u8]> {
        let ready = self.buffer.len() - self.at;
        if ready < count {
            self.buffer.drain(..self.at);
            self.at = 0;
            let left = self.left.end - self.left.start;
            let more = left.min((count - ready).max(self.held) as u64);
            if more < (count - ready) as u64 {
                return Err(damaged());
            }
            self.buffer.resize(ready + more as usize, 0);
            spool.read(self.left.start, &mut self.buffer[ready..])?;
            self.left.start += more;
        }
        let taken = self.at..self.at + count;
        self.at = taken.end;
        Ok(&self.buffer[taken])
    }
}
