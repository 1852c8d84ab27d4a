//! Reads a content folder: files in, [`Content`] and every [`Problem`] out.
//!
//! [`read`] is a pure function and never stops at the first problem. It goes in three steps: each
//! file becomes entries, read by their schema, with all their faults (`report`); the
//! ids of all entries are gathered (`known`); then entries are checked against each other
//! (`rules`). An entry with an error is left out of the content, but its id stays known, so that
//! one mistake is one message. Any bytes may be read: nothing here panics.

use serde_json::{Map, Value};

mod known;
mod published;
mod raw;
mod report;
mod rules;

use known::{Known, Thing};
use raw::{FLAGS, Raw};
use report::{Entry, Report, Text};

use crate::ids::CountryId;
use crate::json::{self, Path};
use crate::lookup::Content;
use crate::nearest::nearest;
use crate::problem::{Problem, Rule};
use crate::schema::Schema;
use crate::svg;
use crate::work::Meetings;

/// The files of a content folder outside `news/`.
const FILES: [&str; 11] = [
    "site.json",
    "menus.json",
    "pages.json",
    "countries.json",
    "chairpersonships.json",
    "structures.json",
    "field_operations.json",
    "fields_of_work.json",
    "meetings.json",
    "aliases.json",
    "map.json",
];

/// Reads a content folder, given as its files: the path of each inside the folder, with `/`
/// between its parts, and its bytes.
///
/// Returns what could be read and every problem, sorted by file and line. Without an error among
/// the problems the content is whole: every id that one thing names is there. With errors the
/// entries concerned are left out and references may lead nowhere, so it is fit for a look and
/// not for publishing. There is no content at all if `site.json` cannot be read.
pub fn read(files: &[(String, Vec<u8>)]) -> (Option<Content>, Vec<Problem>) {
    let mut reader = Reader::default();
    let mut files: Vec<(&str, &[u8])> =
        files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice())).collect();
    files.sort_unstable();
    if files.is_empty() {
        let expected = "expected site.json at least";
        reader.report.file(Rule::NoContent, (".", None), "the content folder is empty", expected);
        return (None, reader.report.finish());
    }
    if !files.iter().any(|(path, _)| *path == "site.json") {
        let expected = "expected the file that names the site and its languages";
        let wrong = "the file is missing";
        reader.report.file(Rule::MissingFile, ("site.json", None), wrong, expected);
        reader.unread("site.json");
    }
    for (path, bytes) in files {
        reader.file(path, bytes);
    }
    let Reader { raw, mut report, known } = reader;
    rules::check(&raw, &known, &mut report);
    let content = raw.content(&report);
    (content, report.finish())
}

#[derive(Default)]
struct Reader {
    raw: Raw,
    report: Report,
    known: Known,
}

impl Reader {
    fn file(&mut self, path: &str, bytes: &[u8]) {
        let news = path.strip_prefix("news/").filter(|name| !name.contains('/'));
        let item = news.and_then(|name| name.strip_suffix(".json"));
        let flag = path.strip_prefix(FLAGS).filter(|name| !name.contains('/'));
        let flag = flag.and_then(|name| name.strip_suffix(".svg"));
        if FILES.contains(&path) {
            if let Some((text, value)) = self.text(path, bytes) {
                self.entries(path, text, value);
            } else {
                self.unread(path);
            }
        } else if let Some(name) = item {
            if let Some((text, value)) = self.text(path, bytes) {
                self.news(text, &value);
            } else {
                let id = name.split('.').next().unwrap_or_default();
                self.known.add(Thing::News, id);
            }
        } else if news.is_some_and(|name| name.ends_with(".jsonl")) {
            self.lines(path, bytes);
        } else if let Some(id) = flag {
            self.flag(path, id, bytes);
        } else if let Some(name) = path.strip_prefix("files/") {
            published::file(&mut self.report, (path, name), bytes);
        } else if let Some(name) = path.strip_prefix("root/") {
            published::root(&mut self.report, (path, name), bytes);
        } else {
            let near = if path.starts_with("news/") {
                "expected news/<id>.json, news/<id>.<lang>.json or news/<any name>.jsonl".to_owned()
            } else if path.starts_with(FLAGS) {
                "expected flags/<id of a country>.svg".to_owned()
            } else if let Some(near) = nearest(path, FILES.into_iter()) {
                format!("did you mean {near}?")
            } else {
                let files = FILES.join(", ");
                format!("expected one of {files}, or files in news/, flags/, files/ or root/")
            };
            self.report.file(Rule::UnknownFile, (path, None), "no part of the site reads it", near);
        }
    }

