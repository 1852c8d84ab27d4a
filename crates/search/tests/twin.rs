//! The engine against a twin that has no index: it reads every document for every request, and
//! answers as the documentation of requests, queries and answers says. Small collections of chance
//! words and requests of all kinds; both have to say the same.

#![cfg(feature = "write")]
#![allow(clippy::unwrap_used, reason = "a test says with it what it relies on")]

mod support;

use std::collections::{BTreeMap, BTreeSet};

use communique_search::analysis::language::{Language, Stemmers, is_stop};
use communique_search::analysis::{Kind, name, tokens};
use communique_search::answer::{Answer, Bin, Correction, Count, Facet, Hit, Note};
use communique_search::date::{Day, Span};
use communique_search::format::postings::{NAMED, Weight};
use communique_search::query::{Clause, Form, Item, Query};
use communique_search::reader::{
    COMPLETION, CORRECTION, LANGUAGE, LITTLE, MOST_COMPLETIONS, MOST_FAR, MOST_FORMS, MOST_HARDER,
    MOST_NEAR, NAME, OWN, RECENCY, SATURATION, VARIANT, rarity,
};
use communique_search::request::{Choice, Request, Sort};
use communique_search::write::document::Document;
use communique_search::write::index::{FIELD_LENGTHS, FIELD_WEIGHTS};

use support::Random;

/// How many words lie between two texts of a document, so that no phrase crosses them.
const GAP: u32 = 16;

/// A document as the twin sees it.
struct Doc {
    document: Document,
    day: Option<Day>,
    /// The field of each place at which a term stands.
    places: BTreeMap<String, BTreeMap<u32, usize>>,
    lengths: [u32; 4],
    /// The terms that are a whole title or name.
    whole: BTreeSet<String>,
    weights: BTreeMap<String, Weight>,
}

/// A term of the dictionary.
#[derive(Default)]
struct Term {
    count: u32,
    stop: bool,
    /// The terms of its stem, itself among them.
    class: usize,
}

struct Twin {
    docs: Vec<Doc>,
    terms: BTreeMap<String, Term>,
    facets: BTreeSet<String>,
    frequencies: [f32; 64],
}

/// A term that stands for a word.
#[derive(Clone)]
struct Found {
    term: String,
    weight: f32,
    title: bool,
    /// Not another form of what is meant.
    meant: bool,
}

/// What a clause comes to.
#[derive(Default)]
struct Slot {
    terms: Vec<Found>,
    /// Phrases, and whether their words have to be in titles.
    phrases: Vec<(Vec<String>, bool)>,
    exclude: bool,
    stop: bool,
    times: u32,
}

impl Slot {
    fn add(&mut self, found: impl IntoIterator<Item = Found>) {
        for found in found {
            let same =
                |known: &&mut Found| (&known.term, known.title) == (&found.term, found.title);
            match self.terms.iter_mut().find(same) {
                Some(known) => {
                    known.weight = known.weight.max(found.weight);
                    known.meant |= found.meant;
                }
                None => self.terms.push(found),
            }
        }
    }
}

/// What was said of a query.
#[derive(Default)]
struct Said {
    corrections: Vec<Correction>,
    notes: Vec<Note>,
}

