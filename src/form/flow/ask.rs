//! Which question comes next: the most decisive one that the form can ask.

use serde_json::{Value, json};

use super::super::answer::{list, s};
use super::super::input::{to_input, to_options};
use super::super::learn::AskEngine;
use super::super::model::Model;
use super::super::update::Effect;
use super::Stop;

/// Goes to the next question, or to the answer where nothing is left to ask.
///
/// A question that the visitor has just passed and that is asked again (the size of a fine that was not stated)
/// counts as one that cannot be answered; so does one that the form has no field for.
pub fn advance(model: &mut Model, ask: AskEngine<'_>) -> Effect {
    let passed = match model.flow.stop() {
        Stop::Ask(key) => Some(key),
        Stop::Records => Some("records".to_owned()),
        Stop::Matter => Some("materials".to_owned()),
        _ => None,
    };
    if let Some(key) = &passed {
        do_not_know_again(model, key);
    }
    // Every round takes at least one question off the list.
    for _ in 0..64 {
        let Some(answer) = questions(model, ask) else { break };
        let found = list(&answer, "questions").iter().find_map(|question| {
            let key = model.key_of_path(s(question, "path"))?;
            (can_ask(model, &key)).then_some(key)
        });
        model.flow.questions = Some(answer);
        let Some(key) = found else { break };
        if passed.as_ref() == Some(&key) {
            do_not_know(model, &key);
            continue;
        }
        let stop = match key.as_str() {
            "records" => Stop::Records,
            _ => Stop::Ask(key),
        };
        model.flow.go(stop);
        return Effect::Focus(model.element_id("screen"));
    }
    model.attempted = true;
    model.flow.go(Stop::Answer);
    Effect::Evaluate
}

/// What `questions` says to what is filled in so far.
fn questions(model: &Model, ask: AskEngine<'_>) -> Option<Value> {
    let mut options = to_options(model);
    options.as_object_mut()?.insert("dontKnow".to_owned(), json!(model.flow.dont_know));
    ask("questions", &[json!(model.task.id()), to_input(model), options])
}

/// The questions of the engine that the field `key` answers.
fn paths_of(model: &Model, key: &str) -> Vec<String> {
    let asked = model.flow.questions.as_ref();
    let asked = asked.into_iter().flat_map(|answer| list(answer, "questions")).map(|question| s(question, "path"));
    asked.filter(|path| model.key_of_path(path).as_deref() == Some(key)).map(str::to_owned).collect()
}

/// Notes that a field cannot be answered.
pub(super) fn do_not_know(model: &mut Model, key: &str) {
    let mut paths = paths_of(model, key);
    if key == "records" || key == "materials" {
        paths.push(format!("/{key}"));
    }
    for path in paths {
        if !model.flow.dont_know.contains(&path) {
            model.flow.dont_know.push(path);
        }
    }
}

/// A field that was answered after all is not unknown any more.
fn do_not_know_again(model: &mut Model, key: &str) {
    if model.is_filled(key) {
        let gone: Vec<String> = model.flow.dont_know.clone();
        model.flow.dont_know =
            gone.into_iter().filter(|path| model.key_of_path(path).as_deref() != Some(key)).collect();
    }
}

/// Whether the form has a question for a field; the kind of subject and the scheme have their own screens, which come first.
fn can_ask(model: &Model, key: &str) -> bool {
    let mut parts = key.splitn(3, '/');
    match (parts.next(), parts.next(), parts.next()) {
        (Some("fact"), Some(id), None) => model.catalogue.fact(id).is_some(),
        (Some("record"), Some(_), Some(field)) => model.catalogue.record(field).is_some(),
        (Some("records" | "materials"), None, None) => true,
        (Some("material"), Some(_), Some("required" | "submitted" | "deferrable")) => true,
        (Some("matter"), Some(_), _) => true,
        _ => false,
    }
}
