//! Layer 3, native only: the command line and all that touches files.
//!
//! [`cli`] reads the arguments and calls one function a command. [`preview`] serves a bundle that
//! is already built, [`read`] brings a content folder from the disk. Nothing else in the crate
//! reads or writes a file.

pub mod cli;
pub(crate) mod preview;
pub mod read;
