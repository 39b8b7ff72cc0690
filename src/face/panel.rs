//! The form at work in a page: it owns what was typed, asks the engine, and shows the answer.

use std::cell::RefCell;
use std::rc::Rc;

use serde_json::{Value, json};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Node as RealNode, Window};

use super::dom::{Happened, Surface};
use crate::error::Error;
use crate::form::{self, CheckCode, Effect, Model};
use crate::text::Lang;

/// Asks the engine: the input and the options as JSON text; the answer as JSON text.
pub type Ask = Box<dyn Fn(&str, &str) -> Result<String, Vec<Error>>>;

/// Tells the page: the name of the event (`zhixin-change`, `zhixin-result`) and its detail as JSON text.
pub type Tell = Box<dyn Fn(&str, &str)>;

/// The form in a page.
#[derive(Clone)]
pub struct Panel {
    inner: Rc<RefCell<Inner>>,
    tell: Rc<Tell>,
}

struct Inner {
    model: Model,
    answer: Option<Value>,
    error: Option<Value>,
    surface: Option<Surface>,
    ask: Ask,
}

impl Panel {
    /// Puts the form into `root`.
    ///
    /// `options` may have `jurisdiction`, `asOf`, `lang`, `uiStyle`, `scheme`, `prefix`, `relevant` (fact ids) and `input`.
    pub fn new(root: &RealNode, options: &Value, check: CheckCode, ask: Ask, tell: Tell) -> Result<Self, JsValue> {
        let mut model = Model { check_code: check, native_dates: touch_screen(), ..Model::default() };
        for name in ["prefix", "lang", "uiStyle", "jurisdiction", "asOf", "scheme", "relevant", "input"] {
            if let Some(value) = options.get(name) {
                apply(&mut model, name, value);
            }
        }
        let inner = Inner { model, answer: None, error: None, surface: None, ask };
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
    pub fn set(&self, name: &str, value: &Value) {
        self.change(|inner| {
            apply(&mut inner.model, name, value);
            if matches!(name, "lang") && inner.answer.is_some() && !inner.model.stale {
                inner.ask();
            }
            (Effect::Show, Vec::new())
        });
    }

    /// Evaluates as the button does; the answer as JSON text, or nothing when the form has to be put right first.
    pub fn evaluate(&self) -> Option<String> {
        self.act("!evaluate", "");
        let inner = self.inner.try_borrow().ok()?;
        inner.answer.as_ref().filter(|_| inner.error.is_none() && !inner.model.stale).map(Value::to_string)
    }

    /// Empties the form.
    pub fn reset(&self) {
        self.act("!reset", "");
    }

    /// Opens everything and prints.
    pub fn print(&self) {
        self.act("!print", "");
    }

    /// What is in the form, as the input of the engine.
    pub fn input(&self) -> Value {
        self.inner.try_borrow().map_or(Value::Null, |inner| form::to_input(&inner.model))
    }

    fn happened(&self, what: Happened, action: &str, value: &str) {
        match what {
            Happened::Typed => self.act(action, value),
            Happened::Chosen => {
                self.act(action, value);
                self.change(|inner| (form::touch(&mut inner.model, action), Vec::new()));
            }
            Happened::Pressed => self.act(action, ""),
            Happened::Returned => self.act("!evaluate", ""),
        }
    }

    fn act(&self, action: &str, value: &str) {
        self.change(|inner| {
            let effect = form::update(&mut inner.model, action, value);
            let mut events = Vec::new();
            match effect {
                Effect::Changed => events.push(("zhixin-change", inner.detail())),
                Effect::Reset => {
                    inner.answer = None;
                    inner.error = None;
                    events.push(("zhixin-change", inner.detail()));
                }
                Effect::Evaluate => {
                    inner.ask();
                    events.push(("zhixin-result", inner.detail()));
                }
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
            inner.finish(&effect);
        }
        drop(inner);
        if effect == Effect::Print {
            self.print_now();
        }
        for (name, detail) in events {
            (self.tell)(name, &detail.to_string());
        }
    }

    fn print_now(&self) {
        if let Some(window) = web_sys::window() {
            // Refused in a sandboxed frame: the visitor then prints with the menu of the browser.
            let _ = window.print();
        }
        self.change(|inner| {
            inner.model.printing = false;
            (Effect::Show, Vec::new())
        });
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

    /// Asks the engine, unless the form has to be put right first.
    fn ask(&mut self) {
        self.error = None;
        if !form::problems(&self.model).is_empty() {
            self.answer = None;
            return;
        }
        let input = form::to_input(&self.model).to_string();
        let options = form::to_options(&self.model).to_string();
        self.model.stale = false;
        match (self.ask)(&input, &options) {
            Ok(text) => self.answer = serde_json::from_str(&text).ok(),
            Err(errors) => {
                self.answer = None;
                self.error = serde_json::to_value(errors).ok();
            }
        }
    }

    fn finish(&mut self, effect: &Effect) {
        self.model.printing = *effect == Effect::Print;
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
        let result = if self.model.stale { None } else { self.answer.clone() };
        json!({ "input": form::to_input(&self.model), "options": form::to_options(&self.model), "result": result, "error": self.error })
    }
}

fn apply(model: &mut Model, name: &str, value: &Value) {
    let text = value.as_str().unwrap_or_default();
    match name {
        "lang" => model.lang = if text.starts_with("en") { Lang::En } else { Lang::Zh },
        "ui-style" | "uiStyle" => model.elder = text == "elder",
        "jurisdiction" => model.set("place", if text.is_empty() { "CN" } else { text }),
        "as-of" | "asOf" => model.set("asOf", text),
        "scheme" => model.scheme = Some(text.to_owned()).filter(|scheme| !scheme.is_empty()),
        "prefix" => model.prefix = text.to_owned(),
        "relevant" => {
            model.relevant = value.as_array().map(|list| list.iter().filter_map(Value::as_str).map(str::to_owned).collect());
        }
        "input" => form::fill(model, value),
        _ => return,
    }
    // A new language only needs the answer anew; everything else makes the answer one about something else.
    model.stale |= !matches!(name, "lang" | "ui-style" | "uiStyle" | "prefix" | "relevant");
}

/// Whether the visitor points with a finger: there the date field of the browser is the better one.
fn touch_screen() -> bool {
    let coarse = |window: Window| {
        let ask = js_sys::Reflect::get(&window, &"matchMedia".into()).ok()?.dyn_into::<js_sys::Function>().ok()?;
        let answer = ask.call1(&window, &"(pointer: coarse)".into()).ok()?;
        js_sys::Reflect::get(&answer, &"matches".into()).ok()?.as_bool()
    };
    web_sys::window().and_then(coarse).unwrap_or(false)
}
