//! The reader: answers requests from the parts it was given, or says which it needs. No IO.

mod cache;
mod distance;
mod filter;
mod lookup;
mod slots;

use crate::analysis;
use crate::answer::{Answer, Hit, Note};
use crate::format::column::CHUNK;
use crate::format::manifest::{Manifest, SMALL};
use crate::format::postings::{self, NAMED, Weight};
use crate::format::rows::Row;
use crate::format::{Damage, Kind, Part, part};
use crate::passage;
use crate::query::Query;
use crate::request::{Request, Sort};

use self::cache::{Cache, Loaded};
pub use self::lookup::{
    COMPLETION, CORRECTION, MOST_COMPLETIONS, MOST_FAR, MOST_FORMS, MOST_NEAR, VARIANT,
};

use self::filter::{Filter, Unmet};
use self::slots::Slots;

/// How soon a frequency within one document saturates (BM25's k1; Robertson and Zaragoza 2009).
pub const SATURATION: f32 = 1.2;

/// How much more a document counts whose title or name is the word and nothing else.
pub const NAME: f32 = 1.0;

/// How much more the newest document counts than the oldest.
pub const RECENCY: f32 = 0.06;

/// How much more a document in the visitor's language counts.
pub const LANGUAGE: f32 = 0.2;

/// With fewer documents than this that have every word, those with some follow.
pub const LITTLE: u32 = 10;

/// With more words than this, those that are known are not taken for others.
pub const MOST_HARDER: usize = 4;

/// With as many words the own rarity of what is meant counts in full, with as many not at all. A few
/// words are chosen for what they are; a question in prose says much that is rare by its form alone,
/// and there the words together tell what it is about.
pub const OWN: [usize; 2] = [3, 6];

/// How long a passage is, in characters.
const PASSAGE: usize = 220;

/// More hits than this are not returned at once.
pub const MOST_HITS: usize = 1000;

/// How many parts of rows may be fetched before tops are.
const MOST_ROWS: usize = 2;

/// A reader of one index.
#[derive(Debug)]
pub struct Reader {
    manifest: Manifest,
    stamp: u32,
    /// What each weight stands for.
    frequencies: [f32; postings::WEIGHTS],
    cache: Cache,
    scratch: Scratch,
}

/// What came of a step.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    /// The whole answer.
    Done(Answer),
    /// Parts are needed. Supply all of them, then take the step again.
    Need {
        /// The parts, none twice.
        parts: Vec<Part>,
        /// The titles, if they are known while counts or passages are not.
        so_far: Option<Answer>,
    },
}

/// Memory to work in, one place for each document, clean between the steps.
#[derive(Debug, Default)]
struct Scratch {
    frequency: Vec<f32>,
    score: Vec<f32>,
    filled: Vec<u64>,
    touched: Vec<u32>,
}

/// The documents that were found, in order.
struct Ranking {
    /// Those of the page that was asked for: document, score, whether it has every word.
    page: Vec<(u32, f32, bool)>,
    total: u32,
    complete: u32,
    /// Whether a document has every word, whatever the filters.
    any_complete: bool,
    counts: filter::Counts,
}

impl Reader {
    /// Reads the manifest: its file without the first byte, inflated.
    ///
    /// # Errors
    /// If it is not a manifest of this version, or damaged.
    pub fn open(manifest: &[u8]) -> Result<Self, Damage> {
        let (body, stamp) = part::open(manifest, Part { kind: Kind::Manifest, number: 0 }, None)?;
        let manifest = Manifest::read(body)?;
        Ok(Self {
            manifest,
            stamp,
            frequencies: Weight::frequencies(),
            cache: Cache::default(),
            scratch: Scratch::default(),
        })
    }

    /// The file of a part, relative to the manifest's folder.
    #[must_use]
    pub fn file(&self, part: Part) -> String {
        self.manifest.file(part)
    }

    /// The names of the facets, in the order of every answer.
    pub fn facets(&self) -> impl Iterator<Item = &str> {
        self.manifest.facets.iter()
    }

