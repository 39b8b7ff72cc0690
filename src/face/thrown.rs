//! Errors on their way to JavaScript.

use js_sys::JSON;
use serde::Serialize;
use wasm_bindgen::prelude::JsValue;

use crate::error::Error;
use crate::text::Text;

/// The shape that `js/error.js` makes a `ZhixinError` of: the first fault, and all of them.
#[derive(Serialize)]
struct Thrown<'a> {
    code: &'a str,
    path: &'a str,
    messages: &'a Text,
    errors: &'a [Error],
}

/// The faults as a plain object `{ code, path, messages: { zh, en }, errors }`.
pub(super) fn thrown(faults: &[Error]) -> JsValue {
    let Some(first) = faults.first() else { return JsValue::from_str("no fault was named") };
    let all = Thrown { code: first.code, path: &first.path, messages: &first.messages, errors: faults };
    // Strings in objects: this cannot fail, and if it did, the code alone would still tell.
    let text = serde_json::to_string(&all).unwrap_or_default();
    JSON::parse(&text).unwrap_or_else(|_| JsValue::from_str(first.code))
}

/// A single fault as [`thrown`] gives it.
pub(super) fn thrown_one(fault: Error) -> JsValue {
    thrown(&[fault])
}
