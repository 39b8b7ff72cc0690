//! Places of an input: what stands there, what they are called, and how one is filled to see what follows.

use serde::Serialize;

use crate::answer::{Describe, Missing, Slot};
use crate::commitment;
use crate::judge::{Read, Subject};
use crate::pack::{Value, World};
use crate::subject::{Field, Input, Measure, Value as Known};
use crate::tier;

/// What may stand in a place, to be tried.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// A value of a fact, of a field or of the kind of the subject; a yes or no of a material.
    Known(Known),
    /// The measures of a record.
    Measures(Vec<Measure>),
    /// There are no records.
    NoRecords,
    /// No material is needed.
    NoMaterials,
}

impl Serialize for Place {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeSeq;
        match self {
            Self::Known(known) => known.serialize(serializer),
            Self::Measures(list) => {
                let mut seq = serializer.serialize_seq(Some(list.len()))?;
                for measure in list {
                    let mut map = serde_json::Map::new();
                    map.insert("kind".to_owned(), measure.kind.into());
                    if let Some(size) = measure.size {
                        map.insert("size".to_owned(), size.into());
                    }
                    seq.serialize_element(&map)?;
                }
                seq.end()
            }
            Self::NoRecords | Self::NoMaterials => serializer.serialize_seq(Some(0))?.end(),
        }
    }
}

/// Whether nobody stated what stands at `slot`.
pub(crate) fn is_open(input: &Input, slot: Slot) -> bool {
    match slot {
        Slot::Materials => input.materials.is_none(),
        Slot::Material(at, field) => {
            let material = input.materials.as_ref().and_then(|list| list.get(at));
            material.is_some_and(|material| match field {
                "required" => material.required.is_none(),
                "submitted" => material.submitted.is_none(),
                _ => material.deferrable.is_none(),
            })
        }
        Slot::Read(read) => {
            let record = read.record.and_then(|at| input.records.get(at));
            match read.subject {
                Subject::Value(Value::Fact(at)) => input.facts.get(at).is_some_and(Known::is_unknown),
                Subject::Value(Value::Record(field)) => record.is_some_and(|record| record.value(field).is_unknown()),
                Subject::Value(Value::SubjectKind) => input.kind.is_none(),
                Subject::Measures => record.is_some_and(|record| record.measures.is_none()),
                Subject::Records => !input.records_stated,
            }
        }
    }
}

/// Puts `place` at `slot`; what does not fit there changes nothing.
pub(crate) fn fill(input: &mut Input, slot: Slot, place: &Place) {
    match (slot, place) {
        (Slot::Read(read), Place::Known(known)) => tier::set(input, read, known.clone()),
        (Slot::Read(read), Place::Measures(list)) => {
            if let (Subject::Measures, Some(record)) =
                (read.subject, read.record.and_then(|at| input.records.get_mut(at)))
            {
                record.measures = Some(list.clone());
            }
        }
        (Slot::Read(_), Place::NoRecords) => input.records_stated = true,
        (Slot::Materials, Place::NoMaterials) => input.materials = Some(Vec::new()),
        (Slot::Material(at, field), Place::Known(Known::Bool(stated))) => {
            if let Some(material) = input.materials.as_mut().and_then(|list| list.get_mut(at)) {
                match field {
                    "required" => material.required = Some(*stated),
                    "submitted" => material.submitted = Some(*stated),
                    _ => material.deferrable = Some(*stated),
                }
            }
        }
        _ => {}
    }
}

/// What stands at `slot`, as answers name what is missing.
pub(crate) fn describe(describe: Describe<'_>, slot: Slot) -> Missing {
    match slot {
        Slot::Read(read) => describe.missing(read),
        Slot::Materials => commitment::ask_for_materials(describe.lang),
        Slot::Material(at, field) => commitment::ask_for_material(describe.input, at, field, describe.lang),
    }
}

/// The place in the input that `path`, a JSON Pointer, names; `None` where no fact or field has it.
pub(crate) fn slot_at(world: &World, input: &Input, path: &str) -> Option<Slot> {
    let mut parts = path.split('/').skip(1);
    let (first, second, third) = (parts.next()?, parts.next(), parts.next());
    if !path.starts_with('/') || parts.next().is_some() {
        return None;
    }
    let read = |subject, record| Some(Slot::Read(Read { subject, record }));
    let position = |text: &str, length: usize| text.parse().ok().filter(|at: &usize| *at < length);
    match (first, second, third) {
        ("records", None, None) => read(Subject::Records, None),
        ("materials", None, None) => Some(Slot::Materials),
        ("subject", Some("kind"), None) => read(Subject::Value(Value::SubjectKind), None),
        ("facts", Some(id), None) => {
            let at = world.facts.iter().position(|fact| fact.id == id)?;
            read(Subject::Value(Value::Fact(at)), None)
        }
        ("records", Some(at), Some("measures")) => read(Subject::Measures, Some(position(at, input.records.len())?)),
        ("records", Some(at), Some(field)) => {
            let at = position(at, input.records.len())?;
            read(Subject::Value(Value::Record(Field::from_id(field)?)), Some(at))
        }
        ("materials", Some(at), Some(field)) => {
            let at = position(at, input.materials.as_ref().map_or(0, Vec::len))?;
            let field = ["required", "submitted", "deferrable"].into_iter().find(|known| *known == field)?;
            Some(Slot::Material(at, field))
        }
        _ => None,
    }
}
