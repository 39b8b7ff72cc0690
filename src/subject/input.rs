//! The input of a check: the subject, its facts and its records.

use serde_json::Value as Json;

use super::catalogue::Facts;
use super::change::Change;
use super::field::Kind;
use super::matter::{Material, Matter};
use super::record::{Record, read_plain, read_word};
use super::uscc;
use super::value::Value;
use super::vocabulary as words;
use crate::error::Error;
use crate::json::{self, Faults, Reader};
use crate::text::Text;

/// A fact that the loaded packs know.
#[derive(Clone, Debug)]
pub struct FactSpec {
    /// The name in inputs and conditions.
    pub id: String,
    /// What it may hold.
    pub kind: Kind,
    /// A short label.
    pub label: Text,
    /// The question that asks for it.
    pub question: Text,
    /// What helps to answer it.
    pub help: Option<Text>,
    /// The words it may hold, for [`Kind::Word`].
    pub choices: Vec<(String, Text)>,
    /// The unit of a number, for people.
    pub unit: Option<String>,
    /// The least number that it may hold.
    pub least: Option<i64>,
    /// The largest number that it may hold.
    pub most: Option<i64>,
    /// Who can change it, and in which direction; nobody when `None`.
    pub change: Option<Change>,
}

/// Something in the input that deserves a word but does not stop the judging.
#[derive(Clone, Debug)]
pub struct Remark {
    /// A stable word, for example `unknown_fact`.
    pub code: &'static str,
    /// A JSON Pointer into the input.
    pub path: String,
    /// What was seen and what was done about it.
    pub message: Text,
}

/// An input that was read without a fault.
#[derive(Clone, Debug, Default)]
pub struct Input {
    /// `subject.kind`, one of [`words::SUBJECT_KINDS`].
    pub kind: Option<&'static str>,
    /// `subject.uscc`, normalised.
    pub uscc: Option<String>,
    /// `subject.name`.
    pub name: Option<String>,
    /// The values of the loaded facts, by their position in the catalogue.
    pub facts: Vec<Value>,
    /// The records, in the order of the input.
    pub records: Vec<Record>,
    /// Whether `records` was stated: an empty list says that there is none.
    pub records_stated: bool,
    /// The matter that is applied for.
    pub matter: Matter,
    /// The materials of the application; `None` when nobody stated them.
    pub materials: Option<Vec<Material>>,
    /// The benefits that are asked for; `None` for all.
    pub benefits: Option<Vec<&'static str>>,
    /// What deserves a word.
    pub remarks: Vec<Remark>,
}

impl Input {
    /// Reads an input against the catalogue of loaded facts.
    ///
    /// # Errors
    ///
    /// Every fault that was found, at its place: nothing is half-evaluated.
    pub fn read(json: &Json, catalogue: &Facts) -> Result<Self, Vec<Error>> {
        let faults = Faults::default();
        let mut input = Self { facts: vec![Value::Unknown; catalogue.len()], ..Self::default() };
        let reader = Reader::new(json, "", &faults);
        if let Some(object) = reader.object() {
            if let Some(subject) = object.optional("subject") {
                input.read_subject(&subject);
            }
            if let Some(facts) = object.optional("facts") {
                input.read_facts(&facts, catalogue);
            }
            input.read_matter(&object, catalogue);
            input.records_stated = object.optional("records").is_some();
            for (index, record) in object.list("records").iter().enumerate() {
                input.read_record(record, index);
            }
            for (key, near) in object.unknown() {
                input.remark_unknown("unknown_key", "", key, near);
            }
        }
        input.check_ids(&reader);
        let faults = faults.into_vec();
        if faults.is_empty() { Ok(input) } else { Err(faults) }
    }

    /// The records that may be a basis.
    pub fn counted(&self) -> impl Iterator<Item = &Record> {
        self.records.iter().filter(|record| !record.outside)
    }

