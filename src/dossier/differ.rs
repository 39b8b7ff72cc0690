//! Where two JSON values differ.

use serde::Serialize;
use serde_json::Value;

use crate::json::escape;

/// A place where what was recorded and what was found now are not the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Difference {
    /// A JSON Pointer into both.
    pub path: String,
    /// What the record has there; missing where it has nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stated: Option<Value>,
    /// What was found there now; missing where there is nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub found: Option<Value>,
}

/// Every place where `found` is not as `stated`, as deep down as can be told; what only `found` has comes last.
pub fn differences(stated: &Value, found: &Value) -> Vec<Difference> {
    let mut list = Vec::new();
    compare(Some(stated), Some(found), &mut String::new(), &mut list);
    list
}

fn compare(stated: Option<&Value>, found: Option<&Value>, path: &mut String, list: &mut Vec<Difference>) {
    match (stated, found) {
        (Some(Value::Object(a)), Some(Value::Object(b))) => {
            let keys = a.keys().chain(b.keys().filter(|key| !a.contains_key(*key)));
            keys.for_each(|key| step(a.get(key), b.get(key), &escape(key), path, list));
        }
        (Some(Value::Array(a)), Some(Value::Array(b))) => {
            (0..a.len().max(b.len())).for_each(|at| step(a.get(at), b.get(at), &at.to_string(), path, list));
        }
        (stated, found) if stated == found => {}
        (stated, found) => {
            list.push(Difference { path: path.clone(), stated: stated.cloned(), found: found.cloned() });
        }
    }
}

fn step(stated: Option<&Value>, found: Option<&Value>, name: &str, path: &mut String, list: &mut Vec<Difference>) {
    let length = path.len();
    path.push('/');
    path.push_str(name);
    compare(stated, found, path, list);
    path.truncate(length);
}
