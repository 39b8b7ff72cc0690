//! What an item of a scheme changes the score of each row by.

use super::atoms::{Atoms, Expr, RateOf, find};
use super::slot::{Slot, UNKNOWN};
use super::truth::{Bits, Truth, add, both, each, either, has};
use crate::judge::Tri;
use crate::pack::Condition;
use crate::pack::tier::{self, Points, RateStep, Step};
use crate::tier::{as_stated, clamped, on_ladder, on_rate};

/// An item, taken apart.
#[derive(Debug)]
pub(super) struct Item {
    pub(super) node: Option<usize>,
    when: Option<Expr>,
    cure: Option<(Expr, i64)>,
    points: PointsOf,
    least: Option<i64>,
    most: Option<i64>,
}

/// How its points are found.
#[derive(Debug)]
enum PointsOf {
    Fixed(i64),
    PerCase(i64, usize),
    Ladder(usize, Vec<Step>),
    Rate(RateOf, Vec<RateStep>, i64),
    First(Vec<(Expr, i64)>, i64),
    Stated(i64, i64, usize),
    /// They are not known of any row.
    Open,
}

impl Item {
    /// Takes an item apart; `expr` takes a condition.
    pub(super) fn of(item: &tier::Item, slots: &[Slot], expr: &mut dyn FnMut(&Condition) -> Expr) -> Self {
        let cure = item.cure.as_ref().map(|cure| {
            let mut all = vec![expr(&cure.when)];
            all.extend(cure.granted.as_ref().map(&mut *expr));
            (Expr::All(all), cure.points)
        });
        Self {
            node: item.node,
            when: item.when.as_ref().map(&mut *expr),
            cure,
            points: points_of(&item.points, slots, expr),
            least: item.least,
            most: item.most,
        }
    }

    /// Puts the points of the rows into `points`; gives the rows of which they are not known.
    pub(super) fn judge(&self, atoms: &Atoms, slots: &[Slot], wanted: Bits, points: &mut [i64]) -> Bits {
        let when = self.when.as_ref().map_or_else(|| Truth::always(Tri::Yes), |when| atoms.truth(when));
        let mut open = when.unknown();
        let mut applies = both(when.yes, wanted);
        if let Some((cure, instead)) = &self.cure {
            let cured = atoms.truth(cure);
            for row in each(both(applies, cured.yes)) {
                if let Some(place) = points.get_mut(row) {
                    *place = clamped(*instead, self.least, self.most);
                }
            }
            open = either(open, both(applies, cured.unknown()));
            applies = both(applies, cured.no);
        }
        let cases: Vec<(Truth, i64)> = match &self.points {
            PointsOf::First(cases, _) => cases.iter().map(|(when, n)| (atoms.truth(when), *n)).collect(),
            _ => Vec::new(),
        };
        for row in each(applies) {
            match (self.points.of_row(slots, &cases, row), points.get_mut(row)) {
                (Some(n), Some(place)) => *place = clamped(n, self.least, self.most),
                _ => add(&mut open, row),
            }
        }
        open
    }
}

impl PointsOf {
    fn of_row(&self, slots: &[Slot], cases: &[(Truth, i64)], row: usize) -> Option<i64> {
        let int = |at: usize| slots.get(at).and_then(|slot| slot.numbers.get(row)).copied().filter(|n| *n != UNKNOWN);
        match self {
            Self::Fixed(n) => Some(*n),
            Self::PerCase(of_one, count) => Some(of_one.saturating_mul(int(*count)?.max(0))),
            Self::Ladder(of, steps) => Some(on_ladder(steps, int(*of)?)),
            Self::Rate(rate, steps, below) => {
                let (n, d) = rate.parts(slots, row)?;
                on_rate(steps, *below, n, d)
            }
            Self::First(_, otherwise) => {
                for (when, n) in cases {
                    if has(&when.yes, row) {
                        return Some(*n);
                    }
                    if !has(&when.no, row) {
                        return None;
                    }
                }
                Some(*otherwise)
            }
            Self::Stated(least, most, stated) => Some(as_stated(int(*stated)?, *least, *most)),
            Self::Open => None,
        }
    }
}

fn points_of(points: &Points, slots: &[Slot], expr: &mut dyn FnMut(&Condition) -> Expr) -> PointsOf {
    let made = match points {
        Points::Fixed(n) => Some(PointsOf::Fixed(*n)),
        Points::PerCase(of_one, count) => find(*count, slots).map(|at| PointsOf::PerCase(*of_one, at)),
        Points::Ladder(of, steps) => find(*of, slots).map(|at| PointsOf::Ladder(at, steps.clone())),
        Points::Rate(rate, steps, below) => {
            RateOf::of(*rate, slots).map(|rate| PointsOf::Rate(rate, steps.clone(), *below))
        }
        Points::First(cases, otherwise) => {
            Some(PointsOf::First(cases.iter().map(|(when, n)| (expr(when), *n)).collect(), *otherwise))
        }
        Points::Between(least, most, _) if least == most => Some(PointsOf::Fixed(*least)),
        Points::Between(least, most, stated) => {
            stated.and_then(|stated| find(stated, slots)).map(|at| PointsOf::Stated(*least, *most, at))
        }
        // Rows that are judged here have no records.
        Points::Records(_) => Some(PointsOf::Fixed(0)),
    };
    made.unwrap_or(PointsOf::Open)
}
