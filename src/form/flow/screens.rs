//! What stands on each screen.

use serde_json::Value;

use super::super::answer::{list, s};
use super::super::control::Desk;
use super::super::record::{DOCUMENT_FIELDS, asked, record_title};
use super::super::result::{basis, outcome_words};
use super::super::task::Task;
use super::super::{matter, scheme, subject};
use super::Stop;
use crate::view::{Element, Node, el};

/// The heading of a screen.
pub(super) fn title(desk: &Desk<'_>, stop: &Stop) -> String {
    let (model, say) = (desk.model, desk.say);
    let number = |key: &str| model.records.iter().position(|record| record.key == key).map_or(1, |at| at + 1);
    let words = match stop {
        Stop::Subject => say.t("为谁、在哪一天、在哪里评估", "Who is assessed, on which day, and where"),
        Stop::Scheme => say.t("按哪个方案评价", "Which scheme"),
        Stop::Matter => say.t("办什么事项，缺什么材料", "The matter, and what is missing"),
        Stop::Benefits => say.t("查询哪些事项", "Which benefits"),
        Stop::Records => match model.task {
            Task::Repair => say.t("要评估的失信记录", "The records to assess"),
            _ => say.t("有没有失信记录", "Are there any records"),
        },
        Stop::Record(key) => {
            let title = record_title(say, number(key));
            return format!("{title}{}", say.t("：是什么文书", ": which document"));
        }
        Stop::Ask(key) => return question_title(desk, key),
        Stop::Answer | Stop::Letter => "",
    };
    words.to_owned()
}

/// The question itself; with several records, of which of them.
fn question_title(desk: &Desk<'_>, key: &str) -> String {
    let (model, say) = (desk.model, desk.say);
    let mut parts = key.splitn(3, '/');
    match (parts.next(), parts.next(), parts.next()) {
        (Some("fact"), Some(id), _) => {
            model.catalogue.fact(id).map(|field| say.capital(say.x(&field.label))).unwrap_or_default()
        }
        (Some("record"), Some(record), Some(field)) => {
            let at = model.records.iter().position(|known| known.key == record).map_or(1, |at| at + 1);
            let label = model.catalogue.record(field).map(|field| say.capital(say.x(&field.label))).unwrap_or_default();
            if model.records.len() > 1 { say.labelled(&record_title(say, at), &label) } else { label }
        }
        (Some("matter"), ..) => say.t("事项的期限", "Periods of the matter").to_owned(),
        _ => say.t("申请材料的情况", "Materials of the application").to_owned(),
    }
}

/// The content of a screen.
pub(super) fn body(desk: &Desk<'_>, stop: &Stop) -> Vec<Node> {
    let section = |section: Option<Element>| section.map(Node::from).into_iter().collect();
    match stop {
        Stop::Subject => section(subject::subject(desk, 1)),
        Stop::Scheme => section(scheme::schemes(desk, 1)),
        Stop::Matter => section(matter::matter(desk, 1)),
        Stop::Benefits => section(matter::benefits(desk, 1)),
        Stop::Records => records(desk),
        Stop::Record(key) => record(desk, key),
        Stop::Ask(key) => question(desk, key),
        Stop::Answer | Stop::Letter => Vec::new(),
    }
}

fn lead(words: &str) -> Node {
    el("p").class("zx-lead").key("lead").text(words).into()
}

fn records(desk: &Desk<'_>) -> Vec<Node> {
    let (model, say) = (desk.model, desk.say);
    let any = model.value("records") == "yes";
    let mut out = Vec::new();
    if model.task == Task::Repair {
        out.push(lead(
            say.t("一份文书一条。都加好以后继续。", "One record for each document. Continue when all are there."),
        ));
    } else {
        out.push(asked(desk).into());
    }
    let rows = model.records.iter().enumerate().filter(|_| any).map(|(at, record)| {
        let title = record_title(say, at + 1);
        let words: Vec<String> = model
            .catalogue
            .record
            .iter()
            .take(DOCUMENT_FIELDS)
            .filter_map(|field| super::said::value(model, say, &format!("record/{}/{}", record.key, field.id), field))
            .collect();
        let words = if words.is_empty() {
            say.t("还没有填写", "nothing yet").to_owned()
        } else {
            words.join(say.t("，", ", "))
        };
        let button = |action: &str, words: &str| {
            let sr = el("span").class("zx-sr").text(format!("{}{title}", say.t("", " ")));
            el("button")
                .attr("type", "button")
                .class("zx-link")
                .on(format!("!{action}/{}", record.key))
                .text(words)
                .child(sr)
        };
        let remove =
            (model.records.len() > 1 || model.task != Task::Repair).then(|| button("remove", say.t("删除", "Remove")));
        el("li")
            .class("zx-row")
            .key(&record.key)
            .child(el("p").class("zx-row-words").child(el("b").text(&title)).text(say.t("：", ": ")).text(words))
            .child(el("p").class("zx-row-buttons").child(button("go/record", say.t("修改", "Change"))).maybe(remove))
    });
    if any {
        let add = el("button").attr("type", "button").class("zx-button zx-second").part("button").key("add").on("!add");
        out.push(el("ul").class("zx-rows").key("rows").children(rows).into());
        out.push(add.text(say.t("增加一条记录", "Add a record")).into());
    }
    out
}

