//! Where the engine itself is asked what a value comes to.

use super::slot::Slot;
use crate::date::{Date, Period};
use crate::judge::{Scene, Tri, verdict};
use crate::pack::{Condition, World};
use crate::subject::{Input, Value};

/// An input of which one value at a time is known, to ask the engine about it.
#[derive(Debug)]
pub(super) struct Bench<'a> {
    pub(super) world: &'a World,
    pub(super) as_of: Date,
    pub(super) input: Input,
}

impl Bench<'_> {
    /// What `condition` comes to where `slot` alone is known, as it is in `row`.
    pub(super) fn ask(&mut self, condition: &Condition, slot: &Slot, row: usize) -> Tri {
        self.with(slot, slot.value(row), |scene| verdict(condition, scene))
    }

    pub(super) fn with<T>(&mut self, slot: &Slot, value: Value, ask: impl FnOnce(&Scene<'_>) -> T) -> T {
        let mut put = |value| match slot.fact.and_then(|at| self.input.facts.get_mut(at)) {
            Some(place) => core::mem::replace(place, value),
            None => value,
        };
        let before = put(value);
        let said = ask(&self.scene());
        if let Some(place) = slot.fact.and_then(|at| self.input.facts.get_mut(at)) {
            *place = before;
        }
        said
    }

    /// What a condition comes to where nothing is known.
    pub(super) fn plain(&self, leaf: &Condition) -> Tri {
        verdict(leaf, &self.scene())
    }

    pub(super) fn end_of(&self, start: Date, period: Period) -> Date {
        self.scene().end_of(start, period).0
    }

    fn scene(&self) -> Scene<'_> {
        let calendar = &self.world.calendar;
        Scene { as_of: self.as_of, input: &self.input, record: None, calendar, presume: false, traced: false }
    }
}
