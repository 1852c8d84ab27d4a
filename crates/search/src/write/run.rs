//! A run: the inverted terms of a chunk of documents, sorted and packed.
//!
//! Single-pass in-memory indexing (Manning, Raghavan, Schütze: Introduction to Information
//! Retrieval, 2008, chapter 4.3). A chunk's words are numbered by a table and noted one after the
//! other; once the table is sorted a counting sort brings the notes of each term together.

use std::hash::Hasher;
use std::ops::Range;

use hashbrown::HashTable;
use rustc_hash::FxHasher;

use super::document::Document;
use super::spool::{get, get_str, get_u32, put, put_str};
use crate::analysis::language::Language;
use crate::analysis::{self, Kind, Token};

/// The fields of a document that are searched: title, aliases, summary, body.
pub(super) const FIELDS: usize = 4;
/// The bit of a place for a word that is a whole title or name.
const WHOLE: u32 = 1 << 2;
/// How many positions lie between two texts of a document, so that no phrase crosses them.
pub(super) const GAP: u32 = 16;

/// Documents that follow each other in the input.
#[derive(Default)]
pub(super) struct Chunk {
    /// The number of the first, counted from 0 in the order of the input.
    pub(super) first: u32,
    pub(super) documents: Vec<Document>,
}

/// What a chunk became.
pub(super) struct Run {
    /// As in the chunk.
    pub(super) first: u32,
    /// How many words each document has in each field.
    pub(super) lengths: Vec<[u32; FIELDS]>,
    /// The records in the order of their terms, each after its length in eight bytes.
    pub(super) records: Vec<u8>,
}

/// A word as it is met: what its term and its stem follow from.
struct Form {
    hash: u64,
    /// Both lie in the arena.
    term: Range<usize>,
    lower: Range<usize>,
    language: Language,
    stemmed: bool,
    count: u32,
}

/// A word met in a text.
#[derive(Clone, Copy)]
struct Occurrence {
    form: u32,
    note: Note,
}

/// Where a word was met.
#[derive(Clone, Copy, Default)]
struct Note {
    /// The document's number in the chunk, the bit [`WHOLE`], then two bits for the field.
    place: u32,
    position: u32,
}

#[derive(Default)]
struct Forms {
    table: HashTable<u32>,
    forms: Vec<Form>,
    arena: String,
}

impl Forms {
    /// The number of the form of a token, in a language.
    fn number(&mut self, token: &Token<'_>, language: Language) -> u32 {
        let stemmed = match token.kind {
            Kind::Word => true,
            Kind::Whole => token.lower.chars().all(char::is_alphabetic),
            Kind::Gram => false,
        };
        let mut hasher = FxHasher::default();
        hasher.write(token.lower.as_bytes());
        hasher.write_usize((language as usize) << 1 | usize::from(stemmed));
        let hash = hasher.finish();
        let Self { table, forms, arena } = self;
        let same = |&number: &u32| {
            let form = &forms[number as usize];
            form.hash == hash
                && arena[form.lower.clone()] == *token.lower
                && arena[form.term.clone()] == *token.term
                && (form.language, form.stemmed) == (language, stemmed)
        };
        if let Some(&number) = table.find(hash, same) {
            forms[number as usize].count += 1;
            return number;
        }
        let mut place = |text: &str| {
            let start = arena.len();
            arena.push_str(text);
            start..arena.len()
        };
        let term = place(token.term);
        let lower = if token.lower == token.term { term.clone() } else { place(token.lower) };
        let number = forms.len() as u32;
        forms.push(Form { hash, term, lower, language, stemmed, count: 1 });
        table.insert_unique(hash, number, |&number| forms[number as usize].hash);
        number
    }

    fn term(&self, form: u32) -> &str {
        &self.arena[self.forms[form as usize].term.clone()]
    }

    /// The numbers of the forms in the order of their terms, and of their own numbers.
    fn sorted(&self) -> Vec<u32> {
        // Most comparisons are over after eight bytes.
        let mut order: Vec<(u64, u32)> = (0..self.forms.len() as u32)
            .map(|number| {
                let mut head = [0; 8];
                let term = self.term(number).as_bytes();
                let length = term.len().min(8);
                head[..length].copy_from_slice(&term[..length]);
                (u64::from_be_bytes(head), number)
            })
            .collect();
        order.sort_unstable_by(|one, two| {
            let terms = || self.term(one.1).cmp(self.term(two.1));
            one.0.cmp(&two.0).then_with(terms).then(one.1.cmp(&two.1))
        });
        order.into_iter().map(|(_, number)| number).collect()
    }
}

