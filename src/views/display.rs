//! The panel in which a visitor chooses how pages are shown: theme, size, reading mode, shortcuts.
//!
//! It stands beside the application, written natively alone: it works before the application is
//! there, costs it nothing, and is the same on every page. What it does is `scripts/settings.js`.

use leptos::prelude::*;

use super::element::{Element, button, el};
use super::frame::{DISPLAY, SHORTCUTS};
use super::shortcuts::shortcuts;
use crate::i18n::{Label, Locale, Ui};

/// Sizes of text in per cent of the browser's own, which is the smallest.
const SIZES: [&str; 4] = ["100", "115", "130", "150"];

/// The panels of every page as HTML: this one, and the list of shortcuts.
pub fn panels(locale: &Locale) -> String {
    let messages = locale.messages();
    let display = panel(locale, DISPLAY, messages.get(Ui::Display), "panel").child(form(locale));
    let title = messages.get(Ui::Shortcuts);
    let shortcuts =
        panel(locale, SHORTCUTS, title, "panel panel--wide").children(shortcuts(locale));
    [display, shortcuts].map(|panel| AnyView::from(panel).to_html()).concat()
}

/// A dialog that a button opens and that leaves the page as usable as it was.
fn panel(locale: &Locale, id: &'static str, title: &str, class: &'static str) -> Element {
    let close = button("button")
        .attr("popovertarget", id)
        .attr("popovertargetaction", "hide")
        .text(locale.messages().get(Ui::Close));
    el("dialog")
        .attr("id", id)
        .class(class)
        .attr("popover", "auto")
        .attr("lang", &locale.lang)
        .attr("aria-label", title)
        .child(el("div").class("panel__head").child(el("h2").text(title)).child(close))
}

fn form(locale: &Locale) -> Element {
    let label = |label| locale.label(label).to_owned();
    let themes = [
        ("", label(Label::ThemeSystem)),
        ("light", label(Label::ThemeLight)),
        ("dark", label(Label::ThemeDark)),
    ];
    let sizes = SIZES.map(|size| {
        let value = if size == SIZES[0] { "" } else { size };
        (value, locale.fill(Label::Percent, &[("n", size)]))
    });
    let reset = el("button").attr("type", "reset").class("button");
    // Enter in a field sends it nowhere: it is no open dialog's.
    el("form")
        .attr("method", "dialog")
        .child(choice(label(Label::Theme), "theme", themes))
        .child(choice(label(Label::TextSize), "size", sizes))
        .child(
            switch(label(Label::ReadingMode), label(Label::ReadingModeHint), "reading", "on")
                .class("panel__switch panel__switch--reading"),
        )
        .child(single_keys(locale))
        .child(
            el("p")
                .class("panel__foot")
                .child(reset.text(label(Label::DisplayDefault)))
                .child(el("span").text(label(Label::DisplayKept))),
        )
}

/// Whether one key alone does something.
pub(super) fn single_keys(locale: &Locale) -> Element {
    let label = |label| locale.label(label).to_owned();
    // It is on where nothing was chosen.
    let (name, hint) = (label(Label::SingleKeys), label(Label::SingleKeysHint));
    switch(name, hint, "keys", "off").class("panel__switch")
}

fn choice<const N: usize>(
    legend: String,
    name: &'static str,
    options: [(&str, String); N],
) -> Element {
    let option = |(value, words): (&str, String)| {
        let radio =
            el("input").attr("type", "radio").attr("name", name).attr("value", value).maybe(
                "checked",
                // What is so where nothing was chosen.
                value.is_empty().then(String::new),
            );
        el("label").child(radio).child(el("span").text(words))
    };
    el("fieldset")
        .class("panel__choice")
        .child(el("legend").text(legend))
        .children(options.map(option))
}

/// A switch. `value` is kept where it is not as it is written here: on, if that value is "off".
fn switch(name: String, hint: String, setting: &'static str, value: &'static str) -> Element {
    let checkbox = el("input")
        .attr("type", "checkbox")
        .attr("name", setting)
        .attr("value", value)
        .maybe("checked", (value == "off").then(String::new));
    let words = el("span").text(name).child(el("span").class("note").text(hint));
    el("label").child(checkbox).child(words)
}
