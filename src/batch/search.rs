//! Rows that contain a text.

use super::data::Data;
use super::run::Batch;

/// A search through a list's file: the same bytes are pushed once more.
#[derive(Debug)]
pub struct Search {
    data: Data,
    wanted: Vec<u8>,
    found: Vec<u32>,
}

impl Search {
    /// A search for `text`; letter case of ASCII does not count.
    pub fn new(text: &str, batch: &Batch) -> Self {
        let setting = batch.setting();
        Self {
            data: Data::new(setting.delimiter, setting.above),
            wanted: text.trim().to_ascii_lowercase().into_bytes(),
            found: Vec::new(),
        }
    }

    /// Adds bytes and looks through the rows that are whole.
    pub fn push(&mut self, bytes: &[u8], last: bool, batch: &Batch) {
        let Self { data, wanted, found } = self;
        data.push(bytes, last);
        data.each_row(|at, row| {
            if contains(row.raw, wanted) {
                found.push(batch.entry_of(at));
            }
        });
    }

    /// The subjects that were found, in their order.
    pub fn finish(mut self) -> Vec<u32> {
        self.found.sort_unstable();
        self.found.dedup();
        self.found
    }
}

fn contains(text: &[u8], wanted: &[u8]) -> bool {
    wanted.is_empty() || text.windows(wanted.len()).any(|part| part.eq_ignore_ascii_case(wanted))
}
