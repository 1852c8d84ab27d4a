//! The list of the keys that do something, which `?` opens.

use leptos::prelude::*;

use super::display::single_keys;
use super::element::{Element, el};
use crate::i18n::{Label, Locale};

/// Keys and what they do, parted by `|` in the locale, under where they do it.
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
pub(super) fn shortcuts(locale: &Locale) -> Vec<AnyView> {
    let group = |(place, labels): (Label, &[Label])| {
        let rows = labels.iter().map(|label| row(locale.label(*label)));
        [
            el("h3").text(locale.label(place)).into(),
            el("dl").class("panel__keys").children(rows).into(),
        ]
    };
    let mut views: Vec<AnyView> = GROUPS.into_iter().flat_map(group).collect();
    views.push(single_keys(locale).into());
    views
}

fn row(label: &str) -> Element {
    let (keys, does) = label.split_once('|').unwrap_or((label, ""));
    let keys = keys.split_whitespace().flat_map(|key| [el("kbd").text(key).into(), " ".into_any()]);
    el("div").child(el("dt").children::<AnyView>(keys)).child(el("dd").text(does))
}
