//! The problems of a content folder: a [`Problem`] names the rule, the place and the remedy.
//!
//! Reading never stops at the first problem; see [`read`](crate::read::read).

use std::fmt;

use serde::{Serialize, Serializer};

/// Something wrong in a content folder.
///
/// Printed in one line:
/// `error[unknown-id] countries.json:12: albania.borders[1]: "grece" is not a country; did you mean "greece"?`
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// Its severity: an error stops publishing.
    pub severity: Severity,
    /// The rule that is not met.
    pub rule: Rule,
    /// The file, as a path inside the content folder.
    pub file: String,
    /// The line in the file, from 1, where known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<usize>,
    /// The id of the entry in a file of several, where it has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub entry: Option<String>,
    /// The field as a path from the entry, such as `borders[1]`; empty where the whole is meant.
    pub field: String,
    /// The fault.
    pub wrong: String,
    /// The remedy.
    pub expected: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}[{}] {}", self.severity, self.rule, self.file)?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        f.write_str(": ")?;
        match (&self.entry, self.field.as_str()) {
            (Some(entry), "") => write!(f, "{entry}: ")?,
            (Some(entry), field) if field.starts_with('[') => write!(f, "{entry}{field}: ")?,
            (Some(entry), field) => write!(f, "{entry}.{field}: ")?,
            (None, "") => {}
            (None, field) => write!(f, "{field}: ")?,
        }
        write!(f, "{}; {}", self.wrong, self.expected)
    }
}

/// The severity of a problem.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// Nothing is published.
    Error,
    /// Published all the same.
    Warning,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Error => "error",
            Self::Warning => "warning",
        })
    }
}

