//! From one page to the next: fetch its document while the old page stays, show it, then move
//! title, focus, scroll position and the announcer along.
//!
//! The router's `FlatRoutes` (`leptos_router` 0.8.17) was weighed in the place of this, with the 25 paths
//! of `route.rs` spelled out, by its source. It would replace few of these lines:
//! - It makes another view for another *route* only. From item to item or country to country it
//!   changes the parameters and completes the navigation at once: the address changes and the page
//!   scrolls to its top before there is a document. Each view would keep the old page itself while it
//!   fetches, drop answers that come too late, and undo the scrolling.
//! - The table cannot say which pages exist: content has pages of its own (`/:id/`), and only the host
//!   knows their ids. Missing pages, hosts that answer every address with their front page, and other
//!   errors are found in the answer, as here.
//! - Title, language, focus, the announcer, positions on Back, fetching ahead, documents that are kept,
//!   requests that are aborted and links in SVG are none of its business.
//!
//! What it shares with this is the router's history, whose calls end the application where the browser
//! refuses them; a failed one leaves plain links (`start.js`).

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Arc;

use leptos::ev;
use leptos::leptos_dom::helpers::window_event_listener;
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use leptos_router::location::{BrowserUrl, Location, LocationProvider, Url};
use web_sys::wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, EventTarget, HtmlAnchorElement};

use super::documents::Documents;
use super::scroll::{self, Scroll};
use super::search::want_search;
use super::{Error, Shown, Store};
use crate::a11y;
use crate::page::{Block, PageDocument};
use crate::route::{self, Route};

/// The state of the window that is not reactive.
#[derive(Clone, Default)]
struct Window {
    documents: Documents,
    scroll: Scroll,
    /// True while the visitor goes through the history, not along a link.
    in_history: Rc<Cell<bool>>,
    /// The address of the document that is wanted.
    wanted: Rc<RefCell<String>>,
}

thread_local! {
    static WINDOW: Window = Window::default();
}

fn this_window() -> Window {
    WINDOW.with(Window::clone)
}

impl Store {
    /// Follows the address from now on. To be called once, where the router is known.
    pub(crate) fn follow(self) {
        let window = this_window();
        let Location { pathname, .. } = use_location();
        let router = use_context::<BrowserUrl>();

        // The page that was loaded with the address is there already. The page for missing
        // addresses is an answer, too, but no document to keep; any other is to be replaced.
        let here = self.inner_path(&pathname.get_untracked());
        let address = self.document_address(&here);
        let loaded = self.path.get_untracked();
        if loaded == here || loaded == route::NOT_FOUND {
            window.wanted.replace(address.clone());
        }
        if let Shown::Document(document) = self.shown.get_untracked()
            && loaded == here
        {
            window.documents.keep(address, document);
        }

        Effect::new(move |before: Option<()>| {
            let path = self.inner_path(&pathname.get());
            let address = self.document_address(&path);
            if before.is_none() {
                this_window().scroll.begin();
                self.live.set(true);
                if a11y::is_panel_open() {
                    self.want_menu();
                }
            }
            if *this_window().wanted.borrow() != address {
                self.go(path, address, router.clone());
            }
        });
    }

    /// Listens to the history, to clicks and to what the visitor points at. To be called before
    /// there is a router: it acts on events at once, and must find them noted, or not at all.
    pub(crate) fn listen(self) {
        let Window { in_history, scroll, wanted, .. } = this_window();
        let of_click = scroll.clone();
        drop(window_event_listener(ev::popstate, move |_| {
            if self.address_here().is_some_and(|here| here == *wanted.borrow()) {
                // A place on the same page: a fragment, or another filter of its list.
                scroll.set_returning(true);
                scroll.restore();
            } else {
                in_history.set(true);
                scroll.leave();
            }
        }));
        drop(window_event_listener(ev::click, move |event| {
            // The router would look for a page: there is none for a file, and a place on the page
            // shown is found by the browser, which moves the focus and `:target` there too.
            if let Some(link) = link_at(event.target()) {
                if !link.is_connected() && a11y::is_plain(&event) {
                    event.prevent_default();
                    // Later, since this listener hears that click, too.
                    wasm_bindgen_futures::spawn_local(async move { click(&link) });
                    return;
                }
                of_click.write();
                if !link.pathname().ends_with('/') || leads_to_place_here(&link) {
                    event.stop_immediate_propagation();
                }
            }
        }));
        for event in [
            ev::Custom::new("pointerover"),
            ev::Custom::new("focusin"),
            ev::Custom::new("touchstart"),
        ] {
            drop(window_event_listener(event, move |event: web_sys::Event| {
                self.look_ahead(event.target());
            }));
        }
    }

