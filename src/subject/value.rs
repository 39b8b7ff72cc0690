//! What is known of one thing: a value, a certain absence, or nothing.

use serde::{Serialize, Serializer};

use crate::date::Date;

/// The value of a fact or of a record's field.
///
/// `Unknown` means that nobody stated it. For dates, `Bool(false)` means that the
/// event is known not to have happened.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Value {
    /// Nobody stated it.
    #[default]
    Unknown,
    /// Yes or no; `false` for an event that is known not to have happened.
    Bool(bool),
    /// The day of an event.
    Date(Date),
    /// A whole number, in the unit that the fact declares.
    Int(i64),
    /// A word of the vocabulary or of the fact's choices.
    Word(String),
    /// A rate as numerator and denominator; with the denominator 0 there was nothing to take a rate of.
    Ratio(i64, i64),
}

impl Value {
    /// Whether nobody stated it.
    pub fn is_unknown(&self) -> bool {
        matches!(self, Self::Unknown)
    }

    /// The day, if a day was stated.
    pub fn date(&self) -> Option<Date> {
        match self {
            Self::Date(date) => Some(*date),
            _ => None,
        }
    }

    /// The number, if a number was stated.
    pub fn int(&self) -> Option<i64> {
        match self {
            Self::Int(n) => Some(*n),
            _ => None,
        }
    }

    /// The word, if a word was stated.
    pub fn word(&self) -> Option<&str> {
        match self {
            Self::Word(word) => Some(word),
            _ => None,
        }
    }
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Unknown => serializer.serialize_unit(),
            Self::Bool(value) => serializer.serialize_bool(*value),
            Self::Date(date) => date.serialize(serializer),
            Self::Int(value) => serializer.serialize_i64(*value),
            Self::Word(word) => serializer.serialize_str(word),
            Self::Ratio(n, d) => [*n, *d].serialize(serializer),
        }
    }
}
