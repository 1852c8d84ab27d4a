//! Layer 2: addresses. The only file that spells a path or a query key.
//!
//! A path here is a path of the site, `/countries/albania/`: it begins and ends with a slash
//! and does not have the base below which a host may serve the site; [`href`] adds that.

use crate::hash::fnv1a;

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
    /// Everything with dates on one scale of time.
    Timeline,
    /// The search.
    Search,
    /// Help for the search.
    SearchHelp,
    /// The description of the site.
    About,
    /// The privacy statement.
    Privacy,
    /// The accessibility statement.
    Accessibility,
    /// Every block in every state, for those who work on the site's looks.
    Styleguide,
    /// A page of text.
    Page(String),
}

/// The path of the page for missing addresses.
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
    "timeline",
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
            Self::Timeline => "/timeline/".to_owned(),
            Self::Search => "/search/".to_owned(),
            Self::SearchHelp => "/search/help/".to_owned(),
            Self::About => "/about/".to_owned(),
            Self::Privacy => "/privacy/".to_owned(),
            Self::Accessibility => "/accessibility/".to_owned(),
            Self::Styleguide => "/styleguide/".to_owned(),
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
    /// The page may still be missing: ids are not looked up.
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
            ["timeline"] => Self::Timeline,
            ["search"] => Self::Search,
            ["search", "help"] => Self::SearchHelp,
            ["about"] => Self::About,
            ["privacy"] => Self::Privacy,
            ["accessibility"] => Self::Accessibility,
            ["styleguide"] => Self::Styleguide,
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

/// The base of a site that stands at an address: `/sub` of `https://host/sub`, empty without a path.
pub fn base(base_url: &str) -> &str {
    let rest = base_url.split_once("://").map_or("", |(_, rest)| rest);
    rest.find('/').map_or("", |slash| &rest[slash..])
}

/// Whether an address is a path of the site.
pub fn is_internal(address: &str) -> bool {
    address.starts_with('/') && !address.starts_with("//")
}

/// The path of a page's document, below the path of the page.
pub fn document(path: &str) -> String {
    [path, "index.json"].concat()
}

/// The path of a page's social card, below the path of the page.
pub fn card(path: &str) -> String {
    [path, "card.png"].concat()
}

/// The path of a country's flag, an SVG image.
pub fn flag(id: &str, svg: &str) -> String {
    ["/flags/", &hashed(id, "svg", svg.as_bytes())].concat()
}

/// A file name with the hash of what the file holds, so that it can be cached for ever.
pub fn hashed(stem: &str, extension: &str, bytes: &[u8]) -> String {
    format!("{stem}-{:016x}.{extension}", fnv1a(bytes))
}

/// The address of a list or search narrowed by keys and values:
/// `/news/?country=albania&from=2014`.
pub fn narrowed(path: &str, by: &[(&str, &str)]) -> String {
    path.to_owned() + &query::write(by.iter().copied())
}

/// Queries of addresses: their keys, and how they are read and written.
pub mod query {
    /// The words of a search.
    pub const TEXT: &str = "q";
    /// The group of a country.
    pub const GROUP: &str = "group";
    /// The region of a country.
    pub const REGION: &str = "region";
    /// The page of a list, from 1.
    pub const PAGE: &str = "page";
    /// The first date of results, such as `2014` or `2014-06`.
    pub const FROM: &str = "from";
    /// The last date of results.
    pub const TO: &str = "to";
    /// The order of results: `newest` or `oldest`.
    pub const SORT: &str = "sort";
    /// Words are taken as they are typed.
    pub const EXACT: &str = "exact";
    /// Before the name of a facet: results with this value are left out.
    pub const NOT: &str = "not-";

    /// The keys and values of a query without its question mark, in their order. What is not
    /// UTF-8 becomes replacement characters (WHATWG URL, `application/x-www-form-urlencoded`).
    pub fn read(query: &str) -> Vec<(String, String)> {
        let pairs = query.split('&').filter(|pair| !pair.is_empty());
        let pair = |pair: &str| {
            let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
            (decode(key), decode(value))
        };
        pairs.map(pair).collect()
    }

    /// A query with its question mark; empty where there are no pairs.
    pub fn write<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
        let mut query = String::new();
        for (key, value) in pairs {
            query.push(if query.is_empty() { '?' } else { '&' });
            encode(key, &mut query);
            query.push('=');
            encode(value, &mut query);
        }
        query
    }

    fn decode(text: &str) -> String {
        let bytes = text.as_bytes();
        let mut decoded = Vec::with_capacity(bytes.len());
        let mut at = 0;
        while let Some(&byte) = bytes.get(at) {
            let digits = bytes.get(at + 1..at + 3).and_then(|two| std::str::from_utf8(two).ok());
            let escaped = digits.filter(|two| byte == b'%' && !two.starts_with('+'));
            match escaped.and_then(|two| u8::from_str_radix(two, 16).ok()) {
                Some(escaped) => {
                    decoded.push(escaped);
                    at += 2;
                }
                None => decoded.push(if byte == b'+' { b' ' } else { byte }),
            }
            at += 1;
        }
        String::from_utf8_lossy(&decoded).into_owned()
    }

    fn encode(text: &str, into: &mut String) {
        for byte in text.bytes() {
            match byte {
                b' ' => into.push('+'),
                b'-' | b'.' | b'_' | b'*' => into.push(char::from(byte)),
                byte if byte.is_ascii_alphanumeric() => into.push(char::from(byte)),
                byte => {
                    into.push('%');
                    for half in [byte >> 4, byte & 15] {
                        into.push(char::from(b"0123456789ABCDEF"[usize::from(half)]));
                    }
                }
            }
        }
    }
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
            Route::Timeline,
            Route::Search,
            Route::SearchHelp,
            Route::About,
            Route::Privacy,
            Route::Accessibility,
            Route::Styleguide,
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
    fn a_query_comes_back_as_it_was() {
        let pairs = [("q", "50 % & +1 = „Čapek“"), ("country", "albania"), ("country", "")];
        let written = query::write(pairs);
        assert_eq!(
            written,
            "?q=50+%25+%26+%2B1+%3D+%E2%80%9E%C4%8Capek%E2%80%9C&country=albania&country="
        );
        let read = query::read(&written[1..]);
        assert_eq!(read, pairs.map(|(key, value)| (key.to_owned(), value.to_owned())));
        assert_eq!(query::write([]), "");
    }

    #[test]
    fn a_broken_query_is_read_as_far_as_it_can_be() {
        let read = |query| query::read(query).into_iter().map(|(key, value)| key + "|" + &value);
        assert_eq!(
            read("&&a&b=%&c=%4&d=%zz%ff=&=e").collect::<Vec<_>>(),
            ["a|", "b|%", "c|%4", "d|%zz\u{fffd}=", "|e"]
        );
    }

    #[test]
    fn only_paths_of_the_site_get_the_base() {
        assert_eq!(href("/sub", "/news/"), "/sub/news/");
        assert_eq!(href("/sub", "https://example.org/"), "https://example.org/");
        assert_eq!(href("/sub", "//example.org/"), "//example.org/");
        assert_eq!(href("/sub", "mailto:a@example.org"), "mailto:a@example.org");
    }
}
