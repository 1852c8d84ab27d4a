//! The frame of every part: what it is, which index it belongs to, and whether it is whole.

use super::bytes::Bytes;
use super::damage::Damage;

/// The version of all formats. A reader takes its own version only.
pub const VERSION: u8 = 3;

const MAGIC: &[u8] = b"cq";

/// What a part holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum Kind {
    /// What there is: the only part whose name is known beforehand.
    Manifest = b'm',
    /// The dictionary: terms, in order, with where their postings are.
    Terms = b't',
    /// The terms written backwards, in order, for words that begin wrongly.
    Reversed = b'r',
    /// Which documents have a term, and how much it counts there.
    Postings = b'p',
    /// Where in its documents a term stands.
    Positions = b'o',
    /// What is shown of documents.
    Rows = b's',
    /// What is shown of the first hits of frequent terms, once more.
    Tops = b'k',
    /// The documents' texts, for passages.
    Texts = b'x',
    /// A facet: its values and which documents have them.
    Facet = b'f',
    /// The documents' dates.
    Dates = b'd',
    /// The documents' languages.
    Languages = b'l',
}

impl Kind {
    const ALL: [Self; 11] = [
        Self::Manifest,
        Self::Terms,
        Self::Reversed,
        Self::Postings,
        Self::Positions,
        Self::Rows,
        Self::Tops,
        Self::Texts,
        Self::Facet,
        Self::Dates,
        Self::Languages,
    ];
}

/// The name of a part within its index.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Part {
    /// What it holds.
    pub kind: Kind,
    /// Which of that kind, from 0, below 2^24.
    pub number: u32,
}

impl Part {
    /// Kind and number in one, for where only numbers pass.
    #[must_use]
    pub fn code(self) -> u32 {
        (self.kind as u32) << 24 | self.number & 0xff_ffff
    }

    /// The part of a code.
    #[must_use]
    pub fn of_code(code: u32) -> Option<Self> {
        let kind = Kind::ALL.into_iter().find(|&kind| kind as u32 == code >> 24)?;
        Some(Self { kind, number: code & 0xff_ffff })
    }
}

/// The 64 bit FNV-1a hash (Fowler, Noll, Vo), begun or continued.
#[must_use]
pub fn hash(bytes: &[u8], begun: u64) -> u64 {
    bytes.iter().fold(begun, |hash, &b| (hash ^ u64::from(b)).wrapping_mul(0x100_0000_01b3))
}

/// Where [`hash`] begins.
pub const HASH_START: u64 = 0xcbf2_9ce4_8422_2325;

/// The stamp is in it, so that a wrong stamp is not taken for that of another index.
fn checksum(stamp: u32, body: &[u8]) -> u32 {
    let hash = hash(body, HASH_START ^ u64::from(stamp));
    (hash ^ hash >> 32) as u32
}

/// The body of a part, after its header was checked, and the stamp of its index. `expected` is a
/// part and the stamp it must have, if that is known.
///
/// # Errors
/// If these are not the bytes of such a part.
pub fn open(bytes: &[u8], part: Part, stamp: Option<u32>) -> Result<(&[u8], u32), Damage> {
    let mut bytes = Bytes::new(bytes);
    if bytes.take(MAGIC.len()).map_err(|_| Damage::Foreign)? != MAGIC {
        return Err(Damage::Foreign);
    }
    let version = bytes.byte()?;
    if version != VERSION {
        return Err(Damage::Version(version));
    }
    let (kind, number) = (bytes.byte()?, bytes.number()?);
    let mut word = || -> Result<u32, Damage> {
        Ok(bytes.take(4)?.iter().rev().fold(0, |word, &b| word << 8 | u32::from(b)))
    };
    let (its_stamp, sum) = (word()?, word()?);
    let body = bytes.rest();
    let whole = checksum(its_stamp, body) == sum;
    if (kind, number) != (part.kind as u8, part.number)
        || whole && stamp.is_some_and(|s| s != its_stamp)
    {
        return Err(Damage::Other);
    }
    if whole { Ok((body, its_stamp)) } else { Err(Damage::Checksum) }
}

/// The file of a part: deflated where that saves 5 %.
#[cfg(feature = "write")]
#[must_use]
pub fn seal(part: Part, stamp: u32, body: &[u8]) -> Vec<u8> {
    use flate2::Compression;
    use flate2::write::DeflateEncoder;
    use std::io::Write;

    let mut plain = Vec::with_capacity(body.len() + 20);
    plain.extend_from_slice(MAGIC);
    plain.extend_from_slice(&[VERSION, part.kind as u8]);
    super::bytes::put::number(&mut plain, part.number);
    plain.extend_from_slice(&stamp.to_le_bytes());
    plain.extend_from_slice(&checksum(stamp, body).to_le_bytes());
    plain.extend_from_slice(body);
    // Postings and positions are as dense as they can be; the rest is words.
    let level = match part.kind {
        Kind::Postings | Kind::Positions => Compression::fast(),
        Kind::Texts => Compression::default(),
        _ => Compression::best(),
    };
    let mut deflate = DeflateEncoder::new(vec![1], level);
    let deflated = deflate.write_all(&plain).and_then(|()| deflate.finish());
    match deflated {
        Ok(deflated) if deflated.len() * 100 < plain.len() * 95 => deflated,
        _ => {
            plain.insert(0, 0);
            plain
        }
    }
}

/// What [`seal`] packed, without its first byte and inflated.
///
/// # Errors
/// If it can't be inflated, or would be larger than 256 MB.
#[cfg(feature = "write")]
pub fn unpack(file: &[u8]) -> Result<Vec<u8>, Damage> {
    use std::io::Read;
    match file.split_first() {
        Some((0, plain)) => Ok(plain.to_vec()),
        Some((1, deflated)) => {
            let mut plain = Vec::new();
            let mut inflate = flate2::read::DeflateDecoder::new(deflated).take(256 << 20);
            inflate.read_to_end(&mut plain).map_err(|_| Damage::Truncated)?;
            Ok(plain)
        }
        Some(_) => Err(Damage::Foreign),
        None => Err(Damage::Truncated),
    }
}

#[cfg(all(test, feature = "write"))]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_known_again() {
        let part = Part { kind: Kind::Rows, number: 300 };
        assert_eq!(Part::of_code(part.code()), Some(part));
        assert_eq!(Part::of_code(0), None);
        for body in [b"".to_vec(), vec![7; 5000]] {
            let file = seal(part, 42, &body);
            let plain = unpack(&file).expect("what was packed");
            assert_eq!(open(&plain, part, Some(42)), Ok((body.as_slice(), 42)));
            assert_eq!(open(&plain, part, Some(43)), Err(Damage::Other));
            assert_eq!(open(&plain, Part { number: 301, ..part }, None), Err(Damage::Other));
        }
    }

    #[test]
    fn every_damage_is_seen() {
        let part = Part { kind: Kind::Terms, number: 0 };
        let plain = unpack(&seal(part, 1, b"some bytes of a part")).expect("what was packed");
        for end in 0..plain.len() {
            assert!(open(&plain[..end], part, Some(1)).is_err(), "{end} bytes");
        }
        for at in 0..plain.len() {
            let mut flipped = plain.clone();
            flipped[at] ^= 0x10;
            assert!(open(&flipped, part, Some(1)).is_err(), "byte {at}");
        }
        assert_eq!(open(b"<!doctype html>", part, None), Err(Damage::Foreign));
    }
}
