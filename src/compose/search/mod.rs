//! What the search finds: a document a page ([`documents`]), by what results are narrowed
//! (`facets`), and the names of both.

mod documents;
pub(crate) mod facets;

pub use documents::documents;

/// The facets of the index. Their values are ids of the content, as they stand in addresses.
pub mod facet {
    /// What the page is about: the id of a kind of news, or one of [`kind`].
    pub const KIND: &str = "kind";
    /// The structure or field operation that issued it.
    pub const ISSUER: &str = "issuer";
    /// The fields of work it is about.
    pub const FIELD: &str = "field";
    /// The countries it is about.
    pub const COUNTRY: &str = "country";
    /// The groups of countries it is about, or the country's own.
    pub const GROUP: &str = "group";
    /// The language it is written in.
    pub const LANG: &str = "lang";
}

/// The kinds of pages that are no news: values of [`facet::KIND`].
pub mod kind {
    /// A country.
    pub const COUNTRY: &str = "country";
    /// A structure.
    pub const STRUCTURE: &str = "structure";
    /// A field operation.
    pub const OPERATION: &str = "operation";
    /// A field of work.
    pub const FIELD: &str = "field";
    /// A kind of meeting.
    pub const MEETING_KIND: &str = "meeting-kind";
    /// A meeting.
    pub const MEETING: &str = "meeting";
    /// A page of text, or that of a section.
    pub const PAGE: &str = "page";
}
