//! Documents by address: kept, on their way, or fetched.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use futures::FutureExt;
use futures::future::{LocalBoxFuture, Shared};
use gloo_net::http;
use js_sys::Promise;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, AbortSignal};

use super::Error;
use crate::page::{self, PageDocument};

/// The number of documents that are kept: a visitor's way back, some hundred kB.
const KEPT: usize = 48;

/// The most requests at once for documents that are not wanted yet.
const AHEAD: usize = 3;

/// A document on its way, shared by all who wait for it.
pub(super) type Arriving = Shared<LocalBoxFuture<'static, Result<Arc<PageDocument>, Error>>>;

/// A request for a document.
struct Request {
    address: String,
    document: Arriving,
    abort: Option<AbortController>,
    /// Fetched ahead, not wanted yet.
    ahead: bool,
}

#[derive(Default)]
struct Inner {
    /// The last used last.
    kept: Vec<(String, Arc<PageDocument>)>,
    requests: Vec<Request>,
}

/// All documents of this window.
#[derive(Clone, Default)]
pub(super) struct Documents(Rc<RefCell<Inner>>);

impl Documents {
    /// Keeps a document.
    pub(super) fn keep(&self, address: String, document: Arc<PageDocument>) {
        let kept = &mut self.0.borrow_mut().kept;
        kept.retain(|(other, _)| *other != address);
        if kept.len() == KEPT {
            kept.remove(0);
        }
        kept.push((address, document));
    }

    /// A document that is kept.
    pub(super) fn kept(&self, address: &str) -> Option<Arc<PageDocument>> {
        let kept = &mut self.0.borrow_mut().kept;
        let position = kept.iter().position(|(other, _)| other == address)?;
        let entry = kept.remove(position);
        let document = Arc::clone(&entry.1);
        kept.push(entry);
        Some(document)
    }

    /// Fetches a document that the visitor may want next, unless enough are on their way.
    pub(super) fn fetch_ahead(&self, address: &str) {
        let inner = self.0.borrow();
        let known = inner.kept.iter().any(|(other, _)| other == address)
            || inner.requests.iter().any(|request| request.address == address);
        let full = inner.requests.iter().filter(|request| request.ahead).count() >= AHEAD;
        drop(inner);
        if !known && !full {
            let document = self.request(address, true);
            wasm_bindgen_futures::spawn_local(document.map(|_| ()));
        }
    }

    /// Fetches a document that is wanted beside the page.
    pub(super) fn fetch_beside(&self, address: &str) -> Arriving {
        self.under_way(address).unwrap_or_else(|| self.request(address, true))
    }

    /// Fetches a document that is wanted now. Other requests that were wanted are aborted.
    pub(super) fn fetch(&self, address: &str) -> Arriving {
        self.abort_others(address);
        if let Some(request) =
            self.0.borrow_mut().requests.iter_mut().find(|r| r.address == address)
        {
            request.ahead = false;
        }
        self.under_way(address).unwrap_or_else(|| self.request(address, false))
    }

    fn under_way(&self, address: &str) -> Option<Arriving> {
        let inner = self.0.borrow();
        inner.requests.iter().find(|r| r.address == address).map(|r| r.document.clone())
    }

    /// Aborts what was wanted and is no longer: the visitor has moved on.
    pub(super) fn abort_others(&self, address: &str) {
        self.0.borrow_mut().requests.retain(|request| {
            let stays = request.ahead || request.address == address;
            if !stays && let Some(abort) = &request.abort {
                abort.abort();
            }
            stays
        });
    }

    fn request(&self, address: &str, ahead: bool) -> Arriving {
        // An old browser without it only loses the abortion.
        let abort = AbortController::new().ok();
        let signal = abort.as_ref().map(AbortController::signal);
        let (documents, of) = (self.clone(), address.to_owned());
        let arriving = async move {
            let fetched = match get(&of, signal.as_ref()).await {
                Ok(document) => with_style_sheets(document).await.map(Arc::new),
                Err(error) => Err(error),
            };
            documents.0.borrow_mut().requests.retain(|request| request.address != of);
            if let Ok(document) = &fetched {
                documents.keep(of, Arc::clone(document));
            }
            fetched
        };
        let document = arriving.boxed_local().shared();
        let request = Request { address: address.to_owned(), document, abort, ahead };
        let document = request.document.clone();
        self.0.borrow_mut().requests.push(request);
        document
    }
}

#[wasm_bindgen]
extern "C" {
    // `start.js` defines it: links a style sheet, whose name is that of `page::style_sheets`, and
    // promises that it has come.
    #[wasm_bindgen(catch, js_namespace = communique, js_name = applyStyleSheet)]
    fn apply_style_sheet(name: &str) -> Result<Promise, JsValue>;
}

/// The document when its style sheets have come; they come side by side.
async fn with_style_sheets(document: PageDocument) -> Result<PageDocument, Error> {
    // Without the script there is nothing to wait for.
    let coming: Vec<Promise> = page::style_sheets(&document.blocks)
        .map_while(|name| apply_style_sheet(name).ok())
        .collect();
    for promise in coming {
        JsFuture::from(promise).await.map_err(|_| Error::Outdated)?;
    }
    Ok(document)
}

async fn get(address: &str, signal: Option<&AbortSignal>) -> Result<PageDocument, Error> {
    let response = http::Request::get(address)
        .abort_signal(signal)
        .send()
        .await
        .map_err(|_| Error::Unreachable)?;
    match response.status() {
        200..=299 => {}
        404 | 410 => return Err(Error::Missing),
        _ => return Err(Error::Unreachable),
    }
    // A host that answers every address with its front page has no such document.
    let html = response.headers().get("content-type").is_some_and(|kind| kind.contains("html"));
    if html {
        return Err(Error::Missing);
    }
    let bytes = response.binary().await.map_err(|_| Error::Unreachable)?;
    // The reader takes what is missing for empty, also in JSON that is no page at all.
    let page = serde_json::from_slice(&bytes).ok();
    page.filter(|page: &PageDocument| !page.head.heading.is_empty())
        .ok_or_else(|| Error::Broken(address.to_owned()))
}
