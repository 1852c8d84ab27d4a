//! One application in the test's page, and documents that it is led to.
//!
//! There is one for all tests: an application listens to its window for as long as that lives.

use std::cell::Cell;

use communique::i18n::Ui;
use communique::page::{Block, Head, Link, PageDocument, Shell};
use communique::views::{App, article as article_view};
use js_sys::{Function, Promise, Reflect};
use leptos::mount::{hydrate_from, mount_to};
use leptos::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, HtmlElement};

/// The path below which the application is served.
pub(crate) const BASE: &str = "/base";

/// What stands in place of the network: paths to what is answered; the rest is missing.
const NETWORK: &str = "
    window.answers = {};
    window.fetch = async (request) => {
        const body = window.answers[new URL(request.url).pathname];
        const headers = { 'content-type': 'application/json' };
        return body === undefined ? new Response('', { status: 404 }) : new Response(body, { headers });
    };";

thread_local! {
    static PAGES: Cell<u32> = const { Cell::new(0) };
    /// Puts each text in a place into an element of its own.
    static TRANSLATE: Function = Function::new_with_args("place", "
        const texts = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
        const all = [];
        while (texts.nextNode()) all.push(texts.currentNode);
        for (const text of all) {
            const font = document.createElement('font');
            text.replaceWith(font);
            font.append(text);
        }");
}

pub(crate) fn document() -> Document {
    web_sys::window().and_then(|window| window.document()).expect("the test runs in a page")
}

/// The first element that a selector fits.
pub(crate) fn find(selector: &str) -> Option<Element> {
    document().query_selector(selector).expect("the selector can be read")
}

/// All elements that a selector fits: what is read in them.
pub(crate) fn texts(selector: &str) -> Vec<String> {
    let all = document().query_selector_all(selector).expect("the selector can be read");
    let text = |i| all.item(i).and_then(|node| node.text_content()).unwrap_or_default();
    (0..all.length()).map(text).collect()
}

/// The HTML in the article, without the head of the page and without comments.
pub(crate) fn article() -> String {
    let article = find("main article").expect("there is an article");
    let inner = article.inner_html();
    let blocks = inner.split_once("</header>").map_or(&*inner, |(_, blocks)| blocks);
    blocks.replace("<!---->", "").replace("<!-- -->", "")
}

/// Lets other tasks run until something is so.
pub(crate) async fn until(what: &str, so: impl Fn() -> bool) {
    for _ in 0..500 {
        if so() {
            return;
        }
        let later = Promise::new(&mut |resolve, _| {
            let set = Reflect::get(&js_sys::global(), &"setTimeout".into()).expect("a timer");
            let set: Function = set.dyn_into().expect("a timer is a function");
            set.call2(&JsValue::NULL, &resolve, &10.into()).expect("the timer starts");
        });
        JsFuture::from(later).await.expect("time passes");
    }
    panic!("never so: {what}; the page is {}", article());
}

/// A page with blocks.
pub(crate) fn page(heading: &str, blocks: Vec<Block>) -> PageDocument {
    let head = Head {
        heading: heading.to_owned(),
        title: format!("{heading} – Test"),
        lang: "en".to_owned(),
        ..Head::default()
    };
    PageDocument { head, blocks }
}

/// Puts an answer at the place of a page's document, goes there and waits for a heading.
pub(crate) async fn answered(body: &str, heading: &str) {
    start();
    let number = PAGES.replace(PAGES.get() + 1);
    let path = format!("{BASE}/page-{number}/");
    let answers = Reflect::get(&js_sys::global(), &"answers".into()).expect("the network stands");
    let address = format!("{path}index.json");
    Reflect::set(&answers, &address.into(), &body.into()).expect("an answer is kept");
    let link = document().create_element("a").expect("a link can be made");
    link.set_attribute("href", &path).expect("it leads there");
    document().body().expect("there is a body").append_child(&link).expect("it stands");
    link.unchecked_ref::<HtmlElement>().click();
    link.remove();
    let here = || {
        let at = document().location().and_then(|at| at.pathname().ok());
        at.as_deref() == Some(&path) && texts("main h1") == [heading]
    };
    until(&format!("{heading} at {path}"), here).await;
}

/// Shows a page with blocks and returns the HTML of those.
pub(crate) async fn show(heading: &str, blocks: Vec<Block>) -> String {
    let json = serde_json::to_string(&page(heading, blocks)).expect("a page is JSON");
    answered(&json, heading).await;
    article()
}

/// A string of the interface.
pub(crate) fn message(of: Ui) -> String {
    message_at(of as usize)
}

fn message_at(number: usize) -> String {
    format!("message {number} {{n}} {{all}} {{address}}")
}

fn start() {
    if find("main").is_some() {
        return;
    }
    js_sys::eval(NETWORK).expect("the network can be replaced");
    let path = JsValue::from_str(&format!("{BASE}/"));
    let history = web_sys::window().and_then(|w| w.history().ok()).expect("there is a history");
    history
        .replace_state_with_url(&JsValue::NULL, "", path.as_string().as_deref())
        .expect("the page may be moved");
    let first = page("Home", Vec::new());
    let body = document().body().expect("there is a body");
    mount_to(body, move || view! { <App shell=shell() document=first path="/"/> }).forget();
}

fn shell() -> Shell {
    let link = |text: &str, href: &str| Link::new(text, href);
    Shell {
        name: "Test".to_owned(),
        lang: "en".to_owned(),
        base: BASE.to_owned(),
        independence: "Nobody’s".to_owned(),
        sections: vec![link("News", "/news/"), link("Countries", "/countries/")],
        footer: vec![link("About", "/about/")],
        messages: (0..128).map(message_at).collect(),
    }
}

/// Takes over a page with blocks of which nothing changes, rendered as `html`, after a translator has
/// put its words into elements of their own: everything stays as it is.
pub(crate) fn take_over(heading: &str, blocks: Vec<Block>, html: &str) {
    let page = page(heading, blocks);
    let place = document().create_element("div").expect("a place can be made");
    place.set_inner_html(&format!(
        "<article class=\"page\"><header class=\"page__head\"><h1 tabindex=\"-1\">{heading}</h1></header>\
         {html}<!----></article>"
    ));
    TRANSLATE.with(|translate| translate.call1(&JsValue::NULL, &place)).expect("it is translated");
    let elements = || {
        let all = place.query_selector_all("*").expect("the selector can be read");
        (0..all.length()).filter_map(|at| all.item(at)).collect::<Vec<_>>()
    };
    let (before, html) = (elements(), place.inner_html());
    let taken = hydrate_from(place.clone().unchecked_into(), move || article_view(shell(), &page));
    assert!(before == elements(), "{heading}: an element was replaced");
    assert_eq!(place.inner_html(), html, "{heading}: something was changed");
    drop(taken);
}
