//! Worked cases: data that says what an input has to come to.

use serde::Serialize;
use serde_json::Value;

use super::Engine;
use crate::error::Error;

/// How a case came out.
#[derive(Clone, Debug, Serialize)]
pub struct CaseReport {
    /// The case.
    pub id: String,
    /// Whether the answer is as the case says.
    pub ok: bool,
    /// Where it differs: a JSON Pointer into the expectation, what was expected and what was found.
    pub differences: Vec<Difference>,
}

/// A place where an answer is not as expected.
#[derive(Clone, Debug, Serialize)]
pub struct Difference {
    /// A JSON Pointer into the expectation.
    pub path: String,
    /// What the case expects there.
    pub expected: Value,
    /// What the answer has there; `null` when it has nothing.
    pub found: Value,
}

/// Runs worked cases, in their order.
pub fn run_cases(engine: &Engine, cases: &[Value]) -> Vec<CaseReport> {
    cases.iter().enumerate().map(|(at, case)| run_case(engine, case, at)).collect()
}

fn run_case(engine: &Engine, case: &Value, at: usize) -> CaseReport {
    let get = |key: &str| case.get(key).unwrap_or(&Value::Null);
    let id = get("id").as_str().map_or_else(|| format!("#{at}"), str::to_owned);
    let method = match get("task").as_str() {
        Some("commitment") => "checkCommitment",
        Some("repair") => "checkRepair",
        Some("benefits") => "checkBenefits",
        Some("office") => "checkOffice",
        Some("tier") => "calculateTier",
        other => other.unwrap_or_default(),
    };
    let answer = engine.call(method, &[get("input").clone(), get("options").clone()], None);
    let mut differences = Vec::new();
    match answer {
        Ok(text) => {
            let found = serde_json::from_str(&text).unwrap_or(Value::Null);
            match case.get("error") {
                Some(error) => push(&mut differences, "/error", error, &found),
                None => compare_whole(case, &found, &mut differences),
            }
        }
        Err(faults) => compare_error(case, &faults, &mut differences),
    }
    // A case that expects nothing cannot fail, so it is no case.
    if ["expect", "absent", "error"].iter().all(|key| case.get(key).is_none()) {
        push(&mut differences, "", &Value::from("expect or error"), &Value::Null);
    }
    CaseReport { id, ok: differences.is_empty(), differences }
}

fn compare_whole(case: &Value, found: &Value, differences: &mut Vec<Difference>) {
    if let Some(expected) = case.get("expect") {
        compare(expected, found, "", differences);
    }
    if let Some(unwanted) = case.get("absent") {
        lack(unwanted, found, "/absent", differences);
    }
}

fn compare_error(case: &Value, faults: &[Error], differences: &mut Vec<Difference>) {
    let found: Vec<Value> = faults.iter().filter_map(|fault| serde_json::to_value(fault).ok()).collect();
    let fits = |error: &Value| found.iter().any(|fault| self::differences(error, fault).is_empty());
    match case.get("error") {
        Some(error) if fits(error) => {}
        expected => push(differences, "/error", expected.unwrap_or(&Value::Null), &Value::Array(found)),
    }
}

/// Where `found` lacks something of `expected`.
///
/// Every key that is expected has to be there with its value. The elements of a list are found by
/// their `id`, `rule`, `fact`, `code` or `benefit`; a list without these has to be the same from end to end.
pub fn differences(expected: &Value, found: &Value) -> Vec<Difference> {
    let mut list = Vec::new();
    compare(expected, found, "", &mut list);
    list
}

fn compare(expected: &Value, found: &Value, path: &str, list: &mut Vec<Difference>) {
    match (expected, found) {
        (Value::Object(expected), Value::Object(map)) => {
            for (key, value) in expected {
                let path = format!("{path}/{key}");
                match map.get(key) {
                    Some(found) => compare(value, found, &path, list),
                    None => push(list, &path, value, &Value::Null),
                }
            }
        }
        (Value::Array(items), Value::Array(found)) => compare_lists(items, found, path, list),
        _ if expected == found => {}
        _ => push(list, path, expected, found),
    }
}

fn compare_lists(expected: &[Value], found: &[Value], path: &str, list: &mut Vec<Difference>) {
    let keyed = expected.iter().all(|item| key_of(item).is_some()) && !expected.is_empty();
    if !keyed && expected.len() != found.len() {
        push(list, path, &Value::from(expected), &Value::from(found));
        return;
    }
    for (at, item) in expected.iter().enumerate() {
        let path = format!("{path}/{at}");
        let same = match key_of(item) {
            Some((key, value)) => found.iter().find(|found| found.get(key) == Some(value)),
            None => found.get(at),
        };
        match same {
            Some(found) => compare(item, found, &path, list),
            None => push(list, &path, item, &Value::from(found)),
        }
    }
}

/// Reports what `found` has though it should not.
///
/// The way there has to be in the answer, so that a misspelt one fails: only the elements at the end of it, which say
/// nothing but their name (or, in a list of plain values, the value), have to be missing.
fn lack(unwanted: &Value, found: &Value, path: &str, list: &mut Vec<Difference>) {
    match (unwanted, found) {
        (Value::Object(unwanted), Value::Object(map)) if !unwanted.is_empty() => {
            for (key, value) in unwanted {
                let path = format!("{path}/{key}");
                match map.get(key) {
                    Some(found) if value.is_object() || value.is_array() => lack(value, found, &path, list),
                    // The name by which the element was found.
                    Some(found) if found == value => {}
                    found => push(list, &path, value, found.unwrap_or(&Value::Null)),
                }
            }
        }
        (Value::Array(items), Value::Array(found)) if !items.is_empty() => {
            for (at, item) in items.iter().enumerate() {
                let path = format!("{path}/{at}");
                let same = match key_of(item) {
                    Some((key, value)) => found.iter().find(|found| found.get(key) == Some(value)),
                    None => found.iter().find(|found| *found == item),
                };
                let last = item.as_object().is_none_or(|item| item.len() == 1);
                match same {
                    Some(found) if last => push(list, &path, &Value::Null, found),
                    Some(found) => lack(item, found, &path, list),
                    None if last => {}
                    None => push(list, &path, item, &Value::Null),
                }
            }
        }
        _ => push(list, path, unwanted, found),
    }
}

fn key_of(item: &Value) -> Option<(&'static str, &Value)> {
    ["id", "rule", "fact", "code", "benefit"].into_iter().find_map(|key| item.get(key).map(|value| (key, value)))
}

fn push(list: &mut Vec<Difference>, path: &str, expected: &Value, found: &Value) {
    list.push(Difference { path: path.to_owned(), expected: expected.clone(), found: found.clone() });
}