    /// The parts of a small index that are not at hand and that searches of words will need; nothing
    /// where the index is large, of which most is never needed.
    #[must_use]
    pub fn rest(&self) -> Option<Vec<Part>> {
        let manifest = &self.manifest;
        if !manifest.is_small() {
            return None;
        }
        let count = |kind| match kind {
            Kind::Terms => manifest.terms.len() as u32,
            Kind::Postings => manifest.postings,
            Kind::Rows => manifest.rows.len() as u32,
            Kind::Reversed => manifest.reversed.len() as u32,
            _ => manifest.texts.len() as u32,
        };
        let parts = [Kind::Terms, Kind::Postings, Kind::Rows, Kind::Reversed, Kind::Texts]
            .into_iter()
            .flat_map(|kind| (0..count(kind).min(SMALL)).map(move |number| Part { kind, number }));
        Some(parts.filter(|&part| self.cache.peek(part).is_none()).collect())
    }

    /// How many documents there are.
    #[must_use]
    pub fn documents(&self) -> u32 {
        self.manifest.documents
    }

    /// Takes a part: its file without the first byte, inflated.
    ///
    /// # Errors
    /// If it is not this part of this index, or damaged; then nothing has changed.
    pub fn supply(&mut self, part: Part, bytes: &[u8]) -> Result<(), Damage> {
        self.cache.put(part, bytes, self.stamp)
    }

    /// Answers a request as far as the parts at hand go.
    pub fn step(&mut self, request: &Request) -> Step {
        self.cache.begin();
        let mut scratch = std::mem::take(&mut self.scratch);
        let documents = self.manifest.documents as usize;
        if scratch.score.len() != documents {
            scratch.frequency = vec![0.0; documents];
            scratch.score = vec![0.0; documents];
            scratch.filled = vec![0; documents];
        }
        let outcome = self.answer(request, &mut scratch);
        scratch.clear();
        self.scratch = scratch;
        let parts = self.cache.missing();
        let step = match outcome {
            (Some(answer), true) => Step::Done(answer),
            // Parts that could not be read a second time would be asked for for ever.
            (so_far, _) if parts.is_empty() => Step::Done(so_far.unwrap_or_default()),
            (so_far, _) => Step::Need { parts, so_far },
        };
        self.cache.trim();
        step
    }

    /// The answer as far as it is known, and whether it is whole.
    fn answer(&self, request: &Request, scratch: &mut Scratch) -> (Option<Answer>, bool) {
        // Titles come first: what counts need is asked for once they are there.
        let counts = request.counts && self.has_columns();
        let Some((mut answer, titles)) = self.titles(request, scratch, counts) else {
            return (None, false);
        };
        if request.counts && !counts {
            self.ask_for_columns();
            return (Some(answer), false);
        }
        if request.passages {
            let marks = titles.marks;
            let mut whole = true;
            for (hit, doc) in answer.hits.iter_mut().zip(titles.docs) {
                let part = Part { kind: Kind::Texts, number: holder(&self.manifest.texts, doc) };
                match self.cache.get(part) {
                    Some(Loaded::Texts(texts)) => {
                        hit.passage =
                            passage::passage(texts.get(doc), |term| slot_of(&marks, term), PASSAGE);
                    }
                    _ => whole = false,
                }
            }
            return (Some(answer), whole);
        }
        (Some(answer), true)
    }

    fn columns(&self) -> impl Iterator<Item = Part> {
        let facets = self.manifest.facets.len() as u32 * self.chunks();
        let dates = self.manifest.dated.div_ceil(CHUNK);
        let part = |kind| move |number| Part { kind, number };
        (0..facets).map(part(Kind::Facet)).chain((0..dates).map(part(Kind::Dates)))
    }

    fn has_columns(&self) -> bool {
        self.columns().all(|part| self.cache.peek(part).is_some())
    }

    fn ask_for_columns(&self) {
        self.columns().for_each(|part| _ = self.cache.get(part));
    }

