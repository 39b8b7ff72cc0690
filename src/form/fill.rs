//! Filling the form from an input that the page gives.

use serde_json::Value;

use super::fields::{Field, Kind, fact, record_field};
use super::model::Model;

/// Replaces what is in the form by `input`; what the form does not show is kept and passed on.
pub fn fill(model: &mut Model, input: &Value) {
    let as_of = model.value("asOf").to_owned();
    model.clear();
    model.set("asOf", &as_of);
    model.records.clear();
    for (name, value) in members(input) {
        match name.as_str() {
            "subject" => fill_subject(model, value),
            "facts" => fill_facts(model, value),
            "records" => {
                for record in value.as_array().into_iter().flatten() {
                    fill_record(model, record);
                }
            }
            _ => keep(model, &format!("input/{name}"), value),
        }
    }
    if model.records.is_empty() {
        model.add_record(None);
    }
}

fn fill_subject(model: &mut Model, subject: &Value) {
    for (name, value) in members(subject) {
        match (name.as_str(), value.as_str()) {
            ("kind" | "uscc" | "name", Some(text)) => model.set(&format!("subject/{name}"), text),
            _ => keep(model, &format!("subject/{name}"), value),
        }
    }
}

fn fill_facts(model: &mut Model, facts: &Value) {
    for (name, value) in members(facts) {
        let key = format!("fact/{name}");
        // The form asks for both as one: they are kept apart only where they differ.
        if name == "commitmentAcceptsLiability" && facts.get("publicCommitment") == Some(value) {
            continue;
        }
        match fact(name) {
            Some(field) => fill_field(model, &key, field, value),
            None => keep(model, &key, value),
        }
    }
}

fn fill_record(model: &mut Model, record: &Value) {
    let key = model.add_record(record.get("id").and_then(Value::as_str));
    for (name, value) in members(record) {
        let path = format!("record/{key}/{name}");
        match record_field(name) {
            Some(field) => fill_field(model, &path, field, value),
            None if name == "id" => {}
            None => keep(model, &path, value),
        }
    }
}

fn fill_field(model: &mut Model, key: &str, field: &Field, value: &Value) {
    match (field.kind, value) {
        (_, Value::Null) => {}
        (Kind::Word(_) | Kind::Day, Value::String(text)) => model.set(key, text),
        (Kind::Flag | Kind::Event { .. }, Value::Bool(true)) => model.set(key, "yes"),
        (Kind::Flag | Kind::Event { .. }, Value::Bool(false)) => model.set(key, "no"),
        (Kind::Event { .. }, Value::String(date)) => {
            model.set(key, "yes");
            model.set(&format!("{key}/on"), date);
        }
        (Kind::Measures, Value::Array(list)) => {
            for measure in list {
                let kind = measure.get("kind").and_then(Value::as_str).unwrap_or_default();
                let at = format!("{key}/{kind}");
                model.set(&at, "true");
                model.set(&format!("{at}/size"), measure.get("size").and_then(Value::as_str).unwrap_or_default());
                if let Some(amount) = measure.get("amount") {
                    keep(model, &format!("{at}/amount"), amount);
                }
            }
        }
        _ => keep(model, key, value),
    }
}

fn keep(model: &mut Model, key: &str, value: &Value) {
    if !value.is_null() {
        model.extra.insert(key, value.clone());
    }
}

fn members(value: &Value) -> impl Iterator<Item = (&String, &Value)> {
    value.as_object().into_iter().flatten()
}
