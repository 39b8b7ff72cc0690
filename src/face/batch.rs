//! Lists at the boundary: bytes come in without a detour, codes and rows leave as JSON.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::JSON;
use serde_json::Value;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use super::Engine;
use super::thrown::{thrown, thrown_one};
use super::values;
use crate::batch::{Board, Digester, Export, Format, Sampler, Search};
use crate::{api, batch, date};

/// A list that is being judged, or was.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Batch {
    engine: Rc<api::Engine>,
    inner: Rc<RefCell<batch::Batch>>,
}

#[wasm_bindgen]
impl Engine {
    /// Makes ready for a list; the options have a mapping.
    ///
    /// # Errors
    ///
    /// Throws a plain object `{ code, path, messages, errors }`.
    pub fn batch(&self, options: &JsValue, today: &str) -> Result<Batch, JsValue> {
        let options = values::to_json(options, "/options").map_err(thrown_one)?;
        let inner = self.inner.batch(&options, date::parse(today).ok()).map_err(|faults| thrown(&faults))?;
        Ok(Batch { engine: Rc::clone(&self.inner), inner: Rc::new(RefCell::new(inner)) })
    }

    /// A first look at the first bytes of a file.
    ///
    /// # Errors
    ///
    /// Throws a plain object `{ code, path, messages, errors }`.
    #[wasm_bindgen(js_name = previewBatch)]
    pub fn preview_batch(&self, bytes: &[u8], options: &JsValue, today: &str) -> Result<JsValue, JsValue> {
        let options = values::to_json(options, "/options").map_err(thrown_one)?;
        let seen = self.inner.preview(bytes, &options, date::parse(today).ok()).map_err(|faults| thrown(&faults))?;
        JSON::parse(&seen)
    }
}

#[wasm_bindgen]
impl Batch {
    /// Adds bytes in UTF-8.
    pub fn push(&self, bytes: &[u8], last: bool) {
        self.inner.borrow_mut().push(bytes, last);
    }

    /// Reads and judges up to `most` rows; how many it was.
    ///
    /// # Errors
    ///
    /// Throws a plain object `{ code, path, messages, errors }`.
    pub fn step(&self, most: usize) -> Result<usize, JsValue> {
        self.inner.borrow_mut().step(most, self.engine.world()).map_err(|faults| thrown(&faults))
    }

    /// Whether every subject was judged.
    pub fn done(&self) -> bool {
        self.inner.borrow().is_done()
    }

    /// How many subjects were judged.
    pub fn len(&self) -> usize {
        self.inner.borrow().len()
    }

    /// Answers a question about the list.
    ///
    /// # Errors
    ///
    /// Throws a plain object `{ code, path, messages, errors }`.
    pub fn ask(&self, question: &str, arg: &JsValue) -> Result<JsValue, JsValue> {
        let arg: Value = values::to_json(arg, "").map_err(thrown_one)?;
        let told = self.engine.ask_batch(&self.inner.borrow(), question, &arg).map_err(|faults| thrown(&faults))?;
        JSON::parse(&told)
    }

    /// The subjects that fit a filter, as numbers: a list of many is no JSON.
    ///
    /// # Errors
    ///
    /// Throws a plain object `{ code, path, messages, errors }`.
    pub fn filter(&self, filter: &JsValue) -> Result<Vec<u32>, JsValue> {
        let filter: Value = values::to_json(filter, "").map_err(thrown_one)?;
        self.engine.filter_batch(&self.inner.borrow(), &filter).map_err(|faults| thrown(&faults))
    }

    /// Where the row of a subject stands: its first byte, the byte after its last, its line. Empty where it is kept.
    pub fn place(&self, entry: u32) -> Vec<u32> {
        self.inner.borrow().place(entry).map(|place| vec![place.from, place.to, place.line]).unwrap_or_default()
    }

    /// Opens a subject; `bytes` are those of its place.
    ///
    /// # Errors
    ///
    /// Throws a plain object `{ code, path, messages, errors }`.
    pub fn open(&self, entry: u32, bytes: &[u8]) -> Result<JsValue, JsValue> {
        let told = self.engine.open_row(&self.inner.borrow(), entry, bytes).map_err(|faults| thrown(&faults))?;
        JSON::parse(&told)
    }

