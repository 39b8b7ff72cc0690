//! What the buttons of the way do.

use super::super::model::Model;
use super::super::task::Task;
use super::super::update::Effect;
use super::order::{first_problem, following, problems_of};
use super::{Stop, ask};

/// Applies a command of the way; `None` for a word that is none of them.
pub(in crate::form) fn command(model: &mut Model, word: &str, rest: &str) -> Option<Effect> {
    let to_screen = |model: &Model| Some(Effect::Focus(model.element_id("screen")));
    match word {
        "steps" if model.flow.offered => {
            model.flow.on = true;
            if matches!(model.flow.stop(), Stop::Answer | Stop::Letter) {
                model.flow.trail.clear();
            }
            model.attempted = false;
            to_screen(model)
        }
        "sheet" if model.flow.offered => {
            model.flow.on = false;
            model.flow.trail.retain(|stop| *stop != Stop::Letter);
            Some(Effect::Focus(model.element_id("form")))
        }
        "letter" => {
            model.further.want("letter");
            model.flow.go(Stop::Letter);
            to_screen(model)
        }
        "leave" => {
            model.flow.trail.retain(|stop| *stop != Stop::Letter);
            Some(Effect::Focus(model.element_id("result")))
        }
        _ if !model.flow.on => None,
        "next" => Some(next(model)),
        "unknown" => Some(unknown(model)),
        "back" => {
            model.flow.trail.pop();
            model.flow.nudged = false;
            model.attempted = false;
            // An answer is not a step back from anything: it would be about what was typed before.
            while model.flow.trail.last() == Some(&Stop::Answer) {
                model.flow.trail.pop();
            }
            to_screen(model)
        }
        "go" => {
            let (stop, key) = rest.split_once('/').unwrap_or((rest, ""));
            let stop = Stop::read(stop, key)?;
            model.attempted = false;
            model.flow.go(stop);
            to_screen(model)
        }
        "finish" => Some(finish(model)),
        "restart" => {
            model.flow.confirming = true;
            Some(Effect::Focus(model.element_id("confirm")))
        }
        "keep" => {
            model.flow.confirming = false;
            to_screen(model)
        }
        "add" => {
            model.set("records", "yes");
            let key = model.add_record(None);
            model.stale = true;
            model.flow.go(Stop::Record(key));
            to_screen(model)
        }
        "remove" => {
            model.remove_record(rest);
            model.flow.trail.retain(|stop| *stop != Stop::Record(rest.to_owned()));
            model.flow.dont_know.retain(|path| !path.starts_with("/records/"));
            if model.records.is_empty() && model.task == Task::Repair {
                model.first_record();
            } else if model.records.is_empty() {
                model.set("records", "");
            }
            model.stale = true;
            to_screen(model)
        }
        _ => None,
    }
}

/// Goes on, once what is on the screen can be read.
fn next(model: &mut Model) -> Effect {
    let stop = model.flow.stop();
    if !problems_of(model, &stop).is_empty() {
        model.attempted = true;
        return Effect::Focus(model.element_id("errors"));
    }
    if let Stop::Ask(key) = &stop
        && !model.is_filled(key)
    {
        model.flow.nudged = true;
        return Effect::Focus(model.element_id("errors"));
    }
    model.attempted = false;
    match following(model, &stop) {
        Some(next) => {
            model.flow.go(next);
            Effect::Focus(model.element_id("screen"))
        }
        None => Effect::Ask,
    }
}

/// "I don't know", as an answer.
fn unknown(model: &mut Model) -> Effect {
    let key = match model.flow.stop() {
        Stop::Ask(key) => key,
        Stop::Records => "records".to_owned(),
        _ => return Effect::Nothing,
    };
    model.set(&key, "");
    model.values.remove_below(&format!("{key}/"));
    ask::do_not_know(model, &key);
    model.stale = true;
    model.attempted = false;
    Effect::Ask
}

/// Shows the answer to what is known so far; where something cannot be read, the screen that has it.
fn finish(model: &mut Model) -> Effect {
    model.attempted = true;
    if let Some(stop) = first_problem(model) {
        model.flow.go(stop);
        return Effect::Focus(model.element_id("errors"));
    }
    model.flow.go(Stop::Answer);
    Effect::Evaluate
}
