//! Collects problems with their places.

use std::cell::Cell;

use serde::de::DeserializeOwned;
use serde_json::Value;

use super::json::{Lines, Path, Step};
use super::mend::mend;
use crate::content::problem::{Problem, Rule};

/// A JSON text: a file, or one line of a file of lines.
#[derive(Debug)]
pub(super) struct Text {
    pub(super) file: String,
    pub(super) lines: Lines,
}

/// An entry of a content file, with all that is needed to say what is wrong with it.
#[derive(Debug)]
pub(super) struct Entry<T> {
    /// As read. At the paths in `mended` there are placeholders.
    pub(super) value: T,
    /// Its id, where it has one.
    pub(super) id: Option<String>,
    text: usize,
    path: Path,
    mended: Vec<Path>,
    broken: Cell<bool>,
}

impl<T> Entry<T> {
    /// Whether it has an error and is left out.
    pub(super) fn is_broken(&self) -> bool {
        self.broken.get()
    }

    /// Whether its form was faulty, so that some of its values are placeholders.
    pub(super) fn is_mended(&self) -> bool {
        !self.mended.is_empty()
    }

    /// Whether the value at `path` is its own and no placeholder.
    pub(super) fn is_sound(&self, path: &Path) -> bool {
        !self.mended.iter().any(|mended| path.starts_with(mended) || mended.starts_with(path))
    }
}

/// The problems found so far and the texts they are found in.
#[derive(Debug, Default)]
pub(super) struct Report {
    texts: Vec<Text>,
    problems: Vec<Problem>,
}

impl Report {
    pub(super) fn text(&mut self, text: Text) -> usize {
        self.texts.push(text);
        self.texts.len() - 1
    }

    /// The file of an entry and the line where the value at `path` begins.
    pub(super) fn place<T>(&self, entry: &Entry<T>, path: &Path) -> (&str, usize) {
        let text = &self.texts[entry.text];
        (&text.file, text.lines.find(&entry.path.join(path)))
    }

    /// Reads an entry and reports what is wrong with its form and its strings.
    ///
    /// Nothing comes back if its form is beyond mending.
    pub(super) fn entry<T: DeserializeOwned>(
        &mut self,
        (text, path): (usize, Path),
        value: &Value,
    ) -> Option<Entry<T>> {
        let entry = self.form::<T>((text, path), value)?;
        super::strings::check(self, &entry, value);
        Some(entry)
    }

    /// Reads an entry and reports what is wrong with its form alone.
    pub(super) fn form<T: DeserializeOwned>(
        &mut self,
        (text, path): (usize, Path),
        value: &Value,
    ) -> Option<Entry<T>> {
        let id = value.get("id").and_then(Value::as_str).map(str::to_owned);
        let read = mend::<T>(value);
        let entry =
            Entry { value: (), id, text, path, mended: Vec::new(), broken: Cell::new(false) };
        for fault in &read.faults {
            self.add(&entry, fault.path.clone(), fault.rule, &fault.wrong, &fault.expected);
        }
        let mended = read.faults.into_iter().map(|fault| fault.path).collect();
        let Entry { id, text, path, broken, .. } = entry;
        read.value.map(|value| Entry { value, id, text, path, mended, broken })
    }

    /// Adds a problem of an entry, unless it follows from one that is known.
    pub(super) fn add<T>(
        &mut self,
        entry: &Entry<T>,
        path: impl Into<Path>,
        rule: Rule,
        wrong: impl Into<String>,
        expected: impl Into<String>,
    ) {
        let path = path.into();
        if entry.mended.iter().any(|mended| path.starts_with(mended)) {
            return;
        }
        let severity = rule.severity();
        if severity == crate::content::problem::Severity::Error {
            entry.broken.set(true);
        }
        let text = &self.texts[entry.text];
        let whole = entry.path.join(&path);
        // In a file of one item the item needs no name.
        let named = if entry.path.0.is_empty() { None } else { entry.id.clone() };
        let field = if named.is_some() { path } else { whole.clone() };
        self.problems.push(Problem {
            severity,
            rule,
            file: text.file.clone(),
            line: Some(text.lines.find(&whole)),
            entry: named,
            field: field.to_string(),
            wrong: wrong.into(),
            expected: expected.into(),
        });
    }

    /// Adds a problem of a whole file, or of one of its lines.
    pub(super) fn file(
        &mut self,
        rule: Rule,
        (file, line): (&str, Option<usize>),
        wrong: impl Into<String>,
        expected: impl Into<String>,
    ) {
        self.problems.push(Problem {
            severity: rule.severity(),
            rule,
            file: file.to_owned(),
            line,
            entry: None,
            field: String::new(),
            wrong: wrong.into(),
            expected: expected.into(),
        });
    }

    /// Reports the fields that are in an object of a text twice.
    pub(super) fn duplicates(&mut self, text: usize) {
        let Text { file, lines } = &self.texts[text];
        for path in lines.duplicates() {
            let name = match path.0.last() {
                Some(Step::Key(key)) => key.as_str(),
                _ => "",
            };
            self.problems.push(Problem {
                severity: Rule::DuplicateField.severity(),
                rule: Rule::DuplicateField,
                file: file.clone(),
                line: Some(lines.find(&path)),
                entry: None,
                field: path.to_string(),
                wrong: format!("the field \"{name}\" is there twice"),
                expected: "expected it once".to_owned(),
            });
        }
    }

    /// All problems, by file, line and field.
    pub(super) fn finish(mut self) -> Vec<Problem> {
        self.problems.sort_by(|a, b| {
            (&a.file, a.line, &a.entry, &a.field, a.rule)
                .cmp(&(&b.file, b.line, &b.entry, &b.field, b.rule))
        });
        self.problems.dedup();
        self.problems
    }
}
