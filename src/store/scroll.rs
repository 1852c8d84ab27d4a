//! The visitor's position on each page: kept in the history's entries, restored on Back and
//! Forward. The router keeps nothing there and scrolls new pages to their top.

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use leptos::ev;
use leptos::leptos_dom::helpers::{TimeoutHandle, set_timeout_with_handle, window_event_listener};
use web_sys::wasm_bindgen::JsValue;
use web_sys::{History, ScrollRestoration, window};

use crate::a11y;

/// The time that the page must rest before its position is written down. Browsers refuse more than
/// about a hundred writes in half a minute.
const REST: Duration = Duration::from_millis(120);

/// The scroll positions of this window's history.
#[derive(Clone, Default)]
pub(super) struct Scroll(Rc<Inner>);

#[derive(Default)]
struct Inner {
    /// The position on the page that comes, if this is a return to it.
    returning: Cell<Option<f64>>,
    /// True while a page is about to be replaced: its position is not that of the next.
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
        if a11y::scroll_position() == Some(0.0)
            && let Some(y) = position()
        {
            a11y::scroll_to_position(y);
        } else {
            self.write();
        }
    }

    /// Notes that the entry shown is one to which the visitor returns, or not.
    pub(super) fn set_returning(&self, returning: bool) {
        self.0.returning.set(if returning { position() } else { None });
    }

    /// The position if this is a return, given once: for views that take their height later.
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
        if let (Some(y), Some(history)) = (a11y::scroll_position(), history()) {
            // Refused when there are too many: the position is then a little older.
            _ = history.replace_state(&JsValue::from_f64(y), "");
        }
    }

    /// Goes on with the new page, at the position that the visitor left if this is a way `back`.
    pub(super) fn arrive(&self, back: bool) {
        if back {
            a11y::scroll_to_position(position().unwrap_or(0.0));
        } else {
            self.write();
        }
        self.0.paused.set(false);
    }

    /// Scrolls to the position of the entry shown, if it has one: that of a link to a place on the
    /// page, followed just now, has none.
    pub(super) fn restore(&self) {
        if let Some(y) = position() {
            a11y::scroll_to_position(y);
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

/// Sets who restores positions.
fn set_restoration(by: ScrollRestoration) {
    if let Some(history) = history() {
        // A browser that does not know it restores positions itself, which serves as well.
        _ = history.set_scroll_restoration(by);
    }
}

/// The position in the entry shown, in CSS pixels from the top.
fn position() -> Option<f64> {
    history()?.state().ok()?.as_f64()
}
