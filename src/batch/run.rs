//! A list on its way: bytes in, one small code for each subject and task out.

use super::alike::Alike;
use super::asked::{Asked, Brief, Class};
use super::columns::{Columns, ROWS};
use super::data::{Data, Step};
use super::desk::Desk;
use super::fault::Fault;
use super::groups::Groups;
use super::judge::Labels;
use super::key::Key;
use super::mapping::Mapping;
use super::outcomes::Outcomes;
use super::pieces::Pieces;
use super::row::Rows;
use super::table::{Next, Row, Table};
use crate::error::Error;
use crate::pack::World;
use crate::subject::Input;
use crate::text::Text;

/// How a list is read and what is asked of it.
#[derive(Clone, Debug)]
pub struct Setting {
    /// The tasks.
    pub asked: Vec<Asked>,
    /// What the columns mean.
    pub mapping: Mapping,
    /// What separates the cells.
    pub delimiter: u8,
    /// How many rows stand above the headings.
    pub above: usize,
}

/// A list that is being judged, or was.
#[derive(Debug)]
pub struct Batch {
    setting: Setting,
    data: Data,
    headings: Vec<String>,
    /// Where each column of the mapping stands, once the headings are read.
    positions: Vec<(usize, usize)>,
    /// Where each row begins and ends, and its line; empty where rows are grouped.
    places: Pieces<Place>,
    groups: Option<Groups>,
    /// For each task, the code of each subject among the outcomes.
    codes: Vec<Pieces<u32>>,
    outcomes: Outcomes,
    way: Way,
    read: bool,
}

/// How rows are judged.
#[derive(Debug)]
enum Way {
    /// The headings are not read yet.
    Open,
    /// A block at a time, by columns.
    Columns(Box<Columns>),
    /// Each by itself, those with the same text once.
    Each(Alike),
}

/// Where a row stands in the bytes.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    /// Its first byte.
    pub from: u32,
    /// The byte after its last.
    pub to: u32,
    /// Its line, from 1.
    pub line: u32,
}

/// One subject's rows, read again.
#[derive(Debug)]
pub struct Opened {
    /// The cells of each of its rows, in the order of the headings.
    pub cells: Vec<Vec<String>>,
    /// The line of each of its rows.
    pub lines: Vec<u32>,
    /// The input as it would be given by itself, or why there is none.
    pub input: Result<serde_json::Value, Vec<Fault>>,
    /// The same as it was read.
    pub read: Option<Input>,
}

impl Batch {
    /// A list of which nothing was read yet.
    pub fn new(setting: Setting) -> Self {
        Self {
            data: Data::new(setting.delimiter, setting.above),
            headings: Vec::new(),
            positions: Vec::new(),
            places: Pieces::default(),
            groups: setting.mapping.is_per_record().then(Groups::default),
            codes: setting.asked.iter().map(|_| Pieces::default()).collect(),
            outcomes: Outcomes::new(&setting.asked),
            way: Way::Open,
            read: false,
            setting,
        }
    }

    /// The same, but every row is judged by itself: what lists by columns are compared with.
    pub fn one_by_one(setting: Setting) -> Self {
        Self { way: Way::Each(Alike::never()), ..Self::new(setting) }
    }

    /// Adds bytes in UTF-8; `last` says that no more will come.
    pub fn push(&mut self, bytes: &[u8], last: bool) {
        self.data.push(bytes, last);
    }

    /// Reads and judges up to `most` rows; how many it was. 0 says that more bytes are needed, or that all is done.
    ///
    /// # Errors
    ///
    /// The columns of the mapping that the file does not have, and a file without headings.
    pub fn step(&mut self, most: usize, world: &World) -> Result<usize, Vec<Error>> {
        if !self.read {
            if self.headings.is_empty() && !self.read_headings()? {
                return Ok(0);
            }
            let done = self.read_rows(most, world);
            if done > 0 || !self.read {
                return Ok(done);
            }
        }
        Ok(self.judge_groups(most, world))
    }

