//! From the cells of one row, or of all rows of one subject, to an input.

use serde_json::Value as Json;

use super::cell::{Reading, yes_or_no};
use super::draft::Draft;
use super::fault::{Fault, Told};
use super::mapping::Mapping;
use super::table::Row;
use super::target::Target;
use crate::pack::World;
use crate::subject::{Input, Value, uscc};

/// The columns of a file, ready to be read.
#[derive(Debug)]
pub(super) struct Rows<'a> {
    pub(super) world: &'a World,
    columns: Vec<Column<'a>>,
    /// How many columns the headings have.
    width: usize,
    pub(super) records_complete: bool,
    /// Whether every column fills a fact or a part of the subject, so that no JSON is needed on the way.
    plain: bool,
}

/// A column of the mapping in its file, or what stands for every row.
#[derive(Debug)]
pub(super) struct Column<'a> {
    pub(super) at: usize,
    pub(super) heading: &'a str,
    pub(super) to: Target,
    pub(super) reading: Option<Reading<'a>>,
    /// What stands for every row.
    constant: Option<&'a str>,
}

impl<'a> Column<'a> {
    /// The cell of a row, or what stands for every row.
    #[inline]
    pub(super) fn bytes<'r>(&self, row: &Row<'r>) -> &'r [u8]
    where
        'a: 'r,
    {
        self.constant.map_or_else(|| row.cell(self.at), str::as_bytes)
    }

    pub(super) fn text<'r>(&self, row: &Row<'r>) -> Result<&'r str, Told>
    where
        'a: 'r,
    {
        match self.constant {
            Some(constant) => Ok(constant),
            None => text(row.cell(self.at)),
        }
    }
}

impl<'a> Rows<'a> {
    /// Makes the columns ready; `positions` are those of the mapping in a file with so many columns.
    pub(super) fn at(mapping: &'a Mapping, positions: &[(usize, usize)], width: usize, world: &'a World) -> Self {
        let column = |(at, nth): &(usize, usize)| {
            let column = mapping.columns.get(*nth)?;
            let (at, to) = (*at, column.to?);
            let reading =
                to.reading(world).map(|reading| Reading { scale: column.scale, serials: mapping.serials, ..reading });
            Some(Column { at, heading: &column.heading, to, reading, constant: None })
        };
        let mut columns: Vec<_> = positions.iter().filter_map(column).collect();
        columns.extend(mapping.constants.iter().map(|(to, text)| Column {
            at: usize::MAX,
            heading: "",
            to: *to,
            reading: to.reading(world),
            constant: Some(text),
        }));
        let is_plain = |to: Target| matches!(to, Target::Fact(_) | Target::SubjectKind | Target::Uscc | Target::Name);
        Self {
            world,
            plain: columns.iter().all(|column| is_plain(column.to)),
            width,
            records_complete: mapping.records_complete,
            columns,
        }
    }

    /// The columns, in the order of the mapping, and then what stands for every row.
    pub(super) fn columns(&self) -> &[Column<'a>] {
        &self.columns
    }

    /// How many columns the headings have.
    pub(super) fn width(&self) -> usize {
        self.width
    }

    /// An empty input for [`Rows::read_into`].
    pub(super) fn blank(&self) -> Input {
        Input { facts: vec![Value::Unknown; self.world.facts.len()], ..Input::default() }
    }

    /// Whether [`Rows::read_into`] can be used.
    pub(super) fn is_plain(&self) -> bool {
        self.plain
    }

    /// Reads one row into `input`, which was made by [`Rows::blank`] and may hold an earlier row.
    ///
    /// It comes to the same as [`Rows::read`], without JSON on the way.
    ///
    /// # Errors
    ///
    /// Every cell that cannot be read.
    pub(super) fn read_into(&self, row: &Row<'_>, input: &mut Input) -> Result<(), Vec<Fault>> {
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
    pub(super) fn read<'r>(&self, rows: impl IntoIterator<Item = Row<'r>>) -> Result<(Json, Input), Vec<Fault>> {
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

    pub(super) fn id(&self, at: usize) -> String {
        self.world.facts.get(at).map(|fact| fact.id.clone()).unwrap_or_default()
    }

    pub(super) fn fault(&self, line: u32, column: &Column<'_>, cell: &str, told: Told) -> Fault {
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

/// Whether a cell says that there is nothing.
pub(super) fn says_no(cell: &str) -> bool {
    yes_or_no(cell) == Some(false)
}
