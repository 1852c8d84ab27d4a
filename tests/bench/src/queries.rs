//! Queries for a corpus, with the document that is looked for where there is one.

use std::collections::{HashMap, HashSet};
use std::fmt::Write as _;

use fastrand::Rng;

use crate::model::{Corpus, Document, FACETS, mix};

/// Something to ask.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// `rare` (one word of five documents at most), `two` (common words), `three`, `medium` (one word of
    /// 0.5 to 5 % of the documents) or `facets` (two facets and dates, half of them with a word).
    pub kind: &'static str,
    /// What was done to the words: `none`, `insert`, `delete`, `replace` or `swap` at any place of one of
    /// them, or `cut` for the last word cut to 70 %.
    pub edit: &'static str,
    /// The words.
    pub text: String,
    /// The document that is looked for; not of `medium` and `facets`. Before the edit, five documents
    /// at most have all the words.
    pub id: Option<String>,
    /// Facets and values.
    pub facets: Vec<(&'static str, &'static str)>,
    /// The first and the last year; zero for all.
    pub years: (u16, u16),
}

impl Query {
    /// Writes it as a line of JSON, with the line break.
    pub fn write_json(&self, out: &mut String) {
        _ = write!(
            out,
            r#"{{"kind":"{}","edit":"{}","text":"{}""#,
            self.kind, self.edit, self.text
        );
        if let Some(id) = &self.id {
            _ = write!(out, r#","id":"{id}""#);
        }
        if !self.facets.is_empty() {
            out.push_str(r#","facets":{"#);
            for (n, (facet, value)) in self.facets.iter().enumerate() {
                _ = write!(out, r#"{}"{facet}":["{value}"]"#, if n > 0 { "," } else { "" });
            }
            out.push('}');
        }
        if self.years.0 > 0 {
            _ = write!(out, r#","from":"{}","to":"{}""#, self.years.0, self.years.1);
        }
        out.push_str("}\n");
    }
}

/// The most documents that have all words of a known item.
const MOST_ITEMS: u32 = 5;
/// Sets of words that are tried for a known item.
const TRIES: usize = 12;
const EDITS: [&str; 4] = ["insert", "delete", "replace", "swap"];

/// Makes `each` queries of every kind for the first `n` documents of a corpus. A known item is asked for
/// three times: as it is, with an edit and cut; `rare`, `two` and `three` have `each` items. Fewer where the
/// corpus does not have so many. Goes through the corpus twice and holds its vocabulary in memory.
#[must_use]
pub fn queries(corpus: &Corpus, n: u64, seed: u64, each: usize) -> Vec<Query> {
    let mut document = Document::default();
    let mut frequency = HashMap::<String, u32>::new();
    for number in 0..n {
        corpus.write(number, &mut document);
        for word in words(&document) {
            match frequency.get_mut(&word) {
                Some(documents) => *documents += 1,
                None => _ = frequency.insert(word, 1),
            }
        }
    }

    let mut rng = Rng::with_seed(mix(seed ^ 0x71));
    let (some, many) = ((n / 1000).max(10) as u32, (n / 20).max(20) as u32);
    // Two words of f documents each meet by chance in f²/n. Above some √n they are seldom in few.
    let common = many.min((4.0 * (5.0 * n as f64).sqrt()) as u32).max(some);
    // Some documents have no such words: more are looked at than are needed, most in a large corpus.
    let spare = (n / 20_000).clamp(1, 4) as usize;
    let numbers: HashSet<u64> =
        (0..each * spare * 9 / 2 + 16).map(|_| rng.u64(..n.max(1))).collect();
    let mut numbers: Vec<_> = numbers.into_iter().filter(|number| *number < n).collect();
    numbers.sort_unstable();
    rng.shuffle(&mut numbers);

    let mut candidates = Vec::new();
    for (place, number) in numbers.iter().enumerate() {
        corpus.write(*number, &mut document);
        let (kind, length, range) =
            [("rare", 1, 1..=MOST_ITEMS), ("two", 2, some..=common), ("three", 3, 2..=many * 2)]
                [place % 3]
                .clone();
        let mut suited: Vec<_> =
            words(&document).into_iter().filter(|word| range.contains(&frequency[word])).collect();
        suited.sort_unstable();
        if suited.len() >= length {
            for _ in 0..if length == 1 { 1 } else { TRIES } {
                rng.shuffle(&mut suited);
                candidates.push(Candidate {
                    number: *number,
                    kind,
                    words: suited[..length].to_vec(),
                    items: 0,
                });
            }
        }
    }
    count(corpus, n, &mut candidates);

    let mut found = Vec::new();
    let mut taken = HashSet::new();
    for Candidate { number, kind, words, .. } in
        candidates.into_iter().filter(|candidate| (1..=MOST_ITEMS).contains(&candidate.items))
    {
        if taken.insert(number)
            && found.iter().filter(|query: &&Query| query.kind == kind).count() < 3 * each
        {
            corpus.write(number, &mut document);
            let query = |edit, text| Query {
                kind,
                edit,
                text,
                id: Some(document.id.clone()),
                ..Query::default()
            };
            let (edit, edited) = edited(&words, &mut rng);
            found.extend([
                query("none", words.join(" ")),
                query(edit, edited),
                query("cut", cut(&words)),
            ]);
        }
    }

    let medium = (n / 200).max(5) as u32..=many;
    let mut suited: Vec<_> = frequency
        .into_iter()
        .filter(|(_, documents)| medium.contains(documents))
        .map(|(word, _)| word)
        .collect();
    suited.sort_unstable();
    rng.shuffle(&mut suited);
    let single = |text: &String| Query {
        kind: "medium",
        edit: "none",
        text: text.clone(),
        ..Query::default()
    };
    found.extend(suited.iter().take(each).map(single));
    let mut filtered = 0;
    while filtered < each && n > 0 {
        corpus.write(rng.u64(..n), &mut document);
        let first =
            |facet: usize| document.facets[facet].first().map(|value| (FACETS[facet], *value));
        let (Some(country), Some(kind)) = (first(0), first(1)) else { continue };
        let year: u16 = document.date[..4].parse().unwrap_or(0);
        found.push(Query {
            kind: "facets",
            edit: "none",
            text: suited.get(filtered).filter(|_| filtered % 2 == 0).cloned().unwrap_or_default(),
            facets: vec![country, kind],
            years: (year - rng.u16(0..5), (year + rng.u16(0..5)).min(2026)),
            ..Query::default()
        });
        filtered += 1;
    }
    found
}

/// Words with which a document may be asked for.
struct Candidate {
    number: u64,
    kind: &'static str,
    words: Vec<String>,
    /// How many documents have all of them.
    items: u32,
}

/// Counts for each candidate the documents that have all of its words.
fn count(corpus: &Corpus, n: u64, candidates: &mut [Candidate]) {
    let mut by_word = HashMap::<String, Vec<usize>>::new();
    for (place, candidate) in candidates.iter().enumerate() {
        for word in &candidate.words {
            by_word.entry(word.clone()).or_default().push(place);
        }
    }
    let mut seen = vec![0; candidates.len()];
    let mut document = Document::default();
    for number in 0..n {
        corpus.write(number, &mut document);
        let places: Vec<_> = words(&document)
            .iter()
            .filter_map(|word| by_word.get(word))
            .flatten()
            .copied()
            .collect();
        for place in &places {
            seen[*place] += 1;
            if seen[*place] == candidates[*place].words.len() {
                candidates[*place].items += 1;
            }
        }
        for place in places {
            seen[place] = 0;
        }
    }
}

/// The words of four letters and more of a document, in lower case, each once.
fn words(document: &Document) -> HashSet<String> {
    [&document.title, &document.summary, &document.body]
        .iter()
        .flat_map(|text| text.split(|c: char| !c.is_alphanumeric() && c != '-'))
        .filter(|word| word.chars().count() >= 4 && word.chars().all(char::is_alphabetic))
        .map(str::to_lowercase)
        .collect()
}

/// The words with one edit of one of them, and its name.
fn edited(words: &[String], rng: &mut Rng) -> (&'static str, String) {
    let which = rng.usize(..words.len());
    let original: Vec<char> = words[which].chars().collect();
    let letters: Vec<char> = if original[0].is_ascii() { 'a'..='z' } else { 'а'..='я' }.collect();
    loop {
        let mut word = original.clone();
        let name = EDITS[rng.usize(..EDITS.len())];
        let letter = letters[rng.usize(..letters.len())];
        match name {
            "insert" => word.insert(rng.usize(..=word.len()), letter),
            "delete" => _ = word.remove(rng.usize(..word.len())),
            "replace" => word[rng.usize(..original.len())] = letter,
            _ => {
                let first = rng.usize(..word.len() - 1);
                word.swap(first, first + 1);
            }
        }
        if word != original {
            let mut words = words.to_vec();
            words[which] = word.into_iter().collect();
            return (name, words.join(" "));
        }
    }
}

/// The words with the last cut to 70 %, rounded up.
fn cut(words: &[String]) -> String {
    let mut words = words.to_vec();
    if let Some(last) = words.last_mut() {
        *last = last.chars().take((last.chars().count() * 7).div_ceil(10)).collect();
    }
    words.join(" ")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;

    #[test]
    fn known_items_have_their_words() {
        let corpus = Corpus::new(3);
        let found = queries(&corpus, 500, 3, 20);
        let mut document = Document::default();
        let documents: HashMap<String, HashSet<String>> = (0..500)
            .map(|n| {
                corpus.write(n, &mut document);
                (document.id.clone(), words(&document))
            })
            .collect();
        for kind in ["rare", "two", "three"] {
            let of: Vec<_> = found.iter().filter(|query| query.kind == kind).collect();
            assert_eq!(of.len(), 60, "{kind}");
            for asked in of.chunks(3) {
                let words: Vec<_> = asked[0].text.split(' ').collect();
                let having = documents
                    .values()
                    .filter(|document| words.iter().all(|word| document.contains(*word)));
                assert!((1..=5).contains(&having.count()), "{words:?}");
                let item = &documents[asked[0].id.as_ref().unwrap()];
                assert!(words.iter().all(|word| item.contains(*word)), "{words:?}");
                assert!(asked[1..].iter().all(|other| other.id == asked[0].id));
                assert_ne!(asked[1].text, asked[0].text);
            }
        }
        assert_eq!(found.iter().filter(|query| query.kind == "medium").count(), 20);
        assert_eq!(found.iter().filter(|query| query.kind == "facets").count(), 20);
    }

    #[test]
    fn the_same_seed_asks_the_same() {
        let corpus = Corpus::new(3);
        assert_eq!(queries(&corpus, 200, 3, 5), queries(&corpus, 200, 3, 5));
        assert_eq!(queries(&corpus, 0, 3, 5), []);
    }

    #[test]
    fn cuts_to_seventy_percent() {
        assert_eq!(cut(&["word".to_owned(), "elections".to_owned()]), "word electio");
    }
}
