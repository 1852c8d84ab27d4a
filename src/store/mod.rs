//! Layer 3: the page that is shown, and where documents come from in the browser: embedded in
//! the page, kept, or fetched. The only place that fetches.
//!
//! Natively a [`Store`] holds the one document that is rendered and nothing moves.

#[cfg(target_arch = "wasm32")]
mod documents;
#[cfg(target_arch = "wasm32")]
mod navigation;
#[cfg(target_arch = "wasm32")]
mod scroll;
pub(crate) mod search;

use std::sync::Arc;

use leptos::prelude::*;

use crate::page::{Node, PageDocument};

/// The content of the page's place.
#[derive(Clone, Debug)]
pub enum Shown {
    /// A document.
    Document(Arc<PageDocument>),
    /// The reason why there is none.
    Failure(Error),
}

/// The reason why a document is not there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Error {
    /// The site has no page at this address.
    Missing,
    /// The network failed, or the host did.
    Unreachable,
    /// The answer is no page document; its address.
    Broken(String),
    /// A style sheet that the page needs is gone: the site was published anew since this page was
    /// loaded.
    Outdated,
}

/// The state of the site in this window, provided once by `App`.
#[derive(Clone, Copy)]
pub struct Store {
    /// The path below which the site is served, without a slash at its end.
    #[cfg_attr(not(target_arch = "wasm32"), expect(dead_code, reason = "nothing is fetched"))]
    base: StoredValue<String>,
    /// The path of the page shown, without the base.
    path: RwSignal<String>,
    shown: RwSignal<Shown>,
    /// True once the application has taken over: views of query, clock and window may show.
    live: RwSignal<bool>,
    busy: RwSignal<bool>,
    announcement: RwSignal<String>,
    menu: RwSignal<Option<Arc<Vec<Node>>>>,
}

impl Store {
    /// Makes a store with its first document known to the views below.
    pub(crate) fn provide(base: String, path: String, document: PageDocument) -> Self {
        let store = Self {
            base: StoredValue::new(base),
            path: RwSignal::new(path),
            shown: RwSignal::new(Shown::Document(Arc::new(document))),
            live: RwSignal::new(false),
            busy: RwSignal::new(false),
            announcement: RwSignal::new(String::new()),
            menu: RwSignal::new(None),
        };
        provide_context(store);
        store.listen();
        store
    }

    /// The store that `App` provided.
    pub(crate) fn expect() -> Self {
        expect_context()
    }

    /// The page shown.
    pub(crate) fn shown(self) -> Shown {
        self.shown.get()
    }

    /// The language of the page shown; nothing where none is.
    pub(crate) fn lang(self) -> Option<String> {
        self.shown.with(|shown| match shown {
            Shown::Document(document) => Some(document.head.lang.clone()),
            Shown::Failure(_) => None,
        })
    }

    /// The value of `aria-current` for a link to a path of the site: "page" for the page shown,
    /// "true" where the page shown lies under it.
    pub(crate) fn current(self, link: &str) -> Option<&'static str> {
        self.path.with(|path| {
            if path == link {
                Some("page")
            } else {
                (link != "/" && path.starts_with(link)).then_some("true")
            }
        })
    }

    /// Returns true once the application has taken over.
    pub(crate) fn is_live(self) -> bool {
        self.live.get()
    }

    /// The same without following it.
    pub(crate) fn is_live_untracked(self) -> bool {
        self.live.get_untracked()
    }

    /// Shows or hides that something is awaited.
    pub(crate) fn set_busy(self, busy: bool) {
        self.busy.set(busy);
    }

    /// Announces a text to screen readers.
    pub(crate) fn announce(self, text: String) {
        self.announcement.set(text);
    }

    /// Returns true while something is awaited.
    pub(crate) fn is_busy(self) -> bool {
        self.busy.get()
    }

    /// The text last announced.
    pub(crate) fn announcement(self) -> String {
        self.announcement.get()
    }

    /// The whole menu, once it has been fetched.
    pub(crate) fn menu(self) -> Option<Arc<Vec<Node>>> {
        self.menu.get()
    }
}

/// Natively nothing moves.
#[cfg(not(target_arch = "wasm32"))]
impl Store {
    fn listen(self) {}

    pub(crate) fn follow(self) {}

    pub(crate) fn want_menu(self) {}

    pub(crate) fn retry(self) {}

    pub(crate) fn take_returning(self) -> Option<f64> {
        None
    }

    pub(crate) fn return_to(self, _: f64) {}

    pub(crate) fn query_here(self) -> String {
        String::new()
    }

    pub(crate) fn replace_entry(self, _: &str) {}

    pub(crate) fn push_entry(self, _: &str) {}
}
