//! Documents like the items of an archive of news.
//!
//! Half of a text are words of a newsroom, by Zipf's law as Mandelbrot wrote it: the word of rank `r` is
//! drawn with a weight of `1 / (r + q)^s`. The fields of a document decide which of them are frequent.
//! One word in ten belongs to the long tail of names, derived words, numbers and misspellings, which has
//! no end: the more is drawn, the more forms there are (Heaps's law). Half of the tail is shared, the
//! other half belongs to a country and some years, so that names come with each other.

use std::fmt::Write as _;

use fastrand::Rng;

use crate::words::{
    CODAS, COUNTRIES, CYRILLIC, FIELDS, ISSUERS, KINDS, LANGUAGES, Language, MONTHS, NAME_ENDINGS,
    ONSETS, SYMBOLS, VOWELS,
};

/// The facets, in the order of [`Document::facets`].
pub const FACETS: [&str; 4] = ["country", "kind", "field", "issuer"];

const ENGLISH: usize = 0;
const RUSSIAN: usize = 3;
/// Of 100 documents, up to which number they are in the language of the same place.
const SHARES: [u8; 6] = [84, 88, 91, 95, 98, 100];
/// How fast the tail falls off, and how flat it begins.
const TAIL: (f64, f64) = (1.55, 15.0);
/// Years of the archive.
const YEARS: (u16, u16) = (1973, 2026);

/// An item of news.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// Unique in the corpus.
    pub id: String,
    /// A path of a site.
    pub url: String,
    /// 6 to 12 words.
    pub title: String,
    /// A sentence; empty where there is none.
    pub summary: String,
    /// About 130 words, paragraphs apart by a line break.
    pub body: String,
    /// `2014-06-17`
    pub date: String,
    /// The language (BCP 47).
    pub lang: &'static str,
    /// Other names, mostly none.
    pub aliases: Vec<String>,
    /// Values in each of [`FACETS`].
    pub facets: [Vec<&'static str>; 4],
}

