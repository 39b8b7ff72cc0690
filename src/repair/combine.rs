//! The verdict on a record, from all its possible readings.

use super::Ask;
use super::branch::{Judged, Why, push_all};
use super::choose::Choice;
use super::outcome::Outcome;
use crate::answer::Assumed;
use crate::judge::{Read, Scene, Subject, Trace, Tri, trace};
use crate::pack::{Law, Outside, Superseded, Value};
use crate::subject::{Field, Value as Known};
use crate::text::Text;

/// Why a record has no reading at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NoReading {
    /// Nobody stated the day of determination.
    NoDate,
    /// The determination is made after the as-of date, or known not to have been made.
    NotMadeYet,
    /// No loaded scheme covers such a record.
    NoScheme,
    /// The record is in no catalogue, so that it may not be a basis.
    Outside,
}

/// What sets another reading apart from the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cause {
    /// Another class is possible.
    Class,
    /// Another scheme is possible.
    Scheme,
    /// A later scheme may reach this older record.
    Superseded,
}

/// The verdict on a record.
#[derive(Debug)]
pub(super) struct Verdict<'a> {
    pub(super) outcome: Outcome,
    pub(super) none: Option<NoReading>,
    pub(super) choice: Choice<'a>,
    /// The readings; the first is the one that is shown.
    pub(super) judged: Vec<(Option<Cause>, Judged<'a>)>,
    /// The later scheme that leads to another outcome.
    pub(super) unconfirmed: Option<&'a Superseded>,
    /// The later scheme that was judged too.
    pub(super) superseded: Option<&'a Superseded>,
    /// What a catalogue says of the record, where it lies outside.
    pub(super) outside: Option<&'a Outside>,
    pub(super) missing: Vec<Read>,
    pub(super) unsettled: Vec<Text>,
    /// What was presumed, where the outcome rests on it.
    pub(super) presumed: Vec<Assumed>,
}

/// Judges the record of `scene`. Presumptions are named only where the outcome rests on them.
pub(super) fn judge<'a>(law: &'a Law<'_>, ask: &Ask<'_>, scene: &Scene<'_>) -> Verdict<'a> {
    let mut verdict = judge_once(law, ask, &Scene { presume: true, ..*scene });
    if !verdict.presumed.is_empty() {
        // Of the verdict without presumptions nothing but its outcome is read.
        let strict = judge_once(law, ask, &Scene { presume: false, traced: false, ..*scene });
        if strict.outcome == verdict.outcome {
            verdict.presumed.clear();
        }
    }
    verdict
}

pub(super) fn judge_once<'a>(law: &'a Law<'_>, ask: &Ask<'_>, scene: &Scene<'_>) -> Verdict<'a> {
    let day = match scene.record.map(|record| record.value(Field::DeterminedOn)) {
        Some(Known::Date(day)) if *day <= scene.as_of => *day,
        Some(Known::Date(_) | Known::Bool(_)) => return Verdict::none(NoReading::NotMadeYet, Outcome::NotApplicable),
        _ => {
            let mut verdict = Verdict::none(NoReading::NoDate, Outcome::Undetermined);
            let subject = Subject::Value(Value::Record(Field::DeterminedOn));
            verdict.missing.push(Read { subject, record: scene.record.map(|record| record.index) });
            return verdict;
        }
    };
    let outside: Vec<(&Outside, Trace)> = law.outside().map(|it| (it, trace(&it.when, scene))).collect();
    if let Some((outside, trace)) = outside.iter().find(|(_, trace)| trace.holds == Tri::Yes) {
        return Verdict::outside(outside, trace);
    }
    let choice = match ask.scheme.and_then(|id| law.scheme(id)) {
        Some((pack, scheme)) => Choice::of_scheme(pack, scheme, scene),
        None => Choice::by_day(law, day, scene),
    };
    if choice.branches.is_empty() {
        return Verdict::none(NoReading::NoScheme, Outcome::Undetermined);
    }
    let mut verdict = Verdict::none(NoReading::NoScheme, Outcome::Undetermined);
    verdict.none = None;
    for (at, branch) in choice.branches.iter().enumerate() {
        let cause = (at > 0).then(|| match choice.branches.first() {
            Some(first) if first.scheme.id == branch.scheme.id => Cause::Class,
            _ => Cause::Scheme,
        });
        verdict.judged.push((cause, branch.judge(scene)));
    }
    verdict.choice = choice;
    verdict.settle();
    verdict.add_superseding(law, scene);
    for (_, judged) in &verdict.judged {
        assume_all(&mut verdict.presumed, judged.presumed());
    }
    assume_all(&mut verdict.presumed, Assumed::plain(&verdict.choice.presumed));
    for (_, trace) in &outside {
        verdict.may_be_outside(trace);
    }
    verdict
}

