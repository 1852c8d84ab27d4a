//! Where things stand and what links to them say.

use super::index::Index;
use crate::content::body::Structure;
use crate::content::ids::{
    BodyId, CountryId, FieldId, MeetingId, MeetingKindId, NewsId, OperationId, PageId, StructureId,
};
use crate::content::news::NewsItem;
use crate::content::page::{Page, Section, Target};
use crate::content::site::Group;
use crate::i18n::{Label, Ui};
use crate::page::Link;
use crate::route::{self, Route, query};

/// The id of the section about errors on the page about the site.
pub(crate) const REPORT: &str = "report";

/// The sections of the site's main navigation, in its order.
pub(crate) const SECTIONS: [Section; 6] = [
    Section::News,
    Section::Countries,
    Section::FieldsOfWork,
    Section::Structures,
    Section::FieldOperations,
    Section::Meetings,
];

/// The path of a section's own page.
pub(crate) fn section_path(section: Section) -> String {
    let route = match section {
        Section::News => Route::News,
        Section::Countries => Route::Countries,
        Section::FieldsOfWork => Route::Fields,
        Section::Structures => Route::Structures,
        Section::FieldOperations => Route::Operations,
        Section::Meetings => Route::Meetings,
        Section::About => Route::About,
        Section::Privacy => Route::Privacy,
        Section::Accessibility => Route::Accessibility,
    };
    route.path()
}

fn section_label(section: Section) -> Label {
    match section {
        Section::News => Label::News,
        Section::Countries => Label::Countries,
        Section::FieldsOfWork => Label::FieldsOfWork,
        Section::Structures => Label::Structures,
        Section::FieldOperations => Label::FieldOperations,
        Section::Meetings => Label::Meetings,
        Section::About => Label::AboutSite,
        Section::Privacy => Label::Privacy,
        Section::Accessibility => Label::Accessibility,
    }
}

/// The path of a structure's page: that of a section where it is the section's own.
pub(crate) fn structure_path(structure: &Structure) -> String {
    match structure.section {
        Some(section) => section_path(section),
        None => Route::Structure(structure.id.to_string()).path(),
    }
}

/// The path of a page of text: that of a section where it introduces one.
pub(crate) fn page_path(page: &Page) -> String {
    match page.section {
        Some(section) => section_path(section),
        None => Route::Page(page.id.to_string()).path(),
    }
}

/// A link to a thing by its name and path; its id alone where there is no such thing.
fn thing(found: Option<(&String, String)>, id: &str) -> Link {
    found.map_or_else(|| Link::new(id, ""), |(name, path)| Link::new(name, path))
}

impl<'a> Index<'a> {
    /// Whether a section has a page: it has things to list, or a text of its own.
    pub(crate) fn has(&self, section: Section) -> bool {
        let content = self.content;
        let listed = match section {
            Section::News => !self.news().is_empty(),
            Section::Countries => !content.countries.is_empty(),
            Section::FieldsOfWork => !content.fields.is_empty(),
            Section::Structures => !content.structures.is_empty(),
            Section::FieldOperations => !content.operations.is_empty(),
            Section::Meetings => !content.meeting_kinds.is_empty(),
            Section::About | Section::Privacy | Section::Accessibility => false,
        };
        listed
            || self.content.section_page(section).is_some()
            || self.content.section_structure(section).is_some()
    }

