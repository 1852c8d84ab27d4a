//! Full-text and faceted search over static files.
//!
//! A writer turns documents into an index: a small manifest and many parts, each a file. A reader
//! answers a request from the parts that it was given, or says which it needs; it does no IO, so
//! that the same code runs in a browser's worker, on a command line and in a test.
//!
//! `README.md` beside this crate says what an index is made of. Layers, each using only those before it: [`date`]; [`analysis`] (text to terms); [`query`]
//! (what was typed) and [`answer`] (what is found); [`passage`] and [`json`] (how it is shown);
//! `format` (the parts' bytes); [`reader`]; `folder` and `write` (native,
//! feature `write`).

pub mod analysis;
pub mod answer;
pub mod date;
#[cfg(feature = "write")]
pub mod folder;
pub mod format;
pub mod json;
pub mod passage;
pub mod query;
pub mod reader;
pub mod request;
#[cfg(feature = "write")]
pub mod write;
