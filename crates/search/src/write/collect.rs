//! The front half of the writer: documents in, numbered documents and sorted terms out.
//!
//! Documents are gathered into chunks that are inverted in parallel, each to a sorted run, and the
//! runs are merged at the end (an external sort). What comes out depends on the documents and
//! their order alone: not on the size of the chunks, nor on which thread is ready first.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::io;
use std::ops::Range;
use std::sync::mpsc::{Receiver, Sender, channel};

use rayon::{ThreadPool, ThreadPoolBuilder};
use rustc_hash::FxBuildHasher;

use super::document::Document;
use super::error::Error;
use super::run::{Chunk, FIELDS, Run};
use super::spool::{self, Spool, damaged, get, get_str, put, put_str};
use super::terms::{Runs, Terms};
use crate::date::Day;
use crate::format::manifest::MOST_DOCUMENTS;
use crate::format::part::{HASH_START, hash};

/// How much a collector may take.
#[derive(Clone, Debug)]
pub struct Options {
    /// How many bytes of documents are inverted at a time by each thread; while it works, it holds
    /// about ten times as many. The results are held in memory up to this size, then on disk.
    pub run_bytes: usize,
    /// How many threads work; with 0 as many as there are cores.
    pub threads: usize,
}

impl Default for Options {
    /// 16 MB, all cores.
    fn default() -> Self {
        Self { run_bytes: 16 << 20, threads: 0 }
    }
}

/// Takes documents.
pub struct Collector {
    options: Options,
    pool: ThreadPool,
    /// The line of each id.
    lines: HashMap<Box<str>, u64, FxBuildHasher>,
    dates: Vec<Option<Day>>,
    lengths: Vec<[u32; FIELDS]>,
    /// Of all documents so far.
    hash: u64,
    documents: spool::Writer,
    /// Where each document ends in `documents`.
    ends: Vec<u64>,
    scratch: Vec<u8>,
    chunk: Chunk,
    /// How many bytes the chunk has.
    size: usize,
    /// Where runs come back, with the bytes of their chunks.
    ready: Receiver<(Run, usize)>,
    sender: Sender<(Run, usize)>,
    /// How many chunks are being inverted, and how many bytes they have.
    waiting: (usize, usize),
    runs: Vec<(u32, Range<u64>)>,
    records: spool::Writer,
}

/// A document counts for at least so many bytes, so that many empty ones fill a chunk too.
const LEAST: usize = 64;
/// The first chunks have about so many bytes.
const FIRST: u64 = 1 << 20;
/// A chunk has no more bytes than this: its documents are numbered with 29 bits.
const MOST: usize = 1 << 30;

impl Collector {
    /// Begins.
    ///
    /// # Errors
    /// If the threads cannot be started.
    pub fn new(options: Options) -> Result<Self, Error> {
        let options = Options { run_bytes: options.run_bytes.clamp(LEAST, MOST), ..options };
        let pool = ThreadPoolBuilder::new().num_threads(options.threads).build();
        let (sender, ready) = channel();
        Ok(Self {
            pool: pool.map_err(io::Error::other)?,
            lines: HashMap::default(),
            dates: Vec::new(),
            lengths: Vec::new(),
            hash: HASH_START,
            documents: spool::Writer::new(options.run_bytes),
            ends: Vec::new(),
            scratch: Vec::new(),
            chunk: Chunk::default(),
            size: 0,
            ready,
            sender,
            waiting: (0, 0),
            runs: Vec::new(),
            records: spool::Writer::new(options.run_bytes),
            options,
        })
    }

