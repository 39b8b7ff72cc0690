//! What an item comes to in one scene.

use core::cmp::Ordering;

use super::span::Set;
use crate::judge::{Scene, Tri, verdict};
use crate::pack::compare::Rate;
use crate::pack::tier::{Cure, ENDLESS, Item, PerRecord, Points, RateStep, Repeat, Step};
use crate::subject::{Field, Record, Value as Known};

/// The points of `item`, its cure and its own caps included.
pub(super) fn item_set(item: &Item, scene: &Scene<'_>) -> Set {
    let applies = item.when.as_ref().map_or(Tri::Yes, |when| verdict(when, scene));
    if applies == Tri::No {
        return Set::one(0);
    }
    let mut set = points_set(&item.points, scene);
    if let Some(cure) = &item.cure {
        set = match cured(cure, scene) {
            Tri::Yes => Set::one(cure.points),
            Tri::No => set,
            Tri::Unknown => set.or(&Set::one(cure.points)),
        };
    }
    set = set.clamp(item.least, item.most);
    if applies == Tri::Unknown { set.or(&Set::one(0)) } else { set }
}

/// The points where nothing of them is unknown: what [`points_set`] says, as a number.
pub(super) fn points_number(points: &Points, scene: &Scene<'_>) -> Option<i64> {
    match points {
        Points::Fixed(n) => Some(*n),
        Points::Ladder(of, steps) => Some(on_ladder(steps, scene.peek(*of).int()?)),
        other => points_set(other, scene).only(),
    }
}

/// The points of the step in which a number lies; none where it lies in none.
pub(crate) fn on_ladder(steps: &[Step], n: i64) -> i64 {
    let fits = |step: &&Step| step.from.is_none_or(|from| from <= n) && step.to.is_none_or(|to| n <= to);
    steps.iter().find(fits).map_or(0, |step| step.points)
}

/// The points of the step that `n` out of `d` reaches, `below` where it reaches none; `None` where nothing is counted.
pub(crate) fn on_rate(steps: &[RateStep], below: i64, n: i64, d: i64) -> Option<i64> {
    if d <= 0 {
        return None;
    }
    let reached = steps.iter().find(|step| match step.from.compare(n, d) {
        Some(Ordering::Equal) => !step.above,
        order => order == Some(Ordering::Greater),
    });
    Some(reached.map_or(below, |step| step.points))
}

/// Points that a fact states, between two numbers; a deduction is stated without its sign.
pub(crate) fn as_stated(n: i64, least: i64, most: i64) -> i64 {
    let n = if most <= 0 { n.saturating_abs().saturating_neg() } else { n };
    n.clamp(least, most)
}

/// Whether a cure takes the place of the points.
pub(super) fn cured(cure: &Cure, scene: &Scene<'_>) -> Tri {
    let granted = cure.granted.as_ref().map_or(Tri::Yes, |granted| verdict(granted, scene));
    verdict(&cure.when, scene).and(granted)
}

fn points_set(points: &Points, scene: &Scene<'_>) -> Set {
    match points {
        Points::Fixed(n) => Set::one(*n),
        Points::PerCase(each, count) => match scene.peek(*count) {
            Known::Int(n) => Set::one(each.saturating_mul((*n).max(0))),
            _ => Set::range(0, ENDLESS).times(each.signum()).loosely(),
        },
        Points::Ladder(of, steps) => match scene.peek(*of) {
            Known::Int(n) => Set::one(on_ladder(steps, *n)),
            _ => union(steps.iter().map(|step| step.points)),
        },
        Points::Rate(rate, steps, below) => {
            let parts = match rate {
                Rate::One(value) => match scene.peek(*value) {
                    Known::Ratio(n, d) => Some((*n, *d)),
                    _ => None,
                },
                Rate::Of(n, d) => scene.peek(*n).int().zip(scene.peek(*d).int()),
            };
            let all = || union(steps.iter().map(|step| step.points).chain([*below]));
            parts.and_then(|(n, d)| on_rate(steps, *below, n, d)).map_or_else(all, Set::one)
        }
        Points::First(cases, otherwise) => {
            let mut found: Option<Set> = None;
            let mut join = |n: i64| match &found {
                Some(set) => found = Some(set.or(&Set::one(n))),
                None => found = Some(Set::one(n)),
            };
            for (when, n) in cases {
                match verdict(when, scene) {
                    Tri::Yes => {
                        join(*n);
                        return found.unwrap_or_else(|| Set::one(0));
                    }
                    Tri::Unknown => join(*n),
                    Tri::No => {}
                }
            }
            join(*otherwise);
            found.unwrap_or_else(|| Set::one(0))
        }
        Points::Between(least, most, stated) => match stated.map(|stated| scene.peek(stated)) {
            Some(Known::Int(n)) => Set::one(as_stated(*n, *least, *most)),
            _ => Set::range(*least, *most),
        },
        Points::Records(per) => records_set(per, scene),
    }
}

