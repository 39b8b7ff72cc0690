//! Repair (信用修复): for each record, when and how publication can end early.
//!
//! A record is judged under every scheme and class that is still possible (`branch`).
//! Where they agree the answer is certain; where they do not it is undetermined, and
//! what would settle it is named.

mod answer;
mod branch;
mod choose;
mod cite;
mod combine;
mod dates;
mod describe;
mod lists;
mod notices;
mod outcome;
mod reasons;
mod record;
mod render;
mod words;

pub use answer::{
    Alternative, Assumption, Basis, Channel, Choice, ClassLabel, Clock, CountedFrom, Effects, FactRead, Item, Missing,
    Note, PackRef, Reason, RecordAnswer, RepairAnswer, Sync,
};
pub use outcome::Outcome;
pub use render::check;

/// What a check of repair is asked with.
#[derive(Clone, Debug)]
pub struct Ask<'a> {
    /// The day on which is judged.
    pub as_of: crate::date::Date,
    /// The place.
    pub jurisdiction: &'a str,
    /// The language of the answer.
    pub lang: crate::text::Lang,
    /// A scheme that is forced upon every record.
    pub scheme: Option<&'a str>,
}
