//! The answer to a question about a grade, as it leaves the core.

use serde::Serialize;

use super::span::Range;
use crate::answer::{Assumption, Basis, FactRead, Missing, Note, PackRef, Reason};
use crate::date::{Date, Unit};
use crate::judge::Tri;
use crate::text::Lang;

/// The answer for an input.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TierAnswer {
    /// Always `tier`.
    pub task: &'static str,
    /// The grade when it is certain; else `undetermined`, `not_rated`, `not_applicable` or `not_in_force`.
    pub outcome: String,
    /// The sort of outcome: `grade`, `undetermined`, `not_rated`, `not_applicable`, `not_in_force`.
    pub outcome_kind: &'static str,
    /// One sentence.
    pub summary: String,
    /// The day on which was judged.
    pub as_of: Date,
    /// The place.
    pub jurisdiction: String,
    /// The language of the texts.
    pub lang: Lang,
    /// The scheme.
    pub scheme: Option<String>,
    /// What a grade of it is.
    pub scheme_kind: Option<&'static str>,
    /// Its title.
    pub scheme_title: Option<String>,
    /// Where it stands: `in_force`, `trial`, `pilot`, `draft`, `slot`.
    pub scheme_status: Option<&'static str>,
    /// The pack that it comes from.
    pub pack: Option<PackRef>,
    /// The schemes to choose from, where none was named and several fit.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub choices: Vec<SchemeChoice>,
    /// The grades that are possible, best first.
    pub possible: Vec<String>,
    /// The grades that are not.
    pub impossible: Vec<String>,
    /// All grades, best first.
    pub grades: Vec<GradeAnswer>,
    /// The score.
    pub score: Option<ScoreAnswer>,
    /// Whether every grade and score that is called possible really is.
    pub tight: bool,
    /// What must hold before anything is graded.
    pub gates: Vec<GateAnswer>,
    /// What changes the score.
    pub items: Vec<ItemAnswer>,
    /// Families of items, or nodes of a weight tree.
    pub nodes: Vec<NodeAnswer>,
    /// What changes the score or the grade afterwards, in order.
    pub overrides: Vec<OverrideAnswer>,
    /// What follows.
    pub consequences: Vec<ConsequenceAnswer>,
    /// Objection and repair.
    pub procedures: Vec<ProcedureAnswer>,
    /// The rules that lead to the grade.
    pub reasons: Vec<Reason>,
    /// What is missing for a certain answer, what settles it first.
    pub missing: Vec<TierMissing>,
    /// What the answer takes for granted.
    pub assumptions: Vec<Assumption>,
    /// What deserves a word.
    pub notices: Vec<Note>,
    /// What is not known of the scheme.
    pub gaps: Vec<GapAnswer>,
    /// That this is a self-assessment.
    pub disclaimer: String,
}

/// A scheme to choose.
#[derive(Clone, Debug, Serialize)]
pub struct SchemeChoice {
    /// The name.
    pub id: String,
    /// The title.
    pub title: String,
}

/// A grade.
#[derive(Clone, Debug, Serialize)]
pub struct GradeAnswer {
    /// The grade as it is printed.
    pub id: String,
    /// Its name.
    pub label: String,
    /// Its place from the best, from 1.
    pub rank: usize,
    /// What it means and what it does not.
    pub meaning: Option<String>,
    /// Whether it is possible, certain or neither.
    pub state: Possibility,
    /// The band, in words; `null` where no score leads to it.
    pub band: Option<String>,
}

/// Whether something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Possibility {
    /// It is.
    Certain,
    /// It may be.
    Possible,
    /// It is not.
    Impossible,
}

/// The score.
#[derive(Clone, Debug, Serialize)]
pub struct ScoreAnswer {
    /// The least, in units of the scale; `null` where there is no end.
    pub min: Option<i64>,
    /// The most; `null` where there is no end.
    pub max: Option<i64>,
    /// The ranges in which it can lie.
    pub ranges: Vec<Range>,
    /// Where it starts.
    pub start: i64,
    /// The least that the text allows; `null` where it states none.
    pub floor: Option<i64>,
    /// The most that the text allows; `null` where it states none.
    pub ceiling: Option<i64>,
    /// How many units make one point.
    pub scale: i64,
    /// In words.
    pub text: String,
}

/// A gate.
#[derive(Clone, Debug, Serialize)]
pub struct GateAnswer {
    /// The name.
    pub id: String,
    /// What must hold.
    pub label: String,
    /// Whether it holds.
    pub holds: Tri,
    /// What follows where it does not.
    pub otherwise: &'static str,
    /// The citation.
    pub basis: Vec<Basis>,
}

/// The least and the most; `null` where there is no end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Limits {
    /// The least.
    pub min: Option<i64>,
    /// The most.
    pub max: Option<i64>,
}

/// An item.
#[derive(Clone, Debug, Serialize)]
pub struct ItemAnswer {
    /// The name.
    pub id: String,
    /// What it is.
    pub label: String,
    /// The node it belongs to.
    pub family: Option<String>,
    /// Whether it applies.
    pub holds: Tri,
    /// The points, in units of the scale.
    pub points: Limits,
    /// The ranges in which they can lie.
    pub ranges: Vec<Range>,
    /// The records that count or may count.
    pub records: Vec<String>,
    /// For how long events count.
    pub window: Option<String>,
    /// The caps of the item itself.
    pub cap: Option<Limits>,
    /// The full points of a leaf of a weight tree.
    pub weight: Option<i64>,
    /// What replaces the points.
    pub cure: Option<CureAnswer>,
    /// What was read.
    pub facts: Vec<FactRead>,
    /// The citation.
    pub basis: Vec<Basis>,
}

