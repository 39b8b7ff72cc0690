//! A list on its way: bytes in, one small code for each subject and task out.

use std::collections::{BTreeMap, HashMap};

use super::data::{Data, Step};
use super::fault::Fault;
use super::groups::Groups;
use super::judge::{Asked, Brief, Class, Key as Numbers, Labels, Ready, judge};
use super::mapping::Mapping;
use super::row::{Rows, text};
use super::table::{Next, Row, Table};
use super::target::Target;
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
    /// Where each row begins and ends, and its line; empty where rows are grouped.
    places: Vec<Place>,
    groups: Option<Groups>,
    /// For each task, the code of each subject: its place in `briefs`.
    codes: Vec<Vec<u32>>,
    briefs: Vec<Brief>,
    known: BTreeMap<Brief, u32>,
    /// For each task, the codes of verdicts that were met as numbers.
    numbers: Vec<HashMap<Numbers, u32>>,
    alike: Alike,
    labels: Labels,
    read: bool,
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
            places: Vec::new(),
            groups: setting.mapping.is_per_record().then(Groups::default),
            codes: vec![Vec::new(); setting.asked.len()],
            briefs: Vec::new(),
            known: BTreeMap::new(),
            numbers: vec![HashMap::new(); setting.asked.len()],
            alike: Alike::default(),
            labels: Labels::new(),
            read: false,
            setting,
        }
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
            let done = self.read_rows(most, world)?;
            if done > 0 || !self.read {
                return Ok(done);
            }
        }
        Ok(self.judge_groups(most, world))
    }

    fn read_rows(&mut self, most: usize, world: &World) -> Result<usize, Vec<Error>> {
        if self.headings.is_empty() {
            match self.data.advance() {
                Step::Headings => self.headings = self.data.headings().map(<[String]>::to_vec).unwrap_or_default(),
                Step::Starved => return Ok(0),
                _ => return Err(vec![no_headings()]),
            }
        }
        let Self { setting, data, headings, places, groups, codes, briefs, known, numbers, alike, labels, read } = self;
        let ready: Vec<Ready<'_>> = setting.asked.iter().map(|asked| Ready::new(asked, world)).collect();
        let rows = Rows::new(&setting.mapping, headings, world)?;
        let key = Key::of(&setting.mapping, headings);
        let mut input = rows.blank();
        for done in 0..most {
            match data.advance() {
                Step::Row(_, row) => match groups {
                    Some(groups) => groups.add(&key.of_row(&row), &row),
                    None => {
                        places.push(Place { from: small(row.start), to: small(row.end), line: row.line });
                        if let Some(found) = alike.find(&rows, &row) {
                            codes.iter_mut().zip(found).for_each(|(codes, code)| codes.push(*code));
                            continue;
                        }
                        let result = if rows.is_plain() {
                            rows.read_into(&row, &mut input)
                        } else {
                            rows.read([row]).map(|(_, read)| input = read)
                        };
                        let tasks = setting.asked.iter().zip(&ready).zip(numbers.iter_mut());
                        for (((asked, ready), numbers), codes) in tasks.zip(codes.iter_mut()) {
                            let key = result.as_ref().ok().and_then(|()| ready.key(&input));
                            if let Some(code) = key.and_then(|key| numbers.get(&key)) {
                                codes.push(*code);
                                continue;
                            }
                            let brief = match &result {
                                Ok(()) => key.and_then(|key| ready.of_key(key, labels)),
                                Err(faults) => Some(of_faults(faults, labels, asked)),
                            };
                            let brief = brief.unwrap_or_else(|| judge(world, &input, asked, labels));
                            let code = code(briefs, known, brief);
                            if let Some(key) = key {
                                numbers.insert(key, code);
                            }
                            codes.push(code);
                        }
                        alike.keep(codes.iter().filter_map(|codes| codes.last().copied()));
                    }
                },
                Step::Starved => return Ok(done),
                _ => {
                    *read = true;
                    return Ok(done);
                }
            }
        }
        Ok(most)
    }

    /// Judges subjects whose rows were kept until all were there.
    fn judge_groups(&mut self, most: usize, world: &World) -> usize {
        let Self { setting, headings, groups: Some(groups), codes, briefs, known, labels, .. } = self else { return 0 };
        // The columns were found before.
        let Ok(rows) = Rows::new(&setting.mapping, headings, world) else { return 0 };
        let from = codes.first().map_or(groups.len(), Vec::len);
        let to = groups.len().min(from.saturating_add(most));
        for entry in from..to {
            let tables = groups.tables(u32::try_from(entry).unwrap_or(u32::MAX), setting.delimiter);
            let result = rows.read(tables.iter().filter_map(Table::last));
            for (asked, codes) in setting.asked.iter().zip(codes.iter_mut()) {
                let brief = match &result {
                    Ok((_, input)) => judge(world, input, asked, labels),
                    Err(faults) => of_faults(faults, labels, asked),
                };
                codes.push(code(briefs, known, brief));
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
        self.codes.first().map_or(0, Vec::len)
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

    /// What rows come to, each kind once.
    pub fn briefs(&self) -> &[Brief] {
        &self.briefs
    }

    /// The labels of rules and facts.
    pub fn labels(&self) -> &Labels {
        &self.labels
    }

    /// The codes of a task, by its position in the setting.
    pub fn codes(&self, task: usize) -> &[u32] {
        self.codes.get(task).map(Vec::as_slice).unwrap_or_default()
    }

    /// What the subject `entry` comes to in a task.
    pub fn brief(&self, task: usize, entry: u32) -> Option<&Brief> {
        let code = self.codes(task).get(entry as usize)?;
        self.briefs.get(*code as usize)
    }

    /// The gravest class of a subject.
    pub fn class(&self, entry: u32) -> Class {
        let classes = (0..self.codes.len()).filter_map(|task| self.brief(task, entry)).map(|brief| brief.class);
        classes.max().unwrap_or(Class::NotApplicable)
    }

    /// The subject that a row belongs to.
    pub fn entry_of(&self, row: u32) -> u32 {
        self.groups.as_ref().map_or(row, |groups| groups.entry_of(row).unwrap_or(u32::MAX))
    }

    /// Where a subject's row stands in the bytes; none where rows are grouped, for their text is kept.
    pub fn place(&self, entry: u32) -> Option<Place> {
        self.places.get(entry as usize).copied()
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
        let read = match Rows::new(&self.setting.mapping, &self.headings, world) {
            Ok(rows) => rows.read(found.iter().copied()),
            Err(_) => Err(Vec::new()),
        };
        match read {
            Ok((json, read)) => Opened { cells, lines, input: Ok(json), read: Some(read) },
            Err(faults) => Opened { cells, lines, input: Err(faults), read: None },
        }
    }
}

/// Rows that say the same of different subjects come to the same: they are judged once.
#[derive(Debug, Default)]
struct Alike {
    known: HashMap<Vec<u8>, Vec<u32>>,
    key: Vec<u8>,
    /// Whether `key` is that of the row at hand, which is not known yet.
    open: bool,
    tried: u32,
    found: u32,
}

impl Alike {
    /// How many rows are kept at most.
    const MOST: usize = 1 << 14;
    /// After so many rows it is asked whether looking is worth its time.
    const TRIED: u32 = 1 << 12;

    fn find(&mut self, rows: &Rows<'_>, row: &Row<'_>) -> Option<&[u32]> {
        self.open = false;
        if self.tried >= Self::TRIED && self.found < self.tried / 8 {
            return None;
        }
        if !rows.key(row, &mut self.key) {
            return None;
        }
        self.tried = self.tried.saturating_add(1);
        let found = self.known.get(&self.key).map(Vec::as_slice);
        self.found = self.found.saturating_add(u32::from(found.is_some()));
        self.open = found.is_none();
        found
    }

    fn keep(&mut self, codes: impl Iterator<Item = u32>) {
        if self.open && self.known.len() < Self::MOST {
            self.known.insert(self.key.clone(), codes.collect());
        }
    }
}

/// The columns that say which subject a row belongs to.
#[derive(Debug)]
pub(super) struct Key {
    uscc: Option<usize>,
    name: Option<usize>,
}

impl Key {
    pub(super) fn of(mapping: &Mapping, headings: &[String]) -> Self {
        let places = mapping.places(headings).unwrap_or_default();
        let find = |to| places.iter().find(|(_, column)| column.to == Some(to)).map(|(at, _)| *at);
        Self { uscc: find(Target::Uscc), name: find(Target::Name) }
    }

    /// The code, or the name where there is no code; a row with neither is a subject of its own.
    pub(super) fn of_row(&self, row: &Row<'_>) -> String {
        let cell = |at: Option<usize>| {
            let text = at.and_then(|at| text(row.cell(at)).ok()).unwrap_or_default();
            super::cell::half_width(text).trim().to_uppercase()
        };
        let (code, name) = (cell(self.uscc), cell(self.name));
        match (code.is_empty() || row.broken, name.is_empty() || row.broken) {
            (false, _) => code,
            (true, false) => ["名", &name].concat(),
            (true, true) => format!("#{}", row.line),
        }
    }
}

/// The code of a brief, new or known.
fn code(briefs: &mut Vec<Brief>, known: &mut BTreeMap<Brief, u32>, brief: Brief) -> u32 {
    if let Some(code) = known.get(&brief) {
        return *code;
    }
    let code = u32::try_from(briefs.len()).unwrap_or(u32::MAX);
    briefs.push(brief.clone());
    known.insert(brief, code);
    code
}

fn of_faults(faults: &[Fault], labels: &mut Labels, asked: &Asked) -> Brief {
    let mut reasons: Vec<String> = faults.iter().map(|fault| fault.code.to_owned()).collect();
    reasons.sort();
    reasons.dedup();
    for fault in faults {
        if !labels.contains_key(fault.code) {
            labels.insert(fault.code.to_owned(), fault.messages.in_lang(asked.lang).to_owned());
        }
    }
    Brief { class: Class::Error, outcome: "error".to_owned(), reasons, missing: Vec::new() }
}

/// A place in a file; what lies beyond 4 GiB cannot be opened again.
fn small(at: u64) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

fn no_headings() -> Error {
    let message = Text::new("文件是空的，或者没有标题行", "the file is empty or has no headings");
    Error::new("no_headings", "/rows", message)
}
