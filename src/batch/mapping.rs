//! Which column of a file fills which place of the input: guessed, shown, corrected, and saved as JSON.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value as Json;

use super::cell::Scale;
use super::guess::{Guess, Names, plain};
use super::target::{Slot, Target};
use crate::error::Error;
use crate::json::{Faults, Reader};
use crate::pack::World;
use crate::text::Text;

/// What the columns of a file mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mapping {
    /// The columns, in the order of the file where it was guessed.
    pub columns: Vec<Column>,
    /// Whether the records of the file are all that a subject has, so that none in it means none.
    pub records_complete: bool,
    /// Whether numbers in columns of dates count the days of a spreadsheet.
    pub serials: bool,
    /// What holds for every row though no column says it, as the text of a cell: all are enterprises, for example.
    pub constants: Vec<(Target, String)>,
}

/// What one column means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its heading.
    pub heading: String,
    /// The place of the input that it fills; none for a column that is not used.
    pub to: Option<Target>,
    /// What plain numbers in it mean, where it holds rates.
    pub scale: Option<Scale>,
    /// How alike heading and label are, of 100, where it was guessed.
    pub likeness: Option<u32>,
}

/// A mapping as JSON.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct MappingView {
    columns: Vec<ColumnView>,
    records_complete: bool,
    #[serde(skip_serializing_if = "core::ops::Not::not")]
    serials: bool,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    constants: BTreeMap<String, String>,
}

#[derive(Debug, Serialize)]
struct ColumnView {
    heading: String,
    to: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    likeness: Option<u32>,
}

impl Mapping {
    /// Guesses a mapping from headings.
    pub(super) fn guess(headings: &[String], per_record: bool, names: &Names) -> Self {
        let column = |(heading, guess): (&String, Option<Guess>)| Column {
            heading: heading.clone(),
            to: guess.map(|guess| guess.to),
            scale: scale_of(heading),
            likeness: guess.map(|guess| guess.likeness),
        };
        Self {
            columns: headings.iter().zip(names.guess(headings, per_record)).map(column).collect(),
            records_complete: false,
            serials: false,
            constants: Vec::new(),
        }
    }

