//! How alike two names are: what people write over a column is seldom quite the label.

/// The letters of a name, made ready to be compared with many others.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Letters {
    text: String,
    count: usize,
    /// Neighbouring letters, in order.
    pairs: Vec<(char, char)>,
}

impl Letters {
    pub(super) fn of(text: &str) -> Self {
        let mut pairs: Vec<(char, char)> = text.chars().zip(text.chars().skip(1)).collect();
        pairs.sort_unstable();
        Self { text: text.to_owned(), count: text.chars().count(), pairs }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }
}

/// How alike two names are, of 100: the neighbouring letters that they share (Dice), the shorter one being whole in the
/// other counting for much.
pub(super) fn likeness(one: &Letters, other: &Letters) -> u32 {
    let (short, long) = if one.count <= other.count { (one, other) } else { (other, one) };
    if short.count < 2 {
        return if one == other { 100 } else { 0 };
    }
    let shared = shared(&short.pairs, &long.pairs);
    let share = |n: usize, of: usize| u32::try_from(n * 100 / of.max(1)).unwrap_or(0);
    let dice = share(2 * shared, short.pairs.len() + long.pairs.len());
    let whole = shared == short.pairs.len() && short.count >= 4;
    if whole { dice.max(50 + share(short.count, long.count) / 2) } else { dice }
}

/// How many pairs two sorted lists have in common, each counted as often as both have it.
fn shared(one: &[(char, char)], other: &[(char, char)]) -> usize {
    let (mut one, mut other) = (one.iter().peekable(), other.iter().peekable());
    let mut shared = 0;
    while let (Some(a), Some(b)) = (one.peek(), other.peek()) {
        let order = a.cmp(b);
        shared += usize::from(order.is_eq());
        if order.is_le() {
            one.next();
        }
        if order.is_ge() {
            other.next();
        }
    }
    shared
}

#[cfg(test)]
mod tests {
    use super::Letters;

    fn likeness(one: &str, other: &str) -> u32 {
        super::likeness(&Letters::of(one), &Letters::of(other))
    }

    #[test]
    fn likeness_is_of_100() {
        assert_eq!(likeness("处于失信惩戒期", "处于失信惩戒期"), 100);
        assert!(likeness("处于失信惩戒期", "失信惩戒期") > 70);
        assert!(likeness("处于失信惩戒期", "企业名称") < 10);
        assert_eq!(likeness("a", "a"), 100);
        assert_eq!(likeness("a", "ab"), 0);
        assert_eq!(likeness("", "ab"), 0);
    }

    #[test]
    fn a_pair_counts_as_often_as_both_have_it() {
        // aa, aa and aa, ab: one in common of four.
        assert_eq!(likeness("aaa", "aab"), 50);
        assert_eq!(likeness("abab", "abab"), 100);
    }
}
