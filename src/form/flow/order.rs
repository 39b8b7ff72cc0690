//! The order of the screens, and which screen a field stands on.

use super::super::model::Model;
use super::super::problem::{Problem, problems};
use super::super::record::{DOCUMENT_FIELDS, reads_records};
use super::super::task::Task;
use super::Stop;

/// The screens before the questions, in their order.
fn first_screens(model: &Model) -> Vec<Stop> {
    let mut list = vec![Stop::Subject];
    match model.task {
        Task::Repair => {}
        Task::Tier if model.scheme.is_some() => {}
        Task::Tier => list.push(Stop::Scheme),
        Task::Commitment => list.push(Stop::Matter),
        Task::Benefits => list.push(Stop::Benefits),
    }
    if reads_records(model) {
        list.push(Stop::Records);
    }
    list
}

/// The screen after one; `None` where the questions begin.
pub(super) fn following(model: &Model, stop: &Stop) -> Option<Stop> {
    // A new record is described before the list of all is shown.
    let empty = || {
        let found = model.records.iter().find(|record| !model.is_filled(&format!("record/{}", record.key)));
        found.filter(|_| model.value("records") == "yes").map(|record| Stop::Record(record.key.clone()))
    };
    let next = match stop {
        Stop::Record(_) => return Some(Stop::Records),
        Stop::Records => return empty(),
        Stop::Ask(_) | Stop::Answer | Stop::Letter => return None,
        Stop::Subject | Stop::Scheme | Stop::Matter | Stop::Benefits => {
            let list = first_screens(model);
            let at = list.iter().position(|one| one == stop)?;
            list.into_iter().nth(at + 1)?
        }
    };
    match (&next, model.task) {
        (Stop::Records, Task::Repair) => Some(empty().unwrap_or(next)),
        _ => Some(next),
    }
}

/// The screen on which a field can be changed.
pub fn stop_of(model: &Model, key: &str) -> Stop {
    let mut parts = key.splitn(3, '/');
    match (parts.next(), parts.next(), parts.next()) {
        (Some("records"), ..) => Stop::Records,
        (Some("scheme"), ..) => Stop::Scheme,
        (Some("matter" | "material" | "materials"), ..) => Stop::Matter,
        (Some("benefits"), ..) => Stop::Benefits,
        (Some("fact"), Some(id), _) => Stop::Ask(format!("fact/{id}")),
        (Some("record"), Some(record), Some(rest)) => {
            let field = rest.split('/').next().unwrap_or_default();
            let mut base = model.catalogue.record.iter().take(DOCUMENT_FIELDS);
            if field == "title" || base.any(|known| known.id == field) {
                Stop::Record(record.to_owned())
            } else {
                Stop::Ask(format!("record/{record}/{field}"))
            }
        }
        _ => Stop::Subject,
    }
}

/// What has to be put right on a screen.
pub(super) fn problems_of(model: &Model, stop: &Stop) -> Vec<Problem> {
    problems(model).into_iter().filter(|problem| is_on(model, stop, &problem.key)).collect()
}

/// Whether a field stands on a screen.
pub(super) fn is_on(model: &Model, stop: &Stop, key: &str) -> bool {
    let within = |asked: &str| key == asked || key.strip_prefix(asked).is_some_and(|rest| rest.starts_with('/'));
    match stop {
        Stop::Ask(asked) => within(asked),
        _ => stop_of(model, key) == *stop,
    }
}

/// The first screen on which something has to be put right.
pub(super) fn first_problem(model: &Model) -> Option<Stop> {
    problems(model).first().map(|problem| stop_of(model, &problem.key))
}

/// Takes away stops that lead nowhere any more: a record that is gone, a screen of another task.
pub fn settle(model: &mut Model) {
    let Model { flow, records, .. } = model;
    flow.trail.retain(|stop| match stop {
        Stop::Record(key) => records.iter().any(|record| record.key == *key),
        Stop::Ask(key) => match key.strip_prefix("record/").and_then(|rest| rest.split('/').next()) {
            Some(key) => records.iter().any(|record| record.key == key),
            None => true,
        },
        _ => true,
    });
}
