//! Grounds: cited conditions that may be judged for each record and have a validity of their own.

use super::Context;
use super::condition::{Condition, Value, read_value};
use super::period::read_period;
use super::source::{Basis, read_basis};
use super::window::{Years, read_years};
use crate::date::{Date, Period};
use crate::json::{Object, Reader, nearest};
use crate::subject::Kind;
use crate::text::Text;

/// A cited condition.
#[derive(Clone, Debug)]
pub struct Ground {
    /// The name: within its scheme, or among all packs for a rule about benefits.
    pub id: String,
    /// What is judged, as a short statement.
    pub label: Text,
    /// When it holds.
    pub when: Condition,
    /// Whether the condition is judged for each record.
    pub each_record: bool,
    /// What to do when it stands in the way.
    pub cure: Option<Text>,
    /// Its last day: the latest of these.
    pub until: Vec<LastDay>,
    /// The first as-of date on which it is in force.
    pub from: Option<Date>,
    /// The last as-of date on which it is in force.
    pub to: Option<Date>,
    /// The wider ground that it stands in for.
    pub replaces: Option<String>,
    /// The citation.
    pub basis: Vec<Basis>,
}

/// The last day of a ground that holds.
#[derive(Clone, Debug)]
pub enum LastDay {
    /// The end of a period from an event.
    Since(Value, Period),
    /// The end of calendar years that are counted from an event.
    Years(Value, Years),
    /// A day that is stated as such.
    Day(Value),
}

impl Ground {
    /// Whether it is in force on `day`.
    pub fn covers(&self, day: Date) -> bool {
        covers(self.from, self.to, day)
    }

    pub(super) fn read(reader: &Reader<'_>, context: &Context<'_>) -> Option<Self> {
        let object = reader.object()?;
        let ground = Self::read_in(&object, reader, context);
        object.finish();
        ground
    }

    /// Reads the keys of a ground from an object that may have more.
    pub(super) fn read_in(object: &Object<'_>, reader: &Reader<'_>, context: &Context<'_>) -> Option<Self> {
        let string = |r: Reader<'_>| r.filled().map(str::to_owned);
        let id = object.required("id").and_then(string);
        let label = object.required("label").and_then(|r| r.text());
        let each = object.optional("each").and_then(|r| read_each(&r));
        let when = object.required("when");
        let condition = when.as_ref().and_then(|r| Condition::read(r, context));
        let cure = object.optional("cure").and_then(|r| r.text());
        let until = object.optional("until").map(|r| read_last_days(&r, context)).unwrap_or_default();
        let (from, to) = (object.optional("from").and_then(|r| r.date()), object.optional("to").and_then(|r| r.date()));
        check_order(from, to, reader);
        let replaces = object.optional("replaces").and_then(string);
        let basis = object.required("basis").map(|r| read_basis(&r, context)).unwrap_or_default();
        if let (Some(condition), Some(when), None) = (&condition, &when, each)
            && condition.reads_record()
        {
            when.fault(
                "record_without_each",
                "条件读取记录的字段，须写 `\"each\": \"record\"`，或者用 `count`",
                "the condition reads fields of a record: write `\"each\": \"record\"`, or use `count`",
            );
        }
        Some(Self {
            id: id?,
            label: label?,
            when: condition?,
            each_record: each.is_some(),
            cure,
            until,
            from,
            to,
            replaces,
            basis,
        })
    }

    /// Reads the list at `key`.
    pub(super) fn list(object: &Object<'_>, key: &'static str, context: &Context<'_>) -> Vec<Self> {
        object.list(key).iter().filter_map(|r| Self::read(r, context)).collect()
    }
}

/// Whether a validity covers `day`.
pub(super) fn covers(from: Option<Date>, to: Option<Date>, day: Date) -> bool {
    from.is_none_or(|from| from <= day) && to.is_none_or(|to| day <= to)
}

/// Reports a validity that ends before it starts.
pub(super) fn check_order(from: Option<Date>, to: Option<Date>, reader: &Reader<'_>) {
    if from.zip(to).is_some_and(|(from, to)| to < from) {
        reader.fault("ends_before_start", "`to` 早于 `from`", "`to` is before `from`");
    }
}

fn read_each(reader: &Reader<'_>) -> Option<()> {
    let given = reader.filled()?;
    if given != "record" {
        reader.unknown_word(given, nearest(core::iter::once("record"), given));
    }
    Some(())
}

fn read_last_days(reader: &Reader<'_>, context: &Context<'_>) -> Vec<LastDay> {
    match reader.value().is_array() {
        true => reader.some().unwrap_or_default().iter().filter_map(|r| LastDay::read(r, context)).collect(),
        false => LastDay::read(reader, context).into_iter().collect(),
    }
}

impl LastDay {
    fn read(reader: &Reader<'_>, context: &Context<'_>) -> Option<Self> {
        let object = reader.object()?;
        let read = |r: Reader<'_>| read_value(&r, context, &[Kind::Date]);
        let found = if let Some(day) = object.optional("date") {
            read(day).map(Self::Day)
        } else {
            let since = object.required("since").and_then(read);
            match object.optional("calendarYears") {
                Some(years) => since.zip(read_years(&years)).map(|(since, years)| Self::Years(since, years)),
                None => {
                    let period = object.required("period").and_then(|r| read_period(&r));
                    since.zip(period).map(|(since, period)| Self::Since(since, period))
                }
            }
        };
        object.finish();
        found
    }
}
