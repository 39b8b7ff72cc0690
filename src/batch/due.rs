//! Days that an office has to keep in mind.

use serde::Serialize;

use super::asked::{Asked, Task};
use crate::date::Date;
use crate::pack::World;
use crate::subject::Input;
use crate::{commitment, repair};

/// A day that an office has to keep in mind.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Due {
    /// The day.
    pub date: Date,
    /// What falls due: `materials`, `min_end`, `apply`, `max_end`, or the rule's clock.
    pub what: String,
    /// The record, where it is about one.
    pub record: Option<String>,
    /// Whether it rests on working days beyond the known calendar.
    pub provisional: bool,
}

/// Whether days follow from the answers of a task.
pub(super) fn has_dues(task: Task) -> bool {
    matches!(task, Task::Repair | Task::Commitment)
}

/// The days that follow from an input.
pub fn dues(world: &World, input: &Input, asked: &Asked) -> Vec<Due> {
    let ask = crate::answer::Ask {
        as_of: asked.as_of,
        jurisdiction: &asked.jurisdiction,
        lang: asked.lang,
        scheme: asked.scheme.as_deref(),
    };
    let mut list = Vec::new();
    let mut add = |date: Option<Date>, what: &str, record: Option<&str>, provisional: bool| {
        if let Some(date) = date {
            list.push(Due { date, what: what.to_owned(), record: record.map(str::to_owned), provisional });
        }
    };
    match asked.task {
        Task::Repair => {
            for record in repair::check(world, input, &ask).records {
                let id = Some(record.id.as_str());
                add(record.min_end, "min_end", id, record.provisional);
                add(record.earliest_application, "apply", id, record.provisional);
                add(record.max_end, "max_end", id, record.provisional);
                for clock in record.clocks.iter().filter(|clock| !clock.start_assumed) {
                    add(clock.due, &clock.item.label, id, clock.provisional);
                }
            }
        }
        Task::Commitment => {
            let answer = commitment::check(world, input, &ask);
            if let Some(deadline) = answer.deadline.filter(|_| answer.outcome != commitment::Outcome::Ineligible) {
                add(deadline.date, "materials", None, deadline.provisional);
            }
        }
        Task::Tier | Task::Benefits | Task::Office => {}
    }
    list.sort();
    list
}