impl Twin {
    fn new(documents: &[Document]) -> Self {
        let mut ordered = documents.to_vec();
        // Newest first, those without a date last, equals as they came.
        ordered.sort_by_key(|document| std::cmp::Reverse(document.check().unwrap()));
        let mut docs = Vec::new();
        let mut languages: BTreeMap<String, BTreeMap<Language, u32>> = BTreeMap::new();
        let mut stems: BTreeMap<(Language, String), BTreeSet<String>> = BTreeMap::new();
        let mut stemmers = Stemmers::default();
        for document in ordered {
            let language = Language::of(document.lang.as_deref().unwrap_or_default());
            let mut texts = vec![(0, document.title.clone())];
            texts.extend(document.aliases.iter().map(|alias| (1, alias.clone())));
            texts.extend(document.summary.iter().map(|summary| (2, summary.clone())));
            texts.push((3, document.body.clone()));
            let mut places: BTreeMap<String, BTreeMap<u32, usize>> = BTreeMap::new();
            let mut lengths = [0; 4];
            let mut whole = BTreeSet::new();
            let mut begin = 0;
            for (field, text) in texts {
                let mut end = begin;
                let mut heads = Vec::new();
                tokens(&text, |token| {
                    let term = token.term.to_owned();
                    *languages.entry(term.clone()).or_default().entry(language).or_default() += 1;
                    let letters = token.lower.chars().all(char::is_alphabetic);
                    if token.kind == Kind::Word || token.kind == Kind::Whole && letters {
                        let stem = (language, stemmers.stem(token.lower, language));
                        stems.entry(stem).or_default().insert(term.clone());
                    }
                    if field < 2 && token.position == 0 {
                        heads.push((term.clone(), begin + token.span));
                    }
                    places.entry(term).or_default().insert(begin + token.position, field);
                    end = end.max(begin + token.position + token.span);
                    lengths[field] += u32::from(token.kind != Kind::Whole);
                });
                whole.extend(heads.into_iter().filter(|head| head.1 == end).map(|head| head.0));
                begin = if end > begin { end + GAP } else { end };
            }
            let day = document.check().unwrap();
            docs.push(Doc { document, day, places, lengths, whole, weights: BTreeMap::new() });
        }
        // How long a field is on average where it is there.
        let averages: [f32; 4] = std::array::from_fn(|field| {
            let have = docs.iter().filter(|doc| doc.lengths[field] > 0).count();
            let sum: u64 = docs.iter().map(|doc| u64::from(doc.lengths[field])).sum();
            sum as f32 / have.max(1) as f32
        });
        let mut terms: BTreeMap<String, Term> = BTreeMap::new();
        for doc in &mut docs {
            for (term, places) in &doc.places {
                let count = |field| places.values().filter(|&&f| f == field).count() as f32;
                let frequency: f32 = (0..4)
                    .map(|field| {
                        let length = doc.lengths[field] as f32 / averages[field].max(1.0);
                        let lessen = 1.0 - FIELD_LENGTHS[field] + FIELD_LENGTHS[field] * length;
                        FIELD_WEIGHTS[field] * count(field) / lessen
                    })
                    .sum();
                let in_title = count(0) + count(1) > 0.0;
                let weight = if doc.whole.contains(term) {
                    Weight::NAME
                } else {
                    Weight::of(frequency, in_title)
                };
                doc.weights.insert(term.clone(), weight);
                terms.entry(term.clone()).or_default().count += 1;
            }
        }
        for (class, (name, term)) in terms.iter_mut().enumerate() {
            let counts = &languages[name];
            let all: u32 = counts.values().sum();
            term.stop = counts.iter().any(|(&l, count)| count * 2 >= all && is_stop(name, l));
            term.class = class;
        }
        // Terms of a stem are of a class, until nothing changes.
        loop {
            let mut changed = false;
            for together in stems.values() {
                let least = together.iter().map(|term| terms[term].class).min().unwrap();
                for term in together {
                    let class = &mut terms.get_mut(term).unwrap().class;
                    changed |= *class != least;
                    *class = least;
                }
            }
            if !changed {
                break;
            }
        }
        let facets = documents.iter().flat_map(|d| d.facets.keys().cloned()).collect();
        Self { docs, terms, facets, frequencies: Weight::frequencies() }
    }

    fn exact(&self, term: &str, title: bool) -> Option<Found> {
        let known = self.terms.contains_key(term);
        known.then(|| Found { term: term.into(), weight: 1.0, title, meant: true })
    }

    /// The other forms of the stem of a known term: in the order of the dictionary, from itself on
    /// and then from the beginning.
    fn variants(&self, term: &str, weight: f32, title: bool) -> Vec<Found> {
        let class = self.terms[term].class;
        let after = self.terms.iter().filter(|(name, _)| name.as_str() > term);
        let before = self.terms.iter().filter(|(name, _)| name.as_str() < term);
        let same = after.chain(before).filter(|(_, other)| other.class == class);
        same.take(MOST_FORMS)
            .map(|(name, _)| Found { term: name.clone(), weight, title, meant: false })
            .collect()
    }

    fn completions(&self, word: &str, title: bool) -> Vec<Found> {
        let begin = |name: &str| name.starts_with(word) && name != word;
        let mut all: Vec<_> = self.terms.iter().filter(|(name, _)| begin(name)).collect();
        all.sort_by_key(|(_, term)| std::cmp::Reverse(term.count));
        let length = |word: &str| word.chars().count() as f32;
        let found = |name: &String| {
            let weight = COMPLETION * length(word) / length(name);
            Found { term: name.clone(), weight, title, meant: true }
        };
        all.into_iter().take(MOST_COMPLETIONS).map(|(name, _)| found(name)).collect()
    }

    /// The words with the fewest mistakes: one from four letters, else two from eight.
    fn corrections(&self, word: &str, title: bool) -> Vec<Found> {
        let letters: Vec<char> = word.chars().collect();
        if letters.len() < 4 || letters.iter().any(char::is_ascii_digit) {
            return Vec::new();
        }
        // A third of the word at either end is right if there are two mistakes.
        let third = letters.len().div_ceil(3);
        let head: String = letters[..third].iter().collect();
        let tail: String = letters[letters.len() - third..].iter().collect();
        let near = |mistakes: usize| -> Vec<(i64, String)> {
            let mut near = Vec::new();
            for (name, term) in &self.terms {
                let chars: Vec<char> = name.chars().collect();
                let may = !chars.iter().any(char::is_ascii_digit)
                    && chars.len().abs_diff(letters.len()) <= mistakes
                    && (mistakes == 1 || name.starts_with(&head) || name.ends_with(&tail));
                let within = |distance: usize| (1..=mistakes).contains(&distance);
                if may && within(mistakes_between(&letters, &chars)) {
                    // Those in many documents come first; the first letter is seldom wrong.
                    let wrong = i64::from(chars.first() != letters.first());
                    near.push((2 * wrong - i64::from(term.count.ilog2()), name.clone()));
                }
            }
            near.sort();
            near
        };
        let mut found = near(1);
        if found.is_empty() && letters.len() >= 8 {
            found = near(2);
        }
        // More of those that begin like the word than of the others.
        let half: String = letters[..letters.len() / 2].iter().collect();
        let (mut alike, mut others) = (0, 0);
        found.retain(|(_, term)| {
            let (count, most) = if term.starts_with(&half) {
                (&mut alike, MOST_NEAR)
            } else {
                (&mut others, MOST_FAR)
            };
            *count += 1;
            *count <= most
        });
        found
            .into_iter()
            .map(|(_, term)| Found { term, weight: CORRECTION, title, meant: true })
            .collect()
    }

