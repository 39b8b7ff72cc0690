//! What an unknown fact could still be: one value for each way in which a scheme can tell values apart.

use super::places::{each_leaf, scheme_conditions};
use crate::date::{Date, Period};
use crate::judge::{Read, Scene, Subject, cycle};
use crate::pack::compare::{Fraction, Rate};
use crate::pack::tier::{Points, Scheme};
use crate::pack::{Condition, Value};
use crate::subject::{FactSpec, Input, Kind, Value as Known, vocabulary};

/// The most values that one unknown fact is tried with.
const MOST: usize = 80;

/// How finely rates are told apart beside a threshold.
const FINE: i64 = 1_000_000;

/// Values of `read`, one at least for each way in which the scheme can tell its values apart; `None` where they cannot
/// be listed.
pub(crate) fn values(scheme: &Scheme, facts: &[FactSpec], read: Read, scene: &Scene<'_>) -> Option<Vec<Known>> {
    let Subject::Value(value) = read.subject else { return None };
    let scene = match read.record {
        Some(at) => scene.for_record(scene.input.records.get(at)?),
        None => *scene,
    };
    if is_compared_between_records(scheme, value) {
        return None;
    }
    let spec = match value {
        Value::Fact(at) => Some(facts.get(at)?),
        _ => None,
    };
    let kind = match value {
        Value::Fact(_) => spec?.kind,
        Value::Record(field) => field.kind(),
        Value::SubjectKind => Kind::Word,
    };
    let values = match kind {
        Kind::Bool => Some(vec![Known::Bool(true), Known::Bool(false)]),
        Kind::Word => Some(words(scheme, value, spec)),
        Kind::Date => dates(scheme, value, &scene),
        Kind::Int => ints(scheme, value, spec, &scene),
        Kind::Ratio => ratios(scheme, value),
    };
    values.filter(|values| values.len() <= MOST)
}

/// Puts a value in the place of what `read` names.
pub(crate) fn set(input: &mut Input, read: Read, known: Known) {
    match (read.subject, read.record) {
        (Subject::Value(Value::Fact(at)), _) => {
            if let Some(place) = input.facts.get_mut(at) {
                *place = known;
            }
        }
        (Subject::Value(Value::Record(field)), Some(at)) => {
            if let Some(record) = input.records.get_mut(at) {
                record.set(field, known);
            }
        }
        (Subject::Value(Value::SubjectKind), _) => {
            let words = vocabulary::SUBJECT_KINDS.iter().map(|word| word.id);
            input.kind = words.into_iter().find(|id| known.word() == Some(id));
        }
        (Subject::Value(Value::Record(_)), None) | (Subject::Measures | Subject::Records, _) => {}
    }
}

/// Whether records are told apart by this field, so that its values are endless.
fn is_compared_between_records(scheme: &Scheme, value: Value) -> bool {
    let Value::Record(field) = value else { return false };
    scheme.items.iter().any(|item| match &item.points {
        Points::Records(per) => {
            per.dedup.as_ref().is_some_and(|dedup| dedup.same.contains(&field))
                || per.repeat.as_ref().is_some_and(|repeat| repeat.by == field || repeat.same.contains(&field))
        }
        _ => false,
    })
}

/// One word for each way in which the lists of words can tell them apart.
fn words(scheme: &Scheme, value: Value, spec: Option<&FactSpec>) -> Vec<Known> {
    let all: Vec<&str> = match (value, spec) {
        (_, Some(spec)) => spec.choices.iter().map(|(id, _)| id.as_str()).collect(),
        (Value::Record(field), _) => field.words().iter().map(|word| word.id).collect(),
        _ => vocabulary::SUBJECT_KINDS.iter().map(|word| word.id).collect(),
    };
    let mut lists: Vec<&[String]> = Vec::new();
    scheme_conditions(scheme, &mut |condition| {
        each_leaf(condition, &mut |leaf| {
            if let Condition::In(read, of) = leaf
                && *read == value
            {
                lists.push(of);
            }
        });
    });
    if value == Value::SubjectKind {
        lists.push(&scheme.subjects);
    }
    let sign = |word: &str| lists.iter().map(|list| list.iter().any(|known| known == word)).collect::<Vec<_>>();
    let mut signs = Vec::new();
    let mut kept = Vec::new();
    for word in all {
        let sign = sign(word);
        if !signs.contains(&sign) {
            signs.push(sign);
            kept.push(Known::Word(word.to_owned()));
        }
    }
    kept
}

