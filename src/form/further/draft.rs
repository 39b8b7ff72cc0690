//! Files that the visitor opens: a draft that is filled in again, and a decision record that is checked.

use serde_json::{Value, json};

use super::{Further, TryEngine};
use crate::error::Error;
use crate::form::answer::{list, s};
use crate::form::fill::fill;
use crate::form::input::{to_input, to_options};
use crate::form::model::Model;
use crate::form::task::Task;
use crate::form::update::Effect;

/// What a draft calls itself.
const FORMAT: &str = "zhixin-draft";

/// The version of drafts that is written, and the only one that is read.
const VERSION: i64 = 1;

/// What is filled in, as a draft.
pub(super) fn write(model: &Model) -> Value {
    let mut options = to_options(model);
    if let Some(options) = options.as_object_mut() {
        // The language is the reader's.
        options.remove("lang");
    }
    json!({
        "format": FORMAT,
        "version": VERSION,
        "task": model.task.id(),
        "options": options,
        "input": to_input(model),
        "dontKnow": model.flow.dont_know,
    })
}

/// Takes the text of a file that the visitor opened: `draft` fills the form, `record` is checked.
///
/// A broken file changes nothing but the notice, which says in both languages what is wrong with it.
pub fn take(model: &mut Model, what: &str, text: &str, ask: TryEngine<'_>) -> Effect {
    match what {
        "draft" => match read(model, text, ask) {
            Ok(()) => Effect::Focus(model.element_id(if model.flow.on { "screen" } else { "form" })),
            Err((zh, en)) => {
                model.further.file = None;
                model.further.tell(true, format!("草稿没有载入：{zh}"), format!("The draft was not loaded: {en}"));
                Effect::Focus(model.element_id("told"))
            }
        },
        "record" => {
            let record =
                serde_json::from_str::<Value>(text.trim_start_matches('\u{feff}')).map_err(|fault| not_json(&fault));
            let report = record.and_then(|record| ask("verify", &[record]).map_err(|faults| first(&faults)));
            match report {
                Ok(report) => {
                    model.further.verified = Some(report);
                    model.further.notice = None;
                    model.further.file = None;
                    Effect::Focus(model.element_id("verified"))
                }
                Err((zh, en)) => {
                    model.further.verified = None;
                    model.further.file = None;
                    model.further.tell(
                        true,
                        format!("这份文件不能核对：{zh}"),
                        format!("This file cannot be checked: {en}"),
                    );
                    Effect::Focus(model.element_id("told"))
                }
            }
        }
        _ => Effect::Nothing,
    }
}

type Fault = (String, String);

fn fault(zh: impl Into<String>, en: impl Into<String>) -> Fault {
    (zh.into(), en.into())
}

fn not_json(fault_: &serde_json::Error) -> Fault {
    let (line, column) = (fault_.line(), fault_.column());
    fault(
        format!("不是完整的 JSON 文件（第 {line} 行第 {column} 个字符）。请重新选择文件"),
        format!("it is no complete JSON (line {line}, column {column}); choose the file again"),
    )
}

fn first(faults: &[Error]) -> Fault {
    let Some(one) = faults.first() else { return fault("内容不能识别", "its content cannot be read") };
    let place = if one.path.is_empty() { String::new() } else { format!("（{}）", one.path) };
    let place_en = if one.path.is_empty() { String::new() } else { format!(" ({})", one.path) };
    fault(format!("{}{place}", one.messages.zh), format!("{}{place_en}", one.messages.en))
}

fn read(model: &mut Model, text: &str, ask: TryEngine<'_>) -> Result<(), Fault> {
    let draft: Value = serde_json::from_str(text.trim_start_matches('\u{feff}')).map_err(|fault| not_json(&fault))?;
    if s(&draft, "format") != FORMAT {
        let record = s(&draft, "format") == "zhixin-record";
        return Err(if record {
            fault(
                "这是决定记录，不是草稿；请用“核对一份决定记录”打开",
                "this is a decision record, no draft; open it with “Check a decision record”",
            )
        } else {
            fault("这不是本页保存的草稿", "this is no draft of this page")
        });
    }
    match draft.get("version").and_then(Value::as_i64) {
        Some(VERSION) => {}
        Some(version) => {
            return Err(fault(
                format!("草稿的版本是 {version}，本页只认版本 {VERSION}"),
                format!("its version is {version}, and this page reads version {VERSION}"),
            ));
        }
        None => return Err(fault("缺少版本号", "it has no version")),
    }
    let task = Task::from_id(s(&draft, "task"))
        .ok_or_else(|| fault("没有写明评估事项", "it does not say what is assessed"))?;
    let (input, options) =
        (draft.get("input").cloned().unwrap_or_default(), draft.get("options").cloned().unwrap_or_default());
    if !input.is_object() || !options.is_object() {
        return Err(fault("缺少填写的内容", "what was filled in is missing"));
    }
    // Read by the engine as a whole before anything is taken over.
    ask(task.method(), &[input.clone(), options.clone()]).map_err(|faults| first(&faults))?;
    model.set_task(task);
    fill(model, &input);
    model.set("place", Some(s(&options, "jurisdiction")).filter(|place| !place.is_empty()).unwrap_or("CN"));
    model.set("asOf", s(&options, "asOf"));
    model.set("scheme", if task == Task::Tier { s(&options, "scheme") } else { "" });
    model.attempted = false;
    model.stale = true;
    model.flow.restart();
    model.flow.dont_know = list(&draft, "dontKnow").iter().filter_map(Value::as_str).map(str::to_owned).collect();
    model.further = Further::default();
    model.further.tell(false, "草稿已载入，请核对后继续。", "The draft was loaded; check it and go on.");
    Ok(())
}
