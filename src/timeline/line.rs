//! Judging the days on which something may change.

use super::answer::{Change, Changed, TimelineAnswer};
use super::cause::because;
use crate::answer::disclaimer;
use crate::ask::{Answered, Asked, Compact, Edge, Leaves, Task, next_edge, outcome};
use crate::date::Date;
use crate::pack::{Condition, World};
use crate::subject::{Input, Value as Known};

/// How the answer to `asked` changes from its day to `until`, the last day included.
///
/// ```
/// # fn main() -> Result<(), Vec<zhixin::error::Error>> {
/// use serde_json::{Value, json};
///
/// let engine = zhixin::api::Engine::new(&[])?;
/// let record = json!({ "authority": "market_regulation", "document": "penalty_decision",
///     "determinedOn": "2026-05-08", "severity": "general", "dutiesPerformedOn": "2026-06-01" });
/// let input = json!({ "facts": { "publicCommitment": true }, "records": [record] });
/// let answer = engine.call("timeline", &[json!("repair"), input, json!({ "asOf": "2026-06-22" })], None)?;
/// let answer: Value = serde_json::from_str(&answer).unwrap_or_default();
/// assert_eq!(answer["changes"][0]["parts"][0]["because"][0]["cause"], "minimum_over");
/// # Ok(())
/// # }
/// ```
pub fn timeline(world: &World, input: &Input, asked: &Asked<'_>, until: Date) -> TimelineAnswer {
    let mut changes = Vec::new();
    let mut before: Option<(Compact, Answered)> = None;
    let first = Answered::of(world, input, asked);
    let mut parts = Vec::new();
    for (edge, found) in walk(world, input, asked, until) {
        let answered = Answered::of(world, input, &asked.on(edge.day));
        match &before {
            None => parts = found.parts.iter().map(|part| answered.state(part)).collect(),
            Some((known, _)) => {
                // Reasons are compared with the day before, on which the answer was still the earlier one.
                let eve = edge.day.prev().unwrap_or(edge.day);
                let old = Answered::of(world, input, &asked.on(eve));
                changes.push(change(edge, (known, &old), (&found, &answered)));
            }
        }
        before = Some((found, answered));
    }
    let beyond = world.calendar.to().next();
    TimelineAnswer {
        task: asked.task,
        outcome: outcome(world, input, asked).outcome,
        as_of: asked.as_of,
        until,
        jurisdiction: asked.jurisdiction.to_owned(),
        lang: asked.lang,
        pack: first.pack(),
        parts,
        changes,
        provisional_from: beyond.filter(|day| asked.as_of < *day && *day <= until),
        notices: first.remarks(input),
        disclaimer: disclaimer().in_lang(asked.lang).to_owned(),
    }
}

/// What the question comes to, from its day to `until`: each state with its first day.
///
/// On every day of that time the state is that of the last entry that is not later.
pub fn states(world: &World, input: &Input, asked: &Asked<'_>, until: Date) -> Vec<(Date, Compact)> {
    walk(world, input, asked, until).into_iter().map(|(edge, found)| (edge.day, found)).collect()
}

fn walk(world: &World, input: &Input, asked: &Asked<'_>, until: Date) -> Vec<(Edge, Compact)> {
    let mut leaves = Leaves::of(world, asked);
    let daily = asked.task == Task::Tier && is_intertwined(&leaves, input);
    let mut day = asked.as_of;
    let mut list = vec![(Edge { day, provisional: false }, outcome(world, input, asked))];
    loop {
        let mut next = next_edge(&leaves, input, &world.calendar, day);
        if daily {
            next = day.next().map(|day| Edge { day, provisional: false });
        }
        let Some(edge) = next.filter(|edge| edge.day <= until) else { return list };
        day = edge.day;
        let on = asked.on(day);
        if leaves.validity.contains(&day) {
            leaves = Leaves::of(world, &on);
        }
        let found = outcome(world, input, &on);
        if list.last().is_none_or(|(_, known)| *known != found) {
            list.push((edge, found));
        }
    }
}

/// Whether an unknown day is judged by several windows. A grade is judged for every day that it might be, and which of
/// them lie in all windows may change on days that no single window names: then every day is judged.
fn is_intertwined(leaves: &Leaves, input: &Input) -> bool {
    let unknown = |value| match value {
        crate::pack::Value::Fact(at) => input.facts.get(at).is_some_and(Known::is_unknown),
        crate::pack::Value::Record(field) => input.records.iter().any(|record| record.value(field).is_unknown()),
        crate::pack::Value::SubjectKind => false,
    };
    let mut read: Vec<crate::pack::Value> = Vec::new();
    for condition in &leaves.conditions {
        let dated = matches!(
            condition,
            Condition::Within(..)
                | Condition::Before(_)
                | Condition::By(_)
                | Condition::CalendarYears(..)
                | Condition::InCycle(..)
                | Condition::InTime(..)
                | Condition::Day(..)
        );
        if dated {
            condition.values(&mut |value| read.push(value));
        }
    }
    read.iter().enumerate().any(|(at, value)| unknown(*value) && read.iter().skip(at + 1).any(|other| other == value))
}

fn change(edge: Edge, before: (&Compact, &Answered), after: (&Compact, &Answered)) -> Change {
    let ((old, was), (new, is)) = (before, after);
    let mut ids: Vec<&str> = old.parts.iter().map(|part| part.id.as_str()).collect();
    let more = new.parts.iter().map(|part| part.id.as_str());
    more.for_each(|id| {
        if !ids.contains(&id) {
            ids.push(id);
        }
    });
    let differs = |id: &&str| old.part(id) != new.part(id);
    let changed = |id: &str| Changed {
        id: id.to_owned(),
        before: old.part(id).map(|part| was.state(part)),
        after: new.part(id).map(|part| is.state(part)),
        because: because(was, is, id),
    };
    Change {
        date: edge.day,
        provisional: edge.provisional,
        before: old.outcome.clone(),
        after: new.outcome.clone(),
        parts: ids.into_iter().filter(differs).map(changed).collect(),
    }
}
