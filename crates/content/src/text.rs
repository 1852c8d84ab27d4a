//! Text with marks: a plain string, or a list of spans with links, languages and emphasis.
//!
//! One type serves editors and browsers: content files are written with it, page documents
//! carry it. There is no markup in a string, ever; `<b>` in a title is shown as `<b>`.

use std::fmt;

use serde::de::{self, SeqAccess, Visitor};
use serde::ser::SerializeSeq;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::{Map, Value, json};

use crate::schema::{Collector, Reader, Schema, record};

record! {
    /// A stretch of text that is marked in one way.
    derive(Default, PartialEq, Eq, Deserialize)
    pub struct Span {
        /// The words. Never markup.
        pub text: String as WordsOrNothing,
        /// The address it leads to: `http(s):`, `mailto:`, or a path of the site such as
        /// `/countries/albania/`.
        pub href: Option<String> as PageLink = None,
        /// The language of the words, where it differs from the text round them (BCP 47).
        pub lang: Option<String> as Language = None,
        /// Stressed in reading.
        pub em: bool = false,
    }
}

/// A run of spans. In JSON a string stands for one span without marks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text(pub Vec<Span>);

impl Text {
    /// The words alone.
    pub fn plain(&self) -> String {
        self.0.iter().map(|span| span.text.as_str()).collect()
    }

    /// True if nothing would be read.
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

impl Schema for Text {
    fn noun() -> String {
        "a text or a list of spans".to_owned()
    }

    fn read(value: &Value, reader: &mut Reader<'_>) -> Self {
        match value {
            Value::String(text) => {
                reader.check_characters(text);
                reader.check_words(text);
                Self::from(text.as_str())
            }
            Value::Array(_) => {
                let text = Self(reader.list(value, Span::read));
                reader.check_words(&text.plain());
                text
            }
            _ => {
                reader.wrong_kind(value, &Self::noun());
                Self::default()
            }
        }
    }

    fn json_schema(types: &mut Map<String, Value>) -> Value {
        json!({
            "anyOf": [
                { "type": "string" },
                { "type": "array", "items": Span::json_schema(types) },
            ],
        })
    }

    fn links<'a>(&'a self, collector: &mut Collector<'a>) {
        self.0.links(collector);
    }
}

/// For `skip_serializing_if`: leaves out what is the default anyway.
pub fn is_false(value: &bool) -> bool {
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
