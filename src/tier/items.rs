//! Items, families, gates and overrides in an answer.

use super::answer::{CureAnswer, GateAnswer, ItemAnswer, Limits, NodeAnswer, OverrideAnswer, Possibility};
use super::points::{cured, records_of_interest};
use super::possible::Possible;
use super::render::Writer;
use super::score::gather_all;
use super::span::{Range, Set};
use super::words;
use crate::judge::{Read, Subject, Tri, trace, verdict};
use crate::pack::tier::{ENDLESS, Grades, Item, Override, Points, Take, Window};
use crate::pack::{Condition, Value};

/// Numbers beyond this stand for no end at all.
const FAR: i64 = ENDLESS / 2;

/// The least and the most of a set.
pub(super) fn limits(min: i64, max: i64) -> Limits {
    Limits { min: (min > -FAR).then_some(min), max: (max < FAR).then_some(max) }
}

fn ranges(set: &Set) -> Vec<Range> {
    set.ranges().filter(|range| range.min > -FAR && range.max < FAR).collect()
}

fn cap(least: Option<i64>, most: Option<i64>) -> Option<Limits> {
    (least.is_some() || most.is_some()).then_some(Limits { min: least, max: most })
}

impl Writer<'_> {
    pub(super) fn gates(&self, found: &Possible) -> Vec<GateAnswer> {
        let pairs = self.scheme.gates.iter().zip(&found.outcomes.gates);
        let gate = |(gate, holds): (&crate::pack::tier::Gate, &Tri)| GateAnswer {
            id: gate.id.clone(),
            label: self.say(&gate.label),
            holds: *holds,
            otherwise: gate.otherwise.id(),
            basis: self.cite(&gate.basis),
        };
        pairs.map(gate).collect()
    }

    pub(super) fn items(&self, found: &Possible) -> Vec<ItemAnswer> {
        self.scheme.items.iter().zip(&found.outcomes.items).map(|(item, set)| self.item(item, set)).collect()
    }

    pub(super) fn item(&self, item: &Item, set: &Set) -> ItemAnswer {
        let counted: Vec<String> = match &item.points {
            Points::Records(per) => records_of_interest(per, &self.scene).map(|record| record.id.clone()).collect(),
            _ => Vec::new(),
        };
        let when = item.when.as_ref().map_or(Tri::Yes, |when| verdict(when, &self.scene));
        let holds = match &item.points {
            Points::Records(per) => {
                let fits = self.scene.input.records.iter();
                let fits = fits.map(|record| verdict(&per.when, &self.scene.for_record(record)));
                when.and(fits.fold(Tri::No, Tri::or))
            }
            _ => when,
        };
        ItemAnswer {
            id: item.id.clone(),
            label: self.say(&item.label),
            family: item.node.and_then(|at| self.scheme.nodes.get(at)).map(|node| node.id.clone()),
            holds,
            points: limits(set.min(), set.max()),
            ranges: ranges(set),
            records: counted,
            window: item.window.as_ref().map(|window| self.say(&words::window(window, self.start(window).as_ref()))),
            cap: cap(item.least, item.most),
            weight: item.weight,
            cure: item.cure.as_ref().map(|cure| CureAnswer {
                label: self.say(&cure.label),
                holds: when.and(cured(cure, &self.scene)),
                points: cure.points,
                discretionary: cure.granted.is_some(),
                basis: self.cite(&cure.basis),
            }),
            facts: self.facts_of(item),
            basis: self.cite(&item.basis),
        }
    }

    /// The label of the date from which a window runs.
    fn start(&self, window: &Window) -> Option<crate::text::Text> {
        match window {
            Window::Rolling(value, _) | Window::Cycle(value, ..) => {
                Some(self.describe.label(Read { subject: Subject::Value(*value), record: None }))
            }
            _ => None,
        }
    }

    fn facts_of(&self, item: &Item) -> Vec<crate::answer::FactRead> {
        let mut reads: Vec<Read> = Vec::new();
        let mut push = |read: Read| {
            if !reads.contains(&read) {
                reads.push(read);
            }
        };
        if let Points::Records(per) = &item.points {
            for record in records_of_interest(per, &self.scene) {
                trace(&per.when, &self.scene.for_record(record)).read.into_iter().for_each(&mut push);
            }
        } else {
            item.each_condition(&mut |when: &Condition| {
                trace(when, &self.scene).read.into_iter().for_each(&mut push);
            });
            item.points.each_value(&mut |value| {
                if !matches!(value, Value::Record(_)) {
                    push(Read { subject: Subject::Value(value), record: None });
                }
            });
        }
        reads.into_iter().map(|read| self.describe.fact(read)).collect()
    }

    pub(super) fn nodes(&self, found: &Possible) -> Vec<NodeAnswer> {
        let mut sets = vec![Set::one(0); self.scheme.nodes.len()];
        gather_all(self.scheme, found.outcomes.items.iter(), &mut |at, set| {
            if let Some(place) = sets.get_mut(at) {
                *place = set.clone();
            }
        });
        self.scheme.nodes.iter().zip(&sets).map(|(node, set)| self.node(node, set)).collect()
    }

    pub(super) fn node(&self, node: &crate::pack::tier::Node, set: &Set) -> NodeAnswer {
        NodeAnswer {
            id: node.id.clone(),
            label: self.say(&node.label),
            parent: node.parent.and_then(|at| self.scheme.nodes.get(at)).map(|node| node.id.clone()),
            take: match node.take {
                Take::Sum => "sum",
                Take::Best => "best",
                Take::Worst => "worst",
            },
            points: limits(set.min(), set.max()),
            cap: cap(node.least, node.most),
            weight: node.weight,
            missing: node.missing.as_ref().map(|(weight, _)| *weight),
            basis: self.cite(&node.basis),
        }
    }

    pub(super) fn overrides(&self, found: &Possible) -> Vec<OverrideAnswer> {
        let list = self.scheme.overrides.iter().zip(&found.outcomes.overrides).enumerate();
        list.map(|(at, (rule, holds))| self.one_override(at, rule, *holds, found)).collect()
    }

    pub(super) fn one_override(&self, at: usize, rule: &Override, holds: Tri, found: &Possible) -> OverrideAnswer {
        let before = found.steps.get(at).copied().unwrap_or_default();
        let after = found.steps.get(at + 1).copied().unwrap_or(found.grades);
        OverrideAnswer {
            id: rule.id.clone(),
            label: self.say(&rule.label),
            holds,
            effect: rule.effect.id(),
            from: self.names(before),
            to: self.names(after),
            needs_population: rule.needs_population,
            cure: rule.cure.as_ref().filter(|_| holds != Tri::No).map(|cure| self.say(cure)),
            facts: trace(&rule.when, &self.scene).read.into_iter().map(|read| self.describe.fact(read)).collect(),
            basis: self.cite(&rule.basis),
        }
    }

    /// Whether something that follows from some grades follows here.
    pub(super) fn state(&self, of: Grades, found: &Possible, certain: bool) -> Possibility {
        if found.grades.and(of).is_empty() {
            Possibility::Impossible
        } else if certain && found.grades.without(of).is_empty() && !found.not_rated && !found.not_applicable {
            Possibility::Certain
        } else {
            Possibility::Possible
        }
    }
}
