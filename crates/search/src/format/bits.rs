//! Streams of bits, most significant first, with Rice codes (Rice and Plaunt 1971) and a canonical
//! Huffman code (Schwartz and Kallick 1964).

/// A quotient from which on a Rice code gives the number itself, in 32 bits: so a code is bounded.
const ESCAPE: u32 = 24;

/// The longest code of [`Huffman`], in bits.
const LONGEST: usize = 12;

/// Reads bits. Beyond the end there are zeros.
#[derive(Clone, Debug)]
pub struct BitReader<'a> {
    bytes: &'a [u8],
    /// In bits.
    at: usize,
}

impl<'a> BitReader<'a> {
    /// Begins at the first bit.
    #[must_use]
    pub fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    /// Whether more was read than there is.
    #[must_use]
    pub fn overrun(&self) -> bool {
        self.at > self.bytes.len() * 8
    }

    /// The next 57 bits at least, at the top of a word.
    #[inline]
    fn peek(&self) -> u64 {
        let byte = self.at >> 3;
        let whole = self.bytes.get(byte..byte + 8).and_then(|eight| eight.try_into().ok());
        let word = whole.map_or_else(|| self.last(byte), u64::from_be_bytes);
        word << (self.at & 7)
    }

    /// The eight bytes from `byte` on near the end.
    #[cold]
    fn last(&self, byte: usize) -> u64 {
        let rest = self.bytes.iter().skip(byte).chain(std::iter::repeat(&0));
        rest.take(8).fold(0, |word, &b| word << 8 | u64::from(b))
    }

    /// A number of `count` bits, 32 at most.
    #[inline]
    pub fn bits(&mut self, count: u32) -> u32 {
        if count == 0 {
            return 0;
        }
        let value = (self.peek() >> (64 - count)) as u32;
        self.at += count as usize;
        value
    }

    /// A number in the Rice code of parameter `k`, 30 at most.
    #[inline]
    pub fn rice(&mut self, k: u32) -> u32 {
        let word = self.peek();
        let quotient = word.leading_zeros();
        if quotient >= ESCAPE {
            self.at += ESCAPE as usize;
            return self.bits(32);
        }
        self.at += (quotient + 1 + k) as usize;
        let rest = (word << (quotient + 1)) >> 1 >> (63 - k);
        (quotient << k).wrapping_add(rest as u32)
    }

    /// A symbol of a Huffman code.
    #[inline]
    pub fn symbol(&mut self, code: &Huffman) -> u8 {
        let (symbol, length) = code.table[(self.peek() >> (64 - LONGEST)) as usize];
        self.at += usize::from(length);
        symbol
    }
}

/// A canonical Huffman code for up to 256 symbols, known by the lengths of its codes.
#[derive(Clone, Debug)]
pub struct Huffman {
    /// For each way in which the next [`LONGEST`] bits can look: the symbol and its length.
    table: Vec<(u8, u8)>,
    /// Code and length of each symbol.
    #[cfg(feature = "write")]
    codes: Vec<(u32, u8)>,
}

impl Huffman {
    /// The code with these lengths, or nothing if there is no such code. A length of 0 stands for a
    /// symbol that does not occur.
    #[must_use]
    pub fn of_lengths(lengths: &[u8]) -> Option<Self> {
        let space: usize = lengths
            .iter()
            .filter(|&&l| l > 0)
            .map(|&l| {
                if usize::from(l) > LONGEST {
                    usize::MAX / 512
                } else {
                    1 << (LONGEST - usize::from(l))
                }
            })
            .sum();
        if space > 1 << LONGEST || lengths.len() > 256 {
            return None;
        }
        let mut table = vec![(0, 1); 1 << LONGEST];
        #[cfg(feature = "write")]
        let mut codes = vec![(0, 0); lengths.len()];
        let mut next = 0;
        for length in 1..=LONGEST {
            for (symbol, _) in
                lengths.iter().enumerate().filter(|(_, l)| usize::from(**l) == length)
            {
                let width = 1 << (LONGEST - length);
                #[cfg(feature = "write")]
                {
                    codes[symbol] = ((next >> (LONGEST - length)) as u32, length as u8);
                }
                for entry in table.iter_mut().skip(next).take(width) {
                    *entry = (symbol as u8, length as u8);
                }
                next += width;
            }
        }
        Some(Self {
            table,
            #[cfg(feature = "write")]
            codes,
        })
    }
}

/// Writes bits.
#[cfg(feature = "write")]
#[derive(Clone, Debug, Default)]
pub struct BitWriter {
    bytes: Vec<u8>,
    word: u64,
    /// How many bits of `word` are in use, below 8 between calls.
    used: u32,
}

#[cfg(feature = "write")]
impl BitWriter {
    /// Writes the lowest `count` bits of a number, 32 at most.
    pub fn bits(&mut self, value: u32, count: u32) {
        let value = u64::from(value) & ((1 << count) - 1);
        self.word = self.word << count | value;
        self.used += count;
        while self.used >= 8 {
            self.used -= 8;
            self.bytes.push((self.word >> self.used) as u8);
        }
    }

