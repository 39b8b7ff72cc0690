//! Rows judged by columns: a block of rows is read into columns of numbers, every condition is judged once over the
//! whole block, and what is left (something unknown, something rare) is judged row by row as a single call would be.
//!
//! Only rows whose cells fill facts and the subject come here, and of these only cells that can be read. Nothing is
//! traced: reasons are made anew for the row that is opened.

mod atoms;
mod bench;
mod graded;
mod hash;
mod item;
mod memo;
mod slot;
mod truth;

pub(super) use graded::Key;
pub(super) use hash::Quick;
pub(super) use truth::ROWS;

use self::atoms::Atoms;
use self::bench::Bench;
use self::graded::Graded;
use self::memo::Memo;
use self::slot::Slot;
use self::truth::{Bits, add, both, each, first, inverse};
use super::asked::{Asked, Task};
use super::row::Rows;
use super::table::Row;
use super::target::Target;
use crate::pack::World;
use crate::subject::{FactSpec, Input, Kind, Value, uscc, vocabulary};

/// A block of rows as columns, and what is prepared for the tasks.
#[derive(Debug)]
pub(super) struct Columns {
    slots: Vec<Slot>,
    /// Where each column of the mapping goes, in its order.
    fills: Vec<Fill>,
    tasks: Vec<Prepared>,
    rows: usize,
    /// The rows that were judged as they were read.
    apart: Bits,
}

#[derive(Clone, Copy, Debug)]
enum Fill {
    Name,
    Uscc,
    /// A slot, by its position, and the column in the file, which is none for what stands for every row.
    Slot(usize, usize),
}

#[derive(Debug)]
struct Prepared {
    /// The scheme and its conditions, where the task is a grade of a scheme that is named.
    graded: Option<(Graded, Atoms)>,
    memo: Memo,
    keys: Vec<Key>,
}

/// Who answers for a row that the columns leave over, and who keeps what rows come to.
pub(super) trait Judges {
    /// The code of a key of the task at `task`.
    fn code_of(&mut self, task: usize, key: Key) -> u32;
    /// The code of an input in the task at `task`, judged by itself.
    fn code_of_input(&mut self, task: usize, input: &Input) -> u32;
}

impl Columns {
    /// Makes ready; `None` where columns fill more than facts and the subject, or one of them twice.
    pub(super) fn new(rows: &Rows<'_>, asked: &[Asked], world: &World) -> Option<Self> {
        if !rows.is_plain() {
            return None;
        }
        let mut slots: Vec<Slot> = Vec::new();
        let mut fills = Vec::new();
        for column in rows.columns() {
            fills.push(match column.to {
                Target::Name => Fill::Name,
                Target::Uscc => Fill::Uscc,
                Target::SubjectKind => {
                    let words = vocabulary::SUBJECT_KINDS.iter().map(|word| word.id.to_owned()).collect();
                    Fill::Slot(slot_of(&mut slots, Slot::new(None, Kind::Word, words, (None, None)))?, column.at)
                }
                Target::Fact(at) => {
                    let FactSpec { kind, choices, least, most, .. } = world.facts.get(at)?;
                    let words = choices.iter().map(|(id, _)| id.clone()).collect();
                    Fill::Slot(slot_of(&mut slots, Slot::new(Some(at), *kind, words, (*least, *most)))?, column.at)
                }
                _ => return None,
            });
        }
        let tasks = asked.iter().map(|asked| {
            let mut bench = Bench { world, as_of: asked.as_of, input: blank(world) };
            let scheme = asked.scheme.as_deref().filter(|_| asked.task == Task::Tier);
            let graded = scheme.and_then(|id| world.tier(id)).and_then(|(_, scheme)| {
                let mut atoms = Atoms::default();
                Some((Graded::of(scheme, &mut atoms, &slots, &mut bench)?, atoms))
            });
            Prepared { graded, memo: Memo::of(asked, &slots, &mut bench), keys: Vec::new() }
        });
        Some(Self { tasks: tasks.collect(), slots, fills, rows: 0, apart: [0; ROWS / 64] })
    }

