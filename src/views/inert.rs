//! Markup as a view: it stands as it is, and is passed over when a page is taken over.

use leptos::attr::Attribute;
use leptos::attr::any_attribute::AnyAttribute;
use leptos::prelude::*;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::renderer::{Rndr, types::Element};
use leptos::tachys::view::{Position, PositionState};
use maud::{Markup, PreEscaped};
use web_sys::wasm_bindgen::JsCast;

/// A view of markup that has one element at its root.
///
/// Leptos's own [`InertElement`](leptos::tachys::html::InertElement) keeps every string that it has
/// been given, for ever: it is made for those that are written in the code.
pub(super) fn inert(markup: Markup) -> AnyView {
    let PreEscaped(html) = markup;
    Inert { html }.into_any()
}

struct Inert {
    html: String,
}

impl Render for Inert {
    type State = Element;

    fn build(self) -> Element {
        let place = Rndr::create_element("div", None);
        Rndr::set_inner_html(&place, &self.html);
        place.first_element_child().unwrap_or(place)
    }

    fn rebuild(self, state: &mut Element) {
        let mut element = self.build();
        state.insert_before_this(&mut element);
        state.unmount();
        *state = element;
    }
}

impl RenderHtml for Inert {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn html_len(&self) -> usize {
        self.html.len()
    }

    fn to_html_with_buf(
        self,
        buf: &mut String,
        position: &mut Position,
        _escape: bool,
        _mark_branches: bool,
        _extra_attrs: Vec<AnyAttribute>,
    ) {
        buf.push_str(&self.html);
        *position = Position::NextChild;
    }

    fn hydrate<const FROM_SERVER: bool>(
        self,
        cursor: &Cursor,
        position: &PositionState,
    ) -> Element {
        match position.get() {
            Position::FirstChild => cursor.child(),
            Position::Current => {}
            _ => cursor.sibling(),
        }
        position.set(Position::NextChild);
        // Were it something else, the page would not be the one that was rendered.
        cursor.current().unchecked_into()
    }

    fn into_owned(self) -> Self {
        self
    }
}

impl AddAnyAttr for Inert {
    type Output<A: Attribute> = Self;

    /// An element of markup takes no attributes from outside.
    fn add_any_attr<A: Attribute>(self, _: A) -> Self {
        self
    }
}