    /// Takes a document.
    ///
    /// # Errors
    /// A fault of the document, also if its id was there before; it is then left out, and others
    /// can follow. Or an error of the temporary files.
    pub fn add(&mut self, document: Document) -> Result<(), Error> {
        let day = document.check()?;
        if self.dates.len() >= MOST_DOCUMENTS as usize {
            return Err(document
                .fault("", "there are too many documents", format!("{MOST_DOCUMENTS} at most"))
                .into());
        }
        if let Some(line) = self.lines.get(document.id.as_str()) {
            let what = match line {
                0 => format!("{:?} is there twice", document.id),
                _ => format!("{:?} is also the id of line {line}", document.id),
            };
            return Err(document.fault("id", what, "an id of its own").into());
        }
        self.scratch.clear();
        put_document(&mut self.scratch, &document);
        self.hash = hash(&self.scratch, self.hash);
        self.documents.append(&self.scratch)?;
        self.ends.push(self.documents.len());
        self.lines.insert(document.id.as_str().into(), document.line);
        self.dates.push(day);
        self.size += document.size().max(LEAST);
        self.chunk.documents.push(document);
        // Small chunks at first: a small collection is shared among the threads too, and a large one
        // does not become very many runs.
        let enough = (self.documents.len() / 16).max(FIRST).min(self.options.run_bytes as u64);
        if self.size as u64 >= enough { self.send() } else { Ok(()) }
    }

    /// Gives the chunk to a thread, as soon as not too much is being done.
    fn send(&mut self) -> Result<(), Error> {
        // A chunk for each thread, and one that waits; one alone may be of any size.
        let most = self.options.run_bytes.saturating_mul(self.pool.current_num_threads() + 1);
        while self.waiting.0 > 0 && self.waiting.1 + self.size > most {
            self.receive()?;
        }
        let chunk = std::mem::take(&mut self.chunk);
        self.chunk.first = self.dates.len() as u32;
        let size = std::mem::take(&mut self.size);
        self.waiting = (self.waiting.0 + 1, self.waiting.1 + size);
        let sender = self.sender.clone();
        // Nobody waits for it any more if the collector was dropped.
        self.pool.spawn(move || _ = sender.send((Run::new(chunk), size)));
        Ok(())
    }

    /// Puts a run aside.
    fn receive(&mut self) -> Result<(), Error> {
        let (run, size) = self.ready.recv().map_err(io::Error::other)?;
        self.waiting = (self.waiting.0 - 1, self.waiting.1 - size);
        let first = run.first as usize;
        let end = first + run.lengths.len();
        if self.lengths.len() < end {
            self.lengths.resize(end, [0; FIELDS]);
        }
        self.lengths[first..end].copy_from_slice(&run.lengths);
        let start = self.records.len();
        self.records.append(&run.records)?;
        self.runs.push((run.first, start..self.records.len()));
        Ok(())
    }

    /// Numbers the documents and prepares the merge.
    ///
    /// # Errors
    /// Errors of the temporary files.
    pub fn finish(mut self) -> Result<Collected, Error> {
        if self.size > 0 {
            self.send()?;
        }
        while self.waiting.0 > 0 {
            self.receive()?;
        }
        self.lines = HashMap::default();
        self.runs.sort_unstable_by_key(|(first, _)| *first);
        // Newest first: what has no date is older than any.
        let mut order: Vec<u32> = (0..self.dates.len() as u32).collect();
        order.sort_by_key(|&number| Reverse(self.dates[number as usize]));
        let mut ids = vec![0; order.len()];
        for (id, &number) in (0..).zip(&order) {
            ids[number as usize] = id;
        }
        let mut totals = [0; FIELDS];
        for lengths in &self.lengths {
            for (total, length) in totals.iter_mut().zip(lengths) {
                *total += u64::from(*length);
            }
        }
        Ok(Collected {
            dates: order.iter().map(|&number| self.dates[number as usize]).collect(),
            lengths: order.iter().map(|&number| self.lengths[number as usize]).collect(),
            totals,
            hash: self.hash,
            order,
            documents: self.documents.finish()?,
            ends: self.ends,
            runs: Runs { spool: self.records.finish()?, runs: self.runs, ids },
            pool: self.pool,
        })
    }
}

