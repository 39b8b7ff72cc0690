//! What is wrong with the form, and at which field.

use serde_json::Value;

use super::day;
use super::field::{Field, Kind};
use super::model::{Level, Model};
use super::number;
use super::say::Words;
use super::shown::is_asked;
use super::task::Task;

/// Something that has to be put right before an answer can be given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The key of the field; empty for the whole form.
    pub key: String,
    /// What to do, in Chinese and in English.
    pub message: (String, String),
}

const UNREADABLE: Words = (
    "日期无法识别，请按年月日填写，例如 2026-05-08",
    "This date cannot be read; give year, month and day, for example 2026-05-08",
);
const DATE_MISSING: Words = ("请填写日期；不知道日期的，请选“不清楚”", "Give the date, or choose “Not known”");

const NO_NUMBER: Words = ("请填写整数，例如 12", "Give a whole number, for example 12");
const RATIO_HALF: Words =
    ("分子和分母都要填写；不知道的，两格都留空", "Give both parts of the rate, or leave both empty");

/// Everything that can be seen without the engine, in the order of the form. Only fields that are shown count:
/// nobody can put right what is not there.
pub fn problems(model: &Model) -> Vec<Problem> {
    let mut out = Vec::new();
    if let Some(checked) = (model.check_code)(&super::input::tidy_code(model.value("subject/uscc")))
        && checked.level == Level::Error
        && !model.value("subject/uscc").is_empty()
    {
        out.push(Problem { key: "subject/uscc".to_owned(), message: (checked.text.zh, checked.text.en) });
    }
    check_day(model, "asOf", false, &mut out);
    if model.task == Task::Commitment {
        check_day(model, "matter/acceptedOn", false, &mut out);
        check_day(model, "matter/committedOn", false, &mut out);
        check_number(model, "matter/processingLimit/n", (Some(0), Some(3650)), &mut out);
        check_number(model, "matter/supplement/n", (Some(0), Some(3650)), &mut out);
    }
    if model.value("records") == "yes" {
        for record in &model.records {
            for field in &model.catalogue.record {
                kind(model, &format!("record/{}/{}", record.key, field.id), field, &mut out);
            }
        }
    }
    for field in &model.catalogue.facts {
        let key = format!("fact/{}", field.id);
        if is_asked(model, &field.id) {
            kind(model, &key, field, &mut out);
        }
    }
    out
}

/// The problem that the engine reported, if it did.
pub(super) fn from_error(model: &Model, error: &Value) -> Problem {
    let text = |lang: &str| {
        let message = error.get("messages").and_then(|messages| messages.get(lang));
        message.or_else(|| error.get("message")).and_then(Value::as_str).unwrap_or_default().to_owned()
    };
    let path = error.get("path").and_then(Value::as_str).unwrap_or_default();
    Problem { key: model.key_of_path(path).unwrap_or_default(), message: (text("zh"), text("en")) }
}

/// The problems to show now: all after an attempt, before that only at fields that were left once.
pub(super) fn shown(model: &Model, error: Option<&Value>) -> Vec<Problem> {
    let mut out = problems(model);
    if !model.attempted {
        out.retain(|problem| {
            model.touched.contains(&problem.key)
                && ![DATE_MISSING.0, RATIO_HALF.0].contains(&problem.message.0.as_str())
        });
    }
    match error.filter(|_| !model.stale) {
        Some(Value::Array(errors)) => out.extend(errors.iter().map(|error| from_error(model, error))),
        Some(error) => out.push(from_error(model, error)),
        None => {}
    }
    out
}

fn kind(model: &Model, key: &str, field: &Field, out: &mut Vec<Problem>) {
    match &field.kind {
        Kind::Day => check_day(model, key, false, out),
        Kind::Event { .. } if model.value(key) == "yes" => check_day(model, &format!("{key}/on"), true, out),
        Kind::Number { least, most, .. } => check_number(model, key, (*least, *most), out),
        Kind::Ratio => check_ratio(model, key, out),
        _ => {}
    }
}

fn check_number(model: &Model, key: &str, (least, most): (Option<i64>, Option<i64>), out: &mut Vec<Problem>) {
    let typed = model.value(key).trim();
    if typed.is_empty() {
        return;
    }
    let owned = |words: Words| (words.0.to_owned(), words.1.to_owned());
    let message = match number::read(typed) {
        None => owned(NO_NUMBER),
        Some(n) if least.is_some_and(|least| n < least) => {
            let least = least.unwrap_or_default();
            (format!("不能小于 {least}"), format!("it may not be less than {least}"))
        }
        Some(n) if most.is_some_and(|most| n > most) => {
            let most = most.unwrap_or_default();
            (format!("不能大于 {most}"), format!("it may not be more than {most}"))
        }
        Some(_) => return,
    };
    out.push(Problem { key: key.to_owned(), message });
}

/// A rate needs both of its parts.
fn check_ratio(model: &Model, key: &str, out: &mut Vec<Problem>) {
    let of = format!("{key}/of");
    let (part, whole) = (model.value(key).trim(), model.value(&of).trim());
    check_number(model, key, (Some(0), Some(1_000_000_000)), out);
    check_number(model, &of, (Some(0), Some(1_000_000_000)), out);
    let missing = match (part.is_empty(), whole.is_empty()) {
        (true, false) => key,
        (false, true) => of.as_str(),
        _ => return,
    };
    let message = (RATIO_HALF.0.to_owned(), RATIO_HALF.1.to_owned());
    out.push(Problem { key: missing.to_owned(), message });
}

fn check_day(model: &Model, key: &str, needed: bool, out: &mut Vec<Problem>) {
    let typed = model.value(key).trim();
    let owned = |words: Words| (words.0.to_owned(), words.1.to_owned());
    let message = match (typed.is_empty(), day::read(typed), day::parts(typed)) {
        (true, ..) if needed => owned(DATE_MISSING),
        (false, None, Some((year, month, day))) => (
            format!("没有 {year}-{month:02}-{day:02} 这一天，请核对"),
            format!("there is no such day as {year}-{month:02}-{day:02}, please check it"),
        ),
        (false, None, None) => owned(UNREADABLE),
        _ => return,
    };
    out.push(Problem { key: key.to_owned(), message });
}
