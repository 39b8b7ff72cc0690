//! Conditions: what a rule asks of the subject, its facts and its records.

use super::Context;
use super::compare::{self, Fraction, Rate, Relation};
use super::period::read_period;
use super::source::dangling;
use super::window::{self, Stack, Years};
use crate::date::{Date, Period};
use crate::json::{Object, Reader, nearest};
use crate::subject::vocabulary::{self as words, Word};
use crate::subject::{Field, Kind};
use crate::text::Text;

/// Something that a condition reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Value {
    /// A fact, by its position in the catalogue.
    Fact(usize),
    /// A field of the record that is judged.
    Record(Field),
    /// The kind of the subject.
    SubjectKind,
}

/// A condition, judged to yes, no or unknown. `docs/pack-format.md` describes each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Condition {
    /// Every one holds.
    All(Vec<Condition>),
    /// One at least holds.
    Any(Vec<Condition>),
    /// It does not hold.
    Not(Box<Condition>),
    /// The first, or the second where the first is unknown.
    Otherwise(Box<[Condition; 2]>),
    /// Always unknown: the text leaves it open, for the reason given.
    Unsettled(Text),
    /// A yes, or an event that happened.
    Yes(Value),
    /// The word is one of these.
    In(Value, Vec<String>),
    /// The event happened on the as-of date or earlier.
    By(Value),
    /// The day has not passed yet.
    Before(Value),
    /// The event happened and a period from it still runs.
    Within(Value, Period),
    /// Some measure is of such a kind and size; an empty list means any.
    Measure(Vec<&'static str>, Vec<&'static str>),
    /// There are measures and all are of such kinds.
    OnlyMeasures(Vec<&'static str>),
    /// The as-of date lies in so many calendar years of an event.
    CalendarYears(Value, Years),
    /// Periods of records, one after another, still run.
    Stacked(Box<Stack>),
    /// All readings of a text say so; unknown, for the reason given, where they differ.
    Agree(Vec<Condition>, Text),
    /// At least so many records satisfy a condition.
    Count(Box<Condition>, u32),
    /// As the condition; where it is unknown, as presumed.
    Presume(bool, Box<Condition>),
    /// A whole number, less another one where one is named, stands so to a number.
    Compare(Value, Option<Value>, Relation, i64),
    /// A rate stands so to a fraction, compared as integers.
    Ratio(Rate, Relation, Fraction),
    /// The day of an event stands so to a day.
    Day(Value, Relation, Date),
    /// The as-of date itself stands so to a day.
    AsOf(Relation, Date),
    /// The first event happened before the end of a period from the second.
    InTime(Value, Value, Period),
    /// The event happened in the cycle that runs on the as-of date; cycles follow one another from a day.
    InCycle(Value, Date, Period),
}

/// The operators, as packs write them.
pub const OPERATORS: [&str; 24] = [
    "all",
    "any",
    "not",
    "otherwise",
    "unsettled",
    "yes",
    "in",
    "by",
    "before",
    "within",
    "stands",
    "calendarYears",
    "stacked",
    "agree",
    "measure",
    "onlyMeasures",
    "count",
    "presume",
    "compare",
    "ratio",
    "day",
    "asOf",
    "inTime",
    "inCycle",
];

impl Condition {
    pub(crate) fn read(reader: &Reader<'_>, context: &Context<'_>) -> Option<Self> {
        let object = reader.object()?;
        let mut entries = object.entries();
        let (Some((key, value)), None) = (entries.next(), entries.next()) else {
            reader.fault("not_a_condition", "条件必须恰有一个键", "a condition has exactly one key");
            return None;
        };
        match key {
            "all" => Self::read_list(&value, context).map(Self::All),
            "any" => Self::read_list(&value, context).map(Self::Any),
            "not" => Self::read_box(&value, context).map(Self::Not),
            "otherwise" => Self::read_otherwise(&value, context),
            "unsettled" => value.text().map(Self::Unsettled),
            "yes" => read_value(&value, context, &[Kind::Bool, Kind::Date]).map(Self::Yes),
            "in" => Self::read_in(&value, context),
            "by" => read_value(&value, context, &[Kind::Date]).map(Self::By),
            "before" => read_value(&value, context, &[Kind::Date]).map(Self::Before),
            "within" => Self::read_within(&value, context),
            "stands" => window::read_stands(&value),
            "calendarYears" => window::read_calendar_years(&value, context),
            "stacked" => window::read_stacked(&value, context),
            "agree" => window::read_agree(&value, context),
            "measure" => Self::read_measure(&value),
            "onlyMeasures" => Self::read_only_measures(&value),
            "count" => Self::read_count(&value, context),
            "presume" => Self::read_presume(&value, context),
            "compare" => compare::read_compare(&value, context),
            "ratio" => compare::read_ratio(&value, context),
            "day" => compare::read_day(&value, context),
            "asOf" => compare::read_as_of(&value),
            "inTime" => compare::read_in_time(&value, context),
            "inCycle" => compare::read_in_cycle(&value, context),
            _ => {
                value.unknown_word(key, nearest(OPERATORS.into_iter(), key));
                None
            }
        }
    }