/// Documents with their final numbers, and their terms.
///
/// The documents are numbered newest first, by the first day of their date; those without a date
/// come last, and equals stay in the order of the input.
pub struct Collected {
    /// The first day of each document's date. `None` comes last.
    pub dates: Vec<Option<Day>>,
    /// How many words each document has in title, aliases, summary and body; wholes and compounds
    /// are not counted beside their words.
    pub lengths: Vec<[u32; FIELDS]>,
    /// How many words all documents have in each of these fields.
    pub totals: [u64; FIELDS],
    /// The hash of all that the documents say, in the order of the input.
    pub hash: u64,
    /// The number in the input of each document.
    order: Vec<u32>,
    documents: Spool,
    ends: Vec<u64>,
    runs: Runs,
    pool: ThreadPool,
}

impl Collected {
    /// How many documents there are; they are numbered from 0 to one less.
    #[must_use]
    pub fn count(&self) -> u32 {
        self.order.len() as u32
    }

    /// How many documents have a date: these are the first.
    #[must_use]
    pub fn dated(&self) -> u32 {
        self.dates.partition_point(Option::is_some) as u32
    }

    /// How many words the fields have on average over all documents, also those that lack the
    /// field; 0 without documents.
    #[must_use]
    pub fn averages(&self) -> [f64; FIELDS] {
        self.totals.map(|total| total as f64 / f64::from(self.count().max(1)))
    }

    /// The document with a number, as it was added; only its line is not known any more. Any
    /// thread may ask.
    ///
    /// # Errors
    /// If there is no such document, or the temporary file cannot be read.
    pub fn document(&self, id: u32) -> Result<Document, Error> {
        let absent = || Error::Io(io::Error::new(io::ErrorKind::NotFound, "no such document"));
        let number = *self.order.get(id as usize).ok_or_else(absent)? as usize;
        let start = number.checked_sub(1).map_or(0, |before| self.ends[before]);
        let length = usize::try_from(self.ends[number] - start).map_err(io::Error::other)?;
        let mut bytes = vec![0; length];
        self.documents.read(start, &mut bytes)?;
        get_document(&mut bytes.as_slice()).ok_or_else(|| Error::Io(damaged()))
    }

    /// The documents in the order of their numbers.
    pub fn documents(&self) -> impl Iterator<Item = Result<Document, Error>> {
        (0..self.count()).map(|id| self.document(id))
    }

    /// The terms in the order of their bytes, with their postings. It can be asked for again.
    #[must_use]
    pub fn terms(&self) -> Terms<'_> {
        Terms::new(&self.runs, &self.pool)
    }
}

fn put_document(into: &mut Vec<u8>, document: &Document) {
    let Document { line: _, id, url, title, summary, body, date, lang, aliases, facets } = document;
    for text in [id, url, title, body] {
        put_str(into, text);
    }
    for text in [summary, date, lang] {
        put(into, u64::from(text.is_some()));
        put_str(into, text.as_deref().unwrap_or_default());
    }
    put_list(into, aliases);
    put(into, facets.len() as u64);
    for (name, values) in facets {
        put_str(into, name);
        put_list(into, values);
    }
}

fn put_list(into: &mut Vec<u8>, list: &[String]) {
    put(into, list.len() as u64);
    for text in list {
        put_str(into, text);
    }
}

fn get_document(from: &mut &[u8]) -> Option<Document> {
    let text = |from: &mut &[u8]| get_str(from).map(str::to_owned);
    let option = |from: &mut &[u8]| {
        let is_there = get(from)? == 1;
        text(from).map(|text| is_there.then_some(text))
    };
    let list = |from: &mut &[u8]| (0..get(from)?).map(|_| text(from)).collect::<Option<Vec<_>>>();
    let (id, url, title, body) = (text(from)?, text(from)?, text(from)?, text(from)?);
    let (summary, date, lang) = (option(from)?, option(from)?, option(from)?);
    let aliases = list(from)?;
    let facets =
        (0..get(from)?).map(|_| Some((text(from)?, list(from)?))).collect::<Option<_>>()?;
    Some(Document { line: 0, id, url, title, summary, body, date, lang, aliases, facets })
}
