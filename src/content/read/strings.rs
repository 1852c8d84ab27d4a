//! What holds for every string of every file, whatever its field.

use serde_json::Value;

use super::json::{Path, Step};
use super::report::{Entry, Report};
use crate::content::problem::Rule;

/// Reports blank texts, line breaks, control characters, bad links and malformed languages.
pub(super) fn check<T>(report: &mut Report, entry: &Entry<T>, value: &Value) {
    walk(report, entry, &Path::default(), value);
}

fn walk<T>(report: &mut Report, entry: &Entry<T>, path: &Path, value: &Value) {
    match value {
        Value::String(text) => {
            string(report, entry, path, text);
            blank(report, entry, path, text);
        }
        Value::Array(list) if list.is_empty() && is_text(path) => blank(report, entry, path, ""),
        Value::Array(list) => {
            let spans = !list.is_empty() && list.iter().all(is_span);
            if spans {
                let words: String = list.iter().filter_map(|span| span["text"].as_str()).collect();
                blank(report, entry, path, &words);
            }
            for (index, value) in list.iter().enumerate() {
                let path = path.index(index);
                if spans {
                    span(report, entry, &path, value);
                } else {
                    walk(report, entry, &path, value);
                }
            }
        }
        Value::Object(map) => {
            for (key, value) in map {
                walk(report, entry, &path.key(key), value);
            }
        }
        _ => {}
    }
}

/// Whether a text with marks stands here, which may be written as a list.
fn is_text(path: &Path) -> bool {
    match path.0.as_slice() {
        [.., Step::Key(key)] => matches!(key.as_str(), "text" | "by" | "caption" | "title"),
        [.., Step::Key(list), Step::Index(_)] => {
            matches!(list.as_str(), "paragraphs" | "items" | "head")
        }
        _ => false,
    }
}

fn is_span(value: &Value) -> bool {
    value.get("text").is_some_and(Value::is_string) && value.get("type").is_none()
}

/// A span may be a mere space between two links.
fn span<T>(report: &mut Report, entry: &Entry<T>, path: &Path, span: &Value) {
    for key in ["text", "href", "lang"] {
        if let Some(text) = span.get(key).and_then(Value::as_str) {
            string(report, entry, &path.key(key), text);
        }
    }
    if let Some(href) = span.get("href").and_then(Value::as_str) {
        link(report, entry, path.key("href"), (href, Links::Any));
    }
    if let Some(lang) = span.get("lang").and_then(Value::as_str) {
        language(report, entry, path.key("lang"), lang);
    }
}

fn blank<T>(report: &mut Report, entry: &Entry<T>, path: &Path, text: &str) {
    // A cell of a table may be empty.
    let is_cell = path.0.iter().any(|step| matches!(step, Step::Key(key) if key == "rows"));
    if text.trim().is_empty() && !is_cell {
        let wrong = "the text is blank";
        report.add(entry, path.clone(), Rule::BlankText, wrong, "expected words, or no such field");
    }
}

fn string<T>(report: &mut Report, entry: &Entry<T>, path: &Path, text: &str) {
    let Some(found) = text.chars().find(|c| is_control(*c)) else { return };
    if matches!(found, '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}') {
        let wrong = "the text has more than one line";
        report.add(entry, path.clone(), Rule::MultiLine, wrong, "expected one line");
    } else {
        let wrong = format!("the text has the control character U+{:04X}", u32::from(found));
        let expected = "expected letters, signs and spaces only";
        report.add(entry, path.clone(), Rule::ControlCharacter, wrong, expected);
    }
}

fn is_control(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{FEFF}')
}

/// Where a link may lead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Links {
    /// To the web, to a mailbox or to a page of the site.
    Any,
    /// To the web or to a mailbox.
    Out,
    /// To the web.
    Web,
    /// To the web or to a file of the site.
    File,
    /// To a file of the site.
    Own,
}

impl Links {
    fn expected(self) -> &'static str {
        match self {
            Self::Any => {
                "expected an https:, http: or mailto: address, or a path that begins with /"
            }
            Self::Out => "expected an https:, http: or mailto: address",
            Self::Web => "expected an https: or http: address",
            Self::File => "expected an https: or http: address, or a path that begins with /",
            Self::Own => "expected a path that begins with /",
        }
    }

    fn allows(self, href: &str) -> bool {
        if href.chars().any(|c| c.is_whitespace() || c == '\\' || is_control(c)) {
            return false;
        }
        let web = ["https://", "http://"]
            .iter()
            .filter_map(|scheme| href.strip_prefix(scheme))
            .any(|rest| !rest.is_empty() && !rest.starts_with(['/', '?', '#', ':']));
        let mail = href.strip_prefix("mailto:").is_some_and(|rest| {
            rest.split_once('@').is_some_and(|(name, host)| !name.is_empty() && !host.is_empty())
        });
        let dots = |part: &str| matches!(part, "." | "..");
        let own = href.starts_with('/') && !href.starts_with("//") && !href.split('/').any(dots);
        match self {
            Self::Any => web || mail || own,
            Self::Out => web || mail,
            Self::Web => web,
            Self::File => web || own,
            Self::Own => own,
        }
    }
}

/// Reports an address that a link of this sort may not have.
pub(super) fn link<T>(
    report: &mut Report,
    entry: &Entry<T>,
    path: impl Into<Path>,
    (href, links): (&str, Links),
) {
    if !links.allows(href) {
        let wrong = format!("\"{}\" is no link that the site follows", href.escape_debug());
        report.add(entry, path, Rule::BadLink, wrong, links.expected());
    }
}

/// Reports what is not formed like a language tag.
pub(super) fn language<T>(report: &mut Report, entry: &Entry<T>, path: impl Into<Path>, tag: &str) {
    let mut parts = tag.split('-');
    let first = parts.next().unwrap_or_default();
    let formed = (2..=3).contains(&first.len())
        && first.bytes().all(|byte| byte.is_ascii_lowercase())
        && parts.all(|part| {
            (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric())
        });
    if !formed {
        let wrong = format!("\"{}\" is no language tag", tag.escape_debug());
        let expected = "expected one such as \"en\" or \"pt-BR\"";
        report.add(entry, path, Rule::MalformedLanguage, wrong, expected);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_lead_where_they_say() {
        for href in ["https://example.org/a?b#c", "http://example.org", "mailto:a@example.org"] {
            assert!(Links::Any.allows(href), "{href}");
            assert!(!Links::Own.allows(href), "{href}");
        }
        for href in ["/", "/news/", "/search/?q=a&lang=fr#x"] {
            assert!(Links::Any.allows(href), "{href}");
            assert!(!Links::Web.allows(href), "{href}");
        }
        for href in [
            "",
            "javascript:alert(1)",
            "JavaScript:alert(1)",
            " javascript:alert(1)",
            "java\nscript:alert(1)",
            "data:text/html,x",
            "//example.org/",
            "/\\example.org/",
            "\\\\example.org",
            "https:example.org",
            "https://",
            "https:///x",
            "http:/x",
            "news/",
            "../x",
            "/a/../../x",
            "mailto:",
            "mailto:nobody",
            "/a b",
            "#top",
            "?q=x",
        ] {
            assert!(!Links::Any.allows(href), "{href}");
        }
    }
}
