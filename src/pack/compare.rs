//! Comparisons of numbers, rates and days with what a text states.

use super::Context;
use super::condition::{Condition, Value, read_value};
use super::period::read_period;
use crate::date::{Period, Unit};
use crate::json::{Reader, nearest};
use crate::subject::Kind;

/// How a value has to stand to a bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// At least (以上).
    AtLeast,
    /// More than (超过).
    MoreThan,
    /// At most (以下).
    AtMost,
    /// Less than (不满).
    LessThan,
    /// The same.
    Same,
}

impl Relation {
    const ALL: [Self; 5] = [Self::AtLeast, Self::MoreThan, Self::AtMost, Self::LessThan, Self::Same];

    /// The sign in packs.
    pub fn id(self) -> &'static str {
        match self {
            Self::AtLeast => ">=",
            Self::MoreThan => ">",
            Self::AtMost => "<=",
            Self::LessThan => "<",
            Self::Same => "=",
        }
    }

    /// Whether `a` stands so to `b`.
    pub fn holds<T: Ord>(self, a: &T, b: &T) -> bool {
        match self {
            Self::AtLeast => a >= b,
            Self::MoreThan => a > b,
            Self::AtMost => a <= b,
            Self::LessThan => a < b,
            Self::Same => a == b,
        }
    }

    /// The least and the largest whole number that stand so to `to`.
    pub fn ends(self, to: i64) -> (i64, i64) {
        match self {
            Self::AtLeast => (to, i64::MAX),
            Self::MoreThan => (to.saturating_add(1), i64::MAX),
            Self::AtMost => (i64::MIN, to),
            Self::LessThan => (i64::MIN, to.saturating_sub(1)),
            Self::Same => (to, to),
        }
    }

    fn read(reader: &Reader<'_>) -> Option<Self> {
        let given = reader.filled()?;
        let found = Self::ALL.into_iter().find(|relation| relation.id() == given);
        if found.is_none() {
            reader.unknown_word(given, nearest(Self::ALL.into_iter().map(Self::id), given));
        }
        found
    }
}

/// A fraction with a denominator above zero: `[17, 20]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fraction {
    /// The numerator.
    pub n: i64,
    /// The denominator, above zero.
    pub d: i64,
}

/// The largest number that a fraction may hold, so that products stay far from the limits of an integer.
const LARGEST: i64 = 1_000_000_000;

impl Fraction {
    /// How `n` out of `d` compares with the fraction; `None` when `d` is not above zero.
    pub fn compare(self, n: i64, d: i64) -> Option<core::cmp::Ordering> {
        let product = |a: i64, b: i64| i128::from(a) * i128::from(b);
        (d > 0).then(|| product(n, self.d).cmp(&product(self.n, d)))
    }

    /// Reads `[numerator, denominator]`.
    pub(crate) fn read(reader: &Reader<'_>) -> Option<Self> {
        let list = reader.list()?;
        let [n, d] = list.as_slice() else {
            reader.fault("not_a_fraction", "应为 [分子, 分母]", "it has to be [numerator, denominator]");
            return None;
        };
        let (n, d) = (n.integer()?, d.integer()?);
        if !(0..=LARGEST).contains(&n) || !(1..=LARGEST).contains(&d) {
            reader.fault(
                "out_of_range",
                format!("分子应在 0 至 {LARGEST} 之间，分母应在 1 至 {LARGEST} 之间"),
                format!("the numerator has to be between 0 and {LARGEST}, the denominator between 1 and {LARGEST}"),
            );
            return None;
        }
        Some(Self { n, d })
    }
}

/// A rate: a fact of its own, or one count out of another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rate {
    /// A fact of type `ratio`.
    One(Value),
    /// The first out of the second.
    Of(Value, Value),
}

impl Rate {
    /// What the rate is made from.
    pub fn values(self) -> impl Iterator<Item = Value> {
        let (first, second) = match self {
            Self::One(value) => (value, None),
            Self::Of(n, d) => (n, Some(d)),
        };
        core::iter::once(first).chain(second)
    }
}

