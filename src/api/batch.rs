//! Lists: the options of a batch, the first look at a file, and answers about a finished run as JSON.

use serde::Serialize;
use serde_json::{Map, Value, json};

use super::entries::entries;
use super::options::Options;
use super::{Engine, text};
use crate::batch::{
    Asked, Batch, Board, Class, Fault, Filter, Mapping, MappingView, Sampler, Setting, Target, Task, preview,
};
use crate::date::Date;
use crate::error::Error;
use crate::json::{Faults, Reader, nearest};
use crate::pack::{Value as Read, World};
use crate::text::{Lang, Text};

/// A first look at a file, as JSON.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct PreviewView {
    delimiter: String,
    above: usize,
    headings: Vec<String>,
    rows: Vec<Vec<String>>,
    per_record: bool,
    mapping: MappingView,
    /// What a column may be mapped to: what the asked rules read, then what they do not.
    targets: Vec<TargetView>,
}

#[derive(Debug, Serialize)]
struct TargetView {
    to: String,
    label: Text,
    #[serde(rename = "type")]
    kind: &'static str,
    /// Whether the asked rules read it.
    asked: bool,
}

/// A row that was opened.
#[derive(Debug, Serialize)]
struct OpenedView<'a> {
    entry: u32,
    lines: Vec<u32>,
    headings: &'a [String],
    cells: Vec<Vec<String>>,
    input: Option<Value>,
    faults: Vec<Fault>,
}

/// What the options of a batch say, before a file is known.
struct Plan {
    asked: Vec<Asked>,
    mapping: Option<Mapping>,
    delimiter: Option<u8>,
    above: Option<usize>,
    per_record: Option<bool>,
}

impl Engine {
    /// Makes ready for a list. The options have a `mapping`, as [`Engine::preview`] gives it.
    ///
    /// # Errors
    ///
    /// Every fault of the options, at its place.
    pub fn batch(&self, options: &Value, today: Option<Date>) -> Result<Batch, Vec<Error>> {
        let plan = read(options, self.world(), today)?;
        let Some(mapping) = plan.mapping else {
            let message = Text::new("缺少 `mapping`（各列对应的项）", "`mapping` (what the columns mean) is missing");
            return Err(vec![Error::new("missing_key", "/options", message)]);
        };
        Ok(Batch::new(Setting {
            asked: plan.asked,
            mapping,
            delimiter: plan.delimiter.unwrap_or(b','),
            above: plan.above.unwrap_or(0),
        }))
    }

    /// A first look at the first bytes of a file: separator, headings, and what the columns are guessed to mean.
    ///
    /// # Errors
    ///
    /// Every fault of the options, at its place.
    pub fn preview(&self, bytes: &[u8], options: &Value, today: Option<Date>) -> Result<String, Vec<Error>> {
        let world = self.world();
        let plan = read(options, world, today)?;
        let wanted = wanted(world, &plan.asked);
        let found = preview(bytes, (plan.delimiter, plan.above), &wanted, plan.per_record, world);
        let mapping = plan.mapping.unwrap_or(found.mapping);
        let per_record = mapping.is_per_record();
        let most = if per_record { None } else { Some(3) };
        let is_asked = |target: Target| match target {
            Target::Fact(at) => wanted.contains(&Read::Fact(at)),
            Target::Record(_, crate::batch::Part::Field(field)) => wanted.contains(&Read::Record(field)),
            Target::SubjectKind => wanted.contains(&Read::SubjectKind),
            _ => true,
        };
        let view = |target: Target| TargetView {
            to: target.pointer(world),
            label: target.label(world),
            kind: target.kind(world),
            asked: is_asked(target),
        };
        let mut targets: Vec<TargetView> = Target::all(world, most).into_iter().map(view).collect();
        targets.sort_by_key(|target| !target.asked);
        text(&PreviewView {
            delimiter: char::from(found.delimiter).to_string(),
            above: found.above,
            headings: found.headings,
            rows: found.rows,
            per_record,
            mapping: mapping.view(world),
            targets,
        })
    }

    /// Answers a question about a batch: `counts`, `filter`, `rows`, `vetoes`, `labels`, `asked`, `mapping`.
    ///
    /// # Errors
    ///
    /// A question or an argument that is not known.
    pub fn ask_batch(&self, batch: &Batch, question: &str, arg: &Value) -> Result<String, Vec<Error>> {
        match question {
            "counts" => text(&batch.counts()),
            "filter" => text(&batch.filter(&read_filter(arg)?)),
            "rows" => text(&batch.table(&entries_of(arg))),
            "vetoes" => text(&batch.vetoes(self.world())),
            "labels" => text(&self.labels(batch)),
            "asked" => text(&batch.setting().asked.iter().map(asked_view).collect::<Vec<_>>()),
            "mapping" => text(&batch.setting().mapping.view(self.world())),
            _ => {
                let known = ["counts", "filter", "rows", "vetoes", "labels", "asked", "mapping"];
                let (zh, en) = crate::json::hint(nearest(known.into_iter(), question));
                let message = Text::new(
                    format!("没有 `{question}` 这个问题{zh}"),
                    format!("there is no question `{question}`{en}"),
                );
                Err(vec![Error::new("unknown_method", "", message)])
            }
        }
    }

