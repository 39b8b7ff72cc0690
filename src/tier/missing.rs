//! Which unknown fact would settle the grade.

use super::answer::{Lead, TierMissing};
use super::atoms;
use super::possible::{Domains, Possible, possible_within};
use crate::answer::Describe;
use crate::judge::{Read, Scene, Subject};
use crate::pack::Value;
use crate::pack::tier::{Grades, Scheme};
use crate::subject::Value as Known;

/// The most worlds that are tried for this question; beyond it the flags stay open.
const BUDGET: usize = 60_000;

/// What is missing, what settles the grade first.
pub(super) fn missing(
    scheme: &Scheme,
    scene: &Scene<'_>,
    found: &Possible,
    domains: &Domains,
    describe: Describe<'_>,
) -> Vec<TierMissing> {
    let mut left = BUDGET;
    let certain = found.is_certain();
    let one = |read: &Read| {
        let tried = try_values(scheme, scene, found, domains, describe, *read, &mut left);
        let known = tried.as_ref().filter(|_| !certain);
        TierMissing {
            missing: describe.missing(*read),
            matters: if certain { "score" } else { "grade" },
            settles: if certain { Some(false) } else { known.map(|worlds| worlds.iter().all(|(_, one)| one.certain)) },
            narrows: if certain { Some(false) } else { known.map(|worlds| worlds.iter().any(|(_, one)| one.fewer)) },
            leads: tried.filter(|_| !certain).map(|worlds| leads(scheme, *read, worlds, describe)).unwrap_or_default(),
        }
    };
    let mut list: Vec<TierMissing> = found.missing.iter().map(one).collect();
    list.sort_by_key(|missing| match (missing.settles, missing.narrows) {
        (Some(true), _) => 0,
        (_, Some(true)) => 1,
        _ => 2,
    });
    list
}

struct World {
    grades: Grades,
    certain: bool,
    fewer: bool,
}

fn try_values(
    scheme: &Scheme,
    scene: &Scene<'_>,
    found: &Possible,
    domains: &Domains,
    describe: Describe<'_>,
    read: Read,
    left: &mut usize,
) -> Option<Vec<(Known, World)>> {
    let facts = &describe.world.facts;
    let narrowed = match read.subject {
        Subject::Value(Value::Fact(at)) => domains.iter().find(|(fact, _)| *fact == at).map(|(_, list)| list.clone()),
        _ => None,
    };
    let listed = narrowed.or_else(|| atoms::values(scheme, facts, read, scene));
    // Where a number of points alone is missing, any number shows whether it settles the rest.
    let alone = || (found.missing.len() == 1).then(|| numbers(facts, read)).flatten();
    let values = listed.or_else(alone)?;
    let cost = found.worlds.saturating_mul(values.len()).saturating_mul(scheme.items.len() + 8);
    *left = left.checked_sub(cost)?;
    let mut input = scene.input.clone();
    let mut worlds = Vec::new();
    for value in values {
        atoms::set(&mut input, read, value.clone());
        let one = possible_within(scheme, facts, &Scene { input: &input, ..*scene }, domains);
        let count =
            |one: &Possible| one.grades.0.count_ones() + u32::from(one.not_rated) + u32::from(one.not_applicable);
        let (certain, fewer) = (one.is_certain(), count(&one) < count(found));
        worlds.push((value, World { grades: one.grades, certain, fewer }));
    }
    Some(worlds)
}

/// The ends of what a number may be.
fn numbers(facts: &[crate::subject::FactSpec], read: Read) -> Option<Vec<Known>> {
    let Subject::Value(Value::Fact(at)) = read.subject else { return None };
    let fact = facts.get(at).filter(|fact| fact.kind == crate::subject::Kind::Int)?;
    Some([Some(fact.least.unwrap_or(0)), fact.most].into_iter().flatten().map(Known::Int).collect())
}

/// Only values that people can be shown as a choice: yes, no, words.
fn leads(scheme: &Scheme, read: Read, worlds: Vec<(Known, World)>, describe: Describe<'_>) -> Vec<Lead> {
    let choice = matches!(describe.missing(read).kind, "bool" | "word");
    let names =
        |grades: Grades| grades.iter().filter_map(|at| scheme.grades.get(at)).map(|grade| grade.id.clone()).collect();
    let shown = worlds.into_iter().filter(|_| choice);
    shown.map(|(value, world)| Lead { value, possible: names(world.grades) }).collect()
}