fn record(desk: &Desk<'_>, key: &str) -> Vec<Node> {
    let say = desk.say;
    let fields = desk.model.catalogue.record.iter().take(DOCUMENT_FIELDS);
    vec![
        lead(say.t(
            "对照决定书或者认定书填写；不知道的留空，后面会问到要紧的。",
            "Fill in from the decision. Leave open what you do not know; what matters is asked later.",
        )),
        el("div")
            .class("zx-narrow")
            .children(fields.map(|field| desk.field(&format!("record/{key}/{}", field.id), field)))
            .into(),
    ]
}

/// The control of one question, and why it is asked.
fn question(desk: &Desk<'_>, key: &str) -> Vec<Node> {
    let (model, say) = (desk.model, desk.say);
    let mut parts = key.splitn(3, '/');
    let desk = &Desk { asking: true, ..*desk };
    let control: Node = match (parts.next(), parts.next(), parts.next()) {
        (Some("fact"), Some(id), _) => model.catalogue.fact(id).map(|field| desk.field(key, field)),
        (Some("record"), Some(_), Some(id)) => model.catalogue.record(id).map(|field| desk.field(key, field)),
        (Some("matter"), ..) => Some(matter::periods(desk).into()),
        _ => Some(matter::materials(desk).into()),
    }
    .unwrap_or_else(|| el("p").into());
    let asked = model.flow.questions.as_ref();
    let asked = asked.and_then(|answer| {
        let mut all = list(answer, "questions").iter();
        Some((answer, all.find(|one| model.key_of_path(s(one, "path")).as_deref() == Some(key))?))
    });
    let mut out = vec![control];
    if let Some((answer, question)) = asked {
        out.push(why(desk, question).into());
        // Where an answer stands already, the rest is only about unusual circumstances.
        if !matches!(s(answer, "outcome"), "undetermined" | "") {
            let now = say.labelled(say.t("目前的结论", "The result so far"), outcome_words(s(answer, "outcome"), say));
            let rest = say.t(
                "。其余各问按通常情形推定；与您的情况不符的，会改变结论。",
                ". What remains is presumed as is usual; where your case differs, the result changes.",
            );
            out.push(el("p").class("zx-hint zx-so-good").key("now").text(now).text(rest).into());
        }
    }
    out
}

/// Why a question is asked: the rules that wait for it, with their articles, and what it decides.
fn why(desk: &Desk<'_>, question: &Value) -> Element {
    let say = desk.say;
    let between: Vec<&str> =
        list(question, "between").iter().filter_map(Value::as_str).map(|word| outcome_words(word, say)).collect();
    let decides = match (s(question, "decides"), between.is_empty()) {
        ("alone", false) => Some(say.labelled(
            say.t("视回答而定，结论是", "Depending on the answer the result is"),
            &between.join(say.t("，或者", ", or ")),
        )),
        ("with_others", _) => {
            Some(say.t("与其他回答一起决定结论。", "It decides together with other answers.").to_owned())
        }
        _ => None,
    };
    let unknown = question.get("unknown");
    let unknown = unknown.and_then(|unknown| match unknown.get("matters").and_then(Value::as_bool) {
        Some(false) => {
            Some(say.t("答“不清楚”也不影响结论。", "“I don’t know” makes no difference to the result.").to_owned())
        }
        Some(true) => {
            let words = outcome_words(unknown.get("outcome").and_then(Value::as_str).unwrap_or_default(), say);
            Some(say.labelled(say.t("答“不清楚”的，结论是", "With “I don’t know” the result is"), words))
        }
        None => None,
    });
    let shared = |rule: &Value| s(rule, "message").to_owned();
    let mut seen: Vec<String> = Vec::new();
    let rules: Vec<Element> = list(question, "why")
        .iter()
        .filter(|rule| {
            let words = shared(rule);
            let new = !seen.contains(&words);
            seen.push(words);
            new
        })
        .map(|rule| {
            let presumed = (rule.get("assumed").and_then(Value::as_bool) == Some(true))
                .then(|| el("span").class("zx-badge").text(say.t("推定", "presumed")));
            el("li")
                .child(el("p").text(say.capital(s(rule, "message"))).text(" ").maybe(presumed))
                .maybe(basis(list(rule, "basis"), say))
        })
        .collect();
    el("details")
        .class("zx-more zx-why")
        .part("why")
        .key("why")
        .flag("open", false)
        .child(el("summary").class("zx-summary").text(say.t("为什么问这一项", "Why this is asked")))
        .maybe(decides.map(|words| el("p").text(words)))
        .maybe(unknown.map(|words| el("p").text(words)))
        .child(el("ul").class("zx-list").children(rules))
}