    /// The heading of a section's page: of its text, else of the menu, else of the locale.
    pub(crate) fn section_heading(&self, section: Section) -> &'a str {
        let page = self.content.section_page(section).map(|page| page.name.as_str());
        let structure = || self.content.section_structure(section).map(|body| body.name.as_str());
        let menu = || self.menu_place(&Target::Section(section)).map(|at| at.entry.name.as_str());
        page.or_else(structure).or_else(menu).unwrap_or_else(|| self.section_name(section))
    }

    /// What a section is called in navigation.
    pub(crate) fn section_name(&self, section: Section) -> &'a str {
        self.label(section_label(section))
    }

    /// A link to a section under its short name, if it has a page.
    pub(crate) fn section_link(&self, section: Section) -> Option<Link> {
        self.has(section).then(|| Link::new(self.section_name(section), section_path(section)))
    }

    /// The links to all main sections.
    pub(crate) fn section_links(&self) -> Vec<Link> {
        SECTIONS.into_iter().filter_map(|section| self.section_link(section)).collect()
    }

    /// A link to anything that has a page; its id without address where it has none.
    pub(crate) fn link(&self, target: &Target) -> Link {
        match target {
            Target::Section(section) => {
                let path = self.has(*section).then(|| section_path(*section));
                Link::new(self.section_heading(*section), path.unwrap_or_default())
            }
            Target::Page(id) => self.page_link(id),
            Target::Country(id) => self.country_link(id),
            Target::Field(id) => self.field_link(id),
            Target::Structure(id) => self.structure_link(id),
            Target::Operation(id) => self.operation_link(id),
            Target::MeetingKind(id) => self.kind_link(id),
            Target::Meeting(id) => self.meeting_link(id),
            Target::News(id) => self.news_link(id, self.lang()),
        }
    }

    pub(crate) fn page_link(&self, id: &PageId) -> Link {
        let one = self.content.page(id);
        thing(one.map(|one| (&one.name, page_path(one))), id.as_str())
    }

    pub(crate) fn country_link(&self, id: &CountryId) -> Link {
        let one = self.content.country(id);
        thing(one.map(|one| (&one.name, Route::Country(id.to_string()).path())), id.as_str())
    }

    /// A link to a country with its flag.
    pub(crate) fn flagged_link(&self, id: &CountryId) -> Link {
        Link { flag: self.flag(id), ..self.country_link(id) }
    }

    /// Where the flag of a country stands, if it has one.
    pub(crate) fn flag(&self, id: &CountryId) -> Option<String> {
        self.content.flags.get(id).map(|svg| route::flag(id.as_str(), svg))
    }

    pub(crate) fn field_link(&self, id: &FieldId) -> Link {
        let one = self.content.field(id);
        thing(one.map(|one| (&one.name, Route::Field(id.to_string()).path())), id.as_str())
    }

    pub(crate) fn structure_link(&self, id: &StructureId) -> Link {
        let one = self.content.structure(id);
        thing(one.map(|one| (&one.name, structure_path(one))), id.as_str())
    }

    pub(crate) fn operation_link(&self, id: &OperationId) -> Link {
        let one = self.content.operation(id);
        thing(one.map(|one| (&one.name, Route::Operation(id.to_string()).path())), id.as_str())
    }

    pub(crate) fn kind_link(&self, id: &MeetingKindId) -> Link {
        let one = self.content.meeting_kind(id);
        thing(one.map(|one| (&one.name, Route::Meeting(id.to_string()).path())), id.as_str())
    }

    pub(crate) fn meeting_link(&self, id: &MeetingId) -> Link {
        let one = self.content.meeting(id);
        thing(one.map(|one| (&one.name, Route::Meeting(id.to_string()).path())), id.as_str())
    }

    /// A link to the original of a news item, from a page in the given language.
    pub(crate) fn news_link(&self, id: &NewsId, lang: &str) -> Link {
        let original = self.versions(id).first();
        original.map_or_else(|| Link::new(id.as_str(), ""), |item| self.item_link(item, lang))
    }

    /// A link to a news item in its language, from a page in the given language.
    pub(crate) fn item_link(&self, item: &NewsItem, lang: &str) -> Link {
        let foreign = (item.lang.as_str() != lang).then(|| item.lang.to_string());
        Link { lang: foreign, ..Link::new(&item.title, self.item_path(item)) }
    }

    /// Where a news item stands in its language.
    pub(crate) fn item_path(&self, item: &NewsItem) -> String {
        let route = Route::NewsItem(item.id.to_string());
        if item.lang.as_str() == self.lang() {
            route.path()
        } else {
            route.path_in(item.lang.as_str())
        }
    }

    /// The structure or field operation of an id.
    pub(crate) fn body(&self, id: &BodyId) -> Option<Target> {
        let structure = StructureId::from(id.as_str());
        let operation = OperationId::from(id.as_str());
        if self.content.structure(&structure).is_some() {
            Some(Target::Structure(structure))
        } else {
            self.content.operation(&operation).map(|_| Target::Operation(operation))
        }
    }

    /// A link to what issued a news item.
    pub(crate) fn body_link(&self, id: &BodyId) -> Link {
        self.body(id).map_or_else(|| Link::new(id.as_str(), ""), |target| self.link(&target))
    }

    /// A link to a body by the name under which it issues news.
    pub(crate) fn issuer_link(&self, id: &BodyId) -> Link {
        let name = self.content.issuer_name(id).unwrap_or(id.as_str());
        Link { text: name.to_owned(), ..self.body_link(id) }
    }

    /// A link to the page of a group of countries, or to the list of countries of that group.
    pub(crate) fn group_link(&self, group: &Group) -> Link {
        let page = group.page.as_ref().and_then(|page| self.content.page(page)).map(page_path);
        let list =
            || route::narrowed(&Route::Countries.path(), &[(query::GROUP, group.id.as_str())]);
        Link::new(&group.name, page.unwrap_or_else(list))
    }

    pub(crate) fn home_link(&self) -> Link {
        Link::new(self.ui.get(Ui::Home), Route::Home.path())
    }
}
