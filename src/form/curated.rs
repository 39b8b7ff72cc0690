//! Better words than the catalogue's own, for the fields that are asked most: label, hint, and the choices of an event.
//!
//! A field that has none here is asked with the words of the pack that declares it.

use super::say::Words;

pub(super) use super::curated_facts::FACTS;
pub(super) use super::curated_record::RECORD;

/// What sort of control the words are for.
#[derive(Clone, Copy, Debug)]
pub(super) enum Sort {
    /// One of the words of the vocabulary.
    Word,
    /// A date without "it did not happen".
    Day,
    /// A date, or "it did not happen", or unknown.
    Event {
        /// The choice "it happened".
        yes: Words,
        /// The choice "it did not happen".
        no: Words,
        /// The label of its date.
        on: Words,
    },
    /// Yes, no, or unknown.
    Flag,
    /// The measures of the decision.
    Measures,
}

/// The words for one field.
#[derive(Clone, Copy, Debug)]
pub(super) struct Curated {
    /// The name in the input.
    pub(super) id: &'static str,
    /// The sort of control.
    pub(super) sort: Sort,
    /// The label, or the question.
    pub(super) label: Words,
    /// What helps to answer; may be empty.
    pub(super) hint: Words,
    /// Whether it stands under "more circumstances" where repair is asked for.
    pub(super) more: bool,
}

/// No hint.
pub(super) const NONE: Words = ("", "");

pub(super) const fn field(id: &'static str, sort: Sort, label: Words, hint: Words) -> Curated {
    Curated { id, sort, label, hint, more: false }
}

pub(super) const fn more(id: &'static str, sort: Sort, label: Words, hint: Words) -> Curated {
    Curated { id, sort, label, hint, more: true }
}
