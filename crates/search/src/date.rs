//! Days and the dates that people write.

use std::error::Error;
use std::fmt;

/// A day, as the number of days since 1970-01-01 in the proleptic Gregorian calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub i32);

/// The days from `first` to `last`, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Span {
    /// The first day.
    pub first: Day,
    /// The last day, not before the first.
    pub last: Day,
}

/// Why a text is no date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateError {
    /// It does not have the form of one.
    Form,
    /// It has the form, but the calendar has no such day, month or year.
    Calendar,
}

impl fmt::Display for DateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Form => {
                "not a date: expected 2014, 11/2014, 2014-11, 21/11/2014, 21.11.2014 or 2014-11-21"
            }
            Self::Calendar => {
                "not in the calendar: expected a year from 0001 to 9999, a month from 1 to 12 and \
                 a day that the month has"
            }
        })
    }
}

impl Error for DateError {}

/// Days in a cycle of the calendar, which is 400 years.
const CYCLE: i32 = 146_097;
/// Days from 0000-03-01, where the cycles below begin, to 1970-01-01.
const EPOCH: i32 = 719_468;

impl Day {
    /// The day of a year (1 to 9999), a month (1 to 12) and a day of that month (from 1).
    /// `None` if the calendar does not have it.
    ///
    /// After Howard Hinnant's `days_from_civil` ("chrono-Compatible Low-Level Date Algorithms"):
    /// years begin in March, so that the leap day is a year's last and months need no table.
    #[must_use]
    pub fn new(year: i32, month: u32, day: u32) -> Option<Self> {
        if !(1..=9999).contains(&year) || day < 1 || day > days_in(year, month)? {
            return None;
        }
        let (month, day) = (month as i32, day as i32);
        let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
        let (cycle, year) = (year / 400, year % 400);
        let of_year = (153 * month + 2) / 5 + day - 1;
        let of_cycle = year * 365 + year / 4 - year / 100 + of_year;
        Some(Self(cycle * CYCLE + of_cycle - EPOCH))
    }

    /// Its year, month (1 to 12) and day of the month (1 to 31): the inverse of [`Day::new`].
    ///
    /// Any number has an answer; days that [`Day::new`] makes have years from 1 to 9999.
    #[must_use]
    pub fn civil(self) -> (i32, u32, u32) {
        // Wide, so that no number of days overflows.
        let days = i64::from(self.0) + i64::from(EPOCH);
        let (cycle, of_cycle) = (days.div_euclid(CYCLE.into()), days.rem_euclid(CYCLE.into()));
        // Leap days out: one in 1,460 days, but not in 36,524, and the cycle's last.
        let year = (of_cycle - of_cycle / 1460 + of_cycle / 36_524 - of_cycle / 146_096) / 365;
        let of_year = of_cycle - (365 * year + year / 4 - year / 100);
        let month = (5 * of_year + 2) / 153;
        let day = of_year - (153 * month + 2) / 5 + 1;
        let (late, month) = if month < 10 { (0, month + 3) } else { (1, month - 9) };
        ((cycle * 400 + year + late) as i32, month as u32, day as u32)
    }
}

impl Span {
    /// The days of a written year, month or day, with white space around it or not: `2014`;
    /// `11/2014`, `2014-11`; `21/11/2014`, `21.11.2014`, `2014-11-21`. The year has four digits
    /// and is first or last; a day comes before its month only where the year is last. Between
    /// the numbers is the same sign: `-`, `/` or `.`
    ///
    /// # Errors
    ///
    /// [`DateError::Form`] if it looks otherwise, [`DateError::Calendar`] for dates such as
    /// `30/02/2014`.
    pub fn parse(text: &str) -> Result<Self, DateError> {
        let mut numbers = [Number::default(); 3];
        let (mut last, mut sign) = (0, None);
        for byte in text.trim().bytes() {
            match byte {
                b'0'..=b'9' => numbers.get_mut(last).ok_or(DateError::Form)?.push(byte - b'0')?,
                b'-' | b'/' | b'.' if *sign.get_or_insert(byte) == byte => last += 1,
                _ => return Err(DateError::Form),
            }
        }
        let [a, b, c] = numbers;
        let (year, month, day) = match (last, a.digits) {
            (0, _) => (a, None, None),
            (1, 4) => (a, Some(b), None),
            (1, _) => (b, Some(a), None),
            (2, 4) => (a, Some(b), Some(c)),
            (2, _) => (c, Some(b), Some(a)),
            _ => return Err(DateError::Form),
        };
        if year.digits != 4 {
            return Err(DateError::Form);
        }
        let year = year.value as i32;
        let month = month.map(Number::short).transpose()?;
        let day = day.map(Number::short).transpose()?;
        let (first_month, last_month) = month.map_or((1, 12), |month| (month, month));
        let last_day = days_in(year, last_month).ok_or(DateError::Calendar)?;
        let (first_day, last_day) = day.map_or((1, last_day), |day| (day, day));
        let first = Day::new(year, first_month, first_day).ok_or(DateError::Calendar)?;
        let last = Day::new(year, last_month, last_day).ok_or(DateError::Calendar)?;
        Ok(Self { first, last })
    }
}

