//! Ladders of points, with their gaps and overlaps.

use super::points::{RateStep, Step};
use crate::json::Reader;
use crate::pack::Context;
use crate::pack::compare::{Fraction, read_bound};
use crate::pack::condition::Value;

/// Reads the steps of a ladder, which have to follow one another without a gap and without an overlap.
pub(super) fn read_steps(reader: &Reader<'_>, of: Option<Value>, context: &Context<'_>) -> Option<Vec<Step>> {
    let list = reader.some()?;
    let steps: Vec<Step> = list.iter().filter_map(read_step).collect();
    if steps.len() != list.len() {
        return None;
    }
    for (nth, reader) in list.iter().enumerate().skip(1) {
        if let (Some(before), Some(step)) = (steps.get(nth - 1), steps.get(nth)) {
            check_pair(reader, before, step);
        }
    }
    let spec = match of {
        Some(Value::Fact(at)) => context.facts.get(at),
        _ => None,
    };
    let least = spec.and_then(|fact| fact.least);
    let most = spec.and_then(|fact| fact.most);
    if let (Some(first), Some(reader)) = (steps.first(), list.first())
        && first.from.is_some_and(|from| least.is_none_or(|least| from > least))
    {
        reader.fault(
            "gap",
            "比第一档更小的数值没有分值；第一档应不写 `from`，或者事实的 `least` 就是它",
            "smaller numbers than the first step's have no points; leave out its `from`, or give the fact a `least`",
        );
    }
    if let (Some(last), Some(reader)) = (steps.last(), list.last())
        && last.to.is_some_and(|to| most.is_none_or(|most| to < most))
    {
        reader.fault(
            "gap",
            "比最后一档更大的数值没有分值；最后一档应不写 `to`，或者事实的 `most` 就是它",
            "larger numbers than the last step's have no points; leave out its `to`, or give the fact a `most`",
        );
    }
    Some(steps)
}

fn read_step(reader: &Reader<'_>) -> Option<Step> {
    let object = reader.object()?;
    let bound = |key| object.optional(key).and_then(|r: Reader<'_>| read_bound(&r));
    let (from, to) = (bound("from"), bound("to"));
    let points = object.required("points").and_then(|r| read_bound(&r));
    object.finish();
    if let (Some(from), Some(to)) = (from, to)
        && to < from
    {
        reader.fault("ends_before_start", "`to` 小于 `from`", "`to` is less than `from`");
    }
    Some(Step { from, to, points: points? })
}

fn check_pair(reader: &Reader<'_>, before: &Step, step: &Step) {
    let (Some(end), Some(start)) = (before.to, step.from) else {
        reader.fault(
            "overlap",
            "与前一档重叠：只有第一档可以不写 `from`，只有最后一档可以不写 `to`",
            "it overlaps the step before: only the first may lack `from`, only the last may lack `to`",
        );
        return;
    };
    if start <= end {
        reader.fault(
            "overlap",
            format!("与前一档重叠：{start} 至 {end} 有两个分值；请把前一档的 `to` 改为 {}", start.saturating_sub(1)),
            format!(
                "it overlaps the step before: {start} to {end} has two values; end that step at {}",
                start.saturating_sub(1)
            ),
        );
    } else if end.checked_add(1) != Some(start) {
        let (first, last) = (end.saturating_add(1), start.saturating_sub(1));
        reader.fault(
            "gap",
            format!("与前一档之间有空档：{first} 至 {last} 没有分值"),
            format!("there is a gap after the step before: {first} to {last} has no value"),
        );
    }
}

/// Reads thresholds of a rate, the highest first.
pub(super) fn read_rate_steps(reader: &Reader<'_>) -> Option<Vec<RateStep>> {
    let list = reader.some()?;
    let steps: Vec<RateStep> = list.iter().filter_map(read_rate_step).collect();
    if steps.len() != list.len() {
        return None;
    }
    for (nth, reader) in list.iter().enumerate().skip(1) {
        if let (Some(before), Some(step)) = (steps.get(nth - 1), steps.get(nth))
            && before.from.compare(step.from.n, step.from.d).is_none_or(core::cmp::Ordering::is_ge)
        {
            reader.fault(
                "never_reached",
                "门槛不低于前一项，这一项永远不会用到；请按由高到低排列",
                "the threshold is not below the one before, so it is never reached; put the highest first",
            );
        }
    }
    Some(steps)
}

fn read_rate_step(reader: &Reader<'_>) -> Option<RateStep> {
    let object = reader.object()?;
    let (from, above) = match object.optional("above") {
        Some(above) => (Fraction::read(&above), true),
        None => (object.required("from").and_then(|r| Fraction::read(&r)), false),
    };
    let points = object.required("points").and_then(|r| read_bound(&r));
    object.finish();
    Some(RateStep { from: from?, above, points: points? })
}
