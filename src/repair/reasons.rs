//! The reasons of an answer: every rule that was judged, how it came out, and its citation.

use super::branch::{Judged, Ruled};
use super::combine::Verdict;
use super::dates::Dates;
use super::record::Writer;
use super::words;
use crate::answer::{Reason, Ruling, cite, origin};
use crate::date::Date;
use crate::judge::{Trace, Tri};
use crate::pack;
use crate::text::Text;

/// A reason before it is put into words.
pub(super) struct Draft<'a> {
    rule: String,
    effect: &'static str,
    holds: Tri,
    message: Message<'a>,
    cure: Option<&'a Text>,
    trace: Option<&'a Trace>,
    basis: &'a [pack::Basis],
}

/// What a reason says.
enum Message<'a> {
    Fixed(&'a Text),
    Class(&'a Text),
    Wanted(&'a Text),
    Present(&'a Text),
    Minimum(&'a Dates),
    /// The end, and whether publication then stops by itself.
    Maximum(Date, bool),
}

impl Message<'_> {
    fn text(&self, holds: Tri) -> Text {
        match self {
            Self::Fixed(text) => (*text).clone(),
            Self::Class(label) => words::class(label, holds),
            Self::Wanted(label) => crate::answer::holds(label, holds),
            Self::Present(label) => crate::answer::present(label, holds),
            Self::Minimum(dates) => words::minimum(dates.min_end, dates.earliest),
            Self::Maximum(end, alone) => words::maximum(*end, *alone),
        }
    }
}

impl Draft<'_> {
    pub(super) fn ruling(self) -> Ruling {
        Ruling { rule: self.rule, effect: self.effect, holds: self.holds }
    }
}

impl Writer<'_> {
    pub(super) fn reasons(&self, verdict: &Verdict<'_>) -> Vec<Reason> {
        self.drafts(verdict).into_iter().map(|draft| self.reason(draft)).collect()
    }

    /// Every rule that was judged, in the order in which answers name them.
    pub(super) fn drafts<'a>(&self, verdict: &'a Verdict<'_>) -> Vec<Draft<'a>> {
        let Some(first) = verdict.first() else { return Vec::new() };
        let scheme = first.branch.scheme;
        let mut list = vec![Draft {
            rule: scheme.id.clone(),
            effect: "scheme",
            holds: Tri::Yes,
            message: Message::Fixed(&scheme.title),
            cure: None,
            trace: None,
            basis: &scheme.basis,
        }];
        for (of, class, trace) in verdict.choice.classes.iter().filter(|(of, ..)| of.id == scheme.id) {
            list.push(Draft {
                rule: format!("{}/classes/{}{}", of.id, class.id, origin(&class.basis, first.branch.pack)),
                effect: "class",
                holds: trace.holds,
                message: Message::Class(&class.label),
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
        list
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
            message: self.say(&draft.message.text(draft.holds)),
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
        let minimum = draft("min", reached, Message::Minimum(dates));
        let maximum = dates
            .max_end
            .map(|end| draft("max", dates.past_max(self.scene.as_of), Message::Maximum(end, scheme.at_max.is_none())));
        let convention = Draft {
            rule: format!("{}/convention", scheme.id),
            effect: "time",
            holds: Tri::Yes,
            message: Message::Fixed(&scheme.convention.message),
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
            "requires" => Message::Wanted(&ruled.rule.label),
            _ => Message::Present(&ruled.rule.label),
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
        message: Message::Fixed(&at_max.flag.message),
        cure: None,
        trace: Some(trace),
        basis: &at_max.flag.basis,
    })
}
