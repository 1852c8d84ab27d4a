//! Layer 1: languages. Typed messages, plurals, dates, numbers, and folding for comparison.
//!
//! All strings of the interface stand in `public/locales/<lang>.json`. [`Ui`] names those the
//! browser needs; natively [`Locale`] holds them all.

mod fold;
#[cfg(not(target_arch = "wasm32"))]
mod locale;
mod messages;
mod number;

pub use fold::fold;
#[cfg(not(target_arch = "wasm32"))]
pub use locale::{Locale, LocaleError};
#[cfg(not(target_arch = "wasm32"))]
pub use messages::Label;
pub use messages::{Messages, Ui};
pub use number::grouped;
