//! Whoever judges one input of a list, and keeps what rows come to.

use super::asked::Asked;
use super::bare::bare;
use super::columns::{Columns, Judges, Key};
use super::fault::Fault;
use super::judge::{Ready, judge};
use super::outcomes::Outcomes;
use super::pieces::Pieces;
use super::row::Rows;
use super::table::Row;
use crate::pack::World;
use crate::subject::Input;

/// The tasks of a list, ready to be asked.
pub(super) struct Desk<'a> {
    world: &'a World,
    asked: &'a [Asked],
    ready: Vec<Ready<'a>>,
    outcomes: &'a mut Outcomes,
}

impl<'a> Desk<'a> {
    pub(super) fn new(world: &'a World, asked: &'a [Asked], outcomes: &'a mut Outcomes) -> Self {
        Self { world, asked, ready: asked.iter().map(|asked| Ready::new(asked, world)).collect(), outcomes }
    }

    /// The code of each task for one row by itself.
    pub(super) fn codes_of(&mut self, rows: &Rows<'_>, row: &Row<'_>, input: &mut Input) -> Vec<u32> {
        let result =
            if rows.is_plain() { rows.read_into(row, input) } else { rows.read([*row]).map(|(_, read)| *input = read) };
        let result = result.as_ref().map(|()| &*input);
        (0..self.asked.len()).map(|task| self.code(task, result)).collect()
    }

    /// The code of an input in a task, or of why there is none.
    pub(super) fn code(&mut self, task: usize, result: Result<&Input, &Vec<Fault>>) -> u32 {
        match (result, self.asked.get(task)) {
            (Ok(input), _) => self.code_of_input(task, input),
            (Err(faults), Some(asked)) => self.outcomes.code_of_faults(faults, asked),
            (Err(_), None) => u32::MAX,
        }
    }

    /// Judges a block, and puts down the codes of its rows and of those that were judged apart.
    pub(super) fn judge(
        &mut self,
        columns: &mut Columns,
        apart: &mut Vec<(usize, Vec<u32>)>,
        codes: &mut [Pieces<u32>],
    ) {
        let rows = columns.len();
        if rows == 0 {
            return;
        }
        let mut block = vec![vec![u32::MAX; rows]; codes.len()];
        let (asked, world) = (self.asked, self.world);
        columns.judge(asked, world, self, &mut |task, row, code| {
            if let Some(place) = block.get_mut(task).and_then(|list| list.get_mut(row)) {
                *place = code;
            }
        });
        for (row, found) in apart.drain(..) {
            for (list, code) in block.iter_mut().zip(found) {
                if let Some(place) = list.get_mut(row) {
                    *place = code;
                }
            }
        }
        for (codes, list) in codes.iter_mut().zip(block) {
            list.into_iter().for_each(|code| codes.push(code));
        }
    }
}

impl Judges for Desk<'_> {
    fn code_of(&mut self, task: usize, key: Key) -> u32 {
        self.outcomes.code_of_key(task, key)
    }

    fn code_of_input(&mut self, task: usize, input: &Input) -> u32 {
        let (Some(asked), Some(ready)) = (self.asked.get(task), self.ready.get(task)) else { return u32::MAX };
        match ready.key(input) {
            Some(key) => self.outcomes.code_of_key(task, key),
            None => {
                // The words of an answer cost several times what judging does; of each kind they are made once.
                let known = bare(self.world, input, asked).and_then(|brief| self.outcomes.known(&brief));
                known.unwrap_or_else(|| {
                    let brief = judge(self.world, input, asked, self.outcomes.labels_mut());
                    self.outcomes.code_of(brief)
                })
            }
        }
    }
}
