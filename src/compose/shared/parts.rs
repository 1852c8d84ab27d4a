//! The parts that pages share: sections, facts, dates with their doubts.

use super::index::Index;
use crate::date::Date;
use crate::i18n::{Label, fold};
use crate::page::{Block, Fact, Link, LinkStyle, Links, Moment, Notice, Section, Tone, Value};
use crate::text::{Span, Text};

/// A heading with blocks under it; nothing where there are none.
pub(crate) fn section(
    heading: impl Into<String>,
    id: impl Into<String>,
    blocks: impl IntoIterator<Item = Block>,
) -> Option<Block> {
    let blocks: Vec<Block> = blocks.into_iter().collect();
    if blocks.is_empty() {
        return None;
    }
    Some(Block::Section(Section { heading: heading.into(), id: id.into(), lang: None, blocks }))
}

/// Links; nothing where there are none.
pub(crate) fn links(style: LinkStyle, items: impl IntoIterator<Item = Link>) -> Option<Block> {
    let items: Vec<Link> = items.into_iter().collect();
    (!items.is_empty()).then_some(Block::Links(Links { style, items }))
}

/// Facts; nothing where none is known.
pub(crate) fn facts(facts: impl IntoIterator<Item = Option<Fact>>) -> Option<Block> {
    let facts: Vec<Fact> = facts.into_iter().flatten().collect();
    (!facts.is_empty()).then_some(Block::Facts(facts))
}

/// A term with its values; nothing where there are none.
pub(crate) fn fact(
    term: impl Into<String>,
    values: impl IntoIterator<Item = Value>,
) -> Option<Fact> {
    let values: Vec<Value> = values.into_iter().collect();
    (!values.is_empty()).then(|| Fact { term: term.into(), values })
}

/// Paragraphs as blocks.
pub(crate) fn paragraphs(texts: &[Text]) -> impl Iterator<Item = Block> {
    texts.iter().cloned().map(Block::Paragraph)
}

/// A remark set apart.
pub(crate) fn notice(tone: Tone, text: impl Into<Text>) -> Block {
    Block::Notice(Notice { tone, text: text.into() })
}

/// A value in words.
pub(crate) fn words(text: impl Into<Text>) -> Value {
    Value { text: text.into(), ..Value::default() }
}

/// A value that is a link, with the link's remark.
pub(crate) fn linked(link: Link) -> Value {
    Value { text: link_text(Text::default(), &link), note: link.note, ..Value::default() }
}

/// Adds a link, or its words alone where it leads nowhere.
pub(crate) fn link_text(text: Text, link: &Link) -> Text {
    let mut text = text;
    text.0.push(Span {
        text: link.text.clone(),
        href: (!link.href.is_empty()).then(|| link.href.clone()),
        lang: link.lang.clone(),
        em: false,
    });
    text
}

/// The form of a name that makes an id or stands in an address: folded, with hyphens.
pub(crate) fn slug(name: &str) -> String {
    let folded = fold(name);
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("-")
}

/// Several remarks as one; nothing where there are none.
pub(crate) fn remarks<const N: usize>(remarks: [Option<String>; N]) -> Option<String> {
    let remarks: Vec<String> = remarks.into_iter().flatten().collect();
    (!remarks.is_empty()).then(|| remarks.join(", "))
}

/// A text and a remark on it as one remark.
pub(crate) fn with_remark(text: &str, remark: Option<&str>) -> String {
    remark.map_or_else(|| text.to_owned(), |remark| format!("{text}, {remark}"))
}

impl Index<'_> {
    /// A section headed by a label.
    pub(crate) fn section(
        &self,
        heading: Label,
        id: &str,
        blocks: impl IntoIterator<Item = Block>,
    ) -> Option<Block> {
        section(self.label(heading), id, blocks)
    }

    /// A fact whose term is a label.
    pub(crate) fn fact(
        &self,
        term: Label,
        values: impl IntoIterator<Item = Value>,
    ) -> Option<Fact> {
        fact(self.label(term), values)
    }

    /// The remark on a date that content names as uncertain.
    pub(crate) fn date_doubt(&self, uncertain: &[String], field: &str) -> Option<String> {
        let doubted = uncertain.iter().any(|name| name == field);
        doubted.then(|| self.label(Label::NotCertain).to_owned())
    }

    /// The remark on a value, not a date, that content names as uncertain.
    pub(crate) fn doubt(&self, uncertain: &[String], field: &str) -> Option<String> {
        let doubted = uncertain.iter().any(|name| name == field);
        doubted.then(|| self.label(Label::ValueNotCertain).to_owned())
    }

    /// The notice on a text that content names as uncertain.
    pub(crate) fn text_doubt(&self, uncertain: &[String]) -> Option<Block> {
        let doubted = uncertain.iter().any(|name| name == "paragraphs");
        doubted.then(|| notice(Tone::Doubt, self.label(Label::TextNotCertain)))
    }

    /// A remark of the content, set apart.
    pub(crate) fn note(&self, note: Option<&String>) -> Option<Block> {
        note.map(|note| notice(Tone::Note, note.as_str()))
    }

    /// A date as a value, or the words that it is not known.
    pub(crate) fn date_value(&self, date: Option<Date>, note: Option<String>) -> Value {
        match date {
            Some(date) => Value {
                text: self.locale.date(date).into(),
                datetime: Some(date.to_string()),
                note,
            },
            None => words(self.label(Label::DateNotKnown)),
        }
    }

    /// A date in a list.
    pub(crate) fn moment(&self, date: Date, note: Option<String>) -> Moment {
        Moment { text: self.locale.date(date), datetime: date.to_string(), note }
    }

    /// A span of time in words; one without end goes on.
    pub(crate) fn period(&self, from: Date, to: Option<Date>) -> String {
        match to {
            Some(to) => self.locale.span(from, to),
            None => self.locale.fill(Label::Since, &[("date", &self.locale.date(from))]),
        }
    }
}
