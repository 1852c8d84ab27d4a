//! What is asked of an index.

use crate::date::Day;

/// A request: words, filters, order, and how much of the answer is wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Request {
    /// What was typed, in the query language of [`crate::query`]. Empty finds everything.
    pub text: String,
    /// Values of facets, in any order. Values of one group are alternatives, groups narrow.
    pub facets: Vec<Choice>,
    /// The first day that counts.
    pub from: Option<Day>,
    /// The last day that counts.
    pub to: Option<Day>,
    /// The order of the hits.
    pub sort: Sort,
    /// How many hits to leave out at the beginning.
    pub offset: usize,
    /// How many hits to return.
    pub limit: usize,
    /// The visitor's language (BCP 47, first part): its documents are mildly preferred.
    pub lang: Option<String>,
    /// The last word is being typed: it stands for all words that begin with it.
    pub typing: bool,
    /// Take words as they are: no corrections, no prefixes.
    pub literal: bool,
    /// Count the values of the facets and the documents over time.
    pub counts: bool,
    /// Bring a passage of each hit, with the words marked.
    pub passages: bool,
}

/// A value of a facet, wanted or excluded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The facet, such as `country`.
    pub group: String,
    /// Its value, such as `albania`.
    pub value: String,
    /// Documents that have it are left out.
    pub exclude: bool,
}

/// The order of the hits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// The best first.
    #[default]
    Relevance,
    /// The newest first; documents without a date come last.
    Newest,
    /// The oldest first; documents without a date come last.
    Oldest,
}
