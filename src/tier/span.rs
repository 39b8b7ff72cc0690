//! Sets of whole numbers as ranges, for scores that are not known exactly.

use serde::Serialize;

/// The whole numbers from `min` to `max`, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Range {
    /// The least.
    pub min: i64,
    /// The most.
    pub max: i64,
}

/// The most ranges that a set keeps apart; beyond it the set becomes the range around it, and is loose.
const MOST: usize = 256;

/// A set of whole numbers: ranges in order that neither touch nor overlap.
///
/// Nearly all sets are one range, so the first stands by itself and nothing is allocated for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Set {
    first: Range,
    rest: Vec<Range>,
    /// Whether numbers may be in the set that cannot really occur.
    pub loose: bool,
}

impl Set {
    /// One number.
    pub fn one(n: i64) -> Self {
        Self::range(n, n)
    }

    /// All numbers from `min` to `max`.
    pub fn range(min: i64, max: i64) -> Self {
        Self { first: Range { min, max: max.max(min) }, rest: Vec::new(), loose: false }
    }

    /// The ranges, in order.
    pub fn ranges(&self) -> impl Iterator<Item = Range> {
        core::iter::once(self.first).chain(self.rest.iter().copied())
    }

    /// The least number.
    pub fn min(&self) -> i64 {
        self.first.min
    }

    /// The largest number.
    pub fn max(&self) -> i64 {
        self.rest.last().unwrap_or(&self.first).max
    }

    /// The only number, if there is but one.
    pub fn only(&self) -> Option<i64> {
        (self.rest.is_empty() && self.first.min == self.first.max).then_some(self.first.min)
    }

    /// The range around the set, as a loose set where that adds numbers.
    pub fn hull(&self) -> Self {
        Self { loose: self.loose || !self.rest.is_empty(), ..Self::range(self.min(), self.max()) }
    }

    /// The same set, marked as loose.
    pub fn loosely(self) -> Self {
        Self { loose: true, ..self }
    }

    /// The numbers of either.
    pub fn or(&self, other: &Self) -> Self {
        if self.rest.is_empty() && other.rest.is_empty() && self.first == other.first {
            return Self { loose: self.loose || other.loose, ..self.clone() };
        }
        let loose = self.loose || other.loose;
        Self::from_ranges(self.ranges().chain(other.ranges()).collect(), loose)
    }

    /// The sums of one number of each.
    pub fn add(&self, other: &Self) -> Self {
        let loose = self.loose || other.loose;
        self.join(other, loose, |a, b| Range { min: a.min.saturating_add(b.min), max: a.max.saturating_add(b.max) })
    }

    /// The larger of one number of each.
    pub fn larger(&self, other: &Self) -> Self {
        let loose = self.loose || other.loose;
        self.join(other, loose, |a, b| Range { min: a.min.max(b.min), max: a.max.max(b.max) })
    }

    /// The smaller of one number of each.
    pub fn smaller(&self, other: &Self) -> Self {
        let loose = self.loose || other.loose;
        self.join(other, loose, |a, b| Range { min: a.min.min(b.min), max: a.max.min(b.max) })
    }

    /// Every number brought between two limits.
    pub fn clamp(self, least: Option<i64>, most: Option<i64>) -> Self {
        if least.is_none_or(|least| least <= self.min()) && most.is_none_or(|most| self.max() <= most) {
            return self;
        }
        let one = |n: i64| {
            let n = least.map_or(n, |least| n.max(least));
            most.map_or(n, |most| n.min(most))
        };
        self.each(|range| Range { min: one(range.min), max: one(range.max) })
    }

    /// Every number so many times. Between two numbers the products leave gaps, so that only single numbers stay exact.
    pub fn times(self, factor: i64) -> Self {
        let wide = self.ranges().any(|range| range.min != range.max);
        let loose = self.loose || (wide && factor != 1);
        let by = |range: Range| Range {
            min: range.min.saturating_mul(factor).min(range.max.saturating_mul(factor)),
            max: range.min.saturating_mul(factor).max(range.max.saturating_mul(factor)),
        };
        Self { loose, ..self.each(by) }
    }

