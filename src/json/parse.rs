//! JSON text to a tree, within limits.

use serde_json::Value;

use crate::error::Error;
use crate::text::Text;

/// The longest input or pack that is read: 4 MiB (4,194,304 bytes). The built-in packs are far below it.
pub const MAX_BYTES: usize = 4 << 20;

/// Parses `text`, of at most [`MAX_BYTES`] bytes and 128 levels.
///
/// # Errors
///
/// `too_large`, `too_deep`, or `not_json` with the line and column.
pub fn parse(text: &str) -> Result<Value, Error> {
    parse_within(text, MAX_BYTES)
}

/// Parses `text`, of at most `max` bytes and 128 levels.
///
/// # Errors
///
/// As [`parse`].
pub fn parse_within(text: &str, max: usize) -> Result<Value, Error> {
    if text.len() > max {
        let (given, max) = (text.len(), max);
        return Err(Error::new(
            "too_large",
            "",
            Text::new(
                format!("内容为 {given} 字节，超过上限 {max} 字节"),
                format!("the text has {given} bytes, at most {max} are read"),
            ),
        ));
    }
    serde_json::from_str(text.trim_start_matches('\u{feff}')).map_err(|fault| not_json(&fault))
}

fn not_json(fault: &serde_json::Error) -> Error {
    let (line, column) = (fault.line(), fault.column());
    // serde_json has no predicate for its recursion limit; the message is the only sign of it.
    if fault.to_string().starts_with("recursion limit") {
        return Error::new(
            "too_deep",
            "",
            Text::new(
                format!("JSON 嵌套过深（第 {line} 行第 {column} 列），最多 127 层"),
                format!("the JSON is nested too deep (line {line}, column {column}), at most 127 levels are read"),
            ),
        );
    }
    Error::new(
        "not_json",
        "",
        Text::new(
            format!("不是有效的 JSON：第 {line} 行第 {column} 列处有误"),
            format!("this is not JSON: fault at line {line}, column {column}"),
        ),
    )
}
