//! The verdict on one route.

use super::material::Materials;
use super::outcome::Outcome;
use super::route::Route;
use crate::answer::Assumed;
use crate::date::Date;
use crate::grounds::{Catalogued, Ruled, all, any, missing, presumed, push_all, unsettled, until};
use crate::judge::{Read, Scene, Trace, Tri, trace};
use crate::subject::Input;
use crate::text::Text;

/// Which step decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Why {
    /// The scheme is not in force on the day.
    NotInForce,
    /// The scheme is not about this.
    NotAbout,
    /// The matter is excluded.
    Excluded,
    /// The applicant did not choose the route.
    NotChosen,
    /// Nothing is missing.
    Complete,
    /// A bar.
    Bar,
    /// A condition.
    Condition,
    /// Something is missing that may not follow.
    Blocked,
    /// Not known.
    Open,
    /// Everything holds.
    Holds,
}

/// The verdict on one route.
#[derive(Debug)]
pub(super) struct Verdict<'a> {
    pub(super) route: Route<'a>,
    pub(super) outcome: Outcome,
    pub(super) why: Why,
    /// For each part, whether it is about this; `None` where it is about everything.
    pub(super) applies: Vec<Option<Trace>>,
    pub(super) excluded: Vec<Ruled<'a>>,
    pub(super) choice: Vec<Ruled<'a>>,
    pub(super) bars: Vec<Ruled<'a>>,
    pub(super) conditions: Vec<Ruled<'a>>,
    pub(super) resign: Vec<Ruled<'a>>,
    pub(super) materials: Option<Materials<'a>>,
    pub(super) missing: Vec<Read>,
    pub(super) unsettled: Vec<Text>,
    /// What was presumed, where the outcome rests on it.
    pub(super) presumed: Vec<Assumed>,
    /// The last day of the bars that hold.
    pub(super) until: Option<Date>,
}

/// Judges `route`. Presumptions are named only where the outcome rests on them.
pub(super) fn judge<'a>(route: Route<'a>, catalogued: &Catalogued<'_>, scene: &Scene<'a>) -> Verdict<'a> {
    // Of every verdict but the one that is shown nothing but the outcome is read.
    let bare = Scene { traced: false, ..*scene };
    let mut verdict = judge_once(route.clone(), &Scene { presume: true, ..*scene });
    if !verdict.presumed.is_empty() {
        let strict = judge_once(route.clone(), &Scene { presume: false, ..bare });
        if strict.outcome == verdict.outcome {
            verdict.presumed.clear();
        }
    }
    let other = |input: &Input| judge_once(route, &Scene { presume: true, input, ..bare }).outcome;
    if let Some((presumed, missing)) = catalogued.rests_on(&verdict.outcome, other)
        && verdict.outcome != Outcome::Undetermined
    {
        verdict.presumed.extend_from_slice(presumed);
        if !missing.is_empty() {
            (verdict.outcome, verdict.why, verdict.until) = (Outcome::Undetermined, Why::Open, None);
            push_all(&mut verdict.missing, missing);
        }
    }
    verdict
}

pub(super) fn judge_once<'a>(route: Route<'a>, scene: &Scene<'a>) -> Verdict<'a> {
    let mut verdict = Verdict {
        outcome: Outcome::Undetermined,
        why: Why::Open,
        applies: route.parts.iter().map(|(_, scheme)| scheme.applies.as_ref().map(|when| trace(when, scene))).collect(),
        excluded: route.grounds(|scheme| &scheme.excluded, ("excluded", "excludes"), scene),
        choice: route.grounds(|scheme| &scheme.choice, ("choice", "choice"), scene),
        bars: route.grounds(|scheme| &scheme.bars, ("bars", "bars"), scene),
        conditions: route.grounds(|scheme| &scheme.conditions, ("conditions", "requires"), scene),
        resign: route.grounds(|scheme| &scheme.resign, ("resign", "resign"), scene),
        materials: Materials::judge(&route, scene.input),
        missing: Vec::new(),
        unsettled: Vec::new(),
        presumed: Vec::new(),
        until: None,
        route,
    };
    (verdict.outcome, verdict.why) = verdict.decide(scene);
    if verdict.outcome == Outcome::Undetermined {
        verdict.miss();
    }
    if verdict.why == Why::Bar {
        verdict.until = until(verdict.bars.iter());
    }
    verdict.presumed = presumed(verdict.grounds());
    let applied = verdict.applies.iter().flatten().flat_map(|trace| trace.presumed.iter().copied());
    verdict.presumed.extend(Assumed::plain(&applied.collect::<Vec<_>>()));
    verdict
}

