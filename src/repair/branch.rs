//! Judging a record under one scheme and one class.

use super::dates::Dates;
use super::outcome::Outcome;
use crate::answer::Assumed;
use crate::date::Date;
use crate::judge::{Read, Scene, Subject, Trace, Tri, trace};
use crate::pack::{Class, Pack, Rule, Scheme, Until, Value};
use crate::text::Text;

/// One reading of a record: a scheme, and a class of it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Branch<'a> {
    pub(super) pack: &'a Pack,
    pub(super) scheme: &'a Scheme,
    /// `None` when the scheme's periods were not read, or no class fits.
    pub(super) class: Option<&'a Class>,
}

/// A rule with its verdict.
#[derive(Clone, Debug)]
pub(super) struct Ruled<'a> {
    pub(super) rule: &'a Rule,
    pub(super) trace: Trace,
    /// Of the class, not of the scheme.
    pub(super) of_class: bool,
}

/// What a branch comes to.
#[derive(Clone, Debug)]
pub(super) struct Judged<'a> {
    pub(super) branch: Branch<'a>,
    pub(super) outcome: Outcome,
    pub(super) why: Why,
    pub(super) dates: Option<Dates>,
    pub(super) not_needed: Vec<Ruled<'a>>,
    pub(super) bars: Vec<Ruled<'a>>,
    pub(super) conditions: Vec<Ruled<'a>>,
    pub(super) at_max: Option<Trace>,
    pub(super) missing: Vec<Read>,
    pub(super) unsettled: Vec<Text>,
    /// The last day of what refuses repair, where it has one.
    pub(super) until: Option<Date>,
}

/// Which step decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Why {
    /// A rule of `not_needed` holds, or may hold.
    NotNeeded,
    /// The periods of the regime were not read.
    NoPeriods,
    /// The day that periods start from is not known.
    NoStart,
    /// Publication has ended on its own.
    Ended,
    /// The maximum is over with duties open: a ministry's rules decide.
    MinistryRule,
    /// A bar.
    Bar,
    /// Publication cannot end early.
    NoEarlyEnd,
    /// The minimum is not over.
    Time,
    /// The conditions.
    Conditions,
}

