//! Filling the form from an input that the page gives.

use serde_json::Value;

use super::field::{Field, Kind};
use super::model::Model;
use super::task::Task;

/// Replaces what is in the form by `input`; what the form does not show is kept and passed on.
pub fn fill(model: &mut Model, input: &Value) {
    let (as_of, scheme) = (model.value("asOf").to_owned(), model.value("scheme").to_owned());
    model.clear();
    model.set("asOf", &as_of);
    model.set("scheme", &scheme);
    model.set("subject/kind", "");
    model.records.clear();
    model.set("records", "");
    for (name, value) in members(input) {
        match (name.as_str(), value) {
            ("subject", Value::Object(_)) => fill_subject(model, value),
            ("facts", Value::Object(_)) => fill_facts(model, value),
            ("records", Value::Array(records)) if records.iter().all(Value::is_object) => {
                model.set("records", if records.is_empty() { "no" } else { "yes" });
                records.iter().enumerate().for_each(|(at, record)| fill_record(model, record, at));
            }
            ("matter", Value::Object(_)) => fill_matter(model, value, input),
            ("materials", Value::Array(materials))
                if materials.iter().all(|one| one.get("id").is_some_and(Value::is_string)) =>
            {
                model.set("materials", if materials.is_empty() { "no" } else { "yes" });
                materials.iter().for_each(|material| fill_material(model, material));
            }
            ("benefits", Value::Array(benefits)) if benefits.iter().all(Value::is_string) && !benefits.is_empty() => {
                let words = benefits.iter().filter_map(Value::as_str);
                words.for_each(|benefit| model.set(&format!("benefits/{benefit}"), "true"));
            }
            _ => keep(model, &format!("input/{name}"), value),
        }
    }
    if model.records.is_empty() && model.task == Task::Repair && model.value("records") != "no" {
        model.first_record();
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
    let catalogue = std::rc::Rc::clone(&model.catalogue);
    for (name, value) in members(facts) {
        let key = format!("fact/{name}");
        // The form asks for both as one: they are kept apart only where they differ.
        if name == "commitmentAcceptsLiability" && facts.get("publicCommitment") == Some(value) {
            continue;
        }
        if name == "publicCommitment" && facts.get("commitmentAcceptsLiability").is_none() {
            // Only one of the two was stated: the other stays unknown until the visitor answers for both.
            model.extra.insert("fact/commitmentAcceptsLiability", Value::Null);
        }
        match catalogue.fact(name) {
            Some(field) if name != "commitmentAcceptsLiability" => fill_field(model, &key, field, value),
            _ => keep(model, &key, value),
        }
    }
}

fn fill_record(model: &mut Model, record: &Value, at: usize) {
    let id = match record.get("id") {
        Some(Value::String(id)) => id.clone(),
        Some(Value::Number(id)) => id.to_string(),
        // The name that the engine gives it, by its place.
        _ => format!("r{}", at + 1),
    };
    let key = model.add_record(Some(&id));
    let catalogue = std::rc::Rc::clone(&model.catalogue);
    for (name, value) in members(record) {
        let path = format!("record/{key}/{name}");
        match catalogue.record(name) {
            Some(field) => fill_field(model, &path, field, value),
            None if name == "id" => {}
            None => keep(model, &path, value),
        }
    }
}

fn fill_matter(model: &mut Model, matter: &Value, input: &Value) {
    for (name, value) in members(matter) {
        let key = format!("matter/{name}");
        let period = if name == "supplement" { value.get("period") } else { Some(value) };
        match (name.as_str(), value) {
            ("title" | "acceptedOn" | "committedOn", Value::String(text)) => model.set(&key, text),
            ("processingLimit" | "supplement", Value::Object(_)) if period.is_some_and(is_period) => {
                let n = period.and_then(|period| period.get("n")).and_then(Value::as_i64).unwrap_or_default();
                model.set(&format!("{key}/n"), &n.to_string());
                let unit = period.and_then(|period| period.get("unit")).and_then(Value::as_str);
                model.set(&format!("{key}/unit"), unit.unwrap_or_default());
                model.set(&format!("{key}/from"), value.get("from").and_then(Value::as_str).unwrap_or_default());
            }
            // The same question under another name; where both were stated, both are passed on.
            ("excluded", Value::Bool(flag)) if stated(input, "excludedMatter").is_none() => {
                let key = "fact/excludedMatter";
                if model.catalogue.fact("excludedMatter").is_some() {
                    model.set(key, if *flag { "yes" } else { "no" });
                }
            }
            _ => keep(model, &key, value),
        }
    }
}

fn stated<'a>(input: &'a Value, fact: &str) -> Option<&'a Value> {
    input.get("facts")?.get(fact)
}

fn is_period(period: &Value) -> bool {
    period.get("n").is_some_and(Value::is_i64) && period.get("unit").is_some_and(Value::is_string)
}

fn fill_material(model: &mut Model, material: &Value) {
    let key = model.add_material(Some(material.get("id").and_then(Value::as_str).unwrap_or_default()));
    for (name, value) in members(material) {
        let path = format!("material/{key}/{name}");
        match (name.as_str(), value) {
            ("id", Value::String(_)) => {}
            ("name", Value::String(text)) => model.set(&path, text),
            ("required" | "submitted" | "deferrable", Value::Bool(flag)) => {
                model.set(&path, if *flag { "yes" } else { "no" });
            }
            _ => keep(model, &path, value),
        }
    }
}

fn fill_field(model: &mut Model, key: &str, field: &Field, value: &Value) {
    match (&field.kind, value) {
        (_, Value::Null) => {}
        (Kind::Word(_) | Kind::Day, Value::String(text)) => model.set(key, text),
        (Kind::Flag | Kind::Event { .. }, Value::Bool(false)) => model.set(key, "no"),
        (Kind::Flag, Value::Bool(true)) => model.set(key, "yes"),
        (Kind::Event { .. }, Value::String(date)) => {
            model.set(key, "yes");
            model.set(&format!("{key}/on"), date);
        }
        (Kind::Number { .. }, Value::Number(number)) => model.set(key, &number.to_string()),
        (Kind::Ratio, Value::Number(number)) => {
            model.set(key, &number.to_string());
            model.set(&format!("{key}/of"), "1000");
        }
        (Kind::Ratio, Value::Array(pair)) => match pair.as_slice() {
            [Value::Number(n), Value::Number(d)] => {
                model.set(key, &n.to_string());
                model.set(&format!("{key}/of"), &d.to_string());
            }
            _ => keep(model, key, value),
        },
        (Kind::Measures, Value::Array(list)) if each_once(list) => {
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

/// Whether the form can show a list of measures: each kind once, and known.
fn each_once(list: &[Value]) -> bool {
    let kinds: Vec<&str> = list.iter().filter_map(|measure| measure.get("kind")?.as_str()).collect();
    let known = super::words::choices("measure");
    let once = |(at, kind): (usize, &&str)| !kinds.iter().take(at).any(|earlier| earlier == kind);
    kinds.len() == list.len()
        && !list.is_empty()
        && kinds.iter().all(|kind| known.iter().any(|choice| choice.id == *kind))
        && kinds.iter().enumerate().all(once)
}

fn keep(model: &mut Model, key: &str, value: &Value) {
    if !value.is_null() {
        model.extra.insert(key, value.clone());
    }
}

fn members(value: &Value) -> impl Iterator<Item = (&String, &Value)> {
    value.as_object().into_iter().flatten()
}
