//! FNV-1a with 64 bits (Fowler, Noll, Vo; draft-eastlake-fnv): names of files and formats need to
//! differ, not to be secret.

/// The hash of some bytes.
pub const fn fnv1a(bytes: &[u8]) -> u64 {
    continued(0xcbf2_9ce4_8422_2325, bytes)
}

/// The hash of what was hashed before with some bytes after it.
pub(crate) const fn continued(mut hash: u64, mut bytes: &[u8]) -> u64 {
    // A constant function knows neither iterators nor closures.
    while let [first, rest @ ..] = bytes {
        hash = (hash ^ *first as u64).wrapping_mul(0x0100_0000_01b3);
        bytes = rest;
    }
    hash
}
