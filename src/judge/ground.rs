//! Judging grounds: once for the input, or for each record of it.

use super::condition::verdict;
use super::scene::Scene;
use super::trace::{Trace, join, trace};
use super::tri::Tri;
use crate::date::Date;
use crate::pack::{Ground, LastDay};

/// What a ground comes to.
#[derive(Clone, Debug)]
pub struct Found {
    /// The verdict with what was read for it.
    pub trace: Trace,
    /// The positions of the records that satisfy it; of those that may, where it is not known.
    pub records: Vec<usize>,
    /// Where it holds, its last day: the latest over the records; `None` where one of them has none.
    pub until: Option<Date>,
}

/// Judges `ground`.
pub fn find(ground: &Ground, scene: &Scene<'_>) -> Found {
    if !ground.each_record {
        let trace = trace(&ground.when, scene);
        let until = if trace.holds == Tri::Yes { last_day(&ground.until, scene) } else { None };
        return Found { trace, records: Vec::new(), until };
    }
    if !scene.input.records_stated {
        return Found { trace: Trace::without_records(), records: Vec::new(), until: None };
    }
    if !scene.traced {
        return untraced(ground, scene);
    }
    let judged = scene.input.counted().map(|record| (record.index, trace(&ground.when, &scene.for_record(record))));
    let judged: Vec<(usize, Trace)> = judged.collect();
    let holds = judged.iter().map(|(_, trace)| trace.holds).fold(Tri::No, Tri::or);
    // What was read of the other records does not matter to a ground that some records satisfy.
    let (these, others): (Vec<_>, Vec<_>) = judged.into_iter().partition(|(_, trace)| trace.holds == holds);
    let records = if holds == Tri::No { Vec::new() } else { these.iter().map(|(at, _)| *at).collect() };
    let until = if holds == Tri::Yes { latest(&records, ground, scene) } else { None };
    drop(others);
    let trace = join(these.into_iter().map(|(_, trace)| trace), Tri::No, Tri::or);
    Found { trace, records, until }
}

/// The verdict and the last day, without what was read.
fn untraced(ground: &Ground, scene: &Scene<'_>) -> Found {
    let counted =
        || scene.input.counted().map(|record| (record.index, verdict(&ground.when, &scene.for_record(record))));
    let holds = counted().map(|(_, holds)| holds).fold(Tri::No, Tri::or);
    let records: Vec<usize> = match holds {
        Tri::Yes => counted().filter(|(_, one)| *one == holds).map(|(at, _)| at).collect(),
        _ => Vec::new(),
    };
    let until = if holds == Tri::Yes { latest(&records, ground, scene) } else { None };
    Found { trace: Trace::bare(holds), records, until }
}

fn latest(records: &[usize], ground: &Ground, scene: &Scene<'_>) -> Option<Date> {
    let of = |at: &usize| {
        let record = scene.input.records.get(*at)?;
        last_day(&ground.until, &scene.for_record(record))
    };
    records.iter().map(of).try_fold(Date::MIN, |latest, day| day.map(|day| latest.max(day)))
}

/// The latest of the last days that are known.
fn last_day(until: &[LastDay], scene: &Scene<'_>) -> Option<Date> {
    let one = |until: &LastDay| match until {
        LastDay::Since(value, period) => scene.known(*value).date().map(|start| scene.end_of(start, *period).0),
        LastDay::Years(value, years) => scene.known(*value).date().map(|day| years.of(day).1),
        LastDay::Day(value) => scene.known(*value).date(),
    };
    until.iter().filter_map(one).max()
}
