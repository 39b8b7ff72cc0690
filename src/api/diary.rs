//! `calendar` of the face.

use serde_json::Value;

use super::options::read_lang;
use crate::date::Date;
use crate::diary::{self, Diary, Event};
use crate::error::Error;
use crate::json::{Faults, Reader};
use crate::text::Lang;

/// The calendar file of a list of events, or of an answer.
pub(super) fn calendar(events: &Value, options: &Value, today: Option<Date>) -> Result<Diary, Vec<Error>> {
    let faults = Faults::default();
    let empty = Value::Object(serde_json::Map::new());
    let reader = Reader::new(if options.is_null() { &empty } else { options }, "/options", &faults);
    let (mut as_of, mut lang) = (today, Lang::Zh);
    if let Some(object) = reader.object() {
        if let Some(r) = object.optional("asOf") {
            as_of = r.date();
        }
        lang = object.optional("lang").and_then(|r| read_lang(&r)).unwrap_or_default();
        object.finish();
    }
    let Some(as_of) = as_of else {
        if faults.is_empty() {
            reader.fault("missing_key", "缺少 `asOf`", "`asOf` is missing");
        }
        return Err(faults.into_vec());
    };
    let reader = Reader::new(events, "", &faults);
    let events = match events.get("task") {
        Some(_) => diary::of_answer(events, as_of, lang),
        None => reader.list().unwrap_or_default().iter().filter_map(read_event).collect(),
    };
    let faults = faults.into_vec();
    if faults.is_empty() { Ok(diary::diary(events, as_of, lang)) } else { Err(faults) }
}

fn read_event(reader: &Reader<'_>) -> Option<Event> {
    let object = reader.object()?;
    let date = object.required("date").and_then(|r| r.date());
    let title = object.required("title").and_then(|r| r.filled().map(str::to_owned));
    let description = object.optional("description").and_then(|r| r.string().map(str::to_owned));
    object.finish();
    Some(Event { date: date?, title: title?, description })
}