macro_rules! rules {
    ($($(#[$doc:meta])* $rule:ident $severity:ident $name:literal)*) => {
        /// A rule that content must meet. Its name never changes once it is published.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Rule {$($(#[$doc])* $rule,)*}

        impl Rule {
            /// Every rule.
            pub const ALL: &[Self] = &[$(Self::$rule),*];

            /// Its stable name, in kebab case.
            pub fn name(self) -> &'static str {
                match self {$(Self::$rule => $name,)*}
            }

            /// Its severity: an error stops publishing.
            pub fn severity(self) -> Severity {
                match self {$(Self::$rule => Severity::$severity,)*}
            }
        }
    };
}

rules! {
    /// The folder holds no content at all.
    NoContent Error "no-content"
    /// A file that every site needs is not there.
    MissingFile Error "missing-file"
    /// A file that no part of the site reads.
    UnknownFile Warning "unknown-file"
    /// A file that runs scripts, or could, among those that are published as they are.
    ActiveFile Error "active-file"
    /// A file of a type that the site does not expect among those that are published as they are.
    UnknownType Warning "unknown-type"
    /// A file whose place in the bundle belongs to the site itself.
    ReservedFile Error "reserved-file"
    /// The bytes are not UTF-8.
    NotUtf8 Error "not-utf8"
    /// The file begins with a byte-order mark.
    ByteOrderMark Error "byte-order-mark"
    /// The text is not JSON.
    BrokenJson Error "broken-json"
    /// An object has one field twice, of which readers would keep only one.
    DuplicateField Error "duplicate-field"
    /// A file holds an object where a list is expected, or the reverse.
    WrongShape Error "wrong-shape"
    /// A field that the schema does not have.
    UnknownField Error "unknown-field"
    /// A field that the schema requires is not there.
    MissingField Error "missing-field"
    /// A value of another type, or a word that is none of those expected.
    WrongValue Error "wrong-value"
    /// A text that is no date, or a day that no calendar has.
    ImpossibleDate Error "impossible-date"
    /// An id that is not made of lower-case letters, digits and single hyphens.
    MalformedId Error "malformed-id"
    /// Two things with one id.
    DuplicateId Error "duplicate-id"
    /// An id whose address belongs to the site itself.
    ReservedId Error "reserved-id"
    /// The name of a file is not that of the item in it.
    FileName Error "file-name"
    /// A reference to nothing.
    UnknownId Error "unknown-id"
    /// Twice the same reference in one list.
    DuplicateReference Error "duplicate-reference"
    /// A thing that refers to itself.
    SelfReference Error "self-reference"
    /// Not a language tag.
    MalformedLanguage Error "malformed-language"
    /// A language that the site does not have, or that has no place there.
    UnknownLanguage Error "unknown-language"
    /// A country code that is not two capital letters, or that two countries have.
    CountryCode Error "country-code"
    /// A flag that is no SVG image, or more than an image.
    BadFlag Error "bad-flag"
    /// A text of nothing but white space.
    BlankText Error "blank-text"
    /// A text of more than one line.
    MultiLine Error "multi-line"
    /// A control character in a text.
    ControlCharacter Error "control-character"
    /// A title or a summary over its limit.
    TooLong Error "too-long"
    /// A title that does not fit into lists.
    LongTitle Warning "long-title"
    /// A list that must have entries has none.
    EmptyList Error "empty-list"
    /// A number outside its range.
    OutOfRange Error "out-of-range"
    /// An end before its beginning.
    DateOrder Error "date-order"
    /// A meeting is listed under another year than that in which it began.
    MeetingYear Error "meeting-year"
    /// A border that the other country does not have.
    OneSidedBorder Error "one-sided-border"
    /// A mark of doubt on a field that does not exist.
    UnknownDoubt Error "unknown-doubt"
    /// A structure that is its own ancestor.
    StructureCycle Error "structure-cycle"
    /// More than one structure without a parent.
    SecondRoot Error "second-root"
    /// Two entries for one section of the site.
    DuplicateSection Error "duplicate-section"
    /// A heading more than one level below the one before it.
    HeadingLevel Error "heading-level"
    /// A row of a table with more or fewer cells than its head.
    TableRow Error "table-row"
    /// A link that may not be followed or leads out of the site in disguise.
    BadLink Error "bad-link"
    /// A link to a page or a file that the site does not have.
    DeadLink Error "dead-link"
    /// A translation whose original is not there.
    NoOriginal Error "no-original"
    /// A translation in the language of its original.
    SameLanguage Error "same-language"
    /// Two translations into one language.
    DuplicateTranslation Error "duplicate-translation"
    /// A translation whose dates or references are not those of its original.
    TranslationDiffers Error "translation-differs"
    /// An alias that is the thing's own name.
    AliasIsName Warning "alias-is-name"
    /// An alias given twice.
    DuplicateAlias Error "duplicate-alias"
    /// A menu entry that is not called like the page it leads to.
    MenuName Error "menu-name"
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl Serialize for Rule {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_problem_is_one_line_for_people_and_an_object_for_programs() {
        let mut problem = Problem {
            severity: Rule::UnknownId.severity(),
            rule: Rule::UnknownId,
            file: "countries.json".to_owned(),
            line: Some(12),
            entry: Some("albania".to_owned()),
            field: "borders[1]".to_owned(),
            wrong: "\"grece\" is not a country".to_owned(),
            expected: "did you mean \"greece\"?".to_owned(),
        };
        assert_eq!(
            problem.to_string(),
            "error[unknown-id] countries.json:12: albania.borders[1]: \"grece\" is not a country; \
             did you mean \"greece\"?"
        );
        let json = serde_json::to_value(&problem).expect("a problem is JSON");
        assert_eq!(json["severity"], "error");
        assert_eq!(json["rule"], "unknown-id");
        assert_eq!(json["line"], 12);
        problem.entry = None;
        problem.line = None;
        problem.field = String::new();
        assert_eq!(
            problem.to_string(),
            "error[unknown-id] countries.json: \"grece\" is not a country; did you mean \"greece\"?"
        );
    }

    #[test]
    fn rules_have_names_of_their_own() {
        let names: std::collections::BTreeSet<&str> =
            Rule::ALL.iter().map(|rule| rule.name()).collect();
        assert_eq!(names.len(), Rule::ALL.len());
        assert!(names.iter().all(|name| crate::ids::is_id(name)));
    }
}
