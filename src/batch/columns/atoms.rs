//! The simplest conditions of a law, each once, judged over a block of rows.
//!
//! A number is compared here; what a word or a day comes to is asked of the engine once and kept, so that no rule about
//! days is written twice.

use super::bench::Bench;
use super::slot::{NEVER, Slot, UNKNOWN};
use super::truth::Truth;
use crate::date::{Date, Period};
use crate::judge::{Tri, verdict};
use crate::pack::compare::{Fraction, Rate, Relation};
use crate::pack::{Condition, Value};
use crate::subject::Kind;

/// Conditions that hold no other one, with what each comes to over the block.
#[derive(Debug, Default)]
pub(super) struct Atoms {
    list: Vec<(Condition, Test)>,
    truths: Vec<Truth>,
}

/// A condition made of atoms, as the judging of a row reads it where nothing is presumed.
#[derive(Debug)]
pub(super) enum Expr {
    Atom(usize),
    All(Vec<Self>),
    Any(Vec<Self>),
    Not(Box<Self>),
    Agree(Vec<Self>),
}

/// How an atom is judged. Slots are named by their position; a value without one is not known of any row.
#[derive(Debug)]
enum Test {
    Always(Tri),
    /// A yes, or an event that happened.
    Stated(usize),
    /// A number, less another one, between two ends.
    Between(usize, Option<usize>, i64, i64),
    Rate(RateOf, Relation, Fraction),
    /// What each word comes to.
    Word(usize, Vec<bool>),
    /// What each day that was met comes to.
    Day(DayTest),
    /// The last day that is in time, for each start that was met.
    InTime {
        of: Option<usize>,
        since: Option<usize>,
        period: Period,
        ends: Vec<i64>,
    },
}

#[derive(Debug)]
struct DayTest {
    slot: usize,
    unknown: Tri,
    never: Tri,
    /// By the number of the text in the column; nothing where it was not asked yet.
    met: Vec<Option<Tri>>,
}

/// Where the two parts of a rate stand.
#[derive(Clone, Copy, Debug)]
pub(super) enum RateOf {
    One(usize),
    Two(usize, usize),
}

impl RateOf {
    pub(super) fn of(rate: Rate, slots: &[Slot]) -> Option<Self> {
        match rate {
            Rate::One(value) => find(value, slots).map(Self::One),
            Rate::Of(n, d) => Some(Self::Two(find(n, slots)?, find(d, slots)?)),
        }
    }

    /// The parts in a row.
    pub(super) fn parts(self, slots: &[Slot], row: usize) -> Option<(i64, i64)> {
        let (n, d) = match self {
            Self::One(at) => {
                let slot = slots.get(at)?;
                (slot.numbers.get(row)?, slot.seconds.get(row)?)
            }
            Self::Two(n, d) => (slots.get(n)?.numbers.get(row)?, slots.get(d)?.numbers.get(row)?),
        };
        (*n != UNKNOWN && *d != UNKNOWN).then_some((*n, *d))
    }
}

/// Where a value stands; nowhere if no column fills it.
pub(super) fn find(value: Value, slots: &[Slot]) -> Option<usize> {
    let fact = match value {
        Value::Fact(at) => Some(at),
        Value::SubjectKind => None,
        Value::Record(_) => return None,
    };
    slots.iter().position(|slot| slot.fact == fact)
}

impl Atoms {
    /// Takes a condition apart. Nothing is presumed: what nobody stated is not known.
    pub(super) fn compile(&mut self, condition: &Condition, slots: &[Slot], bench: &mut Bench<'_>) -> Expr {
        let mut list = |of: &[Condition]| of.iter().map(|inner| self.compile(inner, slots, bench)).collect();
        match condition {
            Condition::All(of) => Expr::All(list(of)),
            Condition::Any(of) => Expr::Any(list(of)),
            Condition::Agree(of, _) => Expr::Agree(list(of)),
            Condition::Not(inner) => Expr::Not(Box::new(self.compile(inner, slots, bench))),
            Condition::Otherwise(pair) => {
                let [first, _] = pair.as_ref();
                self.compile(first, slots, bench)
            }
            Condition::Presume(_, inner) => self.compile(inner, slots, bench),
            leaf => Expr::Atom(self.add(leaf, slots, bench)),
        }
    }

