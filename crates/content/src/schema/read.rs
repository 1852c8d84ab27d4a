//! Reads values and notes their faults.

use std::borrow::Cow;

use serde_json::{Map, Value};

use super::text_rules::{self, Holds};
use crate::json::{Path, Step};
use crate::nearest::nearest;
use crate::problem::Rule;

/// Something that is wrong with a value.
#[derive(Clone, Debug)]
pub struct Fault {
    /// Its path, from the value that was read.
    pub(crate) path: Path,
    /// The rule that is not met.
    pub rule: Rule,
    /// The fault in words.
    pub wrong: String,
    /// The remedy.
    pub expected: String,
    /// True where a placeholder stands in its place.
    pub(crate) replaced: bool,
}

/// The functions of a type that reads a field: it is read by one, named in messages by the other.
type Functions<T> = (fn(&Value, &mut Reader<'_>) -> T, fn() -> String);

/// The place that is read and the faults that were found.
pub struct Reader<'a> {
    path: Path,
    holds: Holds,
    /// Nothing while placeholders are made.
    faults: Option<&'a mut Vec<Fault>>,
}

impl<'a> Reader<'a> {
    /// Begins at a whole value.
    pub(crate) fn new(faults: &'a mut Vec<Fault>) -> Self {
        Self { path: Path::default(), holds: Holds::Words, faults: Some(faults) }
    }

    /// Notes a fault of the value that is read; a placeholder will stand in its place.
    pub(crate) fn fault(
        &mut self,
        rule: Rule,
        wrong: impl Into<String>,
        expected: impl Into<String>,
    ) {
        self.note(rule, wrong.into(), expected.into(), true);
    }

    fn note(&mut self, rule: Rule, wrong: String, expected: String, replaced: bool) {
        if let Some(faults) = &mut self.faults {
            faults.push(Fault { path: self.path.clone(), rule, wrong, expected, replaced });
        }
    }

    /// Notes that the value is of another kind than expected.
    pub(crate) fn wrong_kind(&mut self, found: &Value, expected: &str) {
        if self.faults.is_some() {
            let wrong = format!("found {}", describe(found));
            self.fault(Rule::WrongValue, wrong, format!("expected {expected}"));
        }
    }

    /// Reads the value of a key.
    pub(crate) fn key<T>(
        &mut self,
        key: impl Into<Cow<'static, str>>,
        read: impl FnOnce(&mut Self) -> T,
    ) -> T {
        self.step(Step::Key(key.into()), read)
    }

    /// Reads an entry of a list.
    pub(crate) fn index<T>(&mut self, index: usize, read: impl FnOnce(&mut Self) -> T) -> T {
        self.step(Step::Index(index), read)
    }

    fn step<T>(&mut self, step: Step, read: impl FnOnce(&mut Self) -> T) -> T {
        self.path.0.push(step);
        let value = read(self);
        self.path.0.pop();
        value
    }

    /// A value to stand where none can be read.
    pub(crate) fn placeholder<T>(read: impl FnOnce(&Value, &mut Reader<'_>) -> T) -> T {
        let mut silent = Reader { path: Path::default(), holds: Holds::Words, faults: None };
        read(&Value::Null, &mut silent)
    }

    /// The object that a value is, if it is one, with its unknown fields noted.
    pub(crate) fn object<'v>(
        &mut self,
        value: &'v Value,
        known: &[&str],
    ) -> Option<&'v Map<String, Value>> {
        let Value::Object(object) = value else {
            self.wrong_kind(value, "an object");
            return None;
        };
        for name in object.keys().filter(|name| !known.contains(&name.as_str())) {
            let wrong = format!("there is no field \"{name}\"");
            let expected = did_you_mean(name, known);
            self.key(name.clone(), |reader| reader.fault(Rule::UnknownField, wrong, expected));
        }
        Some(object)
    }

    /// Reads a field of an object. One without a default must be there.
    pub(crate) fn field<T>(
        &mut self,
        object: Option<&Map<String, Value>>,
        (name, holds): (&'static str, Holds),
        default: Option<T>,
        (read, noun): Functions<T>,
    ) -> T {
        let value = object.and_then(|object| object.get(name));
        match (value, default) {
            (Some(value), _) => {
                let outer = std::mem::replace(&mut self.holds, holds);
                let value = self.key(name, |reader| read(value, reader));
                self.holds = outer;
                value
            }
            (None, Some(default)) => default,
            (None, None) => {
                if object.is_some() {
                    let wrong = format!("the field \"{name}\" is missing");
                    let expected = format!("expected {}", noun());
                    self.key(name, |reader| reader.fault(Rule::MissingField, wrong, expected));
                }
                Self::placeholder(read)
            }
        }
    }

    /// Notes that a word is none of those that are known.
    pub(crate) fn unknown_word(&mut self, word: &str, known: &[&str]) {
        let wrong = format!("\"{word}\" is not known here");
        self.fault(Rule::WrongValue, wrong, did_you_mean(word, known));
    }

    /// Reads a list.
    pub(crate) fn list<T>(
        &mut self,
        value: &Value,
        read: impl Fn(&Value, &mut Self) -> T,
    ) -> Vec<T> {
        let Value::Array(list) = value else {
            self.wrong_kind(value, "a list");
            return Vec::new();
        };
        let entries = list.iter().enumerate();
        entries.map(|(index, value)| self.index(index, |reader| read(value, reader))).collect()
    }

    /// Notes what is wrong with a text as a whole.
    pub(crate) fn check_words(&mut self, text: &str) {
        if self.faults.is_some()
            && let Some((rule, wrong, expected)) = text_rules::blank(self.holds, text)
        {
            self.note(rule, wrong, expected, false);
        }
    }

    /// Notes what is wrong with the characters of a text, and with what it holds.
    pub(crate) fn check_characters(&mut self, text: &str) {
        if self.faults.is_some() {
            for (rule, wrong, expected) in text_rules::faults(self.holds, text) {
                self.note(rule, wrong, expected, false);
            }
        }
    }
}

fn did_you_mean(word: &str, known: &[&str]) -> String {
    nearest(word, known.iter().copied()).map_or_else(
        || format!("expected {}", one_of(known)),
        |near| format!("did you mean \"{near}\"?"),
    )
}

/// The names that may stand in a place, for messages.
pub(crate) fn one_of(names: &[&str]) -> String {
    let names: Vec<String> = names.iter().map(|name| format!("\"{name}\"")).collect();
    format!("one of {}", names.join(", "))
}

/// A value in the words of a message.
fn describe(value: &Value) -> String {
    match value {
        Value::Null => "null".to_owned(),
        Value::Bool(_) | Value::Number(_) => value.to_string(),
        Value::String(text) => format!("the text \"{}\"", text.escape_debug()),
        Value::Array(_) => "a list".to_owned(),
        Value::Object(_) => "an object".to_owned(),
    }
}
