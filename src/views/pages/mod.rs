//! The page in the frame: a document's head and blocks, or why there is none.

mod countries;
mod failure;
mod news_index;
mod page;

pub(super) use countries::Countries;
pub(super) use news_index::NewsIndex;
pub(super) use page::Page;