    /// Adds a condition that holds no other one, if it is not there; its position.
    pub(super) fn add(&mut self, leaf: &Condition, slots: &[Slot], bench: &mut Bench<'_>) -> usize {
        match self.list.iter().position(|(known, _)| known == leaf) {
            Some(at) => at,
            None => {
                self.list.push((leaf.clone(), Test::of(leaf, slots, bench)));
                self.list.len() - 1
            }
        }
    }

    /// Judges every atom over the block.
    pub(super) fn judge(&mut self, slots: &[Slot], rows: usize, bench: &mut Bench<'_>) {
        let Self { list, truths } = self;
        truths.clear();
        truths.extend(list.iter_mut().map(|(leaf, test)| test.judge(leaf, slots, rows, bench)));
    }

    /// Those whose verdict can differ from row to row, judged.
    pub(super) fn varying(&self) -> impl Iterator<Item = &Truth> {
        let pairs = self.list.iter().zip(&self.truths);
        pairs.filter(|((_, test), _)| !matches!(test, Test::Always(_))).map(|(_, truth)| truth)
    }

    /// What a condition comes to, once the atoms are judged.
    pub(super) fn truth(&self, expr: &Expr) -> Truth {
        let each = |list: &[Expr], start: Tri, rule: fn(Truth, Truth) -> Truth| {
            list.iter().map(|inner| self.truth(inner)).reduce(rule).unwrap_or_else(|| Truth::always(start))
        };
        match expr {
            Expr::Atom(at) => self.truths.get(*at).copied().unwrap_or_else(|| Truth::always(Tri::Unknown)),
            Expr::All(list) => each(list, Tri::Yes, Truth::and),
            Expr::Any(list) => each(list, Tri::No, Truth::or),
            Expr::Agree(list) => each(list, Tri::Unknown, Truth::agree),
            Expr::Not(inner) => self.truth(inner).not(),
        }
    }
}

impl Test {
    fn of(leaf: &Condition, slots: &[Slot], bench: &mut Bench<'_>) -> Self {
        let unknown = Self::Always(Tri::Unknown);
        let made = match leaf {
            // Rows that are judged here have no records; nor is it known whether there are any.
            Condition::Count(..) | Condition::Stacked(_) => None,
            Condition::Yes(value) => find(*value, slots).map(Self::Stated),
            Condition::In(value, of) => find(*value, slots).and_then(|at| {
                let words = slots.get(at)?.words.iter();
                Some(Self::Word(at, words.map(|word| of.contains(word)).collect()))
            }),
            Condition::Compare(value, minus, relation, to) => {
                let less = minus.map(|minus| find(minus, slots));
                match (find(*value, slots), less) {
                    (None, _) | (_, Some(None)) => Some(unknown),
                    (Some(at), less) => {
                        let (low, high) = relation.ends(*to);
                        Some(Self::Between(at, less.flatten(), low, high))
                    }
                }
            }
            Condition::Ratio(rate, relation, to) => {
                Some(RateOf::of(*rate, slots).map_or(unknown, |rate| Self::Rate(rate, *relation, *to)))
            }
            Condition::InTime(of, since, period) => {
                let (of, since) = (find(*of, slots), find(*since, slots));
                Some(Self::InTime { of, since, period: *period, ends: Vec::new() })
            }
            Condition::By(value)
            | Condition::Before(value)
            | Condition::Within(value, _)
            | Condition::CalendarYears(value, _)
            | Condition::Day(value, ..)
            | Condition::InCycle(value, ..) => find(*value, slots).and_then(|at| Self::of_day(leaf, at, slots, bench)),
            _ => None,
        };
        made.unwrap_or_else(|| Self::Always(bench.plain(leaf)))
    }

    fn of_day(leaf: &Condition, at: usize, slots: &[Slot], bench: &mut Bench<'_>) -> Option<Self> {
        let slot = slots.get(at).filter(|slot| slot.kind == Kind::Date)?;
        let unknown = bench.plain(leaf);
        let never = bench.with(slot, crate::subject::Value::Bool(false), |scene| verdict(leaf, scene));
        Some(Self::Day(DayTest { slot: at, unknown, never, met: Vec::new() }))
    }

