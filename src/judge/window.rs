//! Windows of time: calendar years, periods that run one after another, readings that have to agree.

use super::condition::{on_date, verdict};
use super::scene::Scene;
use super::trace::{Read, Trace, join, trace};
use super::tri::Tri;
use crate::date::Date;
use crate::pack::{Condition, Stack, Value, Years};
use crate::subject::Value as Known;
use crate::text::Text;

pub(super) fn calendar_years(since: Value, years: Years, scene: &Scene<'_>) -> Tri {
    on_date(since, scene, |day| {
        let (first, last) = years.of(day);
        first <= scene.as_of && scene.as_of <= last
    })
}

/// What all readings say; not known where they differ.
pub(super) fn agreed(verdicts: impl Iterator<Item = Tri>) -> Tri {
    verdicts.reduce(|so_far, next| if so_far == next { so_far } else { Tri::Unknown }).unwrap_or(Tri::Unknown)
}

pub(super) fn trace_agree(of: &[Condition], open: &Text, scene: &Scene<'_>) -> Trace {
    let traces: Vec<Trace> = of.iter().map(|reading| trace(reading, scene)).collect();
    let holds = agreed(traces.iter().map(|trace| trace.holds));
    let differ = traces.iter().all(|trace| trace.holds != Tri::Unknown) && holds == Tri::Unknown;
    let mut joined = join(traces.into_iter(), Tri::Unknown, |_, _| Tri::Unknown);
    joined.holds = holds;
    if holds != Tri::Unknown {
        joined.missing.clear();
        joined.unsettled.clear();
    } else if differ {
        joined.unsettled.push(open.clone());
    }
    joined
}

/// Whether the periods of the records, one after another, still run.
pub(super) fn stacked(stack: &Stack, scene: &Scene<'_>) -> Tri {
    if !scene.input.records_stated {
        return Tri::Unknown;
    }
    let counted = scene.input.counted().map(|record| {
        let scene = scene.for_record(record);
        (verdict(&stack.records, &scene), scene.known(stack.since))
    });
    settle(counted.collect(), stack, scene)
}

pub(super) fn trace_stacked(stack: &Stack, scene: &Scene<'_>) -> Trace {
    let mut counted = Vec::new();
    let mut traces = Vec::new();
    for record in scene.input.counted() {
        let scene = scene.for_record(record);
        let mut one = trace(&stack.records, &scene);
        let since = Read::of(stack.since, &scene);
        let known = scene.known(stack.since);
        counted.push((one.holds, known.clone()));
        if one.holds != Tri::No {
            one.read.push(since);
            if known.is_unknown() {
                one.missing.push(since);
                one.holds = Tri::Unknown;
            }
        }
        traces.push(one);
    }
    if !scene.input.records_stated {
        return Trace::without_records();
    }
    let holds = settle(counted, stack, scene);
    let mut joined = join(traces.into_iter(), Tri::Unknown, |_, _| Tri::Unknown);
    joined.holds = holds;
    if holds != Tri::Unknown {
        joined.missing.clear();
        joined.unsettled.clear();
    }
    joined
}

/// With the records that certainly count it is a yes; with those that may, it may be.
fn settle(counted: Vec<(Tri, Known)>, stack: &Stack, scene: &Scene<'_>) -> Tri {
    let days = |wanted: &dyn Fn(Tri) -> bool| -> Vec<Date> {
        let mut days: Vec<Date> =
            counted.iter().filter(|(tri, _)| wanted(*tri)).filter_map(|(_, day)| day.date()).collect();
        days.retain(|day| *day <= scene.as_of);
        days.sort();
        days
    };
    let runs = |days: Vec<Date>| end_of_stack(&days, stack, scene).is_some_and(|end| scene.as_of <= end);
    if runs(days(&|tri| tri == Tri::Yes)) {
        return Tri::Yes;
    }
    let undated = counted.iter().any(|(tri, day)| *tri != Tri::No && day.is_unknown());
    if undated || runs(days(&|tri| tri != Tri::No)) { Tri::Unknown } else { Tri::No }
}

/// The last day on which the periods of the records that certainly count still run; `None` where there are none.
pub fn stack_end(stack: &Stack, scene: &Scene<'_>) -> Option<Date> {
    let counts = |record: &&crate::subject::Record| verdict(&stack.records, &scene.for_record(record)) == Tri::Yes;
    let days = scene.input.records.iter().filter(counts);
    let mut days: Vec<Date> = days.filter_map(|record| scene.for_record(record).known(stack.since).date()).collect();
    days.retain(|day| *day <= scene.as_of);
    days.sort();
    end_of_stack(&days, stack, scene)
}

/// The last day of periods that run one after another, for events in order.
pub(crate) fn end_of_stack(days: &[Date], stack: &Stack, scene: &Scene<'_>) -> Option<Date> {
    days.iter().fold(None, |running: Option<Date>, day| {
        let start = running.map_or(*day, |end| end.max(*day));
        let end = scene.end_of(start, stack.period).0.min(scene.end_of(*day, stack.cap).0);
        Some(running.map_or(end, |earlier| earlier.max(end)))
    })
}