    /// Fetches the failed page again.
    pub(crate) fn retry(self) {
        let address = this_window().wanted.borrow().clone();
        self.go(self.path.get_untracked(), address, None);
    }

    /// The position of the visitor on the page shown, in CSS pixels from the top, if this is a return
    /// to it. It is given once, to a view that takes its height only later.
    pub(crate) fn take_returning(self) -> Option<f64> {
        this_window().scroll.take_returning()
    }

    /// Scrolls back to the position of the visitor.
    pub(crate) fn return_to(self, position: f64) {
        a11y::scroll_to_position(position);
    }

    /// The query of the window's address, with its question mark.
    pub(crate) fn query_here(self) -> String {
        let here = a11y::document().and_then(|document| document.location());
        here.and_then(|here| here.search().ok()).unwrap_or_default()
    }

    /// Gives the entry of the history that is shown another address, and no position.
    pub(crate) fn replace_entry(self, address: &str) {
        if let Some(history) = scroll::history() {
            // Refused when there are too many: the entry then keeps its address.
            _ = history.replace_state_with_url(&JsValue::NULL, "", Some(address));
        }
    }

    /// Adds an entry to the history.
    pub(crate) fn push_entry(self, address: &str) {
        if let Some(history) = scroll::history() {
            _ = history.push_state_with_url(&JsValue::NULL, "", Some(address));
        }
    }

    /// Fetches the whole menu, if it is not there.
    pub(crate) fn want_menu(self) {
        if self.menu.with_untracked(Option::is_some) {
            return;
        }
        let address = self.document_address(&Route::Menu.path());
        let documents = this_window().documents;
        wasm_bindgen_futures::spawn_local(async move {
            let document = match documents.kept(&address) {
                Some(document) => Ok(document),
                None => documents.fetch_beside(&address).await,
            };
            // Without it the panel keeps the sections and the link to the menu's page.
            if let Ok(document) = document
                && let Some(Block::Tree(tree)) =
                    document.blocks.iter().find(|block| matches!(block, Block::Tree(_)))
            {
                self.menu.set(Some(Arc::new(tree.clone())));
            }
        });
    }

    fn go(self, path: String, address: String, router: Option<BrowserUrl>) {
        let Window { documents, scroll, in_history, wanted } = this_window();
        let back = in_history.replace(false);
        scroll.set_returning(back);
        scroll.leave();
        wanted.replace(address.clone());
        let kept = documents.kept(&address);
        documents.abort_others(&address);
        self.busy.set(kept.is_none());
        wasm_bindgen_futures::spawn_local(async move {
            let fetched = match kept {
                Some(document) => Ok(document),
                None => documents.fetch(&address).await,
            };
            // The visitor may have moved on meanwhile.
            if *wanted.borrow() != address {
                return;
            }
            if matches!(fetched, Err(Error::Outdated)) {
                load_in_full(router.filter(|_| !back).as_ref());
                return;
            }
            self.show(path, fetched);
            // The address changes with the page, not before it.
            if let Some(router) = router {
                router.ready_to_complete();
            }
            leptos::task::tick().await;
            if *wanted.borrow() == address {
                self.arrive(back, &scroll);
            }
        });
    }

    fn show(self, path: String, fetched: Result<Arc<PageDocument>, Error>) {
        let shown = match fetched {
            Ok(document) => Shown::Document(document),
            Err(error) => Shown::Failure(error),
        };
        self.busy.set(false);
        self.path.set(path);
        self.shown.set(shown);
    }

    /// Brings title, language, focus, position and announcer to the page that has been built.
    fn arrive(self, back: bool, scroll: &Scroll) {
        let Some(document) = a11y::document() else { return };
        let (title, lang) = match self.shown.get_untracked() {
            Shown::Document(page) => (page.head.title.clone(), Some(page.head.lang.clone())),
            Shown::Failure(_) => {
                let heading = document.query_selector("main h1").ok().flatten();
                (heading.and_then(|heading| heading.text_content()).unwrap_or_default(), None)
            }
        };
        document.set_title(&title);
        if let Some(root) = document.document_element() {
            let lang = lang.or_else(|| root.get_attribute("data-lang"));
            // This cannot fail: the names are those of attributes.
            _ = root.set_attribute("lang", lang.as_deref().unwrap_or_default());
            // One may return to it: style/layout.css.
            _ = root.set_attribute("data-whole", "");
        }
        self.set_canonical(&document);
        let fragment = document.location().and_then(|at| at.hash().ok()).unwrap_or_default();
        a11y::focus_place(fragment.trim_start_matches('#'));
        scroll.arrive(back);
        self.announcement.set(title);
    }

