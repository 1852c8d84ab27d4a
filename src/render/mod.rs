//! Layer 5, native: from a page document to HTML: the views rendered natively, and the document round them.

use std::fmt::{self, Write};
use std::sync::{Arc, Once};

use any_spawner::Executor;
use hydration_context::SsrSharedContext;
use leptos::prelude::*;
use leptos_router::location::RequestUrl;

use crate::card;
use crate::compose::{OgKind, Page};
use crate::page::{self, Block, Embedded, PageDocument, Shell};
use crate::route::{self, Route};
use crate::views::App;

/// What a page's HTML names: the client's files, as paths below the base.
pub(crate) struct Assets<'a> {
    /// The style sheet of all pages.
    pub(crate) style: &'a str,
    /// The style sheet that comes after the first paint, and at once without a script.
    pub(crate) later: &'a str,
    /// The font to ask for before the style sheet is there.
    pub(crate) font: Option<&'a str>,
    /// The script that sets a page as the visitor chose, before it is painted.
    pub(crate) settings: &'a str,
    /// The script that starts the application after the page has been painted.
    pub(crate) start: &'a str,
    /// The engine of the search, as its script asks for it: a file beside the index.
    pub(crate) engine: &'a str,
    /// What a page with a search runs before the application is there.
    pub(crate) find: &'a str,
    /// What stands beside the application, the same on every page, as HTML.
    pub(crate) panels: &'a str,
    /// What a printed page says of the day, with `{day}`, `{month}` and `{year}`.
    pub(crate) printed: &'a str,
    /// Scripts that `trunk serve` adds, as they stand in its page; empty in a release.
    pub(crate) development: &'a str,
}

/// A strict policy, in the page for hosts that send no headers. Left out while developing, since
/// Trunk's reload script is inline.
const POLICY: &str = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self' data:; font-src 'self'; connect-src 'self'; worker-src 'self'; \
    manifest-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'";

/// Renders a page with the views that run in the browser. Each page has an owner of its own:
/// nothing reactive outlives it.
fn views(shell: &Shell, path: &str, document: &PageDocument) -> String {
    static EXECUTOR: Once = Once::new();
    EXECUTOR.call_once(|| {
        // Refused only where one is there already, which serves as well.
        _ = Executor::init_futures_executor();
    });
    let (shell, document, path) = (shell.clone(), document.clone(), path.to_owned());
    let owner = Owner::new_root(Some(Arc::new(SsrSharedContext::new())));
    let html = owner.with(|| {
        provide_context(RequestUrl::new(&route::href(&shell.base, &path)));
        view! { <App shell document path/> }.to_html()
    });
    owner.unset_with_forced_cleanup();
    html
}

