//! From the points of the items to the score, and from the score to grades.

use super::span::Set;
use crate::judge::{Scene, Tri, verdict};
use crate::pack::tier::{Class, Effect, Grades, Override, Scheme, Take};

/// The score, made from the points of each item. `None` where the scheme has no score.
pub(super) fn score_set<'s>(scheme: &Scheme, items: impl Iterator<Item = &'s Set>) -> Option<Set> {
    gather_all(scheme, items, &mut |_, _| {})
}

/// The score; `seen` is told what each node comes to.
pub(super) fn gather_all<'s>(
    scheme: &Scheme,
    items: impl Iterator<Item = &'s Set>,
    seen: &mut dyn FnMut(usize, &Set),
) -> Option<Set> {
    let score = scheme.score.as_ref()?;
    let mut nodes: Vec<Option<Set>> = vec![None; scheme.nodes.len()];
    let mut total = Set::one(score.start);
    for (item, set) in scheme.items.iter().zip(items) {
        match item.node {
            Some(at) => gather(scheme, &mut nodes, at, set),
            None => total = total.add(set),
        }
    }
    let mut last = Vec::new();
    // Parts stand after their whole, so that the way back reaches every part first.
    for (at, node) in scheme.nodes.iter().enumerate().rev() {
        let own = nodes.get_mut(at).and_then(Option::take).unwrap_or_else(|| Set::one(0));
        let own = match &node.missing {
            Some((weight, _)) => own.add(&Set::range(0, *weight)),
            None => own,
        };
        let own = own.clamp(node.least, node.most);
        seen(at, &own);
        match (node.parent, node.only_from) {
            (Some(parent), _) => gather(scheme, &mut nodes, parent, &own),
            (None, Some(from)) => last.push((from, own)),
            (None, None) => total = total.add(&own),
        }
    }
    if let Some(missing) = &score.missing {
        total = total.add(&Set::range(0, missing.weight));
    }
    for (from, own) in last.into_iter().rev() {
        let above = total.from(from).map(|set| set.add(&own));
        let below = total.below(from);
        total = match (above, below) {
            (Some(above), Some(below)) => above.or(&below),
            (above, below) => above.or(below).unwrap_or(total),
        };
    }
    Some(total.clamp(score.floor, score.ceiling))
}

fn gather(scheme: &Scheme, nodes: &mut [Option<Set>], at: usize, part: &Set) {
    let take = scheme.nodes.get(at).map_or(Take::Sum, |node| node.take);
    if let Some(place) = nodes.get_mut(at) {
        *place = Some(match place.take() {
            None => part.clone(),
            Some(so_far) => match take {
                Take::Sum => so_far.add(part),
                Take::Best => so_far.larger(part),
                Take::Worst => so_far.smaller(part),
            },
        });
    }
}

/// A number within its limits, where there are any.
pub(crate) fn clamped(n: i64, least: Option<i64>, most: Option<i64>) -> i64 {
    let n = least.map_or(n, |least| n.max(least));
    most.map_or(n, |most| n.min(most))
}

/// The score after the overrides that work on scores; each holds as `holds` says.
pub(super) fn after_overrides(scheme: &Scheme, mut score: Set, holds: &[Tri]) -> Set {
    for (rule, holds) in scheme.overrides.iter().zip(holds).filter(|(rule, _)| rule.effect.of_score()) {
        if *holds == Tri::No {
            continue;
        }
        let changed = match rule.effect {
            Effect::SetScore(n) => Set::one(n),
            Effect::ClampScore(least, most) => score.clone().clamp(least, most),
            _ => continue,
        };
        score = if *holds == Tri::Yes { changed } else { score.or(&changed) };
    }
    score
}

/// The grades in whose bands the score may lie.
pub(super) fn grades_of_score(scheme: &Scheme, score: &Set) -> Grades {
    let met = scheme.bands.iter().filter(|band| score.meets(band.least(), band.most()));
    met.map(|band| band.grades).fold(Grades::NONE, Grades::or)
}

/// The classes that may be the first that holds.
pub(super) fn grades_of_classes(classes: &[Class], scene: &Scene<'_>) -> Grades {
    let mut grades = Grades::NONE;
    for class in classes {
        let holds = class.when.as_ref().map_or(Tri::Yes, |when| verdict(when, scene));
        if holds != Tri::No {
            grades = grades.or(Grades::one(class.grade));
        }
        if holds == Tri::Yes {
            break;
        }
    }
    grades
}

/// The grades that an override leaves of `grades`.
pub(super) fn overridden(rule: &Override, holds: Tri, grades: Grades) -> Grades {
    if holds == Tri::No || rule.effect.of_score() {
        return grades;
    }
    let touched = grades.and(rule.only);
    let moved = touched.iter().map(|at| Grades::one(rule.effect.apply(at))).fold(Grades::NONE, Grades::or);
    match holds {
        Tri::Yes => grades.without(touched).or(moved),
        _ => grades.or(moved),
    }
}
