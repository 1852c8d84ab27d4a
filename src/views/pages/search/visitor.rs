//! What the visitor does: types, chooses, follows links to other selections.

use leptos::leptos_dom::helpers::{request_animation_frame, set_timeout_with_handle};
use leptos::prelude::*;
use web_sys::wasm_bindgen::JsCast;
use web_sys::{Element, HtmlAnchorElement, HtmlElement, HtmlInputElement, HtmlSelectElement};

use super::selection::{self, Choice, Selection};
use super::{ADDRESS, FIELD, FOUND, Finder, ROOT, filters};
use crate::a11y;
use crate::route::query;

/// The links of the results.
const ROWS_LINK: &str = "#results a[href]";
/// The key under which is kept by which result the results were left.
const LEFT: &str = "left-by";

impl Finder {
    /// A field of this search by its name.
    pub(super) fn input(self, name: &str) -> Option<HtmlInputElement> {
        let field = a11y::by_id(ROOT)?.query_selector(&["input[name=", name, "]"].concat());
        field.ok()??.dyn_into().ok()
    }

    /// A key was typed into a field.
    pub(super) fn typed(self, event: &web_sys::Event) {
        let Some(field) = target::<HtmlInputElement>(event) else { return };
        if field.id() == FIELD {
            let now = self.with(|state| state.selection.clone());
            self.set(now.with(|selection| selection.text = field.value()), true);
            self.follow_typing();
        } else if field.class_name() == filters::FIND {
            filters::narrow(&field);
        }
    }

    /// A field was left, or a value chosen.
    pub(super) fn changed(self, event: &web_sys::Event) {
        let now = self.with(|state| state.selection.clone());
        if let Some(select) = target::<HtmlSelectElement>(event) {
            self.go(now.with(|selection| selection.sort = select.value()));
        } else if let Some(field) = target::<HtmlInputElement>(event) {
            let value = field.value().trim().to_owned();
            match field.name().as_str() {
                // Results stay as they are: what left the field may be a click on one of them.
                FIELD => self.commit(),
                query::FROM => self.go(now.with(|selection| selection.from = value)),
                query::TO => self.go(now.with(|selection| selection.to = value)),
                group => {
                    if let Some(Choice { group, value, .. }) = self.find(group, &value) {
                        let how = field.checked().then_some(false);
                        self.go(now.choosing(group, value, how));
                    }
                }
            }
        }
    }

    /// Links that lead to another selection of this search stay here.
    pub(super) fn clicked(self, event: &web_sys::Event) {
        let Some(element) = target::<Element>(event) else { return };
        let closest = |selector| element.closest(selector).ok().flatten();
        if closest("summary").is_some() {
            // It opens after this.
            request_animation_frame(move || self.opened());
        } else if let Some(button) = closest("[data-not]") {
            self.leave_out(&button);
        } else if let Some(link) = closest("a[href]")
            && event.dyn_ref().is_some_and(a11y::is_plain)
            && let Ok(link) = link.dyn_into::<HtmlAnchorElement>()
            && self.is_ours(&link)
        {
            event.prevent_default();
            self.follow_link(&link);
        } else if let Some(link) = closest(ROWS_LINK) {
            self.keep_place(&link);
        }
    }

    /// Keeps by which result these results are left, for a return to them.
    fn keep_place(self, link: &Element) {
        let href = link.get_attribute("href").unwrap_or_default();
        if let Some(storage) = a11y::storage() {
            // Where nothing may be kept, the focus returns to the heading.
            _ = storage.set_item(LEFT, &[&self.store.query_here(), " ", &*href].concat());
        }
    }

