//! The kinds of answer to "may this be done by commitment?".

use serde::Serialize;

/// What can be said of a route by commitment, from worst to best.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// The route does not lie open for the matter, or was not chosen.
    NotApplicable,
    /// A bar holds, or a condition fails.
    Ineligible,
    /// Not known; what is missing is named.
    Undetermined,
    /// It may be used; the text leaves the decision to the authority.
    Discretionary,
    /// It may be used.
    Eligible,
}

impl Outcome {
    /// The word in answers.
    pub fn id(self) -> &'static str {
        match self {
            Self::NotApplicable => "not_applicable",
            Self::Ineligible => "ineligible",
            Self::Undetermined => "undetermined",
            Self::Discretionary => "discretionary",
            Self::Eligible => "eligible",
        }
    }
}
