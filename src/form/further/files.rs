//! The files that the visitor may keep.

use serde_json::{Value, json};

use super::{File, draft, keep_record};
use crate::form::answer::{list, s, some};
use crate::form::learn::AskEngine;
use crate::form::model::Model;
use crate::form::problem::problems;
use crate::form::result::outcome_words;
use crate::form::say::Say;

/// Makes the file that a word names: `draft`, `dates` (a calendar file), `record`, or `letter` (plain text).
///
/// `None` where there is nothing to put into it; the notice says so.
pub fn make(model: &mut Model, answer: Option<&Value>, what: &str, ask: AskEngine<'_>) -> Option<File> {
    let file = match what {
        "draft" => Some(file(model, "zhixin-draft", "json", "application/json", pretty(&draft::write(model)))),
        "dates" => dates(model, answer, ask).map(|text| file(model, "zhixin", "ics", "text/calendar", text)),
        "record" => {
            keep_record(model, ask);
            let text = model.further.record.as_ref().map(pretty);
            text.map(|text| file(model, "zhixin-record", "json", "application/json", text))
        }
        "letter" => letters(model).map(|text| file(model, "zhixin-letter", "txt", "text/plain", text)),
        _ => None,
    };
    match &file {
        Some(made) => {
            let left = if what == "draft" { problems(model).len() } else { 0 };
            let (mut zh, mut en) = (format!("已生成文件 {}。", made.name), format!("The file {} was made.", made.name));
            if left > 0 {
                zh.push_str(&format!("有 {left} 处填写无法识别，没有写进草稿。"));
                en.push_str(&format!(" {left} entries cannot be read and are not in it."));
            }
            model.further.tell(false, zh, en);
        }
        None if what == "dates" => model.further.tell(
            false,
            "评估日以后没有确定的日期，所以没有生成日历文件。",
            "There is no certain day after the as-of date, so no calendar file was made.",
        ),
        None => model.further.tell(true, "文件没有生成，请先查看结论。", "No file was made; show the result first."),
    }
    model.further.file = file.clone();
    file
}

fn file(model: &Model, name: &str, end: &str, kind: &'static str, text: String) -> File {
    let day = model.further.question.as_ref().map(|(.., options)| s(options, "asOf").to_owned()).unwrap_or_default();
    let day = if day.is_empty() { model.value("asOf").to_owned() } else { day };
    let day = crate::form::day::read(&day).map(|day| format!("-{day}")).unwrap_or_default();
    File { name: format!("{name}-{}{day}.{end}", model.task.id()), kind, text }
}

fn pretty(value: &Value) -> String {
    serde_json::to_string_pretty(value).unwrap_or_default()
}

fn letters(model: &Model) -> Option<String> {
    let letters: Vec<&str> =
        list(model.further.letter.as_ref()?, "letters").iter().map(|letter| s(letter, "text")).collect();
    (!letters.is_empty()).then(|| letters.join("\n\n\n"))
}

/// The days of the answer, and those from which something to do pays.
fn dates(model: &Model, answer: Option<&Value>, ask: AskEngine<'_>) -> Option<String> {
    let say = Say(model.lang);
    let answer = answer?;
    let options = json!({ "asOf": s(answer, "asOf"), "lang": model.lang_tag() });
    let own = ask("calendar", &[answer.clone(), options.clone()])?;
    let mut events: Vec<Value> = list(&own, "events")
        .iter()
        .map(|event| json!({ "date": s(event, "date"), "title": s(event, "title"), "description": event.get("description") }))
        .collect();
    for part in model.further.improve.iter().flat_map(|improve| list(improve, "parts")) {
        for set in list(part, "sets").iter().take(2) {
            let Some(day) = some(set, "from").filter(|day| *day > s(answer, "asOf")) else { continue };
            let todo: Vec<&str> = list(set, "changes").iter().map(|change| s(change, "label")).collect();
            let title = format!("{} {}", say.t("知信：", "zhixin:"), outcome_words(s(set, "outcome"), say));
            let text = say.labelled(say.t("前提", "Provided"), &say.list(&todo));
            let event = json!({ "date": day, "title": title, "description": text });
            if !events.contains(&event) {
                events.push(event);
            }
        }
    }
    if events.is_empty() {
        return None;
    }
    let made = ask("calendar", &[json!(events), options])?;
    Some(s(&made, "text").to_owned())
}
