//! Columns over the documents: the values of a facet, dates, languages. A column is cut in chunks of
//! [`CHUNK`] documents; the first chunk of a facet has its values and how many documents have each.

use super::bytes::{Bytes, Strings};
use super::damage::Damage;

/// How many documents a chunk covers.
pub const CHUNK: u32 = 1 << 16;

/// A chunk of a facet.
#[derive(Clone, Debug, Default)]
pub struct Facet {
    /// All values, sorted; in the first chunk only.
    pub values: Strings,
    /// How many documents of the index have each value; in the first chunk only.
    pub counts: Vec<u32>,
    /// Where each document's values end in `ids`.
    ends: Vec<u32>,
    ids: Vec<u32>,
}

impl Facet {
    /// Reads the body of a part.
    ///
    /// # Errors
    /// If it is not one.
    pub fn read(body: &[u8]) -> Result<Self, Damage> {
        let mut bytes = Bytes::new(body);
        let values = bytes.count()?;
        let counts = bytes.numbers(values)?;
        let values = bytes.sorted_strings(values)?;
        let documents = bytes.count()?;
        let mut end = 0_u32;
        let ends = bytes.numbers(documents)?;
        let ends = ends
            .into_iter()
            .map(|length| {
                end = end.checked_add(length).ok_or(Damage::Malformed)?;
                Ok(end)
            })
            .collect::<Result<_, _>>()?;
        let ids = bytes.numbers(end as usize)?;
        Ok(Self { values, counts, ends, ids })
    }

    /// The values of a document, as places among all values; `index` counts from the chunk's first.
    #[inline]
    #[must_use]
    pub fn of(&self, index: usize) -> &[u32] {
        let end = self.ends.get(index).map_or(0, |&e| e as usize);
        let start = index.checked_sub(1).and_then(|i| self.ends.get(i)).map_or(0, |&e| e as usize);
        self.ids.get(start..end).unwrap_or(&[])
    }

    /// The memory it takes, in bytes.
    #[must_use]
    pub fn size(&self) -> usize {
        self.values.size() + 4 * (self.counts.len() + self.ends.len() + self.ids.len())
    }
}

/// A chunk of the dates of documents; those without a date are left out at the end.
#[derive(Clone, Debug, Default)]
pub struct Dates {
    /// Days since 1970-01-01, the newest first.
    pub days: Vec<i32>,
    /// Year times 13 plus month; month 0 where only the year is known.
    pub months: Vec<u32>,
}

impl Dates {
    /// Reads the body of a part.
    ///
    /// # Errors
    /// If it is not one.
    pub fn read(body: &[u8]) -> Result<Self, Damage> {
        let mut bytes = Bytes::new(body);
        let count = bytes.count()?;
        let first = bytes.signed(1)?[0];
        let gaps = bytes.numbers(count)?;
        let only_year = bytes.take(count.div_ceil(8))?;
        let mut day = first;
        let mut dates = Self::default();
        let mut month = (i32::MAX, i32::MIN, 0_u32);
        for (i, gap) in gaps.into_iter().enumerate() {
            day = i32::try_from(gap)
                .ok()
                .and_then(|g| day.checked_sub(g))
                .ok_or(Damage::Malformed)?;
            dates.days.push(day);
            // Most documents are of the month of the one before.
            if day < month.0 || day > month.1 {
                let (y, m, d) = crate::date::Day(day).civil();
                if !(1..=9999).contains(&y) {
                    return Err(Damage::Malformed);
                }
                let start = day - (d as i32 - 1);
                month = (start, start + 27, y as u32 * 13 + m);
            }
            let imprecise = only_year[i / 8] >> (i % 8) & 1 == 1;
            dates.months.push(if imprecise { month.2 / 13 * 13 } else { month.2 });
        }
        Ok(dates)
    }

    /// The memory it takes, in bytes.
    #[must_use]
    pub fn size(&self) -> usize {
        8 * self.days.len()
    }
}

/// Writing columns.
#[cfg(feature = "write")]
pub mod put {
    use super::super::bytes::{Strings, put};

    /// The body of a chunk of a facet: values and counts in the first chunk only, then the places of
    /// each document's values.
    #[must_use]
    pub fn facet(values: &Strings, counts: &[u32], documents: &[Vec<u32>]) -> Vec<u8> {
        let mut out = Vec::new();
        put::number(&mut out, counts.len() as u32);
        put::numbers(&mut out, counts.iter().copied());
        put::sorted_strings(&mut out, values);
        put::number(&mut out, documents.len() as u32);
        put::numbers(&mut out, documents.iter().map(|d| d.len() as u32));
        put::numbers(&mut out, documents.iter().flatten().copied());
        out
    }

    /// The body of a chunk of dates: days, newest first, and whether only the year is known.
    #[must_use]
    pub fn dates(dates: &[(i32, bool)]) -> Vec<u8> {
        let mut out = Vec::new();
        put::number(&mut out, dates.len() as u32);
        let mut last = dates.first().map_or(0, |d| d.0);
        put::signed(&mut out, [last]);
        for &(day, _) in dates {
            put::number(&mut out, last.abs_diff(day));
            last = day;
        }
        let mut bits = vec![0_u8; dates.len().div_ceil(8)];
        dates
            .iter()
            .enumerate()
            .filter(|(_, d)| d.1)
            .for_each(|(i, _)| bits[i / 8] |= 1 << (i % 8));
        out.extend_from_slice(&bits);
        out
    }
}
