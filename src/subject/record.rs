//! A record: one determination about the subject, with what is known of it.

use super::field::{Field, Kind};
use super::value::Value;
use super::vocabulary::{self as words, Word};
use crate::json::{Object, Reader};

/// A penalty or another measure of a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measure {
    /// One of [`words::MEASURE_KINDS`].
    pub kind: &'static str,
    /// The amount in yuan, where one was stated.
    pub amount: Option<i64>,
    /// One of [`words::MEASURE_SIZES`], where the authority's benchmark tells it.
    pub size: Option<&'static str>,
}

/// Keys that nobody asked for, each with the nearest known one.
pub(super) type UnknownKeys = Vec<(String, Option<&'static str>)>;

/// One determination, with what is known of it.
#[derive(Clone, Debug)]
pub struct Record {
    /// The identifier in the input; `r1`, `r2`, … by position when none was given.
    pub id: String,
    /// The position in the input, from 0.
    pub index: usize,
    values: Vec<Value>,
    /// The measures; `None` when nobody stated them.
    pub measures: Option<Vec<Measure>>,
    /// Whether it is left out of account, because no catalogue of credit information lists it.
    pub outside: bool,
}

impl Record {
    /// What is known of `field`.
    pub fn value(&self, field: Field) -> &Value {
        static UNKNOWN: Value = Value::Unknown;
        self.values.get(field as usize).unwrap_or(&UNKNOWN)
    }

    /// Puts a value in the place of `field`: how possible worlds are tried out.
    pub(crate) fn set(&mut self, field: Field, value: Value) {
        if let Some(place) = self.values.get_mut(field as usize) {
            *place = value;
        }
    }

    /// Reads one record; its unknown keys are for the caller to report.
    pub(super) fn read(reader: &Reader<'_>, index: usize) -> Option<(Self, UnknownKeys)> {
        let object = reader.object()?;
        let id = object.optional("id").and_then(|id| read_id(&id));
        let values = Field::ALL.iter().map(|field| read_field(&object, *field)).collect();
        let measures = object.optional("measures").and_then(|list| read_measures(&list));
        let unknown = object.unknown().into_iter().map(|(key, near)| (key.to_owned(), near)).collect();
        let id = id.unwrap_or_else(|| format!("r{}", index + 1));
        let record = Self { id, index, values, measures, outside: false };
        record.check(&object);
        Some((record, unknown))
    }

    /// Statements that cannot both be true.
    fn check(&self, object: &Object<'_>) {
        let date = |field| self.value(field).date();
        let Some(determined) = date(Field::DeterminedOn) else { return };
        for field in [Field::PublishedOn, Field::RepairedOn, Field::AppliedOn, Field::AcceptedOn] {
            if let Some(place) = object.optional(field.id())
                && date(field).is_some_and(|later| later < determined)
            {
                let (zh, en) = field.label();
                place.fault(
                    "dates_out_of_order",
                    format!("{zh}早于认定日期 {determined}"),
                    format!("the {en} is before the day of determination, {determined}"),
                );
            }
        }
    }
}

fn read_id(reader: &Reader<'_>) -> Option<String> {
    match reader.value().as_i64() {
        Some(number) => Some(number.to_string()),
        None => reader.filled().map(str::to_owned),
    }
}

fn read_field(object: &Object<'_>, field: Field) -> Value {
    let Some(reader) = object.optional(field.id()) else { return Value::Unknown };
    match field.kind() {
        Kind::Word => read_word(&reader, field.words()).map_or(Value::Unknown, |word| Value::Word(word.to_owned())),
        kind => read_plain(&reader, kind),
    }
}

/// Reads a value that is no word; a fault leaves it unknown.
pub(super) fn read_plain(reader: &Reader<'_>, kind: Kind) -> Value {
    let value = match kind {
        Kind::Bool => reader.boolean().map(Value::Bool),
        Kind::Int => reader.integer().map(Value::Int),
        Kind::Date => match reader.value().as_bool() {
            Some(false) => Some(Value::Bool(false)),
            Some(true) => {
                reader.wrong_type(
                    "日期（YYYY-MM-DD）或者 false（没有发生）",
                    "a date (YYYY-MM-DD), or false for an event that did not happen",
                );
                None
            }
            None => reader.date().map(Value::Date),
        },
        Kind::Word => reader.string().map(|word| Value::Word(word.to_owned())),
        Kind::Ratio => read_ratio(reader),
    };
    value.unwrap_or_default()
}

/// The largest part of a rate that is read.
const LARGEST: i64 = 1_000_000_000;

/// Reads a rate: a whole number is per mille, a pair is `[numerator, denominator]`.
fn read_ratio(reader: &Reader<'_>) -> Option<Value> {
    let part = |n: i64| (0..=LARGEST).contains(&n);
    let (n, d) = match (reader.value().as_i64(), reader.value().as_array().map(Vec::as_slice)) {
        (Some(n), _) => (n, 1000),
        (None, Some([n, d])) if n.is_i64() && d.is_i64() => (n.as_i64()?, d.as_i64()?),
        _ => {
            reader.wrong_type(
                "比率（千分数的整数，或者 [分子, 分母]）",
                "a rate (per mille as an integer, or [numerator, denominator])",
            );
            return None;
        }
    };
    if !part(n) || !part(d) {
        reader.fault(
            "out_of_range",
            format!("应在 0 至 {LARGEST} 之间"),
            format!("it has to be between 0 and {LARGEST}"),
        );
        return None;
    }
    Some(Value::Ratio(n, d))
}

/// Reads one of `words`; another one is a fault that names the nearest.
pub(super) fn read_word(reader: &Reader<'_>, words: &'static [Word]) -> Option<&'static str> {
    let given = reader.string()?;
    let known = words.iter().find(|word| word.id == given);
    if known.is_none() {
        reader.unknown_word(given, words::nearest(words, given));
    }
    known.map(|word| word.id)
}

fn read_measures(reader: &Reader<'_>) -> Option<Vec<Measure>> {
    let list = reader.list()?;
    Some(list.iter().filter_map(read_measure).collect())
}

fn read_measure(reader: &Reader<'_>) -> Option<Measure> {
    let object = reader.object()?;
    let kind = object.required("kind").and_then(|kind| read_word(&kind, words::MEASURE_KINDS));
    let amount = object.optional("amount").and_then(|amount| {
        let yuan = amount.integer()?;
        if yuan < 0 {
            amount.fault("negative_amount", "金额不能为负数", "an amount may not be negative");
        }
        Some(yuan)
    });
    let size = object.optional("size").and_then(|size| read_word(&size, words::MEASURE_SIZES));
    object.finish();
    Some(Measure { kind: kind?, amount, size })
}
