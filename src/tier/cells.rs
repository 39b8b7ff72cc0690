//! An input as whole numbers in fixed places: a short way in for asking one scheme many times.
//!
//! Only what is well-formed and plain has a place here. Whoever fills the cells leaves everything else (a record, an
//! unknown name, a value of another type) to the long way, which names each fault at its place.

use serde::Serialize;

use crate::date::Date;
use crate::pack::Value;
use crate::pack::tier::Scheme;
use crate::subject::{Facts, Input, Kind, Value as Known, vocabulary};

/// The number of a cell that says nothing.
pub const NOTHING: i32 = i32::MIN;

/// Where each fact of a scheme stands among the cells.
#[derive(Clone, Debug)]
pub struct Layout {
    places: Vec<Place>,
    size: usize,
    /// The least and the most of each cell.
    limits: Vec<(i32, i32)>,
}

#[derive(Clone, Copy, Debug)]
struct Place {
    fact: usize,
    kind: Kind,
    cell: usize,
    least: i64,
    most: i64,
}

/// What whoever fills the cells has to know of one of them.
#[derive(Clone, Debug, Serialize)]
pub struct CellSpec<'a> {
    /// The name of the fact.
    pub id: &'a str,
    /// What it may hold. A date is the number `yyyymmdd`, or 0 for `false`; a word is its position among `words`; a rate
    /// is two cells.
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// The first cell.
    pub cell: usize,
    /// The words it may hold.
    pub words: Vec<&'a str>,
}

impl Layout {
    /// The cell of the kind of the subject: a position among [`vocabulary::SUBJECT_KINDS`].
    pub(super) const OF_SUBJECT: usize = 0;

    /// The places of all facts that `scheme` reads; `None` where it reads records, which have no place.
    pub fn of(scheme: &Scheme, facts: &Facts) -> Option<Self> {
        let kinds = positions(vocabulary::SUBJECT_KINDS.len());
        let mut layout = Self { places: Vec::new(), size: Self::OF_SUBJECT + 1, limits: vec![kinds] };
        let mut of_records = !scheme.chain.is_empty();
        scheme.each_condition(&mut |condition| of_records |= condition.reads_measures());
        scheme.each_value(&mut |value| match value {
            Value::Fact(at) => layout.add(at, facts),
            Value::Record(_) => of_records = true,
            Value::SubjectKind => {}
        });
        (!of_records).then_some(layout)
    }

    fn add(&mut self, fact: usize, facts: &Facts) {
        let Some(spec) = facts.get(fact) else { return };
        let kind = spec.kind;
        let (least, most) = (spec.least.unwrap_or(i64::MIN), spec.most.unwrap_or(i64::MAX));
        if !self.places.iter().any(|place| place.fact == fact) {
            self.places.push(Place { fact, kind, cell: self.size, least, most });
            self.size += if kind == Kind::Ratio { 2 } else { 1 };
            match kind {
                Kind::Int => self.limits.push(narrowed(least, most)),
                Kind::Word => self.limits.push(positions(spec.choices.len())),
                Kind::Ratio => self.limits.extend([PART, PART]),
                Kind::Bool | Kind::Date => self.limits.push((i32::MIN, i32::MAX)),
            }
        }
    }

    /// The cell of a fact, the first of two.
    pub(super) fn cell(&self, fact: usize) -> Option<usize> {
        self.places.iter().find(|place| place.fact == fact).map(|place| place.cell)
    }

    /// Whether each cell says something that its fact may hold, as far as it is not what `last` says, which did: what
    /// [`Layout::fill`] finds, without an input.
    pub fn fits(&self, cells: &[i32], last: &mut [i32]) -> bool {
        let mut within = cells.iter().zip(&self.limits);
        if cells.len() != self.size || !within.all(|(n, (least, most))| *n == NOTHING || (least <= n && n <= most)) {
            return false;
        }
        self.places.iter().filter(|place| matches!(place.kind, Kind::Date | Kind::Ratio)).all(|place| {
            let (Some(n), Some(stood)) = (cells.get(place.cell), last.get_mut(place.cell)) else { return false };
            let fits = match place.kind {
                Kind::Date => *n == *stood || *n == NOTHING || *n == 0 || day(*n).is_some(),
                _ => *n == NOTHING || cells.get(place.cell + 1).is_some_and(|d| *d != NOTHING),
            };
            if fits {
                *stood = *n;
            }
            fits
        })
    }