    fn read_box(reader: &Reader<'_>, context: &Context<'_>) -> Option<Box<Self>> {
        Self::read(reader, context).map(Box::new)
    }

    fn read_list(reader: &Reader<'_>, context: &Context<'_>) -> Option<Vec<Self>> {
        let list = reader.some()?;
        let read: Vec<Self> = list.iter().filter_map(|item| Self::read(item, context)).collect();
        (read.len() == list.len()).then_some(read)
    }

    fn read_otherwise(reader: &Reader<'_>, context: &Context<'_>) -> Option<Self> {
        let list = Self::read_list(reader, context)?;
        match <[Self; 2]>::try_from(list) {
            Ok(pair) => Some(Self::Otherwise(Box::new(pair))),
            Err(_) => {
                reader.fault("not_a_pair", "应恰有两个条件", "exactly two conditions are needed");
                None
            }
        }
    }

    fn read_in(reader: &Reader<'_>, context: &Context<'_>) -> Option<Self> {
        let object = reader.object()?;
        let value = object.required("value").and_then(|r| read_value(&r, context, &[Kind::Word]));
        let list = object.required("of").and_then(|r| r.some()).unwrap_or_default();
        object.finish();
        let value = value?;
        let of = list.iter().filter_map(|item| read_choice(item, value, context)).collect();
        Some(Self::In(value, of))
    }

    fn read_within(reader: &Reader<'_>, context: &Context<'_>) -> Option<Self> {
        let object = reader.object()?;
        let since = object.required("since").and_then(|r| read_value(&r, context, &[Kind::Date]));
        let period = object.required("period").and_then(|r| read_period(&r));
        object.finish();
        Some(Self::Within(since?, period?))
    }

    fn read_measure(reader: &Reader<'_>) -> Option<Self> {
        let object = reader.object()?;
        let kinds = read_words(&object, "kind", words::MEASURE_KINDS);
        let sizes = read_words(&object, "size", words::MEASURE_SIZES);
        object.finish();
        Some(Self::Measure(kinds, sizes))
    }

    fn read_only_measures(reader: &Reader<'_>) -> Option<Self> {
        let object = reader.object()?;
        object.required("kind");
        let kinds = read_words(&object, "kind", words::MEASURE_KINDS);
        object.finish();
        Some(Self::OnlyMeasures(kinds))
    }

    fn read_count(reader: &Reader<'_>, context: &Context<'_>) -> Option<Self> {
        let object = reader.object()?;
        let condition = object.required("where").and_then(|r| Self::read_box(&r, context));
        let at_least = object.required("atLeast").and_then(|r| {
            let n = r.integer()?;
            if n < 1 {
                r.fault("out_of_range", "至少为 1", "it has to be 1 or more");
            }
            u32::try_from(n).ok()
        });
        object.finish();
        Some(Self::Count(condition?, at_least?))
    }

    fn read_presume(reader: &Reader<'_>, context: &Context<'_>) -> Option<Self> {
        let object = reader.object()?;
        let presumed = object.required("as").and_then(|r| match r.filled()? {
            "yes" => Some(true),
            "no" => Some(false),
            other => {
                r.unknown_word(other, nearest(["yes", "no"].into_iter(), other));
                None
            }
        });
        let condition = object.required("when").and_then(|r| Self::read_box(&r, context));
        object.finish();
        Some(Self::Presume(presumed?, condition?))
    }

    /// Calls `visit` with every value that the condition reads.
    pub fn values(&self, visit: &mut dyn FnMut(Value)) {
        match self {
            Self::All(list) | Self::Any(list) | Self::Agree(list, _) => list.iter().for_each(|c| c.values(visit)),
            Self::Stacked(stack) => {
                stack.records.values(visit);
                visit(stack.since);
            }
            Self::CalendarYears(v, _) => visit(*v),
            Self::Otherwise(pair) => pair.iter().for_each(|c| c.values(visit)),
            Self::Not(c) | Self::Count(c, _) | Self::Presume(_, c) => c.values(visit),
            Self::Yes(v) | Self::In(v, _) | Self::By(v) | Self::Before(v) | Self::Within(v, _) => visit(*v),
            Self::Day(v, ..) | Self::InCycle(v, ..) => visit(*v),
            Self::Compare(v, minus, ..) => core::iter::once(*v).chain(*minus).for_each(visit),
            Self::Ratio(rate, ..) => rate.values().for_each(visit),
            Self::InTime(of, since, _) => [*of, *since].into_iter().for_each(visit),
            Self::Unsettled(_) | Self::AsOf(..) | Self::Measure(..) | Self::OnlyMeasures(_) => {}
        }
    }

