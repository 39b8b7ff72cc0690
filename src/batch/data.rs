//! The rows below the headings of a file, numbered.

use super::table::{Next, Row, Table};

/// The rows of a file that hold data: what stands above the headings, the headings, and blank rows are passed over.
///
/// Every pass over a file goes through this, so that a number always means the same row.
#[derive(Debug)]
pub struct Data {
    table: Table,
    /// How many rows stand above the headings.
    above: usize,
    seen: usize,
    headings: Option<Vec<String>>,
    next: u32,
}

/// What comes next.
#[derive(Debug)]
pub enum Step<'a> {
    /// The headings, once.
    Headings,
    /// A row with its number, from 0.
    Row(u32, Row<'a>),
    /// Nothing before more bytes are pushed.
    Starved,
    /// Nothing more.
    End,
}

impl Data {
    /// A file whose cells are separated by `delimiter`; `above` rows stand above its headings.
    pub fn new(delimiter: u8, above: usize) -> Self {
        Self { table: Table::new(delimiter), above, seen: 0, headings: None, next: 0 }
    }

    /// Adds bytes; `last` says that no more will come.
    pub fn push(&mut self, bytes: &[u8], last: bool) {
        self.table.push(bytes, last);
    }

    /// How many bytes were read.
    pub fn position(&self) -> u64 {
        self.table.position()
    }

    /// The headings, once they were read.
    pub fn headings(&self) -> Option<&[String]> {
        self.headings.as_deref()
    }

    /// The next row, or the headings.
    pub fn advance(&mut self) -> Step<'_> {
        if self.headings.is_none() {
            return self.read_headings();
        }
        loop {
            // The borrow of one turn must not last into the next: blank rows are looked for first.
            match self.table.advance() {
                Next::Starved => return Step::Starved,
                Next::End => return Step::End,
                Next::Row(row) if row.is_blank() => {}
                Next::Row(_) => break,
            }
        }
        let at = self.next;
        self.next = self.next.saturating_add(1);
        self.table.last().map_or(Step::End, |row| Step::Row(at, row))
    }

    /// Passes every row that is whole to `visit`, with its number; headings are passed over.
    pub fn each_row(&mut self, mut visit: impl FnMut(u32, Row<'_>)) {
        loop {
            match self.advance() {
                Step::Row(at, row) => visit(at, row),
                Step::Headings => {}
                Step::Starved | Step::End => return,
            }
        }
    }

    fn read_headings(&mut self) -> Step<'static> {
        loop {
            match self.table.advance() {
                Next::Starved => return Step::Starved,
                Next::End => return Step::End,
                Next::Row(row) if row.is_blank() => {}
                Next::Row(_) if self.seen < self.above => self.seen += 1,
                Next::Row(row) => {
                    let heading = |at| String::from_utf8_lossy(row.cell(at)).trim().to_owned();
                    self.headings = Some((0..row.len()).map(heading).collect());
                    return Step::Headings;
                }
            }
        }
    }
}