    /// How many cells there are.
    pub fn size(&self) -> usize {
        self.size
    }

    /// What each cell holds; the first holds the kind of the subject.
    pub fn specs<'a>(&self, facts: &'a Facts) -> Vec<CellSpec<'a>> {
        let kinds = vocabulary::SUBJECT_KINDS.iter().map(|word| word.id).collect();
        let mut list = vec![CellSpec { id: "", kind: Kind::Word.id(), cell: Self::OF_SUBJECT, words: kinds }];
        for place in &self.places {
            if let Some(fact) = facts.get(place.fact) {
                let words = fact.choices.iter().map(|(id, _)| id.as_str()).collect();
                list.push(CellSpec { id: &fact.id, kind: place.kind.id(), cell: place.cell, words });
            }
        }
        list
    }

    /// Puts what `cells` say into `input`, as far as it is not what `last` says that stands there already; false where
    /// they say something that only the long way can refuse.
    ///
    /// Inputs in a row have most values in common, and a comparison costs less than a value.
    pub fn fill(&self, cells: &[i32], last: &mut [i32], facts: &Facts, input: &mut Input) -> bool {
        let kind = cells.get(Self::OF_SUBJECT).copied().unwrap_or(NOTHING);
        input.kind = if kind == NOTHING { None } else { word_at(kind).map(|word| word.id) };
        if input.kind.is_none() && kind != NOTHING {
            return false;
        }
        self.places.iter().all(|place| {
            let size = if place.kind == Kind::Ratio { 2 } else { 1 };
            let of = place.cell..place.cell + size;
            let (Some(given), Some(stands)) = (cells.get(of.clone()), last.get_mut(of)) else { return false };
            if given == stands {
                return true;
            }
            let at = |nth: usize| given.get(nth).copied().unwrap_or(NOTHING);
            match (known(place, at(0), || at(1), facts), input.facts.get_mut(place.fact)) {
                (Some(known), Some(fact)) => {
                    *fact = known;
                    stands.copy_from_slice(given);
                    true
                }
                _ => false,
            }
        })
    }
}

fn word_at(at: i32) -> Option<&'static vocabulary::Word> {
    vocabulary::SUBJECT_KINDS.get(usize::try_from(at).ok()?)
}

/// The limits of a rate's parts.
const PART: (i32, i32) = (0, 1_000_000_000);

/// The limits of a position among so many.
fn positions(count: usize) -> (i32, i32) {
    (0, i32::try_from(count).unwrap_or(i32::MAX) - 1)
}

/// The numbers of a cell between two numbers, both included; the first is above the second where there are none.
pub(super) fn narrowed(least: i64, most: i64) -> (i32, i32) {
    match (i32::try_from(least.max(i64::from(i32::MIN))), i32::try_from(most.min(i64::from(i32::MAX)))) {
        (Ok(least), Ok(most)) => (least, most),
        _ => (1, 0),
    }
}

/// The day `yyyymmdd`.
fn day(n: i32) -> Option<Date> {
    let part = |by: i32, of: i32| u32::try_from(n / by % of).ok();
    Date::new(n / 10_000, part(100, 100)?, part(1, 100)?)
}

/// The value in a cell, or in two; `None` where it is none that the fact may hold.
fn known(place: &Place, n: i32, second: impl Fn() -> i32, facts: &Facts) -> Option<Known> {
    if n == NOTHING {
        return Some(Known::Unknown);
    }
    let wide = i64::from(n);
    match place.kind {
        Kind::Bool => Some(Known::Bool(n != 0)),
        Kind::Int => (place.least <= wide && wide <= place.most).then_some(Known::Int(wide)),
        Kind::Date if n == 0 => Some(Known::Bool(false)),
        Kind::Date => day(n).map(Known::Date),
        Kind::Word => {
            let (word, _) = facts.get(place.fact)?.choices.get(usize::try_from(n).ok()?)?;
            Some(Known::Word(word.clone()))
        }
        // The limits of a rate's parts are the long way's to tell.
        Kind::Ratio => {
            let d = second();
            let part = |n: i32| PART.0 <= n && n <= PART.1;
            (part(n) && part(d)).then_some(Known::Ratio(wide, i64::from(d)))
        }
    }
}
