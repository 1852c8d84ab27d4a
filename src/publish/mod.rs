//! Layer 5, native only: the command line and all that touches files.
//!
//! [`cli`] reads the arguments and calls one function a command: `build`, [`check`], `preview`.
//! Nothing else in the crate reads or writes a file.

mod build;
pub mod card;
pub mod check;
pub mod cli;
mod client;
mod compress;
mod index;
mod preview;
pub mod read;
mod render;
mod search;
pub mod worker;