/// The whole HTML document of a page, `card` being the PNG of its social card.
///
/// # Errors
/// None in practice: page documents are always JSON; serde's error otherwise.
pub(crate) fn html(
    shell: &Shell,
    base_url: &str,
    assets: &Assets<'_>,
    of: &Page,
    card: Option<&[u8]>,
) -> anyhow::Result<String> {
    let head = &of.document.head;
    let site_href = |path: &str| route::href(&shell.base, path);
    let absolute = |path: &str| {
        if base_url.is_empty() { site_href(path) } else { [base_url, path].concat() }
    };
    let canonical = absolute(&of.path);
    let embedded = Embedded { shell: shell.clone(), document: of.document.clone() };

    let mut out = String::with_capacity(16 * 1024);
    write!(
        out,
        "<!DOCTYPE html><html lang=\"{}\" data-lang=\"{}\"><head><meta charset=\"utf-8\">",
        Escaped(&head.lang),
        Escaped(&shell.lang),
    )?;
    if assets.development.is_empty() {
        write!(out, "<meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">")?;
    }
    out.push_str("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
    write!(out, "<title>{}</title>", Escaped(&head.title))?;
    // What is asked for before the script does not wait for it: with a policy in the page, browsers
    // do not look ahead.
    let own = of.document.sheets.iter().map(|name| site_href(&["/", name].concat()));
    let sheets: Vec<String> = [site_href(assets.style)].into_iter().chain(own).collect();
    for sheet in &sheets {
        write!(out, "<link rel=\"preload\" as=\"style\" href=\"{}\">", Escaped(sheet))?;
    }
    // On a phone's line it would keep the style sheet waiting: there the font is for the next page.
    if let Some(font) = assets.font {
        write!(
            out,
            "<link rel=\"preload\" as=\"font\" type=\"font/woff2\" crossorigin \
             media=\"(width >= 48rem)\" href=\"{}\">",
            Escaped(&site_href(font))
        )?;
    }
    let searches = of.document.blocks.iter().any(|block| matches!(block, Block::Search(_)));
    if searches {
        search(&mut out, &shell.base, assets)?;
    }
    // Before the style sheet, for which it would wait.
    write!(out, "<script src=\"{}\"></script>", Escaped(&site_href(assets.settings)))?;
    for sheet in &sheets {
        style_sheet(&mut out, sheet)?;
    }
    out.push_str("<noscript>");
    style_sheet(&mut out, &site_href(assets.later))?;
    out.push_str("</noscript>");
    // Nothing is painted before the page's end is there: what stands beside something that has
    // not arrived would move. The style sheet is awaited anyway, and takes longer.
    write!(out, "<link rel=\"expect\" href=\"#{}\" blocking=\"render\">", page::DATA)?;
    meta(&mut out, "name", "description", &head.description)?;
    meta(&mut out, "name", "color-scheme", "light dark")?;
    if of.meta.indexed {
        write!(out, "<link rel=\"canonical\" href=\"{}\">", Escaped(&canonical))?;
    } else {
        meta(&mut out, "name", "robots", "noindex")?;
    }
    write!(out, "<link rel=\"icon\" href=\"{}\">", Escaped(&site_href("/favicon.svg")))?;
    if !head.translations.is_empty() {
        alternate(&mut out, &head.lang, &canonical)?;
        for link in &head.translations {
            alternate(
                &mut out,
                link.lang.as_deref().unwrap_or(&shell.lang),
                &absolute(&link.href),
            )?;
        }
    }
    meta(&mut out, "property", "og:title", &head.heading)?;
    meta(&mut out, "property", "og:description", &head.description)?;
    meta(&mut out, "property", "og:site_name", &shell.name)?;
    meta(&mut out, "property", "og:locale", &head.lang)?;
    meta(&mut out, "property", "og:url", &canonical)?;
    let kind = match of.meta.kind {
        OgKind::Website => "website",
        OgKind::Article => "article",
    };
    meta(&mut out, "property", "og:type", kind)?;
    if let Some(published) = of.meta.published {
        meta(&mut out, "property", "article:published_time", &published.to_string())?;
    }
    if let Some(card) = card {
        picture(&mut out, &absolute(&route::card(&of.path)), card, &head.title)?;
    }
    for structured in &of.meta.structured {
        let json = serde_json::to_string(structured)?;
        write!(out, "<script type=\"application/ld+json\">{}</script>", Data(&json))?;
    }
    write!(
        out,
        "</head><body><div id=\"{}\" data-path=\"{}\">{}</div>",
        page::ROOT,
        Escaped(&of.path),
        views(shell, &of.path, &of.document),
    )?;
    let json = serde_json::to_string(&embedded)?;
    write!(
        out,
        "<script type=\"application/json\" id=\"{}\">{}</script>",
        page::DATA,
        Data(&json)
    )?;
    // On paper only: `settings.js` adds the day, and the query of a list.
    write!(
        out,
        "{}<p class=\"sheet\" lang=\"{}\" data-words=\"{}\"><span>{}</span><span></span></p>",
        assets.panels,
        Escaped(&shell.lang),
        Escaped(assets.printed),
        Escaped(&canonical),
    )?;
    if searches {
        // It looks for its list at once, and waits for nothing: here, at the end, the list is there.
        let find = site_href(assets.find);
        write!(out, "<script type=\"module\" async src=\"{}\"></script>", Escaped(&find))?;
    }
    write!(
        out,
        "<script type=\"module\" src=\"{}\"></script>{}</body></html>",
        Escaped(&site_href(assets.start)),
        assets.development,
    )?;
    Ok(out)
}

/// What a search needs, asked for at once: its modules, the engine and the index. The two that are
/// fetched are asked for as `search.js` does it, or they would be downloaded twice.
fn search(out: &mut String, base: &str, assets: &Assets<'_>) -> fmt::Result {
    let folder = Route::Search.path();
    let file = |name: &str| route::href(base, &[&folder, name].concat());
    for module in [route::href(base, assets.find), file("search.js")] {
        write!(out, "<link rel=\"modulepreload\" href=\"{}\">", Escaped(&module))?;
    }
    for fetched in [file(assets.engine), file("manifest.bin")] {
        let fetched = Escaped(&fetched);
        write!(out, "<link rel=\"preload\" as=\"fetch\" crossorigin href=\"{fetched}\">")?;
    }
    Ok(())
}

/// The social card. Its file keeps its name, so that links shared once find it for ever; those who
/// keep pictures by their address learn from the query that it has changed.
fn picture(out: &mut String, address: &str, png: &[u8], says: &str) -> fmt::Result {
    let version = route::fnv1a(png) >> 32;
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

/// Text between tags or in a quoted attribute.
struct Escaped<'a>(&'a str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for c in self.0.chars() {
            match c {
                '&' => f.write_str("&amp;")?,
                '<' => f.write_str("&lt;")?,
                '>' => f.write_str("&gt;")?,
                '"' => f.write_str("&quot;")?,
                c => f.write_char(c)?,
            }
        }
        Ok(())
    }
}

/// JSON in a script element: nothing in it can end the element or begin a comment.
struct Data<'a>(&'a str);

impl fmt::Display for Data<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for c in self.0.chars() {
            match c {
                '<' => f.write_str("\\u003c")?,
                c => f.write_char(c)?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_data_ends_its_element() {
        let json = Data("{\"a\":\"</script><!--\"}").to_string();
        assert_eq!(json, "{\"a\":\"\\u003c/script>\\u003c!--\"}");
        assert_eq!(
            serde_json::from_str::<serde_json::Value>(&json).expect("escapes are JSON")["a"],
            "</script><!--"
        );
    }

    #[test]
    fn markup_in_text_stays_text() {
        assert_eq!(Escaped("<b title=\"x\">&").to_string(), "&lt;b title=&quot;x&quot;&gt;&amp;");
    }
}
