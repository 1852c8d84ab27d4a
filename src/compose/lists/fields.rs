//! Fields of work with the numbers of their news.

use crate::compose::shared::index::Index;
use crate::content::work::Field;
use crate::page::Link;

/// The link to a field with the number of its news.
pub(crate) fn counted_link(index: &Index<'_>, field: &Field) -> Link {
    index.counted(index.field_link(&field.id), index.news_of_field(&field.id).len())
}
