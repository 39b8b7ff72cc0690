//! The input as a record keeps it: what was read, and nothing else.

use serde_json::Value;

use crate::subject::Input;

/// Something of the input that the record does not keep.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// Where it stood: a JSON Pointer into the input.
    pub path: String,
    /// `name`: a name, which the visitor did not ask to keep; `not_read`: no rule knows it.
    pub why: &'static str,
}

/// The input without what is `null`, what no rule reads and, unless `names`, the subject's name; the credit code as it
/// was read.
///
/// What is `null` is not known, as what is missing is, so leaving it out changes no answer.
pub fn normalise(json: &Value, input: &Input, names: bool) -> (Value, Vec<LeftOut>) {
    let mut kept = json.clone();
    let mut left_out = Vec::new();
    let unknown = input.remarks.iter().filter(|remark| remark.code.starts_with("unknown_"));
    for remark in unknown {
        if take(&mut kept, &remark.path).is_some() {
            left_out.push(LeftOut { path: remark.path.clone(), why: "not_read" });
        }
    }
    drop_nulls(&mut kept);
    if !names && take(&mut kept, "/subject/name").is_some() {
        left_out.push(LeftOut { path: "/subject/name".to_owned(), why: "name" });
    }
    if let (Some(code), Some(read)) = (kept.pointer_mut("/subject/uscc"), &input.uscc) {
        *code = Value::from(read.as_str());
    }
    (kept, left_out)
}

/// Takes the value at a pointer to a key of an object.
fn take(json: &mut Value, path: &str) -> Option<Value> {
    let (parent, key) = path.rsplit_once('/')?;
    json.pointer_mut(parent)?.as_object_mut()?.remove(&key.replace("~1", "/").replace("~0", "~"))
}

fn drop_nulls(json: &mut Value) {
    match json {
        Value::Object(map) => {
            map.retain(|_, value| !value.is_null());
            map.values_mut().for_each(drop_nulls);
        }
        Value::Array(items) => items.iter_mut().for_each(drop_nulls),
        _ => {}
    }
}
