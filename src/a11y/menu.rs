//! The keyboard in the menu's panel: arrows, Home, End, typing ahead; Tab leaves it.
//!
//! The panel is a disclosure of links, not an ARIA menu: every entry stays a link, and the keys
//! are an addition. Escape and the return of the focus are the browser's (`popover`).

use web_sys::wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent, MouseEvent};

use super::{by_id, is_plain};

/// Answers a key on the button that opens the panel: the down arrow opens it and goes into it.
pub(crate) fn menu_button_key(event: &KeyboardEvent, panel: &str) {
    if let Some(panel) = by_id(panel).filter(|_| event.key() == "ArrowDown") {
        event.prevent_default();
        // Refused where it is open already.
        _ = panel.show_popover();
        if let Some(entry) = entries(&panel).first() {
            _ = entry.focus();
        }
    }
}

/// Answers a key in the panel.
pub(crate) fn menu_key(event: &KeyboardEvent, panel: &str) {
    if event.ctrl_key() || event.alt_key() || event.meta_key() {
        return;
    }
    let Some(panel) = by_id(panel) else { return };
    let entries = entries(&panel);
    let focused = super::document().and_then(|document| document.active_element());
    let here = entries.iter().position(|entry| Some(entry.as_ref()) == focused.as_ref());
    let last = entries.len().saturating_sub(1);
    let to = match event.key().as_str() {
        "ArrowDown" => Some(here.map_or(0, |here| (here + 1).min(last))),
        "ArrowUp" => Some(here.map_or(last, |here| here.saturating_sub(1))),
        "Home" => Some(0),
        "End" => Some(last),
        "ArrowRight" => return set_open(event, focused, true),
        "ArrowLeft" => return set_open(event, focused, false),
        // The focus goes back to the button, and from there on to what follows it.
        "Tab" => {
            _ = panel.hide_popover();
            return;
        }
        key if key.chars().count() == 1 && key != " " => ahead(&entries, here, key),
        _ => None,
    };
    if let Some(entry) = to.and_then(|to| entries.get(to)) {
        event.prevent_default();
        _ = entry.focus();
    }
}

/// Closes the panel when one of its links is followed.
pub(crate) fn close_on_link(event: &MouseEvent, panel: &str) {
    let link = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok())
        .and_then(|target| target.closest("a").ok().flatten());
    if let (Some(_), true, Some(panel)) = (link, is_plain(event), by_id(panel)) {
        _ = panel.hide_popover();
    }
}

/// Returns true if a panel is open: it may have been opened before the application was there.
#[cfg(target_arch = "wasm32")]
pub(crate) fn is_panel_open() -> bool {
    let open = super::document().map(|document| document.query_selector(":popover-open"));
    matches!(open, Some(Ok(Some(_))))
}

/// The entries that can be seen, in order. What a closed branch holds has its place in the layout
/// all the same, so it is not asked for: it would take no focus.
fn entries(panel: &HtmlElement) -> Vec<HtmlElement> {
    let shown = ":is(a, summary, button):not(details:not([open]) > :not(summary) *)";
    let Ok(all) = panel.query_selector_all(shown) else { return Vec::new() };
    (0..all.length()).filter_map(|i| all.item(i)?.dyn_into().ok()).collect()
}

/// The next entry, round the end, whose words begin with the letter.
fn ahead(entries: &[HtmlElement], here: Option<usize>, letter: &str) -> Option<usize> {
    let letter = letter.to_lowercase();
    let start = here.map_or(0, |here| here + 1);
    (0..entries.len()).map(|step| (start + step) % entries.len()).find(|&i| {
        let words = entries[i].text_content().unwrap_or_default();
        // The way out is none of the names that one types.
        entries[i].tag_name() != "BUTTON" && words.trim_start().to_lowercase().starts_with(&letter)
    })
}

/// Opens or closes the branch of the focused summary; the left arrow in a branch goes up to it.
fn set_open(event: &KeyboardEvent, focused: Option<Element>, open: bool) {
    let Some(focused) = focused else { return };
    let Ok(Some(branch)) = focused.closest("details") else { return };
    let on_summary = focused.tag_name().eq_ignore_ascii_case("summary");
    event.prevent_default();
    if on_summary {
        _ = branch.toggle_attribute_with_force("open", open);
    } else if !open
        && let Ok(Some(summary)) = branch.query_selector("summary")
        && let Ok(summary) = summary.dyn_into::<HtmlElement>()
    {
        _ = summary.focus();
    }
}
