//! The palette: from any page to any other by the keyboard, on Ctrl+K, Cmd+K or `/`.
//!
//! A combobox whose list is chosen from with the arrow keys while the focus stays in the field
//! (ARIA Authoring Practices, "Combobox with list autocomplete"). The dialog is the browser's: it
//! keeps the focus in, and Escape returns it.

use leptos::ev;
use leptos::leptos_dom::helpers::{request_animation_frame, window_event_listener};
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;
use web_sys::wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDialogElement, HtmlInputElement, KeyboardEvent};

use super::element::{afresh, el};
use super::interface::Interface;
use crate::a11y;
use crate::i18n::Ui;
use crate::page::Link;
use crate::route::{Route, query};
use crate::store::search::{Failure, search, want_search};

/// The id of the dialog.
const PALETTE: &str = "palette";
/// The id of its field.
const FIELD: &str = "palette-field";
/// The id of its list.
const LIST: &str = "palette-list";
/// The most things that are found.
const MOST: u32 = 8;

#[derive(Clone, Copy)]
struct Palette {
    ui: Interface,
    state: StoredValue<State>,
    changed: RwSignal<bool>,
    navigate: Callback<String>,
}

#[derive(Default)]
struct State {
    /// What was typed last.
    text: String,
    entries: Vec<Link>,
    /// The position of the entry that Enter follows.
    active: usize,
}

/// The palette, which is empty until it is wanted.
pub(super) fn palette(ui: Interface) -> AnyView {
    let navigate = use_navigate();
    let palette = Palette {
        ui,
        state: StoredValue::new(State::default()),
        changed: RwSignal::new(false),
        navigate: Callback::new(move |address: String| navigate(&address, Default::default())),
    };
    Effect::new(move |_| {
        drop(window_event_listener(ev::Custom::new("keydown"), move |event: web_sys::Event| {
            if let Some(event) = event.dyn_ref::<KeyboardEvent>() {
                palette.shortcut(event);
            }
        }));
    });
    palette.view()
}

impl Palette {
    fn shortcut(self, event: &KeyboardEvent) {
        let key = event.key();
        let command = event.ctrl_key() || event.meta_key();
        let slash = key == "/"
            && !command
            && a11y::are_single_keys_on()
            && !event.target().is_some_and(|target| is_field(&target));
        let wanted = slash || command && !event.alt_key() && key.eq_ignore_ascii_case("k");
        if let Some(dialog) = dialog().filter(|dialog| wanted && !dialog.open()) {
            event.prevent_default();
            // Else the focus would return to what the panel hides.
            a11y::close_panel();
            if let Some(field) = field() {
                field.set_value("");
            }
            self.find(String::new());
            // Refused only where it is shown already.
            _ = dialog.show_modal();
        }
    }

    fn view(self) -> AnyView {
        let ui = self.ui;
        let field = el("input")
            .attr("id", FIELD)
            .class("palette__field")
            .attr("role", "combobox")
            .attr("aria-label", ui.text(Ui::Palette))
            .attr("aria-expanded", "true")
            .attr("aria-controls", LIST)
            .attr("aria-autocomplete", "list")
            .attr("autocomplete", "off")
            .attr("spellcheck", "false")
            .attr("placeholder", ui.text(Ui::PaletteHint))
            .on("input", move |_| {
                if let Some(field) = self::field() {
                    self.find(field.value());
                }
            })
            .on("keydown", move |event| {
                if let Some(event) = event.dyn_ref::<KeyboardEvent>() {
                    self.step(event);
                }
            });
        el("dialog")
            .attr("id", PALETTE)
            .class("palette")
            .attr("aria-label", ui.text(Ui::Palette))
            .on("click", move |event| self.clicked(&event))
            .child(field)
            .child(afresh(move || self.list()))
            .into()
    }

    fn list(self) -> AnyView {
        self.changed.track();
        self.state.with_value(|State { entries, active, .. }| {
            let entry = |(at, link): (usize, &Link)| {
                el("li")
                    .attr("id", option_id(at))
                    .attr("role", "option")
                    .attr("aria-selected", if at == *active { "true" } else { "false" })
                    .attr("data-at", at.to_string())
                    .child(el("span").text(&link.text))
                    .children(link.note.iter().map(|note| el("span").class("note").text(note)))
            };
            el("ul")
                .attr("id", LIST)
                .attr("role", "listbox")
                .class("palette__list")
                .attr("aria-label", self.ui.text(Ui::Palette))
                .children(entries.iter().enumerate().map(entry))
                .into()
        })
    }

