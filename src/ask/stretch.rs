//! What may stand in an open place: one value for each way in which the rules can tell values apart.

use super::place::Place;
use super::{Asked, Leaves, Task};
use crate::answer::Slot;
use crate::date::Date;
use crate::judge::{Read, Scene, Subject, cycle};
use crate::pack::compare::{Fraction, Rate, Relation};
use crate::pack::{Condition, Value, World};
use crate::subject::{Field, Input, Kind, Measure, Value as Known, vocabulary};
use crate::tier;

/// The most stretches of one place; what has more is not tried one by one.
const MOST: usize = 80;

/// Values that the rules do not tell apart, with one that stands for them.
#[derive(Clone, Debug)]
pub(crate) struct Stretch {
    /// The value that is tried; the first of the stretch, unless the stretch has no beginning.
    pub(crate) place: Place,
    /// The first and the last value, for days and numbers; `None` where there is no end.
    pub(crate) ends: Option<(Option<Known>, Option<Known>)>,
}

impl Stretch {
    fn one(place: Place) -> Self {
        Self { place, ends: None }
    }
}

/// The stretches of `slot`; empty where its values cannot be listed.
pub(crate) fn stretches(world: &World, input: &Input, asked: &Asked<'_>, leaves: &Leaves, slot: Slot) -> Vec<Stretch> {
    let bools = || [true, false].map(|stated| Stretch::one(Place::Known(Known::Bool(stated)))).to_vec();
    let read = match slot {
        Slot::Materials => return vec![Stretch::one(Place::NoMaterials)],
        Slot::Material(..) => return bools(),
        Slot::Read(read) => read,
    };
    let scene =
        Scene { as_of: asked.as_of, input, record: None, calendar: &world.calendar, presume: true, traced: true };
    let scene = match read.record.and_then(|at| input.records.get(at)) {
        Some(record) => scene.for_record(record),
        None => scene,
    };
    let value = match read.subject {
        Subject::Records => return vec![Stretch::one(Place::NoRecords)],
        Subject::Measures => return measures(leaves),
        Subject::Value(value) => value,
    };
    let spec = match value {
        Value::Fact(at) => world.facts.get(at),
        _ => None,
    };
    let words = |list: Vec<&str>| {
        list.into_iter().map(|word| Stretch::one(Place::Known(Known::Word(word.to_owned())))).collect::<Vec<_>>()
    };
    let kind = match value {
        Value::Fact(_) => spec.map_or(Kind::Bool, |spec| spec.kind),
        Value::Record(field) => field.kind(),
        Value::SubjectKind => Kind::Word,
    };
    let list = match (kind, value) {
        (Kind::Bool, _) => bools(),
        (Kind::Word, Value::Record(field)) => words(field.words().iter().map(|word| word.id).collect()),
        (Kind::Word, Value::SubjectKind) => words(vocabulary::SUBJECT_KINDS.iter().map(|word| word.id).collect()),
        (Kind::Word, Value::Fact(_)) => {
            words(spec.map(|spec| spec.choices.iter().map(|(id, _)| id.as_str()).collect()).unwrap_or_default())
        }
        (Kind::Date, _) => dates(leaves, value, &scene),
        (Kind::Int, _) => {
            let bounds = (spec.and_then(|spec| spec.least), spec.and_then(|spec| spec.most));
            ints(&numbers(world, asked, leaves, read, &scene), bounds)
        }
        (Kind::Ratio, _) => ratios(world, asked, leaves, read, &scene),
    };
    if list.len() > MOST { Vec::new() } else { list }
}