impl Run {
    /// Inverts a chunk.
    pub(super) fn new(chunk: Chunk) -> Self {
        let Chunk { first, documents } = chunk;
        let mut forms = Forms::default();
        let mut occurrences: Vec<Occurrence> = Vec::new();
        let mut lengths = Vec::with_capacity(documents.len());
        for (number, document) in (0_u32..).zip(&documents) {
            let language = Language::of(document.lang.as_deref().unwrap_or_default());
            let mut words = [0_u32; FIELDS];
            let mut next = 0_u32;
            for (field, text) in texts(document) {
                let begin = next;
                // Tokens that begin the text, and how far they reach.
                let mut heads: Vec<(usize, u32)> = Vec::new();
                analysis::tokens(text, |token| {
                    let position = begin.saturating_add(token.position);
                    next = next.max(position.saturating_add(token.span));
                    words[field] += u32::from(token.kind != Kind::Whole);
                    let form = forms.number(&token, language);
                    let place = number << 3 | field as u32;
                    if field < 2 && token.position == 0 {
                        heads.push((occurrences.len(), token.span));
                    }
                    occurrences.push(Occurrence { form, note: Note { place, position } });
                });
                for (at, _) in heads.into_iter().filter(|(_, span)| *span == next - begin) {
                    occurrences[at].note.place |= WHOLE;
                }
                if next > begin {
                    next = next.saturating_add(GAP);
                }
            }
            lengths.push(words);
        }
        drop(documents);
        Self { first, lengths, records: records(&forms, occurrences) }
    }
}

/// The texts of a document that are searched, each with the number of its field.
pub(super) fn texts(document: &Document) -> impl Iterator<Item = (usize, &str)> {
    let aliases = document.aliases.iter().map(|alias| (1, alias.as_str()));
    std::iter::once((0, document.title.as_str()))
        .chain(aliases)
        .chain(document.summary.as_deref().map(|summary| (2, summary)))
        .chain([(3, document.body.as_str())])
}

fn records(forms: &Forms, occurrences: Vec<Occurrence>) -> Vec<u8> {
    let order = forms.sorted();
    // A counting sort: forms of one term share a place, so that notes stay in the order of the text.
    let same = |one: &u32, two: &u32| forms.term(*one) == forms.term(*two);
    let mut starts = vec![0_usize; forms.forms.len()];
    let mut groups: Vec<(&[u32], Range<usize>)> = Vec::new();
    let mut total = 0;
    for group in order.chunk_by(same) {
        let count: usize =
            group.iter().map(|&form| forms.forms[form as usize].count as usize).sum();
        groups.push((group, total..total + count));
        total += count;
        starts[group[0] as usize] = total - count;
    }
    let mut leaders: Vec<u32> = vec![0; forms.forms.len()];
    for (group, _) in &groups {
        for &form in *group {
            leaders[form as usize] = group[0];
        }
    }
    let mut notes = vec![Note::default(); total];
    for Occurrence { form, note } in &occurrences {
        let start = &mut starts[leaders[*form as usize] as usize];
        notes[*start] = *note;
        *start += 1;
    }
    drop(occurrences);
    let mut records = Vec::new();
    let mut record = Vec::new();
    for (group, notes) in groups.into_iter().map(|(group, range)| (group, &notes[range])) {
        record.clear();
        put_str(&mut record, forms.term(group[0]));
        put_forms(&mut record, forms, group);
        put_postings(&mut record, notes);
        records.extend_from_slice(&(record.len() as u64).to_le_bytes());
        records.extend_from_slice(&record);
    }
    records
}

/// Appends how often a term was met in each language, and the words to stem: they are stemmed when
/// the runs are merged, once and not in every run.
fn put_forms(record: &mut Vec<u8>, forms: &Forms, group: &[u32]) {
    let of_group = || group.iter().map(|&form| &forms.forms[form as usize]);
    let mut counts: Vec<(Language, u64)> = Vec::new();
    for form in of_group() {
        add(&mut counts, form.language, form.count.into());
    }
    put(record, counts.len() as u64);
    for (language, count) in counts {
        put(record, language as u64);
        put(record, count);
    }
    let stemmed = || of_group().filter(|form| form.stemmed);
    put(record, stemmed().count() as u64);
    for form in stemmed() {
        put(record, form.language as u64);
        // Mostly the word is the term: then nothing stands for it.
        let differs = form.lower != form.term;
        put_str(record, if differs { &forms.arena[form.lower.clone()] } else { "" });
    }
}

