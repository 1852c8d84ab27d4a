//! `pages.json`, `menus.json` and `aliases.json`: texts, the menu, and other names of things.

use crate::date::Date;
use crate::ids::{
    CountryId, FieldId, GroupId, LangId, MeetingId, MeetingKindId, NewsId, OperationId, PageId,
    StructureId,
};
use crate::schema::{choice, record};
use crate::site::Names;
use crate::text::Text;

/// Words that may not be the id of a page, since the address belongs to the site itself. Languages of
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

record! {
    /// A page of text.
    pub struct Page {
        /// Its id.
        pub id: PageId,
        /// Its heading.
        pub name: String,
        /// Its heading in other languages.
        pub names: Names = Names::new(),
        /// Its text.
        pub paragraphs: Vec<Text>,
        /// The section whose own page this text introduces; without it the page stands at `/<id>/`.
        pub section: Option<Section> = None,
        /// The list that the page shows under its text.
        pub shows: Option<Listing> = None,
        /// Further reading.
        pub related: Vec<Target> = Vec::new(),
        /// True where parts of the text are not certain.
        pub uncertain: bool = false,
    }
}

choice! {
    /// A part of the site that has a page of its own, whatever the content.
    derive(Copy)
    pub enum Section {
        /// All news.
        News = "news",
        /// All countries.
        Countries = "countries",
        /// All fields of work.
        FieldsOfWork = "fields-of-work",
        /// All structures.
        Structures = "structures",
        /// All field operations.
        FieldOperations = "field-operations",
        /// All meetings.
        Meetings = "meetings",
        /// The description of the site.
        About = "about",
        /// The use of visitors' data.
        Privacy = "privacy",
        /// How accessible the site is.
        Accessibility = "accessibility",
    }
}

choice! {
    /// A list under the text of a page.
    pub enum Listing {
        /// All countries by name.
        AllCountries = "all-countries",
        /// The countries of a group.
        Group(GroupId) = "group",
        /// The countries of every group but the first.
        Partners = "partners",
        /// The field operations that were closed.
        ClosedOperations = "closed-operations",
        /// The sections and pages that the menu has under this page.
        Menu = "menu",
        /// The tree of structures.
        Structures = "structures",
        /// The newest news about field operations' and other practical work: the latest of all.
        LatestNews = "latest-news",
    }
}

choice! {
    /// Anything that has a page: what menus and related links point to.
    pub enum Target {
        /// A section's own page.
        Section(Section) = "section",
        /// A page of text.
        Page(PageId) = "page",
        /// A country.
        Country(CountryId) = "country",
        /// A field of work.
        Field(FieldId) = "field",
        /// A structure.
        Structure(StructureId) = "structure",
        /// A field operation.
        Operation(OperationId) = "operation",
        /// A kind of meeting.
        MeetingKind(MeetingKindId) = "meeting-kind",
        /// A meeting.
        Meeting(MeetingId) = "meeting",
        /// A news item.
        News(NewsId) = "news",
    }
}

record! {
    /// An entry of the menu with what is under it.
    pub struct MenuEntry {
        /// The name, the heading of the page it leads to.
        pub name: String,
        /// A remark after the name, such as an office held.
        pub note: Option<String> = None,
        /// The page it leads to.
        pub to: Target,
        /// The entries under it.
        pub children: Vec<MenuEntry> = Vec::new(),
    }
}

record! {
    /// Another name by which a thing is known or searched.
    pub struct Alias {
        /// The thing that has the name.
        pub of: Target,
        /// The name.
        pub alias: String,
        /// Its language; nothing for an abbreviation used across languages.
        pub lang: Option<LangId> = None,
        /// The sort of name.
        pub sort: AliasSort,
        /// Since when it was in use, where known.
        pub valid_from: Option<Date> = None,
        /// Until when it was in use, where known.
        pub valid_to: Option<Date> = None,
        /// True where name or dates are not certain.
        pub uncertain: bool = false,
    }
}

choice! {
    /// The sort of name that an alias is.
    derive(Copy)
    pub enum AliasSort {
        /// The full official name.
        OfficialName = "official-name",
        /// A shorter name in use.
        ShortName = "short-name",
        /// An abbreviation.
        Abbreviation = "abbreviation",
        /// A name it had before.
        FormerName = "former-name",
        /// Another spelling.
        Spelling = "spelling",
        /// The name of what came before it.
        Predecessor = "predecessor",
    }
}
