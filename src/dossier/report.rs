//! What came of holding a record against the rules that are loaded.

use serde::Serialize;
use serde_json::Value;

use super::differ::Difference;
use crate::answer::PackRef;
use crate::error::Error;
use crate::pack::Digests;
use crate::text::Text;

/// The report on a record. Everything it says is said in both languages.
#[derive(Clone, Debug, Serialize)]
pub struct Report {
    /// Whether everything agrees.
    pub ok: bool,
    /// One sentence.
    pub summary: Text,
    /// Whether the record is as it was made.
    pub digest: DigestReport,
    /// Whether the engine is the same.
    pub engine: Agreement,
    /// Whether the calendar is the same.
    pub calendar: Agreement,
    /// The packs: those of the record, then those that are loaded for the place and are not in it.
    pub packs: Vec<PackReport>,
    /// Whether the answer is the same.
    pub answer: AnswerReport,
}

/// Whether the digests fit the body.
#[derive(Clone, Debug, Serialize)]
pub struct DigestReport {
    /// Whether both do.
    pub agrees: bool,
    /// The digests that the record states.
    pub stated: Digests,
    /// The digests of its body.
    pub found: Digests,
    /// One sentence.
    pub message: Text,
}

/// Whether something of the record is as it is here.
#[derive(Clone, Debug, Serialize)]
pub struct Agreement {
    /// Whether it is.
    pub agrees: bool,
    /// What the record states; `null` where it states nothing.
    pub stated: Value,
    /// What is here.
    pub found: Value,
    /// One sentence.
    pub message: Text,
}

/// A pack of the record, or one that is loaded.
#[derive(Clone, Debug, Serialize)]
pub struct PackReport {
    /// The pack.
    pub id: String,
    /// `same`, `differs`, `missing` (it is not loaded) or `added` (it is loaded and not in the record).
    pub state: &'static str,
    /// What the record states of it.
    pub stated: Value,
    /// What is loaded.
    pub found: Option<PackRef>,
    /// One sentence.
    pub message: Text,
}

/// Whether the answer is the same.
#[derive(Clone, Debug, Serialize)]
pub struct AnswerReport {
    /// `same`, `differs`, or `not_replayed` where the question could not be asked again.
    pub state: &'static str,
    /// Where it differs, as JSON Pointers into the answer; at most 100.
    pub differences: Vec<Difference>,
    /// How many places differ in all.
    pub count: usize,
    /// Why the question could not be asked again; places are in the record.
    pub faults: Vec<Error>,
    /// One sentence.
    pub message: Text,
}
