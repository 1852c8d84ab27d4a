//! Text to terms: where words begin and end, and which of them are the same.
//!
//! The writer and the reader share this, so that what was indexed is what is looked for.
//!
//! | Text | Tokens, those of [`Kind::Whole`] in brackets |
//! | --- | --- |
//! | `Élections, 2013` | elections · 2013 |
//! | `OSCE's` | osce |
//! | `l'Autriche` | l · autriche |
//! | `O'Brien`, `Co-operation` | \[obrien\] o · brien, \[cooperation\] co · operation |
//! | `PC.DEC/1162` | \[pc.dec/1162\] pc · dec · 1162 |
//! | `3.5`, `1,000`, `U.N.`, `AT&T` | \[3.5\] 3 · 5, \[1000\] 1 · 000, \[un\] u · n, \[at&t\] at · t |
//! | `東京都` | 東京 · 京都 |

mod fold;
#[cfg(test)]
mod generate;
#[cfg(feature = "write")]
pub mod language;
mod table;
#[cfg(test)]
mod tests;
mod words;

pub use fold::fold;

/// A term met in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token<'a> {
    /// The term: case, accents and marks folded. This is what the dictionary holds.
    pub term: &'a str,
    /// The word as stemmers want it: the term, but with the accents of Latin-1 (`élections`), which
    /// are all that stemmers of English, French, German, Italian, Russian and Spanish tell apart.
    /// It is the term for others than [`Kind::Word`], and where the feature `write` is off.
    pub lower: &'a str,
    /// Where it begins in the text, in bytes.
    pub start: usize,
    /// Where it ends in the text, in bytes.
    pub end: usize,
    /// The number of its first word, from 0.
    pub position: u32,
    /// How many words it covers: 1, but for most of [`Kind::Whole`] more.
    pub span: u32,
    /// What it is.
    pub kind: Kind,
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A word or a number: they follow each other, position by position.
    Word,
    /// Words that are written as one: a symbol (`pc.dec/1162`) or a compound (`cooperation` for
    /// `co-operation`). It comes beside its words, at the position of the first, before them.
    Whole,
    /// Two neighbouring characters of a script without spaces, one position each.
    Gram,
}

/// The most bytes of a term: a longer word is cut at a character, and a longer whole is left out.
pub const LONGEST: usize = 64;

/// A text as a name: its words run together, folded. Two names that are the same but for case, accents,
/// signs and where words are divided (`Bosnie-Herzégovine`, `bosnie herzegovine`) give the same.
/// Empty if there is no word.
#[must_use]
pub fn name(text: &str) -> String {
    let mut name = String::new();
    tokens(text, |token| {
        if token.kind != Kind::Whole {
            name.push_str(token.term);
        }
    });
    name
}

/// Gives each token of a text to `each`, in the order of positions.
///
/// - **Folding**: case, accents, marks, full-width forms, ligatures, digits of other scripts; soft
///   hyphens and characters without width are passed over. Composed and decomposed spellings give
///   the same term, and a term looked for as a text gives itself.
/// - **Words** are letters and digits. `'s` at the end is left out and has no position; `'`
///   otherwise stands between two words.
/// - **Wholes** are made of words with one sign between each two, at most 16 of them: up to three
///   with hyphens or apostrophes, joined, each of up to 20 letters; single letters with points,
///   joined; numbers with thousands' commas; and, as they are written, those with a digit, or with
///   several signs, or with `&` or `@` (`A/RES/55/2`, `2014-11-21`, `www.osce.org`). `C++` and `C#`
///   are wholes of one word.
/// - **Grams**: Thai, Lao, Myanmar, Khmer, kana and Han give each two neighbours, or one character
///   that stands alone.
///
/// Time is linear in the text; memory does not depend on it.
pub fn tokens(text: &str, mut each: impl FnMut(Token<'_>)) {
    words::scan(text, &mut each);
}
