//! From a collection to the files of an index: parts, each sealed, in a folder named by their hash, and
//! the manifest beside it, written last.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::collect::Collected;
use super::error::Error;
use super::terms::{Postings, TermData};
use crate::analysis::language::Language;
use crate::analysis::name;
use crate::format::bits::Huffman;
use crate::format::bytes::Strings;
use crate::format::column::{self, CHUNK};
use crate::format::manifest::{self, Manifest, SMALL};
use crate::format::part::{HASH_START, hash, seal};
use crate::format::postings::{self, FIRSTS, WEIGHTS, Weight};
use crate::format::rows::{self, Row, hash_of};
use crate::format::terms::Place;
use crate::format::terms::put::{self, Entry};
use crate::format::{Kind, Part};
use crate::reader::relevance;

/// How much a word counts in title, aliases, summary and body.
pub const FIELD_WEIGHTS: [f32; 4] = [3.5, 3.5, 1.5, 1.0];

/// How much the length of a field lessens what a word in it counts (BM25F's b). Many other names are not
/// one long text: they lessen each other little.
pub const FIELD_LENGTHS: [f32; 4] = [0.5, 0.25, 0.3, 0.6];

/// The size of a part of postings or positions, in bytes; a longer list has a part of its own.
const LISTS: [usize; 2] = [10 << 10, 48 << 10];

/// How many terms a part of the dictionary has, and one of terms written backwards.
const TERMS: usize = 1024;
const REVERSED: usize = 3584;

/// How long the rows and the texts of a part are, in bytes, before they are packed.
const ROWS: usize = 10 << 10;
const TEXTS: usize = 144 << 10;

/// Terms in as many documents have their first hits in tops: so many rows, so many terms a part.
const TOP_COUNT: u32 = 32;
const TOP_ROWS: usize = 10;
const TERMS_PER_TOP: u32 = 40;

/// The codes of weights and positions are made for the first terms, so many postings of them.
const SAMPLE: usize = 400_000;

/// Parts are packed, in parallel, when so many bytes have come together.
const BATCH: usize = 8 << 20;

/// How many files and bytes there are of each kind of part.
pub type Files = BTreeMap<char, (u32, u64)>;

/// What was written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// How many documents.
    pub documents: u32,
    /// How many terms.
    pub terms: u32,
    /// How many files and bytes, the manifest among them, by kind of part.
    pub files: Files,
}

impl Summary {
    /// How many files and bytes there are.
    #[must_use]
    pub fn sum(&self) -> (u32, u64) {
        self.files.values().fold((0, 0), |sum, kind| (sum.0 + kind.0, sum.1 + kind.1))
    }
}

/// Writes the index of a collection into a folder. An index that is there is replaced: its parts go
/// when the new manifest has come.
///
/// # Errors
/// If the folder can't be written or the collection's temporary files can't be read.
pub fn write(collected: &Collected, into: &Path) -> Result<Summary, Error> {
    fs::create_dir_all(into)?;
    let unfinished = tempfile::Builder::new().prefix(".new-").tempdir_in(into)?;
    let mut parts = Parts::new(unfinished.path().to_owned(), stamp(collected));
    let mut documents = Documents::read(collected, &mut parts)?;
    documents.columns(collected, &mut parts)?;
    let mut terms = Terms::new(collected);
    let mut sample = Vec::new();
    let mut sampled = 0;
    let mut stream = collected.terms();
    for term in stream.by_ref() {
        let term = term?;
        sampled += term.postings.docs.len();
        sample.push(term);
        if sampled >= SAMPLE {
            break;
        }
    }
    terms.make_codes(&sample);
    for term in sample.into_iter().map(Ok).chain(stream) {
        terms.add(term?, &mut parts)?;
    }
    let mut manifest = terms.finish(&documents, &mut parts)?;
    let mut summary = parts.finish()?;
    manifest.hash = summary.0;
    (manifest.documents, manifest.dated) = (collected.count(), collected.dated());
    (manifest.rows, manifest.texts) = (documents.row_parts, documents.text_parts);
    manifest.facets = documents.facets.keys().map(String::as_str).collect();
    manifest.languages = documents.languages.keys().map(String::as_str).collect();

    let folder = manifest.file(Part { kind: Kind::Rows, number: 0 });
    let folder = into.join(folder.split('/').next().unwrap_or_default());
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::rename(unfinished.keep(), &folder)?;
    let file =
        seal(Part { kind: Kind::Manifest, number: 0 }, parts.stamp, &manifest::write(&manifest));
    let new = into.join(".new-manifest");
    fs::write(&new, &file)?;
    fs::rename(new, into.join(manifest::FILE))?;
    remove_others(into, &folder)?;
    summary.1.insert(char::from(Kind::Manifest as u8), (1, file.len() as u64));
    let terms = manifest.numbers.last().copied().unwrap_or(0);
    Ok(Summary { documents: collected.count(), terms, files: summary.1 })
}

