//! Numbers and strings in bytes: LEB128 numbers, columns, sorted strings with their common beginnings
//! left out (front coding).

use super::damage::Damage;

/// Reads a part from its beginning to its end.
#[derive(Clone, Debug)]
pub struct Bytes<'a>(&'a [u8]);

impl<'a> Bytes<'a> {
    /// Begins at the first byte.
    #[must_use]
    pub fn new(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    /// The next `count` bytes.
    ///
    /// # Errors
    /// If there are not as many.
    pub fn take(&mut self, count: usize) -> Result<&'a [u8], Damage> {
        let (taken, rest) = self.0.split_at_checked(count).ok_or(Damage::Truncated)?;
        self.0 = rest;
        Ok(taken)
    }

    /// A byte.
    ///
    /// # Errors
    /// If there is none.
    pub fn byte(&mut self) -> Result<u8, Damage> {
        Ok(self.take(1)?[0])
    }

    /// An unsigned number of 32 bits in LEB128.
    ///
    /// # Errors
    /// If it is cut off or larger.
    pub fn number(&mut self) -> Result<u32, Damage> {
        let mut value = 0_u64;
        for shift in (0..35).step_by(7) {
            let byte = self.byte()?;
            value |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return u32::try_from(value).map_err(|_| Damage::Malformed);
            }
        }
        Err(Damage::Malformed)
    }

    /// A number that says how many things follow, each of which takes a byte at least.
    ///
    /// # Errors
    /// If there can't be as many.
    pub fn count(&mut self) -> Result<usize, Damage> {
        let count = self.number()? as usize;
        if count > self.0.len() { Err(Damage::Truncated) } else { Ok(count) }
    }

    /// As many numbers.
    ///
    /// # Errors
    /// If one of them can't be read.
    pub fn numbers(&mut self, count: usize) -> Result<Vec<u32>, Damage> {
        if count > self.0.len() {
            return Err(Damage::Truncated);
        }
        (0..count).map(|_| self.number()).collect()
    }

    /// As many signed numbers, folded so that small ones are short (zigzag).
    ///
    /// # Errors
    /// If one of them can't be read.
    pub fn signed(&mut self, count: usize) -> Result<Vec<i32>, Damage> {
        let numbers = self.numbers(count)?;
        Ok(numbers.into_iter().map(|n| (n >> 1) as i32 ^ -((n & 1) as i32)).collect())
    }

    /// A column of strings: the lengths of all, then their bytes.
    ///
    /// # Errors
    /// If it is cut off or not UTF-8.
    pub fn strings(&mut self, count: usize) -> Result<Strings, Damage> {
        let lengths = self.numbers(count)?;
        let mut strings = Strings::default();
        for length in lengths {
            let text = self.take(length as usize)?;
            strings.push(std::str::from_utf8(text).map_err(|_| Damage::Malformed)?);
        }
        Ok(strings)
    }

    /// A column of sorted strings: how much each shares with the one before, the lengths of the rest,
    /// the rest.
    ///
    /// # Errors
    /// If it is cut off, not UTF-8, or so repetitive that it would be larger than 64 MB.
    pub fn sorted_strings(&mut self, count: usize) -> Result<Strings, Damage> {
        let shared = self.numbers(count)?;
        let lengths = self.numbers(count)?;
        let mut strings = Strings::default();
        let mut last = Vec::new();
        for (shared, length) in shared.into_iter().zip(lengths) {
            if shared as usize > last.len() || strings.text.len() > 64 << 20 {
                return Err(Damage::Malformed);
            }
            last.truncate(shared as usize);
            last.extend_from_slice(self.take(length as usize)?);
            strings.push(std::str::from_utf8(&last).map_err(|_| Damage::Malformed)?);
        }
        Ok(strings)
    }

    /// Whatever is left.
    #[must_use]
    pub fn rest(self) -> &'a [u8] {
        self.0
    }
}

/// Many strings in one.
#[derive(Clone, Debug, Default)]
pub struct Strings {
    text: String,
    /// Where each ends.
    ends: Vec<u32>,
}

impl Strings {
    /// Adds a string.
    pub fn push(&mut self, string: &str) {
        self.text.push_str(string);
        self.ends.push(self.text.len() as u32);
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// One of them; empty if there are not as many.
    #[must_use]
    pub fn get(&self, index: usize) -> &str {
        let end = self.ends.get(index).map_or(0, |&end| end as usize);
        let start =
            index.checked_sub(1).and_then(|i| self.ends.get(i)).map_or(0, |&end| end as usize);
        self.text.get(start..end).unwrap_or("")
    }

    /// All of them in order.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).map(|i| self.get(i))
    }