/// A cure.
#[derive(Clone, Debug, Serialize)]
pub struct CureAnswer {
    /// What is meant.
    pub label: String,
    /// Whether it takes the place of the points.
    pub holds: Tri,
    /// The points instead.
    pub points: i64,
    /// Whether the authority may grant it rather than has to.
    pub discretionary: bool,
    /// The citation.
    pub basis: Vec<Basis>,
}

/// A family of items, or a node of a weight tree.
#[derive(Clone, Debug, Serialize)]
pub struct NodeAnswer {
    /// The name.
    pub id: String,
    /// What it is.
    pub label: String,
    /// The node above.
    pub parent: Option<String>,
    /// How the parts are joined: `sum`, `best`, `worst`.
    pub take: &'static str,
    /// The points, in units of the scale.
    pub points: Limits,
    /// Its caps.
    pub cap: Option<Limits>,
    /// The full points.
    pub weight: Option<i64>,
    /// Full points of parts that were not readable.
    pub missing: Option<i64>,
    /// The citation.
    pub basis: Vec<Basis>,
}

/// An override.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct OverrideAnswer {
    /// The name.
    pub id: String,
    /// What is judged.
    pub label: String,
    /// Whether it applies.
    pub holds: Tri,
    /// What it does.
    pub effect: &'static str,
    /// The grades possible before it.
    pub from: Vec<String>,
    /// The grades possible after it.
    pub to: Vec<String>,
    /// Whether only somebody who knows all subjects can tell.
    pub needs_population: bool,
    /// What to do about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cure: Option<String>,
    /// What was read.
    pub facts: Vec<FactRead>,
    /// The citation.
    pub basis: Vec<Basis>,
}

/// Something that follows from a grade.
#[derive(Clone, Debug, Serialize)]
pub struct ConsequenceAnswer {
    /// The name.
    pub id: String,
    /// What follows.
    pub label: String,
    /// `inspection`, `quota`, `benefit`, `restriction`, `other`.
    pub kind: &'static str,
    /// The grades that it follows from.
    pub grades: Vec<String>,
    /// Whether it applies whatever the grade.
    pub always: bool,
    /// Whether it follows.
    pub state: Possibility,
    /// How much.
    pub amount: Option<AmountAnswer>,
    /// The citation.
    pub basis: Vec<Basis>,
}

/// How much.
#[derive(Clone, Debug, Serialize)]
pub struct AmountAnswer {
    /// The least, as a fraction; `null` where there is no lower limit.
    pub min: Option<[i64; 2]>,
    /// The most, as a fraction; `null` where there is no limit.
    pub max: Option<[i64; 2]>,
    /// The base after its limits; `null` where there is none or it is not known.
    pub base: Option<i64>,
    /// The whole numbers that it comes to.
    pub count: Option<Limits>,
    /// What happens to fractions: `down`, `up`, `nearest`, or `open` where the text does not say.
    pub rounding: Option<&'static str>,
    /// Whether the rounding that the text does not state makes a difference here.
    pub open: bool,
    /// What is counted.
    pub unit: String,
    /// Per which time.
    pub per: Option<&'static str>,
    /// In words.
    pub text: String,
}

/// Objection or repair.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ProcedureAnswer {
    /// The name.
    pub id: String,
    /// `objection` or `repair`.
    pub kind: &'static str,
    /// What it is.
    pub label: String,
    /// Whether it may be asked for on the as-of date.
    pub open: Tri,
    /// The first day on which it may.
    pub opens_on: Option<Date>,
    /// The authority's time limits.
    pub clocks: Vec<ProcedureClockAnswer>,
    /// What it does to score and window.
    pub effect: Option<String>,
    /// What is missing.
    pub missing: Vec<Missing>,
    /// The citation.
    pub basis: Vec<Basis>,
}

/// A time limit.
#[derive(Clone, Debug, Serialize)]
pub struct ProcedureClockAnswer {
    /// What is due.
    pub label: String,
    /// How many units; `null` where the text gives none or was not readable.
    pub n: Option<u32>,
    /// The unit.
    pub unit: Option<Unit>,
}

/// Something that is missing for a certain answer.
#[derive(Clone, Debug, Serialize)]
pub struct TierMissing {
    /// The fact and its question.
    #[serde(flatten)]
    pub missing: Missing,
    /// What it is missing for: `grade`, or only the `score`.
    pub matters: &'static str,
    /// Whether the answer is certain as soon as it is known, whatever it is; `null` where that was too much to try.
    pub settles: Option<bool>,
    /// Whether some value of it leaves fewer grades.
    pub narrows: Option<bool>,
    /// The grades that each value leaves, for a fact with few values.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub leads: Vec<Lead>,
}

/// The grades that a value leaves.
#[derive(Clone, Debug, Serialize)]
pub struct Lead {
    /// The value.
    pub value: crate::subject::Value,
    /// The grades.
    pub possible: Vec<String>,
}

/// Something that is not known of a scheme.
#[derive(Clone, Debug, Serialize)]
pub struct GapAnswer {
    /// The name.
    pub id: String,
    /// What is missing.
    pub what: String,
    /// What an office would have to supply.
    pub supply: String,
}
