//! Layer 3, native only: the command line and all that touches files.
//!
//! [`cli`] reads the arguments and calls one function a command. [`preview`] serves a bundle that
//! is already built. Nothing else in the crate reads or writes a file.

mod build;
pub mod check;
pub mod cli;
mod client;
mod compress;
mod preview;
pub mod read;
mod render;
