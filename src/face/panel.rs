//! The form at work in a page: it owns what was typed, asks the engine, and shows the answer.

use std::cell::RefCell;
use std::rc::Rc;

use serde_json::{Value, json};
use wasm_bindgen::JsValue;
use web_sys::Node as RealNode;

use super::dom::{Happened, Surface};
use super::inner::{Inner, apply, parsed, touch_screen};
use crate::date::Date;
use crate::error::Error;
use crate::form::{self, Effect, Further, Model, Stop};

/// Asks the engine: the method and its arguments; the answer as JSON text.
pub(super) type Ask = Box<dyn Fn(&str, &[Value]) -> Result<String, Vec<Error>>>;

/// Tells which day it is in Asia/Shanghai.
pub(super) type Today = fn() -> Option<Date>;

/// Tells the page: the name of the event and its detail as JSON text.
///
/// `change` `{ input, options }`; `result` the answer, or null when there is none; `invalid` `{ errors: [{ code, path, messages }] }`,
/// empty where a field cannot be read; `print` null: the visitor asks for print; `step` `{ task, mode, screen }`: another screen is shown;
/// `save` `{ name, type, text }`: the visitor asks for a file; `later` null: there is more to be worked out, see [`Panel::later`].
pub(super) type Tell = Box<dyn Fn(&str, &str)>;

/// The form in a page.
#[derive(Clone)]
pub(super) struct Panel {
    inner: Rc<RefCell<Inner>>,
    tell: Rc<Tell>,
}

impl Panel {
    /// Puts the form into `root`.
    ///
    /// `options` may have `task`, `jurisdiction`, `asOf`, `lang`, `uiStyle`, `scheme`, `prefix` and `input`.
    pub(super) fn new(root: &RealNode, options: &Value, ask: Ask, today: Today, tell: Tell) -> Result<Self, JsValue> {
        let mut model = Model { native_dates: touch_screen(), ..Model::default() };
        form::begin(&mut model, &|method, args| parsed(ask(method, args)));
        for name in ["task", "prefix", "lang", "uiStyle", "jurisdiction", "asOf", "scheme", "mode", "input"] {
            if let Some(value) = options.get(name) {
                apply(&mut model, name, value);
            }
        }
        let mut inner = Inner { model, answer: None, error: None, surface: None, ask, today, told: Value::Null };
        inner.learn();
        // The first screen is known to the page that asked for it.
        let _ = inner.step();
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
            if inner.model.printing {
                inner.before_print();
            }
            if name == "lang" {
                inner.say_again();
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
            Happened::Returned if self.is_on_a_screen() => self.act("!next", ""),
            Happened::Returned => self.act("!evaluate", ""),
        }
    }

    /// Does what a button of the form does.
    pub(super) fn act(&self, action: &str, value: &str) {
        self.change(|inner| {
            let effect = match form::update(&mut inner.model, action, value) {
                Effect::Ask => {
                    // What was chosen on the screen may change which fields there are.
                    inner.learn();
                    inner.advance()
                }
                other => other,
            };
            let mut events = Vec::new();
            match &effect {
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
                Effect::Save(what) => events.extend(inner.make(what).map(|file| ("save", file))),
                _ => {}
            }
            (effect, events)
        });
    }

    /// Works out one part of what is wanted beyond the answer; the event `later` tells whether there is more.
    pub(super) fn later(&self) {
        self.change(|inner| (if inner.later() { Effect::Show } else { Effect::Nothing }, Vec::new()));
    }

    /// Takes the text of a file that the visitor opened: a `draft`, or a `record` to check.
    pub(super) fn take(&self, what: &str, text: &str) {
        self.change(|inner| {
            let effect = inner.take(what, text);
            let events = if what == "draft" { vec![("change", inner.detail())] } else { Vec::new() };
            (effect, events)
        });
    }

    /// What the visitor did, as JSON text.
    pub(super) fn kept(&self) -> String {
        let Ok(inner) = self.inner.try_borrow() else { return String::new() };
        let mut kept = form::kept(&inner.model);
        if let Some(kept) = kept.as_object_mut() {
            kept.insert("answered".to_owned(), json!(inner.answer.is_some() && !inner.model.stale));
        }
        kept.to_string()
    }

    /// Goes on from what was kept; `answer` is what was shown, and `again` asks for it anew.
    pub(super) fn resume(&self, kept: &Value, answer: Value, again: bool) {
        self.change(|inner| {
            if !form::resume(&mut inner.model, kept) {
                return (Effect::Nothing, Vec::new());
            }
            // The fields are those of the question that was kept.
            inner.learn();
            let answer = Some(answer).filter(Value::is_object);
            let again = again && kept.get("answered").and_then(Value::as_bool).unwrap_or(false);
            let mut events = Vec::new();
            if again {
                inner.ask();
                events.push(("result", inner.answer.clone().unwrap_or(Value::Null)));
            } else if answer.is_some() {
                inner.answer = answer;
                if !inner.model.stale {
                    Further::begin(&mut inner.model);
                }
            }
            inner.go_on();
            (Effect::Show, events)
        });
    }

    /// Moves the focus to what is shown.
    pub(super) fn focus(&self) {
        self.change(|inner| {
            let model = &inner.model;
            let key = match (model.flow.on, inner.answer.is_some() && model.flow.stop() == Stop::Answer) {
                (true, false) => "screen",
                (true, true) => "result",
                (false, _) => "form",
            };
            (Effect::Focus(model.element_id(key)), Vec::new())
        });
    }

    /// Whether one screen is shown, so that the return key goes on to the next one.
    fn is_on_a_screen(&self) -> bool {
        self.inner.try_borrow().is_ok_and(|inner| inner.model.flow.on && inner.model.flow.stop() != Stop::Answer)
    }

    /// Changes the state, shows it, moves the focus, and only then tells the page, which may call back.
    fn change(&self, work: impl FnOnce(&mut Inner) -> (Effect, Vec<(&'static str, Value)>)) {
        // Taking a focused field away makes the browser report its change at once, in the middle of our own work: that report is dropped.
        let Ok(mut inner) = self.inner.try_borrow_mut() else { return };
        let (effect, mut events) = work(&mut inner);
        if effect != Effect::Nothing {
            form::flow::settle(&mut inner.model);
            inner.learn();
            inner.finish(&effect);
            events.extend(inner.step().map(|step| ("step", step)));
            if !inner.model.further.todo.is_empty() {
                events.push(("later", Value::Null));
            }
        }
        drop(inner);
        for (name, detail) in events {
            (self.tell)(name, &detail.to_string());
        }
    }
}
