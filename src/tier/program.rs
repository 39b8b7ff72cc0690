//! A scheme on one day as tests of cells: what is judged most often, laid out for it.
//!
//! It says nothing that conditions do not say, and has no form for those that are rare: a scheme that has one of them
//! gets no program, and what a program cannot tell for certain is left to the sets of `compose`.

use super::cells::{Layout, NOTHING, narrowed};
use super::exact::Judged;
use super::points::{as_stated, on_ladder};
use crate::date::Date;
use crate::judge::{Tri, cycle};
use crate::pack::compare::{Fraction, Rate, Relation};
use crate::pack::tier::{Item, Points, Scheme, Step};
use crate::pack::{Condition, Value};
use crate::subject::{Facts, Kind, vocabulary};

/// The tests of all places of a scheme.
#[derive(Clone, Debug)]
pub struct Program {
    subject: Test,
    gates: Vec<Test>,
    items: Vec<Counted>,
    classes: Vec<(Test, usize)>,
    overrides: Vec<Test>,
}

#[derive(Clone, Debug)]
struct Counted {
    when: Test,
    cured: Test,
    points: Number,
}

/// What is asked of cells. A cell that says nothing makes every test of it unknown.
#[derive(Clone, Debug)]
enum Test {
    /// The same for every input.
    Said(Tri),
    /// The number lies between two others, or does not where the last is false.
    Between(usize, i32, i32, bool),
    /// The number is the position of a bit that is set.
    Among(usize, u64),
    /// A number less another one stands so to a number.
    Less(usize, usize, Relation, i64),
    /// A number out of another one stands so to a fraction.
    Rate(usize, usize, Relation, Fraction),
    All(Vec<Test>),
    Any(Vec<Test>),
    Not(Box<Test>),
}

/// Points, as far as one number makes them.
#[derive(Clone, Debug)]
enum Number {
    Fixed(i64),
    PerCase(i64, usize),
    Ladder(usize, Vec<Step>),
    Stated(usize, i64, i64),
    First(Vec<(Test, i64)>, i64),
}

/// Where facts stand and which day it is, while a program is made.
struct Making<'a> {
    layout: &'a Layout,
    facts: &'a Facts,
    as_of: Date,
}

/// A program at work on the cells of an input.
#[derive(Clone, Copy)]
pub(super) struct At<'a> {
    pub(super) program: &'a Program,
    pub(super) cells: &'a [i32],
}

impl Program {
    /// The program of `scheme` on `as_of` for cells laid out so; `None` where it has conditions of rare kinds.
    pub fn of(scheme: &Scheme, layout: &Layout, facts: &Facts, as_of: Date) -> Option<Self> {
        let making = Making { layout, facts, as_of };
        let subject = match scheme.subjects.as_slice() {
            [] => Test::Said(Tri::Yes),
            kinds => making.among(Value::SubjectKind, kinds)?,
        };
        Some(Self {
            subject,
            gates: scheme.gates.iter().map(|gate| making.test(&gate.when)).collect::<Option<_>>()?,
            items: scheme.items.iter().map(|item| making.counted(item)).collect::<Option<_>>()?,
            classes: scheme
                .classes
                .iter()
                .map(|it| Some((making.when(it.when.as_ref())?, it.grade)))
                .collect::<Option<_>>()?,
            overrides: scheme.overrides.iter().map(|rule| making.test(&rule.when)).collect::<Option<_>>()?,
        })
    }
}

