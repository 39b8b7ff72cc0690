//! The verdict on one benefit.

use super::Ask;
use super::outcome::Outcome;
use crate::answer::Assumed;
use crate::date::Date;
use crate::grounds::{Catalogued, Ruled, missing, presumed, push_all, unsettled, until};
use crate::judge::{Read, Scene, Tri};
use crate::pack::{BenefitRule, Effect, Pack, World};
use crate::subject::Input;
use crate::subject::vocabulary::Word;
use crate::text::Text;

/// A rule with its verdict.
#[derive(Debug)]
pub(super) struct Judged<'a> {
    pub(super) rule: &'a BenefitRule,
    pub(super) ruled: Ruled<'a>,
}

/// The verdict on one benefit.
#[derive(Debug)]
pub(super) struct Verdict<'j, 'a> {
    pub(super) outcome: Outcome,
    /// The hardest effect that holds.
    pub(super) effect: Option<Effect>,
    /// Those about it, among all that were judged.
    pub(super) rules: Vec<&'j Judged<'a>>,
    /// Whether some rule is enough to call the benefit open.
    pub(super) covered: bool,
    /// The last day of what decides.
    pub(super) until: Option<Date>,
    pub(super) missing: Vec<Read>,
    pub(super) unsettled: Vec<Text>,
    pub(super) presumed: Vec<Assumed>,
}

/// The rules in force at the place, without those that a narrower place replaces.
pub(super) fn rules<'a>(world: &'a World, ask: &Ask<'_>) -> Vec<(&'a Pack, &'a BenefitRule)> {
    let here = |(pack, rule): &(&Pack, &BenefitRule)| pack.covers(ask.jurisdiction) && rule.ground.covers(ask.as_of);
    let rules: Vec<_> = world.benefits().filter(here).collect();
    let replaced: Vec<&str> = rules.iter().filter_map(|(_, rule)| rule.ground.replaces.as_deref()).collect();
    rules.into_iter().filter(|(_, rule)| !replaced.contains(&rule.ground.id.as_str())).collect()
}

/// Judges the rules that are about some of `benefits`, each once, whatever it is about.
pub(super) fn judged<'a>(
    benefits: &[&Word],
    rules: &[(&'a Pack, &'a BenefitRule)],
    scene: &Scene<'_>,
) -> Vec<Judged<'a>> {
    let about = rules.iter().filter(|(_, rule)| benefits.iter().any(|word| rule.benefits.contains(&word.id)));
    let one = |(_, rule): &(&Pack, &'a BenefitRule)| {
        let mut ruled = Ruled::new(&rule.ground, || rule.ground.id.clone(), rule.effect.id(), scene);
        ruled.list_item = rule.list_item.as_ref();
        Judged { rule, ruled }
    };
    about.map(one).collect()
}

/// The verdict on one benefit, whose rules were judged. Presumptions are named only where the outcome rests on them.
pub(super) fn judge<'j, 'a>(
    benefit: &Word,
    all: &'j [Judged<'a>],
    rules: &[(&'a Pack, &'a BenefitRule)],
    catalogued: &Catalogued<'_>,
    scene: &Scene<'a>,
) -> Verdict<'j, 'a> {
    // Of every verdict but the one that is shown nothing but the outcome is read.
    let bare = Scene { traced: false, ..*scene };
    let outcome = |scene: &Scene<'_>| settle(benefit, &judged(&[benefit], rules, scene)).outcome;
    let mut verdict = settle(benefit, all);
    if !verdict.presumed.is_empty() && outcome(&Scene { presume: false, ..bare }) == verdict.outcome {
        verdict.presumed.clear();
    }
    let other = |input: &Input| outcome(&Scene { presume: true, input, ..bare });
    if let Some((presumed, missing)) = catalogued.rests_on(&verdict.outcome, other)
        && verdict.outcome != Outcome::Undetermined
    {
        verdict.presumed.extend_from_slice(presumed);
        if !missing.is_empty() {
            (verdict.outcome, verdict.effect, verdict.until) = (Outcome::Undetermined, None, None);
            push_all(&mut verdict.missing, missing);
        }
    }
    verdict
}

/// What the rules about one benefit come to.
pub(super) fn settle<'j, 'a>(benefit: &Word, all: &'j [Judged<'a>]) -> Verdict<'j, 'a> {
    let rules: Vec<&Judged<'a>> = all.iter().filter(|judged| judged.rule.benefits.contains(&benefit.id)).collect();
    let covered = rules.iter().any(|judged| judged.rule.coverage);
    let effects = |holds: Tri| rules.iter().filter(move |judged| judged.ruled.holds() == holds);
    let effect = effects(Tri::Yes).map(|judged| judged.rule.effect).max();
    let certain = effect.map_or(Outcome::Open, Outcome::from);
    let worse = |judged: &&&Judged<'_>| Outcome::from(judged.rule.effect) > certain;
    // Where no rule covers the benefit, unread rules may make it worse: only a refusal is certain.
    let open = certain != Outcome::Refused && (!covered || effects(Tri::Unknown).any(|judged| worse(&judged)));
    let outcome = if open { Outcome::Undetermined } else { certain };
    let unknown = || rules.iter().filter(|judged| open && judged.ruled.holds() == Tri::Unknown).filter(worse);
    let deciding = effects(Tri::Yes).filter(|judged| Outcome::from(judged.rule.effect) == certain);
    let until = if outcome == certain { until(deciding.map(|judged| &judged.ruled)) } else { None };
    let missing = missing(unknown().map(|judged| &judged.ruled));
    let unsettled = unsettled(unknown().map(|judged| &judged.ruled));
    let presumed = presumed(rules.iter().map(|judged| &judged.ruled));
    Verdict { outcome, effect: effect.filter(|_| !open), covered, until, missing, unsettled, presumed, rules }
}
