//! The canonical text of JSON (RFC 8785, JSON Canonicalization Scheme), for digests.
//!
//! The value space is strings, integers, true, false, null, lists and objects. Numbers with a fraction or an exponent
//! are refused, and so are integers beyond ±(2^53 − 1), which not every reader keeps exactly (RFC 7493, 2.2).
//! Within it the rules come to this: no white space, keys in the order of their UTF-16 code units, integers in plain
//! decimals, and of the characters only `"`, `\` and the controls below U+0020 escaped, as short as possible.

use core::fmt::Write as _;

use serde_json::{Map, Value};

use crate::error::Error;
use crate::text::Text;

/// The largest integer that every reader of JSON keeps exactly: 2^53 − 1.
pub const LARGEST: i64 = 9_007_199_254_740_991;

/// Writes `value` canonically.
///
/// ```
/// let value = serde_json::json!({ "b": [1, true, null], "a": "甲\n" });
/// assert_eq!(zhixin::json::canonical(&value).unwrap(), r#"{"a":"甲\n","b":[1,true,null]}"#);
/// assert!(zhixin::json::canonical(&serde_json::json!([0.5])).is_err());
/// ```
///
/// # Errors
///
/// `not_an_integer` or `not_exact` at the place of a number outside the value space.
pub fn canonical(value: &Value) -> Result<String, Error> {
    let mut out = String::new();
    write(value, &mut String::new(), &mut out)?;
    Ok(out)
}

fn write(value: &Value, path: &mut String, out: &mut String) -> Result<(), Error> {
    match value {
        Value::Null => out.push_str("null"),
        Value::Bool(true) => out.push_str("true"),
        Value::Bool(false) => out.push_str("false"),
        Value::Number(number) => {
            let integer = number.as_i64().ok_or_else(|| fault(number, path))?;
            if integer.unsigned_abs() > LARGEST.unsigned_abs() {
                return Err(fault(number, path));
            }
            // Writing to a string cannot fail.
            let _ = write!(out, "{integer}");
        }
        Value::String(text) => string(text, out),
        Value::Array(items) => {
            out.push('[');
            for (at, item) in items.iter().enumerate() {
                if at > 0 {
                    out.push(',');
                }
                step(item, &at.to_string(), path, out)?;
            }
            out.push(']');
        }
        Value::Object(map) => object(map, path, out)?,
    }
    Ok(())
}

fn object(map: &Map<String, Value>, path: &mut String, out: &mut String) -> Result<(), Error> {
    // The map is in the order of code points. That of code units differs only where a key has a character beyond U+FFFF,
    // so each key goes to its place from the end of the list.
    let mut entries: Vec<(&String, &Value)> = Vec::with_capacity(map.len());
    for (key, item) in map {
        let later = |(known, _): &&(&String, &Value)| key.encode_utf16().lt(known.encode_utf16());
        let at = entries.len() - entries.iter().rev().take_while(later).count();
        entries.insert(at, (key, item));
    }
    out.push('{');
    for (at, (key, item)) in entries.into_iter().enumerate() {
        if at > 0 {
            out.push(',');
        }
        string(key, out);
        out.push(':');
        step(item, &super::escape(key), path, out)?;
    }
    out.push('}');
    Ok(())
}

fn step(item: &Value, name: &str, path: &mut String, out: &mut String) -> Result<(), Error> {
    let length = path.len();
    path.push('/');
    path.push_str(name);
    write(item, path, out)?;
    path.truncate(length);
    Ok(())
}

fn string(text: &str, out: &mut String) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\u{8}' => out.push_str("\\b"),
            '\t' => out.push_str("\\t"),
            '\n' => out.push_str("\\n"),
            '\u{c}' => out.push_str("\\f"),
            '\r' => out.push_str("\\r"),
            c if c < ' ' => {
                let _ = write!(out, "\\u{:04x}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
}

fn fault(number: &serde_json::Number, path: &str) -> Error {
    match number.is_f64() {
        true => Error::new(
            "not_an_integer",
            path,
            Text::new(
                format!("`{number}` 不是整数，不能计入记录"),
                format!("`{number}` is no integer and cannot be recorded"),
            ),
        ),
        false => Error::new(
            "not_exact",
            path,
            Text::new(
                format!("整数 `{number}` 超出可以精确保存的范围（±{LARGEST}）"),
                format!("the integer `{number}` is beyond what is kept exactly (±{LARGEST})"),
            ),
        ),
    }
}