    /// A word that may be widened.
    fn word(
        &self,
        word: &str,
        item: &Item,
        prefix: bool,
        (literal, harder): (bool, bool),
        slot: &mut Slot,
        said: &mut Said,
    ) {
        let title = item.title;
        let exact = self.exact(word, title);
        let known = exact.is_some();
        if known {
            slot.add(exact);
            slot.add(self.variants(word, VARIANT, title));
        }
        let mut completions = if prefix { self.completions(word, title) } else { Vec::new() };
        let typed = !completions.is_empty() && !harder;
        if literal || known && !harder {
            slot.add(completions);
            if !known {
                said.notes.push(Note::Unknown(item.source.clone()));
            }
            return;
        }
        if !known && !prefix && word.chars().count() >= 3 {
            completions = self.completions(word, title);
        }
        let mut corrections = if typed { Vec::new() } else { self.corrections(word, title) };
        if known {
            corrections.iter_mut().for_each(|found| found.weight /= 2.0);
        }
        if !known && !typed {
            let shown = corrections.iter().chain(completions.iter().take(3));
            let to: Vec<String> = shown.map(|found| found.term.clone()).collect();
            if to.is_empty() {
                said.notes.push(Note::Unknown(item.source.clone()));
            } else {
                said.corrections.push(Correction { from: item.source.clone(), to });
            }
        }
        slot.add(corrections.clone());
        for found in &corrections {
            slot.add(self.variants(&found.term, found.weight * VARIANT, title));
        }
        slot.add(completions);
    }

    /// Whether a document has words one after the other, and the least weight of them.
    fn phrase(&self, doc: &Doc, words: &[String], title: bool) -> Option<Weight> {
        if !words.iter().all(|word| self.terms.contains_key(word)) {
            return None;
        }
        // Words of grammar have no place of their own where two others have one.
        let is_content = |word: &String| !self.terms[word].stop;
        let content = words.iter().filter(|word| is_content(word)).count();
        let used: Vec<(u32, &String)> =
            (0..).zip(words).filter(|(_, word)| content < 2 || is_content(word)).collect();
        let weights: Option<Vec<Weight>> =
            used.iter().map(|(_, word)| doc.weights.get(*word).copied()).collect();
        let weights = weights?;
        let follows = |begin: u32| {
            used.iter().all(|(after, word)| doc.places[*word].contains_key(&(begin + after)))
        };
        let there = content < 2
            || doc.places[used[0].1]
                .keys()
                .any(|at| at.checked_sub(used[0].0).is_some_and(follows));
        // Of a phrase in titles the words are in titles, the phrase may be elsewhere.
        let titled = !title || weights.iter().all(|weight| weight.in_title());
        let least = weights.iter().map(|weight| weight.0).min()?;
        (there && titled).then_some(Weight(least))
    }

    fn add_phrase(&self, words: &[String], title: bool, slot: &mut Slot) -> bool {
        let found = self.docs.iter().any(|doc| self.phrase(doc, words, title).is_some());
        if found {
            slot.phrases.push((words.to_vec(), title));
        }
        found
    }

    fn slot(&self, clause: &Clause, literal: bool, harder: bool, said: &mut Said) -> Slot {
        let mut slot =
            Slot { exclude: clause.exclude, times: clause.times.max(1), ..Slot::default() };
        let ways = (literal, harder);
        let mut before = 0;
        for (index, item) in clause.any.iter().enumerate() {
            let as_it_is = item.exact || clause.exclude;
            let twice = |at: usize| clause.any.get(at).is_some_and(|o| o.source == item.source);
            let size = slot.terms.len() + slot.phrases.len();
            let mut known = true;
            let mut strict = clause.exclude;
            match &item.form {
                Form::Word(word) if as_it_is => {
                    let found = self.exact(word, item.title);
                    known = found.is_some();
                    slot.add(found);
                }
                Form::Word(word) => self.word(word, item, false, ways, &mut slot, said),
                Form::Prefix(word) => {
                    if strict || index > 0 && twice(index - 1) && size > before {
                        slot.add(self.exact(word, item.title));
                        if !literal {
                            slot.add(self.completions(word, item.title));
                        }
                    } else {
                        self.word(word, item, !literal, ways, &mut slot, said);
                    }
                }
                Form::Phrase(words) => known = self.add_phrase(words, item.title, &mut slot),
                Form::Whole(whole, words) => {
                    before = size;
                    strict |= twice(index + 1);
                    if let Some(found) = self.exact(whole, item.title) {
                        slot.add([found]);
                        if !as_it_is {
                            slot.add(self.variants(whole, VARIANT, item.title));
                        }
                    } else if words.len() < 2 || !self.add_phrase(words, item.title, &mut slot) {
                        if as_it_is || strict {
                            known = false;
                        } else {
                            self.word(whole, item, false, ways, &mut slot, said);
                        }
                    }
                }
            }
            if !known && !strict {
                said.notes.push(Note::Unknown(item.source.clone()));
            }
        }
        let is_stop = |item: &Item| matches!(&item.form, Form::Word(word) if self.terms.get(word).is_some_and(|t| t.stop));
        slot.stop = !clause.exclude && clause.any.iter().all(is_stop);
        slot
    }