    /// The focus goes back to the result by which these results were left. Other things that
    /// follow a navigation come first.
    pub(super) fn restore_place(self) {
        let left = a11y::storage().and_then(|storage| storage.get_item(LEFT).ok()?);
        let Some((query, href)) = left.as_deref().and_then(|left| left.split_once(' ')) else {
            return;
        };
        if query != self.store.query_here() {
            return;
        }
        let href = href.to_owned();
        request_animation_frame(move || {
            let links =
                a11y::document().and_then(|document| document.query_selector_all(ROWS_LINK).ok());
            let Some(links) = links else { return };
            let links =
                (0..links.length()).filter_map(|at| links.item(at)?.dyn_into::<HtmlElement>().ok());
            if let Some(link) =
                links.into_iter().find(|link| link.get_attribute("href").as_ref() == Some(&href))
            {
                a11y::focus(&link);
            }
        });
    }

    fn follow_link(self, link: &HtmlAnchorElement) {
        let query = link.search();
        let query = query.trim_start_matches('?');
        let (selection, turned) = self.with(|state| {
            let selection = Selection::read(query, &state.search.groups).0;
            let turned = selection.page != state.selection.page;
            (selection, turned)
        });
        if let Some(field) = self.input(FIELD) {
            field.set_value(&selection.text);
        }
        // The link goes with the answer: the focus must not go with it.
        let in_years = link.closest(".years").is_ok_and(|found| found.is_some());
        if let Some(to) = a11y::by_id(if in_years { filters::YEARS } else { FOUND }) {
            if turned {
                to.scroll_into_view();
            }
            a11y::focus(&to);
        }
        if self.with(|state| state.selection == selection) {
            // The same again, after it failed.
            self.run(false, None);
        } else {
            self.go(selection);
        }
    }

    /// Whether a link leads to a selection of this search.
    fn is_ours(self, link: &HtmlAnchorElement) -> bool {
        let path = self.ui.href(&self.path());
        let address = link.get_attribute("href").unwrap_or_default();
        address.strip_prefix(&*path).is_some_and(|rest| rest.is_empty() || rest.starts_with('?'))
    }

    fn find(self, group: &str, value: &str) -> Option<Choice> {
        self.with(|state| selection::find(&state.search.groups, group, value, false))
    }

    fn leave_out(self, button: &Element) {
        let now = self.with(|state| state.selection.clone());
        let id = |name| button.get_attribute(name).unwrap_or_default();
        if let Some(Choice { group, value, .. }) = self.find(&id("data-group"), &id("data-not")) {
            let how = (now.choice(group, value) != Some(true)).then_some(true);
            self.go(now.choosing(group, value, how));
        }
    }

    /// Searches for something else, which becomes an entry of the history.
    fn go(self, selection: Selection) {
        self.commit();
        if self.with(|state| state.selection != selection) {
            self.set(selection, false);
            self.push();
        }
    }

    /// The address follows what is typed, after a while.
    pub(super) fn follow_typing(self) {
        let follow = move || {
            let now = self.state.try_update_value(|state| {
                state.typing = None;
                state.selection.clone()
            });
            if let Some(now) = now {
                self.replace.run(self.address(&now));
            }
        };
        let timer = set_timeout_with_handle(follow, ADDRESS).ok();
        self.state.update_value(|state| {
            state.committed.get_or_insert_with(|| self.store.query_here());
            if let Some(earlier) = std::mem::replace(&mut state.typing, timer) {
                earlier.clear();
            }
        });
    }

    /// What was typed becomes an entry of the history, after the one before typing began.
    pub(super) fn commit(self) {
        let taken = self.state.try_update_value(|state| {
            if let Some(timer) = state.typing.take() {
                timer.clear();
            }
            state.committed.take().map(|before| (before, state.selection.clone()))
        });
        if let Some((before, now)) = taken.flatten()
            && self.query(&now) != before
        {
            self.store.replace_entry(&(self.ui.href(&self.path()) + &before));
            self.push();
        }
    }

    fn push(self) {
        let address = self.address(&self.with(|state| state.selection.clone()));
        self.store.push_entry(&address);
        self.replace.run(address);
    }
}

fn target<T: JsCast>(event: &web_sys::Event) -> Option<T> {
    event.target()?.dyn_into().ok()
}
