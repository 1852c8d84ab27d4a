//! Finds every fault in the form of an entry, not only the first.
//!
//! A derived deserializer stops at the first fault. So the fault is noted and mended in a copy,
//! by a placeholder or by dropping the field, and the copy is tried again, until it can be read.
//! What comes out serves to check the fields that were sound; it is never published.

use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::json::{Path, Step};
use super::known::nearest;
use crate::content::problem::Rule;
use crate::date::DateError;

/// An entry read as `T`.
pub(super) struct Mended<T> {
    /// The entry, with placeholders at the places of `faults`; nothing if it could not be mended.
    pub(super) value: Option<T>,
    /// What was wrong with its form.
    pub(super) faults: Vec<Fault>,
}

/// One thing that is wrong with the form of an entry.
#[derive(Debug)]
pub(super) struct Fault {
    pub(super) path: Path,
    pub(super) rule: Rule,
    pub(super) wrong: String,
    pub(super) expected: String,
}

/// More faults than this in one entry are not looked for.
const MOST: usize = 100;
/// In lists longer than this the guilty entry is not looked for.
const WIDEST: usize = 500;

/// Reads an entry, mending what is wrong with its form.
pub(super) fn mend<T: DeserializeOwned>(value: &Value) -> Mended<T> {
    if let Ok(value) = T::deserialize(value) {
        return Mended { value: Some(value), faults: Vec::new() };
    }
    let mut mender = Mender { copy: value.clone(), read: read::<T> };
    let mut faults: Vec<Fault> = Vec::new();
    for _ in 0..MOST {
        let error = match read::<T>(&mender.copy) {
            Ok(value) => return Mended { value: Some(value), faults },
            Err(error) => error,
        };
        let (fault, mended) = mender.mend(error);
        if !faults.iter().any(|known| fault.path.starts_with(&known.path)) {
            faults.push(fault);
        }
        if !mended {
            break;
        }
    }
    Mended { value: T::deserialize(&mender.copy).ok(), faults }
}

/// Where reading failed and what the deserializer said.
#[derive(Clone, PartialEq, Eq)]
struct Failure {
    path: Path,
    text: String,
}

fn read<T: DeserializeOwned>(value: &Value) -> Result<T, Failure> {
    serde_path_to_error::deserialize(value).map_err(|error| {
        let mut path = Path::default();
        let mut at = value;
        for segment in error.path() {
            use serde_path_to_error::Segment;
            let step = match segment {
                Segment::Seq { index } => Step::Index(*index),
                Segment::Map { key } | Segment::Enum { variant: key } => Step::Key(key.clone()),
                Segment::Unknown => break,
            };
            let Some(next) = child(at, &step) else { break };
            at = next;
            path.0.push(step);
        }
        Failure { path, text: error.inner().to_string() }
    })
}

struct Mender<T> {
    copy: Value,
    read: fn(&Value) -> Result<T, Failure>,
}

impl<T> Mender<T> {
    /// Says what is wrong and mends it; the flag says whether that did any good.
    fn mend(&mut self, error: Failure) -> (Fault, bool) {
        let names = quoted(&error.text);
        let name = names.first().cloned().unwrap_or_default();
        if error.text.starts_with("unknown field") {
            let mut path = error.path;
            if path.0.last() != Some(&Step::Key(name.clone())) {
                path = path.key(&name);
            }
            let mended = self.remove(&path);
            let known = names[1..].iter().map(String::as_str);
            let expected = nearest(&name, known).map_or_else(
                || format!("expected one of {}", list(&names[1..])),
                |near| format!("did you mean \"{near}\"?"),
            );
            let wrong = format!("there is no field \"{name}\"");
            return (Fault { path, rule: Rule::UnknownField, wrong, expected }, mended);
        }
        if error.text.starts_with("missing field") {
            let path = error.path.key(&name);
            let filled = if name == "type" {
                self.set(&error.path, block()).then(|| json!("x"))
            } else {
                self.fill(&path, &[])
            };
            let kind = filled.as_ref().map_or("a value", describe);
            let fault = Fault {
                path,
                rule: Rule::MissingField,
                wrong: format!("the field \"{name}\" is missing"),
                expected: format!("expected {kind}"),
            };
            return (fault, filled.is_some());
        }
        if error.text.starts_with("unknown variant") {
            let is_block = get(&self.copy, &error.path).is_some_and(|at| at.get("type").is_some());
            let (path, mended) = if is_block {
                let mended = self.set(&error.path, block());
                (error.path.key("type"), mended)
            } else {
                let mended = self.fill(&error.path, &names[1..]).is_some();
                (error.path, mended)
            };
            let known = names[1..].iter().map(String::as_str);
            let expected = nearest(&name, known).map_or_else(
                || format!("expected one of {}", list(&names[1..])),
                |near| format!("did you mean \"{near}\"?"),
            );
            let wrong = format!("\"{name}\" is not known here");
            return (Fault { path, rule: Rule::WrongValue, wrong, expected }, mended);
        }
        let path = self.narrow(&error);
        let fault = explain(path.clone(), &error.text);
        let mended = self.fill(&path, &[]).is_some();
        (fault, mended)
    }

