//! Three values, with Kleene's strong logic.

use serde::Serialize;

/// Yes, no, or not known.
///
/// The logic is Kleene's: what is learnt later can turn `Unknown` into `Yes` or `No`,
/// never one of these into the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Tri {
    /// It holds.
    Yes,
    /// It does not hold.
    No,
    /// Not known.
    Unknown,
}

impl Tri {
    /// Both hold.
    pub fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::No, _) | (_, Self::No) => Self::No,
            (Self::Yes, Self::Yes) => Self::Yes,
            _ => Self::Unknown,
        }
    }

    /// One at least holds.
    pub fn or(self, other: Self) -> Self {
        self.not().and(other.not()).not()
    }

    /// It does not hold.
    #[expect(clippy::should_implement_trait, reason = "`not` beside `and` and `or` reads as the logic does")]
    pub fn not(self) -> Self {
        match self {
            Self::Yes => Self::No,
            Self::No => Self::Yes,
            Self::Unknown => Self::Unknown,
        }
    }
}

impl From<bool> for Tri {
    fn from(value: bool) -> Self {
        if value { Self::Yes } else { Self::No }
    }
}