/// Each kind of measure that the rules name, in each size that they name, and one that they do not name.
fn measures(leaves: &Leaves) -> Vec<Stretch> {
    let (mut kinds, mut sizes): (Vec<&'static str>, Vec<&'static str>) = (Vec::new(), Vec::new());
    for condition in &leaves.conditions {
        match condition {
            Condition::Measure(of, in_size) => {
                kinds.extend(of);
                sizes.extend(in_size);
            }
            Condition::OnlyMeasures(of) => kinds.extend(of),
            _ => {}
        }
    }
    let other = vocabulary::MEASURE_KINDS.iter().map(|word| word.id).find(|id| !kinds.contains(id));
    let named = vocabulary::MEASURE_KINDS.iter().map(|word| word.id);
    let kinds: Vec<&'static str> = named.filter(|id| kinds.contains(id) || Some(*id) == other).collect();
    let all = vocabulary::MEASURE_SIZES.iter().map(|word| word.id);
    let sizes: Vec<Option<&'static str>> = match sizes.is_empty() {
        true => vec![None],
        false => all.map(Some).collect(),
    };
    let one = |kind: &'static str| {
        // A size is one of a fine or of what was confiscated; the others have none.
        let sized = matches!(kind, "fine" | "aggravated_fine" | "confiscation");
        let sizes: Vec<Option<&'static str>> = if sized { sizes.clone() } else { vec![None] };
        sizes.into_iter().map(move |size| Stretch::one(Place::Measures(vec![Measure { kind, amount: None, size }])))
    };
    kinds.into_iter().flat_map(one).collect()
}

/// It did not happen, or on a day of each stretch.
fn dates(leaves: &Leaves, value: Value, scene: &Scene<'_>) -> Vec<Stretch> {
    let as_of = scene.as_of;
    let mut starts: Vec<Date> = as_of.next().into_iter().collect();
    let lasts = |period| tier::first_that_lasts(period, as_of, scene);
    for condition in &leaves.conditions {
        match condition {
            Condition::Before(read) if *read == value => starts.push(as_of),
            Condition::Within(read, period) if *read == value => starts.extend(lasts(*period)),
            Condition::Stacked(stack) if stack.since == value => {
                starts.extend([stack.period, stack.cap].into_iter().filter_map(lasts));
            }
            Condition::CalendarYears(read, years) if *read == value => {
                let back = i32::try_from(years.n).unwrap_or(100).saturating_add(1);
                let span = as_of.year().saturating_sub(back)..=as_of.year();
                starts.extend(span.filter_map(|year| Date::new(year, 1, 1)));
            }
            Condition::Day(read, _, to) if *read == value => {
                starts.extend([Some(*to), to.next()].into_iter().flatten())
            }
            Condition::InCycle(read, anchor, period) if *read == value => {
                starts.extend(cycle(*anchor, *period, as_of));
            }
            Condition::InTime(of, since, period) => {
                if let (true, Some(start)) = (*of == value, scene.peek(*since).date()) {
                    starts.extend(scene.end_of(start, *period).0.next());
                }
                if let (true, Some(day)) = (*since == value, scene.peek(*of).date()) {
                    starts.extend(tier::first_that_lasts(*period, day, scene));
                }
            }
            _ => {}
        }
    }
    for (_, period) in leaves.counted.iter().filter(|(from, _)| *from == value) {
        starts.extend(lasts(*period));
    }
    if leaves.put_off.contains(&value) {
        starts.push(as_of);
    }
    if value == Value::Record(Field::DeterminedOn) {
        starts.extend(&leaves.determined);
    }
    starts.sort();
    starts.dedup();
    let known = |day: Date| Known::Date(day);
    let mut list = vec![Stretch::one(Place::Known(Known::Bool(false)))];
    let before = starts.first().and_then(|first| first.prev());
    list.extend(before.map(|day| Stretch { place: Place::Known(known(day)), ends: Some((None, Some(known(day)))) }));
    for (at, start) in starts.iter().enumerate() {
        let last = starts.get(at + 1).and_then(|next| next.prev());
        list.push(Stretch { place: Place::Known(known(*start)), ends: Some((Some(known(*start)), last.map(known))) });
    }
    list
}