/// Removes the parts of other indexes: folders whose name is a hash.
fn remove_others(into: &Path, kept: &Path) -> io::Result<()> {
    for entry in fs::read_dir(into)? {
        let entry = entry?;
        let name = entry.file_name();
        let is_hash =
            name.len() == 16 && name.to_string_lossy().chars().all(|c| c.is_ascii_hexdigit());
        if is_hash && entry.path() != kept {
            fs::remove_dir_all(entry.path())?;
        }
    }
    Ok(())
}

/// What tells the parts of this index from those of another.
fn stamp(collected: &Collected) -> u32 {
    (collected.hash ^ collected.hash >> 32) as u32
}

/// The parts on their way to a folder.
struct Parts {
    folder: PathBuf,
    stamp: u32,
    waiting: Vec<(Part, Vec<u8>)>,
    bytes: usize,
    hashes: Vec<(u32, u64)>,
    files: Files,
}

impl Parts {
    fn new(folder: PathBuf, stamp: u32) -> Self {
        Self {
            folder,
            stamp,
            waiting: Vec::new(),
            bytes: 0,
            hashes: Vec::new(),
            files: BTreeMap::new(),
        }
    }

    fn add(&mut self, kind: Kind, number: u32, body: Vec<u8>) -> io::Result<()> {
        self.bytes += body.len();
        self.waiting.push((Part { kind, number }, body));
        if self.bytes >= BATCH { self.flush() } else { Ok(()) }
    }

    fn flush(&mut self) -> io::Result<()> {
        self.bytes = 0;
        let (folder, stamp) = (&self.folder, self.stamp);
        let written: Vec<(Part, u64, u64)> = std::mem::take(&mut self.waiting)
            .into_par_iter()
            .map(|(part, body)| {
                let file = seal(part, stamp, &body);
                let name = format!("{}{}.bin", char::from(part.kind as u8), part.number);
                fs::write(folder.join(name), &file)?;
                Ok((part, hash(&file, HASH_START), file.len() as u64))
            })
            .collect::<io::Result<_>>()?;
        for (part, hash, length) in written {
            self.hashes.push((part.code(), hash));
            let kind = self.files.entry(char::from(part.kind as u8)).or_default();
            *kind = (kind.0 + 1, kind.1 + length);
        }
        Ok(())
    }

    /// The hash of all parts, and what they come to.
    fn finish(&mut self) -> io::Result<(u64, Files)> {
        self.flush()?;
        self.hashes.sort_unstable();
        let sum = self.hashes.iter().fold(HASH_START, |sum, (code, file)| {
            hash(&file.to_le_bytes(), hash(&code.to_le_bytes(), sum))
        });
        Ok((sum, std::mem::take(&mut self.files)))
    }
}

/// What is kept of the documents once they were read.
#[derive(Default)]
struct Documents {
    /// Title, address, id, date, language of each, and the hashes of its other names.
    rows: [Strings; 6],
    row_parts: Vec<u32>,
    text_parts: Vec<u32>,
    /// For each facet its values with provisional numbers, and where they occur.
    facets: BTreeMap<String, FacetValues>,
    /// The languages with provisional numbers; those of the documents.
    languages: BTreeMap<String, u8>,
    language_of: Vec<u8>,
}

