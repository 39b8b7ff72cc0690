//! The widget's export; the custom element of `js/element.js` calls it.

use js_sys::Function;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use super::Engine;

/// A form and its answer inside `root`.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Widget {
    root: JsValue,
    on_event: Function,
}

#[wasm_bindgen]
impl Widget {
    /// Makes the widget inside `root` (a shadow root or an element).
    ///
    /// `options` is JSON text: `{ task, jurisdiction, scheme, asOf, lang, uiStyle, input, today }`, each a string or
    /// null, `input` an object or null. `on_event` is called with a name (`change`, `result`) and a detail as JSON text.
    ///
    /// # Errors
    ///
    /// Throws a plain object `{ code, path, messages }`.
    #[wasm_bindgen(constructor)]
    pub fn new(engine: &Engine, root: JsValue, options: &str, on_event: Function) -> Result<Widget, JsValue> {
        let _ = (engine, options);
        Ok(Self { root, on_event })
    }

    /// Sets one of the options by its name in `options`; `value` is JSON text.
    ///
    /// # Errors
    ///
    /// Throws a plain object `{ code, path, messages }`.
    pub fn set(&mut self, name: &str, value: &str) -> Result<(), JsValue> {
        let _ = (name, value, &self.root);
        Ok(())
    }

    /// Judges what is filled in; the answer comes as the event `result`.
    ///
    /// # Errors
    ///
    /// Throws a plain object `{ code, path, messages }`.
    pub fn evaluate(&mut self) -> Result<(), JsValue> {
        self.on_event.call2(&JsValue::NULL, &JsValue::from_str("result"), &JsValue::from_str("null")).map(|_| ())
    }

    /// Empties the form.
    pub fn reset(&mut self) {}
}
