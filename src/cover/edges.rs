//! All edges of a pack, each with the sides that its cases touch.

use std::collections::BTreeSet;

use super::case::Case;
use super::edge::{distance, needs, number, side};
use super::leaves::{leaves, walk};
use crate::date::{Date, Period, Roll, Unit, add};
use crate::judge::{Scene, Tri, verdict};
use crate::pack::tier::{self, Points};
use crate::pack::{Asked, Condition, CountFrom, Judged, Pack, Part, Value, World};
use crate::subject::Field;
use crate::tier::Plan;

/// What an edge is made of.
#[derive(Debug)]
pub(super) enum Kind<'a> {
    /// A comparison or a window in a condition.
    Leaf(&'a Condition),
    /// The first or the last day of a validity; of the determination, or of the as-of date.
    Day { edge: Date, by_determination: bool },
    /// The end of a period of publication.
    Period,
    /// A whole number at which points or shares change.
    Number(i64),
    /// A rate that is a target or a step.
    Rate,
    /// A band of scores: whether some case lies in it.
    Band,
}

/// An edge of a pack.
#[derive(Debug)]
pub(super) struct Edge<'a> {
    /// Where it stands.
    pub(super) path: String,
    /// What it is.
    pub(super) kind: Kind<'a>,
    /// The sides that need a case, as distances from the edge.
    pub(super) needs: Vec<i64>,
    /// The distances that cases have.
    seen: BTreeSet<i64>,
}

impl<'a> Edge<'a> {
    fn new(path: String, kind: Kind<'a>, needs: &[i64]) -> Self {
        Self { path, kind, needs: needs.to_vec(), seen: BTreeSet::new() }
    }

    /// The sides that no case touches.
    pub(super) fn untouched(&self) -> Vec<i64> {
        self.needs.iter().copied().filter(|side| !self.seen.contains(side)).collect()
    }

    fn see(&mut self, distance: Option<i64>) {
        // Only what lies at the edge is kept.
        self.seen.extend(distance.filter(|distance| distance.abs() <= 1));
    }
}

/// The edges of `pack`, whose parts are `parts`, as its cases touch them.
pub(super) fn edges<'a>(world: &World, pack: &'a Pack, parts: &[Part<'a>], cases: &[Case]) -> Vec<Edge<'a>> {
    let mut list = Vec::new();
    for part in parts {
        validity(world, pack, part, cases, &mut list);
        conditions(world, pack, part, cases, &mut list);
    }
    for (at, scheme) in pack.repair.iter().enumerate() {
        for part in parts.iter().filter(|part| part.scheme == scheme.id && part.list == "classes") {
            let Some(class) = scheme.classes.iter().find(|class| class.id == part.id) else { continue };
            for (key, period) in [("min", class.min), ("max", class.max)] {
                if let Some(period) = period.filter(|period| period.n > 0 && period.unit != Unit::WorkingDay)
                    && part.path.starts_with(&format!("/repair/{at}/"))
                {
                    let path = format!("{}/{key}", part.path);
                    list.push(publication(world, pack, (part, scheme.count.from, period), path, cases));
                }
            }
        }
    }
    for (at, check) in pack.grants.checks.iter().enumerate() {
        let path = format!("/checks/{at}");
        if let (Asked::Rate(rate), Some(part)) = (&check.asked, parts.iter().find(|part| part.path == path)) {
            let mut edge = Edge::new(format!("{path}/rate/atLeast"), Kind::Rate, &[-1, 0, 1]);
            scenes(world, pack, part, cases, &mut |scene| {
                let of = number(rate.num, scene).zip(number(rate.den, scene));
                edge.see(of.and_then(|(n, d)| side(n, d, rate.at_least)));
            });
            list.push(edge);
        }
    }
    for (at, scheme) in pack.tiers.iter().enumerate() {
        let path = format!("/tiers/{at}");
        if let Some(part) = parts.iter().find(|part| part.path == path) {
            grading(world, pack, (part, scheme), cases, &mut list);
        }
    }
    list
}

/// Calls `visit` with everything that `part` is judged against in the cases that ask for it.
fn scenes(world: &World, pack: &Pack, part: &Part<'_>, cases: &[Case], visit: &mut dyn FnMut(&Scene<'_>)) {
    for case in cases.iter().filter(|case| case.asks(world, pack, part)) {
        case.scenes(world, part).iter().for_each(&mut *visit);
    }
}

/// The first and the last day of what has a validity of its own.
fn validity<'a>(world: &World, pack: &Pack, part: &Part<'a>, cases: &[Case], list: &mut Vec<Edge<'a>>) {
    let slot = world.tier(part.scheme).is_some_and(|(_, scheme)| scheme.status == tier::Status::Slot);
    if slot || !matches!(part.list, "repair" | "amend" | "tiers" | "commitment" | "benefits" | "checks") {
        return;
    }
    let by_determination = part.valid.by_determination;
    let ends = [("from", part.valid.from, [-1, 0].as_slice()), ("to", part.valid.to, [0, 1].as_slice())];
    for (key, day, needs) in ends {
        let Some(edge) = day else { continue };
        let mut one = Edge::new(format!("{}/{key}", part.path), Kind::Day { edge, by_determination }, needs);
        let from = |day: Date| i64::from(day.epoch_day()).checked_sub(i64::from(edge.epoch_day()));
        for case in cases.iter().filter(|case| case.asks(world, pack, part)) {
            if by_determination {
                let days = case.input.records.iter().filter_map(|record| record.value(Field::DeterminedOn).date());
                days.for_each(|day| one.see(from(day)));
            } else {
                one.see(from(case.as_of));
            }
        }
        list.push(one);
    }
}

