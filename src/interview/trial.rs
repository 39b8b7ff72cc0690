//! Trying what may be answered.

use super::answer::{Branch, PartOutcome};
use crate::answer::{Brief, Slot};
use crate::ask::{Asked, Compact, Leaves, Stretch, Task, fill, open, outcome, stretches};
use crate::judge::{Read, Subject};
use crate::pack::compare::Rate;
use crate::pack::{Condition, World};
use crate::subject::Input;

/// How many times an input is judged for all questions together; beyond it they are asked untried.
const BUDGET: usize = 1500;

/// The most combinations by which it is shown that a question does not matter.
const COMBINATIONS: usize = 300;

/// An input that is tried with answers.
pub(super) struct Trial<'a> {
    pub(super) world: &'a World,
    pub(super) input: &'a Input,
    pub(super) asked: Asked<'a>,
    pub(super) now: Compact,
    leaves: Leaves,
    left: usize,
}

/// What trying one question showed.
pub(super) struct Tried {
    pub(super) branches: Vec<Branch>,
    /// Whether some answer changes the outcome by itself; `None` where nothing was tried.
    pub(super) alone: Option<bool>,
    pub(super) settles: Option<bool>,
}

impl<'a> Trial<'a> {
    pub(super) fn new(world: &'a World, input: &'a Input, asked: Asked<'a>) -> Self {
        let now = outcome(world, input, &asked);
        Self { world, input, asked, now, leaves: Leaves::of(world, &asked), left: BUDGET }
    }

    /// The values that are told apart at `slot`.
    pub(super) fn stretches(&self, slot: Slot) -> Vec<Stretch> {
        stretches(self.world, self.input, &self.asked, &self.leaves, slot)
    }

    /// The rules that may speak to the question, taken apart.
    pub(super) fn leaves(&self) -> &Leaves {
        &self.leaves
    }

    /// Tries every value of `slot` by itself.
    pub(super) fn alone(&mut self, slot: Slot) -> Tried {
        let list = self.stretches(slot);
        // One judgement for the outcome, and one for what is left to ask.
        let cost = list.len().saturating_mul(2);
        if list.is_empty() || cost > self.left {
            return Tried { branches: Vec::new(), alone: None, settles: None };
        }
        self.left -= cost;
        let (mut branches, mut settles): (Vec<Branch>, bool) = (Vec::new(), true);
        for stretch in &list {
            let mut input = self.input.clone();
            fill(&mut input, slot, &stretch.place);
            let found = outcome(self.world, &input, &self.asked);
            settles = settles && open(self.world, &input, &self.asked).iter().all(Vec::is_empty);
            add(&mut branches, stretch, &found, &self.now, self.asked.task);
        }
        let alone = branches.iter().any(|branch| branch.changes);
        Tried { branches, alone: Some(alone), settles: Some(settles) }
    }

    /// Whether `slot` certainly does not matter, whatever is answered to `others`.
    pub(super) fn never_matters(&mut self, slot: Slot, others: &[Slot]) -> bool {
        // Where rules compare two of the unknown with one another, the values of the one depend on the other.
        if others.iter().chain([&slot]).any(|open| self.is_compared(*open)) {
            return false;
        }
        let own = self.stretches(slot);
        let lists: Vec<(Slot, Vec<Stretch>)> = others.iter().map(|other| (*other, self.stretches(*other))).collect();
        if own.is_empty() || lists.iter().any(|(_, list)| list.is_empty()) {
            return false;
        }
        // Each of the others may stay unknown, too.
        let size = lists.iter().try_fold(own.len() + 1, |n, (_, list)| n.checked_mul(list.len() + 1));
        let Some(size) = size.filter(|n| *n <= COMBINATIONS.min(self.left)) else { return false };
        self.left -= size;
        self.same_for_all(slot, &own, &lists, self.input)
    }

    /// Whether some rule compares what stands at `slot` with something else that is read.
    fn is_compared(&self, slot: Slot) -> bool {
        let Slot::Read(Read { subject: Subject::Value(value), .. }) = slot else { return false };
        self.leaves.conditions.iter().any(|condition| {
            let mut reads = false;
            condition.values(&mut |read| reads |= read == value);
            let of_two = matches!(
                condition,
                Condition::InTime(..)
                    | Condition::Compare(_, Some(_), ..)
                    | Condition::Ratio(Rate::Of(..), ..)
                    | Condition::Stacked(_)
            );
            reads && of_two
        })
    }

    fn same_for_all(&self, slot: Slot, own: &[Stretch], others: &[(Slot, Vec<Stretch>)], input: &Input) -> bool {
        let Some(((other, list), rest)) = others.split_first() else {
            let without = outcome(self.world, input, &self.asked);
            return own.iter().all(|stretch| {
                let mut input = input.clone();
                fill(&mut input, slot, &stretch.place);
                outcome(self.world, &input, &self.asked).agrees(&without, self.asked.task)
            });
        };
        self.same_for_all(slot, own, rest, input)
            && list.iter().all(|stretch| {
                let mut input = input.clone();
                fill(&mut input, *other, &stretch.place);
                self.same_for_all(slot, own, rest, &input)
            })
    }
}

/// What a part comes to, for showing.
pub(super) fn part(brief: &Brief) -> PartOutcome {
    PartOutcome { id: brief.id.clone(), outcome: brief.outcome.clone(), details: brief.details.clone() }
}

/// Adds a stretch: to the branch before it where they meet and come to the same.
fn add(branches: &mut Vec<Branch>, stretch: &Stretch, found: &Compact, now: &Compact, task: Task) {
    let graded = task == Task::Tier;
    let differs = |brief: &&Brief| {
        now.part(&brief.id).is_none_or(|now| now.outcome != brief.outcome || (graded && now.details != brief.details))
    };
    let parts: Vec<PartOutcome> = found.parts.iter().filter(differs).map(part).collect();
    let changes = !found.agrees(now, task);
    let (values, from, to) = match &stretch.ends {
        None => (vec![json(&stretch.place)], None, None),
        Some((from, to)) => (Vec::new(), from.as_ref().map(json), to.as_ref().map(json)),
    };
    let same = |branch: &&mut Branch| {
        branch.parts == parts && branch.outcome == found.outcome && branch.values.is_empty() == values.is_empty()
    };
    let joined = match stretch.ends {
        None => branches.iter_mut().find(same),
        Some(_) => branches.last_mut().filter(same),
    };
    match joined {
        Some(branch) if values.is_empty() => branch.to = to,
        Some(branch) => branch.values.extend(values),
        None => branches.push(Branch { values, from, to, changes, outcome: found.outcome.clone(), parts }),
    }
}

fn json(value: &impl serde::Serialize) -> serde_json::Value {
    serde_json::to_value(value).unwrap_or_default()
}
