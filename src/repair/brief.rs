//! What the check of repair comes to, without words.

use super::Ask;
use super::branch::Judged;
use super::choose::Choice;
use super::combine::{NoReading, Verdict, judge, judge_once};
use super::outcome::Outcome;
use super::reasons::Draft;
use super::record::Writer;
use crate::answer::{Brief, Describe, Rulings, Slot, add_reads};
use crate::judge::{Read, Scene, Subject, Trace, Tri, trace};
use crate::pack::{Law, Value, World};
use crate::subject::Input;

/// What each record comes to; `presume` says whether presumptions are taken.
pub(crate) fn briefs(world: &World, input: &Input, ask: &Ask<'_>, presume: bool) -> Vec<Brief> {
    let law = world.law(ask.jurisdiction, ask.as_of);
    each(world, input, ask, presume, |scene| {
        let scene = &Scene { traced: false, ..*scene };
        let verdict = judge_once(&law, ask, scene);
        let first = verdict.first();
        Brief {
            id: scene.record.map(|record| record.id.clone()).unwrap_or_default(),
            outcome: verdict.outcome.id().to_owned(),
            rank: rank(verdict.outcome),
            good: !matches!(verdict.outcome, Outcome::Undetermined | Outcome::Ineligible),
            scheme: first.map(|judged| judged.branch.scheme.id.clone()),
            until: first.and_then(|judged| judged.until).filter(|_| verdict.outcome == Outcome::Ineligible),
            details: Vec::new(),
        }
    })
}

/// The same with the rules of the records that come to the outcome of all, as [`check`](super::check()) names them.
pub(crate) fn rulings(world: &World, input: &Input, ask: &Ask<'_>) -> Rulings {
    let law = world.law(ask.jurisdiction, ask.as_of);
    let describe = Describe { world, input, lang: ask.lang };
    let scene = Scene { as_of: ask.as_of, input, record: None, calendar: &world.calendar, presume: true, traced: true };
    let of = |record| {
        let scene = scene.for_record(record);
        (Writer { describe, scene, record, law: &law }, judge(&law, ask, &scene))
    };
    let verdicts: Vec<(Writer<'_>, Verdict<'_>)> = input.records.iter().map(of).collect();
    let outcome = verdicts.iter().map(|(_, verdict)| verdict.outcome).max().unwrap_or(Outcome::NotApplicable);
    let these = verdicts.iter().filter(|(_, verdict)| verdict.outcome == outcome);
    let missing = verdicts.iter().flat_map(|(_, verdict)| &verdict.missing);
    Rulings {
        outcome: outcome.id(),
        rules: these.flat_map(|(writer, verdict)| writer.drafts(verdict)).map(Draft::ruling).collect(),
        missing: missing.map(|read| describe.name(*read).to_owned()).collect(),
    }
}

/// For each record, what nobody stated and can still change its outcome, alone or with others.
pub(crate) fn open(world: &World, input: &Input, ask: &Ask<'_>) -> Vec<Vec<Slot>> {
    let law = world.law(ask.jurisdiction, ask.as_of);
    each(world, input, ask, false, |scene| open_of(&law, ask, scene))
}

fn each<T>(world: &World, input: &Input, ask: &Ask<'_>, presume: bool, one: impl Fn(&Scene<'_>) -> T) -> Vec<T> {
    let scene = Scene { as_of: ask.as_of, input, record: None, calendar: &world.calendar, presume, traced: true };
    input.records.iter().map(|record| one(&scene.for_record(record))).collect()
}

/// From best to worst; a record that is not there yet is neither.
fn rank(outcome: Outcome) -> Option<u32> {
    match outcome {
        Outcome::NotApplicable => None,
        Outcome::NotNeeded => Some(0),
        Outcome::Eligible => Some(1),
        Outcome::Discretionary => Some(2),
        Outcome::NotYet => Some(3),
        Outcome::Undetermined => Some(4),
        Outcome::Ineligible => Some(5),
    }
}

fn open_of(law: &Law<'_>, ask: &Ask<'_>, scene: &Scene<'_>) -> Vec<Slot> {
    let verdict = judge_once(law, ask, scene);
    // Without presumptions, what is certain stays so whatever is learnt.
    if verdict.outcome != Outcome::Undetermined {
        return Vec::new();
    }
    let mut list = Vec::new();
    if verdict.none == Some(NoReading::NoDate) {
        add_reads(&mut list, &verdict.missing);
        return list;
    }
    for outside in law.outside() {
        add_reads(&mut list, &trace(&outside.when, scene).missing);
    }
    add_reads(&mut list, &verdict.choice.missing);
    if let Some((_, scheme)) = verdict.superseded.and_then(|later| Some((later, law.scheme(&later.by)?.1)))
        && let Some((pack, _)) = law.scheme(&scheme.id)
    {
        add_reads(&mut list, &Choice::of_scheme(pack, scheme, scene).missing);
    }
    verdict.judged.iter().for_each(|(_, judged)| open_in(judged, scene, &mut list));
    list
}

/// What a reading still leaves open, in the order of its steps: what a certain step settles opens nothing after it.
fn open_in(judged: &Judged<'_>, scene: &Scene<'_>, list: &mut Vec<Slot>) {
    let record = scene.record.map(|record| record.index);
    let holds = |rules: &[super::branch::Ruled<'_>], tri: Tri| rules.iter().any(|ruled| ruled.trace.holds == tri);
    if holds(&judged.not_needed, Tri::Yes) {
        return;
    }
    add(list, judged.not_needed.iter().map(|ruled| &ruled.trace));
    let Some(class) = judged.branch.class else { return };
    let mut past = None;
    match &judged.dates {
        None => {
            let start = Subject::Value(Value::Record(judged.branch.scheme.count.from.field()));
            add_reads(list, &[Read { subject: start, record }]);
            if let Some(value) = class.max_not_before.filter(|value| scene.known(*value).is_unknown()) {
                add_reads(list, &[Read { subject: Subject::Value(value), record }]);
            }
        }
        Some(dates) => {
            past = Some(dates.past_max(scene.as_of));
            if past == Some(true)
                && let Some(read) = dates.restriction
            {
                add_reads(list, &[read]);
                past = None;
            }
        }
    }
    if past != Some(false) {
        add(list, judged.at_max.iter());
    }
    if past == Some(true) {
        return;
    }
    add(list, judged.bars.iter().map(|ruled| &ruled.trace));
    let early = judged.dates.as_ref().is_some_and(|dates| dates.earliest.is_none_or(|day| scene.as_of < day));
    if holds(&judged.bars, Tri::Yes) || class.min.is_none() || early || holds(&judged.conditions, Tri::No) {
        return;
    }
    add(list, judged.conditions.iter().map(|ruled| &ruled.trace));
}

fn add<'t>(list: &mut Vec<Slot>, traces: impl Iterator<Item = &'t Trace>) {
    traces.for_each(|trace| add_reads(list, &trace.missing));
}
