//! Layer 3, native: from content to page documents. Pure functions: no IO, no HTML.
//!
//! [`compose`] is where to start. Its rooms, of which each uses those before it:
//!
//! | | |
//! | --- | --- |
//! | `shared/` | look-ups (`index`), addresses and links, ways from home (`crumbs`), names, dates, small parts, heads (`draft`), structured data |
//! | `search/` | what the search finds and by what it is narrowed |
//! | `map/` | the map of the countries |
//! | `lists/` | lists and trees of things, which several pages show |
//! | `one/` | the pages of one thing: a country, a structure, a news item |
//! | `many/` | the pages of many: home, the lists of sections, the archive, and what leads to them |
//! | `styleguide/` | every block, with samples of its own |
//!
//! A new kind of page has a file in `one` or `many`, a line in [`compose`], and a [`Route`](crate::route::Route).
//! What the institution calls its groups, dimensions, milestones and kinds comes from the content, what
//! the interface says from the locale: nothing here knows whom a site is about.

mod composed;
mod lists;
mod many;
mod map;
mod one;
pub mod search;
mod shared;
mod styleguide;

#[cfg(test)]
mod tests;

pub use composed::{About, Composed, Meta, OgKind, Page};

use many::{
    about, archive, countries, fields, help, home, meetings, menu, missing, operations, shell,
    structures, timeline,
};
use one::{country, field, item, meeting, operation, structure, text};
use shared::draft::{self, Draft};
use shared::index::Index;

use crate::content::Content;
use crate::content::page::Section;
use crate::i18n::Locale;

/// Composes a page.
type Compose = fn(&Index<'_>) -> Draft;

/// Composes all pages of a content. `base_url` is where the site will stand, without a slash at
/// its end (`https://host/sub`), or empty where that is not known: the base of all links follows from
/// it, and structured data has paths instead of addresses without it.
pub fn compose(content: &Content, locale: &Locale, base_url: &str) -> Composed {
    let index = &Index::new(content, locale, base_url);
    let mut drafts = vec![home::draft(index)];
    drafts.extend(menu::draft(index));
    let lists: [(Section, Compose); 6] = [
        (Section::News, archive::list),
        (Section::Countries, countries::list),
        (Section::FieldsOfWork, fields::list),
        (Section::Structures, structures::list),
        (Section::FieldOperations, operations::list),
        (Section::Meetings, meetings::list),
    ];
    let lists = lists.into_iter().filter(|(section, _)| index.has(*section));
    drafts.extend(lists.map(|(_, list)| list(index)));
    drafts.extend(timeline::draft(index));
    drafts.extend([many::search::draft(index), help::draft(index)]);
    drafts.extend(text::drafts(index));
    drafts.extend(about::drafts(index));
    drafts.extend(country::drafts(index));
    drafts.extend(field::drafts(index));
    drafts.extend(structure::drafts(index));
    drafts.extend(operation::drafts(index));
    drafts.extend(meeting::drafts(index));
    drafts.extend(archive::drafts(index));
    drafts.extend(item::drafts(index));
    drafts.push(styleguide::draft(index));
    let (pages, not_found) = draft::finish(drafts, missing::draft(index), index);
    Composed { pages, not_found, shell: shell::shell(index) }
}
