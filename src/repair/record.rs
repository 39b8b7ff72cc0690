//! The answer for one record, made from its verdict.

use super::answer::{Alternative, ClassLabel, CountedFrom, Effects, RecordAnswer};
use super::branch::{Judged, Why};
use super::combine::{Cause, Verdict};
use super::dates::Dates;
use super::outcome::Outcome;
use super::words::Headline;
use crate::answer::Describe;
use crate::judge::{Scene, Tri, verdict as judge};
use crate::pack::{Condition, Law};
use crate::subject::Record;
use crate::text::Text;

/// Makes the answer for one record.
pub(super) struct Writer<'a> {
    pub(super) describe: Describe<'a>,
    pub(super) scene: Scene<'a>,
    pub(super) record: &'a Record,
    pub(super) law: &'a Law<'a>,
}

impl Writer<'_> {
    pub(super) fn write(&self, verdict: &Verdict<'_>) -> RecordAnswer {
        let first = verdict.first();
        let scheme = first.map(|judged| judged.branch.scheme);
        let classes = possible_classes(verdict);
        let one = if let [only] = classes.as_slice() { Some(*only) } else { None };
        let dates = first.and_then(|judged| judged.dates.clone()).filter(|_| same_dates(verdict));
        let mut answer = RecordAnswer {
            id: self.record.id.clone(),
            outcome: verdict.outcome,
            summary: self.say(&self.headline(verdict, dates.as_ref())),
            scheme: scheme.map(|scheme| scheme.id.clone()),
            scheme_title: scheme.map(|scheme| self.say(&scheme.title)),
            class: one.map(|class| class.id.clone()),
            class_label: one.map(|class| self.say(&class.label)),
            possible_classes: Vec::new(),
            count_from: dates
                .as_ref()
                .map(|dates| CountedFrom { field: dates.from.0.field().id(), date: dates.from.1 }),
            min_end: dates.as_ref().and_then(|dates| dates.min_end),
            earliest_application: dates.as_ref().and_then(|dates| dates.earliest),
            max_end: dates.as_ref().and_then(|dates| dates.max_end),
            provisional: dates.as_ref().is_some_and(|dates| dates.provisional),
            until: first.filter(|judged| judged.outcome == verdict.outcome).and_then(|judged| judged.until),
            channel: Vec::new(),
            materials: Vec::new(),
            clocks: Vec::new(),
            after: Effects::default(),
            reasons: self.reasons(verdict),
            missing: verdict.missing.iter().map(|read| self.describe.missing(*read)).collect(),
            assumptions: verdict.presumed.iter().map(|assumed| self.describe.assumption(assumed)).collect(),
            notices: Vec::new(),
            alternatives: self.alternatives(verdict),
        };
        if one.is_none() {
            let label =
                |class: &&crate::pack::Class| ClassLabel { id: class.id.clone(), label: self.say(&class.label) };
            answer.possible_classes = classes.iter().map(label).collect();
        }
        if let Some(scheme) = scheme {
            answer.channel = self.channel(scheme);
            answer.materials = self.items(&scheme.materials);
            answer.clocks = self.clocks(scheme, verdict.outcome, answer.earliest_application);
            answer.after = self.after(&scheme.after);
        }
        answer.notices = self.notices(verdict, &answer);
        answer
    }

    pub(super) fn say(&self, text: &Text) -> String {
        text.in_lang(self.describe.lang).to_owned()
    }

    /// Whether an item without a condition, or with one that holds, belongs into the answer.
    pub(super) fn wanted(&self, when: Option<&Condition>) -> bool {
        when.is_none_or(|when| judge(when, &self.scene) == Tri::Yes)
    }

    fn headline(&self, verdict: &Verdict<'_>, dates: Option<&Dates>) -> Text {
        let first = verdict.first();
        let headline = Headline {
            outcome: verdict.outcome,
            why: first.map(|judged| judged.why),
            none: verdict.none,
            earliest: dates.and_then(|dates| dates.earliest),
            until: first.and_then(|judged| judged.until),
            max_end: dates.and_then(|dates| dates.max_end),
            what: &self.what(verdict),
            unconfirmed: verdict.unconfirmed.is_some(),
            assumed: !verdict.presumed.is_empty(),
        };
        headline.text()
    }

    /// The labels that the headline names: what stands in the way, what shows that nothing is needed, what is missing.
    fn what(&self, verdict: &Verdict<'_>) -> Vec<Text> {
        let holding = |rules: &[super::branch::Ruled<'_>], holds: Tri| {
            let rules = rules.iter().filter(|ruled| ruled.trace.holds == holds);
            rules.map(|ruled| ruled.rule.label.clone()).collect::<Vec<_>>()
        };
        let Some(first) = verdict.first() else {
            return verdict.missing.iter().map(|read| self.describe.label(*read)).collect();
        };
        match (verdict.outcome, first.why) {
            (Outcome::NotNeeded, _) => holding(&first.not_needed, Tri::Yes),
            (Outcome::Ineligible, Why::Bar) => holding(&first.bars, Tri::Yes),
            (Outcome::Ineligible | Outcome::NotYet, _) => holding(&first.conditions, Tri::No),
            (Outcome::Undetermined, _) if verdict.missing.is_empty() => verdict.unsettled.clone(),
            _ => verdict.missing.iter().map(|read| self.describe.label(*read)).collect(),
        }
    }

    fn alternatives(&self, verdict: &Verdict<'_>) -> Vec<Alternative> {
        let several = verdict.judged.iter().any(|(cause, _)| cause.is_some_and(|cause| cause != Cause::Superseded));
        let shown = verdict.judged.iter().filter(|(cause, _)| cause.is_some() || several);
        let mut list: Vec<Alternative> =
            shown.map(|(cause, judged)| self.alternative(cause_id(*cause), judged)).collect();
        list.extend(verdict.first().and_then(|first| self.open_start(first)));
        list
    }

    fn alternative(&self, cause: &'static str, judged: &Judged<'_>) -> Alternative {
        let dates = judged.dates.as_ref();
        Alternative {
            cause,
            scheme: judged.branch.scheme.id.clone(),
            scheme_title: self.say(&judged.branch.scheme.title),
            class: judged.branch.class.map(|class| class.id.clone()),
            class_label: judged.branch.class.map(|class| self.say(&class.label)),
            outcome: Some(judged.outcome),
            min_end: dates.and_then(|dates| dates.min_end),
            earliest_application: dates.and_then(|dates| dates.earliest),
            max_end: dates.and_then(|dates| dates.max_end),
        }
    }

    /// The dates under the other reading of where periods start, where the text leaves it open.
    fn open_start(&self, first: &Judged<'_>) -> Option<Alternative> {
        let open = first.branch.scheme.count.open.as_ref()?;
        let dates = Dates::reckon(open.from, first.branch.class?, &self.scene)?;
        let judged = Judged { dates: Some(dates), ..first.clone() };
        Some(Alternative { outcome: None, ..self.alternative("start_day", &judged) })
    }
}

fn cause_id(cause: Option<Cause>) -> &'static str {
    match cause {
        Some(Cause::Superseded) => "superseded",
        Some(Cause::Scheme) => "scheme",
        Some(Cause::Class) | None => "class",
    }
}

/// The classes that are possible for the record as it stands.
fn possible_classes<'a>(verdict: &Verdict<'a>) -> Vec<&'a crate::pack::Class> {
    let current = verdict.judged.iter().filter(|(cause, _)| *cause != Some(Cause::Superseded));
    current.filter_map(|(_, judged)| judged.branch.class).collect()
}

/// Whether all readings of the record as it stands have the same dates, so that they may be shown as its dates.
fn same_dates(verdict: &Verdict<'_>) -> bool {
    let key = |dates: Option<&Dates>| dates.map(|dates| (dates.min_end, dates.max_end));
    let first = verdict.first().and_then(|judged| key(judged.dates.as_ref()));
    let current = verdict.judged.iter().filter(|(cause, _)| *cause != Some(Cause::Superseded));
    current.map(|(_, judged)| key(judged.dates.as_ref())).all(|dates| dates == first)
}