    /// Writes a number in the Rice code of parameter `k`, 30 at most.
    pub fn rice(&mut self, value: u32, k: u32) {
        let quotient = value >> k;
        if quotient >= ESCAPE {
            self.bits(0, ESCAPE);
            self.bits(value, 32);
        } else {
            self.bits(1, quotient + 1);
            self.bits(value, k);
        }
    }

    /// Writes a symbol that the code has.
    pub fn symbol(&mut self, symbol: u8, code: &Huffman) {
        let (bits, length) = code.codes[usize::from(symbol)];
        self.bits(bits, length.into());
    }

    /// The bytes; the last is filled up with zeros.
    #[must_use]
    pub fn finish(mut self) -> Vec<u8> {
        if self.used > 0 {
            self.bits(0, 8 - self.used);
        }
        self.bytes
    }
}

#[cfg(feature = "write")]
impl Huffman {
    /// A good code for symbols that occur so often; every symbol gets a code, 12 bits long at most.
    #[must_use]
    pub fn of_frequencies(frequencies: &[u64]) -> Self {
        let mut weights: Vec<u64> = frequencies.iter().map(|f| f + 1).collect();
        loop {
            let lengths = lengths(&weights);
            if lengths.iter().all(|&l| usize::from(l) <= LONGEST)
                && let Some(code) = Self::of_lengths(&lengths)
            {
                return code;
            }
            // Flatter weights give shorter codes for what is rare.
            for weight in &mut weights {
                *weight = *weight / 2 + 1;
            }
        }
    }

    /// The lengths that make the code.
    #[must_use]
    pub fn lengths(&self) -> Vec<u8> {
        self.codes.iter().map(|code| code.1).collect()
    }
}

/// The depth of each symbol in a Huffman tree (Huffman 1952).
#[cfg(feature = "write")]
fn lengths(weights: &[u64]) -> Vec<u8> {
    use std::cmp::Reverse;
    use std::collections::BinaryHeap;
    let mut heap: BinaryHeap<Reverse<(u64, usize)>> =
        weights.iter().enumerate().map(|(i, &w)| Reverse((w, i))).collect();
    let mut parents = vec![usize::MAX; weights.len()];
    while let (Some(Reverse((a, x))), Some(Reverse((b, y)))) = (heap.pop(), heap.pop()) {
        let node = parents.len();
        parents.push(usize::MAX);
        (parents[x], parents[y]) = (node, node);
        heap.push(Reverse((a + b, node)));
        if heap.len() == 1 {
            break;
        }
    }
    (0..weights.len())
        .map(|leaf| {
            let depth = std::iter::successors(Some(leaf), |&n| {
                (parents[n] != usize::MAX).then(|| parents[n])
            });
            (depth.count() - 1).max(1) as u8
        })
        .collect()
}

#[cfg(all(test, feature = "write"))]
mod tests {
    use super::*;

    #[test]
    fn numbers_come_back() {
        let numbers = [0, 1, 2, 7, 8, 100, 1 << 20, u32::MAX];
        for k in 0..=30 {
            let mut writer = BitWriter::default();
            for n in numbers {
                writer.bits(5, 3);
                writer.rice(n, k);
            }
            let bytes = writer.finish();
            let mut reader = BitReader::new(&bytes);
            for n in numbers {
                assert_eq!((reader.bits(3), reader.rice(k)), (5, n), "k = {k}");
            }
            assert!(!reader.overrun());
        }
    }

    #[test]
    fn symbols_come_back_and_rare_ones_are_bounded() {
        let frequencies: Vec<u64> = (0..64).map(|i| if i < 40 { 1 << i } else { 0 }).collect();
        let code = Huffman::of_frequencies(&frequencies);
        let again = Huffman::of_lengths(&code.lengths()).expect("a code's own lengths");
        let mut writer = BitWriter::default();
        (0..64).for_each(|symbol| writer.symbol(symbol, &code));
        let bytes = writer.finish();
        let mut reader = BitReader::new(&bytes);
        let symbols: Vec<u8> = (0..64).map(|_| reader.symbol(&again)).collect();
        assert_eq!(symbols, (0..64).collect::<Vec<u8>>());
        assert!(code.lengths()[39] < code.lengths()[1], "what is frequent is short");
    }

    #[test]
    fn beyond_the_end_there_are_zeros() {
        let mut reader = BitReader::new(&[0xff]);
        assert_eq!(reader.bits(32), 0xff00_0000);
        assert!(reader.overrun());
        assert_eq!(reader.rice(3), 0);
        assert!(Huffman::of_lengths(&[1, 1, 1]).is_none());
        assert!(Huffman::of_lengths(&[200]).is_none());
    }
}