    /// The answer without passages, with or without counts.
    fn titles(
        &self,
        request: &Request,
        scratch: &mut Scratch,
        counts: bool,
    ) -> Option<(Answer, Titles)> {
        if self.manifest.is_small() {
            self.ask_ahead(request);
        }
        let query = Query::parse(&request.text, request.typing);
        let filter = self.filter(request, counts);
        let slots = self.slots(&query, request, false);
        let (filter, mut slots) = (filter?, slots?);
        self.ask_for_tops(&slots, request);
        let mut ranking = self.rank(&slots, &filter, request, scratch, counts)?;
        let content = slots.slots.iter().filter(|s| !s.exclude && !s.stop).count();
        if !ranking.any_complete && !request.literal && (2..=MOST_HARDER).contains(&content) {
            let harder = self.slots(&query, request, true)?;
            let again = self.rank(&harder, &filter, request, scratch, counts)?;
            if again.any_complete {
                (slots, ranking) = (harder, again);
            }
        }
        let mut marks: Vec<(String, u8)> = Vec::new();
        for (number, slot) in slots.slots.iter().enumerate().filter(|(_, slot)| !slot.exclude) {
            let terms = slot.terms.iter().map(|(found, _)| &found.term).chain(&slot.marks);
            for term in terms {
                if let Err(place) = marks.binary_search_by(|(mark, _)| mark.cmp(term)) {
                    marks.insert(place, (term.clone(), number.min(255) as u8));
                }
            }
        }
        let rows = self.rows(&ranking.page, &slots)?;
        let name = if query.is_plain() { analysis::name(&request.text) } else { String::new() };
        let first_page = request.sort == Sort::Relevance && request.offset == 0;
        let (mut hits, mut docs, mut first) = (Vec::new(), Vec::new(), 0);
        for ((doc, score, complete), row) in ranking.page.into_iter().zip(rows) {
            // What lacks a word, as it is written here, stays behind those that have all.
            let named = complete && !name.is_empty() && row.is_called(&name);
            let hit = Hit {
                title: passage::marked(&row.title, |term| slot_of(&marks, term)),
                id: row.id,
                url: row.url,
                date: row.date,
                lang: row.lang,
                facets: if counts { filter.values(doc) } else { Vec::new() },
                complete,
                named,
                score,
                passage: Vec::new(),
            };
            // Who types a name wants what is called so, though others may have its words more often.
            let place = if named && first_page { first } else { docs.len() };
            first += usize::from(named);
            hits.insert(place, hit);
            docs.insert(place, doc);
        }
        let mut answer = Answer {
            total: ranking.total,
            complete: ranking.complete,
            hits,
            corrections: slots.corrections,
            notes: slots.notes,
            ..Answer::default()
        };
        answer.notes.extend(filter.notes.iter().cloned());
        if ranking.complete < ranking.total {
            answer.notes.push(Note::Partial);
        }
        let wanted = || slots.slots.iter().filter(|slot| !slot.exclude);
        if wanted().next().is_some() && wanted().all(|slot| slot.stop) {
            answer.notes.push(Note::OnlyStopWords);
        }
        if counts {
            let names: Vec<&str> = self.manifest.facets.iter().collect();
            answer.facets = filter.facets(&ranking.counts, &names);
            answer.histogram = Filter::histogram(&ranking.counts);
        }
        Some((answer, Titles { docs, marks }))
    }

