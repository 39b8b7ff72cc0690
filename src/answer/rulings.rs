//! What a task comes to, rule by rule, without words: for lists, which say the same of many subjects.

use crate::judge::Tri;

/// The outcome of a task, the rules that were judged for it, and what is missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Rulings {
    /// The outcome of the whole.
    pub(crate) outcome: &'static str,
    /// The rules of the parts that come to it, in the order of the answer.
    pub(crate) rules: Vec<Ruling>,
    /// The names of the facts that are missing, as the answer names them.
    pub(crate) missing: Vec<String>,
}

/// A rule, as an answer's reason names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Ruling {
    pub(crate) rule: String,
    pub(crate) effect: &'static str,
    pub(crate) holds: Tri,
}
