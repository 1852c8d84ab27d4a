//! Layer 2: addresses. The only file that spells a path or a query key.
//!
//! A path here is a path of the site, `/countries/albania/`: it begins and ends with a slash
//! and does not have the base below which a host may serve the site; [`href`] adds that.

/// A page of the site, in the site's own language.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Route {
    /// The front page.
    Home,
    /// The whole menu.
    Menu,
    /// All news, newest first.
    News,
    /// A news item.
    NewsItem(String),
    /// The news of a year.
    Year(u16),
    /// The news of a month, 1 to 12.
    Month(u16, u8),
    /// All countries.
    Countries,
    /// A country.
    Country(String),
    /// All fields of work.
    Fields,
    /// A field of work.
    Field(String),
    /// All structures.
    Structures,
    /// A structure.
    Structure(String),
    /// All field operations.
    Operations,
    /// A field operation.
    Operation(String),
    /// All meetings.
    Meetings,
    /// A kind of meeting, or a meeting.
    Meeting(String),
    /// The search.
    Search,
    /// What the site is.
    About,
    /// What it does with data of its visitors.
    Privacy,
    /// How accessible it is.
    Accessibility,
    /// A page of text.
    Page(String),
}

/// Where the page for missing addresses stands.
pub const NOT_FOUND: &str = "/404.html";

/// First segments of paths that no page of text can have, beside the codes of languages.
pub const RESERVED: &[&str] = &[
    "menu",
    "news",
    "countries",
    "fields-of-work",
    "structures",
    "field-operations",
    "meetings",
    "search",
    "about",
    "privacy",
    "accessibility",
    "follow",
    "offline",
    "styleguide",
    "content",
    "locales",
    "files",
];

impl Route {
    /// The path in the site's own language.
    pub fn path(&self) -> String {
        match self {
            Self::Home => "/".to_owned(),
            Self::Menu => "/menu/".to_owned(),
            Self::News => "/news/".to_owned(),
            Self::NewsItem(id) => format!("/news/{id}/"),
            Self::Year(year) => format!("/news/archive/{year}/"),
            Self::Month(year, month) => format!("/news/archive/{year}/{month:02}/"),
            Self::Countries => "/countries/".to_owned(),
            Self::Country(id) => format!("/countries/{id}/"),
            Self::Fields => "/fields-of-work/".to_owned(),
            Self::Field(id) => format!("/fields-of-work/{id}/"),
            Self::Structures => "/structures/".to_owned(),
            Self::Structure(id) => format!("/structures/{id}/"),
            Self::Operations => "/field-operations/".to_owned(),
            Self::Operation(id) => format!("/field-operations/{id}/"),
            Self::Meetings => "/meetings/".to_owned(),
            Self::Meeting(id) => format!("/meetings/{id}/"),
            Self::Search => "/search/".to_owned(),
            Self::About => "/about/".to_owned(),
            Self::Privacy => "/privacy/".to_owned(),
            Self::Accessibility => "/accessibility/".to_owned(),
            Self::Page(id) => format!("/{id}/"),
        }
    }

    /// The path in another language: `/fr/news/<id>/`.
    pub fn path_in(&self, lang: &str) -> String {
        format!("/{lang}{}", self.path())
    }