    /// Scores the documents of the slots and puts those that pass in order.
    fn rank(
        &self,
        slots: &Slots,
        filter: &Filter<'_>,
        request: &Request,
        scratch: &mut Scratch,
        counting: bool,
    ) -> Option<Ranking> {
        let documents = self.manifest.documents;
        let wanted: Vec<_> = slots.slots.iter().filter(|slot| !slot.exclude).collect();
        let only_stop = wanted.iter().all(|slot| slot.stop);
        let required: Vec<_> = wanted
            .into_iter()
            .filter(|slot| (only_stop || !slot.stop) && !slot.is_empty())
            .collect();
        // Words that nothing has do not keep the others from being found.
        let searched = slots.slots.iter().any(|slot| !slot.exclude);
        let lists = slots.slots.iter().flat_map(|slot| slot.terms.iter());
        let whole = lists
            .fold(true, |whole, (f, _)| self.list(Kind::Postings, f.postings).is_some() && whole);
        let languages = self.preferred_language(request);
        if !whole {
            return None;
        }
        let languages = languages?;
        scratch.clear();
        for (number, slot) in required.iter().enumerate() {
            let worth = if required.len() == 1 { alone } else { saturated };
            self.fill(slot, number.min(63) as u32, worth, own(required.len()), scratch)?;
        }
        let mut excluded: Vec<u64> = Vec::new();
        for slot in slots.slots.iter().filter(|slot| slot.exclude) {
            for (found, title) in &slot.terms {
                self.weights(found, *title, |doc, _| excluded.push(doc.into()))?;
            }
            excluded.extend(slot.phrases.iter().flatten().map(|(doc, _)| u64::from(*doc)));
        }
        excluded.sort_unstable();
        let every = match required.len() {
            0 => 0,
            count => u64::MAX >> (64 - count.min(64)),
        };
        let mut counts = filter.counts();
        let (mut complete, mut partial) = (Vec::new(), Vec::new());
        let mut any_complete = false;
        let mut seen = |doc: u32, scratch: &Scratch| {
            if excluded.binary_search(&doc.into()).is_ok() {
                return;
            }
            let unmet = filter.unmet(doc);
            let is_complete = scratch.filled[doc as usize] == every;
            any_complete |= is_complete;
            if unmet == Unmet::Nothing {
                if is_complete { &mut complete } else { &mut partial }.push(doc);
            }
            if counting && is_complete {
                filter.count(&mut counts, doc, unmet);
            }
        };
        if required.is_empty() {
            if !searched {
                (0..documents).for_each(|doc| seen(doc, scratch));
            }
        } else {
            scratch.touched.iter().for_each(|&doc| seen(doc, scratch));
        }
        let use_partial = (complete.len() as u32) < LITTLE
            && !partial.is_empty()
            && (request.sort == Sort::Relevance || complete.is_empty());
        if use_partial && counting {
            for &doc in &scratch.touched {
                if scratch.filled[doc as usize] != every
                    && excluded.binary_search(&doc.into()).is_err()
                {
                    filter.count(&mut counts, doc, filter.unmet(doc));
                }
            }
        }
        if !use_partial {
            partial.clear();
        }
        let (total, complete_count) =
            ((complete.len() + partial.len()) as u32, complete.len() as u32);
        // Everything is sorted as numbers, here and elsewhere: the code of a sort is some kB for each
        // type. From the top: whether words are missing, the rank, the document.
        let score = |doc: u32| self.score(doc, scratch.score[doc as usize], &languages);
        let dated = self.manifest.dated;
        let key = |doc: u32, partial: bool| {
            let rank = match request.sort {
                Sort::Relevance if !required.is_empty() => !score(doc).max(0.0).to_bits(),
                Sort::Oldest => dated.checked_sub(doc + 1).unwrap_or(u32::MAX),
                _ => 0,
            };
            u64::from(partial) << 63 | u64::from(rank) << 31 | u64::from(doc)
        };
        let mut ranked: Vec<u64> = Vec::with_capacity(total as usize);
        ranked.extend(complete.into_iter().map(|doc| key(doc, false)));
        ranked.extend(partial.into_iter().map(|doc| key(doc, true)));
        let end = request.offset.saturating_add(request.limit.min(MOST_HITS)).min(ranked.len());
        if end > 0 && end < ranked.len() {
            ranked.select_nth_unstable(end - 1);
        }
        ranked.truncate(end);
        ranked.sort_unstable();
        let page = ranked.iter().skip(request.offset).map(|key| {
            let doc = (key & 0x7fff_ffff) as u32;
            (doc, score(doc), key >> 63 == 0)
        });
        let page = page.collect();
        Some(Ranking { page, total, complete: complete_count, any_complete, counts })
    }

    /// Gives each document of a term and the term's weighted frequency there to `each`; with `title` only
    /// those that have it in a title or name.
    fn weights(
        &self,
        found: &lookup::Found,
        title: bool,
        mut each: impl FnMut(u32, f32),
    ) -> Option<()> {
        let list = self.list(Kind::Postings, found.postings)?;
        let (documents, code) = (self.manifest.documents, &self.manifest.weights);
        postings::read(list, found.count, documents, code, |doc, weight| {
            if !title || weight.in_title() {
                each(doc, self.frequencies[usize::from(weight.0) % postings::WEIGHTS]);
            }
        });
        Some(())
    }

