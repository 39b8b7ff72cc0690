//! The verdict on a condition, without a trace: it stops as early as it can.

use core::cmp::Ordering;

use super::scene::Scene;
use super::tri::Tri;
use super::window;
use crate::date::{Date, Period, Unit};
use crate::pack::compare::{Fraction, Rate, Relation};
use crate::pack::{Condition, Value};
use crate::subject::Value as Known;

/// Judges `condition`.
pub fn verdict(condition: &Condition, scene: &Scene<'_>) -> Tri {
    match condition {
        Condition::All(list) => fold(list, scene, Tri::No),
        Condition::Any(list) => fold(list, scene, Tri::Yes),
        Condition::Not(inner) => verdict(inner, scene).not(),
        Condition::Otherwise(pair) => {
            let [first, second] = pair.as_ref();
            otherwise(verdict(first, scene), scene, || verdict(second, scene))
        }
        Condition::Presume(as_yes, inner) => presumed(verdict(inner, scene), *as_yes, scene),
        Condition::Count(inner, at_least) => count(inner, *at_least, scene),
        Condition::Agree(of, _) => window::agreed(of.iter().map(|reading| verdict(reading, scene))),
        Condition::Stacked(stack) => window::stacked(stack, scene),
        leaf => judge_leaf(leaf, scene),
    }
}

/// `decides` as soon as one says so; else unknown where one is, and the opposite where none is.
fn fold(list: &[Condition], scene: &Scene<'_>, decides: Tri) -> Tri {
    let mut so_far = decides.not();
    for condition in list {
        match verdict(condition, scene) {
            Tri::Unknown => so_far = Tri::Unknown,
            said if said == decides => return decides,
            _ => {}
        }
    }
    so_far
}

/// What is derived stands only until the first is stated, so it is a presumption.
pub(super) fn otherwise(first: Tri, scene: &Scene<'_>, second: impl FnOnce() -> Tri) -> Tri {
    if first == Tri::Unknown && scene.presume { second() } else { first }
}

pub(super) fn presumed(judged: Tri, as_yes: bool, scene: &Scene<'_>) -> Tri {
    if judged == Tri::Unknown && scene.presume { as_yes.into() } else { judged }
}

fn count(inner: &Condition, at_least: u32, scene: &Scene<'_>) -> Tri {
    if !scene.input.records_stated {
        return Tri::Unknown;
    }
    counted(scene.input.counted().map(|record| verdict(inner, &scene.for_record(record))), at_least)
}

/// At least so many of the verdicts are a yes.
pub(super) fn counted(verdicts: impl Iterator<Item = Tri>, at_least: u32) -> Tri {
    let (mut yes, mut possible) = (0_u32, 0_u32);
    for verdict in verdicts {
        yes += u32::from(verdict == Tri::Yes);
        possible += u32::from(verdict != Tri::No);
    }
    if yes >= at_least {
        Tri::Yes
    } else if possible >= at_least {
        Tri::Unknown
    } else {
        Tri::No
    }
}

/// Judges a condition that holds no other one.
pub(super) fn judge_leaf(leaf: &Condition, scene: &Scene<'_>) -> Tri {
    match leaf {
        Condition::Yes(value) => match scene.peek(*value) {
            Known::Unknown => Tri::Unknown,
            Known::Bool(stated) => (*stated).into(),
            _ => Tri::Yes,
        },
        Condition::In(value, of) => match scene.word(*value) {
            Some(word) => of.iter().any(|known| known == word).into(),
            None => Tri::Unknown,
        },
        Condition::By(value) => on_date(*value, scene, |date| date <= scene.as_of),
        Condition::Before(value) => on_date(*value, scene, |date| scene.as_of <= date),
        Condition::CalendarYears(since, years) => window::calendar_years(*since, *years, scene),
        Condition::Within(since, period) => within(*since, *period, scene),
        Condition::Measure(kinds, sizes) => measure(kinds, sizes, scene),
        Condition::OnlyMeasures(kinds) => only_measures(kinds, scene),
        Condition::Compare(value, minus, relation, to) => compare(*value, *minus, *relation, *to, scene),
        Condition::Ratio(rate, relation, to) => ratio(*rate, *relation, *to, scene),
        Condition::Day(value, relation, to) => on_date(*value, scene, |date| relation.holds(&date, to)),
        Condition::AsOf(relation, to) => relation.holds(&scene.as_of, to).into(),
        Condition::InTime(value, since, period) => in_time(*value, *since, *period, scene),
        Condition::InCycle(value, anchor, period) => in_cycle(*value, *anchor, *period, scene),
        // The rest holds other conditions or is open by its nature.
        _ => Tri::Unknown,
    }
}

