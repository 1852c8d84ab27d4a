//! Layer 6, native: the bundle. Content to pages, into a client that Trunk built.
//!
//! Everything is composed and rendered before the first file is written, and the new bundle is
//! written beside the old one and swapped in: there is never half a bundle.

pub mod check;
mod client_files;
pub(crate) mod compress;
pub(crate) mod index;
pub mod read;
mod scripts;
pub mod worker;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::str::FromStr;

use anyhow::Context;
use communique_search::write::collect::{self, Collector};
use communique_search::write::document::Document;
use rayon::prelude::*;

use check::sound_content;
use client_files::Client;
use compress::Compression;
use read::{read_folder, read_locale};

use crate::card::{Card, Painter};
use crate::compose::{Composed, Page, compose, search};
use crate::i18n::{Label, Locale};
use crate::render::{self, Assets};
use crate::route::{self, Route};
use crate::views;

/// What `communique build` is asked for.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Options {
    /// The content folder.
    pub(crate) content: PathBuf,
    /// The folder of the locales.
    pub(crate) locales: PathBuf,
    /// The folder of a built client, which becomes the bundle.
    pub(crate) into: PathBuf,
    /// Where the site will stand, such as `https://host/sub`; empty where that is not known.
    pub(crate) base_url: BaseUrl,
    /// Which compressed twins are written.
    pub(crate) compression: Compression,
}

/// Where a site will stand: `https://host/path` without a slash at its end, or nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct BaseUrl(String);

impl FromStr for BaseUrl {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let text = text.trim_end_matches('/');
        let expected = "expected an address such as https://host/path/";
        let Some((scheme, rest)) = text.split_once("://") else {
            return if text.is_empty() { Ok(Self::default()) } else { Err(expected) };
        };
        let plain = |c: char| c.is_ascii_alphanumeric() || "-._~:/[]%".contains(c);
        let sound = ["http", "https"].contains(&scheme)
            && !rest.is_empty()
            && !rest.starts_with('/')
            && rest.chars().all(plain);
        if sound { Ok(Self(text.to_owned())) } else { Err(expected) }
    }
}

impl BaseUrl {
    /// The path of the address, without a slash at its end: `/sub` of `https://host/sub`.
    fn path(&self) -> &str {
        let rest = self.0.split_once("://").map_or("", |(_, rest)| rest);
        rest.find('/').map_or("", |slash| &rest[slash..])
    }
}

/// The folder in the content whose files are published as they are, under the same name.
const FILES: &str = "files";

/// A file of the bundle: its path in it, and what it holds.
type File = (String, Vec<u8>);

/// Builds the bundle; code 1 where the content has errors, which are printed.
pub(crate) fn run(options: &Options) -> anyhow::Result<ExitCode> {
    let Some(content) = sound_content(&options.content, &options.locales)? else {
        return Ok(ExitCode::from(1));
    };
    let locale = read_locale(&options.locales, content.site.language.as_str())?;
    let base_url = &options.base_url.0;
    let mut composed = compose(&content, &locale, base_url);
    composed.shell.base = options.base_url.path().to_owned();
    let found = search::documents(&content, &composed.pages);
    let client = Client::find(&options.into)?;
    for page in composed.pages.iter_mut().chain([&mut composed.not_found]) {
        page.document.sheets = client.sheets(&page.document.blocks);
    }
    let mut files = files(&composed, &client, &locale, base_url)?;
    files.extend(
        read_folder(&options.content.join(FILES))
            .unwrap_or_default()
            .into_iter()
            .map(|(name, bytes)| ([FILES, "/", &name].concat(), bytes)),
    );
    files.extend(
        content.flags.iter().map(|(id, svg)| {
            (inside(&route::flag(id.as_str(), svg), ""), svg.clone().into_bytes())
        }),
    );
    let compression = options.compression;
    swap_in(&options.into, Bundle { client: &client, files: &files, found, compression })?;
    Ok(ExitCode::SUCCESS)
}

