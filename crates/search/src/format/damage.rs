//! The errors of all readers of parts.

use std::fmt;

/// The reason why the bytes of a part cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Damage {
    /// It does not begin like a part: perhaps a page that says "not found".
    Foreign,
    /// It is of another version of the format.
    Version(u8),
    /// It is another part of this index, or a part of another index.
    Other,
    /// Its bytes are not those that were written.
    Checksum,
    /// It ends too early.
    Truncated,
    /// What it says can't be.
    Malformed,
}

impl fmt::Display for Damage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Foreign => "it is not a part of a search index",
            Self::Version(_) => "it is of another version of the search index's format",
            Self::Other => "it belongs to another index, perhaps an older one",
            Self::Checksum => "its bytes were changed: the checksum is wrong",
            Self::Truncated => "it ends too early",
            Self::Malformed => "what it holds can't be read",
        })
    }
}

impl std::error::Error for Damage {}