pub(super) fn on_date(value: Value, scene: &Scene<'_>, test: impl FnOnce(crate::date::Date) -> bool) -> Tri {
    match scene.peek(value) {
        Known::Date(date) => test(*date).into(),
        Known::Bool(false) => Tri::No,
        _ => Tri::Unknown,
    }
}

fn within(since: Value, period: Period, scene: &Scene<'_>) -> Tri {
    on_date(since, scene, |date| date <= scene.as_of && scene.as_of <= scene.end_of(date, period).0)
}

fn compare(value: Value, minus: Option<Value>, relation: Relation, to: i64, scene: &Scene<'_>) -> Tri {
    let less = match minus {
        None => Some(0),
        Some(minus) => scene.peek(minus).int(),
    };
    match (scene.peek(value).int(), less) {
        (Some(n), Some(less)) => relation.holds(&n.saturating_sub(less), &to).into(),
        _ => Tri::Unknown,
    }
}

/// A rate of nothing (denominator 0) stands in no relation: not known.
fn ratio(rate: Rate, relation: Relation, to: Fraction, scene: &Scene<'_>) -> Tri {
    let parts = match rate {
        Rate::One(value) => match scene.peek(value) {
            Known::Ratio(n, d) => Some((*n, *d)),
            _ => None,
        },
        Rate::Of(n, d) => scene.peek(n).int().zip(scene.peek(d).int()),
    };
    match parts.and_then(|(n, d)| to.compare(n, d)) {
        Some(order) => relation.holds(&order, &Ordering::Equal).into(),
        None => Tri::Unknown,
    }
}

/// What did not happen is not in time; where the start did not happen there is no time to be in.
fn in_time(value: Value, since: Value, period: Period, scene: &Scene<'_>) -> Tri {
    match (scene.peek(value), scene.peek(since)) {
        (Known::Bool(false), _) | (_, Known::Bool(false)) => Tri::No,
        (Known::Date(date), Known::Date(start)) => (*date <= scene.end_of(*start, period).0).into(),
        _ => Tri::Unknown,
    }
}

fn in_cycle(value: Value, anchor: Date, period: Period, scene: &Scene<'_>) -> Tri {
    match cycle(anchor, period, scene.as_of) {
        Some(first) => on_date(value, scene, |date| first <= date && date <= scene.as_of),
        None => Tri::No,
    }
}

/// The first day of the cycle in which `day` lies; `None` before the first cycle.
///
/// Each cycle starts at a whole multiple of the period from the anchor, so that month-ends do not drift.
pub fn cycle(anchor: Date, period: Period, day: Date) -> Option<Date> {
    let months = match period.unit {
        Unit::Year => i64::from(period.n) * 12,
        _ => i64::from(period.n),
    };
    let at = |nth: i64| anchor.add_months(nth.checked_mul(months)?);
    let between = (i64::from(day.year()) - i64::from(anchor.year())) * 12 + 12;
    let last = between.checked_div(months)?;
    (0..=last).rev().filter_map(at).find(|first| *first <= day)
}

/// Some measure is of such a kind and size; a size that nobody stated stays possible.
fn measure(kinds: &[&str], sizes: &[&str], scene: &Scene<'_>) -> Tri {
    let Some(measures) = scene.record.and_then(|record| record.measures.as_ref()) else { return Tri::Unknown };
    let one = |measure: &crate::subject::Measure| {
        let kind = Tri::from(kinds.is_empty() || kinds.contains(&measure.kind));
        let size = match measure.size {
            _ if sizes.is_empty() => Tri::Yes,
            Some(size) => sizes.contains(&size).into(),
            None => Tri::Unknown,
        };
        kind.and(size)
    };
    measures.iter().map(one).fold(Tri::No, Tri::or)
}

fn only_measures(kinds: &[&str], scene: &Scene<'_>) -> Tri {
    match scene.record.and_then(|record| record.measures.as_ref()) {
        Some(measures) => (!measures.is_empty() && measures.iter().all(|measure| kinds.contains(&measure.kind))).into(),
        None => Tri::Unknown,
    }
}