    /// Puts a placeholder at `path` that can be read there; says which.
    fn fill(&mut self, path: &Path, variants: &[String]) -> Option<Value> {
        let before = get(&self.copy, path).cloned();
        let mut untried = placeholders(variants);
        // A position on a map.
        untried.push(json!([1, 1]));
        untried.reverse();
        while let Some(placeholder) = untried.pop() {
            if !self.set(path, placeholder.clone()) {
                return None;
            }
            match (self.read)(&self.copy) {
                Err(error)
                    if error.path.starts_with(path) || blames(&error, path, &placeholder) =>
                {
                    // The deserializer itself says which words it takes here.
                    if variants.is_empty() && error.text.starts_with("unknown variant `x`") {
                        return self.fill(path, &quoted(&error.text)[1..]);
                    }
                }
                _ => return Some(placeholder),
            }
        }
        // An object whose fields are then missing: they are filled in the next rounds.
        self.set(path, json!({}));
        if (self.read)(&self.copy).is_err_and(|error| error.text.starts_with("missing field")) {
            return Some(json!({}));
        }
        match before {
            Some(before) => self.set(path, before),
            None => self.remove(path),
        };
        None
    }

    /// The value that is to blame: within tagged objects the deserializer names the object only.
    fn narrow(&mut self, error: &Failure) -> Path {
        let mut path = error.path.clone();
        loop {
            let Some(at) = get(&self.copy, &path) else { return path };
            let steps: Vec<Step> = match at {
                Value::Array(list) if list.len() <= WIDEST => {
                    (0..list.len()).map(Step::Index).collect()
                }
                Value::Object(map) if map.len() <= WIDEST => {
                    map.keys().cloned().map(Step::Key).collect()
                }
                _ => return path,
            };
            let guilty = steps.into_iter().find_map(|step| {
                let mut inner = path.clone();
                inner.0.push(step);
                self.changes(&inner, error).then_some(inner)
            });
            match guilty {
                Some(inner) => path = inner,
                None => return path,
            }
        }
    }

    /// Whether another value at `path` makes this error go away.
    fn changes(&mut self, path: &Path, error: &Failure) -> bool {
        let Some(before) = get(&self.copy, path).cloned() else { return false };
        let changed = placeholders(&[]).into_iter().any(|placeholder| {
            self.set(path, placeholder.clone());
            match (self.read)(&self.copy) {
                Ok(_) => true,
                Err(other) => other != *error && !blames(&other, path, &placeholder),
            }
        });
        self.set(path, before);
        changed
    }

    fn set(&mut self, path: &Path, value: Value) -> bool {
        let Some((last, parent)) = path.0.split_last() else {
            self.copy = value;
            return true;
        };
        let parent = parent.iter().try_fold(&mut self.copy, |at, step| child_mut(at, step));
        match (last, parent) {
            (Step::Key(key), Some(Value::Object(map))) => {
                map.insert(key.clone(), value);
                true
            }
            (Step::Index(index), Some(Value::Array(list))) => {
                list.get_mut(*index).map(|slot| *slot = value).is_some()
            }
            _ => false,
        }
    }

    fn remove(&mut self, path: &Path) -> bool {
        let Some((last, parent)) = path.0.split_last() else { return false };
        let parent = parent.iter().try_fold(&mut self.copy, |at, step| child_mut(at, step));
        match (last, parent) {
            (Step::Key(key), Some(Value::Object(map))) => map.remove(key).is_some(),
            (Step::Index(index), Some(Value::Array(list))) if *index < list.len() => {
                list.remove(*index);
                true
            }
            _ => false,
        }
    }
}

