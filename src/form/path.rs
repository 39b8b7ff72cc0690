//! From a JSON Pointer of the engine to the field of the form.

use super::model::{Model, Record};

impl Model {
    /// The key of the field that a JSON Pointer into the input or the options means.
    ///
    /// ```
    /// let model = zhixin::form::Model::default();
    /// let key = model.key_of_path("/records/0/measures/1/size");
    /// assert_eq!(key.as_deref(), Some("record/r1/measures"));
    /// ```
    pub fn key_of_path(&self, path: &str) -> Option<String> {
        let parts: Vec<&str> = path.split('/').skip(1).collect();
        let row = |rows: &[Record], index: &str| rows.get(index.parse::<usize>().ok()?).map(|row| row.key.clone());
        match parts.as_slice() {
            ["subject", field @ ("uscc" | "name" | "kind"), ..] => Some(format!("subject/{field}")),
            ["facts", "commitmentAcceptsLiability", ..] => Some("fact/publicCommitment".to_owned()),
            ["facts", id, ..] => self.catalogue.fact(id).map(|field| format!("fact/{}", field.id)),
            ["records"] => Some("records".to_owned()),
            ["records", index] => row(&self.records, index).map(|key| format!("record/{key}/title")),
            ["records", index, field, ..] => {
                let field = self.catalogue.record(field)?;
                row(&self.records, index).map(|key| format!("record/{key}/{}", field.id))
            }
            ["matter", "excluded"] => Some("fact/excludedMatter".to_owned()),
            ["matter", field @ ("processingLimit" | "supplement"), ..] => Some(format!("matter/{field}/n")),
            ["matter", field @ ("title" | "acceptedOn" | "committedOn")] => Some(format!("matter/{field}")),
            ["materials"] => Some("materials".to_owned()),
            ["materials", index] => row(&self.materials, index).map(|key| format!("material/{key}/name")),
            ["materials", index, field @ ("name" | "required" | "submitted" | "deferrable")] => {
                row(&self.materials, index).map(|key| format!("material/{key}/{field}"))
            }
            [.., "asOf"] => Some("asOf".to_owned()),
            [.., "jurisdiction"] => Some("place".to_owned()),
            [.., "scheme"] => Some("scheme".to_owned()),
            _ => None,
        }
    }
}
