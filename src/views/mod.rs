//! Layer 4: what is on screen, rendered natively and hydrated in the browser by the same code.
//!
//! Views know page documents, never content. What stays as it is once built (all blocks) is
//! made with [`element`]; what changes while the page stands (the frame, the menu, the list of
//! countries) is made with Leptos's `view!`.

mod app;
mod blocks;
mod element;
mod frame;
mod interface;
mod link;
mod menu;
mod pages;

pub use app::App;
pub use interface::Interface;
