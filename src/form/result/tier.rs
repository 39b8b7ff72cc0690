//! The answer about a grade: what it is or may be, from which points, and what would settle it.

use serde_json::Value;

use super::cite::{basis, reasons};
use super::follows::{consequences, procedures};
use super::items::{items, overrides};
use super::ladder::ladder;
use super::parts::{article, ask, assumptions, block, gaps, headed, questions, sentence};
use super::score::score;
use crate::form::answer::{holds, list, s, some};
use crate::form::model::Model;
use crate::form::say::Say;
use crate::form::scheme::{kind_words, status_words};
use crate::view::{Element, el};

/// The answer as one article.
pub(super) fn body(model: &Model, answer: &Value) -> Vec<Element> {
    let say = Say(model.lang);
    let open = model.printing;
    let id = model.element_id("answer");
    let kind = s(answer, "outcomeKind");
    let head = headed(kind, &id, some(answer, "schemeTitle"), &sentence(s(answer, "summary"), say));
    vec![
        article(kind, &id)
            .child(head)
            .maybe(about(answer, say))
            .maybe(choices(answer, say))
            .maybe(ladder(answer, say))
            .maybe(score(answer, say))
            .maybe(missing(model, answer, say))
            .children(super::ahead(model, answer))
            .maybe(gates(answer, say))
            .maybe(items(model, answer, say))
            .maybe(overrides(model, answer, say))
            .maybe(consequences(answer, say, open))
            .maybe(procedures(model, answer, say))
            .maybe(assumptions(answer, say))
            .maybe(gaps(list(answer, "gaps"), say))
            .maybe(reasons(model, list(answer, "reasons"), say, open)),
    ]
}

/// What a grade of this scheme is, and where the scheme stands.
fn about(answer: &Value, say: Say) -> Option<Element> {
    let kind = say.w(kind_words(some(answer, "schemeKind")?));
    let status = say.w(status_words(s(answer, "schemeStatus")));
    let words = if status.is_empty() { kind.to_owned() } else { [kind, status].join(say.t("；", "; ")) };
    Some(el("p").class("zx-class").text(say.labelled(say.t("方案性质", "Kind of scheme"), &words)))
}

/// The schemes to choose from, where the question named none.
fn choices(answer: &Value, say: Say) -> Option<Element> {
    let items = list(answer, "choices");
    let item = |choice: &Value| {
        let button = el("button").attr("type", "button").class("zx-link").on(format!("!scheme/{}", s(choice, "id")));
        el("li").child(button.text(say.capital(s(choice, "title"))))
    };
    (!items.is_empty()).then(|| {
        block(say.t("请选择一个方案", "Choose one of the schemes"))
            .class("zx-block zx-missing")
            .child(el("ul").class("zx-list").children(items.iter().map(item)))
    })
}

/// What is missing, what settles the grade first; with the grades that each answer would leave.
fn missing(model: &Model, answer: &Value, say: Say) -> Option<Element> {
    let items = list(answer, "missing");
    if items.is_empty() {
        return None;
    }
    let item = |missing: &Value| {
        let settles = (missing.get("settles").and_then(Value::as_bool) == Some(true))
            .then(|| el("span").class("zx-badge").text(say.t("知道即可确定", "settles it")));
        let score = (s(missing, "matters") == "score")
            .then(|| el("span").class("zx-badge").text(say.t("只影响分数", "score only")));
        el("li")
            .child(ask(model, missing, say))
            .text(" ")
            .maybe(settles)
            .maybe(score)
            .maybe(leads(answer, missing, say))
    };
    let title = match s(answer, "outcomeKind") {
        "grade" => say.t("知道以下情况，分数会更确定", "These would make the score more certain"),
        _ => say.t("还需要知道（最能确定结果的在前）", "Still to be answered, most decisive first"),
    };
    Some(block(title).class("zx-block zx-missing").children(questions(items, say, model.printing, item)))
}

/// Which grades each answer to a question would leave.
fn leads(answer: &Value, missing: &Value, say: Say) -> Option<Element> {
    // Worth a line only where some answer leaves fewer.
    let all = list(answer, "possible").len();
    let leads = list(missing, "leads");
    if leads.iter().all(|lead| list(lead, "possible").len() >= all) {
        return None;
    }
    let word = |value: &Value| match value {
        Value::Bool(true) => say.t("是", "yes").to_owned(),
        Value::Bool(false) => say.t("否", "no").to_owned(),
        Value::String(id) => {
            let choice = list(missing, "choices").iter().find(|choice| s(choice, "id") == id);
            choice.map_or_else(|| id.clone(), |choice| s(choice, "label").to_owned())
        }
        other => other.to_string(),
    };
    let line = |lead: &Value| {
        let value = word(lead.get("value").unwrap_or(&Value::Null));
        let grades: Vec<&str> = list(lead, "possible").iter().filter_map(|id| label(answer, id)).collect();
        let grades = if grades.is_empty() { say.t("不评级", "no grade").to_owned() } else { say.list(&grades) };
        format!("{value} → {grades}")
    };
    let lines: Vec<String> = leads.iter().map(line).collect();
    (!lines.is_empty()).then(|| el("p").class("zx-facts").text(lines.join(say.t("；", "; "))))
}

/// The label of a grade by its name.
pub(super) fn label<'a>(answer: &'a Value, id: &Value) -> Option<&'a str> {
    list(answer, "grades").iter().find(|grade| grade.get("id") == Some(id)).map(|grade| s(grade, "label"))
}

/// What has to hold before anything is graded, as far as it does not.
fn gates(answer: &Value, say: Say) -> Option<Element> {
    let items: Vec<&Value> = list(answer, "gates").iter().filter(|gate| s(gate, "holds") != "yes").collect();
    (!items.is_empty()).then(|| {
        block(say.t("参加评价的前提", "Before anything is graded")).child(el("ul").class("zx-list").children(
            items.into_iter().map(|gate| {
                let state =
                    if s(gate, "holds") == "no" { say.t("不具备", "not met") } else { holds("unknown", say) };
                el("li")
                    .text(say.labelled(&say.capital(s(gate, "label")), state))
                    .maybe(basis(list(gate, "basis"), say))
            }),
        ))
    })
}
