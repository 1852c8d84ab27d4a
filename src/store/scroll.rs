//! Where the visitor was on each page: kept in the history's entries, restored on Back and
//! Forward. The router keeps nothing there and scrolls new pages to their top.

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use leptos::ev;
use leptos::leptos_dom::helpers::{TimeoutHandle, set_timeout_with_handle, window_event_listener};
use web_sys::wasm_bindgen::JsValue;
use web_sys::{History, ScrollRestoration, window};

/// How long the page must rest before its position is written down. Browsers refuse more than
/// about a hundred writes in half a minute.
const REST: Duration = Duration::from_millis(120);

/// The scroll positions of this window's history.
#[derive(Clone, Default)]
pub(super) struct Scroll(Rc<Inner>);

#[derive(Default)]
struct Inner {
    /// Where the visitor was on the page that comes, if this is a return to it.
    returning: Cell<Option<f64>>,
    /// A page is about to be replaced: the position of the old one is not that of the new.
    paused: Cell<bool>,
    timer: Cell<Option<TimeoutHandle>>,
}

impl Scroll {
    /// Takes the positions over from the browser, and begins to write them down.
    pub(super) fn begin(&self) {
        self.set_returning(true);
        set_restoration(ScrollRestoration::Manual);
        // A page that is left for another site or loaded again is the browser's to restore: it is
        // there long before the application.
        for (event, by) in
            [("pagehide", ScrollRestoration::Auto), ("pageshow", ScrollRestoration::Manual)]
        {
            drop(window_event_listener(ev::Custom::new(event), move |_: web_sys::Event| {
                set_restoration(by);
            }));
        }
        let scroll = self.clone();
        drop(window_event_listener(ev::scroll, move |_| {
            if !scroll.0.paused.get() {
                scroll.forget_timer();
                let written = scroll.clone();
                let timer = set_timeout_with_handle(move || written.write(), REST);
                scroll.0.timer.set(timer.ok());
            }
        }));
        // A page that is loaded again or come back to begins where it was left.
        let at_top = window().is_some_and(|w| w.scroll_y().is_ok_and(|y| y == 0.0));
        if at_top && let Some(y) = position() {
            to(y);
        } else {
            self.write();
        }
    }

    /// Says whether the entry that is shown now is one to which the visitor returns.
    pub(super) fn set_returning(&self, returning: bool) {
        self.0.returning.set(if returning { position() } else { None });
    }

    /// Where the visitor was, once, if this is a return: for what takes its height later.
    pub(super) fn take_returning(&self) -> Option<f64> {
        self.0.returning.take()
    }

    /// Stops writing until [`Self::arrive`]: the page shown is no longer the entry's.
    pub(super) fn leave(&self) {
        self.forget_timer();
        self.0.paused.set(true);
    }

    /// Writes the position into the entry of the page shown.
    pub(super) fn write(&self) {
        if let (Some(window), Some(history)) = (window(), history())
            && let Ok(y) = window.scroll_y()
        {
            // Refused when there are too many: the position is then a little older.
            _ = history.replace_state(&JsValue::from_f64(y), "");
        }
    }

    /// The new page is there: goes to where the visitor was on it, if `back` to it.
    pub(super) fn arrive(&self, back: bool) {
        if back {
            to(position().unwrap_or(0.0));
        } else {
            self.write();
        }
        self.0.paused.set(false);
    }

    /// Goes to where the visitor was on the page shown, if that was written down: it was not for
    /// a place on it that a link has just led to.
    pub(super) fn restore(&self) {
        if let Some(y) = position() {
            to(y);
        }
    }

    fn forget_timer(&self) {
        if let Some(timer) = self.0.timer.take() {
            timer.clear();
        }
    }
}

pub(super) fn history() -> Option<History> {
    window()?.history().ok()
}

/// Says who restores positions.
fn set_restoration(by: ScrollRestoration) {
    if let Some(history) = history() {
        // Where a browser keeps its own ways, they serve as well.
        _ = history.set_scroll_restoration(by);
    }
}

/// The position in the entry shown, in CSS pixels from the top.
pub(super) fn position() -> Option<f64> {
    history()?.state().ok()?.as_f64()
}

pub(super) fn to(y: f64) {
    if let Some(window) = window() {
        window.scroll_to_with_x_and_y(0.0, y);
    }
}
