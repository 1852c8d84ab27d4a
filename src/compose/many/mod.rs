//! The pages of many things, and what leads to them.

pub(crate) mod about;
pub(crate) mod archive;
pub(crate) mod countries;
pub(crate) mod fields;
pub(crate) mod help;
pub(crate) mod home;
pub(crate) mod meetings;
pub(crate) mod menu;
pub(crate) mod missing;
pub(crate) mod operations;
pub(crate) mod search;
pub(crate) mod section;
pub(crate) mod shell;
pub(crate) mod structures;
pub(crate) mod timeline;
