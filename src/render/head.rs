//! The head of a page's HTML: what it asks for first, what it is called, and what others say of it.

use std::fmt::{self, Write};

use super::markup::{Data, Escaped};
use super::policy;
use super::rendered::{LATER, Rendered};
use crate::card;
use crate::compose::OgKind;
use crate::hash::fnv1a;
use crate::page;
use crate::route::{self, Route};

/// Writes what stands in the head of a page.
pub(super) fn write_head(out: &mut String, page: &Rendered<'_>) -> anyhow::Result<()> {
    out.push_str("<meta charset=\"utf-8\">");
    // Left out while developing, since Trunk's reload script is inline.
    if page.assets.development.is_empty() {
        let policy = policy::of_page();
        write!(out, "<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">")?;
    }
    out.push_str("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
    write!(out, "<title>{}</title>", Escaped(&page.of.document.head.title))?;
    resources(out, page)?;
    description(out, page)?;
    shared(out, page)?;
    for structured in &page.of.meta.structured {
        let json = serde_json::to_string(structured)?;
        write!(out, "<script type=\"application/ld+json\">{}</script>", Data(&json))?;
    }
    Ok(())
}

/// The files that the page needs, in the order in which they are wanted.
fn resources(out: &mut String, page: &Rendered<'_>) -> fmt::Result {
    let assets = page.assets;
    // What is asked for before the script does not wait for it: with a policy in the page, browsers
    // do not look ahead.
    let own = page::style_sheets(&page.of.document.blocks).map(|name| assets.sheet(name));
    let sheets: Vec<String> =
        [assets.style].into_iter().chain(own).map(|name| page.file(name)).collect();
    for sheet in &sheets {
        write!(out, "<link rel=\"preload\" as=\"style\" href=\"{}\">", Escaped(sheet))?;
    }
    // On a phone's line it would keep the style sheet waiting: there the font is for the next page.
    if let Some(font) = assets.font {
        write!(
            out,
            "<link rel=\"preload\" as=\"font\" type=\"font/woff2\" crossorigin \
             media=\"(width >= 48rem)\" href=\"{}\">",
            Escaped(&page.file(font))
        )?;
    }
    if page.searches {
        search(out, page)?;
    }
    // Before the style sheet, for which it would wait.
    write!(out, "<script src=\"{}\"></script>", Escaped(&page.file(assets.settings)))?;
    for sheet in &sheets {
        style_sheet(out, sheet)?;
    }
    out.push_str("<noscript>");
    style_sheet(out, &page.file(assets.sheet(LATER)))?;
    out.push_str("</noscript>");
    // Nothing is painted before the page's end is there: what stands beside something that has
    // not arrived would move. The style sheet is awaited anyway, and takes longer.
    write!(out, "<link rel=\"expect\" href=\"#{}\" blocking=\"render\">", page::DATA)
}

/// The page's description, and its address and those of its translations.
fn description(out: &mut String, page: &Rendered<'_>) -> fmt::Result {
    let head = &page.of.document.head;
    let canonical = page.absolute(&page.of.path);
    meta(out, "name", "description", &head.description)?;
    meta(out, "name", "color-scheme", "light dark")?;
    if page.of.meta.indexed {
        write!(out, "<link rel=\"canonical\" href=\"{}\">", Escaped(&canonical))?;
    } else {
        meta(out, "name", "robots", "noindex")?;
    }
    write!(out, "<link rel=\"icon\" href=\"{}\">", Escaped(&page.href("/favicon.svg")))?;
    if !head.translations.is_empty() {
        alternate(out, &head.lang, &canonical)?;
        for link in &head.translations {
            let lang = link.lang.as_deref().unwrap_or(&page.shell.lang);
            alternate(out, lang, &page.absolute(&link.href))?;
        }
    }
    Ok(())
}

/// The words and the picture that other sites show with a link to the page (Open Graph).
fn shared(out: &mut String, page: &Rendered<'_>) -> fmt::Result {
    let head = &page.of.document.head;
    meta(out, "property", "og:title", &head.heading)?;
    meta(out, "property", "og:description", &head.description)?;
    meta(out, "property", "og:site_name", &page.shell.name)?;
    meta(out, "property", "og:locale", &head.lang)?;
    meta(out, "property", "og:url", &page.absolute(&page.of.path))?;
    let kind = match page.of.meta.kind {
        OgKind::Website => "website",
        OgKind::Article => "article",
    };
    meta(out, "property", "og:type", kind)?;
    if let Some(published) = page.of.meta.published {
        meta(out, "property", "article:published_time", &published.to_string())?;
    }
    if let Some(card) = page.card {
        let address = page.absolute(&route::card(&page.of.path));
        picture(out, &address, card, &head.title)?;
    }
    Ok(())
}

/// The files that a search needs, asked for at once: its modules, the engine and the index. The two that are
/// fetched are asked for as `search.js` does it, or they would be downloaded twice.
fn search(out: &mut String, page: &Rendered<'_>) -> fmt::Result {
    let folder = Route::Search.path();
    let file = |name: &str| page.href(&[&folder, name].concat());
    for module in [page.file(page.assets.find), file("search.js")] {
        write!(out, "<link rel=\"modulepreload\" href=\"{}\">", Escaped(&module))?;
    }
    for fetched in [file(page.assets.engine), file("manifest.bin")] {
        let fetched = Escaped(&fetched);
        write!(out, "<link rel=\"preload\" as=\"fetch\" crossorigin href=\"{fetched}\">")?;
    }
    Ok(())
}

/// The social card. Its file keeps its name, so that links shared once find it for ever; those who
/// keep pictures by their address learn from the query that it has changed.
fn picture(out: &mut String, address: &str, png: &[u8], says: &str) -> fmt::Result {
    let version = fnv1a(png) >> 32;
    meta(out, "property", "og:image", &format!("{address}?{version:08x}"))?;
    meta(out, "property", "og:image:type", "image/png")?;
    meta(out, "property", "og:image:width", &card::WIDTH.to_string())?;
    meta(out, "property", "og:image:height", &card::HEIGHT.to_string())?;
    meta(out, "property", "og:image:alt", says)?;
    meta(out, "name", "twitter:card", "summary_large_image")
}

fn style_sheet(out: &mut String, href: &str) -> fmt::Result {
    write!(out, "<link rel=\"stylesheet\" href=\"{}\">", Escaped(href))
}

fn meta(out: &mut String, attribute: &str, name: &str, content: &str) -> fmt::Result {
    write!(out, "<meta {attribute}=\"{name}\" content=\"{}\">", Escaped(content))
}

fn alternate(out: &mut String, lang: &str, address: &str) -> fmt::Result {
    write!(
        out,
        "<link rel=\"alternate\" hreflang=\"{}\" href=\"{}\">",
        Escaped(lang),
        Escaped(address)
    )
}
