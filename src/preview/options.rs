//! The options of the server: the folder, the port, and the path that it serves below.

use std::path::PathBuf;
use std::str::FromStr;

/// The options of `communique preview`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Options {
    /// The folder of the bundle.
    pub(crate) dist: PathBuf,
    /// The port; 0 takes a free one.
    pub(crate) port: u16,
    /// The path to serve below.
    pub(crate) base: Base,
}

/// The path that a site is served below: `/`, or `/some/path/`. It begins and ends with a slash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Base(String);

impl Base {
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    /// The place of a path of a request in the bundle, with no slash in front.
    pub(super) fn strip<'a>(&self, path: &'a str) -> Place<'a> {
        match path.strip_prefix(self.as_str()) {
            // More slashes would make a redirect name another host.
            Some(rest) => Place::Inside(rest.trim_start_matches('/')),
            None if format!("{path}/") == self.0 => Place::Entrance,
            None => Place::Outside,
        }
    }
}

impl Default for Base {
    fn default() -> Self {
        Self("/".to_owned())
    }
}

impl FromStr for Base {
    type Err = &'static str;

    fn from_str(path: &str) -> Result<Self, Self::Err> {
        let plain = |c: char| c.is_ascii_alphanumeric() || "-._~".contains(c);
        let segment =
            |s: &str| !s.is_empty() && s.chars().all(plain) && !s.chars().all(|c| c == '.');
        let inner = path.strip_prefix('/').ok_or("expected a path such as /sub/")?;
        let inner = inner.strip_suffix('/').unwrap_or(inner);
        if inner.is_empty() && path == "/" {
            return Ok(Self::default());
        }
        if inner.split('/').all(segment) {
            Ok(Self(format!("/{inner}/")))
        } else {
            Err("expected a path such as /sub/")
        }
    }
}

/// The place of a request's path, seen from the base path.
pub(super) enum Place<'a> {
    /// Below it: the rest of the path.
    Inside(&'a str),
    /// The base path without its last slash.
    Entrance,
    /// Anywhere else.
    Outside,
}