    /// Whether the headings are there; they are read once.
    fn read_headings(&mut self) -> Result<bool, Vec<Error>> {
        match self.data.advance() {
            Step::Headings => {}
            Step::Starved => return Ok(false),
            _ => return Err(vec![no_headings()]),
        }
        let headings = self.data.headings().unwrap_or_default();
        self.positions = self.setting.mapping.positions(headings)?;
        self.headings = headings.to_vec();
        Ok(true)
    }

    fn read_rows(&mut self, most: usize, world: &World) -> usize {
        let Self { setting, data, headings, positions, places, groups, codes, outcomes, way, read } = self;
        outcomes.learn(&setting.asked, world);
        let rows = Rows::at(&setting.mapping, positions, headings.len(), world);
        if matches!(way, Way::Open) {
            let columns = groups.is_none().then(|| Columns::new(&rows, &setting.asked, world)).flatten();
            *way = columns.map_or_else(|| Way::Each(Alike::default()), |columns| Way::Columns(Box::new(columns)));
        }
        let key = Key::of(&setting.mapping, positions);
        let mut desk = Desk::new(world, &setting.asked, outcomes);
        let mut input = rows.blank();
        let mut apart = Vec::new();
        let mut done = 0;
        while done < most {
            let row = match data.advance() {
                Step::Row(_, row) => row,
                Step::Starved => break,
                _ => {
                    *read = true;
                    break;
                }
            };
            done += 1;
            if let Some(groups) = groups {
                groups.add(&key.of_row(&row), &row);
                continue;
            }
            places.push(Place { from: small(row.start), to: small(row.end), line: row.line });
            match way {
                Way::Columns(columns) => {
                    let at = columns.len();
                    if !columns.push(&row, &rows) {
                        apart.push((at, desk.codes_of(&rows, &row, &mut input)));
                    }
                    if columns.len() == ROWS {
                        desk.judge(columns, &mut apart, codes);
                    }
                }
                Way::Each(alike) => {
                    let found = match alike.find(&rows, &row) {
                        Some(found) => found.to_vec(),
                        None => {
                            let found = desk.codes_of(&rows, &row, &mut input);
                            alike.keep(&found);
                            found
                        }
                    };
                    codes.iter_mut().zip(found).for_each(|(codes, code)| codes.push(code));
                }
                Way::Open => {}
            }
        }
        if let Way::Columns(columns) = way {
            desk.judge(columns, &mut apart, codes);
        }
        done
    }

    /// Judges subjects whose rows were kept until all were there.
    fn judge_groups(&mut self, most: usize, world: &World) -> usize {
        let Self { setting, headings, positions, groups: Some(groups), codes, outcomes, .. } = self else { return 0 };
        let rows = Rows::at(&setting.mapping, positions, headings.len(), world);
        let mut desk = Desk::new(world, &setting.asked, outcomes);
        let from = codes.first().map_or(groups.len(), Pieces::len);
        let to = groups.len().min(from.saturating_add(most));
        for entry in from..to {
            let tables = groups.tables(u32::try_from(entry).unwrap_or(u32::MAX), setting.delimiter);
            let result = rows.read(tables.iter().filter_map(Table::last)).map(|(_, input)| input);
            for (task, codes) in codes.iter_mut().enumerate() {
                codes.push(desk.code(task, result.as_ref()));
            }
        }
        to - from
    }

    /// Whether every subject was judged.
    pub fn is_done(&self) -> bool {
        self.read && self.groups.as_ref().is_none_or(|groups| self.len() == groups.len())
    }

    /// How many bytes were read.
    pub fn position(&self) -> u64 {
        self.data.position()
    }

    /// How many subjects were judged.
    pub fn len(&self) -> usize {
        self.codes.first().map_or(0, Pieces::len)
    }

