//! What a task comes to for an input, without words.

use super::Task;
use crate::answer::{Ask, Brief, Slot};
use crate::benefit;
use crate::date::Date;
use crate::pack::World;
use crate::subject::Input;
use crate::text::Lang;
use crate::{commitment, repair, tier};

/// A question to one of the tasks.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// The task.
    pub task: Task,
    /// The day on which is judged.
    pub as_of: Date,
    /// The place.
    pub jurisdiction: &'a str,
    /// The language of texts.
    pub lang: Lang,
    /// The scheme that is asked for, or forced.
    pub scheme: Option<&'a str>,
    /// The one benefit that is asked for.
    pub benefit: Option<&'a str>,
}

impl<'a> Asked<'a> {
    /// The same on another day.
    pub fn on(self, as_of: Date) -> Self {
        Self { as_of, ..self }
    }

    pub(super) fn ask(&self) -> Ask<'a> {
        Ask { as_of: self.as_of, jurisdiction: self.jurisdiction, lang: self.lang, scheme: self.scheme }
    }

    pub(super) fn of_benefits(&self) -> benefit::Ask<'a> {
        benefit::Ask { as_of: self.as_of, jurisdiction: self.jurisdiction, lang: self.lang, only: self.benefit }
    }
}

/// What a task comes to, without words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compact {
    /// The outcome of the whole, as the answer of the task names it.
    pub outcome: String,
    /// The records, benefits or routes, or the grade.
    pub parts: Vec<Brief>,
}

impl Compact {
    /// The part with the name `id`.
    pub fn part(&self, id: &str) -> Option<&Brief> {
        self.parts.iter().find(|part| part.id == id)
    }

    /// Whether the whole and each part have the same outcome (and the same possible grades) in both.
    pub fn agrees(&self, other: &Self, task: Task) -> bool {
        let same = |(a, b): (&Brief, &Brief)| {
            a.id == b.id && a.outcome == b.outcome && (task != Task::Tier || a.details == b.details)
        };
        self.outcome == other.outcome
            && self.parts.len() == other.parts.len()
            && self.parts.iter().zip(&other.parts).all(same)
    }
}

/// What `input` comes to.
pub fn outcome(world: &World, input: &Input, asked: &Asked<'_>) -> Compact {
    let ask = asked.ask();
    let parts = match asked.task {
        Task::Repair => repair::briefs(world, input, &ask, true),
        Task::Commitment => commitment::briefs(world, input, &ask),
        Task::Benefits => benefit::briefs(world, input, &asked.of_benefits()),
        Task::Tier => tier::briefs(world, input, &ask),
    };
    Compact { outcome: overall(asked.task, &parts), parts }
}

/// The best route; the worst record or benefit. The order is that of the tasks' own outcomes.
fn overall(task: Task, parts: &[Brief]) -> String {
    let none = if task == Task::Repair { "not_applicable" } else { "undetermined" };
    let rank = |part: &Brief| part.rank.map_or(-1, i64::from);
    let chosen = match task {
        Task::Commitment => parts.iter().min_by_key(|part| (rank(part), part.outcome != "ineligible")),
        _ => parts.iter().max_by_key(|part| rank(part)),
    };
    chosen.map_or(none, |part| part.outcome.as_str()).to_owned()
}

/// For each part, what nobody stated and can still change its outcome, alone or with others.
pub(crate) fn open(world: &World, input: &Input, asked: &Asked<'_>) -> Vec<Vec<Slot>> {
    let ask = asked.ask();
    match asked.task {
        Task::Repair => repair::open(world, input, &ask),
        Task::Commitment => commitment::open(world, input, &ask),
        Task::Benefits => benefit::open(world, input, &asked.of_benefits()),
        Task::Tier => tier::open(world, input, &ask),
    }
}