impl<'a> Verdict<'a> {
    /// All grounds that may decide.
    pub(super) fn grounds(&self) -> impl Iterator<Item = &Ruled<'a>> {
        self.excluded.iter().chain(&self.choice).chain(&self.bars).chain(&self.conditions)
    }

    /// A certain no comes first, whatever else is not known: what does not lie open before what is barred.
    fn decide(&self, scene: &Scene<'_>) -> (Outcome, Why) {
        let applies = self.applies.iter().flatten().map(|trace| trace.holds).fold(Tri::Yes, Tri::and);
        let (excluded, chosen) = (any(&self.excluded), all(&self.choice));
        let (barred, met) = (any(&self.bars), all(&self.conditions));
        let lacking = self.materials.as_ref().map_or(Tri::Yes, |materials| materials.lacking);
        let blocked = self.materials.as_ref().map_or(Tri::No, |materials| materials.blocked);
        let steps = [
            (self.route.scheme.covers(scene.as_of).into(), Tri::No, Outcome::NotApplicable, Why::NotInForce),
            (applies, Tri::No, Outcome::NotApplicable, Why::NotAbout),
            (excluded, Tri::Yes, Outcome::NotApplicable, Why::Excluded),
            (chosen, Tri::No, Outcome::NotApplicable, Why::NotChosen),
            (lacking, Tri::No, Outcome::NotApplicable, Why::Complete),
            (barred, Tri::Yes, Outcome::Ineligible, Why::Bar),
            (met, Tri::No, Outcome::Ineligible, Why::Condition),
            (blocked, Tri::Yes, Outcome::Ineligible, Why::Blocked),
        ];
        if let Some((_, _, outcome, why)) = steps.iter().find(|(holds, no, _, _)| holds == no) {
            return (*outcome, *why);
        }
        if steps.iter().any(|(holds, ..)| *holds == Tri::Unknown) {
            return (Outcome::Undetermined, Why::Open);
        }
        match self.route.discretion() {
            Some(_) => (Outcome::Discretionary, Why::Holds),
            None => (Outcome::Eligible, Why::Holds),
        }
    }

    fn miss(&mut self) {
        for trace in self.applies.iter().flatten() {
            push_all(&mut self.missing, &trace.missing);
            push_all(&mut self.unsettled, &trace.unsettled);
        }
        let (reads, texts) = (missing(self.grounds()), unsettled(self.grounds()));
        push_all(&mut self.missing, &reads);
        push_all(&mut self.unsettled, &texts);
    }

    /// Whether the materials still decide.
    pub(super) fn asks_for_materials(&self) -> bool {
        self.outcome == Outcome::Undetermined
    }

    /// The names of what is missing of the materials.
    pub(super) fn missing_materials(&self) -> impl Iterator<Item = &'static str> {
        let materials = self.materials.as_ref().filter(|_| self.asks_for_materials());
        let stated = materials.is_none_or(|materials| materials.stated);
        let fields = materials.filter(|_| stated).map(Materials::missing).unwrap_or_default();
        (!stated).then_some("materials").into_iter().chain(fields.into_iter().map(|(_, field)| field))
    }

    /// Whether what is missing may follow, where a part of the route lets anything follow: the rule's name, and the verdict.
    pub(super) fn deferral(&self) -> Option<(String, Tri)> {
        let materials = self.materials.as_ref()?;
        self.route.deferral()?;
        Some((format!("{}/deferral", self.route.scheme.id), materials.lacking.and(materials.blocked.not())))
    }
}
