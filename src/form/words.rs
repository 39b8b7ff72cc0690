//! The words that the form offers: those of the vocabulary, and the places.

use super::places::PLACES;
use crate::subject::vocabulary::{self, Word};
use crate::text::Text;

/// A word and its label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The word in the input.
    pub id: String,
    /// What people read.
    pub label: Text,
}

impl Choice {
    /// Makes a choice.
    pub fn new(id: &str, zh: &str, en: &str) -> Self {
        Self { id: id.to_owned(), label: Text::new(zh, en) }
    }
}

/// The words for one field, in the order in which they are offered.
///
/// Known names: `kind`, `act`, `authority`, `document`, `severity`, `procedure`, `measure` (and `measures`),
/// `size`, `field`, `benefit`, `place`. Any other name has no choices.
pub fn choices(name: &str) -> Vec<Choice> {
    let words: &'static [Word] = match name {
        "kind" => vocabulary::SUBJECT_KINDS,
        "act" => vocabulary::ACTS,
        "authority" => vocabulary::AUTHORITIES,
        "document" => vocabulary::DOCUMENTS,
        "severity" => vocabulary::SEVERITIES,
        "procedure" => vocabulary::PROCEDURES,
        "measure" | "measures" => vocabulary::MEASURE_KINDS,
        "size" => vocabulary::MEASURE_SIZES,
        "field" => vocabulary::FIELDS,
        "benefit" => vocabulary::BENEFITS,
        "place" => return PLACES.iter().map(|(id, zh, en)| Choice::new(id, zh, en)).collect(),
        _ => &[],
    };
    words.iter().map(|word| Choice::new(word.id, word.zh, word.en)).collect()
}

/// The label of a word in the list `name`.
pub fn label(name: &str, id: &str) -> Option<Text> {
    choices(name).into_iter().find(|choice| choice.id == id).map(|choice| choice.label)
}

/// A unit of a pack in English, where it is one of the usual ones.
pub(super) fn unit(unit: &str) -> Option<&'static str> {
    Some(match unit {
        "件" => "items",
        "分" => "points",
        "0.1分" => "tenths of a point",
        "元" => "yuan",
        "万元" => "ten thousand yuan",
        "年" => "years",
        "个月" => "months",
        "日" | "天" => "days",
        "次" => "times",
        "人" => "persons",
        "户" => "businesses",
        _ => return None,
    })
}