fn union(points: impl Iterator<Item = i64>) -> Set {
    points.map(Set::one).reduce(|a, b| a.or(&b)).unwrap_or_else(|| Set::one(0))
}

/// A record that fits or may fit, with its points.
struct Fitting<'a> {
    record: &'a Record,
    fits: Tri,
    points: Set,
}

impl Fitting<'_> {
    /// The points with the chance of not fitting.
    fn possible(&self) -> Set {
        match self.fits {
            Tri::Yes => self.points.clone(),
            _ => self.points.or(&Set::one(0)),
        }
    }
}

fn records_set(per: &PerRecord, scene: &Scene<'_>) -> Set {
    let records = &scene.input.records;
    let mut fitting: Vec<Fitting<'_>> = Vec::new();
    for record in records {
        let scene = scene.for_record(record);
        let fits = verdict(&per.when, &scene);
        if fits != Tri::No {
            fitting.push(Fitting { record, fits, points: points_set(&per.each, &scene) });
        }
    }
    if let Some(repeat) = &per.repeat {
        let factors: Vec<Tri> = fitting.iter().map(|one| is_repeat(one, &fitting, repeat, scene)).collect();
        for (one, again) in fitting.iter_mut().zip(factors) {
            let more = one.points.clone().times(repeat.times);
            one.points = match again {
                Tri::Yes => more,
                Tri::Unknown => one.points.or(&more),
                Tri::No => continue,
            };
        }
    }
    match &per.dedup {
        Some(dedup) => once_each(&fitting, &dedup.same),
        None => fitting.iter().map(Fitting::possible).fold(Set::one(0), |sum, one| sum.add(&one)),
    }
}

/// Records that agree in `same` count once, at the higher value; whether they agree may be unknown.
fn once_each(fitting: &[Fitting<'_>], same: &[Field]) -> Set {
    let key = |record: &Record| same.iter().map(|field| record.value(*field).clone()).collect::<Vec<_>>();
    let known = |key: &[Known]| !key.iter().any(Known::is_unknown);
    let keys: Vec<Vec<Known>> = fitting.iter().map(|one| key(one.record)).collect();
    let mut sum = Set::one(0);
    let mut loose = None;
    for (at, (one, own)) in fitting.iter().zip(&keys).enumerate() {
        if !known(own) {
            // It may tell of an act that is counted already, or replace it at a higher value.
            let possible = one.possible().or(&Set::one(0)).hull();
            loose = Some(loose.map_or(possible.clone(), |so_far: Set| so_far.add(&possible)));
        } else if !keys.iter().take(at).any(|earlier| earlier == own) {
            let alike =
                fitting.iter().zip(&keys).skip(at).filter(|(_, key)| *key == own).map(|(one, _)| one.possible());
            sum = sum.add(&alike.reduce(|a, b| heavier(&a, &b)).unwrap_or_else(|| Set::one(0)));
        }
    }
    match loose {
        Some(loose) => sum.add(&loose).hull().loosely(),
        None => sum,
    }
}

/// The higher value of two: of deductions the larger one, of bonuses the larger one.
fn heavier(a: &Set, b: &Set) -> Set {
    if a.min() < 0 || b.min() < 0 { a.smaller(b) } else { a.larger(b) }
}

/// Whether an earlier record that agrees and counts makes this one a repeat.
fn is_repeat(one: &Fitting<'_>, fitting: &[Fitting<'_>], repeat: &Repeat, scene: &Scene<'_>) -> Tri {
    let others = fitting.iter().filter(|other| other.record.index != one.record.index);
    others.map(|other| follows(one.record, other, repeat, scene)).fold(Tri::No, Tri::or)
}

fn follows(record: &Record, earlier: &Fitting<'_>, repeat: &Repeat, scene: &Scene<'_>) -> Tri {
    let agree = repeat.same.iter().map(|field| match (record.value(*field), earlier.record.value(*field)) {
        (Known::Unknown, _) | (_, Known::Unknown) => Tri::Unknown,
        (a, b) => (a == b).into(),
    });
    let in_time = match (record.value(repeat.by), earlier.record.value(repeat.by)) {
        (Known::Date(later), Known::Date(first)) => {
            (first < later && *later <= scene.end_of(*first, repeat.within).0).into()
        }
        (Known::Bool(false), _) | (_, Known::Bool(false)) => Tri::No,
        _ => Tri::Unknown,
    };
    agree.fold(in_time, Tri::and).and(earlier.fits)
}

/// What the points read besides conditions, as far as nobody stated it.
pub(super) fn records_of_interest<'a>(per: &'a PerRecord, scene: &Scene<'a>) -> impl Iterator<Item = &'a Record> {
    let scene = *scene;
    scene.input.records.iter().filter(move |record| verdict(&per.when, &scene.for_record(record)) != Tri::No)
}
