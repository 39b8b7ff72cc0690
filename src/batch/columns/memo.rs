//! Rows that no rule can tell apart come to the same: they are judged once.
//!
//! A rule tells rows apart by its conditions alone, so what the conditions come to is the key; a value that is read in
//! any other way (points by a number, a number compared with another) is a part of the key itself.

use std::collections::HashMap;

use super::atoms::Atoms;
use super::bench::Bench;
use super::hash::Quick;
use super::slot::{Slot, UNKNOWN};
use super::truth::{Bits, Truth, each};
use crate::batch::asked::{Asked, Task};
use crate::judge::Tri;
use crate::pack::{Condition, Value, World};
use crate::subject::Kind;

/// How many keys are kept at most.
const MOST: usize = 1 << 15;

/// After so many rows it is asked whether looking is worth its time.
const TRIED: u32 = 1 << 12;

/// What rows came to, by what the rules can tell of them.
#[derive(Debug)]
pub(super) struct Memo {
    atoms: Atoms,
    /// The slots whose numbers are in the key.
    raw: Vec<usize>,
    /// The slots of which the key says only whether anything is known, besides what the atoms say.
    known: Vec<usize>,
    codes: HashMap<Box<[u64]>, u32, Quick>,
    /// The keys of the block, one after another.
    keys: Vec<u64>,
    width: usize,
    tried: u32,
    found: u32,
}

impl Memo {
    pub(super) fn of(asked: &Asked, slots: &[Slot], bench: &mut Bench<'_>) -> Self {
        let mut atoms = Atoms::default();
        let mut whole: Vec<(Value, Condition)> = Vec::new();
        let mut apart: Vec<(Value, Condition)> = Vec::new();
        let mut of_points = Vec::new();
        for leaf in leaves(asked, bench.world) {
            let mut values = Vec::new();
            leaf.values(&mut |value| values.push(value));
            // Where one of several values is not known, what it could be is told by the others.
            let list = if values.len() == 1 { &mut apart } else { &mut whole };
            list.extend(values.iter().map(|value| (*value, leaf.clone())));
        }
        for (_, scheme) in bench.world.tiers() {
            scheme.items.iter().for_each(|item| item.points.each_value(&mut |value| of_points.push(value)));
            let amounts = scheme.consequences.iter().filter_map(|part| part.amount.as_ref()?.of);
            let opened = scheme.procedures.iter().filter_map(|part| part.opens).map(|(since, _)| since);
            of_points.extend(amounts.chain(opened).chain(scheme.chain.iter().map(|chain| Value::Fact(chain.fact))));
        }
        let (mut raw, mut known) = (Vec::new(), Vec::new());
        for (at, slot) in slots.iter().enumerate() {
            let value = slot.fact.map_or(Value::SubjectKind, Value::Fact);
            // Of few values nothing is won by asking what they come to; of a value that no condition reads, nothing
            // can be said.
            let few = matches!(slot.kind, Kind::Bool | Kind::Word);
            let mut own = apart.iter().filter(|(of, _)| *of == value).peekable();
            let told = own.peek().is_some() && !whole.iter().any(|(of, _)| *of == value) && !of_points.contains(&value);
            if few || !told {
                raw.push(at);
                continue;
            }
            known.push(at);
            own.for_each(|(_, leaf)| {
                atoms.add(leaf, slots, bench);
            });
        }
        Self { atoms, raw, known, codes: HashMap::default(), keys: Vec::new(), width: 0, tried: 0, found: 0 }
    }

    /// The codes of the rows that `wanted` names: those that are not known are asked for, by the row.
    pub(super) fn judge(
        &mut self,
        slots: &[Slot],
        (rows, wanted): (usize, Bits),
        bench: &mut Bench<'_>,
        mut ask: impl FnMut(usize) -> u32,
        mut told: impl FnMut(usize, u32),
    ) {
        if self.tried >= TRIED && self.found < self.tried / 8 {
            each(wanted).for_each(|row| told(row, ask(row)));
            return;
        }
        self.atoms.judge(slots, rows, bench);
        self.write_keys(slots, rows);
        for row in each(wanted) {
            let from = row * self.width;
            let key = self.keys.get(from..from + self.width).unwrap_or_default();
            self.tried = self.tried.saturating_add(1);
            let code = match self.codes.get(key) {
                Some(code) => {
                    self.found = self.found.saturating_add(1);
                    *code
                }
                None => {
                    let code = ask(row);
                    if self.codes.len() < MOST {
                        self.codes.insert(key.into(), code);
                    }
                    code
                }
            };
            told(row, code);
        }
    }

    fn write_keys(&mut self, slots: &[Slot], rows: usize) {
        let presence = self.known.iter().filter_map(|at| slots.get(*at));
        let presence = presence.map(|slot| Truth::collect(slot.numbers.iter().map(|n| Tri::from(*n != UNKNOWN))));
        let presence: Vec<Truth> = presence.collect();
        let truths: Vec<&Truth> = self.atoms.varying().chain(&presence).collect();
        let seconds = |at: &&usize| slots.get(**at).is_some_and(|slot| slot.kind == Kind::Ratio);
        let packed = truths.len().div_ceil(32);
        self.width = packed + self.raw.len() + self.raw.iter().filter(seconds).count();
        self.keys.clear();
        self.keys.resize(self.width * rows, 0);
        for (row, key) in self.keys.chunks_mut(self.width.max(1)).enumerate() {
            let (bits, numbers) = key.split_at_mut_checked(packed).unwrap_or_default();
            for (word, part) in bits.iter_mut().zip(truths.chunks(32)) {
                *word = part.iter().fold(0, |word, truth| word << 2 | truth.code(row));
            }
            let mut places = numbers.iter_mut();
            for slot in self.raw.iter().filter_map(|at| slots.get(*at)) {
                let ratio = (slot.kind == Kind::Ratio).then_some(&slot.seconds);
                for list in core::iter::once(&slot.numbers).chain(ratio) {
                    if let (Some(place), Some(n)) = (places.next(), list.get(row)) {
                        *place = n.cast_unsigned();
                    }
                }
            }
        }
    }
}

/// The conditions that can tell rows apart: all that any rule of the task has, here or elsewhere, now or then. More of
/// them than are asked only make the keys finer. None for tasks whose rules are more than conditions.
fn leaves(asked: &Asked, world: &World) -> Vec<Condition> {
    let mut list = Vec::new();
    let mut take = |condition: &Condition| keep_leaves(condition, &mut list);
    match asked.task {
        Task::Tier => world.tiers().for_each(|(_, scheme)| scheme.each_condition(&mut take)),
        Task::Commitment => world.commitment().for_each(|(_, scheme)| scheme.each_condition(&mut take)),
        Task::Benefits => world.benefits().for_each(|(_, rule)| {
            take(&rule.ground.when);
            rule.notices.iter().filter_map(|notice| notice.when.as_ref()).for_each(&mut take);
        }),
        Task::Repair | Task::Office => {}
    }
    list
}

fn keep_leaves(condition: &Condition, list: &mut Vec<Condition>) {
    match condition {
        Condition::All(of) | Condition::Any(of) | Condition::Agree(of, _) => {
            of.iter().for_each(|inner| keep_leaves(inner, list));
        }
        Condition::Otherwise(pair) => pair.iter().for_each(|inner| keep_leaves(inner, list)),
        Condition::Not(inner) | Condition::Count(inner, _) | Condition::Presume(_, inner) => keep_leaves(inner, list),
        Condition::Stacked(stack) => keep_leaves(&stack.records, list),
        leaf if list.contains(leaf) => {}
        leaf => list.push(leaf.clone()),
    }
}
