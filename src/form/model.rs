//! What has been typed and chosen so far.

use serde_json::Value;

use super::keyed::Keyed;
use crate::text::{Lang, Text};

/// How the code of the subject looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// It can be a real code.
    Valid,
    /// It can be real, but something is unusual.
    Warning,
    /// It cannot be a real code.
    Error,
}

/// The result of the live check of the unified social credit code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    /// How it looks.
    pub level: Level,
    /// What to say about it.
    pub text: Text,
}

/// Checks a code of 18 characters; `None` says nothing.
pub type CheckCode = fn(&str) -> Option<Checked>;

/// A record in the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// The key in [`Model::values`]: `r1`, `r2`, …; never used twice.
    pub key: String,
    /// The `id` in the input.
    pub id: String,
}

/// The whole state of the form.
///
/// Everything that was typed lies in `values` under a key: `subject/kind`, `subject/uscc`, `subject/name`,
/// `asOf`, `place`, `fact/<id>`, `record/<key>/<field>`. The choice of a three-way field is `yes`, `no` or
/// absent; its date lies under the key followed by `/on`. A measure lies under `record/<key>/measures/<kind>`
/// (`true`), its size under that key followed by `/size`.
#[derive(Clone, Debug)]
pub struct Model {
    /// What was typed and chosen, as it was typed; empty texts are not kept.
    pub values: Keyed<String>,
    /// The records, in their order.
    pub records: Vec<Record>,
    /// The number of the last record that was made.
    pub last_record: u32,
    /// The text fields that were left once: only these show their errors before evaluation.
    pub touched: Vec<String>,
    /// Whether an answer was asked for: from then on all errors show.
    pub attempted: bool,
    /// Whether something changed since the answer.
    pub stale: bool,
    /// The language.
    pub lang: Lang,
    /// Whether the style for elder people is on (`ui-style="elder"`).
    pub elder: bool,
    /// Whether dates are taken with the date field of the browser (touch screens).
    pub native_dates: bool,
    /// Whether everything is shown opened, for print.
    pub printing: bool,
    /// What the identifiers of elements begin with.
    pub prefix: String,
    /// The facts and record fields that matter; `None` for all.
    pub relevant: Option<Vec<String>>,
    /// The scheme that is forced, if any.
    pub scheme: Option<String>,
    /// Parts of a given input that the form does not show; they are passed on unchanged.
    pub extra: Keyed<Value>,
    /// The check of the code.
    pub check_code: CheckCode,
}

impl Default for Model {
    /// An empty form with one empty record.
    fn default() -> Self {
        let mut model = Self {
            values: Keyed::default(),
            records: Vec::new(),
            last_record: 0,
            touched: Vec::new(),
            attempted: false,
            stale: false,
            lang: Lang::Zh,
            elder: false,
            native_dates: false,
            printing: false,
            prefix: "zx".to_owned(),
            relevant: None,
            scheme: None,
            extra: Keyed::default(),
            check_code,
        };
        model.set("subject/kind", "enterprise");
        model.set("place", "CN");
        model.add_record(None);
        model
    }
}

impl Model {
    /// What was typed under a key; empty when nothing was.
    pub fn value(&self, key: &str) -> &str {
        self.values.get(key).map_or("", String::as_str)
    }

    /// Keeps what was typed under a key.
    pub fn set(&mut self, key: &str, value: &str) {
        if value.is_empty() {
            self.values.remove(key);
        } else {
            self.values.insert(key, value.to_owned());
        }
    }

    /// Adds an empty record and gives its key; without an `id` the key is its identifier.
    pub fn add_record(&mut self, id: Option<&str>) -> String {
        self.last_record = self.last_record.saturating_add(1);
        let key = format!("r{}", self.last_record);
        self.records.push(Record { key: key.clone(), id: id.unwrap_or(&key).to_owned() });
        key
    }

    /// Takes a record away with everything typed in it.
    pub fn remove_record(&mut self, key: &str) {
        let start = format!("record/{key}/");
        self.records.retain(|record| record.key != key);
        self.values.remove_below(&start);
        self.touched.retain(|known| !known.starts_with(&start));
        self.extra.remove_below(&start);
    }

    /// Empties the form; language, style and place stay.
    pub fn clear(&mut self) {
        let place = self.value("place").to_owned();
        let fresh = Self {
            lang: self.lang,
            elder: self.elder,
            native_dates: self.native_dates,
            prefix: core::mem::take(&mut self.prefix),
            relevant: self.relevant.take(),
            scheme: self.scheme.take(),
            check_code: self.check_code,
            ..Self::default()
        };
        *self = fresh;
        self.set("place", &place);
    }

    /// The identifier of the element for a key.
    pub fn element_id(&self, key: &str) -> String {
        format!("{}-{}", self.prefix, key.replace('/', "-"))
    }

    /// The key of the field that a JSON Pointer into the input or the options means.
    ///
    /// ```
    /// let model = zhixin::form::Model::default();
    /// let key = model.key_of_path("/records/0/measures/1/size");
    /// assert_eq!(key.as_deref(), Some("record/r1/measures"));
    /// ```
    pub fn key_of_path(&self, path: &str) -> Option<String> {
        let parts: Vec<&str> = path.split('/').skip(1).collect();
        match parts.as_slice() {
            ["subject", field @ ("uscc" | "name" | "kind"), ..] => Some(format!("subject/{field}")),
            ["facts", "commitmentAcceptsLiability", ..] => Some("fact/publicCommitment".to_owned()),
            ["facts", id, ..] => super::fields::fact(id).map(|field| format!("fact/{}", field.id)),
            ["records", index, field, ..] => {
                let record = self.records.get(index.parse::<usize>().ok()?)?;
                let field = super::fields::record_field(field)?;
                Some(format!("record/{}/{}", record.key, field.id))
            }
            [.., "asOf"] => Some("asOf".to_owned()),
            [.., "jurisdiction"] => Some("place".to_owned()),
            _ => None,
        }
    }
}

/// The check of the code by its form and its check digits.
fn check_code(code: &str) -> Option<Checked> {
    match crate::subject::uscc::check(code) {
        Ok(check) => Some(match check.warnings.into_iter().next() {
            Some(warning) => Checked { level: Level::Warning, text: warning.messages },
            None => Checked { level: Level::Valid, text: Text::new("校验位正确", "the check digits are right") },
        }),
        Err(error) => Some(Checked { level: Level::Error, text: error.messages }),
    }
}
