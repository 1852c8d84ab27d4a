//! Postings: which documents have a term and how much it counts there; and the positions.
//!
//! A list is a run of bits: for each document, in ascending order, the gap to the one before in a Rice
//! code, and its [weight](Weight) in the Huffman code of the index. The parameter of the Rice code
//! follows from the number of documents, so that nothing else need be written.
//!
//! A list of positions has for each document their number, in a Rice code of parameter 0; the first, of
//! which all but the lowest bits are in a Huffman code of the index, since texts are of like lengths;
//! and the gaps between them, in a Rice code whose parameter stands where the list has its first gap.

use super::bits::{BitReader, Huffman};

/// How much a term counts in a document: the sum over the fields of its frequency there, divided by
/// how long the field is and times the field's weight, before saturation (BM25F, Robertson, Zaragoza
/// and Taylor 2004). 31 steps, each 1.2 times the one before, and [one](Weight::NAME) above them; and
/// whether the term is in a title or name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Weight(pub u8);

/// How many weights there are.
pub const WEIGHTS: usize = 64;

/// The frequency that the lowest step stands for.
const LOWEST: f32 = 0.25;

/// From a step to the next.
const RATIO: f32 = 1.2;

/// The frequency that stands for a document whose title or name is the term and nothing else.
pub const NAMED: f32 = 1000.0;

impl Weight {
    /// A title or a name of the document is the term and nothing else.
    pub const NAME: Self = Self(WEIGHTS as u8 - 1);

    /// The nearest weight.
    #[cfg(feature = "write")]
    #[must_use]
    pub fn of(frequency: f32, in_title: bool) -> Self {
        let step = (frequency / LOWEST).ln() / RATIO.ln();
        Self((step.round().clamp(0.0, 30.0) as u8) << 1 | u8::from(in_title))
    }

    /// Whether the term is in a title or name of the document.
    #[must_use]
    pub fn in_title(self) -> bool {
        self.0 & 1 == 1
    }

    /// The weighted frequency of each weight.
    #[must_use]
    pub fn frequencies() -> [f32; WEIGHTS] {
        let mut all = [LOWEST; WEIGHTS];
        for i in 2..WEIGHTS {
            all[i] = all[i - 2] * RATIO;
        }
        all[WEIGHTS - 1] = NAMED;
        all
    }
}

/// The best parameter for the gaps between `count` documents out of `of`: the logarithm of 0.69 times
/// the mean gap (Golomb 1966).
fn parameter(count: u32, of: u32) -> u32 {
    let mean = u64::from(of) * 69 / (100 * u64::from(count.max(1)));
    mean.max(1).ilog2().min(30)
}

/// Gives each document of a list and its weight to `each`, in order. `count` documents out of `of`.
/// What does not fit is left out.
#[inline]
pub fn read(bytes: &[u8], count: u32, of: u32, code: &Huffman, mut each: impl FnMut(u32, Weight)) {
    let k = parameter(count, of);
    let mut bits = BitReader::new(bytes);
    let mut next = 0_u32;
    for _ in 0..count {
        let doc = next.saturating_add(bits.rice(k));
        let weight = Weight(bits.symbol(code));
        if doc >= of || bits.overrun() {
            return;
        }
        each(doc, weight);
        next = doc + 1;
    }
}

/// How many symbols the code of first positions has; the last stands for all that are farther.
pub const FIRSTS: usize = 64;

/// How many bits of a first position are not in its symbol.
const LOW: u32 = 2;

/// The first of the positions that the last symbol stands for.
const FAR: u32 = (FIRSTS as u32 - 1) << LOW;

/// The parameter of the Rice code of what is farther.
const FARTHER: u32 = 7;

/// Gives the positions of the wanted documents to `each`: `wanted` are their places in the list of
/// postings, ascending. What does not fit is left out.
pub fn read_positions(
    bytes: &[u8],
    wanted: &[u32],
    code: &Huffman,
    mut each: impl FnMut(u32, &[u32]),
) {
    let mut bits = BitReader::new(bytes);
    let mut k = None;
    let mut place = 0;
    let mut positions = Vec::new();
    for &want in wanted {
        while place <= want {
            let more = bits.rice(0);
            let symbol = u32::from(bits.symbol(code)) % FIRSTS as u32;
            let first = if symbol == FIRSTS as u32 - 1 {
                FAR.saturating_add(bits.rice(FARTHER))
            } else {
                symbol << LOW | bits.bits(LOW)
            };
            positions.clear();
            positions.push(first);
            let mut next = first.saturating_add(1);
            for _ in 0..more {
                let k = *k.get_or_insert_with(|| bits.bits(4));
                let position = next.saturating_add(bits.rice(k));
                if bits.overrun() {
                    return;
                }
                positions.push(position);
                next = position.saturating_add(1);
            }
            if bits.overrun() {
                return;
            }
            place += 1;
        }
        each(want, &positions);
    }
}