    fn read_subject(&mut self, reader: &Reader<'_>) {
        let Some(object) = reader.object() else { return };
        self.kind = object.optional("kind").and_then(|kind| read_word(&kind, words::SUBJECT_KINDS));
        self.name = object.optional("name").and_then(|name| name.string().map(str::to_owned));
        if let Some(code) = object.optional("uscc") {
            self.read_uscc(&code);
        }
        for (key, near) in object.unknown() {
            self.remark_unknown("unknown_key", "/subject", key, near);
        }
    }

    fn read_uscc(&mut self, reader: &Reader<'_>) {
        let Some(text) = reader.string() else { return };
        match uscc::check(text) {
            Ok(checked) => {
                for warning in &checked.warnings {
                    let (code, message) = (warning.code, warning.messages.clone());
                    self.remarks.push(Remark { code, path: reader.path(), message });
                }
                self.uscc = Some(checked.normalized);
            }
            Err(fault) => reader.faults().push(Error { path: reader.path(), ..fault }),
        }
    }

    fn read_facts(&mut self, reader: &Reader<'_>, catalogue: &Facts) {
        let Some(object) = reader.object() else { return };
        for (id, reader) in object.entries() {
            let Some(at) = catalogue.position(id) else {
                let near = json::nearest(catalogue.iter().map(|fact| fact.id.as_str()), id);
                self.remark_unknown("unknown_fact", "/facts", id, near);
                continue;
            };
            if let (Some(fact), Some(value)) = (catalogue.get(at), self.facts.get_mut(at)) {
                *value = read_fact(&reader, fact);
            }
        }
    }

    fn read_record(&mut self, reader: &Reader<'_>, index: usize) {
        let Some((record, unknown)) = Record::read(reader, index) else { return };
        for (key, near) in unknown {
            self.remark_unknown("unknown_field", &reader.path(), &key, near);
        }
        self.records.push(record);
    }

    fn check_ids(&self, reader: &Reader<'_>) {
        for (at, record) in self.records.iter().enumerate() {
            if self.records.iter().take(at).any(|earlier| earlier.id == record.id) {
                let path = format!("/records/{}/id", record.index);
                let message = Text::new(
                    format!("记录编号 `{}` 重复", record.id),
                    format!("the record id `{}` stands twice", record.id),
                );
                reader.faults().push(Error::new("duplicate_id", path, message));
            }
        }
    }

    pub(super) fn remark_unknown(&mut self, code: &'static str, path: &str, key: &str, near: Option<&str>) {
        let shown: String = key.chars().take(40).collect();
        let (zh, en) = json::hint(near);
        self.remarks.push(Remark {
            code,
            path: format!("{path}/{}", key.replace('~', "~0").replace('/', "~1")),
            message: Text::new(
                format!("没有规则认识 `{shown}`，未予采用{zh}"),
                format!("no rule knows `{shown}`, it was not used{en}"),
            ),
        });
    }
}

fn read_fact(reader: &Reader<'_>, fact: &FactSpec) -> Value {
    if reader.value().is_null() {
        return Value::Unknown;
    }
    let value = read_plain(reader, fact.kind);
    if let (Kind::Word, Value::Word(word)) = (fact.kind, &value) {
        let known = fact.choices.iter().map(|(id, _)| id.as_str());
        if !known.clone().any(|id| id == word) {
            reader.unknown_word(word, json::nearest(known, word));
        }
    }
    if let Some(n) = value.int() {
        check_bounds(reader, n, fact);
    }
    value
}

fn check_bounds(reader: &Reader<'_>, n: i64, fact: &FactSpec) {
    if let Some(least) = fact.least.filter(|least| n < *least) {
        reader.fault("out_of_range", format!("不能小于 {least}"), format!("it may not be less than {least}"));
    }
    if let Some(most) = fact.most.filter(|most| n > *most) {
        reader.fault("out_of_range", format!("不能大于 {most}"), format!("it may not be more than {most}"));
    }
}
