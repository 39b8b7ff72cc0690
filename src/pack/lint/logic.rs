//! What follows from conditions by their form alone.
//!
//! Nothing here guesses: what cannot be shown is taken to be possible.

use super::range::{none_left, within_known};
use crate::date::{Period, Unit};
use crate::pack::Condition;

/// Adds what has to hold for `condition` to be a yes.
pub(super) fn conjuncts<'c>(condition: &'c Condition, list: &mut Vec<&'c Condition>) {
    match condition {
        Condition::All(all) => all.iter().for_each(|inner| conjuncts(inner, list)),
        // A presumption of no can only turn into a yes through the condition itself.
        Condition::Presume(false, inner) => conjuncts(inner, list),
        other => list.push(other),
    }
}

/// What has to hold for all of `conditions` to be a yes.
pub(super) fn together<'c>(conditions: &[&'c Condition]) -> Vec<&'c Condition> {
    let mut list = Vec::new();
    conditions.iter().for_each(|condition| conjuncts(condition, &mut list));
    list
}

/// Whether `condition` is a yes wherever all of `known` are.
pub(super) fn implies(known: &[&Condition], condition: &Condition) -> bool {
    if known.contains(&condition) || within_known(known, condition) {
        return true;
    }
    let by_form = match condition {
        Condition::All(list) => list.iter().all(|inner| implies(known, inner)),
        Condition::Any(list) => list.iter().any(|inner| implies(known, inner)),
        Condition::Presume(_, inner) => implies(known, inner),
        Condition::Otherwise(pair) => pair.first().is_some_and(|first| implies(known, first)),
        Condition::In(value, of) => known
            .iter()
            .any(|it| matches!(it, Condition::In(v, known) if v == value && known.iter().all(|w| of.contains(w)))),
        Condition::By(value) => known.iter().any(|it| matches!(it, Condition::Within(v, _) if v == value)),
        Condition::Within(value, length) => known
            .iter()
            .any(|it| matches!(it, Condition::Within(v, shorter) if v == value && not_longer(*shorter, *length))),
        Condition::Measure(kinds, sizes) => {
            known.iter().any(|it| matches!(it, Condition::Measure(k, s) if narrower(k, kinds) && narrower(s, sizes)))
        }
        Condition::OnlyMeasures(kinds) => known
            .iter()
            .any(|it| matches!(it, Condition::OnlyMeasures(of) if of.iter().all(|kind| kinds.contains(kind)))),
        Condition::Count(inner, n) => known
            .iter()
            .any(|it| matches!(it, Condition::Count(more, m) if m >= n && implies(&together(&[more]), inner))),
        Condition::Not(inner) => match inner.as_ref() {
            Condition::In(value, of) => known
                .iter()
                .any(|it| matches!(it, Condition::In(v, known) if v == value && !known.iter().any(|w| of.contains(w)))),
            Condition::Any(list) => list.iter().all(|one| implies(known, &Condition::Not(Box::new(one.clone())))),
            _ => false,
        },
        _ => false,
    };
    by_form || in_every_case(known, condition)
}

/// Whether some `any` among `known` leads to `condition` whichever of its alternatives holds.
fn in_every_case(known: &[&Condition], condition: &Condition) -> bool {
    known.iter().enumerate().any(|(at, it)| {
        let Condition::Any(list) = it else { return false };
        let others = known.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, other)| *other);
        let others: Vec<&Condition> = others.collect();
        list.iter().all(|one| {
            let mut with = others.clone();
            conjuncts(one, &mut with);
            implies(&with, condition)
        })
    })
}

/// A list of words that leaves no more than another one; an empty list leaves everything.
fn narrower(own: &[&str], other: &[&str]) -> bool {
    other.is_empty() || (!own.is_empty() && own.iter().all(|word| other.contains(word)))
}

/// Whether a period is never longer than another one, from whichever day they run.
fn not_longer(own: Period, other: Period) -> bool {
    let months = |period: Period| match period.unit {
        Unit::Month => Some(u64::from(period.n)),
        Unit::Year => Some(u64::from(period.n).saturating_mul(12)),
        Unit::Day | Unit::WorkingDay => None,
    };
    match (months(own), months(other)) {
        (Some(own), Some(other)) => own <= other,
        _ => own.unit == other.unit && own.n <= other.n,
    }
}

/// Whether the conditions, none of which is an `all`, can never all be a yes.
pub(super) fn never(known: &[&Condition]) -> bool {
    none_left(known) || known.iter().any(|condition| excluded(condition, known))
}

fn excluded(condition: &Condition, known: &[&Condition]) -> bool {
    match condition {
        Condition::Not(inner) => implies(known, inner),
        Condition::In(value, of) => known
            .iter()
            .any(|it| matches!(it, Condition::In(v, other) if v == value && !other.iter().any(|w| of.contains(w)))),
        Condition::Any(list) => list.iter().all(|one| {
            // The alternatives are tried one by one, each with what is certain beside them.
            let mut with: Vec<&Condition> =
                known.iter().copied().filter(|it| !matches!(it, Condition::Any(_))).collect();
            conjuncts(one, &mut with);
            never(&with)
        }),
        Condition::Count(inner, _) => never(&together(&[inner])),
        Condition::Stacked(stack) => never(&together(&[&stack.records])),
        Condition::Otherwise(pair) => pair.iter().all(|one| {
            let mut with: Vec<&Condition> =
                known.iter().copied().filter(|it| !matches!(it, Condition::Otherwise(_))).collect();
            conjuncts(one, &mut with);
            never(&with)
        }),
        _ => false,
    }
}
