//! The function `zhixin(column, …)`.

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use datafusion::arrow::array::{ArrayRef, ListBuilder, StringArray, StringBuilder, StructArray, UInt32Array};
use datafusion::arrow::compute::take;
use datafusion::arrow::datatypes::{DataType, Field, Fields};
use datafusion::common::{exec_err, plan_err};
use datafusion::error::{DataFusionError, Result};
use datafusion::logical_expr::{ColumnarValue, ScalarFunctionArgs, ScalarUDF, ScalarUDFImpl, Signature, Volatility};
use serde_json::Value;
use zhixin::api::Engine;
use zhixin::batch::{Batch, Brief};
use zhixin::error::Error;

use crate::cells::as_csv;

/// What is asked of every row: the options of `zx.batch`, with the mapping that the page saves.
#[derive(Debug)]
pub struct Question {
    engine: Engine,
    options: Value,
    /// Those of the columns that the mapping reads, in its order.
    headings: Vec<String>,
}

impl Question {
    /// Reads a question, `packs` being further rule packs as JSON texts.
    ///
    /// # Errors
    ///
    /// Faults of the packs and of the options, each at its place; more than one task, rows that are records, and a
    /// question without a day.
    pub fn new(options: &str, packs: &[&str]) -> Result<Self> {
        let engine = Engine::new(packs).map_err(told)?;
        let options: Value = serde_json::from_str(options).map_err(|fault| DataFusionError::External(fault.into()))?;
        let mut question = Self { engine, options, headings: Vec::new() };
        let batch = question.batch()?;
        if batch.setting().asked.len() != 1 {
            return plan_err!("the question must have one task");
        }
        if batch.setting().mapping.is_per_record() {
            // Rows of one subject may lie in several record batches; group them in SQL, one row for each subject.
            return plan_err!("every row must be a subject, but the mapping makes rows records (/records/-/)");
        }
        let used = batch.setting().mapping.columns.iter().filter(|column| column.to.is_some());
        question.headings = used.map(|column| column.heading.clone()).collect();
        Ok(question)
    }

    /// The call in SQL, `zhixin("申请单位名称", …)`: the columns that the mapping reads, in its order.
    pub fn call(&self) -> String {
        let quoted = self.headings.iter().map(|heading| format!("\"{}\"", heading.replace('"', "\"\"")));
        format!("zhixin({})", quoted.collect::<Vec<_>>().join(", "))
    }

    /// A list of which nothing was read yet. Nothing stands in for a missing day: the same table comes to the same.
    fn batch(&self) -> Result<Batch> {
        self.engine.batch(&self.options, None).map_err(told)
    }

    /// Judges the rows of one record batch.
    fn judge(&self, csv: &[u8]) -> Result<Batch> {
        let mut batch = self.batch()?;
        batch.push(csv, true);
        while batch.step(usize::MAX, self.engine.world()).map_err(told)? > 0 {}
        Ok(batch)
    }
}

/// The function of SQL for a question.
pub fn screen(question: Question) -> ScalarUDF {
    let signature = Signature::any(question.headings.len(), Volatility::Immutable);
    ScalarUDF::from(Screen { question: Arc::new(question), signature })
}

#[derive(Debug)]
struct Screen {
    question: Arc<Question>,
    signature: Signature,
}

/// Two functions are the same where they ask the same question of the same packs.
impl PartialEq for Screen {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.question, &other.question)
    }
}

impl Eq for Screen {}

impl Hash for Screen {
    fn hash<H: Hasher>(&self, state: &mut H) {
        Arc::as_ptr(&self.question).hash(state);
    }
}

impl ScalarUDFImpl for Screen {
    fn name(&self) -> &str {
        "zhixin"
    }

    fn signature(&self) -> &Signature {
        &self.signature
    }

    fn return_type(&self, _: &[DataType]) -> Result<DataType> {
        Ok(DataType::Struct(fields()))
    }

    fn invoke_with_args(&self, args: ScalarFunctionArgs) -> Result<ColumnarValue> {
        let rows = args.number_rows;
        // By position: a planner that knows a column to be constant puts a literal in its place, without its name.
        let columns = args.args.iter().map(|arg| arg.to_array(rows)).collect::<Result<Vec<_>>>()?;
        let batch = self.question.judge(&as_csv(&self.question.headings, &columns, rows)?)?;
        if batch.len() != rows {
            return exec_err!("{rows} rows were given and {} answered", batch.len());
        }
        let codes = UInt32Array::from_iter_values(batch.codes(0));
        Ok(ColumnarValue::Array(take(&kinds(&batch.kinds().collect::<Vec<_>>()), &codes, None)?))
    }
}

fn fields() -> Fields {
    let list = |name| Field::new(name, DataType::new_list(DataType::Utf8, true), false);
    let text = |name| Field::new(name, DataType::Utf8, false);
    Fields::from(vec![text("class"), text("outcome"), list("reasons"), list("missing")])
}

/// The kinds of answer that were met, each once.
fn kinds(briefs: &[Brief]) -> ArrayRef {
    let text = |of: fn(&Brief) -> &str| Arc::new(StringArray::from_iter_values(briefs.iter().map(of))) as ArrayRef;
    let lists = |of: fn(&Brief) -> &[String]| {
        let mut builder = ListBuilder::new(StringBuilder::new());
        for brief in briefs {
            for item in of(brief) {
                builder.values().append_value(item);
            }
            builder.append(true);
        }
        Arc::new(builder.finish()) as ArrayRef
    };
    let columns = vec![
        text(|brief| brief.class.id()),
        text(|brief| &brief.outcome),
        lists(|brief| &brief.reasons),
        lists(|brief| &brief.missing),
    ];
    Arc::new(StructArray::new(fields(), columns, None))
}

/// Faults in both languages, each with its place.
fn told(faults: Vec<Error>) -> DataFusionError {
    let line = |fault: &Error| format!("{} {}: {} / {}", fault.code, fault.path, fault.messages.zh, fault.messages.en);
    DataFusionError::Plan(faults.iter().map(line).collect::<Vec<_>>().join("\n"))
}
