//! What the tests of foresight share: the worked cases as inputs.
#![allow(
    dead_code,
    unused_imports,
    unreachable_pub,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "each test uses a part; a test stops at what it did not expect"
)]

mod dice;

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use zhixin::ask::{Asked, Task};
use zhixin::date::Date;
use zhixin::pack::World;
use zhixin::subject::Input;
use zhixin::text::Lang;

pub use dice::Dice;

/// A worked case of one of the four tasks whose input has no fault.
pub struct Case {
    pub id: String,
    pub task: Task,
    pub input: Value,
    pub options: Value,
}

impl Case {
    pub fn as_of(&self) -> Date {
        zhixin::date::parse(self.options["asOf"].as_str().expect("a case has a day")).expect("a date")
    }

    pub fn asked(&self) -> Asked<'_> {
        Asked {
            task: self.task,
            as_of: self.as_of(),
            jurisdiction: self.options["jurisdiction"].as_str().unwrap_or("CN"),
            lang: Lang::Zh,
            scheme: self.options["scheme"].as_str(),
            benefit: self.options["benefit"].as_str(),
        }
    }

    pub fn read(&self, world: &World) -> Input {
        Input::read(&self.input, &world.facts).expect("the input of a case is right")
    }
}

pub fn cases() -> Vec<Case> {
    let mut list = Vec::new();
    for file in files(Path::new("rules/cases")) {
        let json: Value = serde_json::from_str(&fs::read_to_string(&file).expect("readable")).expect("JSON");
        for case in json["cases"].as_array().expect("`cases`") {
            let task = case["task"].as_str().and_then(|task| Task::from_id(task).ok());
            if let (Some(task), true) = (task, case.get("error").is_none()) {
                let text = |key: &str| case[key].as_str().unwrap_or_default().to_owned();
                list.push(Case {
                    id: text("id"),
                    task,
                    input: case["input"].clone(),
                    options: case["options"].clone(),
                });
            }
        }
    }
    assert!(list.len() > 300, "only {} cases were found", list.len());
    list
}

/// Every `nth` case of each task.
pub fn sample(nth: usize) -> Vec<Case> {
    let mut seen = [0_usize; 4];
    let wanted = |case: &Case| {
        let count = seen.get_mut(case.task as usize).expect("there are four tasks");
        *count += 1;
        (*count - 1).is_multiple_of(nth)
    };
    cases().into_iter().filter(wanted).collect()
}

/// The JSON files below a folder, in order.
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let mut list = Vec::new();
    for entry in fs::read_dir(folder).expect("the folder of cases is there") {
        let path = entry.expect("its entries can be read").path();
        if path.is_dir() {
            list.extend(files(&path));
        } else if path.extension().is_some_and(|ext| ext == "json") {
            list.push(path);
        }
    }
    list.sort();
    list
}

/// Puts `value` at the JSON Pointer `path`; missing objects on the way are made.
pub fn put(input: &mut Value, path: &str, value: Value) {
    let mut place = input;
    for step in path.split('/').skip(1) {
        place = match step.parse::<usize>() {
            Ok(at) if place.is_array() => place.get_mut(at).expect("the element is there"),
            _ => {
                if place.is_null() {
                    *place = Value::Object(serde_json::Map::new());
                }
                place.as_object_mut().expect("an object").entry(step).or_insert(Value::Null)
            }
        };
    }
    *place = value;
}
