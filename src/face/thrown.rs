//! Errors on their way to JavaScript.

use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::JsValue;

use crate::error::Error;

/// The error as a plain object `{ code, path, messages: { zh, en } }`.
pub(super) fn thrown(error: &Error) -> JsValue {
    // Three strings and an object: this cannot fail, and if it did, the code alone would still tell.
    error.serialize(&Serializer::json_compatible()).unwrap_or_else(|_| JsValue::from_str(error.code))
}
