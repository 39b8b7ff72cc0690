//! Reasons that name their records, their end and the item of a list of measures.

use serde::Serialize;

use crate::answer::{Basis, Reason};
use crate::date::Date;

/// A reason of an answer about commitment or benefits.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct GroundReason {
    /// What all reasons have.
    #[serde(flatten)]
    pub reason: Reason,
    /// The records that satisfy the rule; those that may, where that is not known.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub records: Vec<String>,
    /// The last day of what holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// The item of a list of measures that the effect rests on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub list_item: Option<ListItem>,
}

/// The item of a list of measures.
#[derive(Clone, Debug, Serialize)]
pub struct ListItem {
    /// What it says.
    pub label: String,
    /// The citation.
    pub basis: Vec<Basis>,
}
