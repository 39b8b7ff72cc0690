//! The grade of every row of a block where nothing that it depends on is unknown.
//!
//! It says what `tier::Plan` says of one input at a time; rows that it cannot judge are left to that.

use super::atoms::{Atoms, Expr};
use super::bench::Bench;
use super::item::Item;
use super::slot::Slot;
use super::truth::{Bits, ROWS, Truth, add, both, each, either, first, inverse, take};
use crate::judge::Tri;
use crate::pack::tier::{Effect, Grades, Scheme, Status, Take};
use crate::pack::{Condition, Value};
use crate::tier::{bit, clamped};

/// What a grade rests on, as numbers: its position, a bit for each item and each override that applies.
pub(in crate::batch) type Key = (usize, u64, u64);

/// A scheme, taken apart.
#[derive(Debug)]
pub(super) struct Graded {
    gates: Vec<Expr>,
    items: Vec<Item>,
    nodes: Vec<Node>,
    score: Option<Score>,
    /// The ends of each band, with its grades.
    bands: Vec<(i64, i64, Grades)>,
    classes: Vec<(Option<Expr>, usize)>,
    /// The grade where neither a score nor a class leads to one.
    alone: Option<usize>,
    overrides: Vec<(Expr, Change)>,
    /// The scores of the rows, and the points that are gathered for each node.
    scores: Vec<i64>,
    gathered: Vec<Option<Vec<i64>>>,
}

#[derive(Debug)]
struct Node {
    parent: Option<usize>,
    take: Take,
    least: Option<i64>,
    most: Option<i64>,
}

#[derive(Debug)]
struct Score {
    start: i64,
    floor: Option<i64>,
    ceiling: Option<i64>,
}

#[derive(Debug)]
enum Change {
    Set(i64),
    Clamp(Option<i64>, Option<i64>),
    /// The grade that takes the place of each.
    Move(Vec<usize>),
}

impl Graded {
    /// Takes a scheme apart; `None` where it is not in force, or has what only the general way judges.
    pub(super) fn of(scheme: &Scheme, atoms: &mut Atoms, slots: &[Slot], bench: &mut Bench<'_>) -> Option<Self> {
        let plain = scheme.covers(bench.as_of) && scheme.status != Status::Slot && scheme.chain.is_empty();
        if !plain || !scheme.is_plain_sum() || scheme.items.len() > 64 || scheme.overrides.len() > 64 {
            return None;
        }
        let mut expr = |when: &Condition| atoms.compile(when, slots, bench);
        let mut gates: Vec<Expr> = scheme.gates.iter().map(|gate| expr(&gate.when)).collect();
        if !scheme.subjects.is_empty() {
            gates.push(expr(&Condition::In(Value::SubjectKind, scheme.subjects.clone())));
        }
        let mut items = Vec::new();
        for item in &scheme.items {
            items.push(Item::of(item, slots, &mut expr));
        }
        let node = |node: &crate::pack::tier::Node| Node {
            parent: node.parent,
            take: node.take,
            least: node.least,
            most: node.most,
        };
        let grades = scheme.grades.len();
        let change = |rule: &crate::pack::tier::Override| match rule.effect {
            Effect::SetScore(n) => Change::Set(n),
            Effect::ClampScore(least, most) => Change::Clamp(least, most),
            _ => {
                let moved = |grade| if rule.only.has(grade) { rule.effect.apply(grade) } else { grade };
                Change::Move((0..grades).map(moved).collect())
            }
        };
        let overrides = scheme.overrides.iter().map(|rule| (expr(&rule.when), change(rule))).collect();
        Some(Self {
            gates,
            items,
            nodes: scheme.nodes.iter().map(node).collect(),
            score: scheme.score.as_ref().map(|score| Score {
                start: score.start,
                floor: score.floor,
                ceiling: score.ceiling,
            }),
            bands: scheme.bands.iter().map(|band| (band.least(), band.most(), band.grades)).collect(),
            classes: scheme.classes.iter().map(|class| (class.when.as_ref().map(&mut expr), class.grade)).collect(),
            alone: (grades == 1).then_some(0),
            overrides,
            scores: Vec::new(),
            gathered: Vec::new(),
        })
    }

