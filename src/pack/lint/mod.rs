//! What is said of a pack when it is checked: faults that stop it, and lints that do not.
//!
//! The lints know law and calendars: they find what a reader of the texts would stumble over.

mod edges;
mod hint;
mod logic;
mod parts;
mod rules;
mod texts;
mod validity;

use serde::Serialize;
use serde_json::Value as Json;

use super::load::Pack;
use super::world::World;
use crate::error::Error;
use crate::text::Text;

/// Whether a finding stops the pack.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// The pack does not load.
    Error,
    /// The pack loads; somebody should look.
    Warning,
}

/// A finding in a pack.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Diagnostic {
    /// A stable word for programs.
    pub code: &'static str,
    /// Whether it stops the pack.
    pub severity: Severity,
    /// A JSON Pointer into the pack.
    pub path: String,
    /// What was found.
    pub messages: Text,
    /// What to do about it.
    pub hints: Text,
}

impl From<Error> for Diagnostic {
    fn from(fault: Error) -> Self {
        let hints = hint::hint(fault.code);
        Self { code: fault.code, severity: Severity::Error, path: fault.path, messages: fault.messages, hints }
    }
}

/// The warnings of one check.
#[derive(Debug, Default)]
struct Warnings(Vec<Diagnostic>);

impl Warnings {
    fn push(&mut self, code: &'static str, path: impl Into<String>, zh: impl Into<String>, en: impl Into<String>) {
        let (messages, hints) = (Text::new(zh, en), hint::hint(code));
        self.0.push(Diagnostic { code, severity: Severity::Warning, path: path.into(), messages, hints });
    }
}

/// The lints of `pack`, which was read from `json` and is loaded in `world`.
pub fn lint(world: &World, pack: &Pack, json: &Json) -> Vec<Diagnostic> {
    let mut warnings = Warnings::default();
    texts::lint(json, &mut warnings);
    rules::lint(pack, &mut warnings);
    validity::lint(world, pack, &mut warnings);
    edges::lint(world, pack, &mut warnings);
    warnings.0
}