#[derive(Default)]
struct FacetValues {
    values: BTreeMap<String, u32>,
    /// Document and value, documents ascending.
    pairs: Vec<(u32, u32)>,
}

impl Documents {
    /// Reads all documents in their order and writes the parts of their rows and texts.
    fn read(collected: &Collected, parts: &mut Parts) -> Result<Self, Error> {
        let mut all = Self::default();
        let (mut texts, mut first_text, mut text_bytes) = (Strings::default(), 0, 0);
        let (mut first_row, mut row_bytes) = (0, 0);
        let count = collected.count();
        let room = if count <= SMALL { usize::MAX } else { ROWS };
        for begin in (0..count).step_by(1024) {
            let some: Vec<_> = (begin..count.min(begin + 1024))
                .into_par_iter()
                .map(|id| collected.document(id))
                .collect::<Result<_, _>>()?;
            for (id, document) in (begin..).zip(some) {
                let mut text = document.summary.unwrap_or_default();
                if !text.is_empty() && !document.body.is_empty() {
                    text.push('\n');
                }
                text.push_str(&document.body);
                if text_bytes > 0 && text_bytes + text.len() > TEXTS {
                    all.put_texts(&mut texts, first_text, parts)?;
                    (first_text, text_bytes) = (id, 0);
                }
                text_bytes += text.len();
                texts.push(&text);

                let date = document.date.unwrap_or_default();
                let lang = document.lang.unwrap_or_default();
                let names: BTreeSet<String> =
                    document.aliases.iter().map(|alias| hash_of(&name(alias))).collect();
                let names: String = names.into_iter().collect();
                let row = [&document.title, &document.url, &document.id, &date, &lang, &names];
                let length: usize = row.iter().map(|field| field.len()).sum();
                if row_bytes > 0 && row_bytes + length > room {
                    all.put_rows(first_row..id, parts)?;
                    (first_row, row_bytes) = (id, 0);
                }
                row_bytes += length;
                all.rows.iter_mut().zip(row).for_each(|(column, field)| column.push(field));

                let next = all.languages.len().min(254) as u8;
                let first = lang.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
                let language = if first.is_empty() {
                    255
                } else {
                    *all.languages.entry(first).or_insert(next)
                };
                all.language_of.push(language);
                for (group, values) in document.facets {
                    let facet = all.facets.entry(group).or_default();
                    let mut unique = values;
                    unique.sort();
                    unique.dedup();
                    for value in unique {
                        let next = facet.values.len() as u32;
                        facet.pairs.push((id, *facet.values.entry(value).or_insert(next)));
                    }
                }
            }
        }
        if count > 0 {
            all.put_texts(&mut texts, first_text, parts)?;
            all.put_rows(first_row..count, parts)?;
        }
        Ok(all)
    }

    fn put_texts(&mut self, texts: &mut Strings, first: u32, parts: &mut Parts) -> io::Result<()> {
        let body = rows::put::texts(first, &std::mem::take(texts));
        parts.add(Kind::Texts, self.text_parts.len() as u32, body)?;
        self.text_parts.push(first);
        Ok(())
    }

    fn put_rows(&mut self, range: std::ops::Range<u32>, parts: &mut Parts) -> io::Result<()> {
        let first = range.start;
        let some: Vec<(u32, Row)> = range.map(|id| (id, self.row(id))).collect();
        parts.add(Kind::Rows, self.row_parts.len() as u32, rows::put::rows(&some))?;
        self.row_parts.push(first);
        Ok(())
    }

    fn row(&self, id: u32) -> Row {
        let [title, url, id, date, lang, names] =
            self.rows.each_ref().map(|column| column.get(id as usize).to_owned());
        Row { title, url, id, date, lang, names }
    }