    /// The numbers that are at least `n`, if there are any.
    pub fn from(&self, n: i64) -> Option<Self> {
        let kept = self.ranges().filter(|range| range.max >= n);
        let kept: Vec<Range> = kept.map(|range| Range { min: range.min.max(n), max: range.max }).collect();
        (!kept.is_empty()).then(|| Self::from_ranges(kept, self.loose))
    }

    /// The numbers that are less than `n`, if there are any.
    pub fn below(&self, n: i64) -> Option<Self> {
        let kept = self.ranges().filter(|range| range.min < n);
        let kept: Vec<Range> =
            kept.map(|range| Range { min: range.min, max: range.max.min(n.saturating_sub(1)) }).collect();
        (!kept.is_empty()).then(|| Self::from_ranges(kept, self.loose))
    }

    /// Whether some number lies between two.
    pub fn meets(&self, least: i64, most: i64) -> bool {
        self.ranges().any(|range| range.min <= most && least <= range.max)
    }

    fn each(self, change: impl Fn(Range) -> Range) -> Self {
        if self.rest.is_empty() {
            let first = change(self.first);
            return Self { first, ..self };
        }
        let ranges = self.ranges().map(change).collect();
        Self::from_ranges(ranges, self.loose)
    }

    fn join(&self, other: &Self, loose: bool, rule: impl Fn(Range, Range) -> Range) -> Self {
        if self.rest.is_empty() && other.rest.is_empty() {
            return Self { first: rule(self.first, other.first), rest: Vec::new(), loose };
        }
        if self.rest.len().saturating_add(1).saturating_mul(other.rest.len().saturating_add(1)) > MOST * MOST {
            return self.hull().join(&other.hull(), true, rule);
        }
        let ranges = self.ranges().flat_map(|a| other.ranges().map(move |b| (a, b))).map(|(a, b)| rule(a, b)).collect();
        Self::from_ranges(ranges, loose)
    }

    /// Puts ranges in order and joins those that touch. An empty list stands for nothing and becomes 0.
    fn from_ranges(mut ranges: Vec<Range>, loose: bool) -> Self {
        ranges.sort();
        let mut merged: Vec<Range> = Vec::with_capacity(ranges.len());
        for range in ranges {
            match merged.last_mut() {
                Some(last) if range.min <= last.max.saturating_add(1) => last.max = last.max.max(range.max),
                _ => merged.push(range),
            }
        }
        let mut merged = merged.into_iter();
        let Some(first) = merged.next() else { return Self { loose: true, ..Self::one(0) } };
        let set = Self { first, rest: merged.collect(), loose };
        if set.rest.len() >= MOST { set.hull() } else { set }
    }
}

#[cfg(test)]
mod tests {
    use super::Set;

    fn ranges(set: &Set) -> Vec<(i64, i64)> {
        set.ranges().map(|range| (range.min, range.max)).collect()
    }

    #[test]
    fn sums_keep_gaps() {
        let either = |n: i64| Set::one(0).or(&Set::one(n));
        let sum = either(-20).add(&either(-60));
        assert_eq!(ranges(&sum), [(-80, -80), (-60, -60), (-20, -20), (0, 0)]);
        assert!(!sum.loose);
    }

    #[test]
    fn ranges_that_touch_become_one() {
        assert_eq!(ranges(&Set::range(0, 4).or(&Set::range(5, 9))), [(0, 9)]);
        assert_eq!(ranges(&Set::range(0, 4).or(&Set::range(6, 9))), [(0, 4), (6, 9)]);
    }

    #[test]
    fn limits_and_parts() {
        let set = Set::range(-90, -10).or(&Set::one(0));
        assert_eq!(ranges(&set.clone().clamp(Some(-40), None)), [(-40, -10), (0, 0)]);
        assert_eq!(set.below(0).map(|set| ranges(&set)), Some(vec![(-90, -10)]));
        assert_eq!(set.from(1), None);
        assert!(set.meets(-5, 0) && !set.meets(-9, -1));
    }

    #[test]
    fn too_many_ranges_become_the_hull() {
        let mut set = Set::one(0);
        for nth in 0..12 {
            set = set.add(&Set::one(0).or(&Set::one(3_i64 << nth)));
        }
        assert!(set.loose);
        assert_eq!((set.min(), set.max()), (0, 3 * 4095));
        assert!((0..=4095).all(|n| set.meets(3 * n, 3 * n)), "a sum was left out");
    }
}
