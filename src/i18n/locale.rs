//! A locale's file, read natively: all strings, plurals, months.

use std::collections::BTreeMap;
use std::fmt;

use serde::Deserialize;

use super::messages::{Label, Messages, Ui, fill};
use super::number::{grouped, plural};
use crate::date::Date;

/// The file `locales/<lang>.json`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Locale {
    /// The language's code (BCP 47).
    pub lang: String,
    /// The language's own name for itself.
    pub name: String,
    /// The months, January first, as they stand in a date.
    pub months: Vec<String>,
    /// `day-month` order of dates, with `{day}`, `{month}` and `{year}`.
    pub dates: DatePatterns,
    /// The separator between groups of three digits.
    pub group_separator: String,
    /// The messages that the browser needs.
    interface: BTreeMap<String, String>,
    /// The strings that only composed pages need.
    labels: BTreeMap<String, String>,
    /// Names of languages by code.
    languages: BTreeMap<String, String>,
}

/// The patterns of dates.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DatePatterns {
    /// A day: `{day}`, `{month}` and `{year}`.
    pub day: String,
    /// A month: `{month}` and `{year}`.
    pub month: String,
    /// Two days of one month: `{from}` and `{to}` are days.
    days: String,
    /// Any other span: `{from}` and `{to}` are dates.
    span: String,
}

/// The reason for which a locale cannot be used. `Display` names the key.
#[derive(Debug)]
pub struct LocaleError(String);

impl fmt::Display for LocaleError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for LocaleError {}

impl Locale {
    /// Reads a locale.
    ///
    /// # Errors
    /// Broken JSON, a missing or unknown key: the message names it.
    pub fn parse(json: &[u8]) -> Result<Self, LocaleError> {
        let locale: Self =
            serde_json::from_slice(json).map_err(|error| LocaleError(error.to_string()))?;
        if locale.months.len() != 12 {
            return Err(LocaleError("months: expected twelve names".to_owned()));
        }
        locale.same_keys("interface", &locale.interface, Ui::KEYS)?;
        locale.same_keys("labels", &locale.labels, Label::KEYS)?;
        Ok(locale)
    }

    fn same_keys(
        &self,
        part: &str,
        strings: &BTreeMap<String, String>,
        keys: &[&str],
    ) -> Result<(), LocaleError> {
        let missing = keys.iter().find(|key| !strings.contains_key(**key));
        let unknown = strings.keys().find(|key| !keys.contains(&key.as_str()));
        match (missing, unknown) {
            (Some(key), _) => Err(LocaleError(format!("{part}.{key}: expected a message"))),
            (_, Some(key)) => Err(LocaleError(format!("{part}.{key}: no message of this name"))),
            (None, None) => Ok(()),
        }
    }

    /// The strings that the browser needs, in the order of [`Ui`].
    pub fn strings(&self) -> Vec<String> {
        Ui::KEYS.iter().map(|key| self.interface[*key].clone()).collect()
    }

    /// The same, as the browser has them.
    pub fn messages(&self) -> Messages {
        Messages::new(self.strings())
    }

    /// A label.
    pub fn label(&self, label: Label) -> &str {
        &self.labels[Label::KEYS[label as usize]]
    }

    /// A label with its `{places}` filled.
    pub fn fill(&self, label: Label, places: &[(&str, &str)]) -> String {
        fill(self.label(label), places)
    }

    /// A label whose forms for one and for more stand beside each other, parted by `|`, with its
    /// `{n}` filled: `{n} item|{n} items`.
    pub fn count(&self, label: Label, n: usize) -> String {
        let form = plural(self.label(label), &self.lang, n);
        fill(form, &[("n", &self.number(n as u64))])
    }

    /// A whole number with its digits in groups of three.
    pub fn number(&self, n: u64) -> String {
        grouped(n, &self.group_separator)
    }

    /// A date as precise as it is known: "17 June 2014", "June 2014", "2014".
    pub fn date(&self, date: Date) -> String {
        let year = date.year().to_string();
        let Some(month) = date.month() else {
            return year;
        };
        let month = &self.months[usize::from(month) - 1];
        match date.day() {
            Some(day) => fill(
                &self.dates.day,
                &[("day", &day.to_string()), ("month", month), ("year", &year)],
            ),
            None => fill(&self.dates.month, &[("month", month), ("year", &year)]),
        }
    }

    /// A month alone, 1 to 12: "June".
    pub fn month(&self, month: u8) -> &str {
        &self.months[usize::from(month) - 1]
    }

    /// A span of time: "4–5 December 2025", "30 July 1975 – 1 August 1975".
    pub fn span(&self, from: Date, to: Date) -> String {
        if from == to {
            return self.date(from);
        }
        let (pattern, from, to) = self.ends(from, to);
        fill(pattern, &[("from", &from), ("to", &to)])
    }

    /// The parts of a span of time: its pattern, and what stands in it for `{from}` and `{to}`.
    pub fn ends(&self, from: Date, to: Date) -> (&str, String, String) {
        match (from.day(), to.day()) {
            (Some(first), Some(_)) if (from.year(), from.month()) == (to.year(), to.month()) => {
                (&self.dates.days, first.to_string(), self.date(to))
            }
            _ => (&self.dates.span, self.date(from), self.date(to)),
        }
    }

    /// The name of a language; its code if the locale has no name for it.
    pub fn language<'a>(&'a self, code: &'a str) -> &'a str {
        self.languages.get(code).map_or(code, String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::Locale;

    fn english() -> Locale {
        let json = include_bytes!("../../public/locales/en.json");
        Locale::parse(json).expect("the locale is whole")
    }

    #[test]
    fn dates_are_no_more_precise_than_they_are_known() {
        let locale = english();
        for (date, text) in
            [("2014-06-17", "17 June 2014"), ("2014-06", "June 2014"), ("2014", "2014")]
        {
            assert_eq!(locale.date(date.parse().expect("a date")), text);
        }
    }

    #[test]
    fn spans_say_once_what_both_ends_share() {
        let locale = english();
        for (from, to, text) in [
            ("2025-12-04", "2025-12-05", "4–5 December 2025"),
            ("1975-07-30", "1975-08-01", "30 July 1975 – 1 August 1975"),
            ("1999", "2004-06", "1999 – June 2004"),
            ("2014-06", "2014-06", "June 2014"),
        ] {
            let [from, to] = [from, to].map(|date| date.parse().expect("a date"));
            assert_eq!(locale.span(from, to), text);
        }
    }
}
