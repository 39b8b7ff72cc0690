//! A hash for short keys of one's own file: fast, and not meant to withstand keys that somebody chose.

use core::hash::{BuildHasherDefault, Hasher};

/// Makes hashes for maps.
pub(in crate::batch) type Quick = BuildHasherDefault<Multiplied>;

/// Words are turned, joined and multiplied.
#[derive(Debug, Default)]
pub(in crate::batch) struct Multiplied(u64);

/// An odd number with many changes between its bits: 2^64 over the golden ratio.
const FACTOR: u64 = 0x9E37_79B9_7F4A_7C15;

impl Multiplied {
    #[inline]
    fn join(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(FACTOR);
    }
}

impl Hasher for Multiplied {
    #[inline]
    fn write(&mut self, bytes: &[u8]) {
        let (words, rest) = bytes.as_chunks::<8>();
        words.iter().for_each(|word| self.join(u64::from_le_bytes(*word)));
        let mut last = 0_u64;
        for byte in rest {
            last = last << 8 | u64::from(*byte);
        }
        self.join(last);
    }

    #[inline]
    fn write_u64(&mut self, n: u64) {
        self.join(n);
    }

    #[inline]
    fn write_usize(&mut self, n: usize) {
        self.join(n as u64);
    }

    #[inline]
    fn finish(&self) -> u64 {
        // Tables take the lowest bits for the place and the highest for a first comparison.
        self.0 ^ self.0 >> 32
    }
}
