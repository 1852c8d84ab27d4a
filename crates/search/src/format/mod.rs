//! The bytes of an index: what each kind of part holds, written and read.
//!
//! Every part is a file. Its first byte says whether the rest is raw deflate (1) or plain (0); whoever
//! fetches it undoes that. What remains begins with a [header](part) that names its kind, its number and
//! the index it belongs to, and has a checksum. All readers here take any bytes: what does not fit is a
//! [`Damage`], never a panic, and memory is bounded by the bytes that were given.

pub mod bits;
pub mod bytes;
pub mod column;
mod damage;
pub mod manifest;
pub mod part;
pub mod postings;
pub mod rows;
pub mod terms;

pub use damage::Damage;
pub use part::{Kind, Part};
