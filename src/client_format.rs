//! Layer 2: the format that a client and the pages it takes over must share: what page documents are
//! made of, and the interface's messages, which are matched by their position. It is computed while
//! compiling, so that the publisher and the application have the same where they were built from the
//! same declarations.

use crate::hash;
use crate::i18n::Ui;
use crate::page;

/// The mark before the format in the application's WebAssembly, by which the publisher finds it.
const MARK: &str = "communique-format:";

/// Hexadecimal digits of a hash.
const DIGITS: usize = 16;

/// The mark and the format, as they stand in a built client.
pub const STAMP: &str = match str::from_utf8(&STAMP_BYTES) {
    Ok(stamp) => stamp,
    Err(_) => panic!("digits are ASCII"),
};

static STAMP_BYTES: [u8; MARK.len() + DIGITS] = {
    let mut bytes = [0; MARK.len() + DIGITS];
    let (mark, digits) = bytes.split_at_mut(MARK.len());
    mark.copy_from_slice(MARK.as_bytes());
    let mut at = 0;
    while at < DIGITS {
        let digit = (HASH >> (4 * (DIGITS - 1 - at))) & 0xf;
        digits[at] = b"0123456789abcdef"[digit as usize];
        at += 1;
    }
    bytes
};

const HASH: u64 = {
    let mut hash = hash::fnv1a(&[]);
    let mut list = 0;
    while list < page::FORM.len() {
        hash = continued(hash, page::FORM[list]);
        list += 1;
    }
    continued(hash, Ui::KEYS)
};

/// The hash continued with some words, each ended so that `a b` differs from `ab`.
const fn continued(mut hash: u64, mut words: &[&str]) -> u64 {
    while let [first, rest @ ..] = words {
        hash = hash::continued(hash, first.as_bytes());
        hash = hash::continued(hash, &[0]);
        words = rest;
    }
    hash
}

/// The format of this program: 16 hexadecimal digits.
pub fn format() -> &'static str {
    STAMP.strip_prefix(MARK).unwrap_or_default()
}

/// The format of an application, found in its WebAssembly; nothing where it names none.
pub fn format_of(wasm: &[u8]) -> Option<&str> {
    let is_digit = |byte: &u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
    wasm.windows(STAMP.len())
        .filter_map(|window| window.strip_prefix(MARK.as_bytes()))
        .find(|digits| digits.iter().all(is_digit))
        .and_then(|digits| str::from_utf8(digits).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_format_is_found_in_the_bytes_of_a_client() {
        assert_eq!(format().len(), DIGITS);
        let wasm = ["\0asm communique-format:%s x", STAMP, "\u{1}"].concat();
        assert_eq!(format_of(wasm.as_bytes()), Some(format()));
        assert_eq!(format_of(b"\0asm"), None);
    }

    #[test]
    fn the_format_changes_with_a_name_and_with_the_order() {
        let of = |words: &[&str]| continued(hash::fnv1a(&[]), words);
        let all = [of(&["a", "b"]), of(&["b", "a"]), of(&["ab"]), of(&["a", "c"])];
        for (at, one) in all.iter().enumerate() {
            assert!(!all[at + 1..].contains(one));
        }
    }

    #[test]
    fn every_declaration_is_part_of_the_format() {
        let words: Vec<&str> = page::FORM.concat();
        for one in ["PageDocument", "breadcrumbs", "Vec<Link>", "chronology", "doubt", "Layout"] {
            assert!(words.contains(&one), "{one} is not part of {words:?}");
        }
        for key in page::Block::KEYS {
            assert!(words.contains(key), "{key}");
        }
    }
}