    /// The route and, where it has one, the language of a path; nothing for a path that no page
    /// can have. `languages` are the codes that may stand first.
    ///
    /// Whether the page exists is another question: ids are not looked up.
    pub fn parse<'a>(path: &'a str, languages: &[&str]) -> Option<(Option<&'a str>, Self)> {
        let inner = path.strip_prefix('/')?;
        let mut segments: Vec<&str> = match inner.strip_suffix('/') {
            Some(inner) => inner.split('/').collect(),
            None if inner.is_empty() => Vec::new(),
            None => return None,
        };
        let lang = match segments.first() {
            Some(first) if languages.contains(first) => Some(segments.remove(0)),
            _ => None,
        };
        let id = |id: &str| (!id.is_empty()).then(|| id.to_owned());
        let route = match segments.as_slice() {
            [] => Self::Home,
            ["menu"] => Self::Menu,
            ["news"] => Self::News,
            ["news", "archive", year] => Self::Year(number(year, 4)?),
            ["news", "archive", year, month] => {
                let month = number(month, 2).filter(|month| (1..=12).contains(month))?;
                Self::Month(number(year, 4)?, month as u8)
            }
            ["news", item] => Self::NewsItem(id(item)?),
            ["countries"] => Self::Countries,
            ["countries", country] => Self::Country(id(country)?),
            ["fields-of-work"] => Self::Fields,
            ["fields-of-work", field] => Self::Field(id(field)?),
            ["structures"] => Self::Structures,
            ["structures", structure] => Self::Structure(id(structure)?),
            ["field-operations"] => Self::Operations,
            ["field-operations", operation] => Self::Operation(id(operation)?),
            ["meetings"] => Self::Meetings,
            ["meetings", meeting] => Self::Meeting(id(meeting)?),
            ["search"] => Self::Search,
            ["about"] => Self::About,
            ["privacy"] => Self::Privacy,
            ["accessibility"] => Self::Accessibility,
            [page] if !RESERVED.contains(page) => Self::Page(id(page)?),
            _ => return None,
        };
        Some((lang, route))
    }
}

fn number(text: &str, digits: usize) -> Option<u16> {
    (text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit()))
        .then(|| text.parse().ok())
        .flatten()
}

/// The address of a path of the site, below the base (empty, or `/sub` without a slash at its
/// end). Absolute addresses stay as they are.
pub fn href(base: &str, path: &str) -> String {
    if is_internal(path) { [base, path].concat() } else { path.to_owned() }
}

/// Whether an address is a path of the site.
pub fn is_internal(address: &str) -> bool {
    address.starts_with('/') && !address.starts_with("//")
}

/// Where the document of a page stands, below the path of the page. All news are several
/// documents, since they have several pages.
pub fn document(path: &str, page: u32) -> String {
    if page > 1 { format!("{path}page-{page}.json") } else { [path, "index.json"].concat() }
}

/// The address of a page of a list, from 1: the list's path, with the page in its query.
pub fn list_page(path: &str, page: u32) -> String {
    if page > 1 { format!("{path}?{}={page}", query::PAGE) } else { path.to_owned() }
}

/// The keys of queries.
pub mod query {
    /// What is searched.
    pub const TEXT: &str = "q";
    /// The group of a country.
    pub const GROUP: &str = "group";
    /// The region of a country.
    pub const REGION: &str = "region";
    /// The page of a list, from 1.
    pub const PAGE: &str = "page";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_route_comes_back_from_its_path() {
        let id = || "albania".to_owned();
        let routes = [
            Route::Home,
            Route::Menu,
            Route::News,
            Route::NewsItem(id()),
            Route::Year(1975),
            Route::Month(1975, 8),
            Route::Countries,
            Route::Country(id()),
            Route::Fields,
            Route::Field(id()),
            Route::Structures,
            Route::Structure(id()),
            Route::Operations,
            Route::Operation(id()),
            Route::Meetings,
            Route::Meeting(id()),
            Route::Search,
            Route::About,
            Route::Privacy,
            Route::Accessibility,
            Route::Page("our-work".to_owned()),
        ];
        for route in routes {
            assert_eq!(Route::parse(&route.path(), &["fr"]), Some((None, route.clone())));
            assert_eq!(Route::parse(&route.path_in("fr"), &["fr"]), Some((Some("fr"), route)));
        }
    }

    #[test]
    fn what_no_page_can_have_is_no_route() {
        for path in ["", "news", "/news", "//", "/news//", "/news/archive/75/", "/a/b/c/"] {
            assert_eq!(Route::parse(path, &["fr"]), None, "{path}");
        }
        assert_eq!(Route::parse("/news/archive/1975/13/", &[]), None);
        assert_eq!(Route::parse("/follow/", &[]), None);
    }

    #[test]
    fn only_paths_of_the_site_get_the_base() {
        assert_eq!(href("/sub", "/news/"), "/sub/news/");
        assert_eq!(href("/sub", "https://example.org/"), "https://example.org/");
        assert_eq!(href("/sub", "//example.org/"), "//example.org/");
        assert_eq!(href("/sub", "mailto:a@example.org"), "mailto:a@example.org");
    }
}
