//! The reasons of an answer: every rule that was judged, how it came out, and its citation.

use super::branch::{Judged, Ruled};
use super::combine::Verdict;
use super::record::Writer;
use super::words;
use crate::answer::{Reason, cite, origin};
use crate::judge::{Trace, Tri};
use crate::pack;
use crate::text::Text;

/// A reason before it is put into words.
struct Draft<'a> {
    rule: String,
    effect: &'static str,
    holds: Tri,
    message: Text,
    cure: Option<&'a Text>,
    trace: Option<&'a Trace>,
    basis: &'a [pack::Basis],
}

impl Writer<'_> {
    pub(super) fn reasons(&self, verdict: &Verdict<'_>) -> Vec<Reason> {
        let Some(first) = verdict.first() else { return Vec::new() };
        let scheme = first.branch.scheme;
        let mut list = vec![Draft {
            rule: scheme.id.clone(),
            effect: "scheme",
            holds: Tri::Yes,
            message: scheme.title.clone(),
            cure: None,
            trace: None,
            basis: &scheme.basis,
        }];
        for (of, class, trace) in verdict.choice.classes.iter().filter(|(of, ..)| of.id == scheme.id) {
            list.push(Draft {
                rule: format!("{}/classes/{}{}", of.id, class.id, origin(&class.basis, first.branch.pack)),
                effect: "class",
                holds: trace.holds,
                message: words::class(&class.label, trace.holds),
                cure: None,
                trace: Some(trace),
                basis: &class.basis,
            });
        }
        list.extend(self.time(first));
        let rules = |rules, key, effect| drafts(first, rules, key, effect);
        list.extend(rules(&first.not_needed, "notNeeded", "not_needed"));
        list.extend(rules(&first.bars, "bars", "bars"));
        list.extend(rules(&first.conditions, "conditions", "requires"));
        list.extend(at_max(first));
        list.into_iter().map(|draft| self.reason(draft)).collect()
    }

    fn reason(&self, draft: Draft<'_>) -> Reason {
        let read = draft.trace.map(|trace| trace.read.as_slice()).unwrap_or_default();
        let stands_in_the_way = match draft.effect {
            "bars" => draft.holds != Tri::No,
            _ => draft.holds != Tri::Yes,
        };
        Reason {
            rule: draft.rule,
            holds: draft.holds,
            effect: draft.effect,
            message: self.say(&draft.message),
            cure: draft.cure.filter(|_| stands_in_the_way).map(|cure| self.say(cure)),
            assumed: draft.trace.is_some_and(|trace| !trace.presumed.is_empty()),
            facts: read.iter().map(|read| self.describe.fact(*read)).collect(),
            basis: cite(draft.basis, self.describe.lang),
        }
    }

    /// The minimum and the maximum, as reasons of their own.
    fn time<'a>(&self, judged: &'a Judged<'_>) -> Vec<Draft<'a>> {
        let (Some(class), Some(dates)) = (judged.branch.class, judged.dates.as_ref()) else { return Vec::new() };
        let scheme = judged.branch.scheme;
        let origin = origin(&class.basis, judged.branch.pack);
        let reached = dates.earliest.is_some_and(|earliest| earliest <= self.scene.as_of);
        let draft = |part: &str, holds: bool, message| Draft {
            rule: format!("{}/classes/{}/{part}{origin}", scheme.id, class.id),
            effect: "time",
            holds: holds.into(),
            message,
            cure: None,
            trace: None,
            basis: class.basis.as_slice(),
        };
        let minimum = draft("min", reached, words::minimum(dates.min_end, dates.earliest));
        let maximum = dates
            .max_end
            .map(|end| draft("max", dates.past_max(self.scene.as_of), words::maximum(end, scheme.at_max.is_none())));
        let convention = Draft {
            rule: format!("{}/convention", scheme.id),
            effect: "time",
            holds: Tri::Yes,
            message: scheme.convention.message.clone(),
            cure: None,
            trace: None,
            basis: &scheme.convention.basis,
        };
        [Some(minimum), maximum, Some(convention)].into_iter().flatten().collect()
    }
}

fn drafts<'a>(judged: &'a Judged<'_>, rules: &'a [Ruled<'_>], key: &str, effect: &'static str) -> Vec<Draft<'a>> {
    let scheme = &judged.branch.scheme.id;
    let local = |ruled: &Ruled<'_>| origin(&ruled.rule.basis, judged.branch.pack);
    let place = |ruled: &Ruled<'_>| match judged.branch.class.filter(|_| ruled.of_class) {
        Some(class) => format!("{scheme}/classes/{}/{key}/{}{}", class.id, ruled.rule.id, local(ruled)),
        None => format!("{scheme}/{key}/{}{}", ruled.rule.id, local(ruled)),
    };
    let draft = |ruled: &'a Ruled<'_>| Draft {
        rule: place(ruled),
        effect,
        holds: ruled.trace.holds,
        message: match effect {
            "requires" => crate::answer::holds(&ruled.rule.label, ruled.trace.holds),
            _ => crate::answer::present(&ruled.rule.label, ruled.trace.holds),
        },
        cure: ruled.rule.cure.as_ref(),
        trace: Some(&ruled.trace),
        basis: &ruled.rule.basis,
    };
    rules.iter().map(draft).collect()
}

/// What has to hold for publication to stop on its own, once the maximum is over.
fn at_max<'a>(judged: &'a Judged<'_>) -> Option<Draft<'a>> {
    let (trace, at_max) = judged.at_max.as_ref().zip(judged.branch.scheme.at_max.as_ref())?;
    judged.ended().then(|| Draft {
        rule: format!("{}/atMax", judged.branch.scheme.id),
        effect: "time",
        holds: trace.holds,
        message: at_max.flag.message.clone(),
        cure: None,
        trace: Some(trace),
        basis: &at_max.flag.basis,
    })
}
