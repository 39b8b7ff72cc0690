//! What is wrong with the form, and at which field.

use serde_json::Value;

use super::day;
use super::fields::{FACTS, Kind, RECORD};
use super::model::{Level, Model};
use super::say::Words;

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

/// Everything that can be seen without the engine, in the order of the form.
pub fn problems(model: &Model) -> Vec<Problem> {
    let mut out = Vec::new();
    if let Some(checked) = (model.check_code)(&super::input::tidy_code(model.value("subject/uscc")))
        && checked.level == Level::Error
        && !model.value("subject/uscc").is_empty()
    {
        out.push(Problem { key: "subject/uscc".to_owned(), message: (checked.text.zh, checked.text.en) });
    }
    check_day(model, "asOf", false, &mut out);
    for record in &model.records {
        for field in RECORD {
            kind(model, &format!("record/{}/{}", record.key, field.id), field.kind, &mut out);
        }
    }
    for field in FACTS {
        kind(model, &format!("fact/{}", field.id), field.kind, &mut out);
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
        out.retain(|problem| model.touched.contains(&problem.key) && problem.message.0 != DATE_MISSING.0);
    }
    match error.filter(|_| !model.stale) {
        Some(Value::Array(errors)) => out.extend(errors.iter().map(|error| from_error(model, error))),
        Some(error) => out.push(from_error(model, error)),
        None => {}
    }
    out
}

fn kind(model: &Model, key: &str, kind: Kind, out: &mut Vec<Problem>) {
    match kind {
        Kind::Day => check_day(model, key, false, out),
        Kind::Event { .. } if model.value(key) == "yes" => check_day(model, &format!("{key}/on"), true, out),
        _ => {}
    }
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
