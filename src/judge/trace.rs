//! The verdict on a condition with everything that was read for it: no sibling is left out.

use super::condition::{counted, judge_leaf, otherwise, presumed, verdict};
use super::scene::Scene;
use super::tri::Tri;
use super::window;
use crate::pack::{Condition, Value};
use crate::text::Text;

/// Something that a condition read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// A fact, a field of the record or the kind of the subject.
    Value(Value),
    /// The measures of the record.
    Measures,
    /// The list of records itself: nobody stated whether there are any.
    Records,
}

/// Something that a condition read, of one record where it is a record's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Read {
    /// What was read.
    pub subject: Subject,
    /// The record's position in the input, for what belongs to a record.
    pub record: Option<usize>,
}

/// Something that was not known and was presumed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Presumed {
    /// What was not known.
    pub read: Read,
    /// What was presumed; `None` where it was derived from something else that is known.
    pub as_yes: Option<bool>,
}

/// A verdict with what it was made from.
#[derive(Clone, Debug)]
pub struct Trace {
    /// The verdict.
    pub holds: Tri,
    /// Everything that was read.
    pub read: Vec<Read>,
    /// What was not known and can still decide.
    pub missing: Vec<Read>,
    /// What was not known and was presumed.
    pub presumed: Vec<Presumed>,
    /// What the text itself leaves open.
    pub unsettled: Vec<Text>,
}

/// Judges `condition` and keeps everything that was read.
pub fn trace(condition: &Condition, scene: &Scene<'_>) -> Trace {
    if !scene.traced {
        return Trace::bare(verdict(condition, scene));
    }
    match condition {
        Condition::All(list) => join(list.iter().map(|c| trace(c, scene)), Tri::Yes, Tri::and),
        Condition::Any(list) => join(list.iter().map(|c| trace(c, scene)), Tri::No, Tri::or),
        Condition::Not(inner) => {
            let inner = trace(inner, scene);
            Trace { holds: inner.holds.not(), ..inner }
        }
        Condition::Otherwise(pair) => {
            let [first, second] = pair.as_ref();
            let (first, second) = (trace(first, scene), trace(second, scene));
            trace_otherwise(first, second, scene)
        }
        Condition::Presume(as_yes, inner) => trace_presumed(trace(inner, scene), *as_yes, scene),
        Condition::Agree(of, open) => window::trace_agree(of, open, scene),
        Condition::Stacked(stack) => window::trace_stacked(stack, scene),
        Condition::Count(..) if !scene.input.records_stated => Trace::without_records(),
        Condition::Count(inner, at_least) => {
            let traces: Vec<Trace> =
                scene.input.counted().map(|record| trace(inner, &scene.for_record(record))).collect();
            let holds = counted(traces.iter().map(|trace| trace.holds), *at_least);
            let joined = join(traces.into_iter(), Tri::No, Tri::or);
            finish(Trace { holds, ..joined })
        }
        leaf => trace_leaf(leaf, scene),
    }
}

fn trace_leaf(leaf: &Condition, scene: &Scene<'_>) -> Trace {
    let holds = judge_leaf(leaf, scene);
    let mut read = Vec::new();
    leaf.values(&mut |value| read.push(reading(Subject::Value(value), scene)));
    if leaf.reads_measures() {
        read.push(reading(Subject::Measures, scene));
    }
    // A leaf that reads two values misses only the one that nobody stated.
    let stated = |read: &Read| matches!(read.subject, Subject::Value(value) if !scene.is_unknown(value));
    let missing = match holds {
        Tri::Unknown => read.iter().filter(|read| !stated(read)).copied().collect(),
        _ => Vec::new(),
    };
    let unsettled = match leaf {
        Condition::Unsettled(why) => vec![why.clone()],
        _ => Vec::new(),
    };
    Trace { holds, read, missing, presumed: Vec::new(), unsettled }
}

fn reading(subject: Subject, scene: &Scene<'_>) -> Read {
    let of_record = !matches!(subject, Subject::Records | Subject::Value(Value::Fact(_) | Value::SubjectKind));
    Read { subject, record: scene.record.filter(|_| of_record).map(|record| record.index) }
}

fn trace_presumed(inner: Trace, as_yes: bool, scene: &Scene<'_>) -> Trace {
    let holds = presumed(inner.holds, as_yes, scene);
    if holds == inner.holds {
        return inner;
    }
    let newly = inner.missing.iter().map(|read| Presumed { read: *read, as_yes: Some(as_yes) });
    let presumed = newly.chain(inner.presumed.iter().copied()).collect();
    Trace { holds, read: inner.read, missing: Vec::new(), presumed, unsettled: Vec::new() }
}

impl Read {
    /// What reading `value` reads in `scene`.
    pub(super) fn of(value: Value, scene: &Scene<'_>) -> Self {
        reading(Subject::Value(value), scene)
    }
}

impl Trace {
    /// The verdict alone.
    pub(super) fn bare(holds: Tri) -> Self {
        Self { holds, read: vec![], missing: vec![], presumed: vec![], unsettled: vec![] }
    }

    /// Nothing can be told about records that nobody stated.
    pub(super) fn without_records() -> Self {
        let records = vec![Read { subject: Subject::Records, record: None }];
        Self { holds: Tri::Unknown, read: records.clone(), missing: records, presumed: vec![], unsettled: vec![] }
    }
}

/// Joins siblings. What an unknown sibling misses only counts while the whole is unknown.
pub(super) fn join(traces: impl Iterator<Item = Trace>, start: Tri, rule: fn(Tri, Tri) -> Tri) -> Trace {
    let joined = traces.fold(Trace::bare(start), |so_far, next| {
        let holds = rule(so_far.holds, next.holds);
        merge(so_far, next, holds)
    });
    finish(joined)
}

fn trace_otherwise(first: Trace, second: Trace, scene: &Scene<'_>) -> Trace {
    let holds = otherwise(first.holds, scene, || second.holds);
    let derived: Vec<Presumed> = match first.holds {
        Tri::Unknown if holds != Tri::Unknown => {
            first.missing.iter().map(|read| Presumed { read: *read, as_yes: None }).collect()
        }
        _ => Vec::new(),
    };
    let mut joined = finish(merge(first, second, holds));
    extend(&mut joined.presumed, derived);
    joined
}

fn merge(mut into: Trace, next: Trace, holds: Tri) -> Trace {
    into.holds = holds;
    extend(&mut into.read, next.read);
    extend(&mut into.missing, next.missing);
    extend(&mut into.presumed, next.presumed);
    extend(&mut into.unsettled, next.unsettled);
    into
}

fn finish(mut trace: Trace) -> Trace {
    if trace.holds != Tri::Unknown {
        trace.missing.clear();
        trace.unsettled.clear();
    }
    trace
}

fn extend<T: PartialEq>(list: &mut Vec<T>, more: Vec<T>) {
    if list.is_empty() {
        *list = more;
        return;
    }
    for item in more {
        if !list.contains(&item) {
            list.push(item);
        }
    }
}
