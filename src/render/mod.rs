//! Layer 5, native: from a page document to HTML: the views rendered natively, and the document round them.

mod head;
mod markup;
pub(crate) mod policy;
mod rendered;

use std::fmt::Write;
use std::sync::{Arc, Once};

use any_spawner::Executor;
use hydration_context::SsrSharedContext;
use leptos::prelude::*;
use leptos_router::location::RequestUrl;

use head::write_head;
use markup::{Data, Escaped};
use rendered::Rendered;
pub(crate) use rendered::{Assets, LATER};

use crate::client_format;
use crate::compose::Page;
use crate::page::{self, Block, Embedded, PageDocument, Shell};
use crate::route;
use crate::views::App;

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
    let blocks = &of.document.blocks;
    let rendered = Rendered {
        shell,
        base_url,
        assets,
        of,
        card,
        searches: blocks.iter().any(|block| matches!(block, Block::Search(_))),
    };
    let mut out = String::with_capacity(16 * 1024);
    write!(
        out,
        "<!DOCTYPE html><html lang=\"{}\" data-lang=\"{}\"><head>",
        Escaped(&of.document.head.lang),
        Escaped(&shell.lang),
    )?;
    write_head(&mut out, &rendered)?;
    out.push_str("</head><body>");
    write_body(&mut out, &rendered)?;
    out.push_str("</body></html>");
    Ok(out)
}

fn write_body(out: &mut String, page: &Rendered<'_>) -> anyhow::Result<()> {
    let Rendered { shell, assets, of, .. } = page;
    write!(
        out,
        "<div id=\"{}\" data-path=\"{}\" {}=\"{}\">{}</div>",
        page::ROOT,
        Escaped(&of.path),
        page::FORMAT,
        client_format::format(),
        views(shell, &of.path, &of.document),
    )?;
    let embedded = Embedded { shell: (*shell).clone(), document: of.document.clone() };
    write!(
        out,
        "<script type=\"application/json\" id=\"{}\">{}</script>",
        page::DATA,
        Data(&serde_json::to_string(&embedded)?)
    )?;
    // On paper only: `settings.js` adds the day, and the query of a list.
    write!(
        out,
        "{}<p class=\"sheet\" lang=\"{}\" data-words=\"{}\"><span>{}</span><span></span></p>",
        assets.panels,
        Escaped(&shell.lang),
        Escaped(assets.printed),
        Escaped(&page.absolute(&of.path)),
    )?;
    if page.searches {
        // It looks for its list at once, and waits for nothing: here, at the end, the list is there.
        let find = page.file(assets.find);
        write!(out, "<script type=\"module\" async src=\"{}\"></script>", Escaped(&find))?;
    }
    write!(
        out,
        "<script type=\"module\" src=\"{}\"></script>{}",
        Escaped(&page.file(assets.start)),
        assets.development,
    )?;
    Ok(())
}
