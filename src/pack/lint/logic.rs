//! What follows from conditions by their form alone.
//!
//! Nothing here guesses: what cannot be shown is taken to be possible.

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
    if known.contains(&condition) {
        return true;
    }
    match condition {
        Condition::All(list) => list.iter().all(|inner| implies(known, inner)),
        Condition::Any(list) => list.iter().any(|inner| implies(known, inner)),
        Condition::Presume(_, inner) => implies(known, inner),
        Condition::Otherwise(pair) => pair.first().is_some_and(|first| implies(known, first)),
        Condition::In(value, of) => known
            .iter()
            .any(|it| matches!(it, Condition::In(v, known) if v == value && known.iter().all(|w| of.contains(w)))),
        Condition::Not(inner) => match inner.as_ref() {
            Condition::In(value, of) => known
                .iter()
                .any(|it| matches!(it, Condition::In(v, known) if v == value && !known.iter().any(|w| of.contains(w)))),
            Condition::Any(list) => list.iter().all(|one| implies(known, &Condition::Not(Box::new(one.clone())))),
            _ => false,
        },
        _ => false,
    }
}

/// Whether the conditions, none of which is an `all`, can never all be a yes.
pub(super) fn never(known: &[&Condition]) -> bool {
    known.iter().any(|condition| excluded(condition, known))
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
        _ => false,
    }
}
