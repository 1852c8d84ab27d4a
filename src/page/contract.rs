//! Names that the application and the scripts of the browser must agree on.
//!
//! `src/scripts/shared.js` is made of them by a test (`tests/native/scripts.rs`), which fails where
//! it is not up to date. The keys of queries are in `route.rs`.

/// The rows of a page of results.
pub const ROWS: u32 = 20;
/// The id of the list of results.
pub const RESULTS: &str = "results";
/// `data-scope` of a list of news; see [`super::Scope`].
pub const NEWS: &str = "news";

/// First fields of the lines of an answer.
pub mod line {
    /// The number of results, and the number of those with every word.
    pub const TOTAL: &str = "total";
    /// The path and the title of a row.
    pub const HIT: &str = "hit";
    /// A group, a value of it, and the number of results with it.
    pub const COUNT: &str = "count";
    /// A year, a month and the number of results in it.
    pub const MONTH: &str = "month";
    /// A word, and the words that were searched in its place.
    pub const CORRECTION: &str = "correction";
    /// A remark, and the word that it is about.
    pub const NOTE: &str = "note";
    /// The name and the value of an option that was not understood.
    pub const IGNORED: &str = "ignored";
}
