//! What is asked beyond the answer: how it changes with time, what would better it, other places, letters, and what is kept of it.
//!
//! Each part is asked for on its own, after the answer is shown or when it is opened: [`later`] answers one at a time,
//! so that the page stays alive between two of them.

mod compare;
mod draft;
mod files;
mod keep;
mod letter;
mod next;
mod picture;
mod sheet;

use serde_json::{Value, json};

use super::answer::s;
use super::input::{to_input, to_options};
use super::learn::AskEngine;
use super::model::Model;
use super::task::Task;
use crate::error::Error;
use crate::text::Text;

pub(super) use compare::compare;
pub(super) use compare::view as compare_view;
pub use draft::take;
pub use files::make;
pub(super) use keep::{desk, made, view as keep_view};
pub(super) use letter::{offer as letter_offer, view as letter_view};
pub(super) use next::view as next_view;
pub(super) use picture::view as picture_view;
pub(super) use sheet::view as sheet_view;

/// How the engine is asked where its refusals are shown: the method and its arguments.
pub type TryEngine<'a> = &'a dyn Fn(&str, &[Value]) -> Result<Value, Vec<Error>>;

/// A file that was made for the visitor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its name.
    pub name: String,
    /// Its media type.
    pub kind: &'static str,
    /// Its content.
    pub text: String,
}

/// What is told of a file that was made, read or checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// What is told.
    pub text: Text,
    /// Whether something went wrong.
    pub wrong: bool,
}

/// What was asked beyond the answer, as the engine said it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Further {
    /// The task, the input and the options that were judged.
    pub question: Option<(Task, Value, Value)>,
    /// The parts that are still to be asked for.
    pub todo: Vec<&'static str>,
    /// The parts that the engine refused.
    pub refused: Vec<&'static str>,
    /// How the answer changes with time.
    pub timeline: Option<Value>,
    /// What would better it.
    pub improve: Option<Value>,
    /// The same in other places.
    pub compare: Option<Value>,
    /// The letter of commitment, or the letters for repair.
    pub letter: Option<Value>,
    /// The decision record.
    pub record: Option<Value>,
    /// The code that is printed with it.
    pub code: Option<Value>,
    /// What came of checking a saved record.
    pub verified: Option<Value>,
    /// What is told of files.
    pub notice: Option<Notice>,
    /// The file that was made last, for browsers that cannot save it.
    pub file: Option<File>,
}

impl Further {
    /// Begins anew, after an answer was given: what stands beside it is asked for without being opened.
    pub fn begin(model: &mut Model) {
        let wanted = (model.further.letter.is_some(), model.further.compare.is_some());
        model.further = Self { question: Some((model.task, to_input(model), to_options(model))), ..Self::default() };
        model.further.todo = vec!["timeline", "improve"];
        for (wanted, part) in [(wanted.0, "letter"), (wanted.1, "compare")] {
            if wanted {
                model.further.want(part);
            }
        }
    }

    /// Asks for a part.
    pub(super) fn want(&mut self, part: &'static str) {
        self.refused.retain(|known| *known != part);
        if !self.todo.contains(&part) {
            self.todo.push(part);
        }
    }

    /// Whether a part is being asked for.
    pub(super) fn waits(&self, part: &str) -> bool {
        self.todo.contains(&part)
    }

    /// Tells something in both languages.
    pub(super) fn tell(&mut self, wrong: bool, zh: impl Into<String>, en: impl Into<String>) {
        self.notice = Some(Notice { text: Text { zh: zh.into(), en: en.into() }, wrong });
    }
}

/// Asks the engine for the next part that is wanted; `false` where none is.
pub fn later(model: &mut Model, ask: AskEngine<'_>) -> bool {
    if model.further.todo.is_empty() {
        return false;
    }
    let part = model.further.todo.remove(0);
    let Some((task, input, options)) = model.further.question.clone() else { return true };
    let word = json!(task.id());
    let answer = match part {
        "timeline" | "improve" => ask(part, &[word, input, options]),
        "compare" => ask(part, &[word, input, compare::places(model), options]),
        "letter" => ask(part, &[word, input, options]),
        _ => None,
    };
    let further = &mut model.further;
    if answer.is_none() {
        further.refused.push(part);
    }
    match part {
        "timeline" => further.timeline = answer,
        "improve" => further.improve = answer,
        "compare" => further.compare = answer,
        "letter" => further.letter = answer,
        _ => {}
    }
    true
}

/// Makes the decision record of the answer and its code, unless they are there.
pub fn keep_record(model: &mut Model, ask: AskEngine<'_>) {
    let Some((task, input, options)) = model.further.question.clone() else { return };
    if model.further.record.is_none() {
        model.further.record = ask("record", &[json!(task.id()), input, options]);
    }
    if let (None, Some(record)) = (&model.further.code, &model.further.record) {
        let options = json!({ "lang": model.lang_tag() });
        model.further.code = ask("qrCode", &[record.clone(), options]);
    }
}

/// What a part of an answer is called: a record, a benefit, a route; nothing where there is only one.
fn part_name(model: &Model, answer: &Value, id: &str) -> Option<String> {
    let say = super::say::Say(model.lang);
    match Task::from_id(s(answer, "task"))? {
        Task::Repair => {
            let records = super::answer::list(answer, "records");
            let at = records.iter().position(|record| s(record, "id") == id)?;
            (records.len() > 1).then(|| super::record::record_title(say, at + 1))
        }
        Task::Benefits => super::words::label("benefit", id).map(|label| say.capital(say.x(&label))),
        Task::Commitment => {
            let routes = super::answer::list(answer, "routes");
            let route = routes.iter().find(|route| s(route, "id") == id)?;
            (routes.len() > 1).then(|| say.capital(s(route, "title")))
        }
        Task::Tier => None,
    }
}