    /// What there is before anything is typed: the sections and what can be done.
    fn start(self) -> Vec<Link> {
        let page = |route: Route, text: Ui| Link::new(self.ui.text(text), route.path());
        let mut entries = vec![page(Route::Home, Ui::Home)];
        entries.extend(self.ui.sections());
        entries.push(page(Route::Menu, Ui::MenuAll));
        entries.push(page(Route::Search, Ui::Search));
        entries.push(page(Route::SearchHelp, Ui::SearchHelp));
        entries
    }

    fn show(self, entries: Vec<Link>) {
        self.state.update_value(|state| {
            state.entries = entries;
            state.active = 0;
        });
        self.mark();
    }

    fn mark(self) {
        self.changed.update(|changed| *changed = !*changed);
        if let Some(field) = field() {
            let active = option_id(self.state.with_value(|state| state.active));
            // Refused never: the name is an attribute's.
            _ = field.set_attribute("aria-activedescendant", &active);
            // The list is built anew before that.
            request_animation_frame(move || {
                if let Some(active) = a11y::by_id(&active) {
                    active.scroll_into_view_with_bool(false);
                }
            });
        }
    }

    fn find(self, text: String) {
        self.state.update_value(|state| text.clone_into(&mut state.text));
        if text.trim().is_empty() {
            self.show(self.start());
            want_search();
            return;
        }
        leptos::task::spawn_local(async move {
            let query = query::write([(query::TEXT, &*text)]);
            let found = search(None, &query, true, Some(MOST)).await;
            if self.state.with_value(|state| state.text != text) {
                return;
            }
            let sections = self.ui.sections();
            let (found, failed) = match found {
                Ok(answer) => (answer.hits, None),
                Err(Failure::Overtaken) => return,
                Err(Failure::Broken(reason)) => (Vec::new(), Some(reason)),
            };
            let found = found.into_iter().map(|[path, title]| {
                let section = sections.iter().find(|section| path.starts_with(&section.href));
                let note = section.map(|section| section.text.clone());
                Link { note, ..Link::new(title, path) }
            });
            let all = self.ui.fill(Ui::PaletteAll, &[("text", text.trim())]);
            let all = Link { note: failed, ..Link::new(all, Route::Search.path() + &query) };
            self.show(found.chain([all]).collect());
        });
    }

    fn step(self, event: &KeyboardEvent) {
        let (active, count) =
            self.state.with_value(|state| (state.active, state.entries.len().max(1)));
        let to = match event.key().as_str() {
            "ArrowDown" => (active + 1) % count,
            "ArrowUp" => (active + count - 1) % count,
            "Enter" => {
                event.prevent_default();
                self.go(active);
                return;
            }
            _ => return,
        };
        event.prevent_default();
        self.state.update_value(|state| state.active = to);
        self.mark();
    }

    fn clicked(self, event: &web_sys::Event) {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let Some(target) = target else { return };
        let entry = target.closest("[data-at]").ok().flatten();
        let at = entry.and_then(|entry| entry.get_attribute("data-at")?.parse().ok());
        if let Some(at) = at {
            self.go(at);
        } else if target.id() == PALETTE {
            // The ground behind it is the dialog's own.
            close();
        }
    }

    fn go(self, position: usize) {
        let href = self
            .state
            .with_value(|state| state.entries.get(position).map(|link| self.ui.href(&link.href)));
        if let Some(href) = href {
            close();
            self.navigate.run(href);
        }
    }
}

fn option_id(at: usize) -> String {
    [LIST, "-", &at.to_string()].concat()
}

fn dialog() -> Option<HtmlDialogElement> {
    a11y::by_id(PALETTE)?.dyn_into().ok()
}

fn field() -> Option<HtmlInputElement> {
    a11y::by_id(FIELD)?.dyn_into().ok()
}

/// Closes it; the browser returns the focus to where it was.
fn close() {
    if let Some(dialog) = dialog() {
        dialog.close();
    }
}

/// Whether words are typed into an element.
fn is_field(target: &web_sys::EventTarget) -> bool {
    let field = "input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]";
    target.dyn_ref::<Element>().is_some_and(|target| target.matches(field).unwrap_or(false))
}
