//! What a part of an answer comes to, without words: for tools that judge one input many times.

use crate::date::Date;
use crate::judge::Read;

/// What one part of an answer comes to: a record, a benefit, a route or a grade.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Brief {
    /// The record, the benefit or the route; `tier` for a grade.
    pub id: String,
    /// The outcome, or the grade, as answers name it.
    pub outcome: String,
    /// How good it is, 0 the best, in the order of the task's outcomes; `None` for what is neither good nor bad.
    pub rank: Option<u32>,
    /// Whether it is an outcome that one may rely on: not `undetermined`, `ineligible` or `refused`.
    pub good: bool,
    /// The scheme that it was judged under, where there is one.
    pub scheme: Option<String>,
    /// The last day of what refuses.
    pub until: Option<Date>,
    /// The hardest effect on a benefit, or the grades that are possible.
    pub details: Vec<String>,
}

impl Brief {
    /// Whether `self` is certainly better than `other`.
    pub fn betters(&self, other: &Self) -> bool {
        self.good && self.rank.zip(other.rank).is_some_and(|(now, before)| now < before)
    }

    /// Whether `self` is as good as `other` at least.
    pub fn reaches(&self, other: &Self) -> bool {
        self.good && self.rank.zip(other.rank).is_some_and(|(now, wanted)| now <= wanted)
    }
}

/// A place of the input that may be filled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    /// A fact, a field of a record, its measures, the list of records, or the kind of the subject.
    Read(Read),
    /// The list of the application's materials.
    Materials,
    /// A field of one material, by its position: `required`, `submitted` or `deferrable`.
    Material(usize, &'static str),
}

/// Adds slots for what was read, without repeating any.
pub(crate) fn add_reads(list: &mut Vec<Slot>, reads: &[Read]) {
    for read in reads {
        let slot = Slot::Read(*read);
        if !list.contains(&slot) {
            list.push(slot);
        }
    }
}
