//! One screen at a time: which screen is shown, how one gets there, and what was answered with "I don't know".
//!
//! The way is a list of stops; the last one is shown, and back takes it away. What is typed lies in the model as in the sheet,
//! so the visitor may change between the two at any time.

mod ask;
mod command;
mod order;
mod said;
mod screens;
mod view;

use serde_json::Value;

use super::model::Model;

pub use ask::{advance, again};
pub(super) use command::command;
pub use order::{settle, stop_of};
pub(super) use said::list as answers;
pub(super) use view::{bottom, top, view};

/// A screen of the way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stop {
    /// Who, on which day, where.
    Subject,
    /// Which scheme of grading.
    Scheme,
    /// The matter and its materials.
    Matter,
    /// Which of the benefits.
    Benefits,
    /// Whether there are records, and which.
    Records,
    /// What one record is, by its key.
    Record(String),
    /// One question, by the key of its field.
    Ask(String),
    /// The answer.
    Answer,
    /// The letter, for print.
    Letter,
}

impl Stop {
    /// The word for the page and in actions.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Subject => "subject",
            Self::Scheme => "scheme",
            Self::Matter => "matter",
            Self::Benefits => "benefits",
            Self::Records => "records",
            Self::Record(_) => "record",
            Self::Ask(_) => "question",
            Self::Answer => "answer",
            Self::Letter => "letter",
        }
    }

    /// The stop of an action's words, such as `record` and `r1`.
    pub(super) fn read(word: &str, rest: &str) -> Option<Self> {
        Some(match word {
            "subject" => Self::Subject,
            "scheme" => Self::Scheme,
            "matter" => Self::Matter,
            "benefits" => Self::Benefits,
            "records" => Self::Records,
            "record" => Self::Record(rest.to_owned()),
            "question" => Self::Ask(rest.to_owned()),
            "answer" => Self::Answer,
            "letter" => Self::Letter,
            _ => return None,
        })
    }
}

/// How the visitor goes through the form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Flow {
    /// Whether the page offers the way by screens at all (`mode="steps"`).
    pub offered: bool,
    /// Whether it is shown now; otherwise all is on one sheet.
    pub on: bool,
    /// The stops so far; the last one is shown. Empty stands for the first screen.
    pub trail: Vec<Stop>,
    /// What the visitor does not know: JSON Pointers into the input.
    pub dont_know: Vec<String>,
    /// What `questions` said last.
    pub questions: Option<Value>,
    /// Whether to say that an answer has to be chosen.
    pub nudged: bool,
    /// Whether the visitor is asked before everything is emptied.
    pub confirming: bool,
}

impl Flow {
    /// The screen that is shown.
    pub fn stop(&self) -> Stop {
        self.trail.last().cloned().unwrap_or(Stop::Subject)
    }

    /// Goes to a screen; going to the one that is shown changes nothing.
    pub(super) fn go(&mut self, stop: Stop) {
        self.nudged = false;
        self.confirming = false;
        if self.stop() != stop {
            if self.trail.is_empty() {
                self.trail.push(Stop::Subject);
            }
            self.trail.push(stop);
        }
    }

    /// Goes back to the first screen and forgets what was not known.
    pub(super) fn restart(&mut self) {
        *self = Self { offered: self.offered, on: self.on, ..Self::default() };
    }
}

impl Model {
    /// The action that leads to a field: on the sheet to the field itself, otherwise to its screen.
    pub(super) fn way_to(&self, key: &str) -> String {
        if !self.flow.on {
            return format!("!focus/{}", self.element_id(key));
        }
        match stop_of(self, key) {
            Stop::Ask(key) => format!("!go/question/{key}"),
            Stop::Record(key) => format!("!go/record/{key}"),
            stop => format!("!go/{}", stop.word()),
        }
    }

    /// Whether the letter alone is shown.
    pub(super) fn shows_letter(&self) -> bool {
        self.flow.trail.last() == Some(&Stop::Letter)
    }

    /// Whether the answer is to be shown beside the form or instead of it.
    pub(super) fn shows_answer(&self) -> bool {
        !self.flow.on || self.flow.stop() == Stop::Answer
    }
}
