//! Layer 5, wasm32 only: the start in the browser: reads the page's own document, then hydrates the page in one go.
//!
//! `<html data-app>` says what came of it: `ready`, `mounted` where the page had to be built
//! afresh, or `failed` with the reason in `data-app-error`; then the page stays a plain page.

use leptos::mount::{hydrate_from, mount_to};
use leptos::prelude::*;
use web_sys::HtmlElement;

use crate::a11y;
use crate::client_format;
use crate::page::{self, Embedded};
use crate::views::App;

/// Takes the page over.
pub fn start() {
    std::panic::set_hook(Box::new(|panic| {
        fail(&panic.to_string());
    }));
    if let Err(error) = take_over() {
        fail(&error);
    }
}

fn take_over() -> Result<(), String> {
    let root = a11y::by_id(page::ROOT).ok_or("the page has no place for the application")?;
    let format = root.get_attribute(page::FORMAT).unwrap_or_default();
    if format != client_format::format() {
        // The whole stamp: it is how the publisher finds the format in the application.
        return Err(
            ["the page is of the format ", &format, ", not ", client_format::STAMP].concat()
        );
    }
    let data = a11y::by_id(page::DATA).and_then(|data| data.text_content());
    let data = data.ok_or("the page does not carry its data")?;
    let Embedded { shell, document } =
        // The same reader as for documents that are fetched: a second one would weigh 20 kB.
        serde_json::from_slice(data.as_bytes()).map_err(|_| "the page's data cannot be read")?;
    let path = root.get_attribute("data-path").ok_or("the page does not say its path")?;
    let here = a11y::document().and_then(|document| document.location());
    let here = here.and_then(|here| here.pathname().ok()).unwrap_or_default();
    let matches = here == [&*shell.base, &*path].concat();
    if matches {
        hydrate_from(root, move || view! { <App shell document path/> }).forget();
        mark("ready");
    } else {
        // The page for missing addresses stands at another address than its own, and some hosts
        // answer every address with their front page.
        mount(root, move || view! { <App shell document path/> });
        mark("mounted");
    }
    Ok(())
}

fn mount<V: IntoView + 'static>(root: HtmlElement, app: impl FnOnce() -> V + 'static) {
    root.set_inner_html("");
    mount_to(root, app).forget();
}

fn mark(state: &str) {
    if let Some(html) = a11y::document().and_then(|document| document.document_element()) {
        // Never refused: the name is an attribute's.
        _ = html.set_attribute("data-app", state);
    }
}

fn fail(error: &str) {
    if let Some(html) = a11y::document().and_then(|document| document.document_element()) {
        _ = html.set_attribute("data-app-error", error);
    }
    mark("failed");
}
