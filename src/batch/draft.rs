//! An input that is put together from the cells of one row, or of several.

use serde_json::{Map, Value as Json};

use super::cell::half_width;
use super::fault::{Fault, Told};
use super::measures::measures;
use super::row::{Column, Rows};
use super::table::Row;
use super::target::{Part, Slot, Target};
use crate::error::Error;
use crate::subject::Value;

/// An input that is being put together.
#[derive(Debug, Default)]
pub(super) struct Draft {
    whole: Option<Json>,
    top: Map<String, Json>,
    subject: Map<String, Json>,
    facts: Map<String, Json>,
    parts: Vec<(usize, [Option<i64>; 2])>,
    matter: Map<String, Json>,
    records: Vec<(Slot, Map<String, Json>)>,
    /// Whether a cell says that there are records, or none.
    stated: Option<bool>,
    /// Where each value stands: the pointer's parts, the line, and the column.
    places: Vec<(Target, usize, u32, usize)>,
    pub(super) faults: Vec<Fault>,
}

impl Rows<'_> {
    pub(super) fn add(&self, row: &Row<'_>, draft: &mut Draft) {
        let before = draft.records.len();
        for column in self.columns() {
            let cell = match column.text(row) {
                Ok(cell) => cell.trim(),
                Err(told) => {
                    draft.faults.push(self.fault(row.line, column, "", told));
                    continue;
                }
            };
            if cell.is_empty() {
                continue;
            }
            if let Err(told) = self.put(column, cell, row.line, before, draft) {
                draft.faults.push(self.fault(row.line, column, cell, told));
            }
        }
    }

    /// Puts what a cell says in its place; `before` is how many records earlier rows have.
    fn put(&self, column: &Column<'_>, cell: &str, line: u32, before: usize, draft: &mut Draft) -> Result<(), Told> {
        let value = match &column.reading {
            Some(reading) => match reading.read(cell)? {
                Value::Unknown => return Ok(()),
                value => value,
            },
            None => Value::Word(cell.to_owned()),
        };
        let json = || serde_json::to_value(&value).unwrap_or(Json::Null);
        let mut record = 0;
        match column.to {
            Target::Whole => draft.whole = Some(crate::json::parse(cell)?),
            Target::SubjectKind => same(&mut draft.subject, "kind", json())?,
            Target::Uscc => same(&mut draft.subject, "uscc", json())?,
            Target::Name => same(&mut draft.subject, "name", json())?,
            Target::Fact(at) => same(&mut draft.facts, &self.id(at), json())?,
            Target::Part(at, part) => {
                if !draft.parts.iter().any(|(of, _)| *of == at) {
                    draft.parts.push((at, [None, None]));
                }
                let parts = draft.parts.iter_mut().find(|(of, _)| *of == at);
                if let Some(place) = parts.and_then(|(_, parts)| parts.get_mut(part)) {
                    *place = value.int();
                }
            }
            Target::Records => draft.stated = Some(value == Value::Bool(true)),
            Target::Matter(key) => {
                let value =
                    if matches!(key, "processingLimit" | "supplement") { crate::json::parse(cell)? } else { json() };
                same(&mut draft.matter, key, value)?;
            }
            Target::List(key) => same(&mut draft.top, key, list(key, cell)?)?,
            Target::Record(slot, part) => {
                let from = if slot == Slot::Each { before } else { 0 };
                let found = draft.records.iter().skip(from).position(|(of, _)| *of == slot);
                record = from + found.unwrap_or_else(|| draft.records.len() - from);
                if found.is_none() {
                    draft.records.push((slot, Map::new()));
                }
                let value = match part {
                    Part::Measures => measures(cell)?,
                    _ => json(),
                };
                if let Some((_, map)) = draft.records.get_mut(record) {
                    map.insert(part.id().to_owned(), value);
                }
            }
        }
        draft.places.push((column.to, record, line, column.at));
        Ok(())
    }

    pub(super) fn finish(&self, draft: &mut Draft, line: u32) -> Json {
        if let Some(whole) = draft.whole.take() {
            return whole;
        }
        for (at, parts) in core::mem::take(&mut draft.parts) {
            if let [Some(n), Some(d)] = parts {
                draft.facts.insert(self.id(at), Json::from(vec![n, d]));
            }
        }
        let mut top = core::mem::take(&mut draft.top);
        let has_columns = self.columns().iter().any(|column| matches!(column.to, Target::Record(..)));
        let records = core::mem::take(&mut draft.records);
        if !records.is_empty() {
            if draft.stated == Some(false) {
                let told = Told::new(
                    "contradiction",
                    "写明没有记录，却又填写了记录",
                    "it says that there is no record, and gives one",
                );
                draft.faults.push(Fault::of_row(line, told));
            }
            let list = records.into_iter().map(|(_, map)| Json::Object(map)).collect();
            top.insert("records".to_owned(), Json::Array(list));
        } else if draft.stated == Some(false) || (draft.stated.is_none() && self.records_complete && has_columns) {
            top.insert("records".to_owned(), Json::Array(Vec::new()));
        }
        for (key, map) in [("subject", &mut draft.subject), ("facts", &mut draft.facts), ("matter", &mut draft.matter)]
        {
            if !map.is_empty() {
                top.insert(key.to_owned(), Json::Object(core::mem::take(map)));
            }
        }
        Json::Object(top)
    }

    /// A fault of the input, at the cell that it comes from.
    pub(super) fn placed(&self, fault: Error, draft: &Draft, line: u32) -> Fault {
        let at = draft.places.iter().find(|(to, record, ..)| {
            let pointer = match to {
                Target::Record(_, part) => format!("/records/{record}/{}", part.id()),
                to => to.pointer(self.world),
            };
            fault.path == pointer || fault.path.starts_with(&format!("{pointer}/"))
        });
        match at
            .and_then(|(.., line, at)| self.columns().iter().find(|column| column.at == *at).map(|found| (line, found)))
        {
            Some((line, column)) => {
                let told = match column.to {
                    Target::Whole | Target::List(_) => Told {
                        code: fault.code,
                        messages: crate::text::Text::new(
                            format!("{}：{}", fault.path, fault.messages.zh),
                            format!("{}: {}", fault.path, fault.messages.en),
                        ),
                    },
                    _ => Told::from(fault),
                };
                self.fault(*line, column, "", told)
            }
            None => Fault::of_row(line, Told::from(fault)),
        }
    }
}

/// Puts a value in its place; rows of one subject that differ are a fault.
fn same(map: &mut Map<String, Json>, key: &str, value: Json) -> Result<(), Told> {
    match map.get(key) {
        Some(known) if *known != value => Err(Told::new(
            "contradiction",
            "与同一主体另一行所写不同",
            "it differs from another row of the same subject",
        )),
        Some(_) => Ok(()),
        None => {
            map.insert(key.to_owned(), value);
            Ok(())
        }
    }
}

/// A list in JSON, or the words of benefits with signs between them.
fn list(key: &str, cell: &str) -> Result<Json, Told> {
    if cell.starts_with('[') || key != "benefits" {
        return Ok(crate::json::parse(cell)?);
    }
    let words = super::cell::Words::Fixed(crate::subject::vocabulary::BENEFITS);
    let wide = half_width(cell);
    let given = wide.split(['、', ';', ',', '|']).map(str::trim).filter(|word| !word.is_empty());
    let found: Result<Vec<Json>, Told> = given.map(|word| words.find(word).map(Json::from)).collect();
    found.map(Json::Array)
}
