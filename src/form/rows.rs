//! The rows of the form: records and materials come and go, and each keeps its key.

use super::model::{Model, Record};

impl Model {
    /// The record with which a question about repair begins.
    pub(super) fn first_record(&mut self) {
        self.set("records", "yes");
        self.add_record(None);
    }

    /// Adds an empty record and gives its key; without an `id` it gets one that no other has.
    pub fn add_record(&mut self, id: Option<&str>) -> String {
        let row = self.row("r", id, &self.records);
        self.last_record = self.last_record.saturating_add(1);
        let key = row.key.clone();
        self.records.push(row);
        key
    }

    /// Adds an empty material and gives its key.
    pub fn add_material(&mut self, id: Option<&str>) -> String {
        let row = self.row("m", id, &self.materials);
        self.last_record = self.last_record.saturating_add(1);
        let key = row.key.clone();
        self.materials.push(row);
        key
    }

    fn row(&self, letter: &str, id: Option<&str>, others: &[Record]) -> Record {
        let free = |n: &u32| !others.iter().any(|other| other.id == format!("{letter}{n}"));
        let id = id.map_or_else(|| format!("{letter}{}", (1..).find(free).unwrap_or(0)), str::to_owned);
        Record { key: format!("{letter}{}", self.last_record.saturating_add(1)), id }
    }

    /// Takes a record away with everything typed in it.
    pub fn remove_record(&mut self, key: &str) {
        self.records.retain(|record| record.key != key);
        self.forget(&format!("record/{key}/"));
    }

    /// Takes a material away with everything typed in it.
    pub fn remove_material(&mut self, key: &str) {
        self.materials.retain(|material| material.key != key);
        self.forget(&format!("material/{key}/"));
    }

    fn forget(&mut self, start: &str) {
        self.values.remove_below(start);
        self.touched.retain(|known| !known.starts_with(start));
        self.extra.remove_below(start);
    }
}
