//! What is shown of documents: rows (title, address, date) and texts. Both in parts of neighbouring
//! documents; a part of tops has rows of documents that are not neighbours, with their numbers.

use super::bytes::{Bytes, Strings};
use super::damage::Damage;
use super::part::{HASH_START, hash};
use crate::analysis::{Kind, name, tokens};

/// In a packed address or id: a hyphen and the next word of the title but so many, less one, up to
/// [`MOST_SKIPPED`].
const WORD: char = '\u{1}';

/// One more than the most words of a title that are skipped at once.
#[cfg(feature = "write")]
const MOST_SKIPPED: u32 = 24;

/// In a packed address: the document's id.
const ID: char = '\u{1d}';

/// In a packed address or id: the date.
const DATE: char = '\u{1e}';

/// What is longer is not packed, so that a few bytes do not become many.
const LONGEST: usize = 4096;

/// First in an address or id that is not packed.
const PLAIN: char = '\u{1f}';

/// Rows of documents.
#[derive(Clone, Debug, Default)]
pub struct Rows {
    /// The documents' numbers, ascending.
    pub docs: Vec<u32>,
    columns: [Strings; 6],
}

/// What is shown of a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// Its title.
    pub title: String,
    /// Where it is.
    pub url: String,
    /// Its own id.
    pub id: String,
    /// Its date, as precise as it is known.
    pub date: String,
    /// Its language.
    pub lang: String,
    /// What [`hash_of`] gives for each of its other names, one after the other.
    pub names: String,
}

impl Row {
    /// Whether its title or one of its other names is a name that [`name`] gave. Of the latter there is
    /// one chance in 16 million that it is not.
    #[must_use]
    pub fn is_called(&self, called: &str) -> bool {
        let hash = hash_of(called);
        self.names.as_bytes().chunks(HASH).any(|one| one == hash.as_bytes())
            || name(&self.title) == called
    }
}

/// How many characters of ASCII the hash of a name has, 6 bits each.
const HASH: usize = 4;

/// The hash of a name that [`name`] gave. It is text, so that it is in a column like the others.
#[must_use]
pub fn hash_of(name: &str) -> String {
    let hash = hash(name.as_bytes(), HASH_START);
    let hash = hash ^ hash >> 24 ^ hash >> 48;
    (0..HASH).map(|at| char::from(b'0' + (hash >> (6 * at) & 63) as u8)).collect()
}

impl Rows {
    /// Reads the body of a part.
    ///
    /// # Errors
    /// If it is not one.
    pub fn read(body: &[u8]) -> Result<Self, Damage> {
        let mut bytes = Bytes::new(body);
        let count = bytes.count()?;
        let mut next = 0_u32;
        let docs = bytes.numbers(count)?;
        let docs = docs
            .into_iter()
            .map(|gap| {
                let doc = next.checked_add(gap).ok_or(Damage::Malformed)?;
                next = doc.saturating_add(1);
                Ok(doc)
            })
            .collect::<Result<_, _>>()?;
        let mut columns: [Strings; 6] = Default::default();
        for column in &mut columns {
            *column = bytes.strings(count)?;
        }
        Ok(Self { docs, columns })
    }

    /// The row of a document, if it is here.
    #[must_use]
    pub fn get(&self, doc: u32) -> Option<Row> {
        let index = self.docs.binary_search(&doc).ok()?;
        let [title, url, id, date, lang, names] =
            self.columns.each_ref().map(|column| column.get(index));
        let made = |packed: &str| packed.contains(|c: char| c < ID);
        let words = if made(id) || made(url) { words(title) } else { Vec::new() };
        let id = unpack(id, &words, date, "");
        let url = unpack(url, &words, date, &id);
        let [title, date, lang, names] = [title, date, lang, names].map(str::to_owned);
        Some(Row { title, url, id, date, lang, names })
    }

    /// The memory it takes, in bytes.
    #[must_use]
    pub fn size(&self) -> usize {
        self.docs.len() * 4 + self.columns.iter().map(Strings::size).sum::<usize>()
    }
}

/// The words of a title, as an address has them.
fn words(title: &str) -> Vec<String> {
    let mut words = Vec::new();
    tokens(title, |token| {
        if token.kind == Kind::Word {
            words.push(token.term.into());
        }
    });
    words
}

/// An address or id from its packed form: most are made of the title and the date.
fn unpack(packed: &str, words: &[String], date: &str, id: &str) -> String {
    if let Some(plain) = packed.strip_prefix(PLAIN) {
        return plain.into();
    }
    let mut next = 0;
    let mut text = String::new();
    for c in packed.chars() {
        if text.len() > LONGEST {
            break;
        }
        match c {
            ID => text.push_str(id),
            DATE => text.push_str(date),
            c if c < ID => {
                next += (c as usize).saturating_sub(WORD as usize);
                text.push('-');
                text.push_str(words.get(next).map_or("", String::as_str));
                next += 1;
            }
            c => text.push(c),
        }
    }
    text
}

/// The texts of neighbouring documents.
#[derive(Clone, Debug, Default)]
pub struct Texts {
    first: u32,
    texts: Strings,
}

impl Texts {
    /// Reads the body of a part.
    ///
    /// # Errors
    /// If it is not one.
    pub fn read(body: &[u8]) -> Result<Self, Damage> {
        let mut bytes = Bytes::new(body);
        let first = bytes.number()?;
        let count = bytes.count()?;
        Ok(Self { first, texts: bytes.strings(count)? })
    }