    /// Whether the condition reads something of the record that is judged, outside `count` and `stacked`.
    pub fn reads_record(&self) -> bool {
        match self {
            Self::All(list) | Self::Any(list) | Self::Agree(list, _) => list.iter().any(Self::reads_record),
            Self::Otherwise(pair) => pair.iter().any(Self::reads_record),
            Self::Not(c) | Self::Presume(_, c) => c.reads_record(),
            Self::Count(..) | Self::Stacked(_) => false,
            leaf => {
                let mut of_record = leaf.reads_measures();
                leaf.values(&mut |value| of_record |= matches!(value, Value::Record(_)));
                of_record
            }
        }
    }

    /// Whether the condition reads the measures of the record.
    pub fn reads_measures(&self) -> bool {
        match self {
            Self::All(list) | Self::Any(list) | Self::Agree(list, _) => list.iter().any(Self::reads_measures),
            Self::Stacked(stack) => stack.records.reads_measures(),
            Self::Otherwise(pair) => pair.iter().any(Self::reads_measures),
            Self::Not(c) | Self::Count(c, _) | Self::Presume(_, c) => c.reads_measures(),
            Self::Measure(..) | Self::OnlyMeasures(_) => true,
            _ => false,
        }
    }
}

/// Reads a reference to a value of one of `kinds`.
pub(crate) fn read_value(reader: &Reader<'_>, context: &Context<'_>, kinds: &[Kind]) -> Option<Value> {
    let name = reader.filled()?;
    let found = if name == "subject.kind" {
        Some((Value::SubjectKind, Kind::Word))
    } else if let Some(id) = name.strip_prefix("facts.") {
        let at = context.facts.iter().position(|fact| fact.id == id);
        at.and_then(|at| Some((Value::Fact(at), context.facts.get(at)?.kind)))
    } else {
        let field = name.strip_prefix("record.").and_then(Field::from_id);
        field.map(|field| (Value::Record(field), field.kind()))
    };
    let Some((value, kind)) = found else {
        let facts = context.facts.iter().map(|fact| format!("facts.{}", fact.id));
        let known: Vec<String> = Field::ALL.iter().map(|field| format!("record.{}", field.id())).chain(facts).collect();
        let message = dangling(name, known.iter().map(String::as_str));
        reader.fault("dangling_reference", message.zh, message.en);
        return None;
    };
    if !kinds.contains(&kind) {
        let wanted: Vec<&str> = kinds.iter().map(|kind| kind.id()).collect();
        let wanted = wanted.join(" / ");
        reader.fault(
            "wrong_kind",
            format!("`{name}` 的类型是 {}，这里需要 {wanted}", kind.id()),
            format!("`{name}` is of type {}, here {wanted} is needed", kind.id()),
        );
        return None;
    }
    Some(value)
}

fn read_choice(reader: &Reader<'_>, value: Value, context: &Context<'_>) -> Option<String> {
    let given = reader.filled()?;
    let known: Vec<&str> = match value {
        Value::Fact(at) => {
            let choices = context.facts.get(at).map(|fact| fact.choices.as_slice()).unwrap_or_default();
            choices.iter().map(|(id, _)| id.as_str()).collect()
        }
        Value::Record(field) => field.words().iter().map(|word| word.id).collect(),
        Value::SubjectKind => words::SUBJECT_KINDS.iter().map(|word| word.id).collect(),
    };
    if !known.contains(&given) {
        reader.unknown_word(given, nearest(known.into_iter(), given));
        return None;
    }
    Some(given.to_owned())
}

fn read_words(object: &Object<'_>, key: &'static str, known: &'static [Word]) -> Vec<&'static str> {
    let Some(reader) = object.optional(key) else { return Vec::new() };
    let list = reader.some().unwrap_or_default();
    let one = |item: &Reader<'_>| {
        let given = item.filled()?;
        let word = known.iter().find(|word| word.id == given);
        if word.is_none() {
            item.unknown_word(given, words::nearest(known, given));
        }
        word.map(|word| word.id)
    };
    list.iter().filter_map(one).collect()
}
