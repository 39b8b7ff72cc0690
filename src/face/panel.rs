//! The form at work in a page: it owns what was typed, asks the engine, and shows the answer.

use std::cell::RefCell;
use std::rc::Rc;

use serde_json::{Value, json};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Node as RealNode;

use super::dom::{Happened, Surface};
use crate::date::Date;
use crate::error::Error;
use crate::form::{self, Effect, Model, Task};
use crate::text::Lang;

/// Asks the engine: the method and its arguments; the answer as JSON text.
pub(super) type Ask = Box<dyn Fn(&str, &[Value]) -> Result<String, Vec<Error>>>;

/// Tells which day it is in Asia/Shanghai.
pub(super) type Today = fn() -> Option<Date>;

/// Tells the page: the name of the event and its detail as JSON text.
///
/// `change` `{ input, options }`; `result` the answer, or null when there is none; `invalid` `{ errors: [{ code, path, messages }] }`,
/// empty where a field cannot be read; `print` null: the visitor asks for print.
pub(super) type Tell = Box<dyn Fn(&str, &str)>;

/// The form in a page.
#[derive(Clone)]
pub(super) struct Panel {
    inner: Rc<RefCell<Inner>>,
    tell: Rc<Tell>,
}

struct Inner {
    model: Model,
    answer: Option<Value>,
    error: Option<Value>,
    surface: Option<Surface>,
    ask: Ask,
    today: Today,
}

impl Panel {
    /// Puts the form into `root`.
    ///
    /// `options` may have `task`, `jurisdiction`, `asOf`, `lang`, `uiStyle`, `scheme`, `prefix` and `input`.
    pub(super) fn new(root: &RealNode, options: &Value, ask: Ask, today: Today, tell: Tell) -> Result<Self, JsValue> {
        let mut model = Model { native_dates: touch_screen(), ..Model::default() };
        form::begin(&mut model, &|method, args| parsed(ask(method, args)));
        for name in ["task", "prefix", "lang", "uiStyle", "jurisdiction", "asOf", "scheme", "input"] {
            if let Some(value) = options.get(name) {
                apply(&mut model, name, value);
            }
        }
        let mut inner = Inner { model, answer: None, error: None, surface: None, ask, today };
        inner.learn();
        let panel = Self { inner: Rc::new(RefCell::new(inner)), tell: Rc::new(tell) };
        // The listener holds the panel weakly: the page alone decides how long it lives.
        let (weak, tell) = (Rc::downgrade(&panel.inner), Rc::clone(&panel.tell));
        let surface = Surface::new(root, move |what, action, value| {
            if let Some(inner) = weak.upgrade() {
                Self { inner, tell: Rc::clone(&tell) }.happened(what, action, value);
            }
        })?;
        if let Ok(mut inner) = panel.inner.try_borrow_mut() {
            inner.surface = Some(surface);
            inner.show()?;
        }
        Ok(panel)
    }

    /// Sets one of the options, or the input, as the attributes and properties of the element do.
    pub(super) fn set(&self, name: &str, value: &Value) {
        self.change(|inner| {
            let task = inner.model.task;
            apply(&mut inner.model, name, value);
            if inner.model.task != task {
                // An answer to another question.
                inner.answer = None;
                inner.error = None;
            }
            if matches!(name, "lang") && inner.answer.is_some() && !inner.model.stale {
                inner.ask();
            }
            (Effect::Show, Vec::new())
        });
    }

    fn happened(&self, what: Happened, action: &str, value: &str) {
        match what {
            Happened::Typed => self.act(action, value),
            Happened::Chosen => {
                self.act(action, value);
                self.change(|inner| {
                    form::touch(&mut inner.model, action);
                    (Effect::Nothing, Vec::new())
                });
            }
            Happened::Pressed => self.act(action, ""),
            Happened::Returned => self.act("!evaluate", ""),
        }
    }

    /// Does what a button of the form does.
    pub(super) fn act(&self, action: &str, value: &str) {
        self.change(|inner| {
            let effect = form::update(&mut inner.model, action, value);
            let mut events = Vec::new();
            match effect {
                Effect::Changed => events.push(("change", inner.detail())),
                Effect::Reset => {
                    inner.answer = None;
                    inner.error = None;
                    events.push(("change", inner.detail()));
                }
                Effect::Evaluate => {
                    inner.ask();
                    events.push(("result", inner.answer.clone().unwrap_or(Value::Null)));
                    if inner.answer.is_none() {
                        events.push(("invalid", json!({ "errors": inner.error.clone().unwrap_or_else(|| json!([])) })));
                    }
                }
                Effect::Print => events.push(("print", Value::Null)),
                _ => {}
            }
            (effect, events)
        });
    }

