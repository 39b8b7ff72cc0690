//! What is wrong with a cell, and where.

use serde::Serialize;

use crate::date::DateFault;
use crate::error::Error;
use crate::text::Text;

/// Why something cannot be read, its place not yet known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// A stable word.
    pub code: &'static str,
    /// What is wrong and what would be right.
    pub messages: Text,
}

impl Told {
    pub(super) fn new(code: &'static str, zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self { code, messages: Text::new(zh, en) }
    }
}

impl From<DateFault> for Told {
    fn from(fault: DateFault) -> Self {
        let messages = match fault {
            DateFault::NotADate => Text::new(
                "不是能够辨认的日期；可以写 2026-05-08、2026/5/8、2026年5月8日 或者 20260508",
                "it is no date that can be told; write 2026-05-08, 2026/5/8, 2026年5月8日 or 20260508",
            ),
            other => other.messages(),
        };
        Self { code: fault.code(), messages }
    }
}

impl From<Error> for Told {
    fn from(fault: Error) -> Self {
        Self { code: fault.code, messages: fault.messages }
    }
}

/// A cell that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Fault {
    /// The line of the file, from 1.
    pub line: u32,
    /// The column, from 1; 0 for the row as a whole.
    pub column: usize,
    /// The heading of the column.
    pub heading: String,
    /// What stands in the cell, cut where it is long.
    pub cell: String,
    /// A stable word.
    pub code: &'static str,
    /// What is wrong and what would be right.
    pub messages: Text,
}

impl Fault {
    /// A fault of a row as a whole.
    pub(super) fn of_row(line: u32, told: Told) -> Self {
        Self { line, column: 0, heading: String::new(), cell: String::new(), code: told.code, messages: told.messages }
    }

    /// A fault of the cell in `column`, counted from 0.
    pub(super) fn of_cell(line: u32, (column, heading): (usize, &str), cell: &str, told: Told) -> Self {
        let mut shown: String = cell.chars().take(40).collect();
        if shown.len() < cell.len() {
            shown.push('…');
        }
        Self {
            line,
            column: column.checked_add(1).unwrap_or(0),
            heading: heading.to_owned(),
            cell: shown,
            code: told.code,
            messages: told.messages,
        }
    }
}
