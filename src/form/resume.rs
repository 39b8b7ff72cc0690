//! What is typed and chosen as one JSON value, and a form that goes on from it: for an element that was taken out of the
//! page and comes back, and for a page that the visitor returns to.
//!
//! Unlike a draft it keeps what cannot be read too, and the screen that is shown.

use serde_json::{Map, Value, json};

use super::answer::{list, s};
use super::flow::Stop;
use super::model::{Model, Record};
use super::task::Task;
use super::update::known_key;

/// Everything that the visitor did.
pub fn kept(model: &Model) -> Value {
    let rows = |rows: &[Record]| rows.iter().map(|row| json!([row.key, row.id])).collect::<Vec<_>>();
    let values: Map<String, Value> = model.values.iter().map(|(key, value)| (key.to_owned(), json!(value))).collect();
    let extra: Map<String, Value> = model.extra.iter().map(|(key, value)| (key.to_owned(), value.clone())).collect();
    json!({
        "task": model.task.id(),
        "values": values,
        "records": rows(&model.records),
        "materials": rows(&model.materials),
        "last": model.last_record,
        "extra": extra,
        "touched": model.touched,
        "attempted": model.attempted,
        "stale": model.stale,
        "steps": model.flow.on,
        "trail": model.flow.trail.iter().map(stop_text).collect::<Vec<_>>(),
        "dontKnow": model.flow.dont_know,
    })
}

/// Goes on from what [`kept`] gave; `false`, and nothing changed, where it is no such value.
///
/// What this form does not know is left out: it may have been kept by another edition.
pub fn resume(model: &mut Model, kept: &Value) -> bool {
    let (Some(task), Some(values)) = (Task::from_id(s(kept, "task")), kept.get("values").and_then(Value::as_object))
    else {
        return false;
    };
    let flag = |name: &str| kept.get(name).and_then(Value::as_bool).unwrap_or(false);
    let texts =
        |name: &str| list(kept, name).iter().filter_map(Value::as_str).map(str::to_owned).collect::<Vec<String>>();
    model.clear();
    model.set_task(task);
    let place = model.value("place").to_owned();
    (model.records, model.materials) = (rows(list(kept, "records")), rows(list(kept, "materials")));
    let last = kept.get("last").and_then(Value::as_u64).and_then(|last| u32::try_from(last).ok()).unwrap_or(0);
    let rows_there = u32::try_from(model.records.len() + model.materials.len()).unwrap_or(0);
    model.last_record = last.max(rows_there);
    model.values = super::Keyed::default();
    for (key, value) in values {
        if let (true, Some(value)) = (known_key(model, key), value.as_str()) {
            model.set(key, value);
        }
    }
    // A form without a kind of subject is one where it is not known; without a place there is none.
    if model.value("place").is_empty() {
        model.set("place", &place);
    }
    for (key, value) in kept.get("extra").and_then(Value::as_object).into_iter().flatten() {
        model.extra.insert(key, value.clone());
    }
    model.touched = texts("touched");
    (model.attempted, model.stale) = (flag("attempted"), flag("stale"));
    model.flow.on = model.flow.offered && flag("steps");
    model.flow.trail = texts("trail").iter().filter_map(|text| stop_of_text(text)).collect();
    model.flow.dont_know = texts("dontKnow");
    true
}

/// What the screen that is shown again needs: the letter is written anew, and without an answer its screens are left.
pub fn beside(model: &mut Model, answered: bool) {
    if answered && model.shows_letter() {
        model.further.want("letter");
    }
    while !answered && matches!(model.flow.trail.last(), Some(Stop::Answer | Stop::Letter)) {
        model.flow.trail.pop();
    }
}

fn rows(kept: &[Value]) -> Vec<Record> {
    let row = |row: &Value| {
        let text = |at: usize| row.get(at).and_then(Value::as_str).map(str::to_owned);
        Some(Record { key: text(0)?, id: text(1)? })
    };
    kept.iter().filter_map(row).collect()
}

fn stop_text(stop: &Stop) -> String {
    match stop {
        Stop::Record(key) | Stop::Ask(key) => format!("{}/{key}", stop.word()),
        _ => stop.word().to_owned(),
    }
}

fn stop_of_text(text: &str) -> Option<Stop> {
    let (word, rest) = text.split_once('/').unwrap_or((text, ""));
    Stop::read(word, rest)
}
