//! Schemes of grading (分级分类): what they are made of, how they are read and what is checked.
//!
//! `docs/tier-format.md` describes the format for authors.

mod check;
mod consequence;
mod grade;
mod item;
mod ladder;
mod points;
mod scheme;
mod words;

pub use consequence::{Amount, Consequence, ConsequenceKind, Procedure, ProcedureClock, ProcedureKind, Rounding};
pub use grade::{Band, Class, Effect, Gate, GateOutcome, Grade, Grades, Override};
pub use item::{Cure, Item, Node, Take, Window};
pub use points::{Dedup, ENDLESS, POINTS, PerRecord, Points, RateStep, Repeat, Step};
pub use scheme::{Chain, Missing, Scheme, SchemeKind, Score, Status};

use super::Context;
use crate::json::{Faults, Object};

/// Reads the schemes of grading of a pack and checks them; `known` are the names of other packs' schemes.
pub(super) fn read(object: &Object<'_>, context: &Context<'_>, known: &[&str], faults: &Faults) -> Vec<Scheme> {
    let list = object.list("tiers");
    let mut schemes = Vec::new();
    for reader in &list {
        // Checks of a scheme that could not be read would only repeat its faults.
        if let Some(scheme) = Scheme::read(reader, context) {
            check::check(&scheme, reader, context);
            schemes.push(scheme);
        }
    }
    check::check_names(&schemes, known, faults);
    schemes
}
