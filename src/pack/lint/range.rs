//! Which numbers and days a condition leaves: an empty range never holds, a narrower one implies a wider one.

use core::cmp::Ordering;

use crate::pack::compare::{Fraction, Rate, Relation};
use crate::pack::{Condition, Value};

/// What is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Measured {
    /// A whole number, less another one.
    Number(Value, Option<Value>),
    /// A rate.
    Rate(Rate),
    /// The day of an event.
    Day(Value),
    /// The as-of date.
    AsOf,
}

/// An end of a range: a fraction, and whether it is left out.
#[derive(Clone, Copy, Debug)]
struct End {
    n: i128,
    d: i128,
    open: bool,
}

/// The numbers that a condition leaves for something.
#[derive(Clone, Copy, Debug)]
pub(super) struct Range {
    /// What it is about.
    pub(super) of: Measured,
    low: Option<End>,
    high: Option<End>,
}

impl End {
    fn order(self, other: Self) -> Ordering {
        (self.n.saturating_mul(other.d)).cmp(&other.n.saturating_mul(self.d))
    }
}

impl Range {
    /// The range that `condition` leaves, where it is a comparison or its contrary.
    pub(super) fn of(condition: &Condition) -> Option<Self> {
        match condition {
            Condition::Compare(value, less, relation, to) => {
                Some(Self::stands(Measured::Number(*value, *less), *relation, i128::from(*to), 1))
            }
            Condition::Ratio(rate, relation, Fraction { n, d }) => {
                Some(Self::stands(Measured::Rate(*rate), *relation, i128::from(*n), i128::from(*d)))
            }
            Condition::Day(value, relation, day) => {
                Some(Self::stands(Measured::Day(*value), *relation, i128::from(day.epoch_day()), 1))
            }
            Condition::AsOf(relation, day) => {
                Some(Self::stands(Measured::AsOf, *relation, i128::from(day.epoch_day()), 1))
            }
            Condition::Not(inner) => Self::of(inner)?.contrary(),
            _ => None,
        }
    }

    fn stands(of: Measured, relation: Relation, n: i128, d: i128) -> Self {
        let end = |open| Some(End { n, d, open });
        // Whole numbers and days have a next one, so an open end can be written as a closed one.
        let whole = !matches!(of, Measured::Rate(_));
        let next = |by: i128| Some(End { n: n.saturating_add(by), d, open: false });
        let (low, high) = match relation {
            Relation::AtLeast => (end(false), None),
            Relation::MoreThan => (if whole { next(1) } else { end(true) }, None),
            Relation::AtMost => (None, end(false)),
            Relation::LessThan => (None, if whole { next(-1) } else { end(true) }),
            Relation::Same => (end(false), end(false)),
        };
        Self { of, low, high }
    }

    /// What is left where the condition is a no; nothing simple for a range with two ends.
    fn contrary(self) -> Option<Self> {
        let whole = !matches!(self.of, Measured::Rate(_));
        let beyond = |end: End, by: i128| match whole {
            true => End { n: end.n.saturating_add(by), ..end },
            false => End { open: !end.open, ..end },
        };
        match (self.low, self.high) {
            (Some(low), None) => Some(Self { low: None, high: Some(beyond(low, -1)), ..self }),
            (None, Some(high)) => Some(Self { low: Some(beyond(high, 1)), high: None, ..self }),
            _ => None,
        }
    }

    /// What both leave; `other` has to be about the same.
    fn and(self, other: Self) -> Self {
        let pick = |a: Option<End>, b: Option<End>, tighter: Ordering| match (a, b) {
            (Some(a), Some(b)) => match a.order(b) {
                Ordering::Equal => Some(End { open: a.open || b.open, ..a }),
                order if order == tighter => Some(a),
                _ => Some(b),
            },
            (a, b) => a.or(b),
        };
        Self {
            low: pick(self.low, other.low, Ordering::Greater),
            high: pick(self.high, other.high, Ordering::Less),
            ..self
        }
    }

    fn is_empty(self) -> bool {
        match (self.low, self.high) {
            (Some(low), Some(high)) => match low.order(high) {
                Ordering::Greater => true,
                Ordering::Equal => low.open || high.open,
                Ordering::Less => false,
            },
            _ => false,
        }
    }

    fn lies_in(self, wider: Self) -> bool {
        let fits = |own: Option<End>, other: Option<End>, inside: Ordering| match (own, other) {
            (_, None) => true,
            (None, Some(_)) => false,
            (Some(own), Some(other)) => match own.order(other) {
                Ordering::Equal => own.open || !other.open,
                order => order == inside,
            },
        };
        fits(self.low, wider.low, Ordering::Greater) && fits(self.high, wider.high, Ordering::Less)
    }
}

/// What `known` leaves of what `of` measures.
fn left(of: Measured, known: &[&Condition]) -> Option<Range> {
    let ranges = known.iter().filter_map(|condition| Range::of(condition)).filter(|range| range.of == of);
    ranges.reduce(Range::and)
}

/// Whether the comparisons among `known` leave nothing of what one of them measures.
pub(super) fn none_left(known: &[&Condition]) -> bool {
    let of = known.iter().filter_map(|condition| Range::of(condition)).map(|range| range.of);
    of.into_iter().any(|of| left(of, known).is_some_and(Range::is_empty))
}

/// Whether the comparisons among `known` make the comparison `condition` a yes.
pub(super) fn within_known(known: &[&Condition], condition: &Condition) -> bool {
    let Some(wanted) = Range::of(condition) else { return false };
    left(wanted.of, known).is_some_and(|range| range.lies_in(wanted))
}
