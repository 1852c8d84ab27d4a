//! From clauses to slots: for each clause of a query the lists of postings that can fill it.

use super::Reader;
use super::cache::Loaded;
use super::lookup::{Found, VARIANT};
use crate::answer::{Correction, Note};
use crate::format::postings::{self, Weight};
use crate::format::terms::Place;
use crate::format::{Kind, Part};
use crate::query::{Clause, Form, Item, Query};
use crate::request::Request;

/// A clause with what was found for it.
#[derive(Debug, Default)]
pub(super) struct Slot {
    /// Terms, and whether only titles count.
    pub(super) terms: Vec<(Found, bool)>,
    /// Documents with a phrase, ascending, with its weighted frequency.
    pub(super) phrases: Vec<Vec<(u32, f32)>>,
    /// The terms of phrases, which are marked though they are not searched alone.
    pub(super) marks: Vec<String>,
    pub(super) exclude: bool,
    /// Only words of grammar: they weigh nothing.
    pub(super) stop: bool,
    pub(super) times: u32,
}

impl Slot {
    fn len(&self) -> usize {
        self.terms.len() + self.phrases.len()
    }

    /// Whether no document can fill it.
    pub(super) fn is_empty(&self) -> bool {
        self.terms.is_empty() && self.phrases.is_empty()
    }

    fn add(&mut self, found: impl IntoIterator<Item = Found>, title: bool) {
        for found in found {
            let same = |(known, t): &&mut (Found, bool)| known.term == found.term && *t == title;
            match self.terms.iter_mut().find(same) {
                Some((known, _)) => {
                    known.weight = known.weight.max(found.weight);
                    known.meant |= found.meant;
                }
                None => self.terms.push((found, title)),
            }
        }
    }
}

/// How far a search for words goes.
#[derive(Clone, Copy)]
struct Ways {
    /// No prefixes, no corrections.
    literal: bool,
    /// Also words that are known stand for those near them.
    harder: bool,
    /// No corrections, and nothing is said of what is not found.
    strict: bool,
}

/// What a query comes to.
#[derive(Debug, Default)]
pub(super) struct Slots {
    pub(super) slots: Vec<Slot>,
    pub(super) corrections: Vec<Correction>,
    pub(super) notes: Vec<Note>,
}

impl Reader {
    /// The slots of a query; with `harder`, words that are known stand for those near them too.
    pub(super) fn slots(&self, query: &Query, request: &Request, harder: bool) -> Option<Slots> {
        let mut all = Slots { notes: query.notes.clone(), ..Slots::default() };
        let mut whole = true;
        for clause in &query.clauses {
            match self.slot(clause, request, harder, &mut all) {
                Some(slot) => all.slots.push(slot),
                None => whole = false,
            }
        }
        whole.then_some(all)
    }

    fn slot(
        &self,
        clause: &Clause,
        request: &Request,
        harder: bool,
        all: &mut Slots,
    ) -> Option<Slot> {
        let mut slot =
            Slot { exclude: clause.exclude, times: clause.times.max(1), ..Slot::default() };
        let mut whole = true;
        let mut stop = !clause.exclude && !clause.any.is_empty();
        let mut before = 0;
        for (index, item) in clause.any.iter().enumerate() {
            // A symbol that is being typed is there twice, as a whole and as what begins so. What it
            // can have been meant for is asked only once, and only if neither finds anything.
            let twice = |at: usize| clause.any.get(at).is_some_and(|o| o.source == item.source);
            let strict = match item.form {
                Form::Whole(..) => {
                    before = slot.len();
                    twice(index + 1)
                }
                Form::Prefix(_) => index > 0 && twice(index - 1) && slot.len() > before,
                _ => false,
            };
            let ways = Ways { literal: request.literal, harder, strict: strict || clause.exclude };
            whole &= self.item(item, clause.exclude, ways, &mut slot, all).is_some();
            stop &= matches!(&item.form, Form::Word(word)
                if slot.terms.iter().any(|(found, _)| found.term == *word && found.stop));
        }
        slot.stop = stop;
        whole.then_some(slot)
    }