    /// Writes the facets, the dates and the languages.
    fn columns(&mut self, collected: &Collected, parts: &mut Parts) -> Result<(), Error> {
        let count = collected.count();
        let chunks = count.div_ceil(CHUNK).max(1);
        let range = |chunk: u32| chunk * CHUNK..count.min((chunk + 1) * CHUNK);
        for (group, facet) in self.facets.values_mut().enumerate() {
            // The final numbers are those of the sorted values.
            let mut final_numbers = vec![0; facet.values.len()];
            facet
                .values
                .values()
                .enumerate()
                .for_each(|(place, &old)| final_numbers[old as usize] = place as u32);
            let mut counts = vec![0; facet.values.len()];
            for (_, value) in &mut facet.pairs {
                *value = final_numbers[*value as usize];
                counts[*value as usize] += 1;
            }
            let values: Strings = facet.values.keys().map(String::as_str).collect();
            let mut pairs = facet.pairs.iter().peekable();
            for chunk in 0..chunks {
                let documents: Vec<Vec<u32>> = range(chunk)
                    .map(|id| {
                        let mut of: Vec<u32> = Vec::new();
                        while let Some((_, value)) = pairs.next_if(|pair| pair.0 == id) {
                            of.push(*value);
                        }
                        of
                    })
                    .collect();
                let body = if chunk == 0 {
                    column::put::facet(&values, &counts, &documents)
                } else {
                    column::put::facet(&Strings::default(), &[], &documents)
                };
                parts.add(Kind::Facet, group as u32 * chunks + chunk, body)?;
            }
            facet.pairs = Vec::new();
        }
        for chunk in 0..collected.dated().div_ceil(CHUNK) {
            let dates: Vec<(i32, bool)> = range(chunk)
                .map_while(|id| {
                    let day = collected.dates.get(id as usize).copied().flatten()?;
                    Some((day.0, self.rows[3].get(id as usize).len() == 4))
                })
                .collect();
            parts.add(Kind::Dates, chunk, column::put::dates(&dates))?;
        }
        let mut final_numbers = [255; 256];
        self.languages
            .values()
            .enumerate()
            .for_each(|(place, &old)| final_numbers[usize::from(old)] = place as u8);
        if self.languages.len() > 1 {
            for chunk in 0..chunks {
                let bytes =
                    self.language_of[range(chunk).start as usize..range(chunk).end as usize].iter();
                let body = bytes.map(|&old| final_numbers[usize::from(old)]).collect();
                parts.add(Kind::Languages, chunk, body)?;
            }
        }
        self.language_of = Vec::new();
        Ok(())
    }
}

/// The dictionary on its way.
struct Terms<'c> {
    collected: &'c Collected,
    /// The mean length of each field over the documents that have it.
    averages: [f32; 4],
    weights: Huffman,
    firsts: Huffman,
    entries: Vec<Entry>,
    /// The first hits of the terms that have tops, in the order of the terms.
    tops: Vec<Vec<u32>>,
    /// For each stem the first term that has it.
    stems: HashMap<(Language, String), u32>,
    /// For each term another of its stem, nearer to the one that stands for all (union-find).
    unions: Vec<u32>,
    lists: [Lists; 2],
}

/// The lists of the part at hand.
#[derive(Default)]
struct Lists {
    number: u32,
    body: Vec<u8>,
}

impl Lists {
    /// Puts a list after the others, or into a new part if this one is full.
    fn add(
        &mut self,
        kind: Kind,
        most: usize,
        list: &[u8],
        parts: &mut Parts,
    ) -> io::Result<Place> {
        if !self.body.is_empty() && self.body.len() + list.len() > most {
            self.close(kind, parts)?;
        }
        let start = self.body.len() as u32;
        self.body.extend_from_slice(list);
        Ok(Place { part: self.number, start, end: self.body.len() as u32 })
    }

    fn close(&mut self, kind: Kind, parts: &mut Parts) -> io::Result<()> {
        parts.add(kind, self.number, std::mem::take(&mut self.body))?;
        self.number += 1;
        Ok(())
    }
}

