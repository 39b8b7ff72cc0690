//! The boundary to JavaScript: values come in as JSON text, answers leave as parsed JSON.
//!
//! Nothing is decided here. The JavaScript of `js/` gives these exports their public form.

mod batch;
#[cfg(feature = "widget")]
mod dom;
#[cfg(feature = "widget")]
mod inner;
#[cfg(feature = "widget")]
mod panel;
mod prepared;
mod thrown;
mod values;
#[cfg(feature = "widget")]
mod widget;

use std::rc::Rc;

use js_sys::{Array, JSON};
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use crate::{api, date};
use thrown::{thrown, thrown_one};

/// An engine with the built-in packs and those it was given.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Engine {
    inner: Rc<api::Engine>,
}

#[wasm_bindgen]
impl Engine {
    /// Makes an engine; each of `packs` is JSON text, an object, or bytes of JSON text in UTF-8.
    ///
    /// # Errors
    ///
    /// Throws a plain object `{ code, path, messages, errors }`; the path begins with the pack's place, as in `/packs/0`.
    #[wasm_bindgen(constructor)]
    pub fn new(packs: &Array) -> Result<Engine, JsValue> {
        let mut texts = Vec::new();
        for (at, pack) in packs.iter().enumerate() {
            texts.push(values::json_text(&pack, &format!("/packs/{at}")).map_err(thrown_one)?);
        }
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let inner = api::Engine::new(&texts).map_err(|e| thrown(&e))?;
        Ok(Self { inner: Rc::new(inner) })
    }

    /// Answers `method` of the public face; `today` is the date in Asia/Shanghai, for the core reads no clock.
    ///
    /// # Errors
    ///
    /// Throws a plain object `{ code, path, messages, errors }`.
    pub fn call(&self, method: &str, args: &Array, today: &str) -> Result<JsValue, JsValue> {
        let mut given = Vec::new();
        for arg in args.iter() {
            given.push(values::to_json(&arg, "").map_err(thrown_one)?);
        }
        let answer = self.inner.call(method, &given, date::parse(today).ok()).map_err(|e| thrown(&e))?;
        JSON::parse(&answer)
    }
}
