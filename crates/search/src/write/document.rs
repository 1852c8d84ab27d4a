//! Documents to index, and how they are read from JSON Lines.

use std::collections::BTreeMap;
use std::fmt;
use std::io::{BufRead, BufReader, Cursor, ErrorKind, Read};

use flate2::bufread::MultiGzDecoder;
use serde::Deserialize;
use serde::de::{self, Deserializer, SeqAccess, Visitor};

use crate::date::Day;

/// The longest line that is read, and the longest text of one document, in bytes.
pub const LONGEST: usize = 64 << 20;
/// The longest id, in bytes: the ids are what is held in memory of every document.
pub const LONGEST_ID: usize = 1024;

/// A document as it is given: one line of JSON Lines, or made by a program.
///
/// In JSON only `id`, `url` and `title` have to be there, and `null` is as good as nothing
/// elsewhere. A field of another name is a fault.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Document {
    /// The line it was read from, counted from 1; 0 if it was not read.
    #[serde(skip)]
    pub line: u64,
    /// What it is called by; no other has the same. 1 to [`LONGEST_ID`] bytes.
    pub id: String,
    /// Where it is.
    pub url: String,
    /// Its title.
    pub title: String,
    /// What it is about.
    #[serde(default)]
    pub summary: Option<String>,
    /// Its text.
    #[serde(default, deserialize_with = "or_default")]
    pub body: String,
    /// `2014`, `2014-06` or `2014-06-17`
    #[serde(default)]
    pub date: Option<String>,
    /// Its language (BCP 47).
    #[serde(default)]
    pub lang: Option<String>,
    /// Other names of what it is about.
    #[serde(default, deserialize_with = "or_default")]
    pub aliases: Vec<String>,
    /// The values it has in each facet. In JSON a single value need not be in a list.
    #[serde(default, deserialize_with = "values")]
    pub facets: BTreeMap<String, Vec<String>>,
}

impl Document {
    /// The first day of its date, if it has one.
    ///
    /// # Errors
    /// A fault if the id is empty or too long, the date impossible, or the text too long.
    pub fn check(&self) -> Result<Option<Day>, Fault> {
        if self.id.is_empty() {
            return Err(self.fault("id", "it is empty", "an id"));
        }
        if self.id.len() > LONGEST_ID {
            let what = format!("it has {} bytes", self.id.len());
            return Err(self.fault("id", what, format!("{LONGEST_ID} bytes at most")));
        }
        if self.size() > LONGEST {
            let what = format!("the document has {} bytes", self.size());
            return Err(self.fault("", what, format!("{LONGEST} bytes at most")));
        }
        let Some(date) = &self.date else { return Ok(None) };
        first_day(date).map(Some).ok_or_else(|| {
            let what = format!("{:?} is not a date", shortened(date));
            self.fault("date", what, "a year, month or day such as 2014, 2014-06 or 2014-06-17")
        })
    }

    /// How many bytes of text it has in all.
    pub(super) fn size(&self) -> usize {
        let lists = self.facets.values().chain([&self.aliases]).flatten().chain(self.facets.keys());
        let options = [&self.summary, &self.date, &self.lang].into_iter().flatten();
        let texts = [&self.id, &self.url, &self.title, &self.body];
        lists.chain(options).chain(texts).map(String::len).sum()
    }

    pub(super) fn fault(
        &self,
        field: &str,
        what: impl Into<String>,
        expected: impl Into<String>,
    ) -> Fault {
        let (what, expected) = (what.into(), expected.into());
        Fault { line: self.line, field: field.to_owned(), what, expected }
    }
}

/// What is wrong with a document, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The line, counted from 1; 0 if the document was not read from a file.
    pub line: u64,
    /// The field, such as `date` or `facets.country[2]`; empty if it is the line as a whole.
    pub field: String,
    /// What is wrong.
    pub what: String,
    /// What would be right; may be empty.
    pub expected: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.line > 0 {
            write!(f, "line {}: ", self.line)?;
        }
        if !self.field.is_empty() {
            write!(f, "{}: ", self.field)?;
        }
        f.write_str(&self.what)?;
        if !self.expected.is_empty() {
            write!(f, "; expected {}", self.expected)?;
        }
        Ok(())
    }
}

impl std::error::Error for Fault {}