impl<'c> Terms<'c> {
    fn new(collected: &'c Collected) -> Self {
        let averages = std::array::from_fn(|field| {
            let have = collected.lengths.iter().filter(|lengths| lengths[field] > 0).count();
            collected.totals[field] as f32 / have.max(1) as f32
        });
        Self {
            collected,
            averages,
            weights: Huffman::of_frequencies(&[1; WEIGHTS]),
            firsts: Huffman::of_frequencies(&[1; FIRSTS]),
            entries: Vec::new(),
            tops: Vec::new(),
            stems: HashMap::new(),
            unions: Vec::new(),
            lists: Default::default(),
        }
    }

    /// What a term counts in the documents of its list.
    fn weights(&self, postings: &Postings) -> Vec<(u32, Weight)> {
        let weight = |((&doc, tf), &whole): ((&u32, &[u16; 4]), &bool)| {
            if whole {
                return (doc, Weight::NAME);
            }
            let lengths = &self.collected.lengths[doc as usize];
            let frequency: f32 = (0..4)
                .map(|field| {
                    let length = lengths[field] as f32 / self.averages[field].max(1.0);
                    let lessen = 1.0 - FIELD_LENGTHS[field] + FIELD_LENGTHS[field] * length;
                    FIELD_WEIGHTS[field] * f32::from(tf[field]) / lessen
                })
                .sum();
            (doc, Weight::of(frequency, tf[0] > 0 || tf[1] > 0))
        };
        postings.docs.iter().zip(&postings.tf).zip(&postings.whole).map(weight).collect()
    }

    /// Makes the codes from the first terms.
    fn make_codes(&mut self, sample: &[TermData]) {
        let (mut weights, mut firsts) = ([0; WEIGHTS], [0; FIRSTS]);
        for postings in sample.iter().map(|term| &term.postings) {
            self.weights(postings)
                .iter()
                .for_each(|(_, weight)| weights[usize::from(weight.0)] += 1);
            let first = (0..postings.docs.len()).filter_map(|i| postings.positions(i).first());
            first.for_each(|&first| firsts[usize::from(postings::first_symbol(first))] += 1);
        }
        self.weights = Huffman::of_frequencies(&weights);
        self.firsts = Huffman::of_frequencies(&firsts);
    }

    fn add(&mut self, term: TermData, parts: &mut Parts) -> Result<(), Error> {
        let number = self.entries.len() as u32;
        let weights = self.weights(&term.postings);
        let list = postings::write(&weights, self.collected.count(), &self.weights);
        let count = term.postings.docs.len();
        // Words of grammar are a third of all words: phrases do without their positions.
        let with_positions = if term.stop { 0 } else { count };
        let positions = postings::write_positions(
            (0..with_positions).map(|i| term.postings.positions(i)),
            &self.firsts,
        );
        let [for_postings, for_positions] = &mut self.lists;
        let entry = Entry {
            count: count as u32,
            stop: term.stop,
            next: 0,
            postings: for_postings.add(Kind::Postings, LISTS[0], &list, parts)?,
            positions: for_positions.add(Kind::Positions, LISTS[1], &positions, parts)?,
            top: count as u32 >= TOP_COUNT && !term.stop && self.collected.count() > SMALL,
            term: term.term,
        };
        if entry.top {
            self.tops.push(self.first_hits(weights));
        }
        self.entries.push(entry);
        self.unions.push(number);
        for stem in term.stems {
            let other = *self.stems.entry(stem).or_insert(number);
            let (a, b) = (self.representative(number), self.representative(other));
            self.unions[a.max(b) as usize] = a.min(b);
        }
        Ok(())
    }

    fn representative(&mut self, mut term: u32) -> u32 {
        while self.unions[term as usize] != term {
            let next = self.unions[term as usize];
            self.unions[term as usize] = self.unions[next as usize];
            term = next;
        }
        term
    }

