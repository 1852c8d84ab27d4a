//! Layer 4: what is on screen, rendered natively and hydrated in the browser by the same code.
//!
//! Views know page documents, never content. What a visitor changes is made with [`element`].
//! What never changes once it stands (blocks, the head of a page) is markup: one string, escaped by
//! `maud`, which the same pure function makes natively and in the browser. [`inert`] makes a view of
//! it: set at once in the browser, and passed over when a page is taken over, so that what a
//! translator has done to its words is no difference.
//!
//! Blocks and page were measured in three ways, the rest being the same. Client: wasm and JavaScript,
//! brotli 11. Taking over: front page, an article, the list of countries; Chromium, CPU slowed down four
//! times, medians of five loads.
//!
//! | | Client | Taking over |
//! | --- | --- | --- |
//! | Elements of one type, built at run time | 162.9 kB | 50, 42, 148 ms |
//! | `view!`, types erased (`--cfg erase_components`) | 184.9 kB | 55, 32, 145 ms |
//! | Markup, with three elements by `view!` round it | 171.3 kB | 15, 18, 98 ms |
//!
//! The 8 kB that markup has more are the first `view!`s of the application (listeners, branches), which
//! those of the interactive views share. With markup a page's HTML is 1 % smaller, too: it has no
//! comments for hydration.

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
mod panels;
#[cfg(not(target_arch = "wasm32"))]
mod shortcuts;

pub use app::App;
pub use interface::Interface;
#[doc(hidden)]
pub use pages::article;
#[cfg(not(target_arch = "wasm32"))]
pub use panels::panels;