    /// How often a document has what a slot asks for, by its weights; 0 if it has not.
    fn frequency(&self, doc: &Doc, slot: &Slot) -> f32 {
        let mut sum = 0.0;
        for found in &slot.terms {
            if let Some(weight) = doc.weights.get(&found.term)
                && (!found.title || weight.in_title())
            {
                sum += found.weight * self.frequencies[usize::from(weight.0)];
            }
        }
        for (words, title) in &slot.phrases {
            if let Some(weight) = self.phrase(doc, words, *title) {
                sum += self.frequencies[usize::from(weight.0)];
            }
        }
        sum
    }

    /// The documents of slots, in their order, with their scores and whether they are complete, and
    /// whether any is complete apart from the filters.
    #[expect(clippy::type_complexity, reason = "two lists of the same")]
    fn rank(&self, slots: &[Slot], request: &Request) -> (Vec<(usize, f32)>, Vec<(usize, f32)>) {
        let wanted: Vec<&Slot> = slots.iter().filter(|slot| !slot.exclude).collect();
        let only_stop = wanted.iter().all(|slot| slot.stop);
        let empty = |slot: &Slot| slot.terms.is_empty() && slot.phrases.is_empty();
        let required: Vec<&Slot> =
            wanted.iter().copied().filter(|s| (only_stop || !s.stop) && !empty(s)).collect();
        let all = self.docs.len() as u32;
        let dated = self.docs.iter().filter(|doc| doc.day.is_some()).count();
        let first = |lang: &str| lang.split(['-', '_']).next().unwrap().to_ascii_lowercase();
        let lang_of = |doc: &Doc| first(doc.document.lang.as_deref().unwrap_or(""));
        let known: BTreeSet<String> =
            self.docs.iter().map(lang_of).filter(|l| !l.is_empty()).collect();
        // Where all are of one language none is preferred.
        let preferred = request.lang.as_deref().filter(|_| known.len() > 1);
        let mut rarities = Vec::new();
        for slot in &required {
            let have = self.docs.iter().filter(|doc| self.frequency(doc, slot) > 0.0).count();
            rarities.push(rarity(have as u32, all) * slot.times as f32);
        }
        let (mut complete, mut partial) = (Vec::new(), Vec::new());
        for (number, doc) in self.docs.iter().enumerate() {
            let excluded = slots
                .iter()
                .any(|slot| slot.exclude && !empty(slot) && self.frequency(doc, slot) > 0.0);
            if excluded {
                continue;
            }
            let mut score = 0.0;
            let mut filled = 0;
            // In full for few words, not at all for many.
            let [few, many] = OWN.map(|words| words as f32);
            let own = ((many - required.len() as f32) / (many - few)).clamp(0.0, 1.0);
            for (slot, rarity) in required.iter().zip(&rarities) {
                let frequency = self.frequency(doc, slot);
                if frequency > 0.0 {
                    filled += 1;
                    let saturated = |f: f32| f * (SATURATION + 1.0) / (f + SATURATION);
                    let worth = |f: f32| {
                        let named = if required.len() == 1 { f * (NAME / NAMED) } else { 0.0 };
                        saturated(f) + named
                    };
                    score += rarity * worth(frequency);
                    // What is meant has its own rarity, other forms of it have not.
                    let mut most = 0.0_f32;
                    for found in slot.terms.iter().filter(|found| found.meant) {
                        let count = self.terms[&found.term].count;
                        let more = self::rarity(count, all) * slot.times as f32 - rarity;
                        let more = more * found.weight * own;
                        if let Some(weight) = doc.weights.get(&found.term)
                            && (!found.title || weight.in_title())
                            && more > 0.0
                        {
                            let value = Weight::frequencies()[usize::from(weight.0)];
                            most = most.max(more * worth(value));
                        }
                    }
                    score += most;
                }
            }
            let age = if number < dated { number as f32 / dated as f32 } else { 0.5 };
            let mut factor = 1.0 + RECENCY * (1.0 - age);
            if preferred.is_some_and(|lang| !lang.is_empty() && lang == lang_of(doc)) {
                factor += LANGUAGE;
            }
            let found = (number, score * factor);
            if required.is_empty() && !wanted.is_empty() || filled == 0 && !required.is_empty() {
                continue;
            }
            if filled == required.len() { &mut complete } else { &mut partial }.push(found);
        }
        (complete, partial)
    }

    fn values(doc: &Doc, group: &str) -> BTreeSet<String> {
        doc.document.facets.get(group).into_iter().flatten().cloned().collect()
    }

