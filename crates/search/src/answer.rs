//! What an index answers.

/// The answer to a request. With an empty index it is the default value.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answer {
    /// How many documents were found, over all pages.
    pub total: u32,
    /// How many of them have every word; the others follow them.
    pub complete: u32,
    /// The hits from `offset` on, `limit` at most.
    pub hits: Vec<Hit>,
    /// One for each facet of the index, in its order; empty where counts were not asked for.
    pub facets: Vec<Facet>,
    /// Documents by month, oldest first, months without any left out; empty where not asked for.
    pub histogram: Vec<Bin>,
    /// Words that were replaced or widened because they were not found.
    pub corrections: Vec<Correction>,
    /// What of the request was not used, or was understood in a way worth saying.
    pub notes: Vec<Note>,
}

/// A document that was found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Hit {
    /// The document's own id.
    pub id: String,
    /// Where it is.
    pub url: String,
    /// Its title, with the query's words marked.
    pub title: Vec<Piece>,
    /// Its date as it was given: `2014`, `2014-06` or `2014-06-17`; empty if it has none.
    pub date: String,
    /// Its language (BCP 47); empty if unknown.
    pub lang: String,
    /// Its values in each facet, in the index's order of facets; empty unless counts were asked for.
    pub facets: Vec<Vec<String>>,
    /// Whether it has every word of the query.
    pub complete: bool,
    /// Whether its title or one of its other names is what the query says, and nothing else.
    pub named: bool,
    /// The relevance; only to be compared within one answer.
    pub score: f32,
    /// A passage of its text with the words marked; empty unless asked for.
    pub passage: Vec<Piece>,
}

/// A stretch of text, marked or not. The pieces of a text joined give the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Piece {
    /// The words.
    pub text: String,
    /// Whether the query asks for them.
    pub marked: bool,
}

/// A facet with the counts of its values.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facet {
    /// Its name, such as `country`.
    pub name: String,
    /// Its values, most frequent first, then by name. A value that was chosen is there even
    /// if nothing has it. Counts leave out the choices of this same group.
    pub values: Vec<Count>,
}

/// How many of the documents found have a value.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// The value, such as `albania`.
    pub value: String,
    /// How many documents would be found with this value chosen.
    pub count: u32,
}

/// The documents found in one month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bin {
    /// The year.
    pub year: i16,
    /// The month, 1 to 12; 0 for documents that have a year only.
    pub month: u8,
    /// How many were found, whatever the limits of dates in the request are.
    pub count: u32,
}

/// A word of the query that stands for others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// As it was typed.
    pub from: String,
    /// What was searched in its place, best first.
    pub to: Vec<String>,
}

/// Something to say about how the request was understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// A word or phrase that no document has, nor one like it.
    Unknown(String),
    /// A facet or a value that the index does not have: `group`, `value`.
    NoSuchValue(String, String),
    /// The query is longer than what is read: so many words were left out.
    TooLong(u32),
    /// A quotation mark without its pair: it was left out.
    Unbalanced,
    /// `OR` or `-` or a field without a word: it was left out.
    Dangling(String),
    /// There are only words to leave out: everything else is found.
    OnlyExclusions,
    /// Not every word was found in one document: documents with some of them follow.
    Partial,
    /// Every word is very common: they were searched all the same.
    OnlyStopWords,
}
