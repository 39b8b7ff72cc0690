//! Full answers from parts that are written once and kept.
//!
//! Where everything is known, an item of an answer has few states: its points, whether it applies, whether it was cured.
//! Each state is written as JSON by the same code as any answer and keeps its number; an answer is then the numbers of
//! its parts, and only the values of facts are filled in by whoever puts it together.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Ask;
use super::points::cured;
use super::possible::{Domains, Possible, possible_within};
use super::render::{Writer, empty};
use super::score::gather_all;
use crate::answer::Describe;
use crate::judge::{Scene, Tri, verdict};
use crate::pack::tier::{Points, Scheme, Status};
use crate::pack::{Pack, Value, World};
use crate::subject::{Facts, Input, Kind};

/// The most parts that are kept; beyond it all are forgotten, and written anew when they are needed.
const MOST: usize = 4096;

/// Which part in which state: the list, the position in it, and all that its text depends on.
type Key = (u8, usize, [i64; 3]);

const REST: u8 = 0;
const ITEM: u8 = 1;
const NODE: u8 = 2;
const OVERRIDE: u8 = 3;

/// The parts that were written so far.
#[derive(Debug, Default)]
pub struct Kept {
    numbers: BTreeMap<Key, i32>,
    /// The texts that were not told yet.
    fresh: Vec<String>,
}

impl Kept {
    /// Whether all that an answer of `scheme` says follows from its points, gates and overrides.
    pub fn fits(scheme: &Scheme, facts: &Facts) -> bool {
        let mut plain = scheme.status != Status::Slot && scheme.chain.is_empty() && scheme.gates.len() <= 16;
        plain &= scheme.classes.is_empty() && scheme.procedures.is_empty();
        plain &= scheme.notices.iter().all(|notice| notice.when.is_none());
        let mut consequences = scheme.consequences.iter();
        plain &=
            consequences.all(|it| it.when.is_none() && it.amount.as_ref().is_none_or(|amount| amount.of.is_none()));
        plain &= !scheme.items.iter().any(|item| matches!(item.points, Points::Records(_)));
        scheme.each_value(&mut |value| {
            plain &= match value {
                // A rate of nothing has a notice of its own.
                Value::Fact(at) => facts.get(at).is_some_and(|fact| fact.kind != Kind::Ratio),
                Value::SubjectKind => true,
                Value::Record(_) => false,
            }
        });
        plain
    }

    /// The numbers of the parts of the answer: the rest, then items, nodes and overrides, in the order of the scheme.
    /// `None` where something is unknown or the scheme is not in force.
    pub fn answer(&mut self, world: &World, from: (&Pack, &Scheme), input: &Input, ask: &Ask<'_>) -> Option<Vec<i32>> {
        let (pack, scheme) = from;
        let scene =
            Scene { as_of: ask.as_of, input, record: None, calendar: &world.calendar, presume: false, traced: true };
        if !scheme.covers(ask.as_of) {
            return None;
        }
        let found = possible_within(scheme, &world.facts, &scene, &Domains::new());
        // What is certain although something is unknown still names what is missing.
        if !found.missing.is_empty() || !found.outcomes.is_exact() || !found.tight {
            return None;
        }
        // A score that is a range (a part of it is unread, and no fact is asked for) has no number to be kept under.
        if found.score.as_ref().is_some_and(|score| score.only().is_none()) {
            return None;
        }
        if self.numbers.len() > MOST {
            *self = Self::default();
        }
        let writer = Writer { describe: Describe { world, input, lang: ask.lang }, scene, pack, scheme };
        let mut parts = Vec::with_capacity(1 + scheme.items.len() + scheme.nodes.len() + scheme.overrides.len());
        parts.push(self.part((REST, 0, rest(&found)), || writer.rest_of(&found, empty(world, input, ask))));
        for (at, (item, set)) in scheme.items.iter().zip(&found.outcomes.items).enumerate() {
            let when = item.when.as_ref().map_or(Tri::Yes, |when| verdict(when, &scene));
            let cure = item.cure.as_ref().map_or(Tri::No, |cure| cured(cure, &scene));
            let state = [set.only()?, three(when), three(cure)];
            parts.push(self.part((ITEM, at, state), || writer.item(item, set)));
        }
        let mut nodes = vec![0; scheme.nodes.len()];
        gather_all(scheme, found.outcomes.items.iter(), &mut |at, set| {
            let number = set.only().map_or(-1, |points| {
                let key = (NODE, at, [points, 0, 0]);
                self.part(key, || scheme.nodes.get(at).map(|node| writer.node(node, set)))
            });
            if let Some(place) = nodes.get_mut(at) {
                *place = number;
            }
        });
        parts.extend(nodes);
        for (at, (rule, holds)) in scheme.overrides.iter().zip(&found.outcomes.overrides).enumerate() {
            let grades = |at: usize| found.steps.get(at).copied().unwrap_or(found.grades);
            let before = found.steps.get(at).copied().unwrap_or_default();
            let state = [three(*holds), before.0 as i64, grades(at + 1).0 as i64];
            parts.push(self.part((OVERRIDE, at, state), || writer.one_override(at, rule, *holds, &found)));
        }
        (!parts.contains(&-1)).then_some(parts)
    }

    fn part<T: Serialize>(&mut self, key: Key, write: impl FnOnce() -> T) -> i32 {
        if let Some(number) = self.numbers.get(&key) {
            return *number;
        }
        let number = i32::try_from(self.numbers.len()).unwrap_or(-1);
        match serde_json::to_string(&write()) {
            Ok(text) => {
                self.fresh.push(text);
                self.numbers.insert(key, number);
                number
            }
            Err(_) => -1,
        }
    }

    /// How many parts were not told yet.
    pub fn untold(&self) -> usize {
        self.fresh.len()
    }

    /// The parts that were not told yet, as a JSON list, with the number of the first.
    pub fn tell(&mut self) -> (usize, String) {
        let first = self.numbers.len().saturating_sub(self.fresh.len());
        (first, format!("[{}]", core::mem::take(&mut self.fresh).join(",")))
    }
}

/// All that the answer says beside items, nodes and overrides depends on this.
fn rest(found: &Possible) -> [i64; 3] {
    let all = &found.outcomes;
    let flags = [Tri::from(found.not_rated), Tri::from(found.not_applicable), all.fits];
    let state = flags.iter().chain(&all.gates).fold(0, |so_far, holds| so_far * 3 + three(*holds));
    let score = found.score.as_ref().and_then(super::Set::only).unwrap_or(i64::MIN);
    [found.grades.0 as i64, state, score]
}

fn three(holds: Tri) -> i64 {
    match holds {
        Tri::No => 0,
        Tri::Yes => 1,
        Tri::Unknown => 2,
    }
}
