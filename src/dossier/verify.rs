//! Holding a record against the rules that are loaded.

use serde_json::Value;

use super::body::{FORMAT, Rules, VERSION, pack};
use super::differ::differences;
use super::report::{Agreement, AnswerReport, DigestReport, PackReport, Report};
use super::words;
use crate::error::Error;
use crate::json::{Faults, Reader, canonical};
use crate::pack::{Digests, digests};

/// The most differences of the answer that are listed.
const MOST: usize = 100;

/// A record whose structure was read: its body and the digests that it states.
#[derive(Clone, Debug)]
pub struct Sealed<'a> {
    /// The body.
    pub body: &'a Value,
    /// The digests that the record states.
    pub stated: Digests,
    /// The digests of the body.
    pub found: Digests,
}

impl<'a> Sealed<'a> {
    /// Reads the structure of a record, not what is in its body.
    ///
    /// # Errors
    ///
    /// What is no record: every fault at its place.
    pub fn read(json: &'a Value) -> Result<Self, Vec<Error>> {
        let faults = Faults::default();
        let read = Reader::new(json, "", &faults).object().and_then(|object| {
            object.required("format").and_then(|r| {
                let given = r.filled()?;
                if given != FORMAT {
                    r.fault("unknown_format", format!("应为 `{FORMAT}`"), format!("it has to be `{FORMAT}`"));
                }
                Some(())
            });
            object.required("version").and_then(|r| {
                let version = r.integer()?;
                if version != VERSION {
                    r.fault(
                        "unknown_format",
                        format!("只认识版本 {VERSION}"),
                        format!("only version {VERSION} is known"),
                    );
                }
                Some(())
            });
            object.required("body").and_then(Reader::object);
            let text = |key| object.required(key).and_then(|r| r.string().map(str::to_owned));
            let stated = text("sha256").zip(text("sm3")).map(|(sha256, sm3)| Digests { sha256, sm3 });
            object.finish();
            stated
        });
        let faults = faults.into_vec();
        let (Some(body), Some(stated), true) = (json.get("body"), read, faults.is_empty()) else { return Err(faults) };
        let text = canonical(body).map_err(|fault| vec![Error { path: format!("/body{}", fault.path), ..fault }])?;
        Ok(Self { body, stated, found: digests(&text) })
    }

    /// Whether the digests fit.
    pub fn intact(&self) -> bool {
        self.stated == self.found
    }
}

/// What a question came to when it was asked again: the rules that it was asked under, and the answer.
type Replay<'r> = &'r dyn Fn(&Value) -> Result<(Rules, Value), Vec<Error>>;

/// Verifies a record; `replay` asks what a body asks.
///
/// # Errors
///
/// What is no record. A record that was tampered with is none: the report says so.
pub fn verify(json: &Value, here: &Rules, replay: Replay<'_>) -> Result<Report, Vec<Error>> {
    let sealed = Sealed::read(json)?;
    let get = |key: &str| sealed.body.get(key).unwrap_or(&Value::Null);
    let replayed = replay(sealed.body);
    let rules = replayed.as_ref().map_or(here, |(rules, _)| rules);
    let digest = DigestReport {
        agrees: sealed.intact(),
        stated: sealed.stated.clone(),
        found: sealed.found.clone(),
        message: words::digest(sealed.intact()),
    };
    let engine = agreement(get("engine"), rules.engine(), words::engine);
    let calendar = agreement(get("calendar"), rules.calendar(), words::calendar);
    let packs = packs(get("packs"), rules);
    let answer = answer(get("answer"), replayed.as_ref().map(|(_, answer)| answer));
    let differing: Vec<&crate::text::Text> = [(digest.agrees, &digest.message), (engine.agrees, &engine.message)]
        .into_iter()
        .chain([(calendar.agrees, &calendar.message)])
        .chain(packs.iter().map(|pack| (pack.state == "same", &pack.message)))
        .chain([(answer.state == "same", &answer.message)])
        .filter(|(agrees, _)| !agrees)
        .map(|(_, message)| message)
        .collect();
    let (ok, summary) = (differing.is_empty(), words::summary(&differing));
    Ok(Report { ok, summary, digest, engine, calendar, packs, answer })
}

fn agreement(stated: &Value, found: Value, words: fn(bool) -> crate::text::Text) -> Agreement {
    let agrees = *stated == found;
    Agreement { agrees, stated: stated.clone(), found, message: words(agrees) }
}

/// The packs of the record in its order, then those that are loaded for the place and are not in it.
fn packs(stated: &Value, rules: &Rules) -> Vec<PackReport> {
    let stated = stated.as_array().map(Vec::as_slice).unwrap_or_default();
    let id_of = |stated: &Value| stated.get("id").and_then(Value::as_str).unwrap_or_default().to_owned();
    let of_record = stated.iter().map(|stated| {
        let id = id_of(stated);
        let found = rules.packs.iter().find(|pack| pack.id == id).cloned();
        let state = match &found {
            None => "missing",
            Some(found) if pack(found) == *stated => "same",
            Some(_) => "differs",
        };
        PackReport { message: words::pack(&id, state), id, state, stated: stated.clone(), found }
    });
    let added = rules.packs.iter().filter(|pack| !stated.iter().any(|stated| id_of(stated) == pack.id));
    let added = added.map(|pack| PackReport {
        id: pack.id.clone(),
        state: "added",
        stated: Value::Null,
        found: Some(pack.clone()),
        message: words::pack(&pack.id, "added"),
    });
    of_record.chain(added).collect()
}

fn answer(stated: &Value, replayed: Result<&Value, &Vec<Error>>) -> AnswerReport {
    let (state, mut list, faults) = match replayed {
        Err(faults) => ("not_replayed", Vec::new(), faults.clone()),
        Ok(found) => {
            let list = differences(stated, found);
            (if list.is_empty() { "same" } else { "differs" }, list, Vec::new())
        }
    };
    let count = list.len();
    list.truncate(MOST);
    AnswerReport { state, differences: list, count, faults, message: words::answer(state, count) }
}
