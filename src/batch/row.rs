//! From the cells of one row, or of all rows of one subject, to an input.

use serde_json::{Map, Value as Json};

use super::cell::{Reading, half_width, yes_or_no};
use super::fault::{Fault, Told};
use super::mapping::Mapping;
use super::measures::measures;
use super::table::Row;
use super::target::{Part, Slot, Target};
use crate::error::Error;
use crate::pack::World;
use crate::subject::{Input, Value, uscc};

/// The columns of a file, ready to be read.
#[derive(Debug)]
pub struct Rows<'a> {
    world: &'a World,
    columns: Vec<Column<'a>>,
    /// How many columns the headings have.
    width: usize,
    records_complete: bool,
    /// Whether every column fills a fact or a part of the subject, so that no JSON is needed on the way.
    plain: bool,
}

#[derive(Debug)]
struct Column<'a> {
    at: usize,
    heading: &'a str,
    to: Target,
    reading: Option<Reading<'a>>,
    /// What stands for every row.
    constant: Option<&'a str>,
}

impl<'a> Column<'a> {
    fn text<'r>(&self, row: &Row<'r>) -> Result<&'r str, Told>
    where
        'a: 'r,
    {
        match self.constant {
            Some(constant) => Ok(constant),
            None => text(row.cell(self.at)),
        }
    }
}

/// An input that is being put together.
#[derive(Debug, Default)]
struct Draft {
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
    faults: Vec<Fault>,
}

impl<'a> Rows<'a> {
    /// Makes the columns ready; `headings` are those of the file.
    ///
    /// # Errors
    ///
    /// The columns of the mapping that the file does not have.
    pub fn new(mapping: &'a Mapping, headings: &[String], world: &'a World) -> Result<Self, Vec<Error>> {
        let places = mapping.places(headings)?;
        let column = |(at, column): (usize, &'a super::mapping::Column)| {
            let to = column.to?;
            let reading =
                to.reading(world).map(|reading| Reading { scale: column.scale, serials: mapping.serials, ..reading });
            Some(Column { at, heading: &column.heading, to, reading, constant: None })
        };
        let mut columns: Vec<_> = places.into_iter().filter_map(column).collect();
        columns.extend(mapping.constants.iter().map(|(to, text)| Column {
            at: usize::MAX,
            heading: "",
            to: *to,
            reading: to.reading(world),
            constant: Some(text),
        }));
        let is_plain = |to: Target| matches!(to, Target::Fact(_) | Target::SubjectKind | Target::Uscc | Target::Name);
        Ok(Self {
            world,
            plain: columns.iter().all(|column| is_plain(column.to)),
            width: headings.len(),
            records_complete: mapping.records_complete,
            columns,
        })
    }

    /// An empty input for [`Rows::read_into`].
    pub fn blank(&self) -> Input {
        Input { facts: vec![Value::Unknown; self.world.facts.len()], ..Input::default() }
    }

    /// Whether [`Rows::read_into`] can be used.
    pub fn is_plain(&self) -> bool {
        self.plain
    }

    /// Reads one row into `input`, which was made by [`Rows::blank`] and may hold an earlier row.
    ///
    /// It comes to the same as [`Rows::read`], without JSON on the way.
    ///
    /// # Errors
    ///
    /// Every cell that cannot be read.
    pub fn read_into(&self, row: &Row<'_>, input: &mut Input) -> Result<(), Vec<Fault>> {
        let mut faults = self.check_row(row);
        let texts = row.texts();
        for column in &self.columns {
            let known = texts.filter(|_| column.constant.is_none()).map(|texts| row.text_of(texts, column.at));
            let cell = match known.map_or_else(|| column.text(row), Ok) {
                Ok(cell) => cell,
                Err(told) => {
                    faults.push(self.fault(row.line, column, "", told));
                    continue;
                }
            };
            let told = match column.to {
                Target::Fact(at) => match column.reading.as_ref().map(|reading| reading.read(cell)) {
                    Some(Ok(value)) => {
                        if let Some(place) = input.facts.get_mut(at) {
                            *place = value;
                        }
                        None
                    }
                    Some(Err(told)) => Some(told),
                    None => None,
                },
                Target::SubjectKind => match self.kind(column, cell) {
                    Ok(kind) => {
                        input.kind = kind;
                        None
                    }
                    Err(told) => Some(told),
                },
                Target::Uscc if !cell.trim().is_empty() => uscc::check(cell.trim()).err().map(Told::from),
                _ => None,
            };
            if let Some(told) = told {
                faults.push(self.fault(row.line, column, cell, told));
            }
        }
        if faults.is_empty() { Ok(()) } else { Err(faults) }
    }

