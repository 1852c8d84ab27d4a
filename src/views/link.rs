//! Links, dates and marked text: the inline parts of blocks.

use maud::{Markup, html};

use super::interface::Interface;
use crate::page::{Link, Moment};
use crate::text::{Span, Text};

/// A link, or its words where it leads nowhere; its remark is not shown.
pub(super) fn anchor(ui: Interface, link: &Link) -> Markup {
    related(ui, link, None)
}

/// A link that says in `rel` how its page is related to the one shown.
pub(super) fn related(ui: Interface, link: &Link, rel: Option<&str>) -> Markup {
    if link.href.is_empty() {
        return html! { span { (link.text) } };
    }
    let lang = link.lang.as_deref();
    html! {
        a href=(ui.href(&link.href)) lang=[lang] hreflang=[lang] rel=[rel] {
            @if let Some(path) = &link.flag {
                img.flag src=(ui.href(path)) alt="" width="24" height="16" loading="lazy" decoding="async";
            }
            (link.text)
        }
    }
}

/// A link with its remark after it.
pub(super) fn noted(ui: Interface, link: &Link) -> Markup {
    html! {
        (anchor(ui, link))
        @if let Some(note) = &link.note { " " span.note { (note) } }
    }
}

/// A text with its marks.
pub(super) fn marked(ui: Interface, text: &Text) -> Markup {
    html! { @for span in &text.0 { (marked_span(ui, span)) } }
}

fn marked_span(ui: Interface, Span { text, href, lang, em }: &Span) -> Markup {
    let lang = lang.as_deref();
    match (href, em) {
        (Some(href), true) => html! { em { a href=(ui.href(href)) lang=[lang] { (text) } } },
        (Some(href), false) => html! { a href=(ui.href(href)) lang=[lang] { (text) } },
        (None, true) => html! { em lang=[lang] { (text) } },
        (None, false) if lang.is_some() => html! { span lang=[lang] { (text) } },
        (None, false) => html! { (text) },
    }
}

/// A date with its remark after it.
pub(super) fn time(moment: &Moment) -> Markup {
    html! {
        @if moment.datetime.is_empty() {
            (moment.text)
        } @else {
            time datetime=(moment.datetime) { (moment.text) }
        }
        @if let Some(note) = &moment.note { " " span class="note note--doubt" { (note) } }
    }
}

#[cfg(test)]
mod tests {
    use leptos::prelude::Owner;

    use super::*;
    use crate::page::Shell;

    #[test]
    fn every_value_is_escaped() {
        let markup = "\"><b onclick=\"x\">&amp;";
        let escaped = "&quot;&gt;&lt;b onclick=&quot;x&quot;&gt;&amp;amp;";
        let link = Link {
            lang: Some(markup.to_owned()),
            note: Some(markup.to_owned()),
            ..Link::new(markup, markup)
        };
        let html = Owner::new().with(|| noted(Interface::provide(Shell::default()), &link));
        let expected = format!(
            "<a href=\"{escaped}\" lang=\"{escaped}\" hreflang=\"{escaped}\">{escaped}</a> \
             <span class=\"note\">{escaped}</span>"
        );
        assert_eq!(html.into_string(), expected);
    }
}
