//! Which fields are asked, and which of them stand in front.

use super::control::Desk;
use super::field::{Field, Kind};
use super::model::Model;
use super::task::Task;

/// Whether the question reads the fact `id`.
pub(super) fn is_asked(model: &Model, id: &str) -> bool {
    // Both are asked for as one.
    let alias = |known: &String| id == "publicCommitment" && known == "commitmentAcceptsLiability";
    let asked = model.relevant.as_ref();
    id != "commitmentAcceptsLiability" && asked.is_none_or(|list| list.iter().any(|known| known == id || alias(known)))
}

/// Whether a fact is shown: the question reads it, or the answer wants it.
pub(super) fn fact_is_shown(desk: &Desk<'_>, field: &Field) -> bool {
    is_asked(desk.model, &field.id) || desk.wants(&format!("fact/{}", field.id))
}

/// Whether a fact stands in front; the others are folded.
pub(super) fn fact_is_first(desk: &Desk<'_>, field: &Field) -> bool {
    let key = format!("fact/{}", field.id);
    match &desk.model.matters {
        Some(list) => list.contains(&field.id) || desk.wants(&key) || desk.model.is_filled(&key),
        None => !field.more,
    }
}

/// Whether a field of a record is asked: it matters, or it was filled in, or the answer wants it.
pub(super) fn record_field_is_shown(desk: &Desk<'_>, start: &str, field: &Field) -> bool {
    let model = desk.model;
    let key = format!("{start}/{}", field.id);
    if model.is_filled(&key) || desk.wants(&key) {
        return true;
    }
    let read = model
        .relevant
        .as_ref()
        .is_none_or(|list| list.iter().any(|known| known.strip_prefix("record.") == Some(field.id.as_str())));
    if model.task == Task::Repair && matches!(field.id.as_str(), "measures" | "procedure") {
        let stated = !model.value(&format!("{start}/severity")).is_empty();
        let document = model.value(&format!("{start}/document"));
        return !stated && matches!(document, "" | "penalty_decision" | "serious_list_decision");
    }
    // Every record is described by its document.
    read || matches!(field.id.as_str(), "document" | "authority" | "act" | "determinedOn")
}

/// What groups fields that are answered in the same way, so that a long list reads as a few short ones.
pub(super) fn group_of(field: &Field) -> usize {
    match field.kind {
        Kind::Number { .. } | Kind::Ratio => 0,
        Kind::Word(_) => 1,
        Kind::Day | Kind::Event { .. } => 2,
        Kind::Flag | Kind::Measures => 3,
    }
}
