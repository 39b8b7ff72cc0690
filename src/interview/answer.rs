//! The questions as they leave the core.

use serde::Serialize;

use crate::answer::{Basis, Missing, Note};
use crate::ask::Task;
use crate::date::Date;
use crate::judge::Tri;
use crate::text::Lang;

/// What is still worth asking.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct QuestionsAnswer {
    /// The task.
    pub task: Task,
    /// What the input comes to as it is.
    pub outcome: String,
    /// What its records, benefits or routes come to; the grade for tiers.
    pub parts: Vec<PartOutcome>,
    /// The day on which was judged.
    pub as_of: Date,
    /// The place.
    pub jurisdiction: String,
    /// The language of the texts.
    pub lang: Lang,
    /// The questions, most decisive first. What is not asked cannot change the outcome.
    pub questions: Vec<Question>,
    /// What the visitor said not to know, and whether that matters.
    pub dont_know: Vec<DontKnow>,
    /// How many questions remain at most; `null` where the records or materials are not listed yet.
    pub remaining: Option<usize>,
    /// What deserves a word about the input.
    pub notices: Vec<Note>,
    /// That this is a self-assessment.
    pub disclaimer: String,
}

/// What a part comes to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PartOutcome {
    /// The record, the benefit or the route; `tier` for a grade.
    pub id: String,
    /// The outcome, or the grade.
    pub outcome: String,
    /// The grades that are possible, or the effect on a benefit.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub details: Vec<String>,
}

/// A question.
#[derive(Clone, Debug, Serialize)]
pub struct Question {
    /// What is asked, where it stands in the input, and how it may be answered.
    #[serde(flatten)]
    pub missing: Missing,
    /// What helps to answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub help: Option<String>,
    /// The unit of a number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// The least number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub least: Option<i64>,
    /// The largest number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub most: Option<i64>,
    /// The parts of the answer that it bears on.
    pub parts: Vec<String>,
    /// The rules that ask, with their citations.
    pub why: Vec<Why>,
    /// `alone` where some answer changes the outcome by itself, `with_others` where it takes further answers,
    /// `not_tried` where the values cannot be listed or were too many.
    pub decides: &'static str,
    /// The outcomes between which it decides, by itself.
    pub between: Vec<String>,
    /// Whether nothing is left to ask after it, whatever is answered; `null` where that was not tried.
    pub settles: Option<bool>,
    /// What each answer would come to, as far as one step shows.
    pub branches: Vec<Branch>,
    /// What "I don't know" comes to.
    pub unknown: Unknown,
}

/// A rule that asks.
#[derive(Clone, Debug, Serialize)]
pub struct Why {
    /// The part of the answer.
    pub part: String,
    /// The rule.
    pub rule: String,
    /// How it is judged as long as nobody answers.
    pub holds: Tri,
    /// What it does.
    pub effect: &'static str,
    /// What it says of the input.
    pub message: String,
    /// Whether a presumption stands in for an answer.
    pub assumed: bool,
    /// The citation.
    pub basis: Vec<Basis>,
}

/// What some answers come to.
#[derive(Clone, Debug, Serialize)]
pub struct Branch {
    /// The answers, where they are words, yes or no, or single values.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub values: Vec<serde_json::Value>,
    /// The first day or number of a stretch; `null` where it has no beginning.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<serde_json::Value>,
    /// The last day or number of a stretch; `null` where it has no end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<serde_json::Value>,
    /// Whether it changes the answer.
    pub changes: bool,
    /// What the whole comes to.
    pub outcome: String,
    /// The parts that come out otherwise than they do now.
    pub parts: Vec<PartOutcome>,
}

/// What "I don't know" comes to.
#[derive(Clone, Debug, Serialize)]
pub struct Unknown {
    /// What the whole comes to as long as nobody answers.
    pub outcome: String,
    /// Whether some answer would change it; `null` where that takes further answers or was not tried.
    pub matters: Option<bool>,
}

/// Something that the visitor said not to know.
#[derive(Clone, Debug, Serialize)]
pub struct DontKnow {
    /// Where it stands in the input.
    pub path: String,
    /// Its label.
    pub label: String,
    /// Whether knowing it could still change the answer, alone or with others.
    pub matters: bool,
}