impl Making<'_> {
    fn when(&self, when: Option<&Condition>) -> Option<Test> {
        when.map_or(Some(Test::Said(Tri::Yes)), |when| self.test(when))
    }

    fn test(&self, condition: &Condition) -> Option<Test> {
        let tests = |list: &[Condition]| list.iter().map(|inner| self.test(inner)).collect::<Option<Vec<Test>>>();
        Some(match condition {
            Condition::All(list) => Test::All(tests(list)?),
            Condition::Any(list) => Test::Any(tests(list)?),
            Condition::Not(inner) => Test::Not(Box::new(self.test(inner)?)),
            // A grade presumes nothing: what is derived and what is presumed stay unknown.
            Condition::Otherwise(pair) => self.test(pair.first()?)?,
            Condition::Presume(_, inner) => self.test(inner)?,
            Condition::Unsettled(_) => Test::Said(Tri::Unknown),
            Condition::Yes(value) => match self.kind(*value)? {
                Kind::Bool | Kind::Date => Test::Between(self.cell(*value)?, 0, 0, false),
                _ => Test::Between(self.cell(*value)?, i32::MIN, i32::MAX, true),
            },
            Condition::In(value, of) => self.among(*value, of)?,
            Condition::By(value) => self.day(*value, Relation::AtMost, self.as_of)?,
            Condition::Before(value) => self.day(*value, Relation::AtLeast, self.as_of)?,
            Condition::Day(value, relation, to) => self.day(*value, *relation, *to)?,
            Condition::AsOf(relation, to) => Test::Said(relation.holds(&self.as_of, to).into()),
            Condition::InCycle(value, anchor, period) => match cycle(*anchor, *period, self.as_of) {
                Some(first) => Test::Between(self.date_cell(*value)?, number(first), number(self.as_of), true),
                None => Test::Said(Tri::No),
            },
            Condition::Compare(value, None, relation, to) => {
                let (least, most) = relation.ends(*to);
                between(self.cell(*value)?, least, most)
            }
            Condition::Compare(value, Some(minus), relation, to) => {
                Test::Less(self.cell(*value)?, self.cell(*minus)?, *relation, *to)
            }
            Condition::Ratio(Rate::One(value), relation, to) => {
                let cell = self.cell(*value)?;
                Test::Rate(cell, cell + 1, *relation, *to)
            }
            Condition::Ratio(Rate::Of(n, d), relation, to) => {
                Test::Rate(self.cell(*n)?, self.cell(*d)?, *relation, *to)
            }
            _ => return None,
        })
    }

    fn counted(&self, item: &Item) -> Option<Counted> {
        let cured = match &item.cure {
            None => Test::Said(Tri::No),
            Some(cure) => Test::All(vec![self.test(&cure.when)?, self.when(cure.granted.as_ref())?]),
        };
        let points = match &item.points {
            Points::Fixed(n) => Number::Fixed(*n),
            Points::PerCase(each, count) => Number::PerCase(*each, self.cell(*count)?),
            Points::Ladder(of, steps) => Number::Ladder(self.cell(*of)?, steps.clone()),
            Points::Between(least, most, Some(stated)) => Number::Stated(self.cell(*stated)?, *least, *most),
            Points::First(cases, otherwise) => {
                let cases = cases.iter().map(|(when, n)| Some((self.test(when)?, *n))).collect::<Option<_>>()?;
                Number::First(cases, *otherwise)
            }
            _ => return None,
        };
        Some(Counted { when: self.when(item.when.as_ref())?, cured, points })
    }

    fn kind(&self, value: Value) -> Option<Kind> {
        match value {
            Value::Fact(at) => Some(self.facts.get(at)?.kind),
            _ => None,
        }
    }

    fn cell(&self, value: Value) -> Option<usize> {
        match value {
            Value::Fact(at) => self.layout.cell(at),
            _ => None,
        }
    }

    fn date_cell(&self, value: Value) -> Option<usize> {
        (self.kind(value)? == Kind::Date).then(|| self.cell(value)).flatten()
    }

    /// Days are numbers in the order of days, and what did not happen is 0 and so stands in no relation.
    fn day(&self, value: Value, relation: Relation, to: Date) -> Option<Test> {
        let (least, most) = relation.ends(i64::from(number(to)));
        Some(between(self.date_cell(value)?, least.max(1), most))
    }

    fn among(&self, value: Value, of: &[String]) -> Option<Test> {
        let (cell, words): (usize, Vec<&str>) = match value {
            Value::SubjectKind => (Layout::OF_SUBJECT, vocabulary::SUBJECT_KINDS.iter().map(|word| word.id).collect()),
            Value::Fact(at) => {
                let fact = self.facts.get(at).filter(|fact| fact.kind == Kind::Word)?;
                (self.layout.cell(at)?, fact.choices.iter().map(|(id, _)| id.as_str()).collect())
            }
            Value::Record(_) => return None,
        };
        let bits = words.iter().enumerate().filter(|(_, word)| of.iter().any(|known| known == *word));
        (words.len() <= 64).then(|| Test::Among(cell, bits.fold(0, |bits, (at, _)| bits | 1 << at)))
    }
}

