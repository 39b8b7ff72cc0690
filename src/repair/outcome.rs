//! The kinds of answer to "may this record be repaired?".

use serde::Serialize;

/// What can be said of the repair of a record. The kinds are never collapsed into yes and no.
///
/// They are ordered from best to worst; the outcome of an input is the worst of its records.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// The question does not arise (no record, or none on that day).
    NotApplicable,
    /// There is nothing to repair: ended, removed, repaired or never published.
    NotNeeded,
    /// Repair may be requested.
    Eligible,
    /// Repair may be requested; the text leaves the decision to the authority.
    Discretionary,
    /// Repair may be requested from a later day on.
    NotYet,
    /// Not known; what is missing is named.
    Undetermined,
    /// Repair would be refused.
    Ineligible,
}

impl Outcome {
    /// The word in answers.
    pub fn id(self) -> &'static str {
        match self {
            Self::NotApplicable => "not_applicable",
            Self::NotNeeded => "not_needed",
            Self::Eligible => "eligible",
            Self::Discretionary => "discretionary",
            Self::NotYet => "not_yet",
            Self::Undetermined => "undetermined",
            Self::Ineligible => "ineligible",
        }
    }
}
