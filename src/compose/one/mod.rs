//! The pages of one thing.

pub(crate) mod country;
pub(crate) mod field;
pub(crate) mod item;
pub(crate) mod meeting;
pub(crate) mod operation;
pub(crate) mod structure;
pub(crate) mod text;
