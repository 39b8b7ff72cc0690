//! The answer to a check of commitment, as it leaves the core.

use serde::Serialize;

use super::outcome::Outcome;
use crate::answer::{Assumption, Basis, Item, Missing, Note, PackRef};
use crate::date::{Date, Unit};
use crate::grounds::GroundReason;
use crate::text::Lang;

/// The answer for an input.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CommitmentAnswer {
    /// Always `commitment`.
    pub task: &'static str,
    /// The outcome of the deciding route.
    pub outcome: Outcome,
    /// One sentence.
    pub summary: String,
    /// The day on which was judged.
    pub as_of: Date,
    /// The place.
    pub jurisdiction: String,
    /// The language of the texts.
    pub lang: Lang,
    /// The scheme of the deciding route.
    pub scheme: Option<String>,
    /// Its pack; the narrowest loaded one for the place when there is no route.
    pub pack: Option<PackRef>,
    /// Every route of the place, wider places first.
    pub routes: Vec<RouteAnswer>,
    /// The materials that are missing on the deciding route, and whether they may follow.
    pub deferrable: Vec<Deferrable>,
    /// By when they have to follow on the deciding route.
    pub deadline: Option<DeadlineAnswer>,
    /// What follows from a broken promise on the deciding route.
    pub on_breach: Vec<Item>,
    /// The last day of the bar on the deciding route.
    pub until: Option<Date>,
    /// The reasons of the deciding route.
    pub reasons: Vec<GroundReason>,
    /// What is missing for the routes that are not settled.
    pub missing: Vec<Missing>,
    /// What the deciding route presumes.
    pub assumptions: Vec<Assumption>,
    /// What deserves a word about the input and about the deciding route.
    pub notices: Vec<Note>,
    /// That this is a self-assessment.
    pub disclaimer: String,
}

/// The answer for one route.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RouteAnswer {
    /// The scheme.
    pub id: String,
    /// `accept_first`, `notification` or `declaration`.
    pub kind: &'static str,
    /// The scheme's title.
    pub title: String,
    /// What can be said of the route.
    pub outcome: Outcome,
    /// One sentence.
    pub summary: String,
    /// The last day of the bar.
    pub until: Option<Date>,
    /// The materials that are missing, and whether they may follow.
    pub deferrable: Vec<Deferrable>,
    /// By when they have to follow.
    pub deadline: Option<DeadlineAnswer>,
    /// What follows from a broken promise.
    pub on_breach: Vec<Item>,
    /// What follows from an untrue promise.
    pub on_untruth: Vec<Item>,
    /// What follows from missing the deadline.
    pub on_missed: Vec<Item>,
    /// When the commitment has to be signed anew, and whether that is so.
    pub resign: Vec<GroundReason>,
    /// The reasons, each with its citation.
    pub reasons: Vec<GroundReason>,
    /// What is missing for a certain answer.
    pub missing: Vec<Missing>,
    /// What the answer presumes.
    pub assumptions: Vec<Assumption>,
    /// What deserves a word.
    pub notices: Vec<Note>,
    /// The pack of the scheme.
    pub pack: PackRef,
}

/// A material that is missing, or may be.
#[derive(Clone, Debug, Serialize)]
pub struct Deferrable {
    /// The material.
    pub id: String,
    /// Its name.
    pub name: Option<String>,
    /// Whether it is missing: `unknown` where that was not stated.
    pub lacking: crate::judge::Tri,
    /// Whether it may follow.
    pub may: crate::judge::Tri,
    /// By when.
    pub by: Option<Date>,
}

/// By when missing material has to follow.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DeadlineAnswer {
    /// The last day; `null` where a parameter is missing.
    pub date: Option<Date>,
    /// Whether it rests on days beyond the known calendar.
    pub provisional: bool,
    /// The length.
    pub n: Option<u32>,
    /// Its unit.
    pub unit: Option<Unit>,
    /// The event from which it runs: `acceptance` or `commitment`.
    pub from: Option<&'static str>,
    /// The day of that event.
    pub start: Option<Date>,
    /// The processing limit, where it caps the deadline and was stated.
    pub cap: Option<Cap>,
    /// What counts as in time: `arrival` or `dispatch`.
    pub counts_by: Option<&'static str>,
    /// Whether the length was set by the authority in this case.
    pub set_by_authority: bool,
    /// The place in the input of the parameter that is missing.
    pub parameter: Option<String>,
    /// The citation.
    pub basis: Vec<Basis>,
}

/// The processing limit.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Cap {
    /// The length.
    pub n: u32,
    /// Its unit.
    pub unit: Unit,
}