/// The documents of JSON Lines: UTF-8, one object a line, plain or gzipped.
///
/// Blank lines and a byte order mark are skipped. After a fault the next line can be asked for,
/// unless the input itself cannot be read: then nothing follows.
pub struct Documents<'r> {
    input: Box<dyn BufRead + 'r>,
    line: u64,
    buffer: Vec<u8>,
    ended: bool,
}

impl<'r> Documents<'r> {
    /// Reads from `reader`; its first bytes tell whether it is gzipped.
    pub fn new(mut reader: impl BufRead + 'r) -> Self {
        let mut head = Vec::new();
        // A failure comes again with the first line, where it can be told.
        _ = reader.by_ref().take(2).read_to_end(&mut head);
        let gzipped = head == [0x1f, 0x8b];
        let whole = Cursor::new(head).chain(reader);
        let input: Box<dyn BufRead + 'r> = if gzipped {
            Box::new(BufReader::new(MultiGzDecoder::new(whole)))
        } else {
            Box::new(whole)
        };
        Self { input, line: 0, buffer: Vec::new(), ended: false }
    }

    /// Fills the buffer with the next line; `false` at the end.
    fn fill(&mut self) -> Result<bool, Fault> {
        self.buffer.clear();
        self.line += 1;
        // With room for the end of the line.
        let most = LONGEST as u64 + 2;
        let read = self.input.by_ref().take(most).read_until(b'\n', &mut self.buffer);
        let whole = match read {
            Ok(_) if self.buffer.len() as u64 == most && !self.buffer.ends_with(b"\n") => {
                self.input.skip_until(b'\n').map(|_| false)
            }
            Ok(_) => Ok(true),
            Err(error) => Err(error),
        };
        match whole {
            Ok(true) => {}
            Ok(false) => {
                let expected = format!("{LONGEST} bytes at most");
                return Err(self.fault("the line is too long".to_owned(), expected));
            }
            Err(error) => {
                self.ended = true;
                let expected = match error.kind() {
                    ErrorKind::InvalidInput | ErrorKind::InvalidData | ErrorKind::UnexpectedEof => {
                        "a whole file, plain or gzipped"
                    }
                    _ => "",
                };
                return Err(self.fault(format!("it cannot be read: {error}"), expected.to_owned()));
            }
        }
        if self.line == 1 && self.buffer.starts_with("\u{feff}".as_bytes()) {
            self.buffer.drain(..3);
            // A file of nothing else.
            return Ok(true);
        }
        Ok(!self.buffer.is_empty())
    }

    /// Reads the buffer as a document; nothing if it is blank.
    fn parse(&self) -> Result<Option<Document>, Fault> {
        let text = std::str::from_utf8(&self.buffer).map_err(|error| {
            let what = format!("byte {} of the line is not UTF-8", error.valid_up_to() + 1);
            self.fault(what, "UTF-8".to_owned())
        })?;
        let text = text.trim_ascii();
        if text.is_empty() {
            return Ok(None);
        }
        // A list would be read as the fields in their order.
        if !text.starts_with('{') {
            let what =
                format!("the line begins with {:?}", text.chars().next().unwrap_or_default());
            return Err(self.fault(what, "a JSON object".to_owned()));
        }
        // Where a fault lies is found out only if there is one: following the path costs time.
        let mut document: Document = serde_json::from_str(text).map_err(|_| self.explain(text))?;
        document.line = self.line;
        document.check()?;
        Ok(Some(document))
    }

    /// Why a text is not a document.
    fn explain(&self, text: &str) -> Fault {
        let mut json = serde_json::Deserializer::from_str(text);
        let error = match serde_path_to_error::deserialize::<_, Document>(&mut json) {
            Err(error) => error,
            Ok(_) => {
                let what = "something follows the object".to_owned();
                return self.fault(what, "one object a line".to_owned());
            }
        };
        let mut field = shortened(&error.path().to_string());
        if field == "." {
            field.clear();
        }
        let error = error.into_inner();
        let message = error.to_string();
        let place = format!(" at line {} column {}", error.line(), error.column());
        let message = message.strip_suffix(&place).unwrap_or(&message);
        if !error.is_data() {
            let what = format!("{message} at column {}", error.column());
            // A name that was not read to its end is "?".
            let field = field.trim_end_matches(['.', '?']).to_owned();
            return Fault { field, ..self.fault(what, "a JSON object".to_owned()) };
        }
        // What serde says: "missing field `id`", "unknown field `titel`, expected one of …",
        // "invalid type: integer `5`, expected a string".
        let (what, expected) = message.rsplit_once(", expected ").unwrap_or((message, ""));
        let mut expected = expected.to_owned();
        let name = what.split_once('`').and_then(|(_, rest)| rest.rsplit_once('`'));
        if let Some((name, _)) = name {
            if what.starts_with("missing field") {
                expected = "a string".to_owned();
                field = name.to_owned();
            } else if what.starts_with("unknown field") || what.starts_with("duplicate field") {
                field = shortened(name);
            }
        }
        Fault { field, ..self.fault(shortened(what), expected) }
    }

    fn fault(&self, what: String, expected: String) -> Fault {
        Fault { line: self.line, field: String::new(), what, expected }
    }
}

