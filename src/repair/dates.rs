//! The dates of a record under one class: minimum, earliest application, maximum.

use crate::date::Date;
use crate::judge::{Presumed, Read, Scene, Subject};
use crate::pack::{Class, CountFrom, Value};
use crate::subject::Value as Known;

/// The dates that follow from a start and a class.
#[derive(Clone, Debug)]
pub(super) struct Dates {
    /// The event that periods are counted from, and its day.
    pub(super) from: (CountFrom, Date),
    /// The last day of the minimum publication; `None` when publication cannot end early.
    pub(super) min_end: Option<Date>,
    /// The first day on which repair may be requested, as far as time decides.
    pub(super) earliest: Option<Date>,
    /// The last day of the maximum publication; `None` when it has no end of its own.
    pub(super) max_end: Option<Date>,
    /// Whether a statutory restriction may put the maximum off, but nobody stated one.
    pub(super) restriction: Option<Read>,
    /// Whether a date rests on working days beyond the known calendar.
    pub(super) provisional: bool,
}

impl Dates {
    /// Reckons the dates, if the day of the event is known.
    pub(super) fn reckon(from: CountFrom, class: &Class, scene: &Scene<'_>) -> Option<Self> {
        let start = scene.record?.value(from.field()).date()?;
        let mut provisional = false;
        let mut end = |period| {
            let (date, beyond) = scene.end_of(start, period);
            provisional |= beyond;
            date
        };
        let min_end = class.min.map(&mut end);
        let max_end = class.max.map(&mut end);
        // Convention `day_after`: the minimum has to be over. A class without a minimum is open from the start.
        let no_minimum = class.min.is_some_and(|min| min.n == 0);
        let earliest = if no_minimum { min_end } else { min_end.and_then(Date::next) };
        let mut dates = Self { from: (from, start), min_end, earliest, max_end, restriction: None, provisional };
        if let (Some(value), Some(_)) = (class.max_not_before, max_end) {
            dates.put_off(value, scene);
        }
        Some(dates)
    }

    fn put_off(&mut self, value: Value, scene: &Scene<'_>) {
        match scene.known(value) {
            Known::Date(restriction) => self.max_end = self.max_end.max(Some(restriction)),
            Known::Unknown => {
                let record = scene.record.map(|record| record.index);
                self.restriction = Some(Read { subject: Subject::Value(value), record });
            }
            _ => {}
        }
    }

    /// Whether the maximum is over on the as-of date.
    pub(super) fn past_max(&self, as_of: Date) -> bool {
        self.max_end.is_some_and(|end| as_of > end)
    }

    /// The presumption that no restriction puts the maximum off.
    pub(super) fn presumed(&self) -> Option<Presumed> {
        self.restriction.map(|read| Presumed { read, as_yes: Some(false) })
    }
}
