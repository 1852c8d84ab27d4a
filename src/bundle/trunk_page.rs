//! The page that Trunk makes of `index.html`: the publisher reads it for the names of the client's
//! files and for what `trunk serve` adds.

/// The end of the names of fonts.
pub(super) const FONT: &str = ".woff2";

/// The file names of the style sheets that the page links, in its order.
pub(super) fn style_sheets(html: &str) -> Vec<String> {
    linked(html, "stylesheet", ".css").collect()
}

/// The file name of the font that the page wants first.
pub(super) fn first_font(html: &str) -> Option<String> {
    linked(html, "preload", FONT).next()
}

/// The names of files that a page links with a relation.
fn linked<'a>(
    html: &'a str,
    relation: &'a str,
    ending: &'a str,
) -> impl Iterator<Item = String> + 'a {
    html.split("<link").skip(1).filter_map(move |tag| {
        let tag = tag.split_once('>')?.0;
        // Trunk's minifier leaves the quotes out.
        let href = tag.split_once("href=")?.1.trim_start_matches('"');
        let name = href.split(['"', ' ']).next()?.rsplit('/').next()?;
        (tag.contains(relation) && name.ends_with(ending)).then(|| name.to_owned())
    })
}

/// The scripts that `trunk serve` adds: every one of the page but the module that starts the
/// application, which the publisher replaces.
pub(super) fn development_scripts(html: &str) -> String {
    html.split("<script")
        .skip(1)
        .filter_map(|script| {
            let (attributes, rest) = script.split_once('>')?;
            let body = rest.split_once("</script>")?.0;
            (!attributes.contains("module"))
                .then(|| ["<script", attributes, ">", body, "</script>"].concat())
        })
        .collect()
}

/// The name of a file in `style/` for one that Trunk made of it: without the ending and the hash that
/// a release adds, a number in hexadecimal digits without zeros before it.
pub(super) fn stem(file: &str) -> &str {
    let name = file.strip_suffix(".css").unwrap_or(file);
    let is_hash = |end: &str| end.len() >= 8 && end.bytes().all(|byte| byte.is_ascii_hexdigit());
    match name.rsplit_once('-') {
        Some((stem, end)) if is_hash(end) => stem,
        _ => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = r#"<head><link rel="stylesheet" href="/base-1a.css" integrity="x"/>
<link rel="modulepreload" href="/app-1.js"><link rel="stylesheet" href="/sub/print-2b.css">
<script type="module">import init from '/app-1.js';</script></head><body>
<script>"use strict";(function () { reload() })()</script></body>"#;

    #[test]
    fn style_sheets_keep_their_order() {
        assert_eq!(style_sheets(PAGE), ["base-1a.css", "print-2b.css"]);
        let minified = r#"<link href=/base-1a.css rel=stylesheet><link rel=icon href=/x.svg>"#;
        assert_eq!(style_sheets(minified), ["base-1a.css"]);
        assert_eq!(first_font(minified), None);
        let font = r#"<link href=/x.woff2 rel=icon><link rel=preload as=font href=/sub/y.woff2>"#;
        assert_eq!(first_font(font).as_deref(), Some("y.woff2"));
    }

    #[test]
    fn a_style_sheet_is_known_without_its_hash() {
        assert_eq!(stem("page-head-0123456789abcdef.css"), "page-head");
        assert_eq!(stem("print-123456789abcdef.css"), "print");
        assert_eq!(stem("page-head.css"), "page-head");
        assert_eq!(stem("menu.css"), "menu");
    }

    #[test]
    fn only_the_reload_script_is_kept() {
        assert_eq!(
            development_scripts(PAGE),
            r#"<script>"use strict";(function () { reload() })()</script>"#
        );
    }
}
