//! The answer to a check of repair, as it leaves the core. `docs/` and the TypeScript types describe it.

use serde::Serialize;

use super::outcome::Outcome;
use crate::answer::{Assumption, Item, Missing, Note, PackRef, Reason};
use crate::date::{Date, Unit};
use crate::text::Lang;

/// The answer for an input.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RepairAnswer {
    /// Always `repair`.
    pub task: &'static str,
    /// The worst of the records' outcomes.
    pub outcome: Outcome,
    /// One sentence.
    pub summary: String,
    /// The day on which was judged.
    pub as_of: Date,
    /// The place.
    pub jurisdiction: String,
    /// The language of the texts.
    pub lang: Lang,
    /// The scheme, where all records fall under one.
    pub scheme: Option<String>,
    /// The pack that the scheme comes from; the narrowest loaded one for the place when there is none.
    pub pack: Option<PackRef>,
    /// The packs of narrower places that amend the scheme.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub amended_by: Vec<PackRef>,
    /// The answer for each record, in the order of the input.
    pub records: Vec<RecordAnswer>,
    /// Reasons about the input as a whole.
    pub reasons: Vec<Reason>,
    /// Everything that is missing, of all records.
    pub missing: Vec<Missing>,
    /// What deserves a word about the input as a whole.
    pub notices: Vec<Note>,
    /// That this is a self-assessment.
    pub disclaimer: String,
}

/// The answer for a record.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RecordAnswer {
    /// The record.
    pub id: String,
    /// What can be said of its repair.
    pub outcome: Outcome,
    /// One sentence.
    pub summary: String,
    /// The scheme under which it was judged.
    pub scheme: Option<String>,
    /// The scheme's title.
    pub scheme_title: Option<String>,
    /// The class, when it is certain.
    pub class: Option<String>,
    /// Its label.
    pub class_label: Option<String>,
    /// The classes that are possible, when it is not certain.
    pub possible_classes: Vec<ClassLabel>,
    /// The event that periods are counted from.
    pub count_from: Option<CountedFrom>,
    /// The last day of the minimum publication.
    pub min_end: Option<Date>,
    /// The first day on which repair may be requested, as far as time decides.
    pub earliest_application: Option<Date>,
    /// The last day of the maximum publication.
    pub max_end: Option<Date>,
    /// Whether a date rests on working days beyond the known calendar.
    pub provisional: bool,
    /// The last day of what refuses repair.
    pub until: Option<Date>,
    /// Where to apply.
    pub channel: Vec<Channel>,
    /// What to hand in.
    pub materials: Vec<Item>,
    /// The authority's time limits.
    pub clocks: Vec<Clock>,
    /// What follows from repair.
    pub after: Effects,
    /// The reasons, each with its citation.
    pub reasons: Vec<Reason>,
    /// What is missing for a certain answer.
    pub missing: Vec<Missing>,
    /// What the answer presumes.
    pub assumptions: Vec<Assumption>,
    /// What deserves a word.
    pub notices: Vec<Note>,
    /// The other readings.
    pub alternatives: Vec<Alternative>,
}

/// A class and its label.
#[derive(Clone, Debug, Serialize)]
pub struct ClassLabel {
    /// The class.
    pub id: String,
    /// Its label.
    pub label: String,
}

/// The event that periods are counted from, that day not counted.
#[derive(Clone, Debug, Serialize)]
pub struct CountedFrom {
    /// The record's field.
    pub field: &'static str,
    /// Its day.
    pub date: Date,
}

/// Where to apply.
#[derive(Clone, Debug, Serialize)]
pub struct Channel {
    /// The place.
    #[serde(flatten)]
    pub item: Item,
    /// The official address.
    pub url: Option<String>,
}

/// A time limit of an authority.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Clock {
    /// What is due.
    #[serde(flatten)]
    pub item: Item,
    /// The length.
    pub n: u32,
    /// Its unit.
    pub unit: Unit,
    /// The event from which it runs: `application`, `acceptance` or `repair`.
    pub from: &'static str,
    /// The day of that event.
    pub start: Option<Date>,
    /// Whether the day of the event is only the first possible one.
    pub start_assumed: bool,
    /// The last day of the limit.
    pub due: Option<Date>,
    /// Whether the last day rests on working days beyond the known calendar.
    pub provisional: bool,
}

/// What follows from repair.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Effects {
    /// What ends and what is lifted.
    pub effects: Vec<Item>,
    /// The platforms that have to be updated.
    pub sync: Vec<Sync>,
}

/// A platform that has to be updated after repair.
#[derive(Clone, Debug, Serialize)]
pub struct Sync {
    /// The platform.
    #[serde(flatten)]
    pub item: Item,
    /// The length of its time limit; `null` where the text gives no number.
    pub n: Option<u32>,
    /// Its unit.
    pub unit: Option<Unit>,
    /// The last day, once the day of repair is known.
    pub due: Option<Date>,
    /// Whether the last day rests on working days beyond the known calendar.
    pub provisional: bool,
}

/// Another reading of the record.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Alternative {
    /// What sets it apart: `class`, `scheme`, `superseded` or `start_day`.
    pub cause: &'static str,
    /// The scheme.
    pub scheme: String,
    /// Its title.
    pub scheme_title: String,
    /// The class.
    pub class: Option<String>,
    /// Its label.
    pub class_label: Option<String>,
    /// What it comes to; `null` where only the dates differ.
    pub outcome: Option<Outcome>,
    /// The last day of the minimum publication.
    pub min_end: Option<Date>,
    /// The first day on which repair may be requested.
    pub earliest_application: Option<Date>,
    /// The last day of the maximum publication.
    pub max_end: Option<Date>,
}
