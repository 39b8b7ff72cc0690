//! The changes that are possible, each with the first day on which it can be made.

use crate::answer::Slot;
use crate::ask::{Asked, Leaves, Place, Task, fill, stretches};
use crate::date::Date;
use crate::judge::{Read, Subject};
use crate::pack::{Value, World};
use crate::subject::{Change, Field, How, Input, Towards, Value as Known};
use crate::timeline::states;

/// A change that can be made.
#[derive(Clone, Debug)]
pub(super) struct Move {
    pub(super) slot: Slot,
    pub(super) place: Place,
    /// The first day on which it can be made; the as-of date for what can be done now.
    pub(super) from: Date,
}

/// The moves that the rules of the question can tell from leaving things as they are.
pub(super) fn moves(world: &World, input: &Input, asked: &Asked<'_>, until: Date) -> Vec<Move> {
    let leaves = Leaves::of(world, asked);
    let mut read: Vec<Value> = Vec::new();
    let mut add = |value: Value| {
        if !read.contains(&value) {
            read.push(value);
        }
    };
    leaves.conditions.iter().for_each(|condition| condition.values(&mut add));
    if asked.task == Task::Tier {
        let schemes = world.tiers().filter(|(pack, scheme)| match asked.scheme {
            Some(id) => scheme.id == id,
            None => pack.covers(asked.jurisdiction),
        });
        schemes.for_each(|(_, scheme)| scheme.items.iter().for_each(|item| item.points.each_value(&mut add)));
    }
    read.sort();
    let mut list = Vec::new();
    for value in read {
        match value {
            Value::Fact(at) => {
                let change = world.facts.get(at).and_then(|fact| fact.change.as_ref());
                let read = Read { subject: Subject::Value(value), record: None };
                let known = input.facts.get(at).cloned().unwrap_or_default();
                of_change(world, input, asked, &leaves, (read, known, change), &mut list);
            }
            Value::Record(Field::RepairedOn) if asked.task != Task::Repair => {
                list.extend(repairs(world, input, asked, until));
            }
            Value::Record(field) => {
                for record in &input.records {
                    let read = Read { subject: Subject::Value(value), record: Some(record.index) };
                    let known = record.value(field).clone();
                    of_change(world, input, asked, &leaves, (read, known, field.change().as_ref()), &mut list);
                }
            }
            Value::SubjectKind => {}
        }
    }
    for (at, material) in input.materials.iter().flatten().enumerate().filter(|_| asked.task == Task::Commitment) {
        if material.required != Some(false) && material.submitted != Some(true) {
            let place = Place::Known(Known::Bool(true));
            list.push(Move { slot: Slot::Material(at, "submitted"), place, from: asked.as_of });
        }
    }
    list
}

fn of_change(
    world: &World,
    input: &Input,
    asked: &Asked<'_>,
    leaves: &Leaves,
    (read, known, change): (Read, Known, Option<&Change>),
    list: &mut Vec<Move>,
) {
    let Some(change) = change.filter(|change| change.how == How::Now) else { return };
    let slot = Slot::Read(read);
    let from = asked.as_of;
    match (&change.to, change.value_on(from)) {
        // What has happened needs not happen again.
        (Towards::Happens, _) if known.date().is_some_and(|day| day <= from) => {}
        (_, Some(value)) if value != known => list.push(Move { slot, place: Place::Known(value), from }),
        (Towards::More | Towards::Less, None) => {
            let more = change.to == Towards::More;
            let better = |place: &Place| match (place, known.int()) {
                (Place::Known(Known::Int(n)), Some(now)) => (*n > now) == more && *n != now,
                (Place::Known(Known::Int(_)), None) => true,
                _ => false,
            };
            let tried = stretches(world, input, asked, leaves, slot).into_iter().map(|stretch| stretch.place);
            list.extend(tried.filter(better).map(|place| Move { slot, place, from }));
        }
        _ => {}
    }
}

/// The repair of each record that can be had, on the first day on which it may be requested.
fn repairs(world: &World, input: &Input, asked: &Asked<'_>, until: Date) -> Vec<Move> {
    let of_repair = Asked { task: Task::Repair, scheme: None, benefit: None, ..*asked };
    let open = input.records.iter().filter(|record| record.value(Field::RepairedOn).date().is_none());
    let ids: Vec<(usize, &str)> = open.map(|record| (record.index, record.id.as_str())).collect();
    if ids.is_empty() {
        return Vec::new();
    }
    let list = states(world, input, &of_repair, until);
    let one = |(at, id): (usize, &str)| {
        let may = |outcome: &str| outcome == "eligible" || outcome == "discretionary";
        let (from, _) = list.iter().find(|(_, found)| found.part(id).is_some_and(|part| may(&part.outcome)))?;
        let read = Read { subject: Subject::Value(Value::Record(Field::RepairedOn)), record: Some(at) };
        Some(Move { slot: Slot::Read(read), place: Place::Known(Known::Date(*from)), from: *from })
    };
    ids.into_iter().filter_map(one).collect()
}

/// `input` with the moves made.
pub(super) fn made(input: &Input, moves: &[&Move]) -> Input {
    let mut changed = input.clone();
    moves.iter().for_each(|one| fill(&mut changed, one.slot, &one.place));
    changed
}

/// The first day on which all moves are made.
pub(super) fn first_day(moves: &[&Move], as_of: Date) -> Date {
    moves.iter().map(|one| one.from).max().unwrap_or(as_of)
}
