//! `communique build`: content to pages, into a client that Trunk built.
//!
//! Everything is composed and rendered before the first file is written, and the new bundle is
//! written beside the old one and swapped in: there is never half a bundle.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context;
use rayon::prelude::*;

use super::client::Client;
use super::read;
use super::render::{self, Assets};
use super::compress::{self, Compression};
use crate::compose::{Composed, Page, compose};
use crate::i18n::Locale;
use crate::page::PageDocument;
use crate::route;

/// What `communique build` is asked for.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Options {
    /// The content folder.
    pub(super) content: PathBuf,
    /// The folder of the locales.
    pub(super) locales: PathBuf,
    /// The folder of a built client, which becomes the bundle.
    pub(super) into: PathBuf,
    /// Where the site will stand, such as `https://host/sub`; empty where that is not known.
    pub(super) base_url: String,
    /// Which compressed twins are written.
    pub(super) compression: Compression,
}

/// A file of the bundle: its path in it, and what it holds.
type File = (String, Vec<u8>);

/// Builds the bundle; code 1 where the content has errors, which are printed.
pub(super) fn run(options: &Options) -> anyhow::Result<ExitCode> {
    let Some(content) = read::checked(&options.content)? else {
        return Ok(ExitCode::from(1));
    };
    let locale = locale(&options.locales, content.site.language.as_str())?;
    let mut composed = compose(&content, &locale, &options.base_url);
    composed.shell.base = base_path(&options.base_url).to_owned();
    let client = Client::find(&options.into)?;
    let files = files(&composed, &client, &options.base_url)?;
    swap_in(&options.into, &client, &files, options.compression)?;
    Ok(ExitCode::SUCCESS)
}

/// Reads the locale of a language.
fn locale(folder: &Path, lang: &str) -> anyhow::Result<Locale> {
    let path = folder.join(format!("{lang}.json"));
    let json = fs::read(&path).with_context(|| {
        format!("{}: the interface has no strings in this language", path.display())
    })?;
    Locale::parse(&json).with_context(|| format!("{}", path.display()))
}

/// The path of an address, without a slash at its end: `/sub` of `https://host/sub`.
fn base_path(base_url: &str) -> &str {
    let after_scheme = base_url.split_once("://").map_or(base_url, |(_, rest)| rest);
    after_scheme.find('/').map_or("", |slash| &after_scheme[slash..])
}

fn files(composed: &Composed, client: &Client, base_url: &str) -> anyhow::Result<Vec<File>> {
    let path = |name: &str| ["/", name].concat();
    let (style, start) = (path(&client.style), path(&client.start));
    let assets = Assets { style: &style, start: &start, development: &client.development };
    let render = |page: &Page| render::html(&composed.shell, base_url, &assets, page);

    let mut files: Vec<File> = composed
        .pages
        .par_iter()
        .map(|page| {
            let html = (inside(&page.path, "index.html"), render(page)?.into_bytes());
            Ok([html, document_file(&route::document(&page.path, 1), &page.document)?])
        })
        .collect::<anyhow::Result<Vec<_>>>()?
        .into_iter()
        .flatten()
        .collect();
    for (path, document) in &composed.documents {
        files.push(document_file(path, document)?);
    }
    files.push(("404.html".to_owned(), render(&composed.not_found)?.into_bytes()));
    files.push(("sitemap.xml".to_owned(), sitemap(composed, base_url).into_bytes()));
    files.push(("robots.txt".to_owned(), robots(&composed.shell.base, base_url).into_bytes()));
    Ok(files)
}

fn document_file(path: &str, document: &PageDocument) -> anyhow::Result<File> {
    Ok((path.trim_start_matches('/').to_owned(), serde_json::to_vec(document)?))
}

fn inside(path: &str, name: &str) -> String {
    [path.trim_start_matches('/'), name].concat()
}

/// All pages for crawlers (sitemaps.org, protocol 0.9).
fn sitemap(composed: &Composed, base_url: &str) -> String {
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    let root = if base_url.is_empty() { &composed.shell.base } else { base_url };
    for page in composed.pages.iter().filter(|page| page.meta.indexed) {
        xml += &format!("<url><loc>{root}{}</loc></url>\n", page.path);
    }
    xml + "</urlset>\n"
}

fn robots(base: &str, base_url: &str) -> String {
    let root = if base_url.is_empty() { base } else { base_url };
    format!("User-agent: *\nAllow: /\nSitemap: {root}/sitemap.xml\n")
}

/// Writes the bundle beside the old one, then puts it in its place.
fn swap_in(
    dist: &Path,
    client: &Client,
    files: &[File],
    compression: Compression,
) -> anyhow::Result<()> {
    let next = beside(dist, "next");
    let old = beside(dist, "old");
    for folder in [&next, &old] {
        if folder.exists() {
            fs::remove_dir_all(folder).with_context(|| format!("{}", folder.display()))?;
        }
    }
    fs::create_dir_all(&next).with_context(|| format!("{}", next.display()))?;
    write_all(dist, &next, client, files, compression).inspect_err(|_| {
        // What went wrong is said; a folder that stays is removed by the next run.
        _ = fs::remove_dir_all(&next);
    })?;
    fs::rename(dist, &old).with_context(|| format!("{}", dist.display()))?;
    fs::rename(&next, dist).with_context(|| format!("{}", next.display()))?;
    fs::remove_dir_all(&old).with_context(|| format!("{}", old.display()))
}

fn write_all(
    dist: &Path,
    next: &Path,
    client: &Client,
    files: &[File],
    compression: Compression,
) -> anyhow::Result<()> {
    let names: Vec<&str> = client.files().chain(["client.json"]).collect();
    names.par_iter().try_for_each(|name| {
        let path = dist.join(name);
        let bytes = fs::read(&path).with_context(|| format!("{}", path.display()))?;
        compress::write_client(dist, next, name, &bytes, compression)
    })?;
    files.par_iter().try_for_each(|(path, bytes)| compress::write_page(next, path, bytes, compression))
}

/// A folder's name with something added, in the same folder.
fn beside(folder: &Path, what: &str) -> PathBuf {
    let mut name = folder.file_name().unwrap_or_default().to_os_string();
    name.push(format!(".{what}"));
    folder.with_file_name(name)
}

#[cfg(test)]
mod tests {
    use super::base_path;

    #[test]
    fn the_base_is_the_path_of_the_address() {
        assert_eq!(base_path("https://host/sub/site"), "/sub/site");
        assert_eq!(base_path("https://host"), "");
        assert_eq!(base_path("/sub"), "/sub");
        assert_eq!(base_path(""), "");
    }
}
