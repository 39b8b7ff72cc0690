//! What a condition is judged against.

use crate::date::{Calendar, Date, Period, Roll, add};
use crate::pack::Value;
use crate::subject::{Input, Record, Value as Known};

/// What a condition is judged against: the day, the input and the record in question.
#[derive(Clone, Copy, Debug)]
pub struct Scene<'a> {
    /// The day on which is judged.
    pub as_of: Date,
    /// The input.
    pub input: &'a Input,
    /// The record that is judged, if one is.
    pub record: Option<&'a Record>,
    /// The calendar of working days.
    pub calendar: &'a Calendar,
    /// Whether presumptions are taken where nothing is known.
    pub presume: bool,
    /// Whether traces tell what was read. Without it they hold the verdict alone: for outcomes that need no words.
    pub traced: bool,
}

impl<'a> Scene<'a> {
    /// The same, for one record.
    pub fn for_record(self, record: &'a Record) -> Self {
        Self { record: Some(record), ..self }
    }

    /// What is known of `value`.
    pub fn known(&self, value: Value) -> Known {
        match value {
            Value::Fact(at) => self.input.facts.get(at).cloned().unwrap_or_default(),
            Value::Record(field) => self.record.map(|record| record.value(field).clone()).unwrap_or_default(),
            Value::SubjectKind => self.input.kind.map_or(Known::Unknown, |kind| Known::Word(kind.to_owned())),
        }
    }

    /// What is known of `value`, without a copy; the kind of the subject is no stored value and stays unknown here.
    #[inline]
    pub fn peek(&self, value: Value) -> &'a Known {
        static UNKNOWN: Known = Known::Unknown;
        match value {
            Value::Fact(at) => self.input.facts.get(at).unwrap_or(&UNKNOWN),
            Value::Record(field) => self.record.map_or(&UNKNOWN, |record| record.value(field)),
            Value::SubjectKind => &UNKNOWN,
        }
    }

    /// The word that is known of `value`, the kind of the subject included.
    pub fn word(&self, value: Value) -> Option<&'a str> {
        match value {
            Value::SubjectKind => self.input.kind,
            other => self.peek(other).word(),
        }
    }

    /// Whether nothing is known of `value`.
    pub fn is_unknown(&self, value: Value) -> bool {
        match value {
            Value::SubjectKind => self.input.kind.is_none(),
            other => self.peek(other).is_unknown(),
        }
    }

    /// The last day of a period from `start`, and whether it rests on working days beyond the known calendar.
    ///
    /// A period that would end after the last day that a date can name ends on that day.
    pub fn end_of(&self, start: Date, period: Period) -> (Date, bool) {
        // Roll is none: moving the end of a burden to the next working day would lengthen it (Civil Code art. 203
        // protects the one who has to act).
        match add(start, period, Roll::None, self.calendar) {
            Some(end) => (end.date, end.provisional),
            None => (Date::MAX, true),
        }
    }
}