    fn in_time(doc: &Doc, request: &Request) -> bool {
        let from = request.from.is_none_or(|from| doc.day.is_some_and(|day| day >= from));
        from && request.to.is_none_or(|to| doc.day.is_some_and(|day| day <= to))
    }

    /// Whether a document meets the choices of a group.
    fn in_group(doc: &Doc, group: &str, request: &Request) -> bool {
        let values = Self::values(doc, group);
        let of = |exclude| {
            request.facets.iter().filter(move |c| c.group == group && c.exclude == exclude)
        };
        of(false).next().is_none() || of(false).any(|choice| values.contains(&choice.value))
    }

    fn excluded(doc: &Doc, request: &Request) -> bool {
        let mut unwanted = request.facets.iter().filter(|choice| choice.exclude);
        unwanted.any(|choice| Self::values(doc, &choice.group).contains(&choice.value))
    }

    /// Whether a document meets the filters, but for those of one group.
    fn passes(&self, doc: &Doc, request: &Request, but: Option<&str>) -> bool {
        let mut others = self.facets.iter().filter(|group| Some(group.as_str()) != but);
        !Self::excluded(doc, request) && others.all(|group| Self::in_group(doc, group, request))
    }

    fn search(&self, request: &Request) -> Answer {
        let query = Query::parse(&request.text, request.typing);
        let attempt = |harder| {
            let mut said = Said::default();
            let slot = |clause| self.slot(clause, request.literal, harder, &mut said);
            let slots: Vec<Slot> = query.clauses.iter().map(slot).collect();
            let (complete, partial) = self.rank(&slots, request);
            (slots, said, complete, partial)
        };
        let mut best = attempt(false);
        let content = best.0.iter().filter(|slot| !slot.exclude && !slot.stop).count();
        if best.2.is_empty() && !request.literal && (2..=MOST_HARDER).contains(&content) {
            let again = attempt(true);
            if !again.2.is_empty() {
                best = again;
            }
        }
        let (slots, said, complete, partial) = best;
        let keep = |of: &[(usize, f32)]| -> Vec<(usize, f32)> {
            let passes = |doc| self.passes(doc, request, None) && Self::in_time(doc, request);
            of.iter().copied().filter(|&(doc, _)| passes(&self.docs[doc])).collect()
        };
        let (mut first, mut rest) = (keep(&complete), keep(&partial));
        let follow = (first.len() as u32) < LITTLE
            && !rest.is_empty()
            && (request.sort == Sort::Relevance || first.is_empty());
        if !follow {
            rest.clear();
        }
        let mut found: Vec<usize> = complete.iter().map(|hit| hit.0).collect();
        found.extend(partial.iter().filter(|_| follow).map(|hit| hit.0));

        let ranked = slots.iter().any(|slot| !slot.exclude);
        for list in [&mut first, &mut rest] {
            list.sort_by(|a, b| {
                let undated = |hit: &(usize, f32)| self.docs[hit.0].day.is_none();
                match request.sort {
                    Sort::Relevance if ranked => b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)),
                    Sort::Relevance | Sort::Newest => a.0.cmp(&b.0),
                    Sort::Oldest if undated(a) && undated(b) => a.0.cmp(&b.0),
                    Sort::Oldest => undated(a).cmp(&undated(b)).then(b.0.cmp(&a.0)),
                }
            });
        }
        let mut answer = Answer {
            total: (first.len() + rest.len()) as u32,
            complete: first.len() as u32,
            corrections: said.corrections,
            ..Answer::default()
        };
        answer.notes = query.notes.clone();
        answer.notes.extend(said.notes);
        for choice in &request.facets {
            if !self.docs.iter().any(|d| Self::values(d, &choice.group).contains(&choice.value)) {
                let (group, value) = (choice.group.clone(), choice.value.clone());
                answer.notes.push(Note::NoSuchValue(group, value));
            }
        }
        if !rest.is_empty() {
            answer.notes.push(Note::Partial);
        }
        if ranked && slots.iter().all(|slot| slot.exclude || slot.stop) {
            answer.notes.push(Note::OnlyStopWords);
        }
        // Signs of the language make a text more than a name; quotation marks round all of it do not.
        let signs = |clause: &Clause| {
            let one = clause.any.iter().all(|item| item.source == clause.any[0].source);
            clause.exclude || !one || clause.any.iter().any(|item| item.title)
        };
        let exact = query.clauses.iter().any(|clause| clause.any.iter().any(|item| item.exact));
        let called = name(&request.text);
        let plain = !called.is_empty()
            && !query.clauses.is_empty()
            && !query.clauses.iter().any(signs)
            && (!exact || query.clauses.len() == 1);
        let hits = first.iter().map(|hit| (hit, true)).chain(rest.iter().map(|hit| (hit, false)));
        for (&(doc, score), complete) in hits.skip(request.offset).take(request.limit) {
            let of = &self.docs[doc].document;
            let facets = self.facets.iter().map(|group| {
                Self::values(&self.docs[doc], group).into_iter().collect::<Vec<String>>()
            });
            let names = of.aliases.iter().chain([&of.title]);
            let named = complete && plain && names.into_iter().any(|n| name(n) == called);
            answer.hits.push(Hit {
                id: of.id.clone(),
                url: of.url.clone(),
                title: vec![communique_search::answer::Piece {
                    text: of.title.clone(),
                    marked: false,
                }],
                date: of.date.clone().unwrap_or_default(),
                lang: of.lang.clone().unwrap_or_default(),
                facets: if request.counts { facets.collect() } else { Vec::new() },
                complete,
                named,
                score,
                passage: Vec::new(),
            });
        }
        if request.sort == Sort::Relevance && request.offset == 0 {
            answer.hits.sort_by_key(|hit| !hit.named);
        }
        if request.counts {
            self.count(request, &found, &mut answer);
        }
        answer
    }

    fn count(&self, request: &Request, found: &[usize], answer: &mut Answer) {
        for group in &self.facets {
            let mut counts: BTreeMap<String, u32> = BTreeMap::new();
            for choice in request.facets.iter().filter(|choice| choice.group == *group) {
                let has = |doc: &Doc| Self::values(doc, group).contains(&choice.value);
                if self.docs.iter().any(has) {
                    counts.insert(choice.value.clone(), 0);
                }
            }
            for &doc in found {
                let doc = &self.docs[doc];
                if self.passes(doc, request, Some(group)) && Self::in_time(doc, request) {
                    for value in Self::values(doc, group) {
                        *counts.entry(value).or_default() += 1;
                    }
                }
            }
            let mut values: Vec<Count> =
                counts.into_iter().map(|(value, count)| Count { value, count }).collect();
            values.sort_by_key(|count| std::cmp::Reverse(count.count));
            answer.facets.push(Facet { name: group.clone(), values });
        }
        let mut months: BTreeMap<(i16, u8), u32> = BTreeMap::new();
        for &doc in found {
            let doc = &self.docs[doc];
            if let Some(date) = &doc.document.date
                && self.passes(doc, request, None)
            {
                let (year, month, _) = Span::parse(date).unwrap().first.civil();
                let month = if date.len() == 4 { 0 } else { month as u8 };
                *months.entry((year as i16, month)).or_default() += 1;
            }
        }
        answer.histogram =
            months.into_iter().map(|((year, month), count)| Bin { year, month, count }).collect();
    }
}

