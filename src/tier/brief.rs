//! What the grade of an input comes to, without words.

use super::Ask;
use super::choose::choose;
use super::possible::{Possible, possible, possible_within};
use super::render::chain;
use crate::answer::{Brief, Slot, add_reads};
use crate::judge::{Read, Scene, Subject};
use crate::pack::tier::{Scheme, Status};
use crate::pack::{Value, World};
use crate::subject::Input;

/// The grade, as the only part. Presumptions are never taken for a grade.
pub(crate) fn briefs(world: &World, input: &Input, ask: &Ask<'_>) -> Vec<Brief> {
    let list = choose(world, input, ask);
    let brief = |outcome: &str, rank, good, scheme: Option<&Scheme>, details| Brief {
        id: "tier".to_owned(),
        outcome: outcome.to_owned(),
        rank,
        good,
        scheme: scheme.map(|scheme| scheme.id.clone()),
        until: None,
        details,
    };
    let [(_, scheme)] = list.as_slice() else {
        let word = if list.is_empty() { "not_applicable" } else { "undetermined" };
        return vec![brief(word, None, false, None, Vec::new())];
    };
    let early = scheme.from.is_some_and(|from| ask.as_of < from);
    let late = scheme.to.is_some_and(|to| to < ask.as_of);
    if scheme.status == Status::Slot || early || (late && scheme.after.is_none()) {
        let word = if early || late { "not_in_force" } else { "undetermined" };
        return vec![brief(word, None, false, Some(scheme), Vec::new())];
    }
    let found = found(world, input, ask, scheme);
    let names: Vec<String> =
        found.grades.iter().filter_map(|at| scheme.grades.get(at)).map(|grade| grade.id.clone()).collect();
    let only = found.grades.only().and_then(|at| scheme.grades.get(at)).filter(|_| found.is_certain());
    let word = match only {
        _ if late => "undetermined",
        Some(grade) => grade.id.as_str(),
        None if !found.is_certain() => "undetermined",
        None if found.not_rated => "not_rated",
        None => "not_applicable",
    };
    let graded = !late && !found.not_rated && !found.not_applicable;
    vec![brief(word, rank(&found).filter(|_| graded), graded, Some(scheme), names)]
}

/// What nobody stated and can still change the grade, alone or with others.
pub(crate) fn open(world: &World, input: &Input, ask: &Ask<'_>) -> Vec<Vec<Slot>> {
    let mut slots = Vec::new();
    let list = choose(world, input, ask);
    if input.kind.is_none() {
        add_reads(&mut slots, &[Read { subject: Subject::Value(Value::SubjectKind), record: None }]);
    }
    for (_, scheme) in list.iter().filter(|_| list.len() == 1 || input.kind.is_none()) {
        open_of(world, input, ask, scheme, &mut slots);
    }
    vec![slots]
}

fn open_of(world: &World, input: &Input, ask: &Ask<'_>, scheme: &Scheme, slots: &mut Vec<Slot>) {
    let early = scheme.from.is_some_and(|from| ask.as_of < from);
    let late = scheme.to.is_some_and(|to| to < ask.as_of);
    if scheme.status == Status::Slot || early || late {
        return;
    }
    let found = found(world, input, ask, scheme);
    if !found.is_certain() {
        add_reads(slots, &found.missing);
    }
    // A fact that another scheme gives, or narrows, opens what that scheme still misses.
    for chain in &scheme.chain {
        let unstated = input.facts.get(chain.fact).is_some_and(crate::subject::Value::is_unknown);
        let Some((_, other)) = world.tier(&chain.scheme).filter(|_| unstated) else { continue };
        let mut without = input.clone();
        let read = Read { subject: Subject::Value(Value::Fact(chain.fact)), record: None };
        super::atoms::set(&mut without, read, crate::subject::Value::Unknown);
        let plain = scene(world, &without, ask);
        let reads = possible(scheme, &world.facts, &plain).missing;
        if reads.contains(&read) {
            add_reads(slots, &reads);
            add_reads(slots, &possible(other, &world.facts, &plain).missing);
            if input.kind.is_none() {
                add_reads(slots, &[Read { subject: Subject::Value(Value::SubjectKind), record: None }]);
            }
        }
    }
}

fn found(world: &World, input: &Input, ask: &Ask<'_>, scheme: &Scheme) -> Possible {
    if scheme.chain.is_empty() {
        return possible(scheme, &world.facts, &scene(world, input, ask));
    }
    let mut input = input.clone();
    let (domains, _) = chain(world, &mut input, ask, scheme);
    possible_within(scheme, &world.facts, &scene(world, &input, ask), &domains)
}

fn scene<'a>(world: &'a World, input: &'a Input, ask: &Ask<'_>) -> Scene<'a> {
    Scene { as_of: ask.as_of, input, record: None, calendar: &world.calendar, presume: false, traced: true }
}

/// The worst grade that is possible counts first, then the best.
fn rank(found: &Possible) -> Option<u32> {
    let of = |at: Option<usize>| at.and_then(|at| u32::try_from(at).ok());
    let (best, worst) = (of(found.grades.iter().next())?, of(found.grades.iter().last())?);
    worst.checked_mul(64)?.checked_add(best)
}

/// The scheme that is asked, where there is but one.
pub(crate) fn chosen<'a>(world: &'a World, input: &Input, ask: &Ask<'_>) -> Option<&'a Scheme> {
    match choose(world, input, ask).as_slice() {
        [(_, scheme)] => Some(scheme),
        _ => None,
    }
}