impl<'a> Verdict<'a> {
    fn none(none: NoReading, outcome: Outcome) -> Self {
        Self {
            outcome,
            none: Some(none),
            choice: Choice::default(),
            judged: Vec::new(),
            unconfirmed: None,
            superseded: None,
            outside: None,
            missing: Vec::new(),
            unsettled: Vec::new(),
            presumed: Vec::new(),
        }
    }

    fn outside(outside: &'a Outside, trace: &Trace) -> Self {
        let outcome = if outside.discretionary { Outcome::Discretionary } else { Outcome::NotApplicable };
        let mut verdict = Self::none(NoReading::Outside, outcome);
        verdict.outside = Some(outside);
        verdict.presumed = Assumed::plain(&trace.presumed);
        verdict
    }

    /// Takes in that a catalogue may yet leave the record out.
    fn may_be_outside(&mut self, trace: &Trace) {
        assume_all(&mut self.presumed, Assumed::plain(&trace.presumed));
        if trace.holds == Tri::Unknown {
            self.outcome = Outcome::Undetermined;
            push_all(&mut self.missing, &trace.missing);
            push_all(&mut self.unsettled, &trace.unsettled);
        }
    }

    /// The reading that is shown.
    pub(super) fn first(&self) -> Option<&Judged<'a>> {
        self.judged.first().map(|(_, judged)| judged)
    }

    /// Whether some reading of the record as it stands came to its outcome in this way.
    pub(super) fn decided_by(&self, why: Why) -> bool {
        self.judged.iter().any(|(cause, judged)| *cause != Some(Cause::Superseded) && judged.why == why)
    }

    /// Where all readings agree the answer is certain; else it is undetermined, and what would narrow them is missing.
    fn settle(&mut self) {
        self.outcome = agreed(self.judged.iter().map(|(_, judged)| judged.outcome));
        if self.outcome != Outcome::Undetermined {
            return;
        }
        push_all(&mut self.missing, &self.choice.missing);
        push_all(&mut self.unsettled, &self.choice.unsettled);
        for (_, judged) in &self.judged {
            push_all(&mut self.missing, &judged.missing);
            push_all(&mut self.unsettled, &judged.unsettled);
        }
    }

    /// Judges the record under the later scheme too. The older periods are never shortened by guessing.
    fn add_superseding(&mut self, law: &'a Law<'_>, scene: &Scene<'_>) {
        let schemes = self.choice.branches.iter().map(|branch| branch.scheme);
        let later = schemes.filter_map(|scheme| scheme.superseded.as_ref()).find(|later| scene.as_of >= later.on);
        let Some((later, (pack, scheme))) = later.and_then(|later| Some((later, law.scheme(&later.by)?))) else {
            return;
        };
        self.superseded = Some(later);
        let choice = Choice::of_scheme(pack, scheme, scene);
        let judged: Vec<Judged<'_>> = choice.branches.iter().map(|branch| branch.judge(scene)).collect();
        let new = agreed(judged.iter().map(|judged| judged.outcome));
        if new != self.outcome {
            self.unconfirmed = Some(later);
            self.outcome = Outcome::Undetermined;
            for judged in &judged {
                push_all(&mut self.missing, &judged.missing);
            }
            if new == Outcome::Undetermined {
                push_all(&mut self.missing, &choice.missing);
            }
        }
        assume_all(&mut self.presumed, Assumed::plain(&choice.presumed));
        self.judged.extend(judged.into_iter().map(|judged| (Some(Cause::Superseded), judged)));
    }
}

/// Adds what is not assumed yet: the same presumption under two readings is one assumption.
fn assume_all(list: &mut Vec<Assumed>, more: Vec<Assumed>) {
    for assumed in more {
        if !list.iter().any(|known| known.presumed == assumed.presumed) {
            list.push(assumed);
        }
    }
}

fn agreed(mut outcomes: impl Iterator<Item = Outcome>) -> Outcome {
    let first = outcomes.next().unwrap_or(Outcome::Undetermined);
    if outcomes.all(|outcome| outcome == first) { first } else { Outcome::Undetermined }
}
