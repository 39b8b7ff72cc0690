//! The widget's export; the custom element of `js/element.js` calls it.

use std::rc::Rc;

use js_sys::Function;
use serde_json::Value;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use super::Engine;
use super::panel::Panel;
use crate::date::Date;

/// A form and its answer inside `root`.
#[wasm_bindgen]
pub struct Widget {
    panel: Panel,
}

#[wasm_bindgen]
impl Widget {
    /// Makes the widget inside `root` (a shadow root or an element).
    ///
    /// `options` is JSON text: `{ task, jurisdiction, scheme, asOf, lang, uiStyle, mode, prefix, input }`, all optional;
    /// null stands for the default. `on_event` is called with a name (`change`, `result`, `invalid`, `print`, `step`, `save`, `later`) and a detail as JSON text.
    ///
    /// # Errors
    ///
    /// Throws when `root` is no node or `options` is no JSON.
    #[wasm_bindgen(constructor)]
    pub fn new(engine: &Engine, root: JsValue, options: &str, on_event: Function) -> Result<Widget, JsValue> {
        let root: web_sys::Node = root.dyn_into().map_err(|_| JsValue::from_str("the root is no node"))?;
        let engine = Rc::clone(&engine.inner);
        let ask = move |method: &str, args: &[Value]| engine.call(method, args, today());
        let tell = move |name: &str, detail: &str| {
            // What the page's own listener throws is the page's to see, and is not ours to stop at.
            let _ = on_event.call2(&JsValue::NULL, &name.into(), &detail.into());
        };
        let panel = Panel::new(&root, &parsed(options)?, Box::new(ask), today, Box::new(tell))?;
        Ok(Self { panel })
    }

    /// Sets one of the options by its name; `value` is JSON text.
    ///
    /// `printing` (`true`, `false`) opens everything for print and closes it again.
    ///
    /// # Errors
    ///
    /// Throws when `value` is no JSON.
    pub fn set(&self, name: &str, value: &str) -> Result<(), JsValue> {
        self.panel.set(name, &parsed(value)?);
        Ok(())
    }

    /// Judges what is filled in; the answer comes as the event `result`.
    pub fn evaluate(&self) {
        self.panel.act("!evaluate", "");
    }

    /// Works out one part of what stands beside the answer; to be called some time after each event `later`.
    pub fn later(&self) {
        self.panel.later();
    }

    /// Takes the text of a file that the visitor opened: `draft` fills the form, `record` is checked.
    pub fn take(&self, what: &str, text: &str) {
        self.panel.take(what, text);
    }

    /// What the visitor did, as JSON text for [`Widget::resume`].
    pub fn kept(&self) -> String {
        self.panel.kept()
    }

    /// Goes on from what `kept` gave, without moving the focus and without an event but `step`.
    ///
    /// `answer` is JSON text: the answer that was shown, or null. `again` asks for the answer anew where one was shown; it
    /// comes as the event `result`.
    ///
    /// # Errors
    ///
    /// Throws when `kept` or `answer` is no JSON.
    pub fn resume(&self, kept: &str, answer: &str, again: bool) -> Result<(), JsValue> {
        self.panel.resume(&parsed(kept)?, parsed(answer)?, again);
        Ok(())
    }

    /// Moves the focus to the heading of the screen that is shown, or to the form.
    pub fn focus(&self) {
        self.panel.focus();
    }

    /// Empties the form.
    pub fn reset(&self) {
        self.panel.act("!reset", "");
    }
}

fn parsed(text: &str) -> Result<Value, JsValue> {
    serde_json::from_str(text).map_err(|fault| JsValue::from_str(&fault.to_string()))
}

/// The date in Asia/Shanghai, eight hours ahead of UTC all year. Read at each question: a page may stay open overnight.
#[expect(clippy::cast_possible_truncation, reason = "milliseconds since 1970 are far below the limits of i64")]
fn today() -> Option<Date> {
    const HOUR: i64 = 3_600_000;
    let milliseconds = js_sys::Date::now() as i64;
    let days = (milliseconds + 8 * HOUR).div_euclid(24 * HOUR);
    Date::from_epoch_day(i32::try_from(days).ok()?)
}
