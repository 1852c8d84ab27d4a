//! The answer to a request for an address of a served bundle.
//!
//! The files themselves (compressed twins, ranges, revalidation, safe paths) are tower-http's
//! `ServeDir`; this adds what a host is configured with: how long a name may be kept, the headers
//! of security, the page for a missing address, a path to serve below.

use std::io::{self, ErrorKind, Write};

use anyhow::bail;
use hyper::header::{
    ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_LENGTH, CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG,
    HeaderName, HeaderValue, LAST_MODIFIED, LOCATION, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS,
};
use hyper::{Request, Response, StatusCode};
use tower_http::services::fs::ServeFileSystemResponseBody as Body;
use tower_http::services::{ServeDir, ServeFile};

use super::options::{Base, Options, Place};
use crate::render::policy;

/// A year, and never asked for again: the name changes when the content does.
const FOREVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
/// Kept, but asked for each time: unchanged costs a 304.
const REVALIDATE: HeaderValue = HeaderValue::from_static("no-cache");

/// The host of a bundle.
pub(super) struct Host {
    files: ServeDir,
    /// The headers of every answer: the policy, and what else a page cannot say of itself.
    security: [(HeaderName, HeaderValue); 3],
    not_found: ServeFile,
    base: Base,
}

impl Host {
    pub(super) fn open(Options { dist, base, .. }: &Options) -> anyhow::Result<Self> {
        let shown = dist.display();
        if !dist.is_dir() {
            bail!("there is no folder {shown}: build the bundle first (`make dist`)");
        }
        if !dist.join("index.html").is_file() {
            bail!("{shown} has no index.html: it is not a built bundle (`make dist` makes one)");
        }
        let prefix = base.as_str().trim_end_matches('/');
        Ok(Self {
            files: ServeDir::new(dist)
                .redirect_path_prefix(prefix)
                .precompressed_br()
                .precompressed_gzip(),
            not_found: ServeFile::new(dist.join("404.html"))
                .precompressed_br()
                .precompressed_gzip(),
            base: base.clone(),
            security: [
                (CONTENT_SECURITY_POLICY, HeaderValue::try_from(policy::of_host())?),
                (X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
                (REFERRER_POLICY, HeaderValue::from_static("no-referrer")),
            ],
        })
    }

    /// The whole answer to a request: a file, or why there is none, with the headers of a host.
    pub(super) async fn answer<B>(&self, request: &Request<B>) -> Response<Body> {
        let mut response = match self.base.strip(request.uri().path()) {
            Place::Inside(path) => self.file(request, path).await,
            Place::Entrance => redirect(self.base.as_str()),
            Place::Outside => empty(StatusCode::NOT_FOUND),
        };
        if response.status() == StatusCode::NOT_FOUND {
            response = self.missing(request).await;
        }
        let kept = matches!(
            response.status(),
            StatusCode::OK | StatusCode::PARTIAL_CONTENT | StatusCode::NOT_MODIFIED
        ) && is_hashed(request.uri().path());
        let headers = response.headers_mut();
        headers.insert(CACHE_CONTROL, if kept { FOREVER } else { REVALIDATE });
        headers.extend(self.security.clone());
        if let Some(named) = headers.get(CONTENT_TYPE).and_then(with_charset) {
            headers.insert(CONTENT_TYPE, named);
        }
        response
    }

    async fn file<B>(&self, request: &Request<B>, path: &str) -> Response<Body> {
        let query = request.uri().query().map(|query| format!("?{query}")).unwrap_or_default();
        let mut inner = Request::new(());
        *inner.method_mut() = request.method().clone();
        *inner.headers_mut() = request.headers().clone();
        match format!("/{path}{query}").parse() {
            Ok(uri) => *inner.uri_mut() = uri,
            Err(_) => return empty(StatusCode::NOT_FOUND),
        }
        let mut response = answered(self.files.clone().try_call(inner).await);
        if response.status() == StatusCode::TEMPORARY_REDIRECT {
            // A folder stays a folder.
            *response.status_mut() = StatusCode::MOVED_PERMANENTLY;
        }
        response
    }

    /// The page for a missing address. What the visitor has of it is another address's copy, so it
    /// is sent whole: no condition, no range, nothing to revalidate by.
    async fn missing<B>(&self, request: &Request<B>) -> Response<Body> {
        let mut inner = Request::new(());
        *inner.method_mut() = request.method().clone();
        for encoding in request.headers().get_all(ACCEPT_ENCODING) {
            inner.headers_mut().append(ACCEPT_ENCODING, encoding.clone());
        }
        let mut response = answered(self.not_found.clone().try_call(inner).await);
        if response.status() == StatusCode::OK {
            *response.status_mut() = StatusCode::NOT_FOUND;
            response.headers_mut().remove(ETAG);
            response.headers_mut().remove(LAST_MODIFIED);
        }
        response
    }
}

/// A file that can't be read is the host's fault, said where its keeper looks.
fn answered(result: io::Result<Response<Body>>) -> Response<Body> {
    match result {
        Ok(response) => response,
        Err(error) => match error.kind() {
            ErrorKind::NotFound | ErrorKind::NotADirectory | ErrorKind::InvalidFilename => {
                empty(StatusCode::NOT_FOUND)
            }
            _ => {
                let _ = writeln!(io::stderr(), "communique: {error}");
                empty(StatusCode::INTERNAL_SERVER_ERROR)
            }
        },
    }
}

fn empty(status: StatusCode) -> Response<Body> {
    let mut response = Response::new(Body::default());
    *response.status_mut() = status;
    response.headers_mut().insert(CONTENT_LENGTH, HeaderValue::from_static("0"));
    response
}

fn redirect(path: &str) -> Response<Body> {
    let mut response = empty(StatusCode::MOVED_PERMANENTLY);
    if let Ok(location) = HeaderValue::from_str(path) {
        response.headers_mut().insert(LOCATION, location);
    }
    response
}

/// Our text is UTF-8; where the type does not say so, browsers guess by the reader's locale.
fn with_charset(kind: &HeaderValue) -> Option<HeaderValue> {
    let kind = kind.to_str().ok().filter(|kind| kind.starts_with("text/"))?;
    if kind.contains("charset") {
        return None;
    }
    HeaderValue::from_str(&format!("{kind}; charset=utf-8")).ok()
}

/// Tells if the name changes with the content: it carries a hash, `-`, eight hexadecimal digits or
/// more, then `.` or `_`, as in `app-5f3a9bd1c2e4_bg.wasm`; or it is a part of a search index, whose
/// folder is named by a hash of 16 digits.
fn is_hashed(path: &str) -> bool {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let folder = folder.rsplit('/').next().unwrap_or_default();
    let is_hex = |b: &u8| matches!(b, b'0'..=b'9' | b'a'..=b'f');
    // Not any file: the id of a page may look like a hash.
    if name.ends_with(".bin") && folder.len() == 16 && folder.as_bytes().iter().all(is_hex) {
        return true;
    }
    name.split('-').skip(1).any(|piece| {
        let digits = piece.as_bytes().iter().take_while(|b| is_hex(b)).count();
        digits >= 8 && matches!(piece.as_bytes().get(digits), Some(b'.' | b'_'))
    })
}
