//! Layer 4: what is on screen, rendered natively and hydrated in the browser by the same code.
//!
//! Views know page documents, never content. They are made with [`element`], which says why
//! not with Leptos's `view!`.

mod app;
mod blocks;
#[cfg(not(target_arch = "wasm32"))]
mod display;
mod element;
mod frame;
mod interface;
mod link;
mod menu;
mod pages;
mod palette;
#[cfg(not(target_arch = "wasm32"))]
mod shortcuts;

pub use app::App;
#[cfg(not(target_arch = "wasm32"))]
pub use display::panels;
pub use interface::Interface;
