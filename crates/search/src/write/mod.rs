//! Writing an index: natively, in parallel, with bounded memory.

pub mod collect;
pub mod document;
pub mod error;
pub mod index;
mod run;
mod spool;
pub mod terms;
#[cfg(test)]
mod tests;