    /// The text of a file, without a byte-order mark.
    fn utf8<'a>(&mut self, path: &str, bytes: &'a [u8]) -> Option<&'a str> {
        let bytes = bytes
            .strip_prefix("\u{feff}".as_bytes())
            .inspect(|_| {
                let wrong = "the file begins with a byte-order mark";
                let expected = "expected UTF-8 without one";
                self.report.file(Rule::ByteOrderMark, (path, Some(1)), wrong, expected);
            })
            .unwrap_or(bytes);
        match str::from_utf8(bytes) {
            Ok(text) => Some(text),
            Err(error) => {
                let before = &bytes[..error.valid_up_to()];
                let line = 1 + before.iter().filter(|byte| **byte == b'\n').count();
                let wrong = "there are bytes that are not UTF-8";
                let expected = "expected the file to be saved as UTF-8";
                self.report.file(Rule::NotUtf8, (path, Some(line)), wrong, expected);
                None
            }
        }
    }

    fn text(&mut self, path: &str, bytes: &[u8]) -> Option<(usize, Value)> {
        let text = self.utf8(path, bytes)?;
        self.json(path, text, 1)
    }

    fn json(&mut self, path: &str, text: &str, line: usize) -> Option<(usize, Value)> {
        match json::parse(text, line) {
            Ok((value, lines)) => {
                let text = self.report.text(Text { file: path.to_owned(), lines });
                self.report.duplicates(text);
                Some((text, value))
            }
            Err(broken) => {
                let wrong = match broken.column {
                    0 => format!("not JSON: {}", broken.why),
                    column => format!("not JSON at column {column}: {}", broken.why),
                };
                let place = (path, Some(broken.line));
                self.report.file(Rule::BrokenJson, place, wrong, "expected JSON");
                None
            }
        }
    }

    fn entries(&mut self, file: &str, text: usize, value: Value) {
        match file {
            "site.json" => self.site(text, &value),
            "meetings.json" => self.meetings(text, &value),
            "map.json" => self.map(text, &value),
            _ => {
                let Value::Array(list) = value else {
                    self.wrong_shape(file, "a list of entries");
                    return;
                };
                let root = Path::default();
                let Self { raw, report, known } = self;
                let reader = &mut Lists { report, known, text, root: &root, list: &list };
                match file {
                    "menus.json" => raw.menu = reader.read(None),
                    "pages.json" => raw.pages = reader.read(Some(Thing::Page)),
                    "countries.json" => raw.countries = reader.read(Some(Thing::Country)),
                    "chairpersonships.json" => raw.chairpersonships = reader.read(None),
                    "structures.json" => raw.structures = reader.read(Some(Thing::Structure)),
                    "field_operations.json" => raw.operations = reader.read(Some(Thing::Operation)),
                    "fields_of_work.json" => raw.fields = reader.read(Some(Thing::Field)),
                    _ => raw.aliases = reader.read(None),
                }
            }
        }
    }

    fn site(&mut self, text: usize, value: &Value) {
        if !value.is_object() {
            self.wrong_shape("site.json", "an object");
            return;
        }
        for (field, kind) in SITE_KINDS {
            let entries = value.get(field).and_then(Value::as_array);
            for id in entries.into_iter().flatten().filter_map(id_of) {
                self.known.add(kind, id);
            }
        }
        self.raw.site = Some(self.report.entry((text, Path::default()), value));
    }

    fn map(&mut self, text: usize, value: &Value) {
        if value.is_object() {
            self.raw.map = Some(self.report.entry((text, Path::default()), value));
        } else {
            self.wrong_shape("map.json", "an object");
        }
    }

    fn meetings(&mut self, text: usize, value: &Value) {
        let Value::Object(object) = value else {
            self.wrong_shape("meetings.json", "an object");
            return;
        };
        // The file without its entries, which are read one by one.
        let emptied = object.iter().map(|(name, value)| {
            (name.clone(), if value.is_array() { Value::Array(Vec::new()) } else { value.clone() })
        });
        let emptied = Value::Object(emptied.collect::<Map<_, _>>());
        self.report.entry::<Meetings>((text, Path::default()), &emptied);
        let Self { raw, report, known } = self;
        let list = |field: &str| {
            object.get(field).and_then(Value::as_array).map_or(&[][..], Vec::as_slice)
        };
        let (root, list_of_kinds) = (&Path::from("kinds"), list("kinds"));
        raw.meeting_kinds =
            Lists { report, known, text, root, list: list_of_kinds }.read(Some(Thing::MeetingKind));
        let (root, list) = (&Path::from("meetings"), list("meetings"));
        raw.meetings = Lists { report, known, text, root, list }.read(Some(Thing::Meeting));
    }

    fn lines(&mut self, path: &str, bytes: &[u8]) {
        let Some(text) = self.utf8(path, bytes) else {
            self.known.unread(Thing::News);
            return;
        };
        for (at, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
            match self.json(path, line, at + 1) {
                Some((text, value)) => self.news(text, &value),
                None => self.known.unread(Thing::News),
            }
        }
    }

    fn news(&mut self, text: usize, value: &Value) {
        if let Some(id) = id_of(value)
            && value.get("translation_of").is_none()
        {
            self.known.add(Thing::News, id);
        }
        self.raw.news.push(self.report.entry((text, Path::default()), value));
    }

    fn flag(&mut self, path: &str, id: &str, bytes: &[u8]) {
        let Some(text) = self.utf8(path, bytes) else { return };
        if let Some(svg::Flaw { line, wrong, expected }) = svg::flag_flaw(text) {
            self.report.file(Rule::BadFlag, (path, Some(line)), wrong, expected);
        } else {
            self.raw.flags.insert(CountryId::from(id), text.to_owned());
        }
    }

    fn wrong_shape(&mut self, file: &str, expected: &str) {
        let wrong = "the file holds another kind of value";
        let expected = format!("expected {expected}");
        self.report.file(Rule::WrongShape, (file, Some(1)), wrong, expected);
        self.unread(file);
    }

    /// Says that a file could not be read, so that references into it are not called wrong.
    fn unread(&mut self, file: &str) {
        let kinds: &[Thing] = match file {
            "site.json" => &SITE_KINDS.map(|(_, kind)| kind),
            "pages.json" => &[Thing::Page],
            "countries.json" => &[Thing::Country],
            "structures.json" => &[Thing::Structure],
            "field_operations.json" => &[Thing::Operation],
            "fields_of_work.json" => &[Thing::Field],
            "meetings.json" => &[Thing::MeetingKind, Thing::Meeting],
            _ => &[],
        };
        for kind in kinds {
            self.known.unread(*kind);
        }
    }
}

/// The lists of `site.json` whose entries have ids.
const SITE_KINDS: [(&str, Thing); 4] = [
    ("groups", Thing::Group),
    ("milestones", Thing::Milestone),
    ("dimensions", Thing::Dimension),
    ("news_kinds", Thing::NewsKind),
];

fn id_of(value: &Value) -> Option<&str> {
    value.get("id").and_then(Value::as_str)
}

/// A list of entries in a file.
struct Lists<'a> {
    report: &'a mut Report,
    known: &'a mut Known,
    text: usize,
    root: &'a Path,
    list: &'a [Value],
}

impl Lists<'_> {
    fn read<T: Schema>(&mut self, kind: Option<Thing>) -> Vec<Entry<T>> {
        let mut entries = Vec::with_capacity(self.list.len());
        for (index, value) in self.list.iter().enumerate() {
            if let (Some(kind), Some(id)) = (kind, id_of(value)) {
                self.known.add(kind, id);
            }
            entries.push(self.report.entry((self.text, self.root.index(index)), value));
        }
        entries
    }
}
