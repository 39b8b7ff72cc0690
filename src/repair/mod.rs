//! Repair (信用修复): for each record, when and how publication can end early.
//!
//! A record is judged under every scheme and class that is still possible (`branch`).
//! Where they agree the answer is certain; where they do not it is undetermined, and
//! what would settle it is named.

mod answer;
mod branch;
mod brief;
mod choose;
mod combine;
mod dates;
mod lists;
mod notices;
mod outcome;
mod reasons;
mod record;
mod render;
mod words;

pub use crate::answer::Ask;
pub use answer::{Alternative, Channel, ClassLabel, Clock, CountedFrom, Effects, RecordAnswer, RepairAnswer, Sync};
pub(crate) use brief::{briefs, open, rulings};
pub use outcome::Outcome;
pub use render::check;