impl Iterator for Documents<'_> {
    type Item = Result<Document, Fault>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.ended {
            match self.fill().and_then(|more| if more { self.parse() } else { self.end() }) {
                Ok(None) => {}
                Ok(Some(document)) => return Some(Ok(document)),
                Err(fault) => return Some(Err(fault)),
            }
        }
        None
    }
}

impl Documents<'_> {
    fn end(&mut self) -> Result<Option<Document>, Fault> {
        self.ended = true;
        Ok(None)
    }
}

/// The first day of a year, month or day of the Gregorian calendar, years 1 to 9999.
///
/// Days are counted as in Hinnant, "chrono-Compatible Low-Level Date Algorithms", 2013.
fn first_day(date: &str) -> Option<Day> {
    let mut parts = date.split('-');
    let mut number = |length: usize| match parts.next() {
        None => Some(None),
        Some(part) if part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit()) => {
            part.parse::<i32>().ok().map(Some)
        }
        Some(_) => None,
    };
    let (year, month, day) = (number(4)??, number(2)?, number(2)?);
    if parts.next().is_some() {
        return None;
    }
    let (month, day) = (month.unwrap_or(1), day.unwrap_or(1));
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let longest = match month {
        2 => 28 + i32::from(leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return None,
    };
    if year == 0 || !(1..=longest).contains(&day) {
        return None;
    }
    // Years that begin in March have the odd day at their end.
    let year = if month > 2 { year } else { year - 1 };
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let (era, year) = (year.div_euclid(400), year.rem_euclid(400));
    Some(Day(era * 146_097 + year * 365 + year / 4 - year / 100 + of_year - 719_468))
}

/// The beginning of a text that may be of any length, for a message.
fn shortened(text: &str) -> String {
    const MOST: usize = 100;
    match text.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// `null` is as good as nothing.
fn or_default<'de, D, T>(deserializer: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de> + Default,
{
    Ok(Option::<T>::deserialize(deserializer)?.unwrap_or_default())
}

fn values<'de, D>(deserializer: D) -> Result<BTreeMap<String, Vec<String>>, D::Error>
where
    D: Deserializer<'de>,
{
    let read: BTreeMap<String, Values> = or_default(deserializer)?;
    Ok(read.into_iter().map(|(name, values)| (name, values.0)).collect())
}

/// The values of a facet.
struct Values(Vec<String>);

impl<'de> Deserialize<'de> for Values {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(OneOrMore)
    }
}

struct OneOrMore;

