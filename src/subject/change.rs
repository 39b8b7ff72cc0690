//! Which facts are in a subject's power, and in which direction.

use super::value::Value;
use crate::date::Date;
use crate::json::{Reader, nearest};

/// Who can change a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum How {
    /// The subject, now.
    Now,
    /// The subject alone cannot: it takes time, or what others decide.
    Wait,
    /// Nobody.
    Never,
}

impl How {
    const ALL: [Self; 3] = [Self::Now, Self::Wait, Self::Never];

    fn id(self) -> &'static str {
        match self {
            Self::Now => "now",
            Self::Wait => "wait",
            Self::Never => "never",
        }
    }
}

/// What a fact can be changed to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Towards {
    /// A yes or a no.
    Bool(bool),
    /// An event happens.
    Happens,
    /// A number grows.
    More,
    /// A number shrinks.
    Less,
    /// A word.
    Word(String),
}

/// How a fact can be changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Who can.
    pub how: How,
    /// In which direction.
    pub to: Towards,
}

impl Change {
    /// A thing that the subject can do now.
    pub fn now(to: Towards) -> Self {
        Self { how: How::Now, to }
    }

    /// What stands there once it was changed on `day`; `None` for numbers, which have no one value.
    pub fn value_on(&self, day: Date) -> Option<Value> {
        match &self.to {
            Towards::Bool(to) => Some(Value::Bool(*to)),
            Towards::Happens => Some(Value::Date(day)),
            Towards::Word(word) => Some(Value::Word(word.clone())),
            Towards::More | Towards::Less => None,
        }
    }

    /// Reads `{ "how": "now", "to": true }`; without a direction nobody can use it, so `never` needs none.
    pub(crate) fn read(reader: &Reader<'_>) -> Option<Self> {
        let object = reader.object()?;
        let how = object.required("how").and_then(|r| {
            let given = r.filled()?;
            let found = How::ALL.into_iter().find(|how| how.id() == given);
            if found.is_none() {
                r.unknown_word(given, nearest(How::ALL.into_iter().map(How::id), given));
            }
            found
        });
        let to = object.required("to").and_then(|r| match r.value().as_bool() {
            Some(to) => Some(Towards::Bool(to)),
            None => r.filled().map(|word| match word {
                "happens" => Towards::Happens,
                "more" => Towards::More,
                "less" => Towards::Less,
                other => Towards::Word(other.to_owned()),
            }),
        });
        object.finish();
        Some(Self { how: how?, to: to? })
    }
}
