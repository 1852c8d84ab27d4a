//! A date as precise as it is known: a year, a month or a day of the Gregorian calendar.
//!
//! Written as in ISO 8601: `1975`, `1975-08` or `1975-08-01`. The precision is part of the
//! value: a date known to the month never becomes its first day.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::{Map, Value, json};

use crate::problem::Rule;
use crate::schema::{Reader, Schema};

/// A year with, where known, its month (1 to 12) and day (1 to 31, and real).
///
/// Dates sort by time; of two that begin alike the less precise one comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: u16,
    month: Option<u8>,
    day: Option<u8>,
}

/// Why a text is no date. `Display` says what was expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateError {
    /// Not of the form `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    Form,
    /// No month of the calendar.
    Month,
    /// A day that the month does not have.
    Day,
}

impl fmt::Display for DateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Form => "expected a date as YYYY, YYYY-MM or YYYY-MM-DD",
            Self::Month => "expected a month from 01 to 12",
            Self::Day => "expected a day that the month has",
        })
    }
}

impl std::error::Error for DateError {}

impl Date {
    /// The year, 1000 to 9999.
    pub fn year(self) -> u16 {
        self.year
    }

    /// The month, 1 to 12, where known.
    pub fn month(self) -> Option<u8> {
        self.month
    }

    /// The day, 1 to 31, where known.
    pub fn day(self) -> Option<u8> {
        self.day
    }

    /// True if it lies before another, as far as both are known: a month is not before its days.
    pub fn is_surely_before(self, other: Self) -> bool {
        if self.year != other.year {
            return self.year < other.year;
        }
        match (self.month, other.month) {
            (Some(month), Some(other_month)) if month != other_month => month < other_month,
            (Some(_), Some(_)) => {
                matches!((self.day, other.day), (Some(day), Some(other)) if day < other)
            }
            _ => false,
        }
    }

    /// The same date, no more precise than the year.
    #[must_use]
    pub fn to_year(self) -> Self {
        Self { month: None, day: None, ..self }
    }
}

fn days_in(year: u16, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => {
            29
        }
        2 => 28,
        _ => 31,
    }
}

impl FromStr for Date {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        fn number(text: &str, digits: usize) -> Result<u16, DateError> {
            if text.len() != digits || !text.bytes().all(|byte| byte.is_ascii_digit()) {
                return Err(DateError::Form);
            }
            text.parse().map_err(|_| DateError::Form)
        }
        let mut parts = text.split('-');
        let year = number(parts.next().unwrap_or_default(), 4)?;
        if year < 1000 {
            return Err(DateError::Form);
        }
        let small = |part| number(part, 2).map(|value| value as u8);
        let month = parts.next().map(small).transpose()?;
        let day = parts.next().map(small).transpose()?;
        if parts.next().is_some() {
            return Err(DateError::Form);
        }
        if month.is_some_and(|month| !(1..=12).contains(&month)) {
            return Err(DateError::Month);
        }
        if let (Some(month), Some(day)) = (month, day)
            && !(1..=days_in(year, month)).contains(&day)
        {
            return Err(DateError::Day);
        }
        Ok(Self { year, month, day })
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        for part in [self.month, self.day].into_iter().flatten() {
            write!(f, "-{part:02}")?;
        }
        Ok(())
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse()
            .map_err(|error| serde::de::Error::custom(format_args!("{error}, found \"{text}\"")))
    }
}

impl Schema for Date {
    fn noun() -> String {
        "a date as YYYY, YYYY-MM or YYYY-MM-DD".to_owned()
    }

    fn read(value: &Value, reader: &mut Reader<'_>) -> Self {
        let placeholder = Self { year: 1000, month: None, day: None };
        let Value::String(text) = value else {
            reader.wrong_kind(value, &Self::noun());
            return placeholder;
        };
        text.parse().unwrap_or_else(|error: DateError| {
            let wrong = format!("\"{}\" is no date", text.escape_debug());
            reader.fault(Rule::ImpossibleDate, wrong, error.to_string());
            placeholder
        })
    }

    fn json_schema(_: &mut Map<String, Value>) -> Value {
        json!({ "type": "string", "pattern": "^[1-9][0-9]{3}(-[0-9]{2}(-[0-9]{2})?)?$" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_precision_comes_back_as_written() {
        for text in ["1975", "1975-08", "1975-08-01", "2000-02-29", "2024-02-29"] {
            assert_eq!(text.parse::<Date>().map(|date| date.to_string()), Ok(text.to_owned()));
        }
    }

    #[test]
    fn impossible_dates_are_refused_with_their_reason() {
        for (text, error) in [
            ("2014-02-30", DateError::Day),
            ("1900-02-29", DateError::Day),
            ("2014-04-31", DateError::Day),
            ("2014-00-01", DateError::Month),
            ("2014-13", DateError::Month),
            ("2014-1-1", DateError::Form),
            ("14-01-01", DateError::Form),
            ("0999", DateError::Form),
            ("2014-01-01-01", DateError::Form),
            ("2014-01-0x", DateError::Form),
            ("", DateError::Form),
            ("２０１４", DateError::Form),
        ] {
            assert_eq!(text.parse::<Date>(), Err(error), "{text}");
        }
    }

    #[test]
    fn a_date_is_before_another_only_where_that_is_certain() {
        let date = |text: &str| text.parse::<Date>().expect("this is a date");
        for (early, late) in
            [("1994", "1995-01-01"), ("1995-01", "1995-02-01"), ("1995-02-01", "1995-02-02")]
        {
            assert!(date(early).is_surely_before(date(late)), "{early} {late}");
            assert!(!date(late).is_surely_before(date(early)), "{late} {early}");
        }
        for (one, other) in [("1995", "1995-06"), ("1995-06", "1995-06-30"), ("1995", "1995")] {
            assert!(!date(one).is_surely_before(date(other)), "{one} {other}");
            assert!(!date(other).is_surely_before(date(one)), "{other} {one}");
        }
    }

    #[test]
    fn dates_sort_by_time() {
        let mut dates: Vec<Date> = ["1995-01-01", "1994-12", "1995", "1995-01"]
            .iter()
            .map(|text| text.parse().expect("these are dates"))
            .collect();
        dates.sort_unstable();
        let sorted: Vec<String> = dates.iter().map(Date::to_string).collect();
        assert_eq!(sorted, ["1994-12", "1995", "1995-01", "1995-01-01"]);
    }
}
