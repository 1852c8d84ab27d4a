//! Layer 2: the room where the document is touched by hand: focus, keys, panels,
//! scrolling.

mod menu;

#[cfg(target_arch = "wasm32")]
pub(crate) use menu::is_panel_open;
pub(crate) use menu::{close_on_link, menu_button_key, menu_key};

use web_sys::wasm_bindgen::JsCast;
use web_sys::{Document, HtmlElement, MouseEvent};

/// The document; nothing where there is no window.
pub(crate) fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// The storage of this window while it is open; nothing where it may keep nothing.
pub(crate) fn storage() -> Option<web_sys::Storage> {
    web_sys::window()?.session_storage().ok()?
}

/// Returns true if single keys are shortcuts, as the visitor chose by `scripts/settings.js`.
pub(crate) fn are_single_keys_on() -> bool {
    let html = document().and_then(|document| document.document_element());
    html.and_then(|html| html.get_attribute("data-keys")).is_none_or(|keys| keys != "off")
}

/// Returns true for a click that asks for the page alone: not for a window, not to save it.
pub(crate) fn is_plain(event: &MouseEvent) -> bool {
    event.button() == 0
        && !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key())
}

/// Closes the panel that is open, if one is: the focus returns to its button.
pub(crate) fn close_panel() {
    let open = document().and_then(|document| document.query_selector(":popover-open").ok()?);
    if let Some(panel) = open.and_then(|panel| panel.dyn_into::<HtmlElement>().ok()) {
        // Refused where it is closed already.
        _ = panel.hide_popover();
    }
}

/// The element of an id.
pub(crate) fn by_id(id: &str) -> Option<HtmlElement> {
    document()?.get_element_by_id(id)?.dyn_into().ok()
}

/// Moves the focus to the place of an id, or else to the page's heading, without scrolling.
#[cfg(target_arch = "wasm32")]
pub(crate) fn focus_place(id: &str) {
    let heading = || document()?.query_selector("main h1").ok()??.dyn_into().ok();
    if let Some(place) = by_id(id).or_else(heading) {
        if place.tab_index() < 0 {
            place.set_tab_index(-1);
        }
        focus(&place);
    }
}

/// The position of the page, in CSS pixels from the top.
#[cfg(target_arch = "wasm32")]
pub(crate) fn scroll_position() -> Option<f64> {
    web_sys::window()?.scroll_y().ok()
}

/// Scrolls the page to a position.
#[cfg(target_arch = "wasm32")]
pub(crate) fn scroll_to_position(position: f64) {
    if let Some(window) = web_sys::window() {
        window.scroll_to_with_x_and_y(0.0, position);
    }
}

/// Moves the focus, without scrolling.
pub(crate) fn focus(element: &HtmlElement) {
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    // An element that cannot take the focus leaves it where it was.
    _ = element.focus_with_options(&options);
}
