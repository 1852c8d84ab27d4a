//! Elements built at run time: one view type for all of them.
//!
//! Leptos's `view!` makes a type of every shape of markup, and each type costs about a kilobyte
//! of WebAssembly. A page document's blocks never change once they are built, so they need
//! none of that. In return such a view must not be rebuilt in place: whoever shows another
//! one puts it into another branch of an `Either` (see `pages::Page`).

use leptos::html;
use leptos::prelude::*;
use leptos::tachys::html::attribute::any_attribute::{AnyAttribute, IntoAnyAttribute};
use leptos::tachys::html::attribute::custom::custom_attribute;

/// An element in the making.
pub(crate) struct Element {
    tag: &'static str,
    attributes: Vec<AnyAttribute>,
    children: Vec<AnyView>,
}

/// Begins an element. Not for SVG; of the elements without an end tag only for `img`.
pub(crate) fn el(tag: &'static str) -> Element {
    Element { tag, attributes: Vec::new(), children: Vec::new() }
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

    /// Adds the class.
    pub(crate) fn class(self, class: &'static str) -> Self {
        self.attr("class", class)
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

impl From<Element> for AnyView {
    fn from(element: Element) -> Self {
        let Element { tag, attributes, children } = element;
        match tag {
            "img" => html::img().add_any_attr(attributes).into_any(),
            tag => html::custom(tag).add_any_attr(attributes).child(children).into_any(),
        }
    }
}
