//! `pages.json`, `menus.json` and `aliases.json`: texts, the menu, and other names of things.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::ids::{
    CountryId, FieldId, GroupId, LangId, MeetingId, MeetingKindId, NewsId, OperationId, PageId,
    StructureId,
};
use super::site::Names;
use crate::date::Date;
use crate::text::Text;

/// What may not be the id of a page, since its address belongs to the site itself. Languages of
/// the site may not either.
pub const RESERVED_IDS: &[&str] = &[
    "about",
    "accessibility",
    "content",
    "countries",
    "field-operations",
    "fields-of-work",
    "files",
    "follow",
    "locales",
    "meetings",
    "menu",
    "news",
    "offline",
    "privacy",
    "search",
    "structures",
    "styleguide",
    "timeline",
];

/// A page of text.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Page {
    /// Its id.
    pub id: PageId,
    /// Its heading.
    pub name: String,
    /// Its heading in other languages.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub names: Names,
    /// Its text.
    pub paragraphs: Vec<Text>,
    /// The section whose own page this text introduces; without it the page stands at `/<id>/`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub section: Option<Section>,
    /// The list that the page shows under its text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shows: Option<Listing>,
    /// What to read next.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub related: Vec<Target>,
    /// Whether parts of the text are not certain.
    #[serde(default, skip_serializing_if = "crate::text::is_false")]
    pub uncertain: bool,
}

/// A part of the site that has a page of its own, whatever the content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Section {
    /// All news.
    News,
    /// All countries.
    Countries,
    /// All fields of work.
    FieldsOfWork,
    /// All structures.
    Structures,
    /// All field operations.
    FieldOperations,
    /// All meetings.
    Meetings,
    /// What the site is.
    About,
    /// What the site does with data of its visitors.
    Privacy,
    /// How accessible the site is.
    Accessibility,
}

/// A list under the text of a page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Listing {
    /// All countries by name.
    AllCountries,
    /// The countries of a group.
    Group(GroupId),
    /// The countries of every group but the first.
    Partners,
    /// The field operations that were closed.
    ClosedOperations,
    /// The sections and pages that the menu has under this page.
    Menu,
    /// The tree of structures.
    Structures,
    /// The newest news about field operations' and other practical work: the latest of all.
    LatestNews,
}

/// Anything that has a page: what menus and related links point to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Target {
    /// A section's own page.
    Section(Section),
    /// A page of text.
    Page(PageId),
    /// A country.
    Country(CountryId),
    /// A field of work.
    Field(FieldId),
    /// A structure.
    Structure(StructureId),
    /// A field operation.
    Operation(OperationId),
    /// A kind of meeting.
    MeetingKind(MeetingKindId),
    /// A meeting.
    Meeting(MeetingId),
    /// A news item.
    News(NewsId),
}

/// An entry of the menu with what is under it.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MenuEntry {
    /// The name, the heading of the page it leads to.
    pub name: String,
    /// A remark after the name, such as an office held.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Where it leads.
    pub to: Target,
    /// The entries under it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub children: Vec<MenuEntry>,
}

/// Another name by which a thing is known or searched.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Alias {
    /// Whose name it is.
    pub of: Target,
    /// The name.
    pub alias: String,
    /// Its language; nothing for an abbreviation used across languages.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lang: Option<LangId>,
    /// What sort of name it is.
    pub sort: AliasSort,
    /// Since when it was in use, where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_from: Option<Date>,
    /// Until when it was in use, where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_to: Option<Date>,
    /// Whether name or dates are not certain.
    #[serde(default, skip_serializing_if = "crate::text::is_false")]
    pub uncertain: bool,
}

/// What sort of name an alias is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AliasSort {
    /// The full official name.
    OfficialName,
    /// A shorter name in use.
    ShortName,
    /// An abbreviation.
    Abbreviation,
    /// A name it had before.
    FormerName,
    /// Another spelling.
    Spelling,
    /// The name of what came before it.
    Predecessor,
}
