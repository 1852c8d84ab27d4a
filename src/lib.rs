//! Communiqué publishes an institution's public site and its news archive as a static bundle.
//!
//! `src/README.md` is the map of this code.

#![recursion_limit = "256"]

pub mod date;
pub mod text;

#[cfg(not(target_arch = "wasm32"))]
pub mod content;
#[cfg(not(target_arch = "wasm32"))]
pub mod publish;