    /// How many rows the block has.
    pub(super) fn len(&self) -> usize {
        self.rows
    }

    /// Adds a row; false where it has to be judged apart, for something about it is not as it should be.
    pub(super) fn push(&mut self, row: &Row<'_>, rows: &Rows<'_>) -> bool {
        let Self { slots, fills, .. } = self;
        let mut good = !row.broken && row.len() <= rows.width();
        for (fill, column) in fills.iter().zip(rows.columns()) {
            good &= match fill {
                Fill::Slot(at, place) => {
                    let cell = if *place == usize::MAX { column.bytes(row) } else { row.cell(*place) };
                    match (slots.get_mut(*at), &column.reading) {
                        (Some(slot), Some(reading)) => slot.push(cell, reading),
                        _ => false,
                    }
                }
                Fill::Name => core::str::from_utf8(column.bytes(row)).is_ok(),
                Fill::Uscc => core::str::from_utf8(column.bytes(row)).is_ok_and(|code| {
                    let code = code.trim();
                    code.is_empty() || uscc::check(code).is_ok()
                }),
            };
            if !good {
                break;
            }
        }
        self.rows += 1;
        if !good {
            add(&mut self.apart, self.rows - 1);
            self.slots.iter_mut().for_each(|slot| slot.resize(self.rows));
        }
        good
    }

    /// Judges the block and empties it: `told` is given the task, the row and its code. Rows apart are left out.
    pub(super) fn judge(
        &mut self,
        asked: &[Asked],
        world: &World,
        judges: &mut impl Judges,
        told: &mut dyn FnMut(usize, usize, u32),
    ) {
        let Self { slots, tasks, rows, apart, .. } = self;
        let wanted = both(first(*rows), inverse(*apart));
        for (task, (asked, prepared)) in asked.iter().zip(tasks).enumerate() {
            let mut bench = Bench { world, as_of: asked.as_of, input: blank(world) };
            let Prepared { graded, memo, keys } = prepared;
            let mut left = wanted;
            if let Some((graded, atoms)) = graded {
                atoms.judge(slots, *rows, &mut bench);
                let done = graded.judge(atoms, slots, (*rows, wanted), keys);
                let mut last = None;
                for row in each(done) {
                    let Some(key) = keys.get(row) else { continue };
                    // Many rows of a list are like the one before.
                    let code = match last {
                        Some((known, code)) if known == *key => code,
                        _ => judges.code_of(task, *key),
                    };
                    last = Some((*key, code));
                    told(task, row, code);
                }
                left = both(left, inverse(done));
            }
            if left.iter().any(|word| *word != 0) {
                let mut input = blank(world);
                let ask = |row| {
                    fill(slots, row, &mut input);
                    judges.code_of_input(task, &input)
                };
                memo.judge(slots, (*rows, left), &mut bench, ask, |row, code| told(task, row, code));
            }
        }
        slots.iter_mut().for_each(Slot::clear);
        (self.rows, self.apart) = (0, [0; ROWS / 64]);
    }
}

/// The place of a new slot; `None` where the fact has one.
fn slot_of(slots: &mut Vec<Slot>, new: Slot) -> Option<usize> {
    if slots.iter().any(|slot| slot.fact == new.fact) {
        return None;
    }
    slots.push(new);
    Some(slots.len() - 1)
}

fn blank(world: &World) -> Input {
    Input { facts: vec![Value::Unknown; world.facts.len()], ..Input::default() }
}

/// Puts the values of a row into an input that holds those of another row.
fn fill(slots: &[Slot], row: usize, input: &mut Input) {
    for slot in slots {
        let value = slot.value(row);
        match slot.fact {
            Some(at) => {
                if let Some(place) = input.facts.get_mut(at) {
                    *place = value;
                }
            }
            None => {
                let kinds = vocabulary::SUBJECT_KINDS.iter().map(|kind| kind.id);
                input.kind = value.word().and_then(|word| kinds.into_iter().find(|id| *id == word));
            }
        }
    }
}