/// `yyyymmdd`.
fn number(date: Date) -> i32 {
    let part = |n: u32| i32::try_from(n).unwrap_or(0);
    date.year() * 10_000 + part(date.month()) * 100 + part(date.day())
}

/// A number in a cell that lies between two others.
fn between(cell: usize, least: i64, most: i64) -> Test {
    let (least, most) = narrowed(least, most);
    Test::Between(cell, least, most, true)
}

impl At<'_> {
    fn known(&self, cell: usize) -> Option<i32> {
        self.cells.get(cell).copied().filter(|n| *n != NOTHING)
    }

    fn both(&self, a: usize, b: usize) -> Option<(i64, i64)> {
        Some((i64::from(self.known(a)?), i64::from(self.known(b)?)))
    }

    fn holds(&self, test: &Test) -> Tri {
        match test {
            Test::Said(tri) => *tri,
            Test::Between(cell, least, most, inside) => match self.known(*cell) {
                Some(n) => ((*least <= n && n <= *most) == *inside).into(),
                None => Tri::Unknown,
            },
            Test::Among(cell, bits) => match self.known(*cell) {
                Some(n) => (u32::try_from(n).ok().and_then(|n| bits.checked_shr(n)).unwrap_or(0) & 1 == 1).into(),
                None => Tri::Unknown,
            },
            Test::Less(a, b, relation, to) => match self.both(*a, *b) {
                Some((a, b)) => relation.holds(&(a - b), to).into(),
                None => Tri::Unknown,
            },
            Test::Rate(n, d, relation, to) => match self.both(*n, *d).and_then(|(n, d)| to.compare(n, d)) {
                Some(order) => relation.holds(&order, &core::cmp::Ordering::Equal).into(),
                None => Tri::Unknown,
            },
            Test::All(list) => self.fold(list, Tri::No),
            Test::Any(list) => self.fold(list, Tri::Yes),
            Test::Not(inner) => self.holds(inner).not(),
        }
    }

    fn fold(&self, list: &[Test], decides: Tri) -> Tri {
        let mut so_far = decides.not();
        for test in list {
            match self.holds(test) {
                Tri::Unknown => so_far = Tri::Unknown,
                said if said == decides => return decides,
                _ => {}
            }
        }
        so_far
    }

    /// The number of the first that holds; `None` where one before it is unknown.
    fn first<T: Copy>(&self, list: &[(Test, T)], otherwise: Option<T>) -> Option<T> {
        for (test, n) in list {
            match self.holds(test) {
                Tri::Yes => return Some(*n),
                Tri::Unknown => return None,
                Tri::No => {}
            }
        }
        otherwise
    }

    fn or_unknown(&self, test: Option<&Test>) -> Tri {
        test.map_or(Tri::Unknown, |test| self.holds(test))
    }
}

impl Judged for At<'_> {
    fn subject(&self) -> Tri {
        self.holds(&self.program.subject)
    }

    fn gate(&self, at: usize) -> Tri {
        self.or_unknown(self.program.gates.get(at))
    }

    fn applies(&self, at: usize) -> Tri {
        self.or_unknown(self.program.items.get(at).map(|item| &item.when))
    }

    fn cured(&self, at: usize) -> Tri {
        self.or_unknown(self.program.items.get(at).map(|item| &item.cured))
    }

    fn points(&self, at: usize) -> Option<i64> {
        let count = |cell: usize| self.known(cell).map(i64::from);
        match &self.program.items.get(at)?.points {
            Number::Fixed(n) => Some(*n),
            Number::PerCase(each, cell) => Some(each.saturating_mul(count(*cell)?.max(0))),
            Number::Ladder(cell, steps) => Some(on_ladder(steps, count(*cell)?)),
            Number::Stated(cell, least, most) => Some(as_stated(count(*cell)?, *least, *most)),
            Number::First(cases, otherwise) => self.first(cases, Some(*otherwise)),
        }
    }

    fn class(&self) -> Option<usize> {
        self.first(&self.program.classes, None)
    }

    fn overrides(&self, at: usize) -> Tri {
        self.or_unknown(self.program.overrides.get(at))
    }
}