impl Document {
    /// Writes it as a line of JSON, with the line break.
    pub fn write_json(&self, out: &mut String) {
        // Words have neither quotes nor controls; only line breaks are to be escaped.
        _ = write!(out, r#"{{"id":"{}","url":"{}","title":"{}""#, self.id, self.url, self.title);
        if !self.summary.is_empty() {
            _ = write!(out, r#","summary":"{}""#, self.summary);
        }
        out.push_str(r#","body":""#);
        for (n, paragraph) in self.body.split('\n').enumerate() {
            out.push_str(if n > 0 { r"\n" } else { "" });
            out.push_str(paragraph);
        }
        _ = write!(out, r#"","date":"{}","lang":"{}""#, self.date, self.lang);
        if !self.aliases.is_empty() {
            list(out, "aliases", ',', &self.aliases);
        }
        out.push_str(r#","facets":"#);
        for (n, (name, values)) in FACETS.iter().zip(&self.facets).enumerate() {
            list(out, name, if n > 0 { ',' } else { '{' }, values);
        }
        out.push_str("}}\n");
    }
}

/// `,"name":["a","b"]`
fn list(out: &mut String, name: &str, separator: char, values: &[impl AsRef<str>]) {
    _ = write!(out, r#"{separator}"{name}":["#);
    for (n, value) in values.iter().enumerate() {
        _ = write!(out, r#"{}"{}""#, if n > 0 { "," } else { "" }, value.as_ref());
    }
    out.push(']');
}

/// Draws indexes by weight in constant time: each has as many of the slots as its weight asks for.
struct Table(Vec<u16>);

impl Table {
    const SLOTS: f64 = 16384.0;

    fn new(weights: impl Iterator<Item = (u16, f64)> + Clone) -> Self {
        let sum: f64 = weights.clone().map(|(_, weight)| weight).sum();
        let mut slots = Vec::new();
        let (mut up_to, mut filled) = (0.0, 0);
        for (index, weight) in weights {
            up_to += weight / sum * Self::SLOTS;
            while (filled as f64) < up_to {
                slots.push(index);
                filled += 1;
            }
        }
        Self(slots)
    }

    fn draw(&self, rng: &mut Rng) -> usize {
        rng.choice(&self.0).map_or(0, |index| usize::from(*index))
    }
}

/// The words of a language.
struct Lexicon {
    function: Vec<&'static str>,
    function_table: Table,
    /// Forms of content words.
    forms: Vec<String>,
    /// The stem of each form.
    stems: Vec<&'static str>,
    general: Table,
    /// For each field of [`FIELDS`].
    fields: Vec<Table>,
    endings: &'static [&'static str],
}

impl Lexicon {
    fn new(language: &Language) -> Self {
        let function: Vec<_> = language.function.split(' ').collect();
        let function_table =
            Table::new((0..function.len()).map(|rank| (rank as u16, 1.0 / (rank as f64 + 1.5))));
        let (mut forms, mut stems, mut weights) = (Vec::new(), Vec::new(), Vec::new());
        for (rank, entry) in language.content.split(' ').enumerate() {
            let (stem, endings) = entry.split_once('=').unwrap_or((entry, ""));
            for (place, ending) in endings.split('.').enumerate() {
                forms.push(format!("{stem}{ending}"));
                stems.push(stem);
                weights.push(1.0 / (rank as f64 + 12.0) / (place as f64 + 1.0));
            }
        }
        let indexed =
            |of: Vec<f64>| of.into_iter().enumerate().map(|(n, weight)| (n as u16, weight));
        let fields = FIELDS.iter().enumerate().map(|(field, (_, topical))| {
            // Other languages have no lists by field: every field has its own favourites in them.
            let weight = |form: usize| match language.code {
                "en" => topical
                    .split(' ')
                    .position(|stem| stem == stems[form])
                    .map_or(0.0, |rank| 1.0 / (rank as f64 + 4.0) * weights[form].min(0.02)),
                _ if form % FIELDS.len() == field => weights[form],
                _ => 0.0,
            };
            Table::new(indexed((0..forms.len()).map(weight).collect()))
        });
        let fields = fields.collect();
        Self {
            function,
            function_table,
            general: Table::new(indexed(weights)),
            fields,
            forms,
            stems,
            endings: language.endings,
        }
    }
}

/// A corpus without an end.
pub struct Corpus {
    seed: u64,
    lexicons: Vec<Lexicon>,
    /// The countries as a text names them.
    names: Vec<String>,
    country: Table,
    issuers: Vec<&'static str>,
}

/// What the words of one document are drawn with.
struct Author<'a> {
    corpus: &'a Corpus,
    rng: Rng,
    language: usize,
    lexicon: &'a Lexicon,
    fields: Vec<usize>,
    countries: Vec<usize>,
    /// Who else the document is about: names that it repeats.
    people: Vec<String>,
    cluster: u64,
    symbol: Option<String>,
}

impl Corpus {
    /// The corpus of a seed.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        let capital = |part: &str| match part {
            "and" => part.to_owned(),
            _ => part[..1].to_uppercase() + &part[1..],
        };
        let names =
            COUNTRIES.iter().map(|id| id.split('-').map(capital).collect::<Vec<_>>().join(" "));
        Self {
            seed,
            lexicons: LANGUAGES.iter().map(Lexicon::new).collect(),
            names: names.collect(),
            country: Table::new(
                (0..COUNTRIES.len()).map(|rank| (rank as u16, 1.0 / (rank as f64 + 5.0))),
            ),
            // A programme of a country bears the country's name, as far as facets go.
            issuers: COUNTRIES[..24].to_vec(),
        }
    }

    /// Makes document `n`, in place of what is there.
    pub fn write(&self, n: u64, document: &mut Document) {
        let mut rng = Rng::with_seed(mix(self.seed ^ mix(n)));
        let share = rng.u8(0..100);
        let language = SHARES.iter().position(|up_to| share < *up_to).unwrap_or(ENGLISH);
        let date = date(&mut rng);
        let lexicon = &self.lexicons[language];
        let mut author = Author {
            corpus: self,
            language,
            lexicon,
            fields: Vec::new(),
            countries: Vec::new(),
            people: Vec::new(),
            cluster: 0,
            symbol: None,
            rng,
        };
        author.plan(date, document);
        document.lang = LANGUAGES[language].code;
        _ = (
            document.date.clear(),
            write!(document.date, "{}-{:02}-{:02}", date.0, date.1, date.2),
        );
        author.title(&mut document.title);
        author.summary(&mut document.summary);
        author.body(date, &mut document.body);
        document.aliases.clear();
        if let Some(symbol) = author.symbol.take().filter(|_| author.rng.bool()) {
            document.aliases.push(symbol);
        }

        document.id.clear();
        _ = write!(document.id, "{}", document.date);
        let words = document.title.split(' ').filter(|word| word.is_ascii() && word.len() > 3);
        for word in words.take(4) {
            document.id.push('-');
            document.id.extend(
                word.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()),
            );
        }
        _ = write!(document.id, "-{n}");
        document.url.clear();
        _ = write!(document.url, "/news/{}/", document.id);
    }
}

/// Later years have more, as archives do.
fn date(rng: &mut Rng) -> (u16, u8, u8) {
    let back = rng.f64().powf(1.7) * f64::from(YEARS.1 + 1 - YEARS.0);
    (YEARS.1 - back as u16, rng.u8(1..=12), rng.u8(1..=28))
}

impl Author<'_> {
    /// Decides what the document is about.
    fn plan(&mut self, date: (u16, u8, u8), document: &mut Document) {
        let [countries, kinds, fields, issuers] = &mut document.facets;
        for values in [&mut *countries, &mut *kinds, &mut *fields, &mut *issuers] {
            values.clear();
        }
        for _ in 0..[0, 1, 1, 1, 1, 1, 1, 2, 2, 3][self.rng.usize(0..10)] {
            let country = self.corpus.country.draw(&mut self.rng);
            if !self.countries.contains(&country) {
                self.countries.push(country);
                countries.push(COUNTRIES[country]);
            }
        }
        let first = self.countries.first().copied().unwrap_or(COUNTRIES.len());
        // A country has fields that are more its own than others.
        let favourite = first * 5 % FIELDS.len();
        for _ in 0..self.rng.usize(1..=2) {
            let field = if self.rng.u8(..) < 90 {
                (favourite + self.rng.usize(0..3)) % FIELDS.len()
            } else {
                self.rng.usize(..FIELDS.len())
            };
            if !self.fields.contains(&field) {
                self.fields.push(field);
                fields.push(FIELDS[field].0);
            }
        }
        kinds.push(KINDS[(self.rng.f64().powi(2) * KINDS.len() as f64) as usize]);
        issuers.push(match self.corpus.issuers.get(first) {
            Some(office) if self.rng.bool() => office,
            _ => {
                ISSUERS[(self.fields.first().copied().unwrap_or(0) + self.rng.usize(0..3))
                    % ISSUERS.len()]
            }
        });
        self.cluster = 1 + first as u64 * 64 + u64::from(date.0 - YEARS.0) / 6;
        for _ in 0..self.rng.usize(1..=3) {
            let mut name = String::new();
            let rank = tail_rank(&mut self.rng);
            self.name(mix(self.cluster << 40 ^ rank), &mut name);
            self.people.push(name);
        }
        if self.rng.u8(0..100) < 15 {
            let symbol = SYMBOLS[self.rng.usize(..SYMBOLS.len())];
            let number = self.rng.u16(1..1600);
            self.symbol = Some(match symbol {
                "PC.DEC" | "PC.JOUR" | "FSC.JOUR" => format!("{symbol}/{number}"),
                _ => format!("{symbol}/{}/{:02}", number % 400, date.0 % 100),
            });
        }
    }

    fn title(&mut self, out: &mut String) {
        out.clear();
        let words = self.rng.usize(6..=12);
        let (person, country) = (self.rng.usize(..words), self.rng.usize(..words));
        let mut function = false;
        for n in 0..words {
            let separator = if n > 0 { " " } else { "" };
            out.push_str(separator);
            let start = out.len();
            match self.countries.first() {
                Some(first) if n == country => out.push_str(&self.corpus.names[*first]),
                _ if n == person => out.push_str(&self.people[0]),
                _ if n > 0 && n + 1 < words && !function && self.rng.u8(..) < 110 => {
                    function = true;
                    self.function(out);
                    continue;
                }
                _ => self.content(out, 60),
            }
            function = false;
            if n == 0 {
                capitalize(out, start);
            }
        }
    }

    fn summary(&mut self, out: &mut String) {
        out.clear();
        if self.rng.u8(0..100) < 60 {
            let words = self.rng.usize(14..=26);
            self.sentence(out, words);
        }
    }

    fn body(&mut self, (year, month, day): (u16, u8, u8), out: &mut String) {
        out.clear();
        if self.language == ENGLISH && self.rng.u8(0..100) < 70 {
            self.tail(out, true);
            _ = write!(out, ", {day} {} {year} – ", MONTHS[usize::from(month) - 1]);
        }
        let mut left = self.rng.usize(70..190);
        let mut sentences = 0;
        while left > 0 {
            let words = self.rng.usize(9..=24).min(left);
            left -= words;
            self.sentence(out, words);
            sentences += 1;
            if left > 0 {
                out.push(if sentences % 3 == 0 { '\n' } else { ' ' });
            }
        }
        if let Some(symbol) = &self.symbol {
            _ = write!(out, " ({symbol})");
        }
    }

    fn sentence(&mut self, out: &mut String, words: usize) {
        let start = out.len();
        // Each document names its countries here and there.
        let country = (!self.countries.is_empty() && self.rng.u8(0..100) < 45)
            .then(|| self.rng.usize(..words));
        let mut function = false;
        for n in 0..words {
            if n > 0 {
                out.push_str(if !function && self.rng.u8(..) < 14 { ", " } else { " " });
            }
            if country == Some(n) {
                let which = self.rng.usize(..self.countries.len());
                out.push_str(&self.corpus.names[self.countries[which]]);
                function = false;
                continue;
            }
            function = self.rng.u8(..) < if function { 50 } else { 150 };
            if function {
                self.function(out);
            } else {
                self.content(out, 34);
            }
        }
        capitalize(out, start);
        out.push('.');
    }

    fn function(&mut self, out: &mut String) {
        let word = self.lexicon.function_table.draw(&mut self.rng);
        out.push_str(self.lexicon.function[word]);
    }

    /// A word with a meaning; `tail` of 256 are of the tail.
    fn content(&mut self, out: &mut String, tail: u8) {
        let dice = self.rng.u8(..);
        if dice < tail {
            if self.rng.u8(..) < 128 {
                out.push_str(&self.people[self.rng.usize(..self.people.len())]);
            } else {
                self.tail(out, false);
            }
            return;
        }
        let table = match self.rng.choice(&self.fields) {
            Some(field) if dice < 85 => &self.lexicon.fields[*field],
            _ => &self.lexicon.general,
        };
        let form = table.draw(&mut self.rng);
        out.push_str(&self.lexicon.forms[form]);
    }

    /// A word of the tail.
    fn tail(&mut self, out: &mut String, name: bool) {
        let rank = tail_rank(&mut self.rng);
        let own = self.rng.bool();
        let word = mix(if own { self.cluster << 40 ^ rank } else { rank });
        match word % 100 {
            _ if name => self.name(word, out),
            0..=61 => self.name(word, out),
            62..=89 => self.derived(word / 100, out),
            90..=95 => _ = write!(out, "{}", word / 100 % 10_u64.pow(1 + (word / 1000 % 6) as u32)),
            _ => self.slip(word / 100, out),
        }
    }

    /// A name, made of syllables. What it is, is decided by `word` alone.
    fn name(&self, mut word: u64, out: &mut String) {
        let start = out.len();
        let mut next = |below: usize| {
            let drawn = word % below as u64;
            word = mix(word);
            drawn as usize
        };
        let syllables = 1 + next(2) + next(2);
        if self.language == RUSSIAN {
            let (onsets, vowels, codas, endings) = CYRILLIC;
            for _ in 0..syllables {
                out.push_str(onsets[next(onsets.len())]);
                out.push_str(vowels[next(vowels.len())]);
                out.push_str(codas[next(codas.len())]);
            }
            out.push_str(endings[next(endings.len())]);
        } else {
            for _ in 0..syllables {
                out.push_str(ONSETS[next(ONSETS.len())]);
                out.push_str(VOWELS[next(VOWELS.len())]);
                out.push_str(CODAS[next(CODAS.len())]);
            }
            if syllables == 1 {
                out.push_str(ONSETS[next(ONSETS.len() - 1)]);
            }
            out.push_str(NAME_ENDINGS[next(NAME_ENDINGS.len())]);
        }
        capitalize(out, start);
    }

    /// A rare ordinary word: a known stem with another beginning, a syllable more and an ending.
    fn derived(&self, word: u64, out: &mut String) {
        const PREFIXES: [&str; 10] = ["", "", "", "re", "un", "inter", "non", "over", "co", "de"];
        let (stems, endings) = (&self.lexicon.stems, self.lexicon.endings);
        let latin = self.language != RUSSIAN;
        if latin {
            out.push_str(PREFIXES[(word % 10) as usize]);
        }
        out.push_str(stems[(word / 10 % stems.len() as u64) as usize]);
        if latin && (word / 7).is_multiple_of(4) {
            out.push_str(ONSETS[(word / 11 % 25) as usize]);
            out.push_str(VOWELS[(word / 13 % 8) as usize]);
        }
        out.push_str(endings[(word / 17 % endings.len() as u64) as usize]);
    }

    /// A common word with a letter left out, as texts have them.
    fn slip(&self, word: u64, out: &mut String) {
        let form = &self.lexicon.forms[(word % self.lexicon.forms.len() as u64) as usize];
        let without = (word / 1000) as usize % form.chars().count();
        out.extend(form.chars().enumerate().filter(|(n, _)| *n != without).map(|(_, c)| c));
    }
}

/// The rank of a word of the tail, from 0, by the inverse of its distribution.
fn tail_rank(rng: &mut Rng) -> u64 {
    let (s, q) = TAIL;
    let drawn = (1.0 - rng.f64()).powf(-1.0 / (s - 1.0));
    (q * (drawn - 1.0)).min((1_u64 << 40) as f64 - 1.0) as u64
}

fn capitalize(out: &mut String, start: usize) {
    if let Some(first) = out[start..].chars().next() {
        let mut bytes = [0; 4];
        let upper = first.to_uppercase().next().unwrap_or(first).encode_utf8(&mut bytes);
        out.replace_range(start..start + first.len_utf8(), upper);
    }
}

/// `SplitMix64` (Steele, Lea and Flood 2014): neighbouring numbers to unrelated ones.
pub(crate) fn mix(n: u64) -> u64 {
    let n = n.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let n = (n ^ n >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let n = (n ^ n >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
    n ^ n >> 31
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;

    #[test]
    fn a_document_depends_on_its_number_only() {
        let (corpus, other) = (Corpus::new(1), Corpus::new(2));
        let (mut fresh, mut reused, mut different) = <(Document, Document, Document)>::default();
        corpus.write(6, &mut reused);
        corpus.write(7, &mut reused);
        corpus.write(7, &mut fresh);
        other.write(7, &mut different);
        assert_eq!(fresh, reused);
        assert_ne!(fresh.body, different.body);
    }

    #[test]
    fn documents_look_like_news() {
        let corpus = Corpus::new(1);
        let mut document = Document::default();
        let (mut words, mut named) = (0, 0);
        for n in 0..1000 {
            corpus.write(n, &mut document);
            words += document.body.split_whitespace().count();
            // A country of two words counts as one.
            let title = document.title.split(' ').count();
            assert!((6..=14).contains(&title), "{}", document.title);
            let text = [&*document.title, " ", &document.summary, " ", &document.body].concat();
            named += usize::from(document.facets[0].iter().all(|country| {
                let at = COUNTRIES.iter().position(|other| other == country).unwrap();
                text.contains(&corpus.names[at])
            }));
        }
        assert!((110_000..150_000).contains(&words), "{words} words");
        assert!(named > 900, "{named} of 1,000 name their countries");
    }

    #[test]
    fn lines_need_no_escapes_but_of_line_breaks() {
        let corpus = Corpus::new(4);
        let mut document = Document::default();
        let mut line = String::new();
        for n in 0..2000 {
            corpus.write(n, &mut document);
            let Document { id, url, title, summary, body, .. } = &document;
            for text in
                [id, url, title, summary].into_iter().map(String::as_str).chain(body.split('\n'))
            {
                assert!(
                    !text.contains(|c: char| c.is_control() || c == '"' || c == '\\'),
                    "{text}"
                );
            }
            line.clear();
            document.write_json(&mut line);
            assert_eq!(line.matches('\n').count(), 1, "{line}");
            assert_eq!(line.matches('{').count(), 2, "{line}");
            assert!(line.starts_with(r#"{"id":""#) && line.ends_with("]}}\n"), "{line}");
        }
    }

    #[test]
    fn the_tail_has_no_end() {
        let corpus = Corpus::new(5);
        let mut document = Document::default();
        let mut forms = std::collections::HashSet::new();
        let mut after = |documents: std::ops::Range<u64>| {
            for n in documents {
                corpus.write(n, &mut document);
                forms.extend(
                    document.body.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase),
                );
            }
            forms.len()
        };
        let (few, many) = (after(0..2000), after(2000..16_000));
        // Heaps: V = K n^β. The archive that is imitated has a β of about 0.7.
        let beta = (many as f64 / few as f64).ln() / 8_f64.ln();
        assert!((0.6..0.8).contains(&beta), "{few} forms, then {many}: {beta}");
    }

    #[test]
    fn every_topical_stem_is_a_word() {
        let english = Lexicon::new(&LANGUAGES[ENGLISH]);
        for (field, stems) in FIELDS {
            for stem in stems.split(' ') {
                assert!(english.stems.contains(&stem), "{stem} of {field}");
            }
        }
    }
}