    /// Puts into `key` what decides the outcome of a row: its cells but for code and name. False where the row has to be
    /// read in any case, for something about it is wrong.
    pub(super) fn key(&self, row: &Row<'_>, key: &mut Vec<u8>) -> bool {
        key.clear();
        if row.broken || row.len() > self.width {
            return false;
        }
        for column in self.columns.iter().filter(|column| column.constant.is_none()) {
            let cell = row.cell(column.at);
            match column.to {
                Target::Name => {}
                Target::Uscc => {
                    let code = text(cell).map(str::trim);
                    if !code.is_ok_and(|code| code.is_empty() || uscc::check(code).is_ok()) {
                        return false;
                    }
                }
                _ => {
                    key.extend_from_slice(cell);
                    key.push(0x1f);
                }
            }
        }
        true
    }

    fn kind(&self, column: &Column<'_>, cell: &str) -> Result<Option<&'static str>, Told> {
        match column.reading.as_ref().map(|reading| reading.read(cell)).transpose()? {
            Some(Value::Word(word)) => {
                Ok(crate::subject::vocabulary::SUBJECT_KINDS.iter().find(|kind| kind.id == word).map(|kind| kind.id))
            }
            _ => Ok(None),
        }
    }

    /// Reads the rows of one subject: the input as it would be given by itself, and as it was read.
    ///
    /// # Errors
    ///
    /// Every cell that cannot be read, and every value that does not fit the others.
    pub fn read<'r>(&self, rows: impl IntoIterator<Item = Row<'r>>) -> Result<(Json, Input), Vec<Fault>> {
        let mut draft = Draft::default();
        let mut line = 0;
        for row in rows {
            line = if line == 0 { row.line } else { line };
            let faults = self.check_row(&row);
            draft.faults.extend(faults);
            self.add(&row, &mut draft);
        }
        let json = self.finish(&mut draft, line);
        if !draft.faults.is_empty() {
            return Err(draft.faults);
        }
        match Input::read(&json, &self.world.facts) {
            Ok(input) => Ok((json, input)),
            Err(faults) => Err(faults.into_iter().map(|fault| self.placed(fault, &draft, line)).collect()),
        }
    }

    /// What is wrong with a row as a whole.
    fn check_row(&self, row: &Row<'_>) -> Vec<Fault> {
        let mut faults = Vec::new();
        if row.broken {
            let told = Told::new(
                "unclosed_quote",
                "引号没有成对，这一行不能按列读取",
                "a quotation mark is not closed, so the row cannot be read by columns",
            );
            faults.push(Fault::of_row(row.line, told));
        } else if (self.width..row.len()).any(|at| !row.cell(at).iter().all(u8::is_ascii_whitespace)) {
            let (n, width) = (row.len(), self.width);
            let told = Told::new(
                "too_many_cells",
                format!("这一行有 {n} 格，标题只有 {width} 列；内容中的逗号须放在引号内"),
                format!(
                    "the row has {n} cells, the headings have {width}; a comma inside a cell needs quotation marks"
                ),
            );
            faults.push(Fault::of_row(row.line, told));
        }
        faults
    }

    fn add(&self, row: &Row<'_>, draft: &mut Draft) {
        let before = draft.records.len();
        for column in &self.columns {
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

    fn finish(&self, draft: &mut Draft, line: u32) -> Json {
        if let Some(whole) = draft.whole.take() {
            return whole;
        }
        for (at, parts) in core::mem::take(&mut draft.parts) {
            if let [Some(n), Some(d)] = parts {
                draft.facts.insert(self.id(at), Json::from(vec![n, d]));
            }
        }
        let mut top = core::mem::take(&mut draft.top);
        let has_columns = self.columns.iter().any(|column| matches!(column.to, Target::Record(..)));
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
    fn placed(&self, fault: Error, draft: &Draft, line: u32) -> Fault {
        let at = draft.places.iter().find(|(to, record, ..)| {
            let pointer = match to {
                Target::Record(_, part) => format!("/records/{record}/{}", part.id()),
                to => to.pointer(self.world),
            };
            fault.path == pointer || fault.path.starts_with(&format!("{pointer}/"))
        });
        match at
            .and_then(|(.., line, at)| self.columns.iter().find(|column| column.at == *at).map(|found| (line, found)))
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

    fn id(&self, at: usize) -> String {
        self.world.facts.get(at).map(|fact| fact.id.clone()).unwrap_or_default()
    }

    fn fault(&self, line: u32, column: &Column<'_>, cell: &str, told: Told) -> Fault {
        Fault::of_cell(line, (column.at, column.heading), cell, told)
    }
}

/// A cell as text.
pub(super) fn text(cell: &[u8]) -> Result<&str, Told> {
    core::str::from_utf8(cell).map_err(|_| {
        Told::new(
            "not_utf8",
            "这一格不是 UTF-8 编码；文件若是 GB18030（GBK）编码，请在选项中写明",
            "the cell is not UTF-8; if the file is in GB18030 (GBK), say so in the options",
        )
    })
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

/// Whether a cell says that there is nothing.
pub(super) fn says_no(cell: &str) -> bool {
    yes_or_no(cell) == Some(false)
}
