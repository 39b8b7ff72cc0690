//! The timeline as it leaves the core.

use serde::Serialize;

use super::cause::Because;
use crate::answer::{Note, PackRef};
use crate::ask::{State, Task};
use crate::date::Date;
use crate::text::Lang;

/// How an answer changes with time.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TimelineAnswer {
    /// The task.
    pub task: Task,
    /// What the input comes to on the first day.
    pub outcome: String,
    /// The first day.
    pub as_of: Date,
    /// The last day that was looked at.
    pub until: Date,
    /// The place.
    pub jurisdiction: String,
    /// The language of the texts.
    pub lang: Lang,
    /// The pack that the answer of the first day comes from.
    pub pack: Option<PackRef>,
    /// What the parts come to on the first day.
    pub parts: Vec<State>,
    /// The days on which something is otherwise than on the day before, in order.
    pub changes: Vec<Change>,
    /// The first day for which the State Council's arrangement of working days is not known, where it lies in the time
    /// that was looked at: ends that are counted in working days beyond it are provisional.
    pub provisional_from: Option<Date>,
    /// What deserves a word about the input.
    pub notices: Vec<Note>,
    /// That this is a self-assessment.
    pub disclaimer: String,
}

/// A day on which something changes.
#[derive(Clone, Debug, Serialize)]
pub struct Change {
    /// The first day of what is new.
    pub date: Date,
    /// Whether the day rests on working days beyond the known calendar.
    pub provisional: bool,
    /// What the whole came to on the day before.
    pub before: String,
    /// What the whole comes to.
    pub after: String,
    /// The parts that change.
    pub parts: Vec<Changed>,
}

/// A part that changes.
#[derive(Clone, Debug, Serialize)]
pub struct Changed {
    /// The part.
    pub id: String,
    /// What it was on the day before; `null` where it was not there.
    pub before: Option<State>,
    /// What it is; `null` where it is not there any more.
    pub after: Option<State>,
    /// The rules that come out otherwise, with their citations.
    pub because: Vec<Because>,
}