    /// The subjects that come out otherwise than in `other`.
    pub fn changed(&self, other: &Batch) -> Vec<u32> {
        self.inner.borrow().changed(&other.inner.borrow())
    }

    /// A further pass over the same bytes: `csv`, `json`, `search`, `sample` or `board`.
    ///
    /// `text` is what is searched for, or the seed; `n` the task, or the working days that the board looks ahead.
    ///
    /// # Errors
    ///
    /// Throws a text for a pass that is not known.
    pub fn pass(&self, kind: &str, text: &str, n: u32) -> Result<Pass, JsValue> {
        let batch = self.inner.borrow();
        let task = usize::try_from(n).unwrap_or(usize::MAX);
        let kind = match kind {
            "csv" => Kind::Export(Export::new(Format::Csv, &batch)),
            "json" => Kind::Export(Export::new(Format::Json, &batch)),
            "search" => Kind::Search(Search::new(text, &batch)),
            "sample" => Kind::Sample(Sampler::new(text, task, &batch)),
            "board" => Kind::Board(Board::new(n, &batch, self.engine.world())),
            other => return Err(JsValue::from_str(other)),
        };
        drop(batch);
        Ok(Pass { engine: Rc::clone(&self.engine), batch: Rc::clone(&self.inner), kind })
    }
}

/// A further pass over a list's bytes.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Pass {
    engine: Rc<api::Engine>,
    batch: Rc<RefCell<batch::Batch>>,
    kind: Kind,
}

#[derive(Debug)]
enum Kind {
    Export(Export),
    Search(Search),
    Sample(Sampler),
    Board(Board),
}

#[wasm_bindgen]
impl Pass {
    /// Adds bytes.
    pub fn push(&mut self, bytes: &[u8], last: bool) {
        let batch = self.batch.borrow();
        match &mut self.kind {
            Kind::Export(export) => export.push(bytes, last),
            Kind::Search(search) => search.push(bytes, last, &batch),
            Kind::Sample(sampler) => sampler.push(bytes, last, &batch),
            Kind::Board(board) => board.push(bytes, last, &batch),
        }
    }

    /// Works on up to `most` rows: the text that was written, and nothing once more bytes are needed or all is done.
    pub fn step(&mut self, most: usize) -> Option<String> {
        let batch = self.batch.borrow();
        match &mut self.kind {
            Kind::Export(export) => export.step(most, &batch, self.engine.world()).filter(|text| !text.is_empty()),
            Kind::Board(board) => (board.step(most, &batch, self.engine.world()) > 0).then(String::new),
            Kind::Search(_) | Kind::Sample(_) => None,
        }
    }

    /// What the pass comes to; `batches` is how many batches a sampling plan has, 0 for the rules' own.
    ///
    /// # Errors
    ///
    /// Throws a plain object `{ code, path, messages, errors }`.
    pub fn finish(self, batches: usize) -> Result<JsValue, JsValue> {
        let batch = self.batch.borrow();
        let told = match self.kind {
            Kind::Export(_) => return Ok(JsValue::NULL),
            Kind::Search(search) => return Ok(js_sys::Uint32Array::from(search.finish().as_slice()).into()),
            Kind::Sample(sampler) => self.engine.drawn(sampler, (batches > 0).then_some(batches), &batch),
            Kind::Board(board) => self.engine.board(board),
        };
        JSON::parse(&told.map_err(|faults| thrown(&faults))?)
    }
}

/// SHA-256 and SM3 of bytes that come in chunks.
#[wasm_bindgen]
#[derive(Debug, Default)]
pub struct Digests {
    inner: Digester,
}

#[wasm_bindgen]
impl Digests {
    /// Nothing yet.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds bytes.
    pub fn push(&mut self, bytes: &[u8]) {
        self.inner.push(bytes);
    }

    /// SHA-256 and SM3, in lower-case hexadecimal.
    pub fn finish(self) -> Vec<String> {
        let digests = self.inner.finish();
        vec![digests.sha256, digests.sm3]
    }
}