impl<'a> Branch<'a> {
    /// Judges the record of `scene` under this branch.
    pub(super) fn judge(self, scene: &Scene<'_>) -> Judged<'a> {
        let Some(class) = self.class else { return self.without_class(scene) };
        let of_scheme = |rules: &'a [Rule]| rules.iter().map(|rule| ruled(rule, false, scene)).collect::<Vec<_>>();
        let of_class = |rules: &'a [Rule]| rules.iter().map(|rule| ruled(rule, true, scene)).collect::<Vec<_>>();
        let mut judged = Judged {
            branch: self,
            outcome: Outcome::Undetermined,
            why: Why::NoStart,
            dates: Dates::reckon(self.scheme.count.from, class, scene),
            not_needed: both(of_scheme(&self.scheme.not_needed), of_class(&class.not_needed)),
            bars: of_scheme(&self.scheme.bars),
            conditions: both(of_scheme(&self.scheme.conditions), of_class(&class.conditions)),
            at_max: self.scheme.at_max.as_ref().map(|at_max| trace(&at_max.requires, scene)),
            missing: Vec::new(),
            unsettled: Vec::new(),
            until: None,
        };
        judged.decide(class, scene);
        judged
    }

    fn without_class(self, scene: &Scene<'_>) -> Judged<'a> {
        let not_needed: Vec<_> = self.scheme.not_needed.iter().map(|rule| ruled(rule, false, scene)).collect();
        let done = any(&not_needed) == Tri::Yes;
        Judged {
            branch: self,
            outcome: if done { Outcome::NotNeeded } else { Outcome::Undetermined },
            why: if done { Why::NotNeeded } else { Why::NoPeriods },
            dates: None,
            not_needed,
            bars: Vec::new(),
            conditions: Vec::new(),
            at_max: None,
            missing: Vec::new(),
            unsettled: Vec::new(),
            until: None,
        }
    }
}

impl Judged<'_> {
    fn decide(&mut self, class: &Class, scene: &Scene<'_>) {
        let ended = any(&self.not_needed);
        if ended == Tri::Yes {
            (self.outcome, self.why) = (Outcome::NotNeeded, Why::NotNeeded);
            return;
        }
        (self.outcome, self.why) = self.by_time(class, scene);
        // Something may show that there is nothing to repair: then only that same answer is certain.
        if ended == Tri::Unknown && self.outcome != Outcome::NotNeeded {
            let open = self.not_needed.iter().filter(|ruled| ruled.trace.holds == Tri::Unknown);
            let open: Vec<Trace> = open.map(|ruled| ruled.trace.clone()).collect();
            (self.outcome, self.why) = (Outcome::Undetermined, Why::NotNeeded);
            self.miss(&open);
        }
    }

    fn by_time(&mut self, class: &Class, scene: &Scene<'_>) -> (Outcome, Why) {
        let Some(dates) = self.dates.clone() else {
            let record = scene.record.map(|record| record.index);
            let start = Subject::Value(Value::Record(self.branch.scheme.count.from.field()));
            self.missing.push(Read { subject: start, record });
            return (Outcome::Undetermined, Why::NoStart);
        };
        if dates.past_max(scene.as_of) {
            return self.at_the_maximum(&dates, scene);
        }
        match any(&self.bars) {
            Tri::Yes => {
                self.until = self.end_of_bars(scene);
                return (Outcome::Ineligible, Why::Bar);
            }
            Tri::Unknown => {
                let open: Vec<Trace> = self.bars.iter().map(|ruled| ruled.trace.clone()).collect();
                self.miss(&open);
                return (Outcome::Undetermined, Why::Bar);
            }
            Tri::No => {}
        }
        if class.min.is_none() {
            self.until = dates.max_end;
            return (Outcome::Ineligible, Why::NoEarlyEnd);
        }
        if dates.earliest.is_none_or(|earliest| scene.as_of < earliest) {
            return (Outcome::NotYet, Why::Time);
        }
        self.by_conditions()
    }

    fn at_the_maximum(&mut self, dates: &Dates, scene: &Scene<'_>) -> (Outcome, Why) {
        if let Some(read) = dates.restriction.filter(|_| !scene.presume) {
            self.missing.push(read);
            return (Outcome::Undetermined, Why::Ended);
        }
        match self.at_max.as_ref().map_or(Tri::Yes, |trace| trace.holds) {
            Tri::Yes => (Outcome::NotNeeded, Why::Ended),
            Tri::No => (Outcome::Undetermined, Why::MinistryRule),
            Tri::Unknown => {
                let open: Vec<Trace> = self.at_max.iter().cloned().collect();
                self.miss(&open);
                (Outcome::Undetermined, Why::Ended)
            }
        }
    }

    fn by_conditions(&mut self) -> (Outcome, Why) {
        let all = self.conditions.iter().map(|ruled| ruled.trace.holds).fold(Tri::Yes, Tri::and);
        let outcome = match all {
            Tri::Yes if self.branch.scheme.discretion.is_some() => Outcome::Discretionary,
            Tri::Yes => Outcome::Eligible,
            Tri::No => Outcome::Ineligible,
            Tri::Unknown => {
                let open: Vec<Trace> = self.conditions.iter().map(|ruled| ruled.trace.clone()).collect();
                self.miss(&open);
                Outcome::Undetermined
            }
        };
        (outcome, Why::Conditions)
    }

    fn miss(&mut self, traces: &[Trace]) {
        for trace in traces {
            push_all(&mut self.missing, &trace.missing);
            push_all(&mut self.unsettled, &trace.unsettled);
        }
    }

    /// The day on which the last of the bars that hold ends; `None` when one of them has no end of its own.
    fn end_of_bars(&self, scene: &Scene<'_>) -> Option<Date> {
        let holding = self.bars.iter().filter(|ruled| ruled.trace.holds == Tri::Yes);
        holding
            .map(|ruled| ruled.rule.until.as_ref().and_then(|until| end(until, scene)))
            .try_fold(Date::MIN, |latest, end| end.map(|end| latest.max(end)))
    }

    /// Whether the maximum is over, whatever follows from it.
    pub(super) fn ended(&self) -> bool {
        matches!(self.why, Why::Ended | Why::MinistryRule)
    }

    /// What was presumed on the way.
    pub(super) fn presumed(&self) -> Vec<Assumed> {
        let rules = self.not_needed.iter().chain(&self.bars).chain(&self.conditions);
        let mut list = Vec::new();
        for Ruled { rule, trace, .. } in rules.filter(|ruled| !ruled.trace.presumed.is_empty()) {
            let to = Some((rule.label.clone(), trace.holds == Tri::Yes));
            list.extend(trace.presumed.iter().map(|presumed| Assumed { presumed: *presumed, to: to.clone() }));
        }
        if self.ended() {
            let of_dates = self.dates.iter().filter_map(Dates::presumed);
            let of_max = self.at_max.iter().flat_map(|trace| trace.presumed.iter().copied());
            list.extend(Assumed::plain(&of_dates.chain(of_max).collect::<Vec<_>>()));
        }
        list
    }
}

fn ruled<'a>(rule: &'a Rule, of_class: bool, scene: &Scene<'_>) -> Ruled<'a> {
    Ruled { rule, trace: trace(&rule.when, scene), of_class }
}

fn both<T>(mut first: Vec<T>, second: Vec<T>) -> Vec<T> {
    first.extend(second);
    first
}

fn any(rules: &[Ruled<'_>]) -> Tri {
    rules.iter().map(|ruled| ruled.trace.holds).fold(Tri::No, Tri::or)
}

fn end(until: &Until, scene: &Scene<'_>) -> Option<Date> {
    match until {
        Until::Since(value, period) => scene.known(*value).date().map(|start| scene.end_of(start, *period).0),
        Until::Day(value) => scene.known(*value).date(),
    }
}

/// Adds what is not in the list yet.
pub(super) fn push_all<T: Clone + PartialEq>(list: &mut Vec<T>, more: &[T]) {
    for item in more {
        if !list.contains(item) {
            list.push(item.clone());
        }
    }
}
