//! Edges of conditions: how far the value of a case lies from the number or the day that a text states.

use core::cmp::Ordering;

use crate::date::Date;
use crate::judge::{Scene, Tri, cycle, stack_end, verdict};
use crate::pack::compare::{Fraction, Rate};
use crate::pack::{Condition, Value};
use crate::subject::Value as Known;

/// The sides that a condition needs a case on, as distances from its edge; none for a condition without an edge.
///
/// A comparison with a number or a day needs the one before, the edge itself and the one after. A window needs its
/// last day and the day after, since its other days are all alike; a cycle needs the day before it and its first day.
pub(super) fn needs(leaf: &Condition) -> &'static [i64] {
    match leaf {
        Condition::Compare(..) | Condition::Ratio(..) | Condition::Day(..) | Condition::AsOf(..) => &[-1, 0, 1],
        Condition::Within(..) | Condition::InTime(..) | Condition::CalendarYears(..) | Condition::Stacked(_) => &[0, 1],
        Condition::InCycle(..) | Condition::Count(..) => &[-1, 0],
        _ => &[],
    }
}

/// How far the value lies from the edge of `leaf`; nothing where it is not known.
pub(super) fn distance(leaf: &Condition, scene: &Scene<'_>) -> Option<i64> {
    match leaf {
        Condition::Compare(value, less, _, to) => {
            let less = less.map_or(Some(0), |less| scene.peek(less).int())?;
            scene.peek(*value).int()?.checked_sub(less)?.checked_sub(*to)
        }
        Condition::Ratio(rate, _, to) => ratio(*rate, *to, scene),
        Condition::Day(value, _, day) => days(scene.known(*value).date()?, *day),
        Condition::AsOf(_, day) => days(scene.as_of, *day),
        Condition::Within(since, period) => days(scene.as_of, scene.end_of(scene.known(*since).date()?, *period).0),
        Condition::InTime(done, since, limit) => {
            days(scene.known(*done).date()?, scene.end_of(scene.known(*since).date()?, *limit).0)
        }
        Condition::CalendarYears(since, years) => days(scene.as_of, years.of(scene.known(*since).date()?).1),
        Condition::InCycle(value, anchor, period) => {
            days(scene.known(*value).date()?, cycle(*anchor, *period, scene.as_of)?)
        }
        Condition::Stacked(stack) => days(scene.as_of, stack_end(stack, scene)?),
        Condition::Count(inner, n) => count(inner, *n, scene),
        _ => None,
    }
}

fn days(day: Date, edge: Date) -> Option<i64> {
    i64::from(day.epoch_day()).checked_sub(i64::from(edge.epoch_day()))
}

/// A rate has no next one: below, at and above the edge are all there is.
fn ratio(rate: Rate, to: Fraction, scene: &Scene<'_>) -> Option<i64> {
    let (n, d) = match rate {
        Rate::One(value) => match scene.peek(value) {
            Known::Ratio(n, d) => (*n, *d),
            _ => return None,
        },
        Rate::Of(n, d) => number(n, scene).zip(number(d, scene))?,
    };
    side(n, d, to)
}

/// The side of `to` on which `n` out of `d` lies.
pub(super) fn side(n: i64, d: i64, to: Fraction) -> Option<i64> {
    to.compare(n, d).map(|order| match order {
        Ordering::Less => -1,
        Ordering::Equal => 0,
        Ordering::Greater => 1,
    })
}

pub(super) fn number(value: Value, scene: &Scene<'_>) -> Option<i64> {
    scene.peek(value).int()
}

/// Records that may or may not count leave the number open.
fn count(inner: &Condition, n: u32, scene: &Scene<'_>) -> Option<i64> {
    if !scene.input.records_stated {
        return None;
    }
    let mut yes = 0_i64;
    for record in &scene.input.records {
        match verdict(inner, &scene.for_record(record)) {
            Tri::Yes => yes += 1,
            Tri::No => {}
            Tri::Unknown => return None,
        }
    }
    yes.checked_sub(i64::from(n))
}