    /// Reads a mapping that was saved.
    ///
    /// # Errors
    ///
    /// Every fault, its place beginning with `/options/mapping`.
    pub fn read(json: &Json, world: &World) -> Result<Self, Vec<Error>> {
        let faults = Faults::default();
        let reader = Reader::new(json, "/options/mapping", &faults);
        let mut mapping = Self { columns: Vec::new(), records_complete: false, serials: false, constants: Vec::new() };
        if let Some(object) = reader.object() {
            let flag = |key| object.optional(key).and_then(|r: Reader<'_>| r.boolean()).unwrap_or(false);
            mapping.records_complete = flag("recordsComplete");
            mapping.serials = flag("serials");
            let list = object.required("columns").and_then(Reader::some).unwrap_or_default();
            mapping.columns = list.into_iter().filter_map(|r| read_column(r, world)).collect();
            if let Some(constants) = object.optional("constants").and_then(Reader::object) {
                mapping.constants = constants.entries().filter_map(|(to, r)| read_constant(to, r, world)).collect();
            }
            object.finish();
        }
        mapping.check(reader);
        let faults = faults.into_vec();
        if faults.is_empty() { Ok(mapping) } else { Err(faults) }
    }

    /// Whether every row is a record, to be grouped by subject.
    pub fn is_per_record(&self) -> bool {
        self.targets().any(|to| matches!(to, Target::Record(Slot::Each, _)))
    }

    /// The places that are filled.
    pub fn targets(&self) -> impl Iterator<Item = Target> {
        self.columns.iter().filter_map(|column| column.to).chain(self.constants.iter().map(|(to, _)| *to))
    }

    /// The position in `headings` of each column that is used, beside its position in the mapping.
    ///
    /// # Errors
    ///
    /// The headings that are not there.
    pub fn positions(&self, headings: &[String]) -> Result<Vec<(usize, usize)>, Vec<Error>> {
        let mut places = Vec::new();
        let mut taken = vec![false; headings.len()];
        let mut lacking = Vec::new();
        for (nth, column) in self.columns.iter().enumerate().filter(|(_, column)| column.to.is_some()) {
            let named = |exact: bool| {
                let wanted = plain(&column.heading);
                let same = move |heading: &str| {
                    heading.trim() == column.heading.trim() || (!exact && plain(heading) == wanted)
                };
                headings.iter().zip(&taken).position(|(heading, taken)| !taken && same(heading))
            };
            match named(true).or_else(|| named(false)) {
                Some(at) => {
                    if let Some(place) = taken.get_mut(at) {
                        *place = true;
                    }
                    places.push((at, nth));
                }
                None => {
                    let heading = &column.heading;
                    let message = Text::new(
                        format!("表中没有标题为“{heading}”的列"),
                        format!("the file has no column with the heading “{heading}”"),
                    );
                    lacking.push(Error::new("missing_column", format!("/options/mapping/columns/{nth}"), message));
                }
            }
        }
        if lacking.is_empty() { Ok(places) } else { Err(lacking) }
    }

    /// The mapping as it is saved.
    pub fn view(&self, world: &World) -> MappingView {
        let unit = |scale: Scale| match scale {
            Scale::Percent => "percent",
            Scale::PerMille => "per_mille",
        };
        let column = |column: &Column| ColumnView {
            heading: column.heading.clone(),
            to: column.to.map(|to| to.pointer(world)),
            unit: column.scale.map(unit),
            likeness: column.likeness,
        };
        MappingView {
            columns: self.columns.iter().map(column).collect(),
            records_complete: self.records_complete,
            serials: self.serials,
            constants: self.constants.iter().map(|(to, text)| (to.pointer(world), text.clone())).collect(),
        }
    }

    fn check(&self, reader: Reader<'_>) {
        let fault = |zh: &str, en: &str| reader.fault("bad_mapping", zh, en);
        let targets: Vec<Target> = self.targets().collect();
        if targets.iter().enumerate().any(|(at, to)| targets.iter().take(at).any(|earlier| earlier == to)) {
            fault("两列对应同一项", "two columns fill the same place");
        }
        if targets.contains(&Target::Whole) && targets.len() > 1 {
            fault(
                "整个输入已由一列给出，其他列不能再用",
                "one column is the whole input, no other can be used beside it",
            );
        }
        let nth = targets.iter().any(|to| matches!(to, Target::Record(Slot::Nth(_), _)));
        if self.is_per_record() {
            if nth {
                fault("每行一条记录的，不能再有编号的记录", "where every row is a record, none has a number");
            }
            if !targets.iter().any(|to| matches!(to, Target::Uscc | Target::Name)) {
                fault(
                    "每行一条记录的，须有统一社会信用代码或者名称，以便归到同一主体",
                    "where every row is a record, the code or the name of the subject is needed to group them",
                );
            }
        }
    }
}

/// A text that stands for every row; one that cannot be read is a fault of the mapping.
fn read_constant(to: &str, reader: Reader<'_>, world: &World) -> Option<(Target, String)> {
    let text = reader.filled()?;
    let fits = |target: Target| {
        let told = target.reading(world).map(|reading| reading.read(text)).transpose().err();
        if let Some(told) = told {
            reader.fault(told.code, told.messages.zh, told.messages.en);
        }
        (target, text.to_owned())
    };
    match Target::from_pointer(to, world).filter(|target| !matches!(target, Target::Whole | Target::Record(..))) {
        Some(target) => Some(fits(target)),
        None => {
            reader.fault("unknown_word", format!("`{to}` 不是可以填写的项"), format!("`{to}` is no place to fill"));
            None
        }
    }
}

fn read_column(reader: Reader<'_>, world: &World) -> Option<Column> {
    let object = reader.object()?;
    let heading = object.required("heading").and_then(|r| r.string().map(str::to_owned));
    let to = object.optional("to").and_then(|r| {
        let pointer = r.string()?;
        let found = Target::from_pointer(pointer, world);
        if found.is_none() {
            let id = pointer.strip_prefix("/facts/").unwrap_or(pointer);
            r.unknown_word(pointer, crate::json::nearest(world.facts.iter().map(|fact| fact.id.as_str()), id));
        }
        found
    });
    let scale = object.optional("unit").and_then(|r| match r.filled()? {
        "percent" => Some(Scale::Percent),
        "per_mille" => Some(Scale::PerMille),
        other => {
            r.unknown_word(other, crate::json::nearest(["percent", "per_mille"].into_iter(), other));
            None
        }
    });
    // What the guess left behind is no fault in a mapping that comes back.
    object.optional("likeness");
    object.finish();
    Some(Column { heading: heading?, to, scale, likeness: None })
}

/// What the heading says of plain numbers below it.
fn scale_of(heading: &str) -> Option<Scale> {
    if heading.contains(['%', '％']) {
        return Some(Scale::Percent);
    }
    heading.contains('‰').then_some(Scale::PerMille)
}
