//! From bytes to JSON, with the line on which each value stands.

use std::borrow::Cow;
use std::collections::HashSet;
use std::fmt;

use serde_json::Value;

/// The way from an entry to one of its values.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Path(pub(crate) Vec<Step>);

/// One step of a [`Path`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    Key(Cow<'static, str>),
    Index(usize),
}

impl Path {
    pub(crate) fn key(&self, key: &str) -> Self {
        let mut path = self.clone();
        path.0.push(Step::Key(key.to_owned().into()));
        path
    }

    pub(crate) fn index(&self, index: usize) -> Self {
        let mut path = self.clone();
        path.0.push(Step::Index(index));
        path
    }

    pub(crate) fn join(&self, rest: &Self) -> Self {
        let mut path = self.clone();
        path.0.extend_from_slice(&rest.0);
        path
    }

    pub(crate) fn starts_with(&self, start: &Self) -> bool {
        self.0.starts_with(&start.0)
    }
}

impl From<&str> for Path {
    /// The path to a field of the entry itself.
    fn from(key: &str) -> Self {
        if key.is_empty() { Self::default() } else { Self::default().key(key) }
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, step) in self.0.iter().enumerate() {
            match step {
                Step::Key(key) if at == 0 => f.write_str(key)?,
                Step::Key(key) => write!(f, ".{key}")?,
                Step::Index(index) => write!(f, "[{index}]")?,
            }
        }
        Ok(())
    }
}

/// The line of each value of a JSON text, counted from 1.
#[derive(Debug, Default)]
pub(crate) struct Lines {
    line: usize,
    kids: Kids,
}

#[derive(Debug, Default)]
enum Kids {
    #[default]
    None,
    List(Vec<Lines>),
    Map(Vec<(String, Lines)>),
}

impl Lines {
    /// The line of the value at the end of `path`, or of the last one on the way that exists.
    pub(crate) fn find(&self, path: &Path) -> usize {
        let mut at = self;
        for step in &path.0 {
            let next = match (step, &at.kids) {
                (Step::Key(key), Kids::Map(kids)) => {
                    kids.iter().rfind(|(name, _)| *name == **key).map(|(_, kid)| kid)
                }
                (Step::Index(index), Kids::List(kids)) => kids.get(*index),
                _ => None,
            };
            match next {
                Some(next) => at = next,
                None => break,
            }
        }
        at.line
    }

    /// The fields that their objects have more than once.
    pub(crate) fn duplicates(&self) -> Vec<Path> {
        let mut found = Vec::new();
        self.collect_duplicates(&Path::default(), &mut found);
        found
    }

    fn collect_duplicates(&self, path: &Path, found: &mut Vec<Path>) {
        match &self.kids {
            Kids::None => {}
            Kids::List(kids) => {
                for (index, kid) in kids.iter().enumerate() {
                    if !matches!(kid.kids, Kids::None) {
                        kid.collect_duplicates(&path.index(index), found);
                    }
                }
            }
            Kids::Map(kids) => {
                let mut seen = HashSet::new();
                for (key, kid) in kids {
                    if !seen.insert(key.as_str()) {
                        found.push(path.key(key));
                    }
                    if !matches!(kid.kids, Kids::None) {
                        kid.collect_duplicates(&path.key(key), found);
                    }
                }
            }
        }
    }
}

/// Why a text is not JSON.
#[derive(Debug)]
pub(crate) struct Broken {
    pub(crate) line: usize,
    pub(crate) column: usize,
    pub(crate) why: String,
}

/// Reads one JSON text whose first line is line `first` of its file.
///
/// # Errors
/// The place and the reason, if the text is not JSON or nested more than 127 deep.
pub(crate) fn parse(text: &str, first: usize) -> Result<(Value, Lines), Broken> {
    let value = serde_json::from_str(text).map_err(|error| {
        let why = error.to_string();
        let why = why.rfind(" at line ").map_or(why.as_str(), |end| &why[..end]).to_owned();
        Broken { line: first + error.line().saturating_sub(1), column: error.column(), why }
    })?;
    // From here on the text is known to be JSON, and its depth to be bounded.
    let lines = Scanner { bytes: text.as_bytes(), at: 0, line: first }.value();
    Ok((value, lines))
}

struct Scanner<'a> {
    bytes: &'a [u8],
    at: usize,
    line: usize,
}

impl Scanner<'_> {
    fn value(&mut self) -> Lines {
        self.space();
        let line = self.line;
        let kids = match self.peek() {
            Some(b'{') => self.map(),
            Some(b'[') => self.list(),
            Some(b'"') => {
                self.string();
                Kids::None
            }
            _ => {
                while self.peek().is_some_and(|byte| !b",]} \n\r\t".contains(&byte)) {
                    self.at += 1;
                }
                Kids::None
            }
        };
        Lines { line, kids }
    }

    fn list(&mut self) -> Kids {
        let mut kids = Vec::new();
        self.at += 1;
        while self.more(b']') {
            kids.push(self.value());
        }
        Kids::List(kids)
    }

    fn map(&mut self) -> Kids {
        let mut kids = Vec::new();
        self.at += 1;
        while self.more(b'}') {
            let line = self.line;
            let key = self.string();
            self.space();
            self.at += 1; // the colon
            let mut kid = self.value();
            kid.line = line;
            kids.push((key, kid));
        }
        Kids::Map(kids)
    }

    /// Goes to the next entry; behind the closing byte there is none.
    fn more(&mut self, close: u8) -> bool {
        self.space();
        if self.peek() == Some(b',') {
            self.at += 1;
            self.space();
        }
        match self.peek() {
            None => false,
            Some(byte) if byte == close => {
                self.at += 1;
                false
            }
            Some(_) => true,
        }
    }

    fn string(&mut self) -> String {
        let start = self.at;
        self.at += 1;
        while let Some(byte) = self.peek() {
            self.at += if byte == b'\\' { 2 } else { 1 };
            if byte == b'"' {
                break;
            }
        }
        let end = self.at.min(self.bytes.len());
        serde_json::from_slice(&self.bytes[start..end]).unwrap_or_default()
    }

    fn space(&mut self) {
        while let Some(byte) = self.peek().filter(u8::is_ascii_whitespace) {
            self.line += usize::from(byte == b'\n');
            self.at += 1;
        }
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str =
        "{\n \"a\": [\n  1,\n  {\"b\\\"\": null, \"b\\\"\": [2,\n3]}\n ],\n \"c\": \"]}\"\n}";

    #[test]
    fn every_value_has_its_line() {
        let (_, lines) = parse(TEXT, 1).expect("this is JSON");
        let a = Path::from("a");
        assert_eq!(lines.find(&Path::default()), 1);
        assert_eq!(lines.find(&a), 2);
        assert_eq!(lines.find(&a.index(0)), 3);
        assert_eq!(lines.find(&a.index(1).key("b\"").index(1)), 5);
        assert_eq!(lines.find(&Path::from("c")), 7);
        assert_eq!(lines.find(&a.index(7).key("none")), 2, "the last that exists");
    }

    #[test]
    fn a_field_that_is_there_twice_is_found() {
        let (_, lines) = parse(TEXT, 1).expect("this is JSON");
        let found: Vec<String> = lines.duplicates().iter().map(Path::to_string).collect();
        assert_eq!(found, ["a[1].b\""]);
    }

    #[test]
    fn broken_json_is_named_with_its_place() {
        let broken = parse("{\n \"a\": 1,\n}", 10).expect_err("a comma too many");
        assert_eq!((broken.line, broken.column, broken.why.as_str()), (12, 1, "trailing comma"));
    }
}