/// The event did not happen, or happened on a day of each stretch that the conditions tell apart.
fn dates(scheme: &Scheme, value: Value, scene: &Scene<'_>) -> Option<Vec<Known>> {
    let as_of = scene.as_of;
    let mut starts: Vec<Date> = Vec::new();
    let mut endless = false;
    scheme_conditions(scheme, &mut |condition| {
        each_leaf(condition, &mut |leaf| match leaf {
            Condition::By(read) if *read == value => starts.extend(as_of.next()),
            Condition::Before(read) if *read == value => starts.push(as_of),
            Condition::Within(read, period) if *read == value => {
                starts.extend(as_of.next());
                starts.extend(first_that_lasts(*period, as_of, scene));
            }
            Condition::Day(read, _, to) if *read == value => {
                starts.push(*to);
                starts.extend(to.next());
            }
            Condition::InCycle(read, anchor, period) if *read == value => {
                starts.extend(as_of.next());
                starts.extend(cycle(*anchor, *period, as_of));
            }
            Condition::InTime(of, since, period) => {
                if *of == value {
                    match scene.peek(*since) {
                        Known::Date(start) => starts.extend(scene.end_of(*start, *period).0.next()),
                        Known::Unknown => endless = true,
                        _ => {}
                    }
                }
                if *since == value {
                    match scene.peek(*of) {
                        Known::Date(day) => starts.extend(first_that_lasts(*period, *day, scene)),
                        // Whatever the start, the other may be in time, late or missing, unless something else binds it.
                        Known::Unknown => endless |= !only_in_time(scheme, *of, value),
                        _ => {}
                    }
                }
            }
            _ => {}
        });
    });
    if endless {
        return None;
    }
    starts.sort();
    starts.dedup();
    let before = starts.first().map_or(Some(as_of), |first| first.prev());
    let days = before.into_iter().chain(starts).map(Known::Date);
    Some(core::iter::once(Known::Bool(false)).chain(days).collect())
}

/// Whether `of` is only ever judged by its time limit from `since`.
fn only_in_time(scheme: &Scheme, of: Value, since: Value) -> bool {
    let mut only = true;
    scheme_conditions(scheme, &mut |condition| {
        each_leaf(condition, &mut |leaf| {
            let mut reads = false;
            leaf.values(&mut |value| reads |= value == of);
            only &= !reads || matches!(leaf, Condition::InTime(a, b, _) if *a == of && *b == since);
        });
    });
    only
}

/// The first day from which a period lasts to `day` at least.
pub(crate) fn first_that_lasts(period: Period, day: Date, scene: &Scene<'_>) -> Option<Date> {
    // A unit is never longer than 366 days; the end never moves back when the start moves on.
    let longest = i64::from(period.n).saturating_mul(366).saturating_add(60);
    let mut low = day.add_days(-longest).unwrap_or(Date::MIN);
    let mut high = day;
    if scene.end_of(low, period).0 >= day {
        return None;
    }
    while let Some(next) = low.next().filter(|next| *next < high) {
        let middle = low.add_days(i64::from(high.epoch_day() - low.epoch_day()) / 2).unwrap_or(next);
        if scene.end_of(middle, period).0 >= day { high = middle } else { low = middle }
    }
    Some(high)
}

