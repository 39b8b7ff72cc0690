//! Which subject a row belongs to.

use super::mapping::Mapping;
use super::row::text;
use super::table::Row;
use super::target::Target;

/// The columns that say which subject a row belongs to.
#[derive(Debug)]
pub(super) struct Key {
    uscc: Option<usize>,
    name: Option<usize>,
}

impl Key {
    /// `positions` says where each column of the mapping stands.
    pub(super) fn of(mapping: &Mapping, positions: &[(usize, usize)]) -> Self {
        let to = |nth: usize| mapping.columns.get(nth).and_then(|column| column.to);
        let find = |wanted| positions.iter().find(|(_, nth)| to(*nth) == Some(wanted)).map(|(at, _)| *at);
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