    /// Sets the canonical address, which browsers share. Its host stays, which need not be this one;
    /// `start.js` has made the address whole.
    fn set_canonical(self, document: &Document) {
        let link = document.query_selector("link[rel=canonical]").ok().flatten();
        let before = link.as_ref().and_then(|link| link.get_attribute("href")).unwrap_or_default();
        if let (Some(link), Some((host, _))) = (link, before.match_indices('/').nth(2)) {
            let path = self
                .path
                .with_untracked(|path| self.base.with_value(|base| route::href(base, path)));
            // This cannot fail: the name is that of an attribute.
            _ = link.set_attribute("href", &[&before[..host], &path].concat());
        }
    }

    /// Fetches the page of a link that is pointed at, focused or touched.
    fn look_ahead(self, target: Option<EventTarget>) {
        let Some(link) = link_at(target) else { return };
        let origin = a11y::document().and_then(|d| d.location()).and_then(|at| at.origin().ok());
        if Some(link.origin()) != origin || link.has_attribute("download") {
            return;
        }
        let path = self.inner_path(&link.pathname());
        if path.ends_with('/') && path != self.path.get_untracked() {
            this_window().documents.fetch_ahead(&self.document_address(&path));
        }
        if path == Route::Search.path() {
            want_search();
        }
    }

    /// The address of the document that belongs to the address of the window.
    fn address_here(self) -> Option<String> {
        let here = BrowserUrl::current().ok()?;
        Some(self.document_address(&self.inner_path(here.path())))
    }

    fn document_address(self, path: &str) -> String {
        self.base.with_value(|base| route::href(base, &route::document(path)))
    }

    /// The path of the site in a path of the host.
    fn inner_path(self, path: &str) -> String {
        self.base.with_value(|base| path.strip_prefix(&**base).unwrap_or(path).to_owned())
    }
}

/// Leaves the application for a page as its host has it now: the one that the router is going to, or
/// the one whose address the window has already.
fn load_in_full(router: Option<&BrowserUrl>) {
    let Some(location) = a11y::document().and_then(|document| document.location()) else { return };
    // Refused only for an address that is none.
    _ = match router {
        Some(router) => location.assign(&router.as_url().with_untracked(full_address)),
        None => location.reload(),
    };
}

/// The path of an address with its query and its fragment.
fn full_address(url: &Url) -> String {
    let mut address = url.path().to_owned();
    for (sign, part) in [('?', url.search()), ('#', url.hash())] {
        if !part.is_empty() {
            address.push(sign);
            address += part.trim_start_matches(sign);
        }
    }
    address
}

/// The link that an event is about; for one in a drawing, a link of HTML that is not in the page.
fn link_at(target: Option<EventTarget>) -> Option<HtmlAnchorElement> {
    let link = target?.dyn_into::<Element>().ok()?.closest("a[href]").ok()??;
    link.dyn_into::<HtmlAnchorElement>().or_else(html_link).ok()
}

/// A link of HTML to where one in a drawing leads.
fn html_link(drawn: Element) -> Result<HtmlAnchorElement, JsValue> {
    let link = a11y::document().ok_or(JsValue::NULL)?.create_element("a")?;
    link.set_attribute("href", &drawn.get_attribute("href").unwrap_or_default())?;
    Ok(link.unchecked_into())
}

/// Clicks a link of HTML that stands for one in a drawing: the router, and all who listen to clicks,
/// know links of HTML only.
fn click(link: &HtmlAnchorElement) {
    if let Some(body) = a11y::document().and_then(|document| document.body()) {
        // This cannot fail: the link is new.
        _ = body.append_child(link);
        link.click();
        link.remove();
    }
}

/// Returns true for a link to a place on the page shown.
fn leads_to_place_here(link: &HtmlAnchorElement) -> bool {
    let here = a11y::document().and_then(|document| document.location());
    let here = here.and_then(|here| here.href().ok()).unwrap_or_default();
    let there = link.href();
    there.split_once('#').is_some_and(|(there, _)| here.split('#').next() == Some(there))
}