    /// The text of a document.
    #[must_use]
    pub fn get(&self, doc: u32) -> &str {
        doc.checked_sub(self.first).map_or("", |i| self.texts.get(i as usize))
    }

    /// The memory it takes, in bytes.
    #[must_use]
    pub fn size(&self) -> usize {
        self.texts.size()
    }
}

/// Writing rows and texts.
#[cfg(feature = "write")]
pub mod put {
    use super::super::bytes::{Strings, put};
    use super::{DATE, ID, MOST_SKIPPED, PLAIN, Row, WORD, unpack, words};

    /// The body of a part of rows; documents ascending.
    #[must_use]
    pub fn rows(rows: &[(u32, Row)]) -> Vec<u8> {
        let mut out = Vec::new();
        put::number(&mut out, rows.len() as u32);
        let mut next = 0;
        for (doc, _) in rows {
            put::number(&mut out, doc - next);
            next = doc + 1;
        }
        let mut columns: [Strings; 6] = Default::default();
        for (_, row) in rows {
            let words = words(&row.title);
            let url = if row.id.is_empty() {
                row.url.clone()
            } else {
                row.url.replace(&row.id, &String::from(ID))
            };
            let fields = [
                &row.title,
                &packed(&url, &row.url, &words, row),
                &packed(&row.id, &row.id, &words, row),
                &row.date,
                &row.lang,
                &row.names,
            ];
            columns.iter_mut().zip(fields).for_each(|(column, field)| column.push(field));
        }
        columns.iter().for_each(|column| put::strings(&mut out, column));
        out
    }

    /// The packed form of `text`, which is `whole` with its id perhaps replaced.
    fn packed(text: &str, whole: &str, words: &[String], row: &Row) -> String {
        let date = String::from(DATE);
        let text =
            if row.date.len() < 4 { text.to_owned() } else { text.replace(&row.date, &date) };
        let mut packed = String::new();
        let mut rest = text.as_str();
        let mut next = 0;
        while let Some(c) = rest.chars().next() {
            let after = &rest[c.len_utf8()..];
            let ahead = words.iter().enumerate().skip(next).take(MOST_SKIPPED as usize);
            let found = ahead
                .filter(|(_, word)| c == '-' && after.starts_with(word.as_str()))
                .find(|(_, word)| !after[word.len()..].starts_with(char::is_alphanumeric));
            match found {
                Some((place, word)) => {
                    packed.extend(char::from_u32(WORD as u32 + (place - next) as u32));
                    rest = &after[word.len()..];
                    next = place + 1;
                }
                None => {
                    packed.push(c);
                    rest = after;
                }
            }
        }
        // What has signs of control itself, or could be read in another way, is left as it is.
        let plain = whole.contains(|c: char| c < ' ')
            || unpack(&packed, words, &row.date, &row.id) != whole;
        if plain { [&String::from(PLAIN), whole].concat() } else { packed }
    }

    /// The body of a part of texts, from document `first` on.
    #[must_use]
    pub fn texts(first: u32, texts: &Strings) -> Vec<u8> {
        let mut out = Vec::new();
        put::numbers(&mut out, [first, texts.len() as u32]);
        put::strings(&mut out, texts);
        out
    }
}

#[cfg(all(test, feature = "write"))]
mod tests {
    use super::*;

    #[test]
    fn rows_and_texts_come_back() {
        let row = |id: &str, url: &str| Row {
            title: "The OSCE's new Élan: co-operation".into(),
            url: url.into(),
            id: id.into(),
            date: "2014-06".into(),
            lang: "en".into(),
            names: url.split('/').map(hash_of).collect(),
        };
        let all = [
            row("a", "/a/"),
            row("/a/", "/a/"),
            row("2014-06-the-osce-new-co-operation", "/news/2014-06-the-osce-new-co-operation/"),
            row("x-elan", "/2014-06/the-elan-elans-cooperation"),
            row("", ""),
            row("\u{1}odd", "/\u{1d}/\u{1f}"),
            row("1", "/21-the/1"),
            row("x", &"/2014-06".repeat(600)),
        ];
        let numbered: Vec<(u32, Row)> = (0..).step_by(300).zip(all).collect();
        let body = put::rows(&numbered);
        assert!(!String::from_utf8_lossy(&body).contains("co-operation/"), "made of the title");
        let rows = Rows::read(&body).expect("what was written");
        for (doc, row) in &numbered {
            assert_eq!(rows.get(*doc).as_ref(), Some(row));
        }
        assert_eq!(rows.get(1), None);
        let texts: Strings = ["one", "", "three"].into_iter().collect();
        let texts = Texts::read(&put::texts(7, &texts)).expect("what was written");
        assert_eq!(["", "one", "three", ""], [6, 7, 9, 10].map(|doc| texts.get(doc)));
        assert!(Rows::read(&[5, 0]).is_err() && Texts::read(&[0, 9]).is_err());
    }

    #[test]
    fn packed_forms_are_bounded() {
        let date = "2".repeat(1000);
        for packed in ["\0", "\u{1}\u{1c}\u{1c}", "\u{1d}", "\u{1e}"] {
            let unpacked = unpack(&packed.repeat(1000), &words("A house"), &date, "an id");
            assert!(unpacked.len() <= LONGEST + 1000, "{packed:?} becomes {}", unpacked.len());
        }
    }
}
