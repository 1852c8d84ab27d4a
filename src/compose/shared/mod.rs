//! What pages share.

pub(crate) mod body;
pub(crate) mod crumbs;
pub(crate) mod draft;
pub(crate) mod excerpt;
pub(crate) mod index;
pub(crate) mod links;
pub(crate) mod names;
pub(crate) mod parts;
pub(crate) mod structured;
pub(crate) mod when;
