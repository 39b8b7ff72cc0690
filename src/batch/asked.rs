//! What is asked of every row, and what an outcome means for a list.

use serde::Serialize;

use crate::date::Date;
use crate::text::Lang;

/// A task that is asked of every row.
#[derive(Clone, Debug)]
pub struct Asked {
    /// Which one.
    pub task: Task,
    /// The day on which is judged.
    pub as_of: Date,
    /// The place.
    pub jurisdiction: String,
    /// The language of labels.
    pub lang: Lang,
    /// The scheme that is forced.
    pub scheme: Option<String>,
    /// The one benefit, or the one office check.
    pub only: Option<String>,
}

/// The tasks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Task {
    /// Repair of records.
    Repair,
    /// The grade.
    Tier,
    /// Commitment.
    Commitment,
    /// Benefits.
    Benefits,
    /// The checks of an office.
    Office,
}

impl Task {
    /// All of them, with their names.
    pub const ALL: [(&'static str, Self); 5] = [
        ("repair", Self::Repair),
        ("tier", Self::Tier),
        ("commitment", Self::Commitment),
        ("benefits", Self::Benefits),
        ("office", Self::Office),
    ];

    /// The name.
    pub fn id(self) -> &'static str {
        Self::ALL.iter().find(|(_, task)| *task == self).map_or("", |(id, _)| id)
    }
}

/// What an outcome means for a list that is screened. The outcomes themselves stay beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Class {
    /// The question does not arise.
    NotApplicable,
    /// Nothing stands in the way.
    Pass,
    /// A grade is certain, or an office check was answered.
    Answered,
    /// The authority looks closer: strict review, or its discretion.
    Review,
    /// Not before a day.
    NotYet,
    /// Not known; what is missing is named.
    Undetermined,
    /// No.
    Refuse,
    /// A cell cannot be read.
    Error,
}

impl Class {
    /// All, from the mildest to the gravest; the class of a row is the gravest of its tasks.
    pub const ALL: [Self; 8] = [
        Self::NotApplicable,
        Self::Pass,
        Self::Answered,
        Self::Review,
        Self::NotYet,
        Self::Undetermined,
        Self::Refuse,
        Self::Error,
    ];

    /// The word.
    pub fn id(self) -> &'static str {
        match self {
            Self::NotApplicable => "not_applicable",
            Self::Pass => "pass",
            Self::Answered => "answered",
            Self::Review => "review",
            Self::NotYet => "not_yet",
            Self::Undetermined => "undetermined",
            Self::Refuse => "refuse",
            Self::Error => "error",
        }
    }

    pub(super) fn of(outcome: &str) -> Self {
        match outcome {
            "not_applicable" => Self::NotApplicable,
            "eligible" | "open" | "not_needed" => Self::Pass,
            "discretionary" | "strict" => Self::Review,
            "not_yet" => Self::NotYet,
            "undetermined" | "not_in_force" => Self::Undetermined,
            "ineligible" | "refused" => Self::Refuse,
            _ => Self::Answered,
        }
    }
}

/// What a task comes to: rows that come to the same share one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Brief {
    /// The class.
    pub class: Class,
    /// The outcome as the task's answer names it: a kind of answer, or a grade.
    pub outcome: String,
    /// The rules that decide it, in the order of the answer.
    pub reasons: Vec<String>,
    /// The facts that would settle it, in alphabetical order.
    pub missing: Vec<String>,
}
