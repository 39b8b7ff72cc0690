//! JavaScript values as JSON: the limits, and what cannot be JSON.
//!
//! `js/values.js` has already refused what `JSON.stringify` would change in silence (NaN, dates, maps) and has named
//! the place. What remains here is what only the engine's own `JSON.stringify` can find, and the size.

use js_sys::{ArrayBuffer, Error as JsError, JSON, JsString, Object, Uint8Array};
use serde_json::Value;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::JsValue;

use crate::error::Error;
use crate::text::Text;

/// The longest JSON text that is read, in bytes of UTF-8.
const LONGEST: usize = 16 * 1024 * 1024;

/// A value as `serde_json` has it; what JSON does not know (`undefined`, a function) is null.
pub(super) fn to_json(value: &JsValue, path: &str) -> Result<Value, Error> {
    match stringified(value, path)? {
        Some(text) => parsed(&text, path),
        None => Ok(Value::Null),
    }
}

/// JSON text given as such, as UTF-8 bytes, or as the value it says.
pub(super) fn json_text(value: &JsValue, path: &str) -> Result<String, Error> {
    if let Some(text) = value.as_string() {
        return limited(text, path);
    }
    if let Some(bytes) = bytes_of(value) {
        if length(bytes.length()) > LONGEST {
            return Err(too_large(path));
        }
        return String::from_utf8(bytes.to_vec()).map_err(|e| not_utf8(path, e.utf8_error().valid_up_to()));
    }
    let wrong = || {
        let text = Text::new(
            "规则包须是对象、JSON 文本或其 UTF-8 字节",
            "a pack must be an object, JSON text, or the bytes of JSON text in UTF-8",
        );
        Error::new("wrong_type", path, text)
    };
    if value.dyn_ref::<Object>().is_none() {
        return Err(wrong());
    }
    stringified(value, path)?.ok_or_else(wrong)
}

fn bytes_of(value: &JsValue) -> Option<Uint8Array> {
    if let Some(bytes) = value.dyn_ref::<Uint8Array>() {
        return Some(bytes.clone());
    }
    value.dyn_ref::<ArrayBuffer>().map(|buffer| Uint8Array::new(buffer))
}

/// `JSON.stringify`, its exceptions made into errors; nothing for a value that JSON leaves out.
fn stringified(value: &JsValue, path: &str) -> Result<Option<String>, Error> {
    if value.is_undefined() {
        return Ok(None);
    }
    let text: JsValue = JSON::stringify(value).map_err(|thrown| not_stringified(&thrown, path))?.into();
    let Some(text) = text.dyn_ref::<JsString>() else { return Ok(None) };
    // UTF-16 units never outnumber the bytes: refuse before copying.
    if length(text.length()) > LONGEST {
        return Err(too_large(path));
    }
    limited(String::from(text), path).map(Some)
}

fn parsed(text: &str, path: &str) -> Result<Value, Error> {
    // The text comes from `JSON.stringify`, so depth is the one thing that can be wrong with it.
    serde_json::from_str(text).map_err(|_| too_deep(path))
}

fn limited(text: String, path: &str) -> Result<String, Error> {
    if text.len() > LONGEST { Err(too_large(path)) } else { Ok(text) }
}

fn length(units: u32) -> usize {
    usize::try_from(units).unwrap_or(usize::MAX)
}

fn not_stringified(thrown: &JsValue, path: &str) -> Error {
    let (name, said) = match thrown.dyn_ref::<JsError>() {
        Some(error) => (error.name(), error.message()),
        None => (JsString::from(""), JsString::from("")),
    };
    let is_circular = said.includes("circular", 0) || said.includes("cyclic", 0);
    let said = String::from(said);
    match String::from(name).as_str() {
        "RangeError" => too_deep(path),
        "TypeError" if is_circular => {
            let text = Text::new(
                "数据中有循环引用，不能表示为 JSON",
                "the value contains itself and cannot be written as JSON",
            );
            Error::new("circular_input", path, text)
        }
        _ => {
            let zh = format!("数据不能表示为 JSON：`{said}`");
            Error::new("not_json", path, Text::new(zh, format!("the value cannot be written as JSON: `{said}`")))
        }
    }
}

fn too_deep(path: &str) -> Error {
    let text = Text::new("数据嵌套过深，最多 127 层", "the value is nested too deeply; at most 127 levels are read");
    Error::new("too_deep", path, text)
}

fn too_large(path: &str) -> Error {
    let text = Text::new("数据过大，最多 16 MiB", "the value is too large; at most 16 MiB of JSON text are read");
    Error::new("too_large", path, text)
}

fn not_utf8(path: &str, at: usize) -> Error {
    let zh = format!("字节不是 UTF-8 编码（第 {at} 字节起），请另存为 UTF-8");
    let en = format!("the bytes are not UTF-8 from byte {at} on; save the file as UTF-8");
    Error::new("not_utf8", path, Text::new(zh, en))
}
