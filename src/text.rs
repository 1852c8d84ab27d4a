//! Text with marks: a plain string, or a list of spans with links, languages and emphasis.
//!
//! One type serves editors and browsers: content files are written with it, page documents
//! carry it. There is no markup in a string, ever; `<b>` in a title is shown as `<b>`.

use std::fmt;

use serde::de::{self, SeqAccess, Visitor};
use serde::ser::SerializeSeq;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A stretch of text that is marked in one way.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Span {
    /// What is read. Never markup.
    pub text: String,
    /// Where it leads: `http(s):`, `mailto:`, or a path of the site such as `/countries/albania/`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub href: Option<String>,
    /// The language of the words, where it differs from the text round them (BCP 47).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lang: Option<String>,
    /// Stressed in reading.
    #[serde(default, skip_serializing_if = "is_false")]
    pub em: bool,
}

/// A run of spans. In JSON a string stands for one span without marks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text(pub Vec<Span>);

impl Text {
    /// The words alone.
    pub fn plain(&self) -> String {
        self.0.iter().map(|span| span.text.as_str()).collect()
    }

    /// Whether nothing would be read.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|span| span.text.trim().is_empty())
    }

    /// Adds a stretch without marks.
    #[must_use]
    pub fn then(mut self, text: impl Into<String>) -> Self {
        self.0.push(Span { text: text.into(), ..Span::default() });
        self
    }

    /// Adds a link.
    #[must_use]
    pub fn then_link(mut self, text: impl Into<String>, href: impl Into<String>) -> Self {
        self.0.push(Span { text: text.into(), href: Some(href.into()), ..Span::default() });
        self
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Self::default().then(text)
    }
}

impl From<String> for Text {
    fn from(text: String) -> Self {
        Self::default().then(text)
    }
}

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if let [Span { text, href: None, lang: None, em: false }] = self.0.as_slice() {
            return serializer.serialize_str(text);
        }
        let mut list = serializer.serialize_seq(Some(self.0.len()))?;
        for span in &self.0 {
            list.serialize_element(span)?;
        }
        list.end()
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Spans;

        impl<'de> Visitor<'de> for Spans {
            type Value = Text;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a string or a list of spans")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Text, E> {
                Ok(Text::from(text))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Text, A::Error> {
                let mut spans = Vec::new();
                while let Some(span) = list.next_element()? {
                    spans.push(span);
                }
                Ok(Text(spans))
            }
        }

        deserializer.deserialize_any(Spans)
    }
}

/// For `skip_serializing_if`: leaves out what is the default anyway.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
pub(crate) fn is_false(value: &bool) -> bool {
    !*value
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_string_is_one_span_and_comes_back_as_a_string() {
        let text: Text = serde_json::from_str("\"Vienna <b>\"").expect("a string is a text");
        assert_eq!(text, Text::from("Vienna <b>"));
        assert_eq!(serde_json::to_string(&text).expect("a text is JSON"), "\"Vienna <b>\"");
    }

    #[test]
    fn marked_spans_come_back_as_they_were() {
        let json = r#"["See ",{"text":"Wien","href":"/x/","lang":"de","em":true}]"#;
        assert!(serde_json::from_str::<Text>(json).is_err(), "a list holds spans only");
        let json = r#"[{"text":"See "},{"text":"Wien","href":"/x/","lang":"de","em":true}]"#;
        let text: Text = serde_json::from_str(json).expect("a list of spans is a text");
        assert_eq!(text.plain(), "See Wien");
        assert_eq!(serde_json::to_string(&text).expect("a text is JSON"), json);
    }

    #[test]
    fn an_unknown_mark_is_refused() {
        assert!(serde_json::from_str::<Text>(r#"[{"text":"x","bold":true}]"#).is_err());
    }
}