/// The numbers on both sides of every bound.
fn ints(scheme: &Scheme, value: Value, spec: Option<&FactSpec>, scene: &Scene<'_>) -> Option<Vec<Known>> {
    let mut edges: Vec<i64> = Vec::new();
    let mut endless = false;
    scheme_conditions(scheme, &mut |condition| {
        each_leaf(condition, &mut |leaf| match leaf {
            Condition::Compare(read, minus, _, to) if *read == value || *minus == Some(value) => {
                let other = if *read == value { *minus } else { Some(*read) };
                match other.map(|other| scene.peek(other)) {
                    None => edges.push(*to),
                    Some(Known::Int(other)) if *read == value => edges.push(to.saturating_add(*other)),
                    Some(Known::Int(other)) => edges.push(other.saturating_sub(*to)),
                    Some(_) => endless = true,
                }
            }
            Condition::Ratio(rate, _, to) => match rate_edge(*rate, *to, value, scene) {
                Some(Some(edge)) => edges.push(edge),
                Some(None) => endless = true,
                None => {}
            },
            _ => {}
        });
    });
    for item in &scheme.items {
        match &item.points {
            Points::Ladder(of, steps) if *of == value => {
                edges.extend(steps.iter().flat_map(|step| step.from.into_iter().chain(step.to)));
            }
            // The points are as many values as there are between the ends.
            Points::Between(_, _, Some(stated)) if *stated == value => endless = true,
            Points::PerCase(each, count) if *count == value => {
                let cap = if *each < 0 { item.least } else { item.most };
                let enough = cap.and_then(|cap| cap.checked_div(*each)).filter(|n| (0..60).contains(n));
                match enough {
                    Some(enough) => edges.extend(0..=enough + 1),
                    None => endless = true,
                }
            }
            Points::Rate(rate, steps, _) => {
                for step in steps {
                    match rate_edge(*rate, step.from, value, scene) {
                        Some(Some(edge)) => edges.push(edge),
                        Some(None) => endless = true,
                        None => {}
                    }
                }
            }
            _ => {}
        }
    }
    if endless {
        return None;
    }
    let (least, most) = (spec.and_then(|fact| fact.least), spec.and_then(|fact| fact.most));
    let around = edges.iter().flat_map(|edge| [edge.saturating_sub(1), *edge, edge.saturating_add(1)]);
    let ends = least.into_iter().chain(most);
    let mut all: Vec<i64> = around.chain(ends).collect();
    all.retain(|n| least.is_none_or(|least| least <= *n) && most.is_none_or(|most| *n <= most));
    if all.is_empty() {
        all.push(least.or(most).unwrap_or(0));
    }
    all.sort_unstable();
    all.dedup();
    Some(all.into_iter().map(Known::Int).collect())
}

/// Where a rate of two counts, one of them `value`, passes a threshold: `None` when `value` is neither, `Some(None)`
/// when the other count is not known.
fn rate_edge(rate: Rate, to: Fraction, value: Value, scene: &Scene<'_>) -> Option<Option<i64>> {
    let Rate::Of(n, d) = rate else { return None };
    let wide = |a: i64, b: i64, by: i64| {
        let quotient = i128::from(a).checked_mul(i128::from(b))?.checked_div(i128::from(by))?;
        i64::try_from(quotient).ok()
    };
    if n == value {
        Some(scene.peek(d).int().and_then(|d| wide(to.n, d, to.d)))
    } else if d == value {
        Some(scene.peek(n).int().and_then(|n| if to.n == 0 { Some(1) } else { wide(n, to.d, to.n) }))
    } else {
        None
    }
}

/// A rate on each side of every threshold, and each threshold.
fn ratios(scheme: &Scheme, value: Value) -> Option<Vec<Known>> {
    let mut edges: Vec<Fraction> = Vec::new();
    scheme_conditions(scheme, &mut |condition| {
        each_leaf(condition, &mut |leaf| match leaf {
            Condition::Ratio(Rate::One(read), _, to) if *read == value => edges.push(*to),
            _ => {}
        });
    });
    for item in &scheme.items {
        if let Points::Rate(Rate::One(read), steps, _) = &item.points
            && *read == value
        {
            edges.extend(steps.iter().map(|step| step.from));
        }
    }
    let mut kept = vec![Known::Ratio(0, 1)];
    for Fraction { n, d } in edges {
        let (many, whole) = (n.saturating_mul(FINE), d.saturating_mul(FINE));
        if n > 0 {
            kept.push(Known::Ratio(many - 1, whole));
        }
        kept.extend([Known::Ratio(n, d), Known::Ratio(many.saturating_add(1), whole)]);
    }
    Some(kept)
}