    /// The keys of the rows that `wanted` names, as far as they can be told; those that were told are returned.
    pub(super) fn judge(
        &mut self,
        atoms: &Atoms,
        slots: &[Slot],
        (rows, wanted): (usize, Bits),
        keys: &mut Vec<Key>,
    ) -> Bits {
        keys.clear();
        keys.resize(rows, (0, 0, 0));
        let gates = self.gates.iter().map(|gate| atoms.truth(gate).yes);
        let mut told = gates.fold(both(wanted, first(rows)), both);
        self.scores.clear();
        self.scores.resize(rows, self.score.as_ref().map_or(0, |score| score.start));
        self.gathered.clear();
        self.gathered.resize(self.nodes.len(), None);
        let mut points = vec![0_i64; rows];
        for (at, item) in self.items.iter().enumerate() {
            points.fill(0);
            let open = item.judge(atoms, slots, told, &mut points);
            told = both(told, inverse(open));
            let bit = bit(at);
            for (key, n) in keys.iter_mut().zip(&points) {
                key.1 |= if *n == 0 { 0 } else { bit };
            }
            match item.node {
                Some(node) => gather(&self.nodes, &mut self.gathered, node, &points),
                None => sum(&mut self.scores, &points),
            }
        }
        // Parts stand after their whole, so that the way back reaches every part first.
        for (at, node) in self.nodes.iter().enumerate().rev() {
            let mut own = self.gathered.get_mut(at).and_then(Option::take).unwrap_or_else(|| vec![0; rows]);
            own.iter_mut().for_each(|n| *n = clamped(*n, node.least, node.most));
            match node.parent {
                Some(parent) => gather(&self.nodes, &mut self.gathered, parent, &own),
                None => sum(&mut self.scores, &own),
            }
        }
        if let Some(score) = &self.score {
            self.scores.iter_mut().for_each(|n| *n = clamped(*n, score.floor, score.ceiling));
        }
        let mut moves = Vec::new();
        for (at, (when, change)) in self.overrides.iter().enumerate() {
            let truth = atoms.truth(when);
            told = both(told, either(truth.yes, truth.no));
            let bit = bit(at);
            for row in each(both(truth.yes, told)) {
                if let Some(key) = keys.get_mut(row) {
                    key.2 |= bit;
                }
                match (change, self.scores.get_mut(row)) {
                    (Change::Set(n), Some(score)) => *score = *n,
                    (Change::Clamp(least, most), Some(score)) => *score = clamped(*score, *least, *most),
                    _ => {}
                }
            }
            if let Change::Move(to) = change {
                moves.push((truth.yes, to));
            }
        }
        told = self.first_grades(atoms, told, keys);
        for (holds, to) in moves {
            for row in each(both(holds, told)) {
                if let Some(key) = keys.get_mut(row) {
                    key.0 = to.get(key.0).copied().unwrap_or(key.0);
                }
            }
        }
        told
    }

    /// The grades before what changes them; rows with several possible ones are left out.
    fn first_grades(&self, atoms: &Atoms, mut told: Bits, keys: &mut [Key]) -> Bits {
        if self.score.is_some() && !self.bands.is_empty() {
            for row in each(told) {
                let score = self.scores.get(row).copied().unwrap_or(0);
                let met = self.bands.iter().filter(|(least, most, _)| *least <= score && score <= *most);
                let grade = met.map(|(.., grades)| *grades).fold(Grades::NONE, Grades::or).only();
                match (grade, keys.get_mut(row)) {
                    (Some(grade), Some(key)) => key.0 = grade,
                    _ => take(&mut told, row),
                }
            }
            return told;
        }
        if self.classes.is_empty() {
            return if self.alone.is_some() { told } else { [0; ROWS / 64] };
        }
        let mut left = told;
        let mut found = [0; ROWS / 64];
        for (when, grade) in &self.classes {
            let truth = when.as_ref().map_or_else(|| Truth::always(Tri::Yes), |when| atoms.truth(when));
            for row in each(both(left, truth.yes)) {
                if let Some(key) = keys.get_mut(row) {
                    key.0 = *grade;
                    add(&mut found, row);
                }
            }
            left = both(left, truth.no);
        }
        both(told, found)
    }
}

fn gather(nodes: &[Node], gathered: &mut [Option<Vec<i64>>], at: usize, part: &[i64]) {
    let by = nodes.get(at).map_or(Take::Sum, |node| node.take);
    let Some(place) = gathered.get_mut(at) else { return };
    match place {
        None => *place = Some(part.to_vec()),
        Some(so_far) => match by {
            Take::Sum => sum(so_far, part),
            Take::Best => so_far.iter_mut().zip(part).for_each(|(so_far, n)| *so_far = (*so_far).max(*n)),
            Take::Worst => so_far.iter_mut().zip(part).for_each(|(so_far, n)| *so_far = (*so_far).min(*n)),
        },
    }
}

fn sum(into: &mut [i64], more: &[i64]) {
    into.iter_mut().zip(more).for_each(|(sum, n)| *sum = sum.saturating_add(*n));
}
