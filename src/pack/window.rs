//! Conditions about windows of time: whether a record counts today, calendar years, periods that run one after another.

use super::Context;
use super::condition::{Condition, Value, read_value};
use super::period::read_period;
use crate::date::{Date, Period};
use crate::json::{Reader, nearest};
use crate::subject::{Field, Kind};

/// A number of calendar years.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Years {
    /// How many, at least 1.
    pub n: u32,
    /// Whether the first is the year after the event; else it is the year of the event.
    pub after: bool,
}

impl Years {
    /// The first and the last day for an event on `day`; the first is never before the event.
    ///
    /// A last day beyond [`Date::MAX`] is that day.
    pub fn of(self, day: Date) -> (Date, Date) {
        let skip = i32::from(self.after);
        let first_year = day.year().saturating_add(skip);
        let first = if self.after { Date::new(first_year, 1, 1).unwrap_or(Date::MAX) } else { day };
        let more = i32::try_from(self.n.saturating_sub(1)).unwrap_or(i32::MAX);
        let last = Date::new(first_year.saturating_add(more), 12, 31).unwrap_or(Date::MAX);
        (first, last)
    }
}

/// Periods that run one after another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stack {
    /// Which records count.
    pub records: Condition,
    /// The event from which a record's period runs, unless an earlier one still does.
    pub since: Value,
    /// The period of one record.
    pub period: Period,
    /// The longest time from a record's own event.
    pub cap: Period,
}

/// Reads `{ "n", "first" }`.
fn read_span(object: &crate::json::Object<'_>) -> Option<Years> {
    let n = object.required("n").and_then(|r| {
        let n = r.integer()?;
        if !(1..=100).contains(&n) {
            r.fault("out_of_range", "应在 1 至 100 之间", "it has to be between 1 and 100");
        }
        u32::try_from(n).ok()
    });
    let after = object.required("first").and_then(|r| match r.filled()? {
        "this" => Some(false),
        "next" => Some(true),
        other => {
            r.unknown_word(other, nearest(["this", "next"].into_iter(), other));
            None
        }
    });
    Some(Years { n: n?, after: after? })
}

/// Reads the span of `until`.
pub(super) fn read_years(reader: &Reader<'_>) -> Option<Years> {
    let object = reader.object()?;
    let years = read_span(&object);
    object.finish();
    years
}

pub(super) fn read_calendar_years(reader: &Reader<'_>, context: &Context<'_>) -> Option<Condition> {
    let object = reader.object()?;
    let since = object.required("since").and_then(|r| read_value(&r, context, &[Kind::Date]));
    let years = read_span(&object);
    object.finish();
    Some(Condition::CalendarYears(since?, years?))
}

pub(super) fn read_stacked(reader: &Reader<'_>, context: &Context<'_>) -> Option<Condition> {
    let object = reader.object()?;
    let records = object.required("where").and_then(|r| Condition::read(&r, context));
    let since = object.required("since").and_then(|r| read_value(&r, context, &[Kind::Date]));
    let period = object.required("period").and_then(|r| read_period(&r));
    let cap = object.required("cap").and_then(|r| read_period(&r));
    object.finish();
    Some(Condition::Stacked(Box::new(Stack { records: records?, since: since?, period: period?, cap: cap? })))
}

pub(super) fn read_agree(reader: &Reader<'_>, context: &Context<'_>) -> Option<Condition> {
    let object = reader.object()?;
    let of = object.required("of").and_then(|r| {
        let list = r.some()?;
        let read: Vec<Condition> = list.iter().filter_map(|item| Condition::read(item, context)).collect();
        (read.len() == list.len()).then_some(read)
    });
    let open = object.required("open").and_then(|r| r.text());
    object.finish();
    Some(Condition::Agree(of?, open?))
}

/// Reads `stands`, which is short for conditions on the record's own dates.
pub(super) fn read_stands(reader: &Reader<'_>) -> Option<Condition> {
    let object = reader.object()?;
    let (mut repair, mut expiry) = (false, false);
    let cures = object.required("cure").and_then(|r| r.list());
    for cure in cures.iter().flatten() {
        match cure.filled() {
            Some("repair") => repair = true,
            Some("expiry") => expiry = true,
            Some(other) => cure.unknown_word(other, nearest(["repair", "expiry"].into_iter(), other)),
            None => {}
        }
    }
    let period = object.optional("period");
    if expiry != period.is_some() {
        reader.fault(
            "period_and_cure",
            "`cure` 含 `expiry` 时要写 `period`，不含时不写",
            "`period` has to be written if `cure` has `expiry`, and only then",
        );
    }
    let period = period.and_then(|r| read_period(&r));
    object.finish();
    cures?;
    let determined = Value::Record(Field::DeterminedOn);
    let since = match period {
        Some(period) => Condition::Within(determined, period),
        None => Condition::By(determined),
    };
    let not_by = |field| Condition::Not(Box::new(Condition::By(Value::Record(field))));
    let mut all = vec![since, not_by(Field::RemovedOn)];
    if repair {
        all.push(not_by(Field::RepairedOn));
    }
    Some(Condition::All(all))
}