    /// The documents that a search for this term alone shows first, ascending.
    fn first_hits(&self, weights: Vec<(u32, Weight)>) -> Vec<u32> {
        let frequencies = Weight::frequencies();
        let dated = self.collected.dated();
        let score = |(doc, weight): (u32, Weight)| {
            (relevance(frequencies[usize::from(weight.0)], doc, dated), Reverse(doc))
        };
        let mut scored: Vec<(f32, Reverse<u32>)> = weights.into_iter().map(score).collect();
        let order = |a: &(f32, Reverse<u32>), b: &(f32, Reverse<u32>)| {
            b.0.total_cmp(&a.0).then(b.1.cmp(&a.1))
        };
        if scored.len() > TOP_ROWS {
            scored.select_nth_unstable_by(TOP_ROWS, order);
            scored.truncate(TOP_ROWS);
        }
        let mut docs: Vec<u32> = scored.into_iter().map(|(_, Reverse(doc))| doc).collect();
        docs.sort_unstable();
        docs
    }

    /// Joins the forms of each stem in a ring, and writes dictionaries and tops.
    fn finish(mut self, documents: &Documents, parts: &mut Parts) -> Result<Manifest, Error> {
        for (lists, kind) in self.lists.iter_mut().zip([Kind::Postings, Kind::Positions]) {
            if !lists.body.is_empty() {
                lists.close(kind, parts)?;
            }
        }
        self.stems = HashMap::new();
        let mut last_of: HashMap<u32, u32> = HashMap::new();
        for number in 0..self.entries.len() as u32 {
            let first = self.representative(number);
            if let Some(last) = last_of.insert(first, number) {
                self.entries[last as usize].next = (number - last) as i32;
            }
        }
        for (first, last) in last_of {
            self.entries[last as usize].next = first as i32 - last as i32;
        }

        let mut terms = Strings::default();
        let mut numbers = vec![0];
        let mut lists = Vec::new();
        let mut tops = 0;
        for (number, entries) in (0..).zip(self.entries.chunks(TERMS)) {
            parts.add(Kind::Terms, number, put::terms(entries, tops))?;
            tops += entries.iter().filter(|entry| entry.top).count() as u32;
            terms.push(&entries[0].term);
            numbers.push(numbers[numbers.len() - 1] + entries.len() as u32);
            lists.push(entries[0].postings.part);
        }
        for (number, tops) in (0..).zip(self.tops.chunks(TERMS_PER_TOP as usize)) {
            let mut docs: Vec<u32> = tops.iter().flatten().copied().collect();
            docs.sort_unstable();
            docs.dedup();
            let some: Vec<(u32, Row)> =
                docs.into_iter().map(|doc| (doc, documents.row(doc))).collect();
            parts.add(Kind::Tops, number, rows::put::rows(&some))?;
        }
        // What has digits is not corrected, and what has less than three letters is nothing's correction.
        let is_word = |entry: &&Entry| {
            entry.term.chars().nth(2).is_some()
                && !entry.term.bytes().any(|byte| byte.is_ascii_digit())
        };
        let words = self.entries.par_iter().filter(is_word);
        let mut backwards: Vec<(String, u32)> =
            words.map(|entry| (entry.term.chars().rev().collect(), entry.count)).collect();
        backwards.par_sort_unstable();
        let mut reversed = Strings::default();
        for (number, entries) in (0..).zip(backwards.chunks(REVERSED)) {
            parts.add(Kind::Reversed, number, put::reversed(entries))?;
            reversed.push(&entries[0].0);
        }
        Ok(Manifest {
            hash: 0,
            documents: 0,
            dated: 0,
            facets: Strings::default(),
            languages: Strings::default(),
            terms,
            numbers,
            lists,
            reversed,
            rows: Vec::new(),
            texts: Vec::new(),
            weights: self.weights,
            firsts: self.firsts,
            terms_per_top: TERMS_PER_TOP,
            postings: self.lists[0].number,
        })
    }
}
