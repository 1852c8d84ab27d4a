//! The manifest: what an index has, and where the parts of its dictionaries begin.

use super::bits::Huffman;
use super::bytes::{Bytes, Strings};
use super::damage::Damage;
use super::part::{Kind, Part};
use super::postings::{FIRSTS, WEIGHTS};

/// The manifest's file, in the folder of the index.
pub const FILE: &str = "manifest.bin";

/// The most documents of an index: a reader has 16 bytes of memory for each.
pub const MOST_DOCUMENTS: u32 = 1 << 24;

/// An index of so many documents is small: some hundred kilobytes. All its rows are one part, which a
/// search asks for at once with the rest, so it has no tops.
pub const SMALL: u32 = 1000;

/// What an index has.
#[derive(Clone, Debug)]
pub struct Manifest {
    /// The hash of all parts: the name of the folder they are in.
    pub hash: u64,
    /// How many documents there are. They are numbered newest first.
    pub documents: u32,
    /// How many of them have a date; those without come last.
    pub dated: u32,
    /// The names of the facets.
    pub facets: Strings,
    /// The first parts of the documents' languages, sorted; empty if no document has one.
    pub languages: Strings,
    /// The first term of each part of the dictionary.
    pub terms: Strings,
    /// The number of the first term of each part, and how many terms there are in all.
    pub numbers: Vec<u32>,
    /// The part of postings in which the lists of each part of the dictionary begin.
    pub lists: Vec<u32>,
    /// The first term of each part of the dictionary of terms written backwards.
    pub reversed: Strings,
    /// The first document of each part of rows.
    pub rows: Vec<u32>,
    /// The first document of each part of texts.
    pub texts: Vec<u32>,
    /// The code of the weights.
    pub weights: Huffman,
    /// The code of first positions.
    pub firsts: Huffman,
    /// How many terms share a part of tops.
    pub terms_per_top: u32,
    /// How many parts of postings there are.
    pub postings: u32,
}

impl Manifest {
    /// Whether it is that of a small index.
    #[must_use]
    pub fn is_small(&self) -> bool {
        self.documents <= SMALL
    }

    /// Reads the body of the manifest.
    ///
    /// # Errors
    /// If it is not one.
    pub fn read(body: &[u8]) -> Result<Self, Damage> {
        let mut bytes = Bytes::new(body);
        let hash = bytes.take(8)?.iter().fold(0, |hash, &b| hash << 8 | u64::from(b));
        let (documents, dated) = (bytes.number()?, bytes.number()?);
        let (terms_per_top, postings) = (bytes.number()?, bytes.number()?);
        let weights = Huffman::of_lengths(bytes.take(WEIGHTS)?).ok_or(Damage::Malformed)?;
        let firsts = Huffman::of_lengths(bytes.take(FIRSTS)?).ok_or(Damage::Malformed)?;
        let count = bytes.count()?;
        let facets = bytes.strings(count)?;
        let count = bytes.count()?;
        let languages = bytes.strings(count)?;
        let count = bytes.count()?;
        let terms = bytes.sorted_strings(count)?;
        let numbers = ascending(bytes.numbers(count + 1)?)?;
        let lists = ascending(bytes.numbers(count)?)?;
        let count = bytes.count()?;
        let reversed = bytes.sorted_strings(count)?;
        let count = bytes.count()?;
        let rows = ascending(bytes.numbers(count)?)?;
        let count = bytes.count()?;
        let texts = ascending(bytes.numbers(count)?)?;
        let possible = dated <= documents
            && documents <= MOST_DOCUMENTS
            && terms_per_top > 0
            && lists.last().is_none_or(|&last| last < postings);
        let first_of = |firsts: &[u32]| firsts.first().copied().unwrap_or(0);
        if !possible || first_of(&numbers) > 0 || first_of(&rows) > 0 || first_of(&texts) > 0 {
            return Err(Damage::Malformed);
        }
        Ok(Self {
            hash,
            documents,
            dated,
            facets,
            languages,
            terms,
            numbers,
            lists,
            reversed,
            rows,
            texts,
            weights,
            firsts,
            terms_per_top,
            postings,
        })
    }