    /// Whether none was.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How it is read and asked.
    pub fn setting(&self) -> &Setting {
        &self.setting
    }

    /// The headings of the file.
    pub fn headings(&self) -> &[String] {
        &self.headings
    }

    /// The columns of the mapping in this file.
    pub(super) fn rows<'a>(&'a self, world: &'a World) -> Rows<'a> {
        Rows::at(&self.setting.mapping, &self.positions, self.headings.len(), world)
    }

    /// The columns that name the subject.
    pub(super) fn key(&self) -> Key {
        Key::of(&self.setting.mapping, &self.positions)
    }

    /// What rows come to, each kind once.
    pub(super) fn outcomes(&self) -> &Outcomes {
        &self.outcomes
    }

    /// The labels of rules and facts.
    pub fn labels(&self) -> &Labels {
        self.outcomes.labels()
    }

    /// What the subjects come to in a task, by its position in the setting: numbers among the kinds, in order.
    pub fn codes(&self, task: usize) -> impl Iterator<Item = u32> {
        self.codes.get(task).into_iter().flat_map(Pieces::iter)
    }

    /// Every kind of answer that was met, once; `codes` counts them from 0.
    pub fn kinds(&self) -> impl Iterator<Item = Brief> {
        (0..self.outcomes.len()).filter_map(|code| self.outcomes.brief(u32::try_from(code).ok()?))
    }

    /// The code of a subject in a task.
    pub(super) fn code(&self, task: usize, entry: u32) -> Option<u32> {
        self.codes.get(task)?.get(entry as usize)
    }

    /// What the subject `entry` comes to in a task.
    pub fn brief(&self, task: usize, entry: u32) -> Option<Brief> {
        self.outcomes.brief(self.code(task, entry)?)
    }

    /// The gravest class of a subject.
    pub fn class(&self, entry: u32) -> Class {
        let codes = (0..self.codes.len()).filter_map(|task| self.code(task, entry));
        codes.filter_map(|code| self.outcomes.class(code)).max().unwrap_or(Class::NotApplicable)
    }

    /// The subject that a row belongs to.
    pub fn entry_of(&self, row: u32) -> u32 {
        self.groups.as_ref().map_or(row, |groups| groups.entry_of(row).unwrap_or(u32::MAX))
    }

    /// Where a subject's row stands in the bytes; none where rows are grouped, for their text is kept.
    pub fn place(&self, entry: u32) -> Option<Place> {
        self.places.get(entry as usize)
    }

    /// Reads a subject's rows again; `bytes` are those at its place, where it has one.
    pub fn open(&self, entry: u32, bytes: &[u8], world: &World) -> Opened {
        let tables = match (&self.groups, self.place(entry)) {
            (Some(groups), _) => groups.tables(entry, self.setting.delimiter),
            (None, place) => {
                let mut table = Table::part(self.setting.delimiter, 0, place.map_or(0, |place| place.line));
                table.push(bytes, true);
                let found = matches!(table.advance(), Next::Row(_));
                if found { vec![table] } else { Vec::new() }
            }
        };
        let found: Vec<Row<'_>> = tables.iter().filter_map(Table::last).collect();
        let cell = |row: &Row<'_>, at| String::from_utf8_lossy(row.cell(at)).into_owned();
        let cells = found.iter().map(|row| (0..self.headings.len()).map(|at| cell(row, at)).collect()).collect();
        let lines = found.iter().map(|row| row.line).collect();
        match self.rows(world).read(found.iter().copied()) {
            Ok((json, read)) => Opened { cells, lines, input: Ok(json), read: Some(read) },
            Err(faults) => Opened { cells, lines, input: Err(faults), read: None },
        }
    }
}

/// A place in a file; what lies beyond 4 GiB cannot be opened again.
fn small(at: u64) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

fn no_headings() -> Error {
    let message = Text::new("文件是空的，或者没有标题行", "the file is empty or has no headings");
    Error::new("no_headings", "/rows", message)
}
