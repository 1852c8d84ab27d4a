//! Communiqué publishes an institution's public site and its news archive as a static bundle.
//!
//! `src/README.md` is the map of this code.

pub use communique_content::{self as content, date, text};

mod a11y;
#[cfg(target_arch = "wasm32")]
pub mod client;
pub mod client_format;
pub mod hash;
pub mod i18n;
pub mod page;
pub mod route;
pub mod store;
#[expect(unreachable_pub, reason = "Leptos's components make their props public")]
pub mod views;

#[cfg(not(target_arch = "wasm32"))]
pub mod bundle;
#[cfg(not(target_arch = "wasm32"))]
pub mod card;
#[cfg(not(target_arch = "wasm32"))]
pub mod cli;
#[cfg(not(target_arch = "wasm32"))]
pub mod compose;
#[cfg(not(target_arch = "wasm32"))]
mod preview;
#[cfg(not(target_arch = "wasm32"))]
mod render;
