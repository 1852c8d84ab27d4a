//! A page that is being rendered, and what its HTML names.

use std::collections::BTreeMap;

use crate::compose::Page;
use crate::page::Shell;
use crate::route;

/// The parts that all pages share: the client's files, by their names in the bundle, and the HTML that
/// stands beside the application.
pub(crate) struct Assets<'a> {
    /// The style sheet of all pages.
    pub(crate) style: &'a str,
    /// The other style sheets by name: those of `page::style_sheets` and [`LATER`].
    pub(crate) sheets: &'a BTreeMap<String, String>,
    /// The font to ask for before the style sheet is there.
    pub(crate) font: Option<&'a str>,
    /// The script that sets a page as the visitor chose, before it is painted.
    pub(crate) settings: &'a str,
    /// The script that starts the application after the page has been painted.
    pub(crate) start: &'a str,
    /// The engine of the search, as its script asks for it: a file beside the index.
    pub(crate) engine: &'a str,
    /// The module that a page with a search runs before the application is there.
    pub(crate) find: &'a str,
    /// The HTML beside the application, the same on every page.
    pub(crate) panels: &'a str,
    /// The words of a printed page for the day, with `{day}`, `{month}` and `{year}`.
    pub(crate) printed: &'a str,
    /// Scripts that `trunk serve` adds, as they stand in its page; empty in a release.
    pub(crate) development: &'a str,
}

/// The style sheet that comes after the first paint, and at once without a script.
pub(crate) const LATER: &str = "later";

impl Assets<'_> {
    /// The file of a style sheet.
    pub(super) fn sheet(&self, name: &str) -> &str {
        self.sheets.get(name).map_or("", String::as_str)
    }
}

/// A page that is being rendered.
pub(super) struct Rendered<'a> {
    pub(super) shell: &'a Shell,
    pub(super) base_url: &'a str,
    pub(super) assets: &'a Assets<'a>,
    pub(super) of: &'a Page,
    pub(super) card: Option<&'a [u8]>,
    /// A search stands on it.
    pub(super) searches: bool,
}

impl Rendered<'_> {
    /// The address of a path of the site on its host.
    pub(super) fn href(&self, path: &str) -> String {
        route::href(&self.shell.base, path)
    }

    /// The address of a file of the client.
    pub(super) fn file(&self, name: &str) -> String {
        self.href(&["/", name].concat())
    }

    /// The whole address of a path of the site, as far as it is known where the site stands.
    pub(super) fn absolute(&self, path: &str) -> String {
        if self.base_url.is_empty() { self.href(path) } else { [self.base_url, path].concat() }
    }
}
