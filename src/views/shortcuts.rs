//! The list of the keys that do something, which `?` opens.

use maud::{Markup, html};

use super::display::single_keys;
use crate::i18n::{Label, Locale};

/// Keys and their effects, parted by `|` in the locale, under the places where they work.
const GROUPS: [(Label, &[Label]); 3] = [
    (
        Label::KeysEverywhere,
        &[Label::KeysPalette, Label::KeysHelp, Label::KeysEscape, Label::KeysSkip],
    ),
    (Label::KeysInPalette, &[Label::KeysChoose, Label::KeysOpen]),
    (
        Label::KeysInMenu,
        &[Label::KeysEnterMenu, Label::KeysMove, Label::KeysBranch, Label::KeysLetter],
    ),
];

/// The list, and the switch for those of one key.
pub(super) fn shortcuts(locale: &Locale) -> Markup {
    html! {
        @for (place, labels) in GROUPS {
            h3 { (locale.label(place)) }
            dl.panel__keys { @for label in labels { (row(locale.label(*label))) } }
        }
        (single_keys(locale))
    }
}

fn row(label: &str) -> Markup {
    let (keys, effect) = label.split_once('|').unwrap_or((label, ""));
    html! {
        div {
            dt { @for key in keys.split_whitespace() { kbd { (key) } " " } }
            dd { (effect) }
        }
    }
}