impl<'de> Visitor<'de> for OneOrMore {
    type Value = Values;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string or a list of strings")
    }

    fn visit_str<E: de::Error>(self, value: &str) -> Result<Values, E> {
        Ok(Values(vec![value.to_owned()]))
    }

    fn visit_unit<E: de::Error>(self) -> Result<Values, E> {
        Ok(Values(Vec::new()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Values, A::Error> {
        let mut values = Vec::new();
        while let Some(value) = list.next_element()? {
            values.push(value);
        }
        Ok(Values(values))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test says with it what it relies on")]

    use std::io::Write;

    use flate2::Compression;
    use flate2::write::GzEncoder;

    use super::*;

    fn read(bytes: impl AsRef<[u8]>) -> Vec<Result<Document, Fault>> {
        Documents::new(bytes.as_ref()).collect()
    }

    /// The only fault of a text as `line|field|what|expected`; documents around it are skipped.
    fn fault(bytes: impl AsRef<[u8]>) -> String {
        let faults: Vec<Fault> = read(bytes).into_iter().filter_map(Result::err).collect();
        assert_eq!(faults.len(), 1, "{faults:?}");
        let Fault { line, field, what, expected } = &faults[0];
        format!("{line}|{field}|{what}|{expected}")
    }

    const MINIMAL: &str = r#"{"id":"a","url":"/a","title":"A"}"#;

    fn minimal() -> Document {
        let text = |text: &str| text.to_owned();
        Document {
            line: 1,
            id: text("a"),
            url: text("/a"),
            title: text("A"),
            ..Document::default()
        }
    }

    /// A document with a field of its own.
    fn with(field: &str) -> String {
        format!("{},{field}}}", MINIMAL.strip_suffix('}').unwrap())
    }

    #[test]
    fn reads_every_field() {
        let fields = r#""summary":"S","body":"B","date":"2014-06-17","lang":"en","aliases":["x","y"],
            "facets":{"country":["albania","italy"],"kind":"news","none":[],"null":null}"#;
        let text = with(&fields.replace('\n', " "));
        let some = |text: &str| Some(text.to_owned());
        let list = |texts: &[&str]| texts.iter().map(|&text| text.to_owned()).collect::<Vec<_>>();
        let expected = Document {
            summary: some("S"),
            body: "B".to_owned(),
            date: some("2014-06-17"),
            lang: some("en"),
            aliases: list(&["x", "y"]),
            facets: [
                ("country", list(&["albania", "italy"])),
                ("kind", list(&["news"])),
                ("none", list(&[])),
                ("null", list(&[])),
            ]
            .map(|(name, values)| (name.to_owned(), values))
            .into(),
            ..minimal()
        };
        assert_eq!(read(text), [Ok(expected)]);
    }

    #[test]
    fn null_is_nothing() {
        let null =
            r#""summary":null,"body":null,"date":null,"lang":null,"aliases":null,"facets":null"#;
        assert_eq!(read(with(null)), [Ok(minimal())]);
    }

    #[test]
    fn skips_marks_and_blank_lines_and_reads_gzip() {
        let text = format!("\u{feff}\r\n{MINIMAL}\r\n  \t\n\n{MINIMAL}");
        let lines = |read: Vec<Result<Document, Fault>>| {
            read.into_iter().map(|document| document.unwrap().line).collect::<Vec<_>>()
        };
        assert_eq!(lines(read(&text)), [2, 5]);
        let mut gzip = Vec::new();
        // Of several members, as when files were joined.
        for part in [&text[..20], &text[20..]] {
            let mut encoder = GzEncoder::new(gzip, Compression::fast());
            encoder.write_all(part.as_bytes()).unwrap();
            gzip = encoder.finish().unwrap();
        }
        assert_eq!(lines(read(&gzip)), [2, 5]);
        for nothing in ["", "\u{feff}", "\n", "\u{feff}\n\n"] {
            assert_eq!(read(nothing), []);
        }
    }

    #[test]
    fn a_truncated_gzip_is_a_fault_and_the_end() {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(MINIMAL.as_bytes()).unwrap();
        let gzip = encoder.finish().unwrap();
        for length in 2..gzip.len() {
            let read = read(&gzip[..length]);
            assert_eq!(read.len(), 1);
            let fault = read[0].as_ref().unwrap_err();
            assert!(fault.what.starts_with("it cannot be read: "), "{fault}");
        }
    }

    #[test]
    fn names_the_line_and_the_field() {
        let id = |id: &str| MINIMAL.replace("\"a\"", id);
        let long = "x".repeat(LONGEST_ID + 1);
        let dated = |date: &str| with(&format!("\"date\":{date}"));
        let date = "a year, month or day such as 2014, 2014-06 or 2014-06-17";
        let cases = [
            (r#"{"url":"/a","title":"A"}"#.to_owned(), "id|missing field `id`|a string".to_owned()),
            (r#"{"id":"a","title":"A"}"#.to_owned(), "url|missing field `url`|a string".to_owned()),
            (id("\"\""), "id|it is empty|an id".to_owned()),
            (id(&format!("\"{long}\"")), "id|it has 1025 bytes|1024 bytes at most".to_owned()),
            (id("5"), "id|invalid type: integer `5`|a string".to_owned()),
            (id("null"), "id|invalid type: null|a string".to_owned()),
            (with("\"body\":[]"), "body|invalid type: sequence|a string".to_owned()),
            (with("\"aliases\":\"x\""), "aliases|invalid type: string \"x\"|a sequence".to_owned()),
            (with("\"aliases\":[\"x\",1]"), "aliases[1]|invalid type: integer `1`|a string".to_owned()),
            (
                with(r#""facets":{"country":5}"#),
                "facets.country|invalid type: integer `5`|a string or a list of strings".to_owned(),
            ),
            (
                with(r#""facets":{"country":["x",{}]}"#),
                "facets.country[1]|invalid type: map|a string".to_owned(),
            ),
            (with("\"facets\":[]"), "facets|invalid type: sequence|a map".to_owned()),
            (
                with("\"titel\":\"x\""),
                "titel|unknown field `titel`|one of `id`, `url`, `title`, `summary`, `body`, `date`, \
                 `lang`, `aliases`, `facets`"
                    .to_owned(),
            ),
            (with("\"id\":\"b\""), "id|duplicate field `id`|".to_owned()),
            (dated("2014"), "date|invalid type: integer `2014`|a string".to_owned()),
            (dated("\"2014-13\""), format!("date|\"2014-13\" is not a date|{date}")),
            (dated("\"17.6.2014\""), format!("date|\"17.6.2014\" is not a date|{date}")),
            ("[\"a\",\"/a\",\"A\"]".to_owned(), "|the line begins with '['|a JSON object".to_owned()),
            ("5".to_owned(), "|the line begins with '5'|a JSON object".to_owned()),
            (format!("{MINIMAL} x"), "|something follows the object|one object a line".to_owned()),
            ("{".to_owned(), "|EOF while parsing an object at column 1|a JSON object".to_owned()),
            ("{]".to_owned(), "|key must be a string at column 2|a JSON object".to_owned()),
        ];
        for (text, expected) in cases {
            let lines = format!("{}\n\n{text}\n{}\n", id("\"b\""), id("\"c\""));
            assert_eq!(fault(lines), format!("3|{expected}"), "{text}");
        }
        let mut bytes = MINIMAL.as_bytes().to_vec();
        bytes[7] = 0xff;
        assert_eq!(fault(&bytes), "1||byte 8 of the line is not UTF-8|UTF-8");
    }

    #[test]
    fn a_fault_quotes_no_more_than_the_beginning() {
        let text = with(&format!("\"aliases\":\"{}\"", "é".repeat(100_000)));
        let fault = fault(text);
        assert!(fault.len() < 300 && fault.ends_with("…|a sequence"), "{fault}");
    }

    #[test]
    fn a_line_is_not_longer_than_it_may_be() {
        let mut text = "x".repeat(LONGEST + 3);
        text.push('\n');
        text.push_str(MINIMAL);
        let read = read(text);
        assert_eq!(read[0].as_ref().unwrap_err().what, "the line is too long");
        assert_eq!(read[1].as_ref().unwrap().line, 2);
        assert_eq!(read.len(), 2);
    }

    #[test]
    fn dates_have_a_first_day() {
        let days = [
            ("1970", 0),
            ("1970-01-01", 0),
            ("1969-12-31", -1),
            ("2000-02-29", 11_016),
            ("2000-03", 11_017),
            ("2014-06-17", 16_238),
            ("0001-01-01", -719_162),
            ("9999-12-31", 2_932_896),
        ];
        for (date, day) in days {
            assert_eq!(first_day(date), Some(Day(day)), "{date}");
        }
        let none = [
            "",
            "-",
            "0000",
            "201",
            "20140",
            "2014-",
            "2014-1",
            "2014-00",
            "2014-13",
            "2014-02-29",
            "1900-02-29",
            "2014-06-00",
            "2014-06-31",
            "2014-06-17-",
            "2014-06-17T00:00",
            "2014/06",
            "+201",
            "-2014",
            "２０１４",
            "2014-06-1\u{661}",
        ];
        for date in none {
            assert_eq!(first_day(date), None, "{date}");
        }
    }
}
