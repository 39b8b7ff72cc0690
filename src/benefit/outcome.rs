//! The kinds of answer to "is this benefit open?".

use serde::Serialize;

use crate::pack::Effect;

/// What can be said of a benefit, from best to worst; the outcome of an input is the worst of its benefits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// No loaded rule stands in the way.
    Open,
    /// It is reviewed strictly.
    Strict,
    /// The authority may refuse it.
    Discretionary,
    /// Not known; what is missing is named.
    Undetermined,
    /// It is refused, suspended or cancelled.
    Refused,
}

impl Outcome {
    /// The word in answers.
    pub fn id(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Strict => "strict",
            Self::Discretionary => "discretionary",
            Self::Undetermined => "undetermined",
            Self::Refused => "refused",
        }
    }
}

impl From<Effect> for Outcome {
    fn from(effect: Effect) -> Self {
        match effect {
            Effect::Strict => Self::Strict,
            Effect::Discretionary => Self::Discretionary,
            Effect::Suspended | Effect::Cancelled | Effect::Refused => Self::Refused,
        }
    }
}
