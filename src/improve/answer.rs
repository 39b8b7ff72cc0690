//! The improvements as they leave the core.

use serde::Serialize;

use crate::answer::{Basis, Item, Note, PackRef};
use crate::ask::Task;
use crate::date::Date;
use crate::judge::Tri;
use crate::repair::Channel;
use crate::subject::How;
use crate::text::Lang;

/// What betters an answer.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ImproveAnswer {
    /// The task.
    pub task: Task,
    /// What the input comes to as it is.
    pub outcome: String,
    /// The day on which was judged.
    pub as_of: Date,
    /// The last day to which waiting was tried.
    pub until: Date,
    /// The place.
    pub jurisdiction: String,
    /// The language of the texts.
    pub lang: Lang,
    /// The pack that the answer comes from.
    pub pack: Option<PackRef>,
    /// The records, benefits or routes, or the grade, each with what betters it.
    pub parts: Vec<ImprovePart>,
    /// What deserves a word about the input.
    pub notices: Vec<Note>,
    /// That this is a self-assessment.
    pub disclaimer: String,
}

/// A part of an answer with what betters it.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ImprovePart {
    /// The record, the benefit or the route; `tier` for a grade.
    pub id: String,
    /// The outcome, or the grade, as it is.
    pub outcome: String,
    /// One sentence.
    pub summary: String,
    /// Whether no outcome of the task is better.
    pub best: bool,
    /// The sets of changes, the best outcome first, then the earliest and the smallest.
    pub sets: Vec<ImprovementSet>,
    /// What stands in the way.
    pub in_the_way: Vec<Obstacle>,
}

/// A set of changes of which none can be left out.
#[derive(Clone, Debug, Serialize)]
pub struct ImprovementSet {
    /// What the part comes to when all are made.
    pub outcome: String,
    /// The grades that are possible then, or the effect on a benefit.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub details: Vec<String>,
    /// One sentence.
    pub summary: String,
    /// The first day on which that is so.
    pub from: Date,
    /// The changes.
    pub changes: Vec<ChangeAnswer>,
    /// What to hand in with the request, where a rule says so.
    pub materials: Vec<Item>,
    /// Where to file the request, where a rule says so.
    pub channel: Vec<Channel>,
}

/// A change.
#[derive(Clone, Debug, Serialize)]
pub struct ChangeAnswer {
    /// `now`: the subject can do it now; `wait`: it can only be waited for.
    pub how: How,
    /// The day to wait for; for `now` nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// Where it stands in the input; `null` for time that has to pass.
    pub path: Option<String>,
    /// What is changed.
    pub label: String,
    /// What stands there now; `null` when nobody stated it.
    pub was: serde_json::Value,
    /// What has to stand there.
    pub value: serde_json::Value,
    /// The rules that read it, what they advise, and their citations.
    pub advice: Vec<Advice>,
}

/// What a rule says about a change.
#[derive(Clone, Debug, Serialize)]
pub struct Advice {
    /// The rule.
    pub rule: String,
    /// What it says of the input as it is.
    pub message: String,
    /// What to do.
    pub cure: Option<String>,
    /// The citation.
    pub basis: Vec<Basis>,
}

/// A rule that stands in the way of a better outcome.
#[derive(Clone, Debug, Serialize)]
pub struct Obstacle {
    /// The rule.
    pub rule: String,
    /// How it is judged.
    pub holds: Tri,
    /// What it says of the input.
    pub message: String,
    /// Who can change it.
    pub how: How,
    /// The last day on which it stands in the way, where a text says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// What to do, where a text says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cure: Option<String>,
    /// The citation.
    pub basis: Vec<Basis>,
}