    /// Adds what a slot gives to the documents' scores, and notes which documents fill it.
    fn fill(
        &self,
        slot: &slots::Slot,
        number: u32,
        worth: fn(f32) -> f32,
        own: f32,
        scratch: &mut Scratch,
    ) -> Option<()> {
        let documents = self.manifest.documents;
        let mut here: Vec<u32> = Vec::new();
        let Scratch { frequency, score, filled, touched } = scratch;
        let mut add = |doc: u32, value: f32| {
            let at = &mut frequency[doc as usize];
            if *at == 0.0 {
                here.push(doc);
            }
            *at += value;
        };
        for (found, title) in &slot.terms {
            self.weights(found, *title, |doc, frequency| add(doc, found.weight * frequency))?;
        }
        for phrase in &slot.phrases {
            phrase.iter().for_each(|&(doc, value)| add(doc, value));
        }
        let common = here.len() as u32;
        let times = slot.times as f32;
        let rarity = rarity(common, documents) * times;
        for &doc in &here {
            let at = doc as usize;
            if filled[at] == 0 {
                touched.push(doc);
            }
            filled[at] |= 1 << number;
            score[at] += rarity * worth(frequency[at]);
            frequency[at] = 0.0;
        }
        // A rare word is worth more than a frequent form of its stem, or a frequent word in its place. The
        // one that is worth most counts: many words that begin alike are no better than the one meant.
        for (found, title) in slot.terms.iter().filter(|(found, _)| found.meant) {
            let more = (self::rarity(found.count, documents) * times - rarity) * found.weight * own;
            if more > 0.0 {
                self.weights(found, *title, |doc, value| {
                    let at = &mut frequency[doc as usize];
                    *at = at.max(more * worth(value));
                })?;
            }
        }
        for doc in here {
            score[doc as usize] += std::mem::take(&mut frequency[doc as usize]);
        }
        Some(())
    }

    fn score(&self, doc: u32, score: f32, languages: &Option<(u8, Vec<&[u8]>)>) -> f32 {
        let mut factor = recency(doc, self.manifest.dated);
        if let Some((wanted, chunks)) = languages
            && let Some(language) =
                chunks.get((doc / CHUNK) as usize).and_then(|c| c.get((doc % CHUNK) as usize))
            && language == wanted
        {
            factor += LANGUAGE;
        }
        score * factor
    }

    /// The visitor's language, if some documents are in it and others are not, and those of the documents.
    #[expect(clippy::type_complexity, reason = "missing parts, or nothing to prefer")]
    fn preferred_language(&self, request: &Request) -> Option<Option<(u8, Vec<&[u8]>)>> {
        let languages = &self.manifest.languages;
        let wanted = request.lang.as_deref().unwrap_or("");
        let place = languages.before(wanted);
        if languages.len() < 2 || languages.get(place) != wanted || request.text.is_empty() {
            return Some(None);
        }
        let chunks: Vec<Option<&[u8]>> = (0..self.chunks())
            .map(|number| match self.cache.get(Part { kind: Kind::Languages, number })? {
                Loaded::Languages(bytes) => Some(bytes.as_slice()),
                _ => None,
            })
            .collect();
        chunks.into_iter().collect::<Option<_>>().map(|chunks| Some((place.min(254) as u8, chunks)))
    }

    /// Asks for the first hits of a word together with its postings.
    fn ask_for_tops(&self, slots: &Slots, request: &Request) {
        let first_page =
            request.offset == 0 && request.facets.is_empty() && request.sort == Sort::Relevance;
        if let [slot] = slots.slots.as_slice()
            && first_page
            && let Some((found, _)) = slot.terms.iter().max_by_key(|(found, _)| found.count)
            && self.cache.peek(Part { kind: Kind::Postings, number: found.postings.part }).is_none()
            && let Some(top) = self.tops_of(found)
        {
            _ = self.cache.get(top);
        }
    }

    fn tops_of(&self, found: &lookup::Found) -> Option<Part> {
        Some(Part { kind: Kind::Tops, number: found.top? / self.manifest.terms_per_top })
    }