    /// The file of a part, relative to the manifest's folder.
    #[must_use]
    pub fn file(&self, part: Part) -> String {
        if part.kind == Kind::Manifest {
            return FILE.into();
        }
        let mut name: String = (0..16)
            .map(|i| char::from(b"0123456789abcdef"[(self.hash >> (60 - 4 * i) & 15) as usize]))
            .collect();
        name.push('/');
        name.push(char::from(part.kind as u8));
        name.push_str(&part.number.to_string());
        name.push_str(".bin");
        name
    }
}

fn ascending(gaps: Vec<u32>) -> Result<Vec<u32>, Damage> {
    let mut sum = 0_u32;
    gaps.into_iter()
        .map(|gap| {
            sum = sum.checked_add(gap).ok_or(Damage::Malformed)?;
            Ok(sum)
        })
        .collect()
}

/// The body of a manifest.
#[cfg(feature = "write")]
#[must_use]
pub fn write(manifest: &Manifest) -> Vec<u8> {
    use super::bytes::put;
    let gaps = |out: &mut Vec<u8>, numbers: &[u32]| {
        let mut last = 0;
        for &number in numbers {
            put::number(out, number - last);
            last = number;
        }
    };
    let mut out = manifest.hash.to_be_bytes().to_vec();
    put::numbers(&mut out, [manifest.documents, manifest.dated]);
    put::numbers(&mut out, [manifest.terms_per_top, manifest.postings]);
    out.extend_from_slice(&manifest.weights.lengths());
    out.extend_from_slice(&manifest.firsts.lengths());
    for strings in [&manifest.facets, &manifest.languages] {
        put::number(&mut out, strings.len() as u32);
        put::strings(&mut out, strings);
    }
    put::number(&mut out, manifest.terms.len() as u32);
    put::sorted_strings(&mut out, &manifest.terms);
    gaps(&mut out, &manifest.numbers);
    gaps(&mut out, &manifest.lists);
    put::number(&mut out, manifest.reversed.len() as u32);
    put::sorted_strings(&mut out, &manifest.reversed);
    for list in [&manifest.rows, &manifest.texts] {
        put::number(&mut out, list.len() as u32);
        gaps(&mut out, list);
    }
    out
}

#[cfg(all(test, feature = "write"))]
mod tests {
    use super::*;

    #[test]
    fn a_manifest_comes_back() {
        let strings = |list: &[&str]| list.iter().copied().collect::<Strings>();
        let written = Manifest {
            hash: 0x0123_4567_89ab_cdef,
            documents: 500,
            dated: 400,
            facets: strings(&["country", "kind"]),
            languages: strings(&["en"]),
            terms: strings(&["1", "moon"]),
            numbers: vec![0, 1000, 1700],
            lists: vec![0, 2],
            reversed: strings(&["a"]),
            rows: vec![0, 100, 200],
            texts: vec![0],
            weights: Huffman::of_frequencies(&[1; WEIGHTS]),
            firsts: Huffman::of_frequencies(&[1; FIRSTS]),
            terms_per_top: 48,
            postings: 3,
        };
        let body = write(&written);
        let read = Manifest::read(&body).expect("what was written");
        assert_eq!((read.documents, read.dated, read.numbers), (500, 400, written.numbers.clone()));
        assert!(read.terms.iter().eq(written.terms.iter()) && read.rows == written.rows);
        let part = Part { kind: Kind::Rows, number: 7 };
        assert_eq!(written.file(part), "0123456789abcdef/s7.bin");
        for end in 0..body.len() {
            assert!(Manifest::read(&body[..end]).is_err(), "{end} bytes");
        }
    }
}