/// Writes a list of postings; `of` is the number of all documents.
#[cfg(feature = "write")]
#[must_use]
pub fn write(postings: &[(u32, Weight)], of: u32, code: &Huffman) -> Vec<u8> {
    let k = parameter(postings.len() as u32, of);
    let mut bits = super::bits::BitWriter::default();
    let mut next = 0;
    for &(doc, weight) in postings {
        bits.rice(doc - next, k);
        bits.symbol(weight.0, code);
        next = doc + 1;
    }
    bits.finish()
}

/// The symbol of a first position.
#[cfg(feature = "write")]
#[must_use]
pub fn first_symbol(position: u32) -> u8 {
    (position >> LOW).min(FIRSTS as u32 - 1) as u8
}

/// Writes a list of positions: those of each document, ascending, one at least.
#[cfg(feature = "write")]
#[must_use]
pub fn write_positions<'a>(
    documents: impl Iterator<Item = &'a [u32]> + Clone,
    code: &Huffman,
) -> Vec<u8> {
    let (mut sum, mut gaps) = (0_u64, 0);
    for positions in documents.clone() {
        if let [first, .., last] = positions {
            gaps += positions.len() as u64 - 1;
            sum += u64::from(last - first);
        }
    }
    let k = ((sum - gaps.min(sum)) * 69 / (100 * gaps.max(1))).max(1).ilog2().min(15);
    let mut bits = super::bits::BitWriter::default();
    let mut any_gap = false;
    for positions in documents {
        let [first, rest @ ..] = positions else { continue };
        bits.rice(rest.len() as u32, 0);
        bits.symbol(first_symbol(*first), code);
        if *first >= FAR {
            bits.rice(first - FAR, FARTHER);
        } else {
            bits.bits(*first, LOW);
        }
        let mut next = first + 1;
        for &position in rest {
            if !any_gap {
                bits.bits(k, 4);
                any_gap = true;
            }
            bits.rice(position - next, k);
            next = position + 1;
        }
    }
    bits.finish()
}

#[cfg(all(test, feature = "write"))]
mod tests {
    use super::*;

    #[test]
    fn lists_come_back() {
        let code = Huffman::of_frequencies(&[1; WEIGHTS]);
        for step in [1_u32, 3, 1000, 99_999] {
            let list: Vec<(u32, Weight)> =
                (0..100_000).step_by(step as usize).map(|d| (d, Weight((d % 64) as u8))).collect();
            let bytes = write(&list, 100_000, &code);
            let mut again = Vec::new();
            read(&bytes, list.len() as u32, 100_000, &code, |d, w| again.push((d, w)));
            assert_eq!(again, list);
            read(&bytes[..bytes.len() / 2], list.len() as u32, 100_000, &code, |d, _| {
                assert!(d < 100_000)
            });
        }
    }

    #[test]
    fn positions_come_back() {
        let code = Huffman::of_frequencies(&[1; FIRSTS]);
        let documents: [&[u32]; 5] = [&[0], &[5, 6, 900], &[251], &[252, 253, 1 << 20], &[70_000]];
        let bytes = write_positions(documents.iter().copied(), &code);
        let mut again = Vec::new();
        read_positions(&bytes, &[1, 3, 4], &code, |place, at| again.push((place, at.to_vec())));
        assert_eq!(
            again,
            [(1, documents[1].to_vec()), (3, documents[3].to_vec()), (4, vec![70_000])]
        );
        read_positions(&[], &[0, 1 << 30], &code, |_, _| panic!("there is nothing"));
    }

    #[test]
    fn weights_are_near_what_they_stand_for() {
        let all = Weight::frequencies();
        for frequency in [0.3_f32, 1.0, 2.0, 5.5, 40.0] {
            let near = all[usize::from(Weight::of(frequency, true).0)];
            assert!(
                (near / frequency).ln().abs() <= RATIO.ln() / 2.0 + 1e-3,
                "{frequency} is {near}"
            );
        }
        assert!(Weight::of(1.0, true).in_title() && !Weight::of(1.0, false).in_title());
    }
}
