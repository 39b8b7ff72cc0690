//! A prepared scheme on its way to JavaScript: numbers in, numbers out.

use serde_json::Value;
use wasm_bindgen::prelude::wasm_bindgen;

use super::Engine;
use crate::api;

/// One scheme of grading with its options, for many questions in a row.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Prepared {
    inner: api::Prepared,
    first: usize,
}

#[wasm_bindgen]
impl Prepared {
    /// Prepares what `options`, as JSON text, ask for; nothing where only [`Engine::call`] answers.
    pub fn make(engine: &Engine, options: &str) -> Option<Prepared> {
        let options: Value = serde_json::from_str(options).ok()?;
        Some(Self { inner: api::Prepared::new(engine.inner.clone(), &options)?, first: 0 })
    }

    /// Where facts stand among the cells and what numbers mean, as JSON text.
    pub fn told(&self) -> String {
        self.inner.told()
    }

    /// Where the desk stands in the engine's memory: the cells of a question, and after them the numbers of its verdict.
    pub fn desk(&mut self) -> *mut i32 {
        self.inner.desk().as_mut_ptr()
    }

    /// Judges what stands on the desk; false where only [`Engine::call`] answers.
    pub fn judge(&mut self) -> bool {
        self.inner.judge()
    }

    /// The full answer to what stands on the desk, as the numbers of its parts; empty where only [`Engine::call`] answers.
    pub fn parts(&mut self) -> Vec<i32> {
        self.inner.parts()
    }

    /// The parts that were not told yet, as a JSON list.
    pub fn tell(&mut self) -> String {
        let (first, texts) = self.inner.tell();
        self.first = first;
        texts
    }

    /// The number of the first part that [`Prepared::tell`] told last.
    pub fn first(&self) -> usize {
        self.first
    }
}
