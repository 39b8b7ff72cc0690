//! What the check of benefits comes to, without words.

use super::Ask;
use super::decide::{Verdict, judge, judged, rules, settle};
use super::outcome::Outcome;
use crate::answer::{Brief, Describe, Rulings, Slot, add_reads};
use crate::grounds::Catalogued;
use crate::judge::{Scene, Tri};
use crate::pack::{Effect, World};
use crate::subject::Input;
use crate::subject::vocabulary::{BENEFITS, Word};

/// What each benefit comes to.
pub(crate) fn briefs(world: &World, input: &Input, ask: &Ask<'_>) -> Vec<Brief> {
    let catalogued = Catalogued::new(world, input, ask.jurisdiction, ask.as_of);
    let input = catalogued.input.as_ref();
    let scene =
        Scene { as_of: ask.as_of, input, record: None, calendar: &world.calendar, presume: true, traced: false };
    let rules = rules(world, ask);
    let words: Vec<&Word> = wanted(input, ask).collect();
    let all = judged(&words, &rules, &scene);
    let one = |word: &&Word| {
        let verdict = judge(word, &all, &rules, &catalogued, &scene);
        Brief {
            id: word.id.to_owned(),
            outcome: verdict.outcome.id().to_owned(),
            rank: Some(rank(verdict.outcome)),
            good: verdict.outcome < Outcome::Undetermined,
            scheme: None,
            until: verdict.until,
            details: verdict.effect.map(Effect::id).map(str::to_owned).into_iter().collect(),
        }
    };
    words.iter().map(one).collect()
}

/// The rules of the benefits that come to the outcome of all, as [`check`](super::check()) names them.
pub(crate) fn rulings(world: &World, input: &Input, ask: &Ask<'_>) -> Rulings {
    let catalogued = Catalogued::new(world, input, ask.jurisdiction, ask.as_of);
    let input = catalogued.input.as_ref();
    let scene = Scene { as_of: ask.as_of, input, record: None, calendar: &world.calendar, presume: true, traced: true };
    let describe = Describe { world, input, lang: ask.lang };
    let rules = rules(world, ask);
    let words: Vec<&Word> = wanted(input, ask).collect();
    let all = judged(&words, &rules, &scene);
    let verdict = |word: &&Word| judge(word, &all, &rules, &catalogued, &scene);
    let verdicts: Vec<Verdict<'_, '_>> = words.iter().map(verdict).collect();
    let outcome = verdicts.iter().map(|verdict| verdict.outcome).max().unwrap_or(Outcome::Undetermined);
    let these = verdicts.iter().filter(|verdict| verdict.outcome == outcome).flat_map(|verdict| &verdict.rules);
    Rulings {
        outcome: outcome.id(),
        rules: these.map(|judged| judged.ruled.ruling()).collect(),
        missing: verdicts.iter().flat_map(|v| &v.missing).map(|read| describe.name(*read).to_owned()).collect(),
    }
}

/// For each benefit, what nobody stated and can still change its outcome, alone or with others.
pub(crate) fn open(world: &World, input: &Input, ask: &Ask<'_>) -> Vec<Vec<Slot>> {
    let extremes = Catalogued::extremes(world, input, ask.jurisdiction, ask.as_of);
    let rules = rules(world, ask);
    let one = |word: &'static Word| {
        Catalogued::open(&extremes, world, ask.as_of, &Outcome::Undetermined, |scene| {
            let all = judged(&[word], &rules, scene);
            let verdict = settle(word, &all);
            (verdict.outcome, open_of(&verdict))
        })
    };
    wanted(input, ask).map(one).collect()
}

/// The benefits that are asked for, in the order of the vocabulary.
pub(super) fn wanted<'a>(input: &'a Input, ask: &'a Ask<'_>) -> impl Iterator<Item = &'static Word> + 'a {
    BENEFITS.iter().filter(move |word| match (ask.only, &input.benefits) {
        (Some(only), _) => word.id == only,
        (None, Some(list)) => list.contains(&word.id),
        (None, None) => true,
    })
}

/// From best to worst.
fn rank(outcome: Outcome) -> u32 {
    match outcome {
        Outcome::Open => 0,
        Outcome::Strict => 1,
        Outcome::Discretionary => 2,
        Outcome::Undetermined => 3,
        Outcome::Refused => 4,
    }
}

/// Only a rule that would make the outcome worse than it certainly is can change it.
fn open_of(verdict: &Verdict<'_, '_>) -> Vec<Slot> {
    let mut list = Vec::new();
    let holding = verdict.rules.iter().filter(|judged| judged.ruled.holds() == Tri::Yes);
    let certain = holding.map(|judged| Outcome::from(judged.rule.effect)).max().unwrap_or(Outcome::Open);
    // What no rule covers is not known until it is refused.
    let least = if verdict.covered { certain } else { Outcome::Undetermined };
    for judged in verdict.rules.iter().filter(|judged| judged.ruled.holds() == Tri::Unknown) {
        if Outcome::from(judged.rule.effect) > certain.max(least) {
            add_reads(&mut list, &judged.ruled.found.trace.missing);
        }
    }
    list
}
