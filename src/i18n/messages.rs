//! The names of the messages. Adding one here and not in every `locales/<lang>.json` fails a test.

use serde::{Deserialize, Serialize};

macro_rules! messages {
    ($(#[$doc:meta])* $name:ident { $($(#[$says:meta])* $message:ident = $key:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name {
            $($(#[$says])* #[doc = concat!("`", $key, "`")] $message,)*
        }

        impl $name {
            /// The keys in the locale's file, in the order of the messages.
            #[cfg(not(target_arch = "wasm32"))]
            pub const KEYS: &[&str] = &[$($key),*];
        }
    };
}

messages! {
    /// The messages that the browser needs.
    Ui {
        SkipToContent = "skip-to-content",
        Menu = "menu",
        MenuAll = "menu-all",
        Close = "close",
        /// With `{name}`.
        MenuOverview = "menu-overview",
        Search = "search",
        Breadcrumbs = "breadcrumbs",
        Sections = "sections",
        Footer = "footer",
        AlsoIn = "also-in",
        Home = "home",
        Loading = "loading",
        MissingTitle = "missing-title",
        MissingText = "missing-text",
        BrokenTitle = "broken-title",
        /// With `{address}`.
        BrokenText = "broken-text",
        UnreachableTitle = "unreachable-title",
        UnreachableText = "unreachable-text",
        Retry = "retry",
        WaysOn = "ways-on",
        FilterCountries = "filter-countries",
        FilterHint = "filter-hint",
        Group = "group",
        Region = "region",
        AllGroups = "all-groups",
        AllRegions = "all-regions",
        ClearFilter = "clear-filter",
        /// With `{n}` and `{all}`.
        CountriesShown = "countries-shown",
        CountriesNone = "countries-none",
        Newer = "newer",
        Older = "older",
        /// With `{page}` and `{pages}`.
        PageOf = "page-of",
        Pages = "pages",
    }
}

/// The interface's strings in one language, one for each of [`Ui`], in its order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Messages(Vec<String>);

impl Messages {
    /// Takes the strings in the order of [`Ui`].
    pub fn new(strings: Vec<String>) -> Self {
        Self(strings)
    }

    /// A message; empty where the page is older than the application and does not have it.
    pub fn get(&self, message: Ui) -> &str {
        self.0.get(message as usize).map_or("", String::as_str)
    }

    /// A message with its `{places}` filled.
    pub fn fill(&self, message: Ui, places: &[(&str, &str)]) -> String {
        fill(self.get(message), places)
    }
}

/// Fills the `{places}` of a pattern.
pub(super) fn fill(pattern: &str, places: &[(&str, &str)]) -> String {
    places
        .iter()
        .fold(pattern.to_owned(), |text, (name, value)| {
            text.replace(&["{", name, "}"].concat(), value)
        })
}

#[cfg(not(target_arch = "wasm32"))]
messages! {
    /// The strings that only composed pages need.
    Label {
        NotCertain = "not-certain",
        ReportError = "report-error",
    }
}
