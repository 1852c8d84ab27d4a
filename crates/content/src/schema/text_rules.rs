//! The rules for the texts in fields.

use crate::problem::Rule;

/// The content of a text field, and so which rules it must meet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// Words to be read.
    Words,
    /// Words to be read, or nothing: a cell of a table, or a space between two links.
    WordsOrNothing,
    /// A link to the web, to a mailbox or to a page of the site.
    PageLink,
    /// A link to the web or to a mailbox.
    ContactLink,
    /// A link to the web.
    WebLink,
    /// A link to the web or to a file of the site.
    FileLink,
    /// A link to a file of the site.
    OwnFileLink,
    /// A language tag.
    Language,
}

impl Holds {
    /// The addresses that may stand here; nothing where the text is no link.
    pub(super) fn link(self) -> Option<&'static str> {
        match self {
            Self::Words | Self::WordsOrNothing | Self::Language => None,
            Self::PageLink => {
                Some("expected an https:, http: or mailto: address, or a path that begins with /")
            }
            Self::ContactLink => Some("expected an https:, http: or mailto: address"),
            Self::WebLink => Some("expected an https: or http: address"),
            Self::FileLink => {
                Some("expected an https: or http: address, or a path that begins with /")
            }
            Self::OwnFileLink => Some("expected a path that begins with /"),
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
            Self::Words | Self::WordsOrNothing | Self::Language => true,
            Self::PageLink => web || mail || own,
            Self::ContactLink => web || mail,
            Self::WebLink => web,
            Self::FileLink => web || own,
            Self::OwnFileLink => own,
        }
    }
}

type Found = (Rule, String, String);

/// The fault of a text in which nothing can be read.
pub(super) fn blank(holds: Holds, text: &str) -> Option<Found> {
    let is_blank = holds == Holds::Words && text.trim().is_empty();
    let expected = "expected words, or no such field".to_owned();
    is_blank.then(|| (Rule::BlankText, "the text is blank".to_owned(), expected))
}

/// The faults in the characters of a text, and in the link or the language that it is.
pub(super) fn faults(holds: Holds, text: &str) -> impl Iterator<Item = Found> {
    let link = holds.link().filter(|_| !holds.allows(text)).map(|expected| {
        let wrong = format!("\"{}\" is no link that the site follows", text.escape_debug());
        (Rule::BadLink, wrong, expected.to_owned())
    });
    let language = (holds == Holds::Language && !is_language(text)).then(|| {
        let wrong = format!("\"{}\" is no language tag", text.escape_debug());
        let expected = "expected one such as \"en\" or \"pt-BR\"".to_owned();
        (Rule::MalformedLanguage, wrong, expected)
    });
    characters(text).into_iter().chain(link).chain(language)
}

fn characters(text: &str) -> Option<Found> {
    let found = text.chars().find(|c| is_control(*c))?;
    Some(if matches!(found, '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}') {
        let wrong = "the text has more than one line".to_owned();
        (Rule::MultiLine, wrong, "expected one line".to_owned())
    } else {
        let wrong = format!("the text has the control character U+{:04X}", u32::from(found));
        let expected = "expected letters, signs and spaces only".to_owned();
        (Rule::ControlCharacter, wrong, expected)
    })
}

fn is_control(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{FEFF}')
}

/// True if a text is formed like a language tag.
pub(crate) fn is_language(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let first = parts.next().unwrap_or_default();
    (2..=3).contains(&first.len())
        && first.bytes().all(|byte| byte.is_ascii_lowercase())
        && parts.all(|part| {
            (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric())
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_lead_where_they_say() {
        for href in ["https://example.org/a?b#c", "http://example.org", "mailto:a@example.org"] {
            assert!(Holds::PageLink.allows(href), "{href}");
            assert!(!Holds::OwnFileLink.allows(href), "{href}");
        }
        for href in ["/", "/news/", "/search/?q=a&lang=fr#x"] {
            assert!(Holds::PageLink.allows(href), "{href}");
            assert!(!Holds::WebLink.allows(href), "{href}");
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
            assert!(!Holds::PageLink.allows(href), "{href}");
        }
    }
}