    /// Changes the state, shows it, moves the focus, and only then tells the page, which may call back.
    fn change(&self, work: impl FnOnce(&mut Inner) -> (Effect, Vec<(&'static str, Value)>)) {
        // Taking a focused field away makes the browser report its change at once, in the middle of our own work: that report is dropped.
        let Ok(mut inner) = self.inner.try_borrow_mut() else { return };
        let (effect, events) = work(&mut inner);
        if effect != Effect::Nothing {
            inner.learn();
            inner.finish(&effect);
        }
        drop(inner);
        for (name, detail) in events {
            (self.tell)(name, &detail.to_string());
        }
    }
}

impl Inner {
    fn show(&mut self) -> Result<(), JsValue> {
        let node = form::view(&self.model, self.answer.as_ref(), self.error.as_ref());
        match &mut self.surface {
            Some(surface) => surface.show(node),
            None => Ok(()),
        }
    }

    /// Takes from the engine what the question reads, as it stands now.
    fn learn(&mut self) {
        let ask = &self.ask;
        form::learn(&mut self.model, (self.today)(), &|method, args| parsed(ask(method, args)));
    }

    /// Asks the engine, unless the form has to be put right first.
    fn ask(&mut self) {
        self.error = None;
        if !form::problems(&self.model).is_empty() {
            self.answer = None;
            return;
        }
        self.model.stale = false;
        let question = [form::to_input(&self.model), form::to_options(&self.model)];
        match (self.ask)(self.model.task.method(), &question) {
            Ok(text) => self.answer = serde_json::from_str(&text).ok(),
            Err(errors) => {
                self.answer = None;
                self.error = serde_json::to_value(errors).ok();
            }
        }
    }

    fn finish(&mut self, effect: &Effect) {
        if self.show().is_err() {
            return;
        }
        let target = match effect {
            Effect::Focus(id) => id.clone(),
            Effect::Evaluate if self.answer.is_some() => self.model.element_id("result"),
            Effect::Evaluate => self.model.element_id("errors"),
            _ => return,
        };
        if let Some(surface) = &self.surface {
            // A field that is not there any more cannot be focused; nothing else depends on it.
            let _ = surface.focus(&target);
        }
    }

    fn detail(&self) -> Value {
        json!({ "input": form::to_input(&self.model), "options": form::to_options(&self.model) })
    }
}

fn parsed(answer: Result<String, Vec<Error>>) -> Option<Value> {
    serde_json::from_str(&answer.ok()?).ok()
}

fn apply(model: &mut Model, name: &str, value: &Value) {
    let text = value.as_str().unwrap_or_default();
    match name {
        "lang" => model.lang = if text.starts_with("en") { Lang::En } else { Lang::Zh },
        "ui-style" | "uiStyle" => model.elder = text == "elder",
        "jurisdiction" => model.set("place", if text.is_empty() { "CN" } else { text }),
        "as-of" | "asOf" => model.set("asOf", text),
        "scheme" => model.scheme = Some(text.to_owned()).filter(|scheme| !scheme.is_empty()),
        "task" => model.set_task(Task::from_id(text).unwrap_or_default()),
        "prefix" if !text.is_empty() => model.prefix = text.to_owned(),
        "printing" => model.printing = value.as_bool().unwrap_or(false),
        "input" if value.is_object() => form::fill(model, value),
        _ => return,
    }
    // A new language only needs the answer anew; everything else makes the answer one about something else.
    model.stale |= !matches!(name, "lang" | "ui-style" | "uiStyle" | "prefix" | "printing");
}

/// Whether the visitor points with a finger: there the date field of the browser is the better one.
fn touch_screen() -> bool {
    let coarse = |window: JsValue| {
        let ask = js_sys::Reflect::get(&window, &"matchMedia".into()).ok()?.dyn_into::<js_sys::Function>().ok()?;
        let answer = ask.call1(&window, &"(pointer: coarse)".into()).ok()?;
        js_sys::Reflect::get(&answer, &"matches".into()).ok()?.as_bool()
    };
    coarse(js_sys::global().into()).unwrap_or(false)
}
