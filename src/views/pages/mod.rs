//! The page in the frame: a document's head and blocks, or why there is none.

mod countries;
mod failure;
mod page;
mod search;

pub use page::article;
pub(super) use page::page;