fn get<'a>(value: &'a Value, path: &Path) -> Option<&'a Value> {
    path.0.iter().try_fold(value, child)
}

fn child<'a>(value: &'a Value, step: &Step) -> Option<&'a Value> {
    match step {
        Step::Key(key) => value.get(key),
        Step::Index(index) => value.get(index),
    }
}

fn child_mut<'a>(value: &'a mut Value, step: &Step) -> Option<&'a mut Value> {
    match step {
        Step::Key(key) => value.get_mut(key),
        Step::Index(index) => value.get_mut(index),
    }
}

/// A block that can always be read.
fn block() -> Value {
    json!({ "type": "paragraph", "text": "x" })
}

fn placeholders(variants: &[String]) -> Vec<Value> {
    let mut values = vec![
        Value::Null,
        json!("x"),
        json!("1000"),
        json!(1),
        json!(false),
        json!([]),
        json!({}),
        block(),
    ];
    for variant in variants {
        values.push(json!(variant));
        values.push(json!({ variant.as_str(): "x" }));
    }
    values
}

/// What a placeholder stands for, in the words of a message.
fn describe(placeholder: &Value) -> &'static str {
    match placeholder {
        Value::String(text) if text == "1000" => "a date as YYYY, YYYY-MM or YYYY-MM-DD",
        Value::String(_) => "a text",
        Value::Number(_) => "a number",
        Value::Bool(_) => "true or false",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
        Value::Null => "a value",
    }
}

/// Whether a failure is about the placeholder at `path`.
fn blames(error: &Failure, path: &Path, placeholder: &Value) -> bool {
    if !path.starts_with(&error.path) {
        return false;
    }
    let found = match placeholder {
        Value::Null => "null".to_owned(),
        Value::Bool(value) => format!("boolean `{value}`"),
        Value::Number(value) => format!("integer `{value}`"),
        Value::String(text) => format!("string \"{text}\""),
        Value::Array(_) => "sequence".to_owned(),
        Value::Object(_) => "map".to_owned(),
    };
    error.text.starts_with(&format!("invalid type: {found}"))
        || error.text.starts_with(&format!("invalid value: {found}"))
}

/// Says in plain words what the deserializer says.
fn explain(path: Path, text: &str) -> Fault {
    for date in [DateError::Form, DateError::Month, DateError::Day] {
        let expected = date.to_string();
        if let Some(found) = text.strip_prefix(&format!("{expected}, found ")) {
            let wrong = format!("{found} is no date");
            return Fault { path, rule: Rule::ImpossibleDate, wrong, expected };
        }
    }
    let (found, expected) = text.split_once(", expected ").unwrap_or((text, "another value"));
    let found = found.split_once(": ").map_or(found, |(_, found)| found);
    let found = match found.split_once(['`', '"']) {
        Some(("integer " | "floating point " | "boolean ", value)) => value.replace('`', ""),
        Some(("string ", text)) => format!("the text \"{text}"),
        _ => match found {
            "sequence" => "a list".to_owned(),
            "map" => "an object".to_owned(),
            _ if found.starts_with("invalid length ") => {
                found.replace("invalid length", "a list of")
            }
            _ => found.to_owned(),
        },
    };
    let expected = match expected {
        "u8" | "u16" | "u32" | "u64" => "a whole number",
        "f64" => "a number",
        "a sequence" => "a list",
        "an array of length 2" => "a list of 2",
        "fewer elements in array" => "a shorter list",
        "a boolean" => "true or false",
        "a string" => "a text",
        "a string or a list of spans" => "a text or a list of spans",
        "string or map" | "map with a single key" => "one name, or an object with one field",
        _ if expected.starts_with("struct") || expected.starts_with("internally") => "an object",
        _ if expected.starts_with("enum") => "one name, or an object with one field",
        _ => expected,
    };
    let expected = format!("expected {expected}");
    Fault { path, rule: Rule::WrongValue, wrong: format!("found {found}"), expected }
}

/// The words between backticks.
fn quoted(text: &str) -> Vec<String> {
    text.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

fn list(names: &[String]) -> String {
    names.iter().map(|name| format!("\"{name}\"")).collect::<Vec<_>>().join(", ")
}