    /// Asks for what a search of a small index needs later, together with what it needs first.
    fn ask_ahead(&self, request: &Request) {
        _ = self.preferred_language(request);
        let rows = if request.limit > 0 { self.manifest.rows.len() as u32 } else { 0 };
        for number in 0..rows {
            _ = self.cache.get(Part { kind: Kind::Rows, number });
        }
    }

    /// The rows of documents, from wherever they are.
    fn rows(&self, page: &[(u32, f32, bool)], slots: &Slots) -> Option<Vec<Row>> {
        let tops: Vec<Part> = match slots.slots.as_slice() {
            [slot] => slot.terms.iter().filter_map(|(found, _)| self.tops_of(found)).collect(),
            _ => Vec::new(),
        };
        let row = |part: Part, doc: u32| match self.cache.peek(part)? {
            Loaded::Rows(rows) => rows.get(doc),
            _ => None,
        };
        let mut missing: Vec<Part> = Vec::new();
        let mut rows = Vec::with_capacity(page.len());
        for &(doc, ..) in page {
            let part = Part { kind: Kind::Rows, number: holder(&self.manifest.rows, doc) };
            match row(part, doc).or_else(|| tops.iter().find_map(|&top| row(top, doc))) {
                Some(row) => rows.push(row),
                // A part that is here without the row will not have it the next time.
                None if self.cache.peek(part).is_some() => rows.push(Row::default()),
                None if missing.contains(&part) => {}
                None => missing.push(part),
            }
        }
        if missing.is_empty() {
            return Some(rows);
        }
        let unread = tops.first().filter(|&&top| self.cache.peek(top).is_none());
        match unread {
            Some(&top) if missing.len() > MOST_ROWS => {
                _ = self.cache.get(top);
            }
            _ => missing.into_iter().for_each(|part| _ = self.cache.get(part)),
        }
        None
    }
}

/// What the passages of an answer are made from.
struct Titles {
    docs: Vec<u32>,
    /// Terms to be marked, sorted, with the numbers of their slots.
    marks: Vec<(String, u8)>,
}

impl Scratch {
    fn clear(&mut self) {
        for doc in self.touched.drain(..) {
            self.score[doc as usize] = 0.0;
            self.filled[doc as usize] = 0;
        }
    }
}

/// How much a document counts by its age, by its number and the number of those that have a date.
fn recency(doc: u32, dated: u32) -> f32 {
    // What has no date is neither old nor new.
    let age = if doc < dated { doc as f32 / dated as f32 } else { 0.5 };
    1.0 + RECENCY * (1.0 - age)
}

/// How rare a word is that `count` documents out of `all` have (Robertson and Spärck Jones 1976), never
/// negative.
#[must_use]
pub fn rarity(count: u32, all: u32) -> f32 {
    let (count, all) = (count as f32, all as f32);
    (1.0 + (all - count + 0.5) / (count + 0.5)).ln()
}

/// How much the own rarity of what is meant counts in a query of so many words.
fn own(words: usize) -> f32 {
    let [all, none] = OWN;
    none.saturating_sub(words.max(all)) as f32 / (none - all) as f32
}

fn saturated(frequency: f32) -> f32 {
    frequency * (SATURATION + 1.0) / (frequency + SATURATION)
}

/// What a frequency comes to if the word is the whole query. A document that is called so counts beyond
/// saturation: who types a name wants what has it, however often others speak of it.
fn alone(frequency: f32) -> f32 {
    saturated(frequency) + frequency * (NAME / NAMED)
}

/// What a document comes to for a single word, apart from how rare the word is.
#[cfg(feature = "write")]
pub(crate) fn relevance(frequency: f32, doc: u32, dated: u32) -> f32 {
    alone(frequency) * recency(doc, dated)
}

/// The number of the part that a document is in, by the first document of each.
fn holder(firsts: &[u32], doc: u32) -> u32 {
    firsts.partition_point(|&first| first <= doc).saturating_sub(1) as u32
}

fn slot_of(marks: &[(String, u8)], term: &str) -> Option<u8> {
    let place = marks.partition_point(|(mark, _)| mark.as_str() < term);
    marks.get(place).filter(|(mark, _)| mark == term).map(|(_, slot)| *slot)
}
