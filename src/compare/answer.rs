//! The comparison as it leaves the core.

use serde::Serialize;

use crate::answer::{Note, PackRef};
use crate::ask::{State, Task};
use crate::date::Date;
use crate::text::Lang;
use crate::timeline::Because;

/// The same input in several cases.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CompareAnswer {
    /// The task.
    pub task: Task,
    /// The language of the texts.
    pub lang: Lang,
    /// Whether every part comes out the same in every case.
    pub same: bool,
    /// The cases: for each day the places in the order in which they were asked for, first with the packs that are
    /// loaded and then, where packs were handed over, with those.
    pub cases: Vec<CaseAnswer>,
    /// What differs from the first case.
    pub differences: Vec<Difference>,
    /// What deserves a word about the input.
    pub notices: Vec<Note>,
    /// That this is a self-assessment.
    pub disclaimer: String,
}

/// What the input comes to in one case.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CaseAnswer {
    /// The place.
    pub jurisdiction: String,
    /// The day.
    pub as_of: Date,
    /// `loaded`, or `given` for the packs that were handed over.
    pub edition: &'static str,
    /// The pack that the answer comes from.
    pub pack: Option<PackRef>,
    /// What the whole comes to.
    pub outcome: String,
    /// What the parts come to.
    pub parts: Vec<State>,
}

/// A part that is otherwise than in the first case.
#[derive(Clone, Debug, Serialize)]
pub struct Difference {
    /// The position of the case in `cases`, from 1: the first is number 0.
    pub case: usize,
    /// The part.
    pub part: String,
    /// Whether the outcome differs; else only the rules, dates or texts behind it do.
    pub outcome: bool,
    /// What it is in the first case; `null` where it is not there.
    pub first: Option<State>,
    /// What it is in this case; `null` where it is not there.
    pub here: Option<State>,
    /// The rules that differ, with how they were judged in the first case (`before`) and in this one (`after`).
    pub because: Vec<Because>,
}
