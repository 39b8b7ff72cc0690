//! The JSON Schema of packs: it accepts what the reader accepts, and knows the same keys.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at what it did not expect"
)]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde_json::{Value, json};
use zhixin::api::Engine;
use zhixin::pack::OPERATORS;
use zhixin::pack::tier::POINTS;

#[path = "../build/merge.rs"]
mod merge;

fn schema() -> Value {
    merge::read(Path::new("rules/pack.schema.json")).expect("the schema is JSON")
}

fn example(name: &str) -> Value {
    merge::read(&Path::new("tests/data/packs").join(name)).expect("an example is JSON")
}

fn faults(validator: &jsonschema::Validator, pack: &Value) -> Vec<String> {
    validator.iter_errors(pack).map(|fault| format!("{}: {fault}", fault.instance_path())).collect()
}

#[test]
fn the_schema_is_valid_itself() {
    assert!(jsonschema::meta::is_valid(&schema()));
}

#[test]
fn every_pack_of_the_repository_fits_the_schema() {
    let validator = jsonschema::draft202012::new(&schema()).expect("a schema");
    let mut count = 0;
    for entry in fs::read_dir("rules").expect("rules/ is there") {
        let folder = entry.expect("an entry").path();
        if !folder.join("pack.json").is_file() {
            continue;
        }
        let mut pack = merge::pack(&folder).expect("a pack");
        let name = folder.file_name().expect("a name");
        pack["cases"] = merge::cases(&Path::new("rules/cases").join(name)).expect("cases").into();
        let faults = faults(&validator, &pack);
        assert!(faults.is_empty(), "{}:\n{}", folder.display(), faults.join("\n"));
        count += 1;
    }
    assert!(count > 0);
    for name in ["nation.json", "province.json", "city.json"] {
        let faults = faults(&validator, &example(name));
        assert!(faults.is_empty(), "{name}:\n{}", faults.join("\n"));
    }
}

#[test]
fn what_the_reader_refuses_by_its_form_the_schema_refuses_too() {
    let validator = jsonschema::draft202012::new(&schema()).expect("a schema");
    let faults: Vec<Value> = serde_json::from_value(example("faults.json")).expect("a list");
    for fault in &faults {
        let mut pack = example(fault["pack"].as_str().expect("a pack"));
        change(&mut pack, fault);
        let by_schema = !validator.is_valid(&pack);
        assert_eq!(by_schema, fault["schema"].as_bool().unwrap_or(true), "{fault}");
    }
}

/// Puts each `set` at its pointer and takes each `remove` away.
fn change(pack: &mut Value, fault: &Value) {
    for pointer in fault["remove"].as_array().into_iter().flatten() {
        let (parent, key) = pointer.as_str().and_then(|pointer| pointer.rsplit_once('/')).expect("a pointer");
        pack.pointer_mut(parent).and_then(Value::as_object_mut).and_then(|map| map.remove(key)).expect("it was there");
    }
    for (pointer, value) in fault["set"].as_object().into_iter().flatten() {
        let (parent, key) = pointer.rsplit_once('/').expect("a pointer");
        match pack.pointer_mut(parent) {
            Some(Value::Object(map)) => drop(map.insert(key.to_owned(), value.clone())),
            Some(Value::Array(list)) if key == "-" => list.push(value.clone()),
            Some(Value::Array(list)) => list[key.parse::<usize>().expect("a position")] = value.clone(),
            _ => panic!("nothing at {parent}"),
        }
    }
}

/// The names of the properties that the schema knows; cases are data and have no reader of their own.
fn properties(schema: &Value, names: &mut BTreeSet<String>) {
    match schema {
        Value::Object(map) => {
            if let Some(Value::Object(keys)) = map.get("properties") {
                names.extend(keys.keys().cloned());
            }
            map.iter().filter(|(key, _)| *key != "case").for_each(|(_, value)| properties(value, names));
        }
        Value::Array(list) => list.iter().for_each(|value| properties(value, names)),
        _ => {}
    }
}

#[test]
fn the_schema_knows_the_keys_of_the_reader_and_no_others() {
    let engine = Engine::new(&[&example("nation.json").to_string()]).unwrap_or_else(|faults| panic!("{faults:?}"));
    let mut read = BTreeSet::from(OPERATORS.map(str::to_owned));
    for name in ["nation.json", "province.json"] {
        read.extend(engine.world().keys_read(&example(name)).into_iter().map(str::to_owned));
    }
    read.extend(POINTS.map(str::to_owned));
    for folder in ["cn", "cn-ah", "cn-bj", "cn-gd", "cn-gd-4403", "cn-hn", "cn-js-3211", "cn-zj"] {
        let pack = merge::pack(&Path::new("rules").join(folder)).expect("a pack");
        read.extend(engine.world().keys_read(&pack).into_iter().map(str::to_owned));
    }
    let model = merge::read(Path::new("tests/data/tier-model.json")).expect("the model of grading schemes");
    read.extend(engine.world().keys_read(&model).into_iter().map(str::to_owned));
    let mut known = BTreeSet::new();
    properties(&schema(), &mut known);
    assert_eq!(known, read);
}

#[test]
fn every_description_is_in_both_languages() {
    fn look(schema: &Value, missing: &mut Vec<String>) {
        match schema {
            Value::Object(map) => {
                if let Some(Value::String(text)) = map.get("description") {
                    let both = text.split_once(" / ").is_some_and(|(zh, en)| !zh.is_ascii() && en.is_ascii());
                    if !both {
                        missing.push(text.clone());
                    }
                }
                map.values().for_each(|value| look(value, missing));
            }
            Value::Array(list) => list.iter().for_each(|value| look(value, missing)),
            _ => {}
        }
    }
    let mut missing = Vec::new();
    look(&schema(), &mut missing);
    assert_eq!(missing, Vec::<String>::new());
    assert_eq!(schema()["$schema"], json!("https://json-schema.org/draft/2020-12/schema"));
}
