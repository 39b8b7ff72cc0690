//! How an action changes the form.

use super::model::{Model, Record};
use super::task::Task;

/// What the face has to do after an action, besides showing the form again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Nothing more.
    Show,
    /// Nothing at all: the action is not known or changed nothing.
    Nothing,
    /// A value changed: tell the page.
    Changed,
    /// Move the focus to the element with this identifier.
    Focus(String),
    /// Ask the engine and show the answer.
    Evaluate,
    /// The form was emptied: drop the answer.
    Reset,
    /// Print the answer.
    Print,
    /// Ask the engine for the next question; see [`super::advance`].
    Ask,
    /// Make the file that a word names (`draft`, `dates`, `record`, `letter`) and save it.
    Save(String),
}

/// Applies an action.
///
/// Words that begin with `!` are commands: `!add`, `!remove/<record key>`, `!addMaterial`, `!removeMaterial/<key>`,
/// `!scheme/<id>`, `!evaluate`, `!reset`, `!print`, `!focus/<element id>`. Every other action is the key of a field
/// (see [`Model`]), and `value` is what was typed or chosen; for a check box `true` or `false`.
pub fn update(model: &mut Model, action: &str, value: &str) -> Effect {
    if let Some(command) = action.strip_prefix('!') {
        let (word, rest) = command.split_once('/').unwrap_or((command, ""));
        if let Some(effect) = super::flow::command(model, word, rest) {
            return effect;
        }
        return command_of(model, command);
    }
    if !known_key(model, action) {
        return Effect::Nothing;
    }
    let value = match value {
        "false" if action.split('/').any(|part| part == "measures" || part == "benefits") => "",
        "unknown" => "",
        _ => value,
    };
    if model.value(action) == value {
        return Effect::Nothing;
    }
    model.set(action, value);
    model.flow.nudged = false;
    // Places to compare with are no part of the question.
    if action.starts_with("compare/") {
        return Effect::Show;
    }
    model.stale = true;
    match action {
        "fact/publicCommitment" => model.extra.remove("fact/commitmentAcceptsLiability"),
        "records" if value == "yes" && model.records.is_empty() => model.first_record(),
        "materials" if value == "yes" && model.materials.is_empty() => {
            model.add_material(None);
        }
        _ => {}
    }
    Effect::Changed
}

/// Notes that a text field was left, so that it may show its error.
///
/// The error shows with the next change. It must not show at once: a field is left when a button is
/// pressed down, and a new line above would move the button away before it is released.
pub fn touch(model: &mut Model, action: &str) {
    if !action.starts_with('!') && !model.touched.iter().any(|known| known == action) {
        model.touched.push(action.to_owned());
    }
}

fn command_of(model: &mut Model, command: &str) -> Effect {
    let (word, rest) = command.split_once('/').unwrap_or((command, ""));
    match word {
        "add" => {
            model.set("records", "yes");
            let key = model.add_record(None);
            model.stale = true;
            Effect::Focus(model.element_id(&format!("record/{key}/title")))
        }
        "remove" => {
            model.remove_record(rest);
            if model.records.is_empty() && model.task == Task::Repair {
                model.first_record();
            } else if model.records.is_empty() {
                model.set("records", "");
            }
            model.stale = true;
            Effect::Focus(model.element_id("records"))
        }
        "addMaterial" => {
            model.set("materials", "yes");
            let key = model.add_material(None);
            model.stale = true;
            Effect::Focus(model.element_id(&format!("material/{key}/name")))
        }
        "removeMaterial" => {
            model.remove_material(rest);
            if model.materials.is_empty() {
                model.set("materials", "");
            }
            model.stale = true;
            Effect::Focus(model.element_id("materials"))
        }
        "scheme" if model.task == Task::Tier => {
            model.set("scheme", rest);
            Effect::Evaluate
        }
        "evaluate" => {
            model.attempted = true;
            Effect::Evaluate
        }
        "reset" => {
            model.clear();
            Effect::Reset
        }
        "print" => Effect::Print,
        "save" => Effect::Save(rest.to_owned()),
        "compare" => super::further::compare(model, rest),
        "focus" => Effect::Focus(rest.to_owned()),
        _ => Effect::Nothing,
    }
}

/// Whether a key belongs to this form, as it is now.
pub(super) fn known_key(model: &Model, key: &str) -> bool {
    let mut parts = key.splitn(3, '/');
    let row = |rows: &[Record], key: &str| rows.iter().any(|row| row.key == key);
    match (parts.next(), parts.next(), parts.next()) {
        (Some("asOf" | "place" | "records" | "materials" | "scheme"), None, None) => true,
        (Some("subject"), Some("kind" | "uscc" | "name"), None) => true,
        (Some("fact"), Some(id), None | Some("on" | "of")) => model.catalogue.fact(id).is_some(),
        (Some("record"), Some(key), Some(rest)) => {
            let field = rest.split('/').next().unwrap_or_default();
            row(&model.records, key) && model.catalogue.record(field).is_some()
        }
        (Some("matter"), Some("title" | "acceptedOn" | "committedOn"), None) => true,
        (Some("matter"), Some("processingLimit" | "supplement"), Some("n" | "unit" | "from")) => true,
        (Some("material"), Some(key), Some("name" | "required" | "submitted" | "deferrable")) => {
            row(&model.materials, key)
        }
        (Some("compare"), Some("1" | "2" | "3" | "4"), None) => true,
        (Some("benefits"), Some(id), None) => super::words::label("benefit", id).is_some(),
        _ => false,
    }
}
