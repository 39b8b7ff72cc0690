//! The four tasks by name.

use serde::Serialize;

use crate::error::Error;
use crate::json::{hint, nearest};
use crate::text::Text;

/// A task: what can be asked of a subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Task {
    /// May this be done by commitment?
    Commitment,
    /// Which grade does a scheme give?
    Tier,
    /// May a record be repaired?
    Repair,
    /// Is a benefit open?
    Benefits,
}

impl Task {
    /// All tasks, in the order of the vocabulary.
    pub const ALL: [Self; 4] = [Self::Commitment, Self::Tier, Self::Repair, Self::Benefits];

    /// The word in arguments and answers.
    pub fn id(self) -> &'static str {
        match self {
            Self::Commitment => "commitment",
            Self::Tier => "tier",
            Self::Repair => "repair",
            Self::Benefits => "benefits",
        }
    }

    /// The task with the name `id`.
    ///
    /// # Errors
    ///
    /// `unknown_task`, which names the tasks and the nearest of them.
    pub fn from_id(id: &str) -> Result<Self, Error> {
        Self::ALL.into_iter().find(|task| task.id() == id).ok_or_else(|| {
            let (zh, en) = hint(nearest(Self::ALL.into_iter().map(Self::id), id));
            let names = Self::ALL.map(Self::id);
            let shown: String = id.chars().take(40).collect();
            let message = Text::new(
                format!("没有 `{shown}` 这个任务，任务有 {}{zh}", names.join("、")),
                format!("there is no task `{shown}`; the tasks are {}{en}", names.join(", ")),
            );
            Error::new("unknown_task", "/task", message)
        })
    }
}