fn files(
    composed: &Composed,
    client: &Client,
    locale: &Locale,
    base_url: &str,
) -> anyhow::Result<Vec<File>> {
    let path = |name: &str| ["/", name].concat();
    let panels = views::panels(locale);
    let font = client.font.as_deref().map(path);
    let assets = Assets {
        style: &path(&client.style),
        later: &path(client.later()),
        font: font.as_deref(),
        settings: &path(&client.settings),
        start: &path(&client.start),
        find: &path(&client.find),
        panels: &panels,
        printed: &locale.fill(Label::PrintedOn, &[("date", &locale.dates.day)]),
        development: &client.development,
        engine: worker::engine(),
    };
    let painter = Painter::new()?;
    let render = |page: &Page, card: Option<&[u8]>| {
        render::html(&composed.shell, base_url, &assets, page, card)
    };

    let mut files: Vec<File> = composed
        .pages
        .par_iter()
        .map(|page| {
            let card = Card::of(&page.document.head, &composed.shell.name);
            let card = painter.png(&card)?;
            let html = render(page, Some(&card))?.into_bytes();
            let document = serde_json::to_vec(&page.document)?;
            Ok([
                (inside(&page.path, "index.html"), html),
                (inside(&route::document(&page.path), ""), document),
                (inside(&route::card(&page.path), ""), card),
            ])
        })
        .collect::<anyhow::Result<Vec<_>>>()?
        .into_iter()
        .flatten()
        .collect();
    files.push((
        inside(&composed.not_found.path, ""),
        render(&composed.not_found, None)?.into_bytes(),
    ));
    files.push(("sitemap.xml".to_owned(), sitemap(composed, base_url).into_bytes()));
    files.push(("robots.txt".to_owned(), robots(base_url).into_bytes()));
    Ok(files)
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

/// Crawlers may see everything (RFC 9309). Where the sitemap is, is said as a whole address or not at
/// all: a path would make the file faulty.
fn robots(base_url: &str) -> String {
    let all = "User-agent: *\nAllow: /\n";
    if base_url.is_empty() {
        return all.to_owned();
    }
    format!("{all}Sitemap: {base_url}/sitemap.xml\n")
}

/// What a bundle is made of.
struct Bundle<'a> {
    client: &'a Client,
    files: &'a [File],
    /// What the search finds.
    found: Vec<Document>,
    compression: Compression,
}

/// Writes the bundle beside the old one, then puts it in its place.
fn swap_in(dist: &Path, bundle: Bundle<'_>) -> anyhow::Result<()> {
    let next = beside(dist, "next");
    let old = beside(dist, "old");
    for folder in [&next, &old] {
        if folder.exists() {
            fs::remove_dir_all(folder).with_context(|| format!("{}", folder.display()))?;
        }
    }
    fs::create_dir_all(&next).with_context(|| format!("{}", next.display()))?;
    write_all(dist, &next, bundle).inspect_err(|_| {
        // What went wrong is said; a folder that stays is removed by the next run.
        _ = fs::remove_dir_all(&next);
    })?;
    fs::rename(dist, &old).with_context(|| format!("{}", dist.display()))?;
    fs::rename(&next, dist).with_context(|| format!("{}", next.display()))?;
    fs::remove_dir_all(&old).with_context(|| format!("{}", old.display()))
}

fn write_all(dist: &Path, next: &Path, bundle: Bundle<'_>) -> anyhow::Result<()> {
    let Bundle { client, files, found, compression } = bundle;
    let names: Vec<&str> = client.files().chain(["client.json"]).collect();
    names.par_iter().try_for_each(|name| {
        let path = dist.join(name);
        let bytes = fs::read(&path).with_context(|| format!("{}", path.display()))?;
        compress::write_client(dist, next, name, &bytes, compression)
    })?;
    files
        .par_iter()
        .try_for_each(|(path, bytes)| compress::write_page(next, path, bytes, compression))?;
    write_index(&next.join(inside(&Route::Search.path(), "")), found, compression)
}

/// Writes the index of the search beside its page. Its parts are packed already: only the worker has
/// twins, the smallest there are, since it is most of what a first search downloads.
fn write_index(
    folder: &Path,
    found: Vec<Document>,
    compression: Compression,
) -> anyhow::Result<()> {
    let mut collector = Collector::new(collect::Options::default())?;
    for document in found {
        collector.add(document)?;
    }
    index::write(collector, folder)?;
    if compression == Compression::None {
        return Ok(());
    }
    let twins = |(name, bytes)| compress::write_page(folder, name, bytes, Compression::Best);
    worker::files()?.into_par_iter().try_for_each(twins)
}

/// A folder's name with something added, in the same folder.
fn beside(folder: &Path, what: &str) -> PathBuf {
    let mut name = folder.file_name().unwrap_or_default().to_os_string();
    name.push(format!(".{what}"));
    folder.with_file_name(name)
}

#[cfg(test)]
mod tests {
    use super::BaseUrl;

    #[test]
    fn the_base_is_the_path_of_the_address() {
        for (url, path) in [
            ("https://host/sub/site/", "/sub/site"),
            ("https://host", ""),
            ("http://localhost:8080/", ""),
            ("", ""),
        ] {
            assert_eq!(url.parse::<BaseUrl>().as_ref().map(BaseUrl::path), Ok(path), "{url}");
        }
    }

    #[test]
    fn what_is_no_address_is_refused() {
        for text in ["host/path", "/sub", "ftp://host", "https://", "https:///x", "https://h/\"x"] {
            assert!(text.parse::<BaseUrl>().is_err(), "{text}");
        }
    }
}
