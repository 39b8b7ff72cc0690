//! The parts that the answers of all tasks share.

use std::sync::Arc;

use serde::{Serialize, Serializer};
use serde_json::value::RawValue;

use crate::date::Date;
use crate::judge::Tri;
use crate::subject::Value;
use crate::text::Lang;

/// Which rules an answer came from.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PackRef {
    /// The pack.
    pub id: String,
    /// Its edition.
    pub edition: Date,
    /// Its digests.
    #[serde(flatten)]
    pub digests: crate::pack::Digests,
}

/// A citation, as the JSON that `cite` wrote: `document` (the title), `number`, `article` (`null`
/// where its number was not seen), `standing` (`text`, `secondary` or `unverified`), `from` and `to` (the first and the
/// last day in force), `note` (what a reader has to know) and `url` (where the issuer publishes it).
///
/// Citations are most of an answer, and the same in every answer: each is written once for a language, and shared.
#[derive(Clone, Debug, Serialize)]
#[serde(transparent)]
pub struct Basis(#[serde(serialize_with = "raw")] pub(super) Arc<RawValue>);

fn raw<S: Serializer>(written: &Arc<RawValue>, serializer: S) -> Result<S::Ok, S::Error> {
    written.as_ref().serialize(serializer)
}

impl PartialEq for Basis {
    fn eq(&self, other: &Self) -> bool {
        self.0.get() == other.0.get()
    }
}

impl Eq for Basis {}

/// A rule and how it was judged.
#[derive(Clone, Debug, Serialize)]
pub struct Reason {
    /// The rule: scheme, list and name.
    pub rule: String,
    /// Whether it holds.
    pub holds: Tri,
    /// What it does: `scheme`, `class`, `time`, `not_needed`, `bars`, `requires`.
    pub effect: &'static str,
    /// What was judged and how it came out.
    pub message: String,
    /// What to do when it stands in the way.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cure: Option<String>,
    /// Whether it rests on a presumption.
    pub assumed: bool,
    /// What was read for it.
    pub facts: Vec<FactRead>,
    /// The citation.
    pub basis: Vec<Basis>,
}

/// Something that was read, with what is known of it.
#[derive(Clone, Debug, Serialize)]
pub struct FactRead {
    /// A JSON Pointer into the input.
    pub path: String,
    /// The label.
    pub label: String,
    /// The value; `null` when nobody stated it.
    pub value: Value,
}

/// Something that is missing for a certain answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Missing {
    /// The fact, or the record's field.
    pub fact: String,
    /// The record, for a record's field.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub record: Option<String>,
    /// A JSON Pointer into the input.
    pub path: String,
    /// The label.
    pub label: String,
    /// The question that asks for it.
    pub question: String,
    /// What it may hold: `bool`, `date`, `int`, `word` or `measures`.
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// The words it may hold.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub choices: Vec<Choice>,
}

/// A word that a fact may hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Choice {
    /// The word.
    pub id: String,
    /// Its label.
    pub label: String,
}

/// Something that the answer presumes because nobody stated it.
#[derive(Clone, Debug, Serialize)]
pub struct Assumption {
    /// The fact, or the record's field.
    pub fact: String,
    /// A JSON Pointer into the input.
    pub path: String,
    /// The label.
    pub label: String,
    /// What is presumed.
    #[serde(rename = "as")]
    pub as_: &'static str,
    /// The presumption as a sentence.
    pub message: String,
}

/// Something that deserves a word.
#[derive(Clone, Debug, Serialize)]
pub struct Note {
    /// A stable word for programs.
    pub code: String,
    /// What is said.
    pub message: String,
    /// A JSON Pointer into the input.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    /// The citation.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub basis: Vec<Basis>,
}

/// A named, cited thing.
#[derive(Clone, Debug, Serialize)]
pub struct Item {
    /// The name within its list.
    pub id: String,
    /// What it is.
    pub label: String,
    /// The citation.
    pub basis: Vec<Basis>,
}

/// What a check is asked with.
#[derive(Clone, Debug)]
pub struct Ask<'a> {
    /// The day on which is judged.
    pub as_of: Date,
    /// The place.
    pub jurisdiction: &'a str,
    /// The language of the answer.
    pub lang: Lang,
    /// The scheme that is asked for, or forced upon every record; what fits when `None`.
    pub scheme: Option<&'a str>,
}
