//! `letter` of the face.

use serde_json::{Map, Value};

use super::options::Options;
use crate::date::Date;
use crate::error::Error;
use crate::json::{Faults, Object, Reader, nearest};
use crate::letter::{self, Ask, Given, LetterAnswer};
use crate::pack::{LetterField, LetterKind, World};
use crate::subject::Input;

pub(super) fn letter(
    world: &World,
    kind: &Value,
    input: &Value,
    options: &Value,
    today: Option<Date>,
) -> Result<LetterAnswer, Vec<Error>> {
    let faults = Faults::default();
    let kind = read_kind(&Reader::new(kind, "/kind", &faults));
    let (own, common) = split(options, &["fields", "record"]);
    let common = Options::read(&common, world, today);
    let input = Input::read(input, &world.facts);
    let mut found = faults.into_vec();
    let (common, input) = match (common, input) {
        (Ok(common), Ok(input)) => (common, input),
        (common, input) => {
            found.extend(common.err().into_iter().chain(input.err()).flatten());
            return Err(found);
        }
    };
    let faults = Faults::default();
    let object = Reader::new(&own, "/options", &faults).object();
    let record = object.as_ref().and_then(|object| object.optional("record")).and_then(|r| read_record(&r, &input));
    let given = object.as_ref().and_then(|object| object.optional("fields"));
    let given = given.and_then(|r| read_fields(&r, &input, world)).unwrap_or_default();
    found.extend(faults.into_vec());
    let Some(kind) = kind.filter(|_| found.is_empty()) else { return Err(found) };
    let known = |id: &str| match kind {
        LetterKind::Commitment => world.commitment().any(|(_, scheme)| scheme.id == id),
        LetterKind::Repair => world.scheme(id).is_some(),
    };
    let scheme = common.scheme_of(kind.id(), common.scheme.as_deref().is_none_or(known))?;
    let ask = Ask {
        kind,
        scheme,
        as_of: common.as_of,
        jurisdiction: &common.jurisdiction,
        lang: common.lang,
        record: record.as_deref(),
        given: &given,
    };
    Ok(letter::write(world, &input, &ask))
}

/// The keys of `options` that only this method knows, and the rest.
pub(super) fn split(options: &Value, keys: &[&str]) -> (Value, Value) {
    let Some(map) = options.as_object() else { return (Value::Object(Map::new()), options.clone()) };
    let (own, common): (Vec<_>, Vec<_>) =
        map.iter().map(|(key, value)| (key.clone(), value.clone())).partition(|(key, _)| keys.contains(&key.as_str()));
    (Value::Object(own.into_iter().collect()), Value::Object(common.into_iter().collect()))
}

fn read_kind(reader: &Reader<'_>) -> Option<LetterKind> {
    let given = reader.filled()?;
    let kind = LetterKind::from_id(given);
    if kind.is_none() {
        reader.unknown_word(given, nearest(LetterKind::ALL.into_iter().map(LetterKind::id), given));
    }
    kind
}

fn read_record(reader: &Reader<'_>, input: &Input) -> Option<String> {
    let given = reader.filled()?;
    let known = || input.records.iter().map(|record| record.id.as_str());
    if !known().any(|id| id == given) {
        reader.unknown_word(given, nearest(known(), given));
        return None;
    }
    Some(given.to_owned())
}

/// What the visitor filled in, by the fields of all templates that are loaded.
fn read_fields(reader: &Reader<'_>, input: &Input, world: &World) -> Option<Given> {
    let fields: Vec<&LetterField> = world.letters().flat_map(|(_, letter)| &letter.fields).collect();
    let mut given = Given::default();
    for (id, reader) in entries(&reader.object()?) {
        let Some(field) = fields.iter().find(|field| field.id == id) else {
            reader.unknown_word(id, nearest(fields.iter().map(|field| field.id.as_str()), id));
            continue;
        };
        match field.of_record && reader.value().is_object() {
            true => read_of_record(&reader, &field.id, input, &mut given),
            false => {
                if let Some(text) = reader.string() {
                    given.add(&field.id, None, text);
                }
            }
        }
    }
    Some(given)
}

fn read_of_record(reader: &Reader<'_>, field: &str, input: &Input, given: &mut Given) {
    let Some(object) = reader.object() else { return };
    for (record, reader) in entries(&object) {
        let known = || input.records.iter().map(|record| record.id.as_str());
        if !known().any(|id| id == record) {
            reader.unknown_word(record, nearest(known(), record));
        } else if let Some(text) = reader.string() {
            given.add(field, Some(record), text);
        }
    }
}

/// The entries that state something: `null` is a blank.
fn entries<'a>(object: &Object<'a>) -> Vec<(&'a str, Reader<'a>)> {
    object.entries().filter(|(_, reader)| !reader.value().is_null()).collect()
}
