//! What a record holds.

use serde_json::{Value, json};

use super::normal::LeftOut;
use crate::answer::PackRef;
use crate::error::Error;
use crate::json::canonical;
use crate::pack::{World, digests};

/// What tells a record from any other JSON.
pub const FORMAT: &str = "zhixin-record";

/// The version of the format.
pub const VERSION: i64 = 1;

/// Under which rules an answer is given: the engine, the packs of the place and the calendar.
#[derive(Clone, Debug)]
pub struct Rules {
    /// The version of the engine.
    pub engine: &'static str,
    /// The packs, wider places first.
    pub packs: Vec<PackRef>,
    /// The first and the last day that the calendar of working days knows.
    pub calendar: [String; 2],
}

impl Rules {
    /// The rules of `place`, and the pack of `scheme` where that is one of another place.
    pub fn of(world: &World, place: &str, scheme: Option<&str>) -> Self {
        let named = |id: &str| scheme == Some(id);
        let wanted = world.packs.iter().filter(|pack| pack.covers(place) || pack.scheme_ids().any(named));
        let one = |pack: &crate::pack::Pack| PackRef {
            id: pack.id.clone(),
            edition: pack.edition,
            digests: pack.digests.clone(),
        };
        Self {
            engine: env!("CARGO_PKG_VERSION"),
            packs: wanted.map(one).collect(),
            calendar: [world.calendar.from().to_string(), world.calendar.to().to_string()],
        }
    }
}

impl Rules {
    /// The engine as a record states it.
    pub(super) fn engine(&self) -> Value {
        json!({ "name": "zhixin", "version": self.engine })
    }

    /// The calendar as a record states it.
    pub(super) fn calendar(&self) -> Value {
        let [from, to] = &self.calendar;
        json!({ "from": from, "to": to })
    }
}

/// A pack as a record states it.
pub(super) fn pack(pack: &PackRef) -> Value {
    let PackRef { id, edition, digests } = pack;
    json!({ "id": id, "edition": edition.to_string(), "sha256": digests.sha256, "sm3": digests.sm3 })
}

/// The record of an answer to `task`: `input` and `options` as they were asked, in their normal form.
///
/// # Errors
///
/// A number that has no canonical form, at its place in the record.
pub fn record(
    task: &str,
    (input, left_out): (Value, Vec<LeftOut>),
    options: Value,
    rules: &Rules,
    answer: Value,
) -> Result<Value, Error> {
    let left_out: Vec<Value> = left_out.iter().map(|left| json!({ "path": left.path, "why": left.why })).collect();
    let packs: Vec<Value> = rules.packs.iter().map(pack).collect();
    let body = json!({
        "task": task,
        "input": input,
        "leftOut": left_out,
        "options": options,
        "engine": rules.engine(),
        "packs": packs,
        "calendar": rules.calendar(),
        "answer": answer,
    });
    let text = canonical(&body).map_err(|fault| Error { path: format!("/body{}", fault.path), ..fault })?;
    let digests = digests(&text);
    Ok(json!({ "format": FORMAT, "version": VERSION, "body": body, "sha256": digests.sha256, "sm3": digests.sm3 }))
}