    /// How many of them, which are sorted, come before a string.
    #[must_use]
    pub fn before(&self, string: &str) -> usize {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = low.midpoint(high);
            if self.get(middle) < string { low = middle + 1 } else { high = middle }
        }
        low
    }

    /// The memory it takes, in bytes.
    #[must_use]
    pub fn size(&self) -> usize {
        self.text.len() + 4 * self.ends.len()
    }
}

impl<'a> FromIterator<&'a str> for Strings {
    fn from_iter<I: IntoIterator<Item = &'a str>>(strings: I) -> Self {
        let mut all = Self::default();
        strings.into_iter().for_each(|s| all.push(s));
        all
    }
}

/// Writes what [`Bytes`] reads.
#[cfg(feature = "write")]
pub mod put {
    use super::Strings;

    /// An unsigned number.
    pub fn number(out: &mut Vec<u8>, mut value: u32) {
        while value >= 0x80 {
            out.push(value as u8 | 0x80);
            value >>= 7;
        }
        out.push(value as u8);
    }

    /// Numbers, without their count.
    pub fn numbers(out: &mut Vec<u8>, values: impl IntoIterator<Item = u32>) {
        values.into_iter().for_each(|value| number(out, value));
    }

    /// Signed numbers, without their count.
    pub fn signed(out: &mut Vec<u8>, values: impl IntoIterator<Item = i32>) {
        numbers(out, values.into_iter().map(|n| (n << 1 ^ n >> 31) as u32));
    }

    /// A column of strings.
    pub fn strings(out: &mut Vec<u8>, strings: &Strings) {
        numbers(out, strings.iter().map(|s| s.len() as u32));
        out.extend_from_slice(strings.text.as_bytes());
    }

    /// A column of sorted strings.
    pub fn sorted_strings(out: &mut Vec<u8>, strings: &Strings) {
        let mut last: &[u8] = &[];
        let shared: Vec<usize> = strings
            .iter()
            .map(|s| {
                let shared = last.iter().zip(s.as_bytes()).take_while(|(a, b)| a == b).count();
                last = s.as_bytes();
                shared
            })
            .collect();
        numbers(out, shared.iter().map(|&s| s as u32));
        numbers(out, strings.iter().zip(&shared).map(|(s, shared)| (s.len() - shared) as u32));
        strings
            .iter()
            .zip(&shared)
            .for_each(|(s, &shared)| out.extend_from_slice(&s.as_bytes()[shared..]));
    }
}

#[cfg(all(test, feature = "write"))]
mod tests {
    use super::*;

    #[test]
    fn columns_come_back() {
        let words: Strings = ["", "zone", "élan", "élite", "émail"].into_iter().collect();
        let mut out = Vec::new();
        put::numbers(&mut out, [0, 127, 128, u32::MAX]);
        put::signed(&mut out, [0, -1, 1, i32::MIN, i32::MAX]);
        put::strings(&mut out, &words);
        put::sorted_strings(&mut out, &words);
        let mut bytes = Bytes::new(&out);
        assert_eq!(bytes.numbers(4), Ok(vec![0, 127, 128, u32::MAX]));
        assert_eq!(bytes.signed(5), Ok(vec![0, -1, 1, i32::MIN, i32::MAX]));
        for strings in [bytes.strings(5), bytes.sorted_strings(5)] {
            assert!(strings.is_ok_and(|s| s.iter().eq(words.iter())));
        }
        assert!(bytes.rest().is_empty());
        assert_eq!((words.before("émail"), words.before("a"), words.before("zz")), (4, 1, 2));
        assert_eq!(words.get(9), "");
    }

    #[test]
    fn what_is_cut_off_is_an_error() {
        let words: Strings = ["alpha", "beta"].into_iter().collect();
        let mut out = Vec::new();
        put::sorted_strings(&mut out, &words);
        for end in 0..out.len() {
            assert!(Bytes::new(&out[..end]).sorted_strings(2).is_err(), "{end} bytes");
        }
        assert!(Bytes::new(&[0xff; 9]).number().is_err());
        assert!(Bytes::new(&[200, 1, 0]).count().is_err());
    }
}
