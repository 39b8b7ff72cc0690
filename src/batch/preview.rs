//! A first look at a file: what separates its cells, where its headings are, and what its columns mean.

use super::data::{Data, Step};
use super::guess::Names;
use super::mapping::Mapping;
use super::separator::delimiter_of;
use super::table::{Next, Table};
use super::target::Target;
use crate::pack::{Value, World};

/// How many rows are looked at.
const LOOKED_AT: usize = 12;

/// What a first look shows.
#[derive(Debug)]
pub struct Preview {
    /// What separates the cells.
    pub delimiter: u8,
    /// How many rows stand above the headings.
    pub above: usize,
    /// The headings.
    pub headings: Vec<String>,
    /// The first rows below them.
    pub rows: Vec<Vec<String>>,
    /// What the columns are guessed to mean.
    pub mapping: Mapping,
}

/// Looks at the first bytes of a file, in UTF-8; `delimiter` and `above` where they are known.
pub fn preview(
    bytes: &[u8],
    (delimiter, above): (Option<u8>, Option<usize>),
    wanted: &[Value],
    per_record: Option<bool>,
    world: &World,
) -> Preview {
    let delimiter = delimiter.unwrap_or_else(|| delimiter_of(bytes));
    let names = Names::of(wanted, world);
    let above = above.unwrap_or_else(|| headings_at(bytes, delimiter, &names));
    let mut data = Data::new(delimiter, above);
    data.push(bytes, true);
    let mut rows = Vec::new();
    while rows.len() < LOOKED_AT {
        match data.advance() {
            Step::Row(_, row) => {
                rows.push((0..row.len()).map(|at| String::from_utf8_lossy(row.cell(at)).into_owned()).collect());
            }
            Step::Headings => {}
            _ => break,
        }
    }
    let headings = data.headings().map(<[String]>::to_vec).unwrap_or_default();
    let per_record = per_record.unwrap_or_else(|| repeats(&headings, &rows, &names));
    let mapping = Mapping::guess(&headings, per_record, &names);
    Preview { delimiter, above, mapping, headings, rows }
}

/// The first row whose cells are mostly known as headings; the first one where none is.
fn headings_at(bytes: &[u8], delimiter: u8, names: &Names) -> usize {
    let mut table = Table::new(delimiter);
    table.push(bytes, true);
    let (mut best, mut most, mut at) = (0, 0, 0);
    while let (Next::Row(row), true) = (table.advance(), at < 6) {
        if row.is_blank() {
            continue;
        }
        let cells: Vec<String> = (0..row.len()).map(|at| String::from_utf8_lossy(row.cell(at)).into_owned()).collect();
        let known = Mapping::guess(&cells, false, names).targets().count();
        if known > most {
            (best, most) = (at, known);
        }
        at += 1;
    }
    best
}

/// Whether the first rows name a subject twice and have a column of records.
fn repeats(headings: &[String], rows: &[Vec<String>], names: &Names) -> bool {
    let mapping = Mapping::guess(headings, true, names);
    if !mapping.is_per_record() {
        return false;
    }
    [Target::Uscc, Target::Name].into_iter().any(|to| {
        let Some(key) = mapping.columns.iter().position(|column| column.to == Some(to)) else { return false };
        let mut seen = Vec::new();
        rows.iter().filter_map(|row| row.get(key)).filter(|cell| !cell.trim().is_empty()).any(|cell| {
            let again = seen.contains(&cell);
            seen.push(cell);
            again
        })
    })
}
