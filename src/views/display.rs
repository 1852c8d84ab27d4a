//! The panel in which a visitor chooses how pages are shown: theme, size, reading mode, shortcuts.
//!
//! It stands beside the application, written natively alone: it works before the application is
//! there, costs it nothing, and is the same on every page. What it does is `scripts/settings.js`.

use maud::{Markup, html};

use crate::i18n::{Label, Locale};

/// Sizes of text in per cent of the browser's own, which is the smallest.
const SIZES: [&str; 4] = ["100", "115", "130", "150"];

/// The fields of the panel.
pub(super) fn form(locale: &Locale) -> Markup {
    let label = |label| locale.label(label);
    let themes = [
        ("", label(Label::ThemeSystem)),
        ("light", label(Label::ThemeLight)),
        ("dark", label(Label::ThemeDark)),
    ];
    let percent = SIZES.map(|size| locale.fill(Label::Percent, &[("n", size)]));
    let sizes = [0, 1, 2, 3].map(|at| (if at == 0 { "" } else { SIZES[at] }, &*percent[at]));
    let (mode, hint) = (label(Label::ReadingMode), label(Label::ReadingModeHint));
    html! {
        // Enter in a field sends it nowhere: it is no open dialog's.
        form method="dialog" {
            (choice(label(Label::Theme), "theme", themes))
            (choice(label(Label::TextSize), "size", sizes))
            label class="panel__switch panel__switch--reading" {
                (switch(mode, hint, "reading", "on"))
            }
            (single_keys(locale))
            p.panel__foot {
                button.button type="reset" { (label(Label::DisplayDefault)) }
                span { (label(Label::DisplayKept)) }
            }
        }
    }
}

/// The switch for shortcuts of one key.
pub(super) fn single_keys(locale: &Locale) -> Markup {
    let (name, hint) = (locale.label(Label::SingleKeys), locale.label(Label::SingleKeysHint));
    // It is on where nothing was chosen.
    html! { label.panel__switch { (switch(name, hint, "keys", "off")) } }
}

fn choice<const N: usize>(legend: &str, name: &str, options: [(&str, &str); N]) -> Markup {
    html! {
        fieldset.panel__choice {
            legend { (legend) }
            @for (value, words) in options {
                label {
                    // The one of no value is so where nothing was chosen.
                    input type="radio" name=(name) value=(value) checked[value.is_empty()];
                    span { (words) }
                }
            }
        }
    }
}

/// A switch. `value` is kept where it is not as it is written here: on, if that value is "off".
fn switch(name: &str, hint: &str, setting: &str, value: &str) -> Markup {
    html! {
        input type="checkbox" name=(setting) value=(value) checked[value == "off"];
        span { (name) span.note { (hint) } }
    }
}
