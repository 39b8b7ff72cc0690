//! Rows with the same text, where they are not judged by columns.

use std::collections::HashMap;

use super::row::Rows;
use super::table::Row;

/// Rows that say the same of different subjects come to the same: they are judged once.
#[derive(Debug, Default)]
pub(super) struct Alike {
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

    /// Looks for no row.
    pub(super) fn never() -> Self {
        Self { tried: Self::TRIED, ..Self::default() }
    }

    pub(super) fn find(&mut self, rows: &Rows<'_>, row: &Row<'_>) -> Option<&[u32]> {
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

    pub(super) fn keep(&mut self, codes: &[u32]) {
        if self.open && self.known.len() < Self::MOST {
            self.known.insert(self.key.clone(), codes.to_vec());
        }
    }
}
