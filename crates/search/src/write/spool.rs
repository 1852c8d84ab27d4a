//! Bytes put aside: in memory while they are few, then in a temporary file; and small codes for them.

use std::io::{self, BufWriter, IntoInnerError, Read, Seek, SeekFrom, Write};
use std::sync::{Mutex, PoisonError};

use tempfile::SpooledTempFile;

/// Bytes written are gathered up to this many.
const GATHERED: usize = 1 << 16;

/// Bytes being put aside.
pub(super) struct Writer {
    file: BufWriter<SpooledTempFile>,
    length: u64,
}

/// Bytes put aside, to be read from any place by any thread.
pub(super) struct Spool(Mutex<SpooledTempFile>);

impl Writer {
    /// Begins, with so many bytes held in memory at most.
    pub(super) fn new(most: usize) -> Self {
        let file = BufWriter::with_capacity(GATHERED, SpooledTempFile::new(most));
        Self { file, length: 0 }
    }

    /// How many bytes were put aside.
    pub(super) fn len(&self) -> u64 {
        self.length
    }

    /// Puts bytes aside after the others.
    pub(super) fn append(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.length += bytes.len() as u64;
        self.file.write_all(bytes)
    }

    /// From now on it is read.
    pub(super) fn finish(self) -> io::Result<Spool> {
        let file = self.file.into_inner().map_err(IntoInnerError::into_error)?;
        Ok(Spool(Mutex::new(file)))
    }
}

impl Spool {
    /// Fills `into` with the bytes from `at` on.
    pub(super) fn read(&self, at: u64, into: &mut [u8]) -> io::Result<()> {
        let mut file = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        file.seek(SeekFrom::Start(at))?;
        file.read_exact(into)
    }
}

/// The error of bytes that are not what was put aside.
pub(super) fn damaged() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, "the temporary file is damaged")
}

/// Appends a number, seven bits a byte, the lowest first (LEB128).
pub(super) fn put(into: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        into.push(number as u8 | 0x80);
        number >>= 7;
    }
    into.push(number as u8);
}

/// Appends a text after its length.
pub(super) fn put_str(into: &mut Vec<u8>, text: &str) {
    put(into, text.len() as u64);
    into.extend_from_slice(text.as_bytes());
}

/// Takes the number at the front of `from`.
#[inline]
pub(super) fn get(from: &mut &[u8]) -> Option<u64> {
    let mut number = 0;
    for shift in (0..64).step_by(7) {
        let (&byte, rest) = from.split_first()?;
        *from = rest;
        number |= u64::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            return Some(number);
        }
    }
    None
}

/// Takes the number at the front of `from`, if it has 32 bits at most.
#[inline]
pub(super) fn get_u32(from: &mut &[u8]) -> Option<u32> {
    u32::try_from(get(from)?).ok()
}

/// Takes the bytes at the front of `from`, after their length.
pub(super) fn get_bytes<'b>(from: &mut &'b [u8]) -> Option<&'b [u8]> {
    let length = usize::try_from(get(from)?).ok()?;
    let (bytes, rest) = from.split_at_checked(length)?;
    *from = rest;
    Some(bytes)
}

/// Takes the text at the front of `from`, after its length.
pub(super) fn get_str<'b>(from: &mut &'b [u8]) -> Option<&'b str> {
    std::str::from_utf8(get_bytes(from)?).ok()
}