pub(super) fn read_compare(reader: &Reader<'_>, context: &Context<'_>) -> Option<Condition> {
    let object = reader.object()?;
    let int = |r: Reader<'_>| read_value(&r, context, &[Kind::Int]);
    let value = object.required("value").and_then(int);
    let minus = object.optional("minus").and_then(int);
    let relation = object.required("op").and_then(|r| Relation::read(&r));
    let to = object.required("to").and_then(|r| read_bound(&r));
    object.finish();
    Some(Condition::Compare(value?, minus, relation?, to?))
}

pub(super) fn read_ratio(reader: &Reader<'_>, context: &Context<'_>) -> Option<Condition> {
    let object = reader.object()?;
    let rate = if let Some(value) = object.optional("value") {
        read_value(&value, context, &[Kind::Ratio]).map(Rate::One)
    } else {
        let int = |r: Reader<'_>| read_value(&r, context, &[Kind::Int]);
        let n = object.required("num").and_then(int);
        let d = object.required("den").and_then(int);
        n.zip(d).map(|(n, d)| Rate::Of(n, d))
    };
    let relation = object.required("op").and_then(|r| Relation::read(&r));
    let to = object.required("to").and_then(|r| Fraction::read(&r));
    object.finish();
    Some(Condition::Ratio(rate?, relation?, to?))
}

pub(super) fn read_day(reader: &Reader<'_>, context: &Context<'_>) -> Option<Condition> {
    let object = reader.object()?;
    let value = object.required("value").and_then(|r| read_value(&r, context, &[Kind::Date]));
    let relation = object.required("op").and_then(|r| Relation::read(&r));
    let to = object.required("to").and_then(|r| r.date());
    object.finish();
    Some(Condition::Day(value?, relation?, to?))
}

pub(super) fn read_as_of(reader: &Reader<'_>) -> Option<Condition> {
    let object = reader.object()?;
    let relation = object.required("op").and_then(|r| Relation::read(&r));
    let to = object.required("to").and_then(|r| r.date());
    object.finish();
    Some(Condition::AsOf(relation?, to?))
}

pub(super) fn read_in_time(reader: &Reader<'_>, context: &Context<'_>) -> Option<Condition> {
    let object = reader.object()?;
    let date = |r: Reader<'_>| read_value(&r, context, &[Kind::Date]);
    let value = object.required("value").and_then(date);
    let since = object.required("since").and_then(date);
    let period = object.required("period").and_then(|r| read_period(&r));
    object.finish();
    Some(Condition::InTime(value?, since?, period?))
}

pub(super) fn read_in_cycle(reader: &Reader<'_>, context: &Context<'_>) -> Option<Condition> {
    let object = reader.object()?;
    let value = object.required("value").and_then(|r| read_value(&r, context, &[Kind::Date]));
    let anchor = object.required("anchor").and_then(|r| r.date());
    let period = object.required("period").and_then(|r| read_cycle(&r));
    object.finish();
    Some(Condition::InCycle(value?, anchor?, period?))
}

/// A cycle is a number of months or years: cycles of days would drift through the calendar.
pub(crate) fn read_cycle(reader: &Reader<'_>) -> Option<Period> {
    let period = read_period(reader)?;
    if period.n == 0 || !matches!(period.unit, Unit::Month | Unit::Year) {
        reader.fault(
            "not_a_cycle",
            "周期应为至少一个月或者一年",
            "a cycle has to be a number of months or years, one at least",
        );
        return None;
    }
    Some(period)
}

/// Reads a whole number of at most twelve digits.
pub(crate) fn read_bound(reader: &Reader<'_>) -> Option<i64> {
    let n = reader.integer()?;
    if n.checked_abs().is_none_or(|n| n > LARGEST * 1000) {
        reader.fault("out_of_range", "数值过大", "the number is too large");
        return None;
    }
    Some(n)
}
