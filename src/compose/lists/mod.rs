//! Lists and trees of things, as parts of pages.

pub(crate) mod all;
pub(crate) mod countries;
pub(crate) mod fields;
pub(crate) mod meetings;
pub(crate) mod menu;
pub(crate) mod news;
pub(crate) mod operations;
pub(crate) mod scale;
pub(crate) mod structures;