/// The mistakes between two words, by the whole table (optimal string alignment).
fn mistakes_between(a: &[char], b: &[char]) -> usize {
    let mut table = vec![vec![0; b.len() + 1]; a.len() + 1];
    for i in 0..=a.len() {
        for j in 0..=b.len() {
            table[i][j] = if i == 0 || j == 0 {
                i + j
            } else {
                let mut least = (table[i - 1][j] + 1).min(table[i][j - 1] + 1);
                least = least.min(table[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]));
                if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                    least = least.min(table[i - 2][j - 2] + 1);
                }
                least
            };
        }
    }
    table[a.len()][b.len()]
}

/// Words of several languages and scripts, with forms of a stem, neighbours by a mistake or two, and
/// symbols. The first are the most frequent.
const WORDS: &[&str] = &[
    "the",
    "of",
    "media",
    "and",
    "election",
    "house",
    "und",
    "elections",
    "freedom",
    "de",
    "la",
    "mission",
    "council",
    "houses",
    "observer",
    "observers",
    "permanent",
    "missions",
    "die",
    "Häuser",
    "Haus",
    "maison",
    "maisons",
    "électoral",
    "électorale",
    "résumé",
    "resume",
    "media's",
    "PC.DEC/1162",
    "PC.DEC/1163",
    "co-operation",
    "cooperation",
    "cooperate",
    "2013",
    "2014",
    "osce",
    "osce/odihr",
    "don't",
    "l'Autriche",
    "O'Brien",
    "C++",
    "C",
    "AT&T",
    "выборы",
    "выборов",
    "наблюдатель",
    "选举观察",
    "选举",
    "東京都",
    "電子",
    "freedoms",
    "free",
    "press",
    "presse",
    "Presse",
    "pressed",
    "counsel",
    "councils",
    "election2",
    "elect",
    "elector",
    "selection",
    "erection",
    "ejection",
    "observation",
    "observations",
    "conservation",
    "moon",
    "mono",
    "noon",
    "monitoring",
    "monitor",
    "wahlbeobachtung",
    "Wahlbeobachter",
    "3.5",
    "1,000",
    "U.N.",
    "ÉLAN",
    "elan",
    "x",
    "a",
    "straße",
    "strasse",
];

struct Corpus {
    random: Random,
    words: Vec<String>,
    /// Titles and other names of the documents.
    names: Vec<String>,
    /// Short prefixes look through a part of a large dictionary only: not to be compared.
    large: bool,
}

const FACETS: &[(&str, usize, usize)] = &[("country", 6, 3), ("kind", 3, 1), ("topic", 20, 5)];
const DATES: &[&str] = &[
    "2014",
    "2014-01-01",
    "2014-06",
    "2014-06-17",
    "1999-12-31",
    "2020-02-29",
    "2013",
    "2013-12",
    "2014-02",
    "2014-02-28",
    "0900",
    "9999-12-31",
    "2013-12-31",
    "2020",
];
const LANGS: &[&str] = &["en", "fr", "de", "ru", "de-AT", "xx", "", "EN", "it"];

