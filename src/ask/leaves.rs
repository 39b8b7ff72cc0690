//! The rules that may speak to a question, taken apart: their simplest conditions, their periods, their validity.

use super::{Asked, Task};
use crate::date::{Date, Period};
use crate::pack::{Condition, Ground, Value, tier};
use crate::pack::{Pack, World};
use crate::subject::Field;

/// The rules of a task at a place on a day, taken apart.
#[derive(Debug, Default)]
pub(crate) struct Leaves {
    /// The conditions that hold no other one, and the stacks.
    pub(crate) conditions: Vec<Condition>,
    /// Periods that publication is counted by, with the event that they are counted from.
    pub(crate) counted: Vec<(Value, Period)>,
    /// Days before which publication does not end.
    pub(crate) put_off: Vec<Value>,
    /// The days on which a rule comes into force, or is no longer in force for the first time.
    pub(crate) validity: Vec<Date>,
    /// The days from which on a determination falls under other rules.
    pub(crate) determined: Vec<Date>,
}

impl Leaves {
    /// Takes apart what may speak to `asked`; rules that are not in force on its day leave their validity only.
    pub(crate) fn of(world: &World, asked: &Asked<'_>) -> Self {
        let mut leaves = Self::default();
        match asked.task {
            Task::Repair => leaves.of_repair(world, asked),
            Task::Commitment => leaves.of_commitment(world, asked),
            Task::Benefits => leaves.of_benefits(world, asked),
            Task::Tier => leaves.of_tier(world, asked),
        }
        leaves.validity.sort();
        leaves.validity.dedup();
        leaves
    }

    fn of_repair(&mut self, world: &World, asked: &Asked<'_>) {
        for pack in world.packs.iter().filter(|pack| pack.covers(asked.jurisdiction)) {
            pack.amend.iter().for_each(|amendment| self.valid(amendment.from, amendment.to));
        }
        let law = world.law(asked.jurisdiction, asked.as_of);
        let forced = |id: &str| asked.scheme.is_none_or(|scheme| scheme == id);
        let here = |(pack, scheme): &(&Pack, &crate::pack::Scheme)| match asked.scheme {
            Some(_) => forced(&scheme.id),
            None => pack.covers(asked.jurisdiction),
        };
        let mut list: Vec<&str> = law.repair().filter(here).map(|(_, scheme)| scheme.id.as_str()).collect();
        let later = |id: &&str| law.scheme(id).and_then(|(_, scheme)| Some(scheme.superseded.as_ref()?.by.as_str()));
        let more: Vec<&str> = list.iter().filter_map(later).collect();
        list.extend(more);
        for (_, scheme) in list.iter().filter_map(|id| law.scheme(id)) {
            let start = Value::Record(scheme.count.from.field());
            self.determined.extend(scheme.from);
            self.determined.extend(scheme.to.and_then(Date::next));
            self.validity.extend(scheme.superseded.as_ref().map(|later| later.on));
            scheme.each_condition(&mut |condition| self.take(condition));
            for class in &scheme.classes {
                self.counted.extend(class.min.into_iter().chain(class.max).map(|period| (start, period)));
                self.put_off.extend(class.max_not_before);
            }
        }
        law.outside().for_each(|outside| self.take(&outside.when));
        self.take(&Condition::By(Value::Record(Field::DeterminedOn)));
    }

    fn of_commitment(&mut self, world: &World, asked: &Asked<'_>) {
        world.outside(asked.jurisdiction).for_each(|outside| self.take(&outside.when));
        let here = |pack: &Pack| asked.scheme.is_some() || pack.covers(asked.jurisdiction);
        for (_, scheme) in world.commitment().filter(|(pack, _)| here(pack)) {
            self.valid(scheme.from, scheme.to);
            scheme.applies.iter().for_each(|applies| self.take(applies));
            scheme.lists().into_iter().flat_map(|(_, list)| list).for_each(|ground| self.ground(ground, asked));
        }
    }

    fn of_benefits(&mut self, world: &World, asked: &Asked<'_>) {
        world.outside(asked.jurisdiction).for_each(|outside| self.take(&outside.when));
        for (_, rule) in world.benefits().filter(|(pack, _)| pack.covers(asked.jurisdiction)) {
            self.ground(&rule.ground, asked);
        }
    }

    fn of_tier(&mut self, world: &World, asked: &Asked<'_>) {
        let here = |(pack, scheme): &(&Pack, &tier::Scheme)| match asked.scheme {
            Some(id) => id == scheme.id,
            None => pack.covers(asked.jurisdiction),
        };
        for (_, scheme) in world.tiers().filter(here) {
            let chained = scheme.chain.iter().filter_map(|chain| world.tier(&chain.scheme)).map(|(_, other)| other);
            for scheme in core::iter::once(scheme).chain(chained) {
                self.valid(scheme.from, scheme.to);
                scheme.each_condition(&mut |condition| self.take(condition));
            }
        }
    }

    fn ground(&mut self, ground: &Ground, asked: &Asked<'_>) {
        self.valid(ground.from, ground.to);
        if ground.covers(asked.as_of) {
            self.take(&ground.when);
        }
    }

    fn valid(&mut self, from: Option<Date>, to: Option<Date>) {
        self.validity.extend(from);
        self.validity.extend(to.and_then(Date::next));
    }

    fn take(&mut self, condition: &Condition) {
        match condition {
            Condition::All(list) | Condition::Any(list) | Condition::Agree(list, _) => {
                list.iter().for_each(|inner| self.take(inner));
            }
            Condition::Otherwise(pair) => pair.iter().for_each(|inner| self.take(inner)),
            Condition::Not(inner) | Condition::Count(inner, _) | Condition::Presume(_, inner) => self.take(inner),
            Condition::Stacked(stack) => {
                self.take(&stack.records);
                self.keep(condition);
            }
            Condition::Unsettled(_) => {}
            leaf => self.keep(leaf),
        }
    }

    fn keep(&mut self, leaf: &Condition) {
        if !self.conditions.contains(leaf) {
            self.conditions.push(leaf.clone());
        }
    }
}
