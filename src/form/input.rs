//! The form as the input and the options of the engine.

use serde_json::{Map, Value, json};

use super::day;
use super::field::{Field, Kind};
use super::model::Model;
use super::number;
use super::words::choices;
use crate::text::Lang;

/// The `input` of the question.
///
/// What is unknown is left out; a date that is known to be absent is `false`.
/// What cannot be read is left out too: [`super::problems`] names it, and the face asks nothing before it is right.
pub fn to_input(model: &Model) -> Value {
    let mut subject = part(model, "subject");
    if let Some(kind) = non_empty(model.value("subject/kind")) {
        subject.insert("kind".to_owned(), json!(kind));
    }
    let code = tidy_code(model.value("subject/uscc"));
    if !code.is_empty() {
        subject.insert("uscc".to_owned(), json!(code));
    }
    if let Some(name) = non_empty(model.value("subject/name").trim()) {
        subject.insert("name".to_owned(), json!(name));
    }
    let mut facts = part(model, "fact");
    for field in &model.catalogue.facts {
        if let Some(value) = field_value(model, &format!("fact/{}", field.id), field) {
            if field.id == "publicCommitment" {
                // The question covers both; a given input may have told them apart.
                facts.entry("commitmentAcceptsLiability").or_insert_with(|| value.clone());
            }
            facts.insert(field.id.clone(), value);
        }
    }
    facts.retain(|_, value| !value.is_null());
    let mut input = part(model, "input");
    input.insert("subject".to_owned(), Value::Object(subject));
    input.insert("facts".to_owned(), Value::Object(facts));
    if let Some(records) = records(model) {
        input.insert("records".to_owned(), records);
    }
    super::input_matter::matter_to_input(model, &mut input);
    Value::Object(input)
}

/// The records: a list where there are any, an empty one where there are none, nothing where that is not known.
fn records(model: &Model) -> Option<Value> {
    match model.value("records") {
        "no" => return Some(json!([])),
        "yes" => {}
        _ => return None,
    }
    let record = |one: &super::model::Record| {
        let start = format!("record/{}", one.key);
        let mut out = part(model, &start);
        out.insert("id".to_owned(), json!(one.id));
        for field in &model.catalogue.record {
            if let Some(value) = field_value(model, &format!("{start}/{}", field.id), field) {
                out.insert(field.id.clone(), value);
            }
        }
        Value::Object(out)
    };
    Some(model.records.iter().map(record).collect())
}

/// The `options` of the question.
pub fn to_options(model: &Model) -> Value {
    let mut options = Map::new();
    let place = non_empty(model.value("place")).unwrap_or("CN");
    options.insert("jurisdiction".to_owned(), json!(place));
    if let Some(day) = day::read(model.value("asOf")) {
        options.insert("asOf".to_owned(), json!(day.to_string()));
    }
    if let Some(scheme) = model.asked_scheme() {
        options.insert("scheme".to_owned(), json!(scheme));
    }
    let lang = if model.lang == Lang::Zh { "zh-CN" } else { "en" };
    options.insert("lang".to_owned(), json!(lang));
    Value::Object(options)
}

/// A code as it is compared: without blanks, in capital letters, full-width letters made narrow.
pub fn tidy_code(typed: &str) -> String {
    typed
        .chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| match c {
            '\u{FF01}'..='\u{FF5E}' => u32::from(c).checked_sub(0xFEE0).and_then(char::from_u32).unwrap_or(c),
            _ => c,
        })
        .map(|c| c.to_ascii_uppercase())
        .collect()
}

/// The value of one field, if it is known.
fn field_value(model: &Model, key: &str, field: &Field) -> Option<Value> {
    let typed = model.value(key);
    match &field.kind {
        Kind::Word(_) => non_empty(typed).map(|word| json!(word)),
        Kind::Day => day::read(typed).map(|day| json!(day.to_string())),
        Kind::Flag => match typed {
            "yes" => Some(json!(true)),
            "no" => Some(json!(false)),
            _ => None,
        },
        Kind::Event { .. } => match typed {
            "yes" => day::read(model.value(&format!("{key}/on"))).map(|day| json!(day.to_string())),
            "no" => Some(json!(false)),
            _ => None,
        },
        Kind::Number { .. } => number::read(typed).map(|n| json!(n)),
        Kind::Ratio => {
            let (n, d) = (number::read(typed)?, number::read(model.value(&format!("{key}/of")))?);
            Some(json!([n, d]))
        }
        Kind::Measures => measures(model, key),
    }
}

fn measures(model: &Model, key: &str) -> Option<Value> {
    let list: Vec<Value> = choices("measure")
        .into_iter()
        .map(|choice| choice.id)
        .filter(|kind| model.value(&format!("{key}/{kind}")) == "true")
        .map(|kind| {
            let mut out = Map::new();
            out.insert("kind".to_owned(), json!(kind));
            if let Some(size) = non_empty(model.value(&format!("{key}/{kind}/size"))) {
                out.insert("size".to_owned(), json!(size));
            }
            if let Some(amount) = model.extra.get(&format!("{key}/{kind}/amount")) {
                out.insert("amount".to_owned(), amount.clone());
            }
            Value::Object(out)
        })
        .collect();
    (!list.is_empty()).then_some(Value::Array(list))
}

/// The members of a part of the input that the form does not show.
pub(super) fn part(model: &Model, start: &str) -> Map<String, Value> {
    let mut part = Map::new();
    for (key, value) in model.extra.iter() {
        let name = key.strip_prefix(start).and_then(|rest| rest.strip_prefix('/'));
        if let Some(name) = name.filter(|name| !name.contains('/')) {
            part.insert(name.to_owned(), value.clone());
        }
    }
    part
}

pub(super) fn non_empty(text: &str) -> Option<&str> {
    (!text.is_empty()).then_some(text)
}
