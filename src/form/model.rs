//! What has been typed and chosen so far.

use std::rc::Rc;

use serde_json::Value;

use super::field::Catalogue;
use super::flow::Flow;
use super::further::Further;
use super::keyed::Keyed;
use super::learn::SchemeChoice;
use super::task::Task;
use super::words::Choice;
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

/// A record, or a material, in the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// The key in [`Model::values`]: `r1`, `r2`, … or `m1`, `m2`, …; never used twice.
    pub key: String,
    /// The `id` in the input.
    pub id: String,
}

/// The whole state of the form.
///
/// Everything that was typed lies in `values` under a key: `subject/kind`, `subject/uscc`, `subject/name`,
/// `asOf`, `place`, `scheme`, `fact/<id>`, `record/<key>/<field>`, `matter/<field>`, `material/<key>/<field>`, `benefits/<id>`.
/// The choice of a three-way field is `yes`, `no` or absent; its date lies under the key followed by `/on`,
/// the denominator of a rate under the key followed by `/of`. A measure lies under `record/<key>/measures/<kind>`
/// (`true`), its size under that key followed by `/size`. `records` and `materials` say whether there are any.
#[derive(Clone, Debug)]
pub struct Model {
    /// What is asked.
    pub task: Task,
    /// What was typed and chosen, as it was typed; empty texts are not kept.
    pub values: Keyed<String>,
    /// The records, in their order.
    pub records: Vec<Record>,
    /// The materials of the application, in their order.
    pub materials: Vec<Record>,
    /// The number of the last record or material that was made.
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
    /// The scheme that the page forces, if any.
    pub scheme: Option<String>,
    /// Parts of a given input that the form does not show; they are passed on unchanged.
    pub extra: Keyed<Value>,
    /// The check of the code.
    pub check_code: CheckCode,
    /// All fields that the engine knows.
    pub catalogue: Rc<Catalogue>,
    /// The facts (`<id>`) and record fields (`record.<id>`) that the question reads; `None` for all.
    pub relevant: Option<Vec<String>>,
    /// The facts that can matter for this kind of subject; the others are folded. `None` where that was not asked.
    pub matters: Option<Vec<String>>,
    /// The schemes of grading of the place.
    pub schemes: Vec<SchemeChoice>,
    /// Places beside those of the built-in packs.
    pub places: Vec<Choice>,
    /// The question that was last learnt about.
    pub learnt: Option<Value>,
    /// How the visitor goes through the form.
    pub flow: Flow,
    /// What was asked beyond the answer.
    pub further: Further,
}

impl Default for Model {
    /// An empty form about repair, with one empty record.
    fn default() -> Self {
        let mut model = Self {
            task: Task::Repair,
            values: Keyed::default(),
            records: Vec::new(),
            materials: Vec::new(),
            last_record: 0,
            touched: Vec::new(),
            attempted: false,
            stale: false,
            lang: Lang::Zh,
            elder: false,
            native_dates: false,
            printing: false,
            prefix: "zx".to_owned(),
            scheme: None,
            extra: Keyed::default(),
            check_code,
            catalogue: Rc::new(Catalogue::default()),
            relevant: None,
            matters: None,
            schemes: Vec::new(),
            places: Vec::new(),
            learnt: None,
            flow: Flow::default(),
            further: Further::default(),
        };
        model.set("subject/kind", "enterprise");
        model.set("place", "CN");
        model.first_record();
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

    /// Whether something was typed or chosen in a field.
    pub fn is_filled(&self, key: &str) -> bool {
        let inside = format!("{key}/");
        self.values.iter().any(|(known, _)| known == key || known.starts_with(&inside))
    }

    /// The scheme that is asked for: the page's, or the visitor's choice.
    pub fn asked_scheme(&self) -> Option<&str> {
        let chosen = Some(self.value("scheme")).filter(|id| self.task == Task::Tier && !id.is_empty());
        self.scheme.as_deref().or(chosen)
    }

    /// Asks another question; what is known of the subject stays.
    pub fn set_task(&mut self, task: Task) {
        if self.task == task {
            return;
        }
        self.task = task;
        self.attempted = false;
        self.flow.restart();
        self.further = Further::default();
        self.touched.clear();
        let unused =
            |model: &Self| model.records.iter().all(|record| !model.is_filled(&format!("record/{}", record.key)));
        if task != Task::Repair && unused(self) && self.value("records") == "yes" {
            self.records.clear();
            self.set("records", "");
        } else if task == Task::Repair && self.records.is_empty() && self.value("records") != "no" {
            self.first_record();
        }
    }

    /// Empties the form; the task, language, style and place stay.
    pub fn clear(&mut self) {
        let place = self.value("place").to_owned();
        let mut fresh = Self::default();
        fresh.set_task(self.task);
        fresh.set("place", &place);
        self.values = fresh.values;
        (self.records, self.materials, self.last_record) = (fresh.records, fresh.materials, fresh.last_record);
        (self.touched, self.extra) = (fresh.touched, fresh.extra);
        (self.attempted, self.stale) = (false, false);
        self.flow.restart();
        self.further = Further::default();
    }

    /// The language as options name it.
    pub(super) fn lang_tag(&self) -> &'static str {
        super::say::Say(self.lang).tag()
    }

    /// The identifier of the element for a key.
    pub fn element_id(&self, key: &str) -> String {
        format!("{}-{}", self.prefix, key.replace('/', "-"))
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
