//! The deadline board: whose materials are due, whose publication ends, and in how many working days.

use serde::Serialize;

use super::data::Data;
use super::due::{Due, dues, has_dues};
use super::run::Batch;
use crate::date::Date;
use crate::pack::World;

/// A board on its way: the same bytes are pushed once more.
#[derive(Debug)]
pub struct Board {
    data: Data,
    from: Date,
    to: Date,
    next: u32,
    list: Vec<DueRow>,
    /// Rows that were read and wait to be judged, each with its text.
    waiting: Vec<(u32, Vec<u8>)>,
}

/// A day and whom it is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DueRow {
    /// The day and what falls due.
    #[serde(flatten)]
    pub due: Due,
    /// The subject, from 0.
    pub entry: u32,
    /// The task, by its position.
    pub task: usize,
    /// How many working days are left from the day of the question on, that day not counted; negative days are none.
    pub working_days: u32,
}

impl Board {
    /// Days from the day of the question to `working_days` later.
    pub fn new(working_days: u32, batch: &Batch, world: &World) -> Self {
        let setting = batch.setting();
        let from = setting.asked.first().map_or(Date::MIN, |asked| asked.as_of);
        let to = world.calendar.add_working_days(from, working_days).map_or(Date::MAX, |end| end.date);
        Self {
            data: Data::new(setting.delimiter, setting.above),
            from,
            to,
            next: 0,
            list: Vec::new(),
            waiting: Vec::new(),
        }
    }

    /// Adds bytes.
    pub fn push(&mut self, bytes: &[u8], last: bool, batch: &Batch) {
        let Self { data, next, waiting, .. } = self;
        if !batch.setting().asked.iter().any(|asked| has_dues(asked.task)) {
            return;
        }
        data.push(bytes, last);
        data.each_row(|at, row| {
            // Where rows are grouped their text is kept, and each subject is asked once.
            let entry = batch.entry_of(at);
            if entry >= *next {
                *next = entry + 1;
                waiting.push((entry, row.raw.to_vec()));
            }
        });
    }

    /// Judges up to `most` of the rows that were pushed; how many it was.
    pub fn step(&mut self, most: usize, batch: &Batch, world: &World) -> usize {
        let done = self.waiting.len().min(most);
        for (entry, raw) in self.waiting.drain(..done) {
            let opened = batch.open(entry, &raw, world);
            let Some(input) = &opened.read else { continue };
            for (task, asked) in batch.setting().asked.iter().enumerate() {
                for due in dues(world, input, asked) {
                    if due.date < self.from || due.date > self.to {
                        continue;
                    }
                    let left = world.calendar.working_days_between(self.from, due.date);
                    let working_days = left.map_or(0, |left| left.n);
                    self.list.push(DueRow { due, entry, task, working_days });
                }
            }
        }
        done
    }

    /// The board, the nearest day first.
    pub fn finish(mut self) -> Vec<DueRow> {
        self.list.sort();
        self.list
    }
}
