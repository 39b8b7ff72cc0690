//! The one error type of the face: a code, a place in the input, and a message in both languages.

use core::fmt;

use serde::Serialize;

use crate::text::Text;

/// What is wrong with an input or a pack, and where.
///
/// `code` is a stable word for programs; `path` is a JSON Pointer (RFC 6901) into
/// the value that was given; `messages` says what is wrong and what would be right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Error {
    /// A stable word, for example `impossible_date`.
    pub code: &'static str,
    /// A JSON Pointer into the given value; empty for the whole value.
    pub path: String,
    /// What is wrong and what would be right.
    pub messages: Text,
}

impl Error {
    /// Makes an error.
    pub fn new(code: &'static str, path: impl Into<String>, messages: Text) -> Self {
        Self { code, path: path.into(), messages }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({}) {}", self.messages.en, self.code, self.path)
    }
}

impl std::error::Error for Error {}