/// The first numbers of the stretches that the rules tell apart.
fn numbers(world: &World, asked: &Asked<'_>, leaves: &Leaves, read: Read, scene: &Scene<'_>) -> Vec<i64> {
    let Subject::Value(value) = read.subject else { return Vec::new() };
    if asked.task == Task::Tier {
        let scheme = tier::chosen(world, scene.input, &asked.ask());
        let values = scheme.and_then(|scheme| tier::values(scheme, &world.facts, read, scene)).unwrap_or_default();
        return values.iter().filter_map(Known::int).collect();
    }
    let mut starts = Vec::new();
    for condition in &leaves.conditions {
        match condition {
            Condition::Compare(of, minus, relation, to) if *of == value || *minus == Some(value) => {
                let other = if *of == value { *minus } else { Some(*of) };
                let other = other.map_or(Some(0), |other| scene.peek(other).int());
                let Some(other) = other else { continue };
                let edge = if *of == value { to.saturating_add(other) } else { other.saturating_sub(*to) };
                starts.extend([edge, edge.saturating_add(1)]);
                // Below the edge of a comparison with a larger number the sides change.
                if matches!(relation, Relation::Same) {
                    starts.push(edge.saturating_sub(1));
                }
            }
            Condition::Ratio(Rate::Of(n, d), _, to) if *n == value || *d == value => {
                starts.extend(rate_starts(*n == value, scene.peek(*d).int(), scene.peek(*n).int(), *to));
            }
            _ => {}
        }
    }
    starts
}

/// Numbers around which a rate of two counts passes a threshold.
fn rate_starts(is_count: bool, whole: Option<i64>, count: Option<i64>, to: Fraction) -> Vec<i64> {
    let wide = |a: i64, b: i64, by: i64| a.checked_mul(b)?.checked_div(by);
    let edge = if is_count {
        whole.and_then(|whole| wide(to.n, whole, to.d))
    } else if to.n == 0 {
        Some(1)
    } else {
        count.and_then(|count| wide(count, to.d, to.n))
    };
    let around = |edge: i64| [edge, edge.saturating_add(1)];
    edge.map(around).into_iter().flatten().chain([1]).collect()
}

fn ints(starts: &[i64], (least, most): (Option<i64>, Option<i64>)) -> Vec<Stretch> {
    let fits = |n: &i64| least.is_none_or(|least| least <= *n) && most.is_none_or(|most| *n <= most);
    // Counts are what facts of this type hold: without a bound of their own they start at 0.
    let first = least.or_else(|| (!starts.iter().any(|n| *n < 0)).then_some(0));
    let mut starts: Vec<i64> = starts.iter().copied().chain(first).filter(fits).collect();
    starts.sort_unstable();
    starts.dedup();
    starts.retain(|n| first.is_none_or(|first| first <= *n));
    let stretch = |(at, start): (usize, &i64)| {
        let last = starts.get(at + 1).map(|next| next.saturating_sub(1)).or(most);
        Stretch {
            place: Place::Known(Known::Int(*start)),
            ends: Some((Some(Known::Int(*start)), last.map(Known::Int))),
        }
    };
    starts.iter().enumerate().map(stretch).collect()
}

/// Each threshold, and a rate on each side of it.
fn ratios(world: &World, asked: &Asked<'_>, leaves: &Leaves, read: Read, scene: &Scene<'_>) -> Vec<Stretch> {
    let Subject::Value(value) = read.subject else { return Vec::new() };
    let one = |known| Stretch::one(Place::Known(known));
    if asked.task == Task::Tier {
        let scheme = tier::chosen(world, scene.input, &asked.ask());
        let values = scheme.and_then(|scheme| tier::values(scheme, &world.facts, read, scene)).unwrap_or_default();
        return values.into_iter().map(one).collect();
    }
    let mut list = Vec::new();
    for condition in &leaves.conditions {
        if let Condition::Ratio(Rate::One(of), _, Fraction { n, d }) = condition
            && *of == value
        {
            let (many, whole) = (n.saturating_mul(1000), d.saturating_mul(1000));
            list.extend([(many.saturating_sub(1).max(0), whole), (*n, *d), (many.saturating_add(1), whole)]);
        }
    }
    list.dedup();
    list.into_iter().map(|(n, d)| one(Known::Ratio(n, d))).collect()
}
