//! Collects problems with their places.

use std::cell::Cell;

use serde_json::Value;

use crate::json::{Lines, Path, Step};
use crate::problem::{Problem, Rule, Severity};
use crate::schema::{self, Schema};

/// A JSON text: a file, or one line of a file of lines.
#[derive(Debug)]
pub(super) struct Text {
    pub(super) file: String,
    pub(super) lines: Lines,
}

/// An entry of a content file, with all that is needed to say what is wrong with it.
#[derive(Debug)]
pub(super) struct Entry<T> {
    /// As read. At the paths in `replaced` there are placeholders.
    pub(super) value: T,
    /// Its id, where it has one.
    pub(super) id: Option<String>,
    text: usize,
    path: Path,
    replaced: Vec<Path>,
    broken: Cell<bool>,
}

impl<T> Entry<T> {
    /// True if it has an error and is left out.
    pub(super) fn is_broken(&self) -> bool {
        self.broken.get()
    }

    /// True if some of its values are placeholders, since they could not be read.
    pub(super) fn is_faulty(&self) -> bool {
        !self.replaced.is_empty()
    }

    /// True if the value at `path` is its own and no placeholder.
    pub(super) fn is_sound(&self, path: &Path) -> bool {
        !self
            .replaced
            .iter()
            .any(|replaced| path.starts_with(replaced) || replaced.starts_with(path))
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

    /// Reads an entry and reports all its faults.
    pub(super) fn entry<T: Schema>(
        &mut self,
        (text, path): (usize, Path),
        value: &Value,
    ) -> Entry<T> {
        let id = value.get("id").and_then(Value::as_str).map(str::to_owned);
        let (value, faults) = schema::read(value);
        let mut entry =
            Entry { value, id, text, path, replaced: Vec::new(), broken: Cell::new(false) };
        for fault in &faults {
            self.add(&entry, fault.path.clone(), fault.rule, &fault.wrong, &fault.expected);
        }
        let replaced = faults.into_iter().filter(|fault| fault.replaced);
        entry.replaced = replaced.map(|fault| fault.path).collect();
        entry
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
        if entry.replaced.iter().any(|replaced| path.starts_with(replaced)) {
            return;
        }
        let severity = rule.severity();
        if severity == Severity::Error {
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
                Some(Step::Key(key)) => &**key,
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
        for problem in &mut self.problems {
            // Ids and names of fields come from the files, with whatever is in them.
            let texts = [&mut problem.field, &mut problem.wrong, &mut problem.expected];
            for text in texts.into_iter().chain(&mut problem.entry) {
                if text.contains(char::is_control) {
                    *text = text.replace(char::is_control, " ");
                }
            }
        }
        self.problems
    }
}
