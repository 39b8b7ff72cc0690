//! What the check of commitment comes to, without words.

use super::Ask;
use super::check::deciding;
use super::decide::{Verdict, judge, judge_once};
use super::outcome::Outcome;
use super::route::{Route, routes};
use crate::answer::{Brief, Describe, Ruling, Rulings, Slot, add_reads};
use crate::grounds::{Catalogued, Ruled, all, any, missing};
use crate::judge::{Scene, Tri};
use crate::pack::World;
use crate::subject::Input;

/// What each route comes to.
pub(crate) fn briefs(world: &World, input: &Input, ask: &Ask<'_>) -> Vec<Brief> {
    let catalogued = Catalogued::new(world, input, ask.jurisdiction, ask.as_of);
    let input = catalogued.input.as_ref();
    let scene =
        Scene { as_of: ask.as_of, input, record: None, calendar: &world.calendar, presume: true, traced: false };
    let one = |route| {
        let verdict = judge(route, &catalogued, &scene);
        Brief {
            id: verdict.route.scheme.id.clone(),
            outcome: verdict.outcome.id().to_owned(),
            rank: Some(rank(verdict.outcome)),
            good: verdict.outcome > Outcome::Undetermined,
            scheme: Some(verdict.route.scheme.id.clone()),
            until: verdict.until,
            details: Vec::new(),
        }
    };
    routes(world, ask).into_iter().map(one).collect()
}

/// The rules of the deciding route, as [`check`](super::check()) names them, but for its schemes.
pub(crate) fn rulings(world: &World, input: &Input, ask: &Ask<'_>) -> Rulings {
    let catalogued = Catalogued::new(world, input, ask.jurisdiction, ask.as_of);
    let input = catalogued.input.as_ref();
    let scene = Scene { as_of: ask.as_of, input, record: None, calendar: &world.calendar, presume: true, traced: true };
    let describe = Describe { world, input, lang: ask.lang };
    let verdicts: Vec<Verdict<'_>> =
        routes(world, ask).into_iter().map(|route| judge(route, &catalogued, &scene)).collect();
    let best = deciding(&verdicts, |verdict| verdict.outcome);
    let mut missing = Vec::new();
    for verdict in verdicts.iter().filter(|verdict| verdict.outcome == Outcome::Undetermined) {
        missing.extend(verdict.missing.iter().map(|read| describe.name(*read).to_owned()));
        missing.extend(verdict.missing_materials().map(str::to_owned));
    }
    let rules = best.into_iter().flat_map(|best| best.grounds().map(Ruled::ruling).chain(deferral(best)));
    Rulings { outcome: best.map_or(Outcome::Undetermined, |best| best.outcome).id(), rules: rules.collect(), missing }
}

/// Whether what is missing may follow, as a rule.
fn deferral(verdict: &Verdict<'_>) -> Option<Ruling> {
    let (rule, holds) = verdict.deferral()?;
    Some(Ruling { rule, effect: "deferral", holds })
}

/// For each route, what nobody stated and can still change its outcome, alone or with others.
pub(crate) fn open(world: &World, input: &Input, ask: &Ask<'_>) -> Vec<Vec<Slot>> {
    let extremes = Catalogued::extremes(world, input, ask.jurisdiction, ask.as_of);
    let one = |route: Route<'_>| {
        Catalogued::open(&extremes, world, ask.as_of, &Outcome::Undetermined, |scene| {
            let verdict = judge_once(route.clone(), scene);
            (verdict.outcome, open_of(&verdict))
        })
    };
    routes(world, ask).into_iter().map(one).collect()
}

/// From best to worst. A route that does not lie open is no better than one that is refused.
fn rank(outcome: Outcome) -> u32 {
    match outcome {
        Outcome::Eligible => 0,
        Outcome::Discretionary => 1,
        Outcome::Undetermined => 2,
        Outcome::Ineligible | Outcome::NotApplicable => 3,
    }
}

/// A route that certainly does not lie open stays closed. What refuses it leaves open whether it lies open at all.
fn open_of(verdict: &Verdict<'_>) -> Vec<Slot> {
    let mut list = Vec::new();
    if verdict.outcome == Outcome::NotApplicable {
        return list;
    }
    for trace in verdict.applies.iter().flatten() {
        add_reads(&mut list, &trace.missing);
    }
    add_reads(&mut list, &missing(verdict.excluded.iter().chain(&verdict.choice)));
    let blocked = verdict.materials.as_ref().map_or(Tri::No, |materials| materials.blocked);
    let refused = any(&verdict.bars) == Tri::Yes || all(&verdict.conditions) == Tri::No || blocked == Tri::Yes;
    if !refused {
        add_reads(&mut list, &missing(verdict.bars.iter().chain(&verdict.conditions)));
    }
    if let Some(materials) = &verdict.materials {
        if !materials.stated {
            list.push(Slot::Materials);
        }
        let fields = if refused { materials.missing_at_all() } else { materials.missing() };
        list.extend(fields.into_iter().map(|(at, field)| Slot::Material(at, field)));
    }
    list
}