impl Corpus {
    fn new(seed: u64, large: bool) -> Self {
        let mut random = Random::new(seed);
        let mut words: Vec<String> = WORDS.iter().map(|word| (*word).to_owned()).collect();
        if large {
            for _ in 0..2600 {
                let length = 2 + random.below(9);
                words.push((0..length).map(|_| random.letter()).collect());
            }
        }
        Self { random, words, names: Vec::new(), large }
    }

    fn word(&mut self) -> String {
        let most = 1 + self.random.below(self.words.len());
        let word = self.words[self.random.below(most)].clone();
        // A word with a mistake is in the collection now and then, too.
        if self.random.percent(3) { self.random.mistake(&word) } else { word }
    }

    fn text(&mut self, most: usize) -> String {
        let count = self.random.below(most + 1);
        let words: Vec<String> = (0..count).map(|_| self.word()).collect();
        words.join(self.random.pick(&[" ", " ", " ", ", ", " – "]))
    }

    fn document(&mut self, number: usize) -> Document {
        let mut document = support::document(&format!("d{number}"), "", "");
        document.title = self.text(6);
        document.summary = self.random.percent(30).then(|| self.text(10));
        document.body = self.text(40);
        document.aliases = (0..self.random.below(3)).map(|_| self.text(3)).collect();
        self.names.extend(document.aliases.iter().chain([&document.title]).cloned());
        document.date = self.random.percent(80).then(|| self.random.pick(DATES).to_owned());
        document.lang = self.random.percent(80).then(|| self.random.pick(LANGS).to_owned());
        // Addresses are packed by what they share with title, date and id.
        match self.random.below(4) {
            0 => document.id = document.url.clone(),
            1 => {
                let slug = document.title.to_lowercase().replace([' ', '/'], "-");
                let date = document.date.as_deref().unwrap_or("news");
                document.url = format!("/{date}/{}-{slug}", document.id);
            }
            _ => {}
        }
        for &(group, values, most) in FACETS {
            let count = self.random.below(most + 1);
            if count > 0 {
                let value = |_| format!("{group}-{}", self.random.below(values));
                document.facets.insert(group.into(), (0..count).map(value).collect());
            }
        }
        document
    }

    /// A word as it may be asked for.
    fn asked(&mut self) -> String {
        let word = self.word();
        match self.random.below(12) {
            0 | 1 => self.random.mistake(&word),
            2 => {
                let once = self.random.mistake(&word);
                self.random.mistake(&once)
            }
            3 => {
                let least = if self.large { 2 } else { 1 };
                let kept = least + self.random.below(word.chars().count());
                word.chars().take(kept).collect::<String>() + "*"
            }
            4 => word.to_uppercase(),
            _ => word,
        }
    }

    fn query(&mut self) -> String {
        let mut query = String::new();
        let most = if self.random.percent(10) { 9 } else { 5 };
        for _ in 0..self.random.below(most) {
            let item = match self.random.below(14) {
                0 => format!("\"{} {}\"", self.word(), self.word()),
                1 => format!("\"{}\"", self.word()),
                2 => format!("-{}", self.asked()),
                3 => format!("-\"{} {}\"", self.word(), self.word()),
                4 => format!("{} OR {}", self.asked(), self.asked()),
                5 => format!(
                    "{} OR \"{} {}\" OR {}",
                    self.asked(),
                    self.word(),
                    self.word(),
                    self.asked()
                ),
                6 => format!("title:{}", self.asked()),
                7 => format!("title:\"{} {}\"", self.word(), self.word()),
                8 => {
                    let word = self.asked();
                    format!("{word} {word}")
                }
                9 => self
                    .random
                    .pick(&["\"", "OR", "-", "title:", "|", "(", "🎉", "zzzzzzzz"])
                    .to_owned(),
                _ => self.asked(),
            };
            query.push_str(&item);
            query.push(' ');
        }
        // The end of a phrase of some document is looked for more often than chance does.
        if self.random.percent(70) {
            query.pop();
        }
        query
    }

    fn request(&mut self) -> Request {
        let random = &mut self.random;
        let mut request = Request {
            sort: match random.below(6) {
                0 => Sort::Newest,
                1 => Sort::Oldest,
                _ => Sort::Relevance,
            },
            offset: if random.percent(20) { random.below(30) } else { 0 },
            limit: if random.percent(50) { 1000 } else { random.below(12) },
            lang: random.percent(30).then(|| random.pick(&["en", "de", "fr", "zz", ""]).to_owned()),
            typing: random.percent(30),
            literal: random.percent(15),
            counts: random.percent(50),
            ..Request::default()
        };
        let date = |random: &mut Random| Span::parse(random.pick(DATES)).unwrap();
        request.from = random.percent(15).then(|| date(random).first);
        request.to = random.percent(15).then(|| date(random).last);
        if random.percent(40) {
            for _ in 0..1 + random.below(4) {
                let (group, values, _) = FACETS[random.below(FACETS.len())];
                let group = if random.percent(4) { "nothing" } else { group };
                // One more than there are.
                let value = format!("{group}-{}", random.below(values + 1));
                request.facets.push(Choice {
                    group: group.into(),
                    value,
                    exclude: random.percent(30),
                });
            }
        }
        if self.random.percent(90) {
            request.text = self.query();
        }
        if self.random.percent(10) && !self.names.is_empty() {
            let name = &self.names[self.random.below(self.names.len())];
            request.text = match self.random.below(4) {
                0 => name.to_uppercase(),
                1 => format!("\"{name}\""),
                2 => name.replace('-', " "),
                _ => name.clone(),
            };
        }
        // One letter that is being typed begins too many words of a large dictionary.
        if self.large
            && request.text.split_whitespace().last().is_some_and(|w| w.chars().count() < 3)
        {
            request.typing = false;
        }
        request
    }
}

