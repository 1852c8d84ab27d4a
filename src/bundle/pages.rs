//! The files of all pages: HTML, document and card of each, and what crawlers read.

use rayon::prelude::*;

use super::checked_site::CheckedSite;
use super::client_files::ClientRecord;
use super::read::File;
use super::worker;
use crate::card::{Card, Painter};
use crate::compose::{Composed, Page};
use crate::i18n::Label;
use crate::render::{self, Assets};
use crate::route;
use crate::views;

/// Renders all pages. `base_url` is where the site will stand, or empty.
pub(super) fn page_files(
    site: &CheckedSite,
    client: &ClientRecord,
    base_url: &str,
) -> anyhow::Result<Vec<File>> {
    let CheckedSite { composed, locale, .. } = site;
    let assets = Assets {
        style: &client.style,
        sheets: &client.sheets,
        font: client.font.as_deref(),
        settings: &client.settings,
        start: &client.start,
        find: &client.find,
        panels: &views::panels(locale),
        printed: &locale.fill(Label::PrintedOn, &[("date", &locale.dates.day)]),
        development: &client.development,
        engine: worker::engine(),
    };
    let painter = Painter::new()?;
    let render = |page: &Page, card: Option<&[u8]>| {
        render::html(&composed.shell, base_url, &assets, page, card)
    };
    let pages = composed.pages.par_iter().map(|page| {
        let card = painter.png(&Card::of(&page.document.head, &composed.shell.name))?;
        let html = render(page, Some(&card))?.into_bytes();
        let document = serde_json::to_vec(&page.document)?;
        Ok([
            (in_bundle(&[&page.path, "index.html"].concat()), html),
            (in_bundle(&route::document(&page.path)), document),
            (in_bundle(&route::card(&page.path)), card),
        ])
    });
    let mut files: Vec<File> =
        pages.collect::<anyhow::Result<Vec<_>>>()?.into_iter().flatten().collect();
    let not_found = render(&composed.not_found, None)?.into_bytes();
    files.push((in_bundle(&composed.not_found.path), not_found));
    files.push(("sitemap.xml".to_owned(), sitemap(composed, base_url).into_bytes()));
    files.push(("robots.txt".to_owned(), robots(base_url).into_bytes()));
    Ok(files)
}

/// The path in the bundle of a path of the site.
pub(super) fn in_bundle(path: &str) -> String {
    path.trim_start_matches('/').to_owned()
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

/// Crawlers may see everything (RFC 9309). The address of the sitemap is whole or left out: a
/// path would make the file faulty.
fn robots(base_url: &str) -> String {
    let all = "User-agent: *\nAllow: /\n";
    if base_url.is_empty() {
        return all.to_owned();
    }
    format!("{all}Sitemap: {base_url}/sitemap.xml\n")
}