    /// The subjects that fit a filter, in the order of the file.
    ///
    /// # Errors
    ///
    /// Every fault of the filter, at its place.
    pub fn filter_batch(&self, batch: &Batch, filter: &Value) -> Result<Vec<u32>, Vec<Error>> {
        Ok(batch.filter(&read_filter(filter)?))
    }

    /// The labels of rules and facts, and of every outcome that occurred.
    fn labels(&self, batch: &Batch) -> Value {
        let lang = lang_of(batch);
        let mut outcomes = Vec::new();
        for task in 0..batch.setting().asked.len() {
            let mut map = Map::new();
            for outcome in batch.outcomes_met() {
                map.insert(outcome.to_owned(), batch.outcome_label(task, outcome, lang).into());
            }
            outcomes.push(Value::Object(map));
        }
        let class = |class: &Class| {
            let label = crate::batch::class_label(*class);
            (class.id().to_owned(), Value::from(label.in_lang(lang)))
        };
        let classes: Map<String, Value> = Class::ALL.iter().map(class).collect();
        json!({ "names": batch.labels(), "outcomes": outcomes, "classes": classes })
    }

    /// Opens a subject: its cells, and the input to ask by itself; `bytes` are its row's, where it has a place.
    ///
    /// # Errors
    ///
    /// None but those of writing JSON.
    pub fn open_row(&self, batch: &Batch, entry: u32, bytes: &[u8]) -> Result<String, Vec<Error>> {
        let opened = batch.open(entry, bytes, self.world());
        let (input, faults) = match opened.input {
            Ok(input) => (Some(input), Vec::new()),
            Err(faults) => (None, faults),
        };
        let headings = batch.headings();
        text(&OpenedView { entry, lines: opened.lines, headings, cells: opened.cells, input, faults })
    }

    /// The sampling plan that was drawn, as JSON.
    ///
    /// # Errors
    ///
    /// None but those of writing JSON.
    pub fn drawn(&self, sampler: Sampler, batches: Option<usize>, batch: &Batch) -> Result<String, Vec<Error>> {
        text(&sampler.finish(batches, lang_of(batch), batch, self.world()))
    }

    /// The deadline board, as JSON.
    ///
    /// # Errors
    ///
    /// None but those of writing JSON.
    pub fn board(&self, board: Board) -> Result<String, Vec<Error>> {
        text(&board.finish())
    }
}

fn lang_of(batch: &Batch) -> Lang {
    batch.setting().asked.first().map_or(Lang::Zh, |asked| asked.lang)
}

/// A task as the face asks it of one row by itself.
fn asked_view(asked: &Asked) -> Value {
    let mut options = Map::new();
    options.insert("jurisdiction".to_owned(), asked.jurisdiction.clone().into());
    options.insert("asOf".to_owned(), asked.as_of.to_string().into());
    let lang = if asked.lang == Lang::Zh { "zh-CN" } else { "en" };
    options.insert("lang".to_owned(), lang.into());
    if let Some(scheme) = &asked.scheme {
        options.insert("scheme".to_owned(), scheme.clone().into());
    }
    let key = match asked.task {
        Task::Benefits => "benefit",
        Task::Office => "check",
        _ => "",
    };
    if let (Some(only), false) = (&asked.only, key.is_empty()) {
        options.insert(key.to_owned(), only.clone().into());
    }
    json!({ "task": asked.task.id(), "options": options })
}

fn entries_of(arg: &Value) -> Vec<u32> {
    let list = arg.as_array().map(Vec::as_slice).unwrap_or_default();
    list.iter().filter_map(|at| at.as_u64().and_then(|at| u32::try_from(at).ok())).collect()
}