impl Random {
    fn letter(&mut self) -> char {
        char::from(b'a' + self.below(26) as u8)
    }

    /// A word with one mistake.
    fn mistake(&mut self, word: &str) -> String {
        let mut letters: Vec<char> = word.chars().collect();
        let at = self.below(letters.len());
        match self.below(4) {
            0 => letters[at] = self.letter(),
            1 => letters.insert(at, self.letter()),
            2 if letters.len() > 1 => _ = letters.remove(at),
            3 if at > 0 => letters.swap(at - 1, at),
            _ => letters.push(self.letter()),
        }
        letters.into_iter().collect()
    }
}

/// Compares all but where titles are marked; hits whose scores are all but the same may change places.
fn compare(request: &Request, found: &Answer, expected: &Answer) -> Result<(), String> {
    let differ = |what: &str, found: &dyn std::fmt::Debug, expected: &dyn std::fmt::Debug| {
        Err(format!("{what}: found {found:?}, expected {expected:?}\n{request:?}"))
    };
    if (found.total, found.complete) != (expected.total, expected.complete) {
        return differ(
            "totals",
            &(found.total, found.complete),
            &(expected.total, expected.complete),
        );
    }
    if found.corrections != expected.corrections {
        return differ("corrections", &found.corrections, &expected.corrections);
    }
    let notes = |answer: &Answer| {
        let mut notes: Vec<String> = answer.notes.iter().map(|note| format!("{note:?}")).collect();
        notes.sort();
        notes
    };
    if notes(found) != notes(expected) {
        return differ("notes", &notes(found), &notes(expected));
    }
    if found.hits.len() != expected.hits.len() {
        return differ("hits", &found.hits.len(), &expected.hits.len());
    }
    for (hit, twin) in found.hits.iter().zip(&expected.hits) {
        let text: String = hit.title.iter().map(|piece| piece.text.as_str()).collect();
        let title: String = twin.title.iter().map(|piece| piece.text.as_str()).collect();
        let parts = |hit: &Hit| {
            let (id, url, date, lang) =
                (hit.id.clone(), hit.url.clone(), hit.date.clone(), hit.lang.clone());
            (id, url, date, lang, hit.facets.clone(), hit.complete, hit.named)
        };
        let same = (parts(hit), text) == (parts(twin), title);
        if !same || (hit.score - twin.score).abs() > 1e-4 * twin.score.abs() {
            return differ("hit", hit, twin);
        }
    }
    if found.facets != expected.facets {
        return differ("facets", &found.facets, &expected.facets);
    }
    if found.histogram != expected.histogram {
        return differ("histogram", &found.histogram, &expected.histogram);
    }
    Ok(())
}

/// Asks an index of chance and its twin, and says how many answers had something to say.
fn agree(seed: u64, documents: usize, requests: usize, large: bool) -> [usize; 7] {
    let mut corpus = Corpus::new(seed, large);
    let documents: Vec<Document> = (0..documents).map(|number| corpus.document(number)).collect();
    let (_folder, mut folder) = support::open(&documents);
    let twin = Twin::new(&documents);
    let mut seen = [0; 7];
    for number in 0..requests {
        let request = corpus.request();
        let found = folder.search(&request).unwrap();
        let expected = twin.search(&request);
        if let Err(difference) = compare(&request, &found, &expected) {
            panic!("seed {seed}, request {number}: {difference}");
        }
        for (seen, now) in seen.iter_mut().zip([
            found.complete > 0 && !request.text.is_empty(),
            found.complete < found.total,
            !found.corrections.is_empty(),
            found.notes.iter().any(|note| matches!(note, Note::Unknown(_))),
            !found.facets.is_empty() && !request.facets.is_empty(),
            found.total == 0,
            found.hits.iter().any(|hit| hit.named),
        ]) {
            *seen += usize::from(now);
        }
    }
    seen
}

#[test]
fn agrees_with_the_twin() {
    let mut seen = [0; 7];
    let mut add = |more: [usize; 7]| {
        seen.iter_mut().zip(more).for_each(|(seen, more)| *seen += more);
    };
    for seed in 0..80 {
        let documents = [0, 1, 2, 5, 12, 30, 80, 200][seed % 8];
        add(agree(seed as u64, documents, 60, false));
    }
    for seed in 1000..1006 {
        add(agree(seed, 400, 60, true));
    }
    // Indexes that are not small.
    for seed in 2000..2003 {
        add(agree(seed, 1100, 60, seed % 2 == 0));
    }
    // Requests that find nothing would agree easily.
    assert!(seen.iter().all(|&count| count > 100), "{seen:?}");
}
