//! The query language: what was typed, as clauses.
//!
//! | Written | Asks for |
//! | --- | --- |
//! | `free media` | both words |
//! | `"free media"` | one after the other, words of grammar between them being any; also `“…”`, `„…“`, `«…»`, `‹…›` |
//! | `"media"` | that word as it is, without others of its stem |
//! | `-media`, `-"free media"` | documents without it; also with `−`, only where a word begins |
//! | `media OR press`, `media \| press` | one of them |
//! | `title:media`, `title:"free media"` | in titles and names; of a phrase its words |
//! | `elect*` | all words that begin with it |
//!
//! Nothing is an error: what has no use is left out, and [`Query::notes`] says so. Parentheses
//! count as white space around words. Time and memory are linear in the text.

mod parser;
#[cfg(test)]
mod tests;

use crate::answer::Note;

/// The most clauses of a query; more are left out, with [`Note::TooLong`].
pub const MOST_CLAUSES: usize = 64;

/// The most words in all clauses together, those of alternatives and phrases counted each; more
/// are left out, with [`Note::TooLong`].
pub const MOST_WORDS: usize = 128;

/// A query as it was understood. All clauses count, and those that are wanted rank.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// In the order of the text; a word that is repeated is one clause with a weight.
    pub clauses: Vec<Clause>,
    /// What was not understood, each only once.
    pub notes: Vec<Note>,
}

/// Alternatives, one of which has to be there, or all of which must not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Clause {
    /// `a OR b OR c`; mostly one.
    pub any: Vec<Item>,
    /// `-a`
    pub exclude: bool,
    /// How often it was written.
    pub times: u32,
}

/// Something to look for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// As it was typed, without signs of the language.
    pub source: String,
    /// What it is.
    pub form: Form,
    /// Only in titles and names: `title:a`
    pub title: bool,
    /// It was quoted: terms as they are, without stems and corrections. Never of a prefix.
    pub exact: bool,
}

/// What an item looks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Form {
    /// A term.
    Word(String),
    /// All terms that begin with it: `elect*`
    Prefix(String),
    /// Terms one after the other: `"freedom of the media"`. Two at least.
    Phrase(Vec<String>),
    /// A symbol or compound: the whole as one term, or else its words one after the other.
    Whole(String, Vec<String>),
}

impl Query {
    /// Understands a text. With `typing` the last word, if the text ends in it, is a prefix.
    ///
    /// While typing, what is only not finished yet goes without a note: a quotation mark without
    /// its pair begins a phrase that reaches to the end, and a sign at the end waits for its
    /// word. A symbol or compound that is being typed (`PC.DEC/11`, `co-oper`) is a
    /// [`Form::Whole`] and, as an alternative, the [`Form::Prefix`] of that whole, for it may
    /// be complete or not. A word to leave out is never a prefix unless it says so (`-elect*`):
    /// its first letters would leave out too much.
    ///
    /// Words written without a space between them (`l'homme`) are clauses of their own; where a
    /// sign takes them (`-l'homme`, `l'homme OR la femme`) they are a phrase. Neighbouring
    /// characters of scripts without spaces are always a phrase, and one alone is a prefix.
    #[must_use]
    pub fn parse(text: &str, typing: bool) -> Self {
        parser::parse(text, typing)
    }

    /// Whether it asks for words and says no more of them, so that its text may be a name. Quotation
    /// marks may be round the whole.
    #[must_use]
    pub fn is_plain(&self) -> bool {
        let alone = self.clauses.len() == 1;
        let is_plain = |clause: &Clause| {
            // A symbol that is being typed is there twice.
            let same = |item: &Item| clause.any.first().is_some_and(|f| f.source == item.source);
            let plain = |item: &Item| !item.title && (alone || !item.exact) && same(item);
            !clause.exclude && clause.any.iter().all(plain)
        };
        !self.clauses.is_empty() && self.clauses.iter().all(is_plain)
    }
}

impl Item {
    /// Whether another looks for the same, however it was typed.
    fn same(&self, other: &Self) -> bool {
        self.form == other.form && self.title == other.title && self.exact == other.exact
    }
}

impl Clause {
    /// How many words it has in all alternatives.
    fn words(&self) -> usize {
        self.any.iter().map(|item| item.form.words()).sum()
    }

    /// Whether another asks for the same, however it was typed.
    fn same(&self, other: &Self) -> bool {
        self.exclude == other.exclude
            && self.any.len() == other.any.len()
            && self.any.iter().zip(&other.any).all(|(one, other)| one.same(other))
    }
}

impl Form {
    /// How many words it has.
    fn words(&self) -> usize {
        match self {
            Self::Word(_) | Self::Prefix(_) => 1,
            Self::Phrase(words) | Self::Whole(_, words) => words.len(),
        }
    }
}
