//! The matter that is applied for and the materials that it needs.

use super::field::Kind;
use super::input::{FactSpec, Input};
use super::value::Value;
use super::vocabulary as words;
use crate::date::{Date, Period};
use crate::json::read_period;
use crate::json::{Object, Reader, nearest};

/// The matter that is applied for.
#[derive(Clone, Debug, Default)]
pub struct Matter {
    /// The name in the authority's list of matters.
    pub id: Option<String>,
    /// The title.
    pub title: Option<String>,
    /// The day of acceptance (受理).
    pub accepted_on: Option<Date>,
    /// The day on which the commitment was signed.
    pub committed_on: Option<Date>,
    /// The time in which the authority promises to decide (承诺办结时限).
    pub processing_limit: Option<Period>,
    /// The limit for missing material that the authority has set in this case.
    pub supplement: Option<Supplement>,
}

/// A limit for missing material that the authority has set.
#[derive(Clone, Copy, Debug)]
pub struct Supplement {
    /// Its length.
    pub period: Period,
    /// The event from which it runs.
    pub from: SupplementStart,
}

/// The event from which the time for missing material runs, that day not counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SupplementStart {
    /// The acceptance (受理).
    Acceptance,
    /// The commitment (作出承诺).
    Commitment,
}

impl SupplementStart {
    /// The word in packs, inputs and answers.
    pub fn id(self) -> &'static str {
        match self {
            Self::Acceptance => "acceptance",
            Self::Commitment => "commitment",
        }
    }

    /// Reads the word; another one is a fault.
    pub(crate) fn read(reader: &Reader<'_>) -> Option<Self> {
        let given = reader.filled()?;
        let all = [Self::Acceptance, Self::Commitment];
        let found = all.into_iter().find(|start| start.id() == given);
        if found.is_none() {
            reader.unknown_word(given, nearest(all.into_iter().map(Self::id), given));
        }
        found
    }
}

/// A material of the application, with what is known of it.
#[derive(Clone, Debug)]
pub struct Material {
    /// The identifier.
    pub id: String,
    /// The name for people.
    pub name: Option<String>,
    /// Whether the application needs it.
    pub required: Option<bool>,
    /// Whether it was handed in.
    pub submitted: Option<bool>,
    /// Whether it may follow later.
    pub deferrable: Option<bool>,
}

impl Input {
    /// Reads `matter`, `materials` and `benefits`.
    pub(super) fn read_matter(&mut self, object: &Object<'_>, catalogue: &[FactSpec]) {
        if let Some(reader) = object.optional("matter") {
            self.read_matter_itself(&reader, catalogue);
        }
        if let Some(list) = object.optional("materials").and_then(|r| r.list()) {
            let materials: Vec<Material> = list.iter().filter_map(|r| self.read_material(r)).collect();
            for (at, material) in materials.iter().enumerate() {
                if materials.iter().take(at).any(|earlier| earlier.id == material.id)
                    && let Some(reader) = list.get(at)
                {
                    let id = &material.id;
                    reader.fault(
                        "duplicate_id",
                        format!("材料编号 `{id}` 重复"),
                        format!("the material id `{id}` stands twice"),
                    );
                }
            }
            self.materials = Some(materials);
        }
        if let Some(list) = object.optional("benefits").and_then(|r| r.some()) {
            self.benefits = Some(list.iter().filter_map(|r| super::record::read_word(r, words::BENEFITS)).collect());
        }
    }

    fn read_matter_itself(&mut self, reader: &Reader<'_>, catalogue: &[FactSpec]) {
        let Some(object) = reader.object() else { return };
        let string = |key| object.optional(key).and_then(|r: Reader<'_>| r.filled().map(str::to_owned));
        self.matter = Matter {
            id: string("id"),
            title: string("title"),
            accepted_on: object.optional("acceptedOn").and_then(|r| r.date()),
            committed_on: object.optional("committedOn").and_then(|r| r.date()),
            processing_limit: object.optional("processingLimit").and_then(|r| read_period(&r)),
            supplement: object.optional("supplement").and_then(|r| read_supplement(&r)),
        };
        if let Some(excluded) = object.optional("excluded") {
            self.read_excluded(&excluded, catalogue);
        }
        for (key, near) in object.unknown() {
            self.remark_unknown("unknown_key", "/matter", key, near);
        }
    }

    /// `matter.excluded` is the fact `excludedMatter`.
    fn read_excluded(&mut self, reader: &Reader<'_>, catalogue: &[FactSpec]) {
        let Some(excluded) = reader.boolean() else { return };
        let at = catalogue.iter().position(|fact| fact.id == "excludedMatter" && fact.kind == Kind::Bool);
        let Some(fact) = at.and_then(|at| self.facts.get_mut(at)) else { return };
        match fact {
            Value::Bool(stated) if *stated != excluded => {
                reader.fault("contradiction", "与 `facts.excludedMatter` 矛盾", "it contradicts `facts.excludedMatter`")
            }
            _ => *fact = Value::Bool(excluded),
        }
    }

    fn read_material(&mut self, reader: &Reader<'_>) -> Option<Material> {
        let object = reader.object()?;
        let flag = |key| object.optional(key).and_then(|r: Reader<'_>| r.boolean());
        let id = object.required("id").and_then(|r| r.filled().map(str::to_owned));
        let name = object.optional("name").and_then(|r| r.filled().map(str::to_owned));
        let (required, submitted, deferrable) = (flag("required"), flag("submitted"), flag("deferrable"));
        for (key, near) in object.unknown() {
            self.remark_unknown("unknown_field", &reader.path(), key, near);
        }
        Some(Material { id: id?, name, required, submitted, deferrable })
    }
}

fn read_supplement(reader: &Reader<'_>) -> Option<Supplement> {
    let object = reader.object()?;
    let period = object.required("period").and_then(|r| read_period(&r));
    let from = object.required("from").and_then(|r| SupplementStart::read(&r));
    object.finish();
    Some(Supplement { period: period?, from: from? })
}