    fn item(
        &self,
        item: &Item,
        exclude: bool,
        ways: Ways,
        slot: &mut Slot,
        all: &mut Slots,
    ) -> Option<()> {
        let as_it_is = exclude || item.exact;
        let mut known = true;
        match &item.form {
            Form::Word(word) if as_it_is => {
                let found = self.exact(word)?;
                known = found.is_some();
                slot.add(found, item.title);
            }
            Form::Word(word) => self.word(word, item, false, ways, slot, all)?,
            Form::Prefix(word) if ways.strict => {
                let exact = self.exact(word);
                let completions =
                    if ways.literal { Some(Vec::new()) } else { self.completions(word) };
                slot.add(exact?, item.title);
                slot.add(completions?, item.title);
            }
            Form::Prefix(word) => self.word(word, item, !ways.literal, ways, slot, all)?,
            Form::Phrase(words) => known = self.phrase(words, item, slot)?,
            Form::Whole(whole, words) => {
                if let Some(found) = self.exact(whole)? {
                    slot.add([found], item.title);
                    if !as_it_is {
                        slot.add(self.variants(whole, VARIANT)?, item.title);
                    }
                    slot.marks.extend(words.iter().cloned());
                } else if words.len() < 2 || !self.phrase(words, item, slot)? {
                    if as_it_is || ways.strict {
                        known = false;
                    } else {
                        self.word(whole, item, false, ways, slot, all)?;
                    }
                }
            }
        }
        if !known && !ways.strict {
            all.notes.push(Note::Unknown(item.source.clone()));
        }
        Some(())
    }

    /// A word in its forms; where there is none, the words it can have been meant for.
    fn word(
        &self,
        word: &str,
        item: &Item,
        prefix: bool,
        ways: Ways,
        slot: &mut Slot,
        all: &mut Slots,
    ) -> Option<()> {
        // What can be asked for at once is.
        let exact = self.exact(word);
        let completions = if prefix { self.completions(word) } else { Some(Vec::new()) };
        let (exact, mut completions) = (exact?, completions?);
        let known = exact.is_some();
        if known {
            let variants = self.variants(word, VARIANT)?;
            slot.add(exact, item.title);
            slot.add(variants, item.title);
        }
        if ways.literal || (known && !ways.harder) {
            slot.add(completions, item.title);
            if !known {
                all.notes.push(Note::Unknown(item.source.clone()));
            }
            return Some(());
        }
        if !known && !prefix && word.chars().nth(2).is_some() {
            completions = self.completions(word)?;
        }
        let typed = prefix && !completions.is_empty() && !ways.harder;
        let mut corrections = if typed { Vec::new() } else { self.corrections(word)? };
        if known {
            for found in &mut corrections {
                found.weight /= 2.0;
            }
        }
        if !known && !typed {
            let to: Vec<String> = corrections
                .iter()
                .chain(completions.iter().take(3))
                .map(|f| f.term.clone())
                .collect();
            if to.is_empty() {
                all.notes.push(Note::Unknown(item.source.clone()));
            } else {
                all.corrections.push(Correction { from: item.source.clone(), to });
            }
        }
        let mut whole = true;
        let mut forms = Vec::new();
        for found in &corrections {
            match self.variants(&found.term, found.weight * VARIANT) {
                Some(variants) => forms.extend(variants),
                None => whole = false,
            }
        }
        slot.add(corrections, item.title);
        slot.add(forms, item.title);
        slot.add(completions, item.title);
        whole.then_some(())
    }

    /// The bytes of a list.
    pub(super) fn list(&self, kind: Kind, place: Place) -> Option<&[u8]> {
        match self.cache.get(Part { kind, number: place.part })? {
            Loaded::Lists(bytes) => {
                Some(bytes.get(place.start as usize..place.end as usize).unwrap_or(&[]))
            }
            _ => None,
        }
    }

