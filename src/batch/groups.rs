//! Rows that are records, grouped by their subject.

use std::collections::HashMap;

use super::table::{Next, Row, Table};

/// No further row.
const NONE: u32 = u32::MAX;

/// The rows of each subject, in the order of the file.
///
/// Rows of one subject may lie anywhere in a file, so their text is kept until the end of it.
#[derive(Debug, Default)]
pub(super) struct Groups {
    keys: HashMap<Box<str>, u32>,
    text: Vec<u8>,
    rows: Vec<Held>,
    /// The first and the last row of each subject.
    ends: Vec<(u32, u32)>,
}

#[derive(Clone, Copy, Debug)]
struct Held {
    from: u32,
    to: u32,
    line: u32,
    next: u32,
    entry: u32,
}

impl Groups {
    /// Adds a row to the subject `key`.
    pub(super) fn add(&mut self, key: &str, row: &Row<'_>) {
        let at = u32::try_from(self.rows.len()).unwrap_or(NONE);
        let entry = match self.keys.get(key) {
            Some(entry) => *entry,
            None => {
                let entry = u32::try_from(self.ends.len()).unwrap_or(NONE);
                self.keys.insert(key.into(), entry);
                self.ends.push((at, NONE));
                entry
            }
        };
        if let Some((first, last)) = self.ends.get_mut(entry as usize) {
            let before = core::mem::replace(last, at);
            if *first != at
                && let Some(held) = self.rows.get_mut(before as usize)
            {
                held.next = at;
            }
        }
        let from = u32::try_from(self.text.len()).unwrap_or(NONE);
        self.text.extend_from_slice(row.raw);
        let to = u32::try_from(self.text.len()).unwrap_or(NONE);
        self.rows.push(Held { from, to, line: row.line, next: NONE, entry });
    }

    /// How many subjects there are.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The subject of a row.
    pub(super) fn entry_of(&self, row: u32) -> Option<u32> {
        self.rows.get(row as usize).map(|held| held.entry)
    }

    /// The rows of a subject, each as a text of its own.
    pub(super) fn tables(&self, entry: u32, delimiter: u8) -> Vec<Table> {
        let mut list = Vec::new();
        let mut at = self.ends.get(entry as usize).map_or(NONE, |(first, _)| *first);
        while let Some(held) = self.rows.get(at as usize) {
            let mut table = Table::part(delimiter, 0, held.line);
            table.push(self.text.get(held.from as usize..held.to as usize).unwrap_or_default(), true);
            if !matches!(table.advance(), Next::Row(_)) {
                break;
            }
            list.push(table);
            at = held.next;
        }
        list
    }
}