    fn judge(&mut self, leaf: &Condition, slots: &[Slot], rows: usize, bench: &mut Bench<'_>) -> Truth {
        let numbers = |at: usize| slots.get(at).map(|slot| slot.numbers.as_slice()).unwrap_or_default();
        match self {
            Self::Always(holds) => Truth::always(*holds),
            // A day is a yes, the first one of 1970 too.
            Self::Stated(at) if slots.get(*at).is_some_and(|slot| slot.kind == Kind::Date) => {
                Truth::of_pairs(numbers(*at).iter().map(|n| (*n > NEVER, *n == NEVER)))
            }
            Self::Stated(at) => Truth::of_pairs(numbers(*at).iter().map(|n| (*n == 1, *n == 0))),
            Self::Between(at, None, low, high) => Truth::of_pairs(numbers(*at).iter().map(|n| {
                let (known, fits) = (*n != UNKNOWN, (*low <= *n) & (*n <= *high));
                (known & fits, known & !fits)
            })),
            Self::Between(at, Some(less), low, high) => {
                Truth::of_pairs(numbers(*at).iter().zip(numbers(*less)).map(|(n, less)| {
                    let known = (*n != UNKNOWN) & (*less != UNKNOWN);
                    let n = n.saturating_sub(*less);
                    let fits = (*low <= n) & (n <= *high);
                    (known & fits, known & !fits)
                }))
            }
            Self::Rate(rate, relation, to) => {
                Truth::collect((0..rows).map(|row| match rate.parts(slots, row).and_then(|(n, d)| to.compare(n, d)) {
                    Some(order) => relation.holds(&order, &core::cmp::Ordering::Equal).into(),
                    None => Tri::Unknown,
                }))
            }
            Self::Word(at, holds) => Truth::collect(numbers(*at).iter().map(|n| match usize::try_from(*n) {
                Ok(word) => holds.get(word).copied().map_or(Tri::Unknown, Tri::from),
                Err(_) => Tri::Unknown,
            })),
            Self::Day(test) => match slots.get(test.slot) {
                Some(slot) => Truth::collect((0..rows).map(|row| test.judge(leaf, slot, row, bench))),
                None => Truth::always(Tri::Unknown),
            },
            Self::InTime { of, since, period, ends } => {
                let [of, since] = [*of, *since].map(|at| at.and_then(|at| slots.get(at)));
                Truth::collect((0..rows).map(|row| in_time(of, since, (*period, &mut *ends), row, bench)))
            }
        }
    }
}

impl DayTest {
    #[inline]
    fn judge(&mut self, leaf: &Condition, slot: &Slot, row: usize, bench: &mut Bench<'_>) -> Tri {
        match slot.numbers.get(row) {
            None | Some(&UNKNOWN) => return self.unknown,
            Some(&NEVER) => return self.never,
            _ => {}
        }
        let Some(place) = place(&mut self.met, slot, row, None) else { return bench.ask(leaf, slot, row) };
        *place.get_or_insert_with(|| bench.ask(leaf, slot, row))
    }
}

/// The place that is kept for the text of a row's day; none for texts that are not remembered.
fn place<'m, T: Copy>(met: &'m mut Vec<T>, slot: &Slot, row: usize, nothing: T) -> Option<&'m mut T> {
    let at = usize::try_from(*slot.seconds.get(row)?).ok()?;
    if met.len() <= at {
        met.resize(at + 1, nothing);
    }
    met.get_mut(at)
}

/// What did not happen is not in time; where the start did not happen there is no time to be in.
fn in_time(
    of: Option<&Slot>,
    since: Option<&Slot>,
    (period, ends): (Period, &mut Vec<i64>),
    row: usize,
    bench: &mut Bench<'_>,
) -> Tri {
    let number = |slot: Option<&Slot>| slot.and_then(|slot| slot.numbers.get(row)).copied().unwrap_or(UNKNOWN);
    match (number(of), number(since), since) {
        (NEVER, ..) | (_, NEVER, _) => Tri::No,
        (UNKNOWN, ..) | (_, UNKNOWN, _) | (.., None) => Tri::Unknown,
        (day, start, Some(slot)) => {
            let end = || {
                let start = i32::try_from(start).ok().and_then(Date::from_epoch_day);
                start.map_or(NEVER, |start| i64::from(bench.end_of(start, period).epoch_day()))
            };
            let end = match place(ends, slot, row, UNKNOWN) {
                Some(known) if *known != UNKNOWN => *known,
                Some(place) => {
                    *place = end();
                    *place
                }
                None => end(),
            };
            (day <= end).into()
        }
    }
}
