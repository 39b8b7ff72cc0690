//! One condition over a block of rows: a bit for yes and a bit for no; a row with neither is not known.

use crate::judge::Tri;

/// How many rows a block has at most.
pub(in crate::batch) const ROWS: usize = 1024;

/// How many words of 64 bits hold a bit for each row.
const WORDS: usize = ROWS / 64;

/// A bit for each row of a block.
pub(super) type Bits = [u64; WORDS];

/// Which rows satisfy a condition, and which do not.
#[derive(Clone, Copy, Debug)]
pub(super) struct Truth {
    pub(super) yes: Bits,
    pub(super) no: Bits,
}

impl Truth {
    /// The same for every row.
    pub(super) fn always(holds: Tri) -> Self {
        let word = |tri: Tri| if holds == tri { u64::MAX } else { 0 };
        Self { yes: [word(Tri::Yes); WORDS], no: [word(Tri::No); WORDS] }
    }

    /// One verdict for each row, from the first on.
    pub(super) fn collect(rows: impl Iterator<Item = Tri>) -> Self {
        Self::of_pairs(rows.map(|tri| (tri == Tri::Yes, tri == Tri::No)))
    }

    /// For each row, whether it is a yes and whether it is a no.
    #[inline]
    pub(super) fn of_pairs(mut rows: impl Iterator<Item = (bool, bool)>) -> Self {
        let mut truth = Self { yes: [0; WORDS], no: [0; WORDS] };
        for (yes, no) in truth.yes.iter_mut().zip(&mut truth.no) {
            // No branch depends on what a row says.
            let (mut all_yes, mut all_no) = (0_u64, 0_u64);
            for bit in 0..64_u32 {
                let Some((is_yes, is_no)) = rows.next() else {
                    (*yes, *no) = (all_yes, all_no);
                    return truth;
                };
                all_yes |= u64::from(is_yes).wrapping_shl(bit);
                all_no |= u64::from(is_no).wrapping_shl(bit);
            }
            (*yes, *no) = (all_yes, all_no);
        }
        truth
    }

    /// Both hold.
    pub(super) fn and(self, other: Self) -> Self {
        Self { yes: both(self.yes, other.yes), no: either(self.no, other.no) }
    }

    /// One at least holds.
    pub(super) fn or(self, other: Self) -> Self {
        self.not().and(other.not()).not()
    }

    /// It does not hold.
    pub(super) fn not(self) -> Self {
        Self { yes: self.no, no: self.yes }
    }

    /// What both say; not known where they differ.
    pub(super) fn agree(self, other: Self) -> Self {
        Self { yes: both(self.yes, other.yes), no: both(self.no, other.no) }
    }

    /// The rows of which it is not known.
    pub(super) fn unknown(self) -> Bits {
        inverse(either(self.yes, self.no))
    }

    /// What is said of one row, as 0 for no, 1 for yes, 2 for not known.
    pub(super) fn code(&self, row: usize) -> u64 {
        match (has(&self.yes, row), has(&self.no, row)) {
            (true, _) => 1,
            (_, true) => 0,
            _ => 2,
        }
    }
}

/// The rows that are in both.
pub(super) fn both(a: Bits, b: Bits) -> Bits {
    join(a, b, |a, b| a & b)
}

/// The rows that are in one of the two.
pub(super) fn either(a: Bits, b: Bits) -> Bits {
    join(a, b, |a, b| a | b)
}

/// The other rows.
pub(super) fn inverse(bits: Bits) -> Bits {
    bits.map(|word| !word)
}

/// The first `rows` rows.
pub(super) fn first(rows: usize) -> Bits {
    let mut bits = [0; WORDS];
    for (at, word) in bits.iter_mut().enumerate() {
        *word = match rows.saturating_sub(at * 64) {
            0 => 0,
            left if left >= 64 => u64::MAX,
            left => (1 << left) - 1,
        };
    }
    bits
}

/// Whether a row is among them.
pub(super) fn has(bits: &Bits, row: usize) -> bool {
    bits.get(row >> 6).is_some_and(|word| word >> (row & 63) & 1 == 1)
}

/// Adds a row.
pub(super) fn add(bits: &mut Bits, row: usize) {
    if let Some(word) = bits.get_mut(row >> 6) {
        *word |= 1 << (row & 63);
    }
}

/// Takes a row away.
pub(super) fn take(bits: &mut Bits, row: usize) {
    if let Some(word) = bits.get_mut(row >> 6) {
        *word &= !(1 << (row & 63));
    }
}

/// The rows, from the first on.
pub(super) fn each(bits: Bits) -> impl Iterator<Item = usize> {
    bits.into_iter().enumerate().flat_map(|(at, word)| {
        let mut left = word;
        core::iter::from_fn(move || {
            let bit = left.trailing_zeros() as usize;
            left &= left.wrapping_sub(1);
            (bit < 64).then_some(at * 64 + bit)
        })
    })
}

fn join(mut a: Bits, b: Bits, rule: impl Fn(u64, u64) -> u64) -> Bits {
    a.iter_mut().zip(b).for_each(|(a, b)| *a = rule(*a, b));
    a
}

#[cfg(test)]
mod tests {
    use super::{ROWS, Truth, each, first};
    use crate::judge::Tri;

    const ALL: [Tri; 3] = [Tri::No, Tri::Yes, Tri::Unknown];

    #[test]
    fn a_block_is_judged_as_each_row_is() {
        let pairs: Vec<(Tri, Tri)> = ALL.iter().flat_map(|a| ALL.map(|b| (*a, b))).cycle().take(ROWS).collect();
        let a = Truth::collect(pairs.iter().map(|(a, _)| *a));
        let b = Truth::collect(pairs.iter().map(|(_, b)| *b));
        let code = |tri: Tri| [Tri::No, Tri::Yes, Tri::Unknown].iter().position(|one| *one == tri).unwrap_or(9) as u64;
        for (row, (of_a, of_b)) in pairs.iter().enumerate() {
            assert_eq!(a.code(row), code(*of_a));
            assert_eq!(a.and(b).code(row), code(of_a.and(*of_b)));
            assert_eq!(a.or(b).code(row), code(of_a.or(*of_b)));
            assert_eq!(a.not().code(row), code(of_a.not()));
            assert_eq!(a.agree(b).code(row), code(if of_a == of_b { *of_a } else { Tri::Unknown }));
        }
    }

    #[test]
    fn rows_are_counted_from_the_first() {
        for n in [0, 1, 63, 64, 65, ROWS] {
            assert_eq!(each(first(n)).collect::<Vec<_>>(), (0..n).collect::<Vec<_>>());
        }
    }
}
