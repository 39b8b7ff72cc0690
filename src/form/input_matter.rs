//! The matter, its materials, and the benefits that are asked for, as parts of the input.

use serde_json::{Map, Value, json};

use super::day;
use super::input::{non_empty, part};
use super::model::{Model, Record};
use super::number;
use super::words::choices;

/// Adds `matter`, `materials` and `benefits` as far as something is known of them.
pub(super) fn matter_to_input(model: &Model, input: &mut Map<String, Value>) {
    let matter = matter(model);
    if !matter.is_empty() {
        input.insert("matter".to_owned(), Value::Object(matter));
    }
    match model.value("materials") {
        "no" => input.insert("materials".to_owned(), json!([])),
        "yes" => input.insert("materials".to_owned(), model.materials.iter().map(|one| material(model, one)).collect()),
        _ => None,
    };
    let wanted: Vec<String> = choices("benefit").into_iter().map(|benefit| benefit.id).collect();
    let wanted: Vec<&String> = wanted.iter().filter(|id| model.value(&format!("benefits/{id}")) == "true").collect();
    if !wanted.is_empty() {
        input.insert("benefits".to_owned(), json!(wanted));
    }
}

fn matter(model: &Model) -> Map<String, Value> {
    let mut matter = part(model, "matter");
    if let Some(title) = non_empty(model.value("matter/title").trim()) {
        matter.insert("title".to_owned(), json!(title));
    }
    for name in ["acceptedOn", "committedOn"] {
        if let Some(day) = day::read(model.value(&format!("matter/{name}"))) {
            matter.insert(name.to_owned(), json!(day.to_string()));
        }
    }
    if let Some(period) = period(model, "matter/processingLimit") {
        matter.insert("processingLimit".to_owned(), period);
    }
    if let Some(period) = period(model, "matter/supplement") {
        let from = non_empty(model.value("matter/supplement/from")).unwrap_or("acceptance");
        matter.insert("supplement".to_owned(), json!({ "period": period, "from": from }));
    }
    matter
}

/// A period; working days are what the form offers first.
fn period(model: &Model, key: &str) -> Option<Value> {
    let n = number::read(model.value(&format!("{key}/n")))?;
    let unit = model.value(&format!("{key}/unit"));
    Some(json!({ "n": n, "unit": non_empty(unit).unwrap_or("working_day") }))
}

fn material(model: &Model, one: &Record) -> Value {
    let start = format!("material/{}", one.key);
    let mut out = part(model, &start);
    out.insert("id".to_owned(), json!(one.id));
    if let Some(name) = non_empty(model.value(&format!("{start}/name")).trim()) {
        out.insert("name".to_owned(), json!(name));
    }
    for flag in ["required", "submitted", "deferrable"] {
        match model.value(&format!("{start}/{flag}")) {
            "yes" => out.insert(flag.to_owned(), json!(true)),
            "no" => out.insert(flag.to_owned(), json!(false)),
            _ => None,
        };
    }
    Value::Object(out)
}