/// The days of a month; `None` if there is no such month.
fn days_in(year: i32, month: u32) -> Option<u32> {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        2 => Some(if leap { 29 } else { 28 }),
        4 | 6 | 9 | 11 => Some(30),
        1..=12 => Some(31),
        _ => None,
    }
}

/// A number of a written date.
#[derive(Clone, Copy, Default)]
struct Number {
    value: u32,
    /// How many digits it has, at most four.
    digits: u32,
}

impl Number {
    fn push(&mut self, digit: u8) -> Result<(), DateError> {
        self.digits += 1;
        self.value = self.value * 10 + u32::from(digit);
        if self.digits > 4 { Err(DateError::Form) } else { Ok(()) }
    }

    /// Its value as a day or month: one digit or two.
    fn short(self) -> Result<u32, DateError> {
        if matches!(self.digits, 1 | 2) { Ok(self.value) } else { Err(DateError::Form) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(text: &str) -> Result<[(i32, u32, u32); 2], DateError> {
        Span::parse(text).map(|span| [span.first.civil(), span.last.civil()])
    }

    #[test]
    fn days_go_to_the_calendar_and_back() {
        let mut expected = Day::new(1600, 1, 1).unwrap();
        assert_eq!(expected, Day(-135_140));
        for year in 1600..=2400 {
            for month in 1..=12 {
                let mut count = 0;
                for day in 1..=31 {
                    let Some(found) = Day::new(year, month, day) else { continue };
                    assert_eq!(found, expected);
                    assert_eq!(found.civil(), (year, month, day));
                    expected.0 += 1;
                    count += 1;
                }
                assert!((28..=31).contains(&count));
            }
        }
        assert_eq!(Day::new(1970, 1, 1), Some(Day(0)));
        assert_eq!(Day::new(2000, 2, 29), Some(Day(11_016)));
    }

    #[test]
    fn days_outside_the_calendar_are_none() {
        for (year, month, day) in [
            (2014, 2, 29),
            (1900, 2, 29),
            (2014, 4, 31),
            (2014, 0, 1),
            (2014, 13, 1),
            (2014, 1, 0),
            (2014, 1, 32),
            (0, 1, 1),
            (10_000, 1, 1),
            (i32::MIN, u32::MAX, u32::MAX),
        ] {
            assert_eq!(Day::new(year, month, day), None, "{year}-{month}-{day}");
        }
        assert_eq!(Day::new(1, 1, 1).map(Day::civil), Some((1, 1, 1)));
        assert_eq!(Day::new(9999, 12, 31).map(Day::civil), Some((9999, 12, 31)));
    }

    #[test]
    fn any_number_of_days_has_a_date() {
        assert_eq!(Day(-EPOCH - 1).civil(), (0, 2, 29));
        for days in [i32::MIN, i32::MIN + 1, -1, i32::MAX] {
            let (_, month, day) = Day(days).civil();
            assert!((1..=12).contains(&month) && (1..=31).contains(&day));
        }
    }

    #[test]
    fn written_dates_are_spans() {
        assert_eq!(span("2005"), Ok([(2005, 1, 1), (2005, 12, 31)]));
        for text in ["11/2014", "2014-11", "2014/11", "11.2014", " 2014-11\n"] {
            assert_eq!(span(text), Ok([(2014, 11, 1), (2014, 11, 30)]), "{text}");
        }
        for text in ["21/11/2014", "21.11.2014", "2014-11-21", "\t2014/11/21 "] {
            assert_eq!(span(text), Ok([(2014, 11, 21); 2]), "{text}");
        }
        assert_eq!(span("2/2016"), Ok([(2016, 2, 1), (2016, 2, 29)]));
        assert_eq!(span("1.2.0001"), Ok([(1, 2, 1); 2]));
        assert_eq!(span("9999"), Ok([(9999, 1, 1), (9999, 12, 31)]));
    }

    #[test]
    fn what_is_no_date_is_said() {
        for text in [
            "",
            " ",
            "now",
            "14",
            "201",
            "20145",
            "11/14",
            "21/11/14",
            "2014-11-21-1",
            "2014-11/21",
            "2014--21",
            "2014-",
            "2014-11-",
            "2014-11-21-",
            "--",
            "11/",
            "-2014",
            "+201-1",
            "2014-+1",
            "2014-011",
            "2014-11-21T10:00",
            "٢٠١٤",
            "éé",
            "1/1/éé",
            "9999999999999999999",
        ] {
            assert_eq!(span(text), Err(DateError::Form), "{text}");
        }
        for text in ["0000", "2014-13", "0/2014", "30/02/2014", "29.2.1900", "11/21/2014"] {
            assert_eq!(span(text), Err(DateError::Calendar), "{text}");
        }
        assert!(DateError::Form.to_string().contains("11/2014"));
        assert!(DateError::Calendar.to_string().contains("1 to 12"));
    }
}
