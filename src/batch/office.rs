//! The checks of an office as one outcome for a list.

use crate::benefit::{Met, OfficeAnswer};

/// `met` when some check is met, then `undetermined`, then `not_met`; `not_applicable` when none applies.
///
/// A check says what an office looks for, good or bad: `met` is no refusal.
pub(super) fn outcome(answer: &OfficeAnswer) -> &'static str {
    let any = |met: Met| answer.checks.iter().any(|check| check.outcome == met);
    if any(Met::Met) {
        "met"
    } else if any(Met::Undetermined) {
        "undetermined"
    } else if any(Met::NotMet) {
        "not_met"
    } else {
        "not_applicable"
    }
}
