//! The next day on which anything that a question depends on may turn out otherwise.
//!
//! A condition reads the as-of date only by comparing it with a day: that of an event, the end of a period, the ends of
//! calendar years, a fixed day. Between two such days all comparisons come out the same, so the answer does too.

use super::Leaves;
use crate::date::{Calendar, Date, Period};
use crate::judge::{Scene, Tri, cycle, verdict};
use crate::pack::{Condition, Stack, Value};
use crate::subject::Input;

/// A day on which an answer may change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Edge {
    /// The first day of what is new.
    pub(crate) day: Date,
    /// Whether the day rests on working days beyond the known calendar.
    pub(crate) provisional: bool,
}

/// The first day after `after` on which a comparison of `leaves` may come out otherwise; `None` where there is none.
pub(crate) fn next_edge(leaves: &Leaves, input: &Input, calendar: &Calendar, after: Date) -> Option<Edge> {
    let scene = Scene { as_of: after, input, record: None, calendar, presume: true, traced: true };
    let mut search = Search { after, next: None };
    leaves.validity.iter().for_each(|day| search.at(Some(*day), false));
    for record in &input.records {
        let scene = scene.for_record(record);
        for (from, period) in &leaves.counted {
            if let Some(start) = scene.peek(*from).date() {
                search.end(start, *period, &scene);
            }
        }
        for end in leaves.put_off.iter().filter_map(|value| scene.peek(*value).date()) {
            search.at(end.next(), false);
        }
    }
    for condition in &leaves.conditions {
        let mut of_record = false;
        condition.values(&mut |value| of_record |= matches!(value, Value::Record(_)));
        match condition {
            Condition::Stacked(stack) => search.stack(stack, &scene),
            _ if of_record => input.records.iter().for_each(|record| search.leaf(condition, &scene.for_record(record))),
            _ => search.leaf(condition, &scene),
        }
    }
    search.next
}

struct Search {
    after: Date,
    next: Option<Edge>,
}

impl Search {
    fn at(&mut self, day: Option<Date>, provisional: bool) {
        let Some(day) = day.filter(|day| *day > self.after) else { return };
        match &mut self.next {
            Some(next) if next.day < day => {}
            // A day that is certain for one reason is certain.
            Some(next) if next.day == day => next.provisional &= provisional,
            next => *next = Some(Edge { day, provisional }),
        }
    }

    /// The last day of a period and the day after it, either of which may decide.
    fn end(&mut self, start: Date, period: Period, scene: &Scene<'_>) {
        let (end, provisional) = scene.end_of(start, period);
        self.at(Some(start), false);
        self.at(Some(end), provisional);
        self.at(end.next(), provisional);
    }

    fn leaf(&mut self, leaf: &Condition, scene: &Scene<'_>) {
        let known = |value: &Value| scene.peek(*value).date();
        match leaf {
            Condition::By(value) => self.at(known(value), false),
            Condition::Before(value) => self.at(known(value).and_then(Date::next), false),
            Condition::Within(since, period) => {
                if let Some(start) = known(since) {
                    self.end(start, *period, scene);
                }
            }
            Condition::CalendarYears(since, years) => {
                if let Some(day) = known(since) {
                    let (first, last) = years.of(day);
                    self.at(Some(first), false);
                    self.at(last.next(), false);
                }
            }
            Condition::InCycle(since, anchor, period) => {
                self.at(known(since), false);
                self.cycle(*anchor, *period);
            }
            Condition::AsOf(_, to) => {
                self.at(Some(*to), false);
                self.at(to.next(), false);
            }
            _ => {}
        }
    }

    /// The first day of the cycle after the one that runs.
    fn cycle(&mut self, anchor: Date, period: Period) {
        let mut months = i64::from(period.n);
        if period.unit == crate::date::Unit::Year {
            months = months.saturating_mul(12);
        }
        let Some(first) = cycle(anchor, period, self.after) else { return self.at(Some(anchor), false) };
        // Some days more than the length lie in the next cycle, whatever the months.
        let beyond = first.add_months(months).and_then(|day| day.add_days(5));
        self.at(beyond.and_then(|day| cycle(anchor, period, day)), false);
    }

    /// The end of what runs today, with the records that certainly count and with those that may.
    fn stack(&mut self, stack: &Stack, scene: &Scene<'_>) {
        for presume in [true, false] {
            for wanted in [|tri: Tri| tri == Tri::Yes, |tri: Tri| tri != Tri::No] {
                let scene = Scene { presume, ..*scene };
                let records = scene.input.records.iter().map(|record| scene.for_record(record));
                let counted = records.filter(|scene| wanted(verdict(&stack.records, scene)));
                let mut days: Vec<Date> = counted.filter_map(|scene| scene.peek(stack.since).date()).collect();
                days.sort();
                days.iter().for_each(|day| self.at(Some(*day), false));
                days.retain(|day| *day <= self.after);
                self.at(crate::judge::end_of_stack(&days, stack, &scene).and_then(Date::next), false);
            }
        }
    }
}
