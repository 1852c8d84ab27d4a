//! Layer 4: what is on screen, rendered natively and hydrated in the browser by the same code.
//!
//! Views know page documents, never content. What a visitor changes is written with `view!`; what
//! never changes once it stands ([`blocks`], the head of a page) is markup, which [`blocks`] says
//! the reasons of.

mod app;
mod blocks;
#[cfg(not(target_arch = "wasm32"))]
mod display;
mod element;
mod frame;
mod inert;
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
#[doc(hidden)]
pub use pages::article;
