//! The panels beside the application, the same on every page: display, and the list of shortcuts.

use maud::{Markup, html};

use super::display::form;
use super::frame::{DISPLAY, SHORTCUTS};
use super::shortcuts::shortcuts;
use crate::i18n::{Locale, Ui};

/// The panels of every page as HTML.
pub fn panels(locale: &Locale) -> String {
    let panels = html! {
        (panel(locale, DISPLAY, Ui::Display, "panel", &form(locale)))
        (panel(locale, SHORTCUTS, Ui::Shortcuts, "panel panel--wide", &shortcuts(locale)))
    };
    panels.into_string()
}

/// A dialog that a button opens and that leaves the page as usable as it was.
fn panel(locale: &Locale, id: &str, title: Ui, class: &str, content: &Markup) -> Markup {
    let messages = locale.messages();
    let title = messages.get(title);
    html! {
        dialog id=(id) class=(class) popover="auto" lang=(locale.lang) aria-label=(title) {
            div.panel__head {
                h2 { (title) }
                button.button type="button" popovertarget=(id) popovertargetaction="hide" {
                    (messages.get(Ui::Close))
                }
            }
            (content)
        }
    }
}