/// Counts occurrences by language.
pub(super) fn add(counts: &mut Vec<(Language, u64)>, language: Language, count: u64) {
    match counts.iter_mut().find(|(known, _)| *known == language) {
        Some((_, sum)) => *sum += count,
        None => counts.push((language, count)),
    }
}

fn get_language(from: &mut &[u8]) -> Option<Language> {
    let number = get_u32(from)? as usize;
    Some(Language::STEMMED.get(number).copied().unwrap_or(Language::Other))
}

/// Appends the postings of a term: for each document the distance from the one before it, which
/// fields have the term, how often each of them, and the positions by their distances.
fn put_postings(record: &mut Vec<u8>, notes: &[Note]) {
    let by_document = || notes.chunk_by(|one, two| one.place >> 3 == two.place >> 3);
    put(record, by_document().count() as u64);
    let mut before = 0;
    for notes in by_document() {
        let document = notes[0].place >> 3;
        put(record, u64::from(document - before));
        before = document;
        // A word that is there twice at one position counts once.
        let distinct =
            || notes.chunk_by(|one, two| one.position == two.position).map(|same| same[0]);
        let mut counts = [0_u64; FIELDS];
        for note in distinct() {
            counts[(note.place & 3) as usize] += 1;
        }
        let mask =
            (0..FIELDS).filter(|&field| counts[field] > 0).fold(0, |mask, field| mask | 1 << field);
        let whole = notes.iter().any(|note| note.place & WHOLE != 0);
        record.push(mask | u8::from(whole) << FIELDS);
        for count in counts.into_iter().filter(|&count| count > 0) {
            put(record, count);
        }
        let mut last = 0;
        for note in distinct() {
            put(record, u64::from(note.position - last));
            last = note.position;
        }
    }
}

/// A term's record in a run, being read.
pub(super) struct Record<'b> {
    /// How often the term was met in each language.
    pub(super) counts: Vec<(Language, u64)>,
    /// The words to stem, as stemmers want them, by language.
    pub(super) words: Vec<(Language, &'b str)>,
    postings: &'b [u8],
    /// How many documents are left.
    left: u64,
    document: u32,
}

impl<'b> Record<'b> {
    /// Reads what stands before the postings, the term included.
    pub(super) fn new(mut bytes: &'b [u8], first: u32) -> Option<(&'b str, Self)> {
        let from = &mut bytes;
        let term = get_str(from)?;
        let mut counts = Vec::new();
        for _ in 0..get(from)? {
            counts.push((get_language(from)?, get(from)?));
        }
        let mut words = Vec::new();
        for _ in 0..get(from)? {
            let (language, word) = (get_language(from)?, get_str(from)?);
            words.push((language, if word.is_empty() { term } else { word }));
        }
        let left = get(from)?;
        Some((term, Self { counts, words, postings: bytes, left, document: first }))
    }

    /// Whether all postings were read.
    pub(super) fn is_over(&self) -> bool {
        self.left == 0
    }

    /// Reads a posting: its document, in the order of the input, how often each field has the term,
    /// and whether a title or name is the term alone. The positions are appended.
    pub(super) fn posting(
        &mut self,
        positions: &mut Vec<u32>,
    ) -> Option<(u32, [u16; FIELDS], bool)> {
        let from = &mut self.postings;
        self.left = self.left.checked_sub(1)?;
        self.document = self.document.checked_add(get_u32(from)?)?;
        let (&mask, rest) = from.split_first()?;
        *from = rest;
        let mut counts = [0; FIELDS];
        let mut sum = 0_u64;
        for (_, count) in counts.iter_mut().enumerate().filter(|(field, _)| mask >> field & 1 == 1)
        {
            let number = get(from)?;
            sum = sum.checked_add(number)?;
            *count = u16::try_from(number).unwrap_or(u16::MAX);
        }
        let mut last = 0_u32;
        for _ in 0..sum {
            last = last.checked_add(get_u32(from)?)?;
            positions.push(last);
        }
        Some((self.document, counts, mask >> FIELDS & 1 == 1))
    }
}
