//! What is said of a pack when it is checked: faults that stop it, and lints that do not.
//!
//! The lints know law and calendars: they find what a reader of the texts would stumble over.

mod facts;
mod hint;
mod logic;
mod periods;
mod place;
mod range;
mod rules;
mod texts;
mod validity;

pub(crate) use place::written;

use serde::Serialize;
use serde_json::Value as Json;

use super::load::Pack;
use super::part::parts;
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

impl Diagnostic {
    /// A finding that does not stop the pack.
    pub(crate) fn warning(
        code: &'static str,
        path: impl Into<String>,
        zh: impl Into<String>,
        en: impl Into<String>,
    ) -> Self {
        let (messages, hints) = (Text::new(zh, en), hint::hint(code));
        Self { code, severity: Severity::Warning, path: path.into(), messages, hints }
    }
}

/// The warnings of one check.
#[derive(Debug, Default)]
struct Warnings(Vec<Diagnostic>);

impl Warnings {
    fn push(&mut self, code: &'static str, path: impl Into<String>, zh: impl Into<String>, en: impl Into<String>) {
        self.0.push(Diagnostic::warning(code, path, zh, en));
    }
}

/// The lints of `pack`, which was read from `json` and is loaded in `world`; those of its worked cases are a matter
/// of judging them.
pub fn lint(world: &World, pack: &Pack, json: &Json) -> Vec<Diagnostic> {
    let mut warnings = Warnings::default();
    let parts = parts(world, pack);
    texts::lint(json, &mut warnings);
    facts::lint(world, json, &mut warnings);
    rules::lint(pack, &parts, &mut warnings);
    periods::lint(pack, &parts, &mut warnings);
    validity::lint(world, pack, &parts, &mut warnings);
    warnings.0.into_iter().map(|found| Diagnostic { path: place::written(json, &found.path), ..found }).collect()
}
