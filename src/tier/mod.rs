//! Tiers (分级分类): which grade a scheme gives, from which points, and what it may still become.
//!
//! Every place of a scheme that reads facts (an item, a gate, the classes, an
//! override) is tried with every value that its unknown facts could still take
//! (`worlds`); facts that several places read are tried for all of them together
//! (`possible`). So bounds are exact wherever the number of tries is small, and
//! sound everywhere.

mod answer;
mod atoms;
mod brief;
mod cells;
mod choose;
mod compose;
mod consequences;
mod exact;
mod items;
mod kept;
mod missing;
mod notices;
mod places;
mod plan;
mod points;
mod possible;
mod procedures;
mod program;
mod render;
mod score;
mod span;
mod words;

pub use crate::answer::Ask;
pub use answer::{
    AmountAnswer, ConsequenceAnswer, GateAnswer, GradeAnswer, ItemAnswer, OverrideAnswer, Possibility, ProcedureAnswer,
    ScoreAnswer, TierAnswer, TierMissing,
};
pub(crate) use atoms::{first_that_lasts, set, values};
pub(crate) use brief::{briefs, chosen, open};
pub use cells::{CellSpec, Layout, NOTHING};
pub(crate) use consequences::amount_in_words;
pub(crate) use exact::bit;
pub use kept::Kept;
pub use plan::{Conclusion, Plan, Verdict};
pub(crate) use points::{as_stated, on_ladder, on_rate};
pub use possible::{Possible, possible};
pub use program::Program;
pub use render::calculate;
pub(crate) use score::clamped;
pub use span::{Range, Set};
pub(crate) use words::{band as band_in_words, points as points_in_words, window as window_in_words};
