//! Files that are published as they are: `files/`, and `root/`, which goes to the bundle's root.

use super::report::Report;
use crate::ids::is_id;
use crate::nearest::nearest;
use crate::problem::Rule;
use crate::svg;

/// Types that a browser runs, or shows as a page of the site.
const ACTIVE: &[&str] = &[
    "htm", "html", "xhtml", "xht", "shtml", "js", "mjs", "cjs", "wasm", "xml", "xsl", "xslt",
    "mht", "swf",
];

/// Types that are shown, played or saved.
const EXPECTED: &[&str] = &[
    "avif", "csv", "doc", "docx", "epub", "geojson", "gif", "gz", "ics", "jpeg", "jpg", "json",
    "md", "mp3", "mp4", "odp", "ods", "odt", "oga", "ogg", "ogv", "opus", "pdf", "png", "ppt",
    "pptx", "rtf", "svg", "tsv", "txt", "vtt", "webm", "webp", "xls", "xlsx", "zip",
];

/// Files at the root of the bundle that the publisher writes.
const BUNDLE_FILES: &[&str] = &[
    "404.html",
    "card.png",
    "client.json",
    "favicon.svg",
    "index.html",
    "index.json",
    "robots.txt",
    "sitemap.xml",
];

/// Checks a file of `files/`.
pub(super) fn file(report: &mut Report, (path, name): (&str, &str), bytes: &[u8]) {
    let kind = extension(name);
    if ACTIVE.contains(&kind.as_str()) {
        active(report, path, &kind);
    } else if kind == "svg" {
        picture(report, path, bytes);
    } else if !EXPECTED.contains(&kind.as_str()) {
        let wrong = match kind.as_str() {
            "" => "the name of the file has no type".to_owned(),
            kind => format!("files of the type .{kind} are not expected"),
        };
        let expected = nearest(&kind, EXPECTED.iter().copied()).map_or_else(
            || "expected a document, a picture, a recording or data, such as .pdf".to_owned(),
            |near| {
                format!(
                    "expected a document, a picture, a recording or data; did you mean .{near}?"
                )
            },
        );
        report.file(Rule::UnknownType, (path, None), wrong, expected);
    }
}

/// Checks a file of `root/`.
pub(super) fn root(report: &mut Report, (path, name): (&str, &str), bytes: &[u8]) {
    if let Some(wrong) = collision(name) {
        let expected = "expected a name of its own, or a file in root/.well-known/";
        report.file(Rule::ReservedFile, (path, None), wrong, expected);
        return;
    }
    match extension(name).as_str() {
        // Search engines verify who runs a site by a page of one line, or by a list in XML.
        "html" | "htm" if !bytes.contains(&b'<') => {}
        "svg" | "xml" => picture(report, path, bytes),
        kind if ACTIVE.contains(&kind) => active(report, path, kind),
        _ => {}
    }
}

/// Why a file may not be copied to the root of the bundle.
fn collision(name: &str) -> Option<String> {
    if name.starts_with(".well-known/") {
        return None;
    }
    if name.contains('/') {
        return Some("the folders of the bundle belong to the site itself".to_owned());
    }
    let lower = name.to_ascii_lowercase();
    // The compressed copy of a file stands beside it.
    let plain = lower.strip_suffix(".br").or_else(|| lower.strip_suffix(".gz")).unwrap_or(&lower);
    if BUNDLE_FILES.contains(&plain) {
        return Some(format!("the bundle has a file {plain} of its own"));
    }
    if is_id(name) {
        return Some(format!("the address /{name}/ may be that of a page"));
    }
    let is_client_file = plain.rsplit_once('.').is_some_and(|(stem, _)| {
        let stem = stem.strip_suffix("_bg").unwrap_or(stem);
        stem.rsplit_once('-').is_some_and(|(_, hash)| {
            hash.len() == 16 && hash.bytes().all(|byte| byte.is_ascii_hexdigit())
        })
    });
    is_client_file.then(|| "the name has the form of the client's files".to_owned())
}

fn active(report: &mut Report, path: &str, kind: &str) {
    let wrong = format!("a browser may run what is in a file of the type .{kind}");
    let expected = "expected a document or a picture, or the files in a .zip";
    report.file(Rule::ActiveFile, (path, None), wrong, expected);
}

/// Reports an SVG or XML file that may run something.
fn picture(report: &mut Report, path: &str, bytes: &[u8]) {
    let (line, wrong, expected) = match str::from_utf8(bytes) {
        Err(_) => (1, "the file is not UTF-8".to_owned(), "expected the file saved as UTF-8"),
        Ok(text) => match svg::active_flaw(text) {
            Some(flaw) => (flaw.line, flaw.wrong, flaw.expected),
            None => return,
        },
    };
    report.file(Rule::ActiveFile, (path, Some(line)), wrong, expected);
}

/// The type of a file by its name, in lower case; nothing where it has none.
fn extension(name: &str) -> String {
    let name = name.rsplit('/').next().unwrap_or_default();
    name.rsplit_once('.').map(|(_, kind)| kind.to_ascii_lowercase()).unwrap_or_default()
}