fn conditions<'a>(world: &World, pack: &Pack, part: &Part<'a>, cases: &[Case], list: &mut Vec<Edge<'a>>) {
    let Some((path, when)) = &part.when else { return };
    let mut places = Vec::new();
    leaves(when, path, &mut places);
    if places.is_empty() {
        return;
    }
    let mut edges: Vec<Edge<'a>> =
        places.into_iter().map(|(path, leaf)| Edge::new(path, Kind::Leaf(leaf), &possible(leaf, world))).collect();
    scenes(world, pack, part, cases, &mut |scene| {
        walk(when, scene, &mut 0, &mut |at, leaf, scene| {
            if let Some(edge) = edges.get_mut(at) {
                edge.see(distance(leaf, scene));
            }
        });
    });
    list.extend(edges);
}

/// The sides of an edge that an input can lie on: a fact may have a least and a largest number.
fn possible(leaf: &Condition, world: &World) -> Vec<i64> {
    let fact = match leaf {
        Condition::Compare(Value::Fact(at), None, ..) => world.facts.get(*at),
        _ => None,
    };
    let fits = |side: i64| match (leaf, fact) {
        (Condition::Compare(_, _, _, to), Some(fact)) => {
            let n = to.saturating_add(side);
            fact.least.is_none_or(|least| least <= n) && fact.most.is_none_or(|most| n <= most)
        }
        _ => true,
    };
    needs(leaf).iter().copied().filter(|side| fits(*side)).collect()
}

/// The end of a class's publication, for records that may belong to the class.
fn publication<'a>(
    world: &World,
    pack: &Pack,
    (part, count, period): (&Part<'a>, CountFrom, Period),
    path: String,
    cases: &[Case],
) -> Edge<'a> {
    let mut edge = Edge::new(path, Kind::Period, &[0, 1]);
    scenes(world, pack, part, cases, &mut |scene| {
        let belongs = part.when.as_ref().is_none_or(|(_, when)| verdict(when, scene) != Tri::No);
        let start = scene.record.and_then(|record| record.value(count.field()).date());
        let end = start.and_then(|start| add(start, period, Roll::None, &world.calendar));
        if let Some(end) = end.filter(|_| belongs && part.judged == Judged::Record) {
            edge.see(i64::from(scene.as_of.epoch_day()).checked_sub(i64::from(end.date.epoch_day())));
        }
    });
    edge
}

/// Steps of ladders, targets of rates, bases of amounts and bands.
fn grading<'a>(
    world: &World,
    pack: &Pack,
    (part, scheme): (&Part<'a>, &'a tier::Scheme),
    cases: &[Case],
    list: &mut Vec<Edge<'a>>,
) {
    for (at, item) in scheme.items.iter().enumerate() {
        let path = format!("{}/items/{at}/points", part.path);
        match &item.points {
            Points::Ladder(of, steps) => {
                for (nth, step) in steps.iter().enumerate().skip(1) {
                    let Some(from) = step.from else { continue };
                    let place = format!("{path}/ladder/steps/{nth}/from");
                    let mut edge = Edge::new(place, Kind::Number(from), &[-1, 0]);
                    scenes(world, pack, part, cases, &mut |scene| {
                        edge.see(number(*of, scene).and_then(|n| n.checked_sub(from)));
                    });
                    list.push(edge);
                }
            }
            Points::Rate(rate, steps, _) => {
                for (nth, step) in steps.iter().enumerate() {
                    let mut edge = Edge::new(format!("{path}/rate/steps/{nth}"), Kind::Rate, &[-1, 0, 1]);
                    let leaf = Condition::Ratio(*rate, crate::pack::compare::Relation::AtLeast, step.from);
                    scenes(world, pack, part, cases, &mut |scene| edge.see(distance(&leaf, scene)));
                    list.push(edge);
                }
            }
            _ => {}
        }
    }
    for (at, one) in scheme.consequences.iter().enumerate() {
        let Some(amount) = &one.amount else { continue };
        let Some(of) = amount.of else { continue };
        let below: &[i64] = &[-1, 0];
        for (key, bound, needs) in [("baseLeast", amount.base_least, below), ("baseMost", amount.base_most, &[0, 1])] {
            let Some(bound) = bound else { continue };
            let place = format!("{}/consequences/{at}/amount/{key}", part.path);
            let mut edge = Edge::new(place, Kind::Number(bound), needs);
            scenes(world, pack, part, cases, &mut |scene| {
                edge.see(number(of, scene).and_then(|n| n.checked_sub(bound)));
            });
            list.push(edge);
        }
    }
    bands(world, pack, (part, scheme), cases, list);
}

/// Each band has a case whose score certainly lies in it.
fn bands<'a>(
    world: &World,
    pack: &Pack,
    (part, scheme): (&Part<'a>, &'a tier::Scheme),
    cases: &[Case],
    list: &mut Vec<Edge<'a>>,
) {
    if scheme.bands.is_empty() {
        return;
    }
    let Some(plan) = Plan::new(world, &scheme.id) else { return };
    let mut scores = Vec::new();
    scenes(world, pack, part, cases, &mut |scene| scores.extend(plan.verdict(scene.input, scene.as_of).score));
    for (at, band) in scheme.bands.iter().enumerate() {
        let mut edge = Edge::new(format!("{}/bands/{at}", part.path), Kind::Band, &[0]);
        let inside = scores.iter().any(|(least, most)| band.least() <= *least && *most <= band.most());
        edge.see(inside.then_some(0));
        list.push(edge);
    }
}
