//! What the panel owns: the state, the answer, the engine. It asks, shows and moves the focus.

use serde_json::{Value, json};
use wasm_bindgen::{JsCast, JsValue};

use super::dom::Surface;
use super::panel::{Ask, Today};
use crate::error::Error;
use crate::form::{self, Effect, Further, Model, Stop, Task, further};
use crate::text::Lang;

pub(super) struct Inner {
    pub(super) model: Model,
    pub(super) answer: Option<Value>,
    pub(super) error: Option<Value>,
    pub(super) surface: Option<Surface>,
    pub(super) ask: Ask,
    pub(super) today: Today,
    /// The screen that the page was told of last.
    pub(super) told: Value,
}

impl Inner {
    pub(super) fn show(&mut self) -> Result<(), JsValue> {
        let node = form::view(&self.model, self.answer.as_ref(), self.error.as_ref());
        match &mut self.surface {
            Some(surface) => surface.show(node),
            None => Ok(()),
        }
    }

    /// Takes from the engine what the question reads, as it stands now.
    pub(super) fn learn(&mut self) {
        let ask = &self.ask;
        form::learn(&mut self.model, (self.today)(), &|method, args| parsed(ask(method, args)));
    }

    /// Goes to the next question.
    pub(super) fn advance(&mut self) -> Effect {
        let ask = &self.ask;
        form::advance(&mut self.model, &|method, args| parsed(ask(method, args)))
    }

    /// Says in another language what was said already.
    pub(super) fn say_again(&mut self) {
        if self.answer.is_some() && !self.model.stale {
            self.ask();
        }
        let ask = &self.ask;
        form::flow::again(&mut self.model, &|method, args| parsed(ask(method, args)));
    }

    /// Brings back what stands beside the screen that is shown again.
    pub(super) fn go_on(&mut self) {
        form::beside(&mut self.model, self.answer.is_some());
        let ask = &self.ask;
        form::flow::again(&mut self.model, &|method, args| parsed(ask(method, args)));
    }

    /// Asks the engine, unless the form has to be put right first.
    pub(super) fn ask(&mut self) {
        self.error = None;
        if !form::problems(&self.model).is_empty() {
            self.answer = None;
            return;
        }
        self.model.stale = false;
        let question = [form::to_input(&self.model), form::to_options(&self.model)];
        match (self.ask)(self.model.task.method(), &question) {
            Ok(text) => {
                self.answer = serde_json::from_str(&text).ok();
                Further::begin(&mut self.model);
            }
            Err(errors) => {
                self.answer = None;
                self.error = serde_json::to_value(errors).ok();
            }
        }
    }

    /// Asks for one of the parts that are wanted beyond the answer.
    pub(super) fn later(&mut self) -> bool {
        let ask = &self.ask;
        form::later(&mut self.model, &|method, args| parsed(ask(method, args)))
    }

    /// Makes a file for the visitor.
    pub(super) fn make(&mut self, what: &str) -> Option<Value> {
        let ask = &self.ask;
        let file =
            further::make(&mut self.model, self.answer.as_ref(), what, &|method, args| parsed(ask(method, args)))?;
        Some(json!({ "name": file.name, "type": file.kind, "text": file.text }))
    }

    /// Takes the text of a file that the visitor opened.
    pub(super) fn take(&mut self, what: &str, text: &str) -> Effect {
        let ask = &self.ask;
        let task = self.model.task;
        let effect = further::take(&mut self.model, what, text, &|method, args| {
            serde_json::from_str(&ask(method, args)?).map_err(|_| Vec::new())
        });
        if what == "draft" && (self.model.stale || self.model.task != task) {
            self.answer = None;
            self.error = None;
        }
        effect
    }

    /// What a printed sheet bears is made before it is shown for print.
    pub(super) fn before_print(&mut self) {
        if self.answer.is_some() && !self.model.stale {
            let ask = &self.ask;
            further::keep_record(&mut self.model, &|method, args| parsed(ask(method, args)));
        }
    }

    pub(super) fn finish(&mut self, effect: &Effect) {
        if self.show().is_err() {
            return;
        }
        let target = match effect {
            Effect::Focus(id) => id.clone(),
            Effect::Evaluate if self.answer.is_some() => self.model.element_id("result"),
            Effect::Evaluate => self.model.element_id("errors"),
            Effect::Save(_) => self.model.element_id("told"),
            Effect::Reset if self.model.flow.on => self.model.element_id("screen"),
            _ => return,
        };
        if let Some(surface) = &self.surface {
            // A field that is not there any more cannot be focused; nothing else depends on it.
            let _ = surface.focus(&target);
        }
    }

    pub(super) fn detail(&self) -> Value {
        json!({ "input": form::to_input(&self.model), "options": form::to_options(&self.model) })
    }

    /// The screen, where the page has not been told of it yet.
    pub(super) fn step(&mut self) -> Option<Value> {
        let flow = &self.model.flow;
        let screen = match (flow.on, self.answer.is_some()) {
            _ if flow.stop() == Stop::Letter => "letter",
            (true, _) => flow.stop().word(),
            (false, true) => "answer",
            (false, false) => "sheet",
        };
        let step = json!({
            "task": self.model.task.id(),
            "mode": if flow.on { "steps" } else { "sheet" },
            "screen": screen,
        });
        (step != self.told).then(|| {
            self.told = step.clone();
            step
        })
    }
}

pub(super) fn parsed(answer: Result<String, Vec<Error>>) -> Option<Value> {
    serde_json::from_str(&answer.ok()?).ok()
}

pub(super) fn apply(model: &mut Model, name: &str, value: &Value) {
    let text = value.as_str().unwrap_or_default();
    match name {
        "lang" => model.lang = if text.starts_with("en") { Lang::En } else { Lang::Zh },
        "ui-style" | "uiStyle" => model.elder = text == "elder",
        "jurisdiction" => model.set("place", if text.is_empty() { "CN" } else { text }),
        "as-of" | "asOf" => model.set("asOf", text),
        "scheme" => model.scheme = Some(text.to_owned()).filter(|scheme| !scheme.is_empty()),
        "task" => model.set_task(Task::from_id(text).unwrap_or_default()),
        "prefix" if !text.is_empty() => model.prefix = text.to_owned(),
        "mode" => (model.flow.offered, model.flow.on) = (matches!(text, "steps" | "sheet"), text == "steps"),
        "printing" => model.printing = value.as_bool().unwrap_or(false),
        "input" if value.is_object() => form::fill(model, value),
        _ => return,
    }
    // A new language only needs the answer anew; everything else makes the answer one about something else.
    model.stale |= !matches!(name, "lang" | "ui-style" | "uiStyle" | "prefix" | "printing" | "mode");
}

/// Whether the visitor points with a finger: there the date field of the browser is the better one.
pub(super) fn touch_screen() -> bool {
    let coarse = |window: JsValue| {
        let ask = js_sys::Reflect::get(&window, &"matchMedia".into()).ok()?.dyn_into::<js_sys::Function>().ok()?;
        let answer = ask.call1(&window, &"(pointer: coarse)".into()).ok()?;
        js_sys::Reflect::get(&answer, &"matches".into()).ok()?.as_bool()
    };
    coarse(js_sys::global().into()).unwrap_or(false)
}
