//! Elements built at run time: one view type for all of them.
//!
//! Leptos's `view!` makes a type of every shape of markup, and each type costs about a kilobyte
//! of WebAssembly: together a fifth of the application. An element never changes once it is built,
//! so it needs none of that, but for attributes that are [`live`](Element::live). In return it must
//! not be rebuilt in place: another one stands in another branch of an `Either` (see [`afresh`]).

use std::sync::atomic::{AtomicBool, Ordering};

use leptos::either::Either;
use leptos::prelude::*;
use leptos::tachys::html::attribute::any_attribute::{AnyAttribute, IntoAnyAttribute};
use leptos::tachys::html::attribute::custom::custom_attribute;
use leptos::tachys::html::event::on;
use leptos::{ev, html};

use super::interface::Interface;
use crate::page::Link;

/// An element in the making.
pub(crate) struct Element {
    tag: &'static str,
    attributes: Vec<AnyAttribute>,
    children: Vec<AnyView>,
}

/// Begins an element of HTML; of those without an end tag only `img` and `input`.
pub(crate) fn el(tag: &'static str) -> Element {
    Element { tag, attributes: Vec::new(), children: Vec::new() }
}

/// Begins a button that sends nothing.
pub(crate) fn button(class: &'static str) -> Element {
    el("button").attr("type", "button").class(class)
}

impl Element {
    /// Adds an attribute.
    pub(crate) fn attr(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.attributes.push(custom_attribute(name, value.into()).into_any_attr());
        self
    }

    /// Adds an attribute where there is a value.
    pub(crate) fn maybe(self, name: &'static str, value: Option<String>) -> Self {
        match value {
            Some(value) => self.attr(name, value),
            None => self,
        }
    }

    /// Adds an attribute that changes: set to what `value` returns, or taken away, whenever a
    /// signal changes that it reads.
    pub(crate) fn live(
        mut self,
        name: &'static str,
        value: impl Fn() -> Option<String> + Send + 'static,
    ) -> Self {
        let value: Box<dyn FnMut() -> Option<String> + Send> = Box::new(value);
        self.attributes.push(custom_attribute(name, value).into_any_attr());
        self
    }

    /// Adds the class.
    pub(crate) fn class(self, class: &'static str) -> Self {
        self.attr("class", class)
    }

    /// Adds a listener; events are listened to on this very element, in the browser only.
    pub(crate) fn on(
        mut self,
        event: &'static str,
        listener: impl FnMut(web_sys::Event) + 'static,
    ) -> Self {
        let listener: Box<dyn FnMut(web_sys::Event)> = Box::new(listener);
        self.attributes.push(on(ev::Custom::new(event), listener).into_any_attr());
        self
    }

    /// Adds words.
    pub(crate) fn text(mut self, text: impl Into<String>) -> Self {
        let text: String = text.into();
        if !text.is_empty() {
            self.children.push(text.into_any());
        }
        self
    }

    /// Adds a child.
    pub(crate) fn child(mut self, child: impl Into<AnyView>) -> Self {
        self.children.push(child.into());
        self
    }

    /// Adds children.
    pub(crate) fn children<C: Into<AnyView>>(
        mut self,
        children: impl IntoIterator<Item = C>,
    ) -> Self {
        self.children.extend(children.into_iter().map(Into::into));
        self
    }
}

/// What changes: built anew, in another branch, whenever a signal changes that `build` reads.
pub(crate) fn afresh(build: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    // Of one type, whatever is built.
    fn boxed(build: Box<dyn Fn() -> AnyView + Send>) -> AnyView {
        let turn = AtomicBool::new(false);
        let view = move || {
            let view = build();
            if turn.fetch_xor(true, Ordering::Relaxed) {
                Either::Left(view)
            } else {
                Either::Right(view)
            }
        };
        view.into_any()
    }
    boxed(Box::new(build))
}

/// Nothing.
pub(crate) fn nothing() -> AnyView {
    ().into_any()
}

impl From<Element> for AnyView {
    fn from(element: Element) -> Self {
        let Element { tag, attributes, children } = element;
        match tag {
            "img" => html::img().add_any_attr(attributes).into_any(),
            "input" => html::input().add_any_attr(attributes).into_any(),
            tag => html::custom(tag).add_any_attr(attributes).child(children).into_any(),
        }
    }
}

/// A link, or its words where it leads nowhere.
pub(crate) fn anchor(ui: Interface, link: &Link) -> Element {
    if link.href.is_empty() {
        return el("span").text(&link.text);
    }
    let flag = link.flag.as_deref().map(|path| {
        let flag = el("img").class("flag").attr("src", ui.href(path)).attr("alt", "");
        let flag = flag.attr("width", "24").attr("height", "16");
        flag.attr("loading", "lazy").attr("decoding", "async")
    });
    el("a")
        .attr("href", ui.href(&link.href))
        .maybe("lang", link.lang.clone())
        .maybe("hreflang", link.lang.clone())
        .children(flag)
        .text(&link.text)
}

/// A link with its remark after it.
pub(crate) fn noted(ui: Interface, link: &Link) -> Vec<AnyView> {
    let mut parts = vec![anchor(ui, link).into()];
    if let Some(note) = &link.note {
        parts.push(" ".into_any());
        parts.push(el("span").class("note").text(note).into());
    }
    parts
}