fn read_filter(arg: &Value) -> Result<Filter, Vec<Error>> {
    if arg.is_null() {
        return Ok(Filter::default());
    }
    let faults = Faults::default();
    let mut filter = Filter::default();
    if let Some(object) = Reader::new(arg, "/filter", &faults).object() {
        let string = |key| object.optional(key).and_then(|r: Reader<'_>| r.string().map(str::to_owned));
        filter.class = object.optional("class").and_then(|r| {
            let given = r.filled()?;
            let found = Class::ALL.into_iter().find(|class| class.id() == given);
            if found.is_none() {
                r.unknown_word(given, nearest(Class::ALL.iter().map(|class| class.id()), given));
            }
            found
        });
        filter.task = object.optional("task").and_then(|r| r.integer()).and_then(|n| usize::try_from(n).ok());
        filter.outcome = string("outcome");
        filter.reason = string("reason");
        filter.missing = string("missing");
        object.finish();
    }
    let faults = faults.into_vec();
    if faults.is_empty() { Ok(filter) } else { Err(faults) }
}

fn read(options: &Value, world: &World, today: Option<Date>) -> Result<Plan, Vec<Error>> {
    let faults = Faults::default();
    let empty = Value::Object(Map::new());
    let options = if options.is_null() { &empty } else { options };
    let reader = Reader::new(options, "/options", &faults);
    let mut plan = Plan { asked: Vec::new(), mapping: None, delimiter: None, above: None, per_record: None };
    let mut more = Vec::new();
    if let Some(object) = reader.object() {
        let tasks = object.required("tasks").and_then(|r| r.some()).unwrap_or_default();
        for task in tasks {
            match asked(task.value(), options, world, today) {
                Ok(asked) => plan.asked.push(asked),
                Err(faults) => more.extend(faults),
            }
        }
        for key in ["jurisdiction", "asOf", "lang"] {
            object.optional(key);
        }
        plan.delimiter = object.optional("delimiter").and_then(|r| match r.string()?.as_bytes() {
            [byte @ (b',' | b'\t' | b';' | b'|')] => Some(*byte),
            _ => {
                r.fault(
                    "unknown_word",
                    "分隔符应为逗号、制表符、分号或者竖线",
                    "a separator is `,`, a tab, `;` or `|`",
                );
                None
            }
        });
        plan.above = object.optional("above").and_then(|r| {
            let n = r.integer()?;
            let found = usize::try_from(n).ok().filter(|n| *n <= 1000);
            if found.is_none() {
                r.fault("out_of_range", "应在 0 至 1000 之间", "it has to be between 0 and 1000");
            }
            found
        });
        plan.per_record = object.optional("perRecord").and_then(|r| r.boolean());
        if let Some(mapping) = object.optional("mapping") {
            match Mapping::read(mapping.value(), world) {
                Ok(mapping) => plan.mapping = Some(mapping),
                Err(faults) => more.extend(faults),
            }
        }
        object.finish();
    }
    more.extend(faults.into_vec());
    if more.is_empty() { Ok(plan) } else { Err(more) }
}

/// A task by its name, or with its own options; those of the batch stand in.
fn asked(task: &Value, options: &Value, world: &World, today: Option<Date>) -> Result<Asked, Vec<Error>> {
    let mut own = Map::new();
    for key in ["jurisdiction", "asOf", "lang"] {
        if let Some(value) = options.get(key) {
            own.insert(key.to_owned(), value.clone());
        }
    }
    let name = match task {
        Value::Object(map) => {
            own.extend(map.iter().map(|(key, value)| (key.clone(), value.clone())));
            own.remove("task");
            map.get("task").and_then(Value::as_str).unwrap_or_default()
        }
        other => other.as_str().unwrap_or_default(),
    };
    let read = Options::read(&Value::Object(own), world, today)?;
    let Some((_, task)) = Task::ALL.into_iter().find(|(id, _)| *id == name) else {
        let (zh, en) = crate::json::hint(nearest(Task::ALL.iter().map(|(id, _)| *id), name));
        let message = Text::new(format!("没有任务 `{name}`{zh}"), format!("there is no task `{name}`{en}"));
        return Err(vec![Error::new("unknown_word", "/options/tasks", message)]);
    };
    let known = |id: &str| match task {
        Task::Repair => world.scheme(id).is_some(),
        Task::Tier => world.tier(id).is_some(),
        Task::Commitment => world.commitment().any(|(_, scheme)| scheme.id == id),
        Task::Benefits | Task::Office => false,
    };
    read.scheme_of(name, read.scheme.as_deref().is_none_or(known))?;
    let only = match task {
        Task::Benefits => read.benefit.map(str::to_owned),
        Task::Office => read.check,
        _ => None,
    };
    Ok(Asked { task, as_of: read.as_of, jurisdiction: read.jurisdiction, lang: read.lang, scheme: read.scheme, only })
}

/// What the asked rules read.
fn wanted(world: &World, asked: &[Asked]) -> Vec<Read> {
    let mut list = Vec::new();
    for entry in entries(world) {
        let is_asked = |asked: &Asked| {
            entry.task == asked.task.id()
                && match (&asked.scheme, &asked.only) {
                    (Some(id), _) => id == entry.id,
                    (None, Some(only)) if asked.task == Task::Office => only == entry.id,
                    _ => entry.pack.covers(&asked.jurisdiction),
                }
        };
        if asked.iter().any(is_asked) {
            list.extend(entry.values.iter().copied());
        }
    }
    list.sort();
    list.dedup();
    list
}
