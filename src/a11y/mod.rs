//! Layer 2: small helpers for the keyboard and for focus. They act on the document only.

mod menu;

#[cfg(target_arch = "wasm32")]
pub(crate) use menu::is_panel_open;
pub(crate) use menu::{close_on_link, menu_button_key, menu_key};

use web_sys::wasm_bindgen::JsCast;
use web_sys::{Document, HtmlElement};

/// The document; nothing where there is no window.
pub(crate) fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// What this window keeps while it is open; nothing where it may keep nothing.
pub(crate) fn storage() -> Option<web_sys::Storage> {
    web_sys::window()?.session_storage().ok()?
}

/// The element of an id.
pub(crate) fn by_id(id: &str) -> Option<HtmlElement> {
    document()?.get_element_by_id(id)?.dyn_into().ok()
}

/// Moves the focus to the page's heading, without scrolling.
#[cfg(target_arch = "wasm32")]
pub(crate) fn focus_heading() {
    let heading = document().and_then(|document| document.query_selector("main h1").ok().flatten());
    if let Some(heading) = heading.and_then(|heading| heading.dyn_into::<HtmlElement>().ok()) {
        focus(&heading);
    }
}

/// Moves the focus, without scrolling.
pub(crate) fn focus(element: &HtmlElement) {
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    // What cannot take the focus leaves it where it was: nothing to mend here.
    _ = element.focus_with_options(&options);
}
