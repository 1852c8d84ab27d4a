//! The schema of the content: each type is declared once, and everything else follows from that.
//!
//! A type is declared with `record!` (an object), `choice!` (a word, or an object with one key) or
//! `tagged!` (an object whose `type` says which fields it has), all in `declare.rs`. A declaration
//! gives the Rust type, how it is written, how it is read with every fault in it and not only the
//! first, the names that messages and "did you mean" use, the links in it, and its JSON Schema
//! with the doc comments as descriptions. A field with a default (`= …`) may be left out; `as …`
//! says what its text [`Holds`].
//!
//! Why a macro of the project: serde's derive stops at the first fault and names it in a sentence
//! that would have to be parsed; `schemars` gives the JSON Schema only, so that fields would be
//! known in two places still; a derive of our own is a crate with `syn` in it for the same result.

pub(crate) mod declare;
mod links;
mod read;
mod std_types;
mod text_rules;
mod types;

pub(crate) use declare::{choice, record, tagged};
pub use links::{Collector, Leads, Link};
pub use read::{Fault, Reader};
pub use text_rules::Holds;
pub(crate) use text_rules::is_language;
pub(crate) use types::document;
pub use types::{Record, Schema, links_of, read};