    /// Adds the documents that have words one after the other. Words of grammar have no positions: between
    /// others any word stands for them; where they are all but one, or all, the documents have them
    /// somewhere. False if there are none.
    fn phrase(&self, words: &[String], item: &Item, slot: &mut Slot) -> Option<bool> {
        let found: Vec<Option<Option<Found>>> = words.iter().map(|word| self.exact(word)).collect();
        let found: Option<Vec<Found>> =
            found.into_iter().collect::<Option<Vec<_>>>()?.into_iter().collect();
        // A word that no document has is in no phrase either.
        let Some(found) = found else { return Some(false) };
        let content = found.iter().filter(|term| !term.stop).count();
        // Each with how far it is from the phrase's first word.
        let found: Vec<(u32, Found)> =
            (0..).zip(found).filter(|(_, term)| content < 2 || !term.stop).collect();
        let mut lists = Vec::new();
        let mut positions = Vec::new();
        for (_, term) in &found {
            lists.push(self.list(Kind::Postings, term.postings));
            positions.push(if content < 2 {
                Some(&[][..])
            } else {
                self.list(Kind::Positions, term.positions)
            });
        }
        let lists: Vec<&[u8]> = lists.into_iter().collect::<Option<_>>()?;
        let positions: Vec<&[u8]> = positions.into_iter().collect::<Option<_>>()?;

        // The documents that have all words, with the place of each in each list.
        let (of, code) = (self.manifest.documents, &self.manifest.weights);
        let mut common: Vec<(u32, Vec<u32>, Weight)> = Vec::new();
        // The rarest first.
        let mut order: Vec<u64> =
            (0..).zip(&found).map(|(i, (_, term))| u64::from(term.count) << 32 | i).collect();
        order.sort_unstable();
        let order: Vec<usize> = order.into_iter().map(|key| key as u32 as usize).collect();
        for (turn, &which) in order.iter().enumerate() {
            let mut place = 0;
            let mut at = 0;
            let mut kept = Vec::new();
            postings::read(lists[which], found[which].1.count, of, code, |doc, weight| {
                if turn == 0 {
                    if !item.title || weight.in_title() {
                        kept.push((doc, vec![place], weight));
                    }
                } else {
                    while common.get(at).is_some_and(|c| c.0 < doc) {
                        at += 1;
                    }
                    if let Some((_, places, least)) = common.get_mut(at).filter(|c| c.0 == doc)
                        && (!item.title || weight.in_title())
                    {
                        let mut places = std::mem::take(places);
                        places.push(place);
                        kept.push((doc, places, Weight(least.0.min(weight.0))));
                    }
                }
                place += 1;
            });
            common = kept;
        }
        // Where the phrase can begin, narrowed word by word.
        let mut begins: Vec<Vec<u32>> = vec![Vec::new(); common.len()];
        for (turn, &which) in order.iter().enumerate().filter(|_| content > 1) {
            let wanted: Vec<u32> = common.iter().map(|c| c.1[turn]).collect();
            let mut index = 0;
            postings::read_positions(positions[which], &wanted, &self.manifest.firsts, |_, at| {
                let mut here = at.iter().filter_map(|p| p.checked_sub(found[which].0));
                if turn == 0 {
                    begins[index] = here.collect();
                } else {
                    // Both ascend.
                    let mut next = here.next();
                    begins[index].retain(|&begin| {
                        while next.is_some_and(|p| p < begin) {
                            next = here.next();
                        }
                        next == Some(begin)
                    });
                }
                index += 1;
            });
        }
        let frequencies = Weight::frequencies();
        let documents: Vec<(u32, f32)> = common
            .iter()
            .zip(&begins)
            .filter(|(_, begins)| content < 2 || !begins.is_empty())
            .map(|((doc, _, weight), _)| (*doc, frequencies[usize::from(weight.0 & 63)]))
            .collect();
        let some = !documents.is_empty();
        if some {
            slot.phrases.push(documents);
            slot.marks.extend(words.iter().cloned());
        }
        Some(some)
    }
}
