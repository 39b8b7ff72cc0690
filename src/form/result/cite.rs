//! Reasons and citations.

use serde_json::Value;

use crate::form::answer::{flag, in_the_way, list, s, some, standing};
use crate::form::field::Kind;
use crate::form::model::Model;
use crate::form::say::Say;
use crate::view::{Element, Node, el, text};

/// The citations of one point; nothing when there are none.
pub(in crate::form) fn basis(list: &[Value], say: Say) -> Option<Element> {
    (!list.is_empty()).then(|| el("ul").class("zx-basis").part("basis").children(list.iter().map(|one| line(one, say))))
}

/// The citations of several points together, each once, closed at first.
pub(super) fn sources<'a>(items: impl IntoIterator<Item = &'a Value>, say: Say, open: bool) -> Option<Element> {
    let mut all: Vec<Value> = Vec::new();
    for one in items.into_iter().flat_map(|item| list(item, "basis")) {
        if !all.contains(one) {
            all.push(one.clone());
        }
    }
    let inside = basis(&all, say)?;
    let summary = el("summary").class("zx-summary zx-summary-small").text(say.t("依据", "Sources"));
    Some(el("details").class("zx-sources").flag("open", open).child(summary).child(inside))
}

fn line(basis: &Value, say: Say) -> Element {
    let mut out = el("li");
    let title = if say.is_zh() {
        format!("《{}》", s(basis, "document").trim_matches(['《', '》']))
    } else {
        s(basis, "document").to_owned()
    };
    let title = chinese(&title, say);
    out = match some(basis, "url").filter(|url| url.starts_with("https://")) {
        Some(url) => out.child(
            el("a")
                .attr("href", url)
                .attr("rel", "noopener noreferrer")
                .attr("target", "_blank")
                .child(title)
                .child(el("span").class("zx-sr").text(say.t("（在新窗口打开）", " (opens in a new window)"))),
        ),
        None => out.child(title),
    };
    let mut parts: Vec<Node> = Vec::new();
    if let Some(number) = some(basis, "number") {
        parts.push(chinese(number, say));
    }
    parts.push(match some(basis, "article") {
        Some(article) if article.chars().all(|c| c.is_ascii_digit() || c == '、') => {
            let one = !article.contains('、');
            text(if say.is_zh() {
                format!("第 {article} 条")
            } else {
                format!("{} {}", if one { "article" } else { "articles" }, article.replace('、', ", "))
            })
        }
        Some(article) => chinese(article, say),
        None => text(say.t("条款号未见", "article number not seen")),
    });
    if let Some(validity) = validity(basis, say) {
        parts.push(text(validity));
    }
    for part in parts {
        out = out.text(say.t("，", ", ")).child(part);
    }
    let word = s(basis, "standing");
    let badge = el("span")
        .class(if word == "text" { "zx-badge" } else { "zx-badge zx-badge-care" })
        .part("standing")
        .text(standing(word, say));
    out.text(" ").child(badge).maybe(some(basis, "note").map(|note| el("span").class("zx-note").text(note)))
}

/// From when to when a document is in force.
fn validity(basis: &Value, say: Say) -> Option<String> {
    let (from, to) = (some(basis, "from"), some(basis, "to"));
    match (from, to, say.is_zh()) {
        (None, None, _) => None,
        (Some(from), None, true) => Some(format!("{from} 起施行")),
        (Some(from), None, false) => Some(format!("in force from {from}")),
        (None, Some(to), true) => Some(format!("施行至 {to}")),
        (None, Some(to), false) => Some(format!("in force until {to}")),
        (Some(from), Some(to), true) => Some(format!("{from} 至 {to} 施行")),
        (Some(from), Some(to), false) => Some(format!("in force {from} to {to}")),
    }
}

/// A name that stays Chinese in an English page says so to screen readers.
fn chinese(words: &str, say: Say) -> Node {
    let has = words.chars().any(|c| ('\u{3000}'..='\u{9FFF}').contains(&c) || ('\u{FF00}'..='\u{FFEF}').contains(&c));
    if has && !say.is_zh() { el("span").attr("lang", "zh-CN").text(words).into() } else { text(words) }
}

/// What a reason is about. Whether it holds is part of its message.
fn subject_of(reason: &Value, say: Say) -> &'static str {
    match s(reason, "effect") {
        "requires" => say.t("条件", "Condition"),
        "bars" => say.t("限制", "Bar"),
        "class" => say.t("失信程度", "Class"),
        "not_needed" => say.t("是否需要", "Need"),
        "time" => say.t("期限", "Time"),
        "band" => say.t("分数段", "Band"),
        "excludes" => say.t("不适用情形", "Exclusion"),
        "choice" => say.t("自愿选择", "Choice"),
        "resign" => say.t("重新承诺", "New commitment"),
        "deferral" => say.t("后补材料", "Later material"),
        "strict" => say.t("从严审查", "Strict review"),
        "discretionary" => say.t("由机关裁量", "Discretion"),
        "suspended" => say.t("暂停", "Suspension"),
        "cancelled" => say.t("取消", "Cancellation"),
        "refused" => say.t("不予办理", "Refusal"),
        _ => say.t("适用规定", "Rules"),
    }
}

/// All reasons of an answer, closed at first.
pub(super) fn reasons(model: &Model, reasons: &[Value], say: Say, open: bool) -> Option<Element> {
    if reasons.is_empty() {
        return None;
    }
    let count = reasons.len();
    let title = if say.is_zh() {
        format!("理由与依据（共 {count} 项）")
    } else {
        format!("Reasons and sources ({count})")
    };
    Some(
        el("details")
            .class("zx-more zx-reasons")
            .part("reasons")
            .flag("open", open)
            .child(el("summary").class("zx-summary").text(title))
            .child(el("ol").class("zx-reason-list").children(reasons.iter().map(|one| reason(model, one, say)))),
    )
}

/// One reason: what it is about, whether it holds, what was read, and the law.
pub(super) fn reason(model: &Model, reason: &Value, say: Say) -> Element {
    let state = match s(reason, "holds") {
        "unknown" => "zx-state zx-state-open",
        _ if in_the_way(reason) => "zx-state zx-state-bad",
        _ => "zx-state",
    };
    let assumed = flag(reason, "assumed")
        .then(|| el("span").class("zx-badge zx-badge-care").text(say.t("按前提推定", "assumed")));
    el("li")
        .class("zx-reason")
        .child(
            el("p")
                .class("zx-reason-text")
                .child(el("span").class(state).text(subject_of(reason, say)))
                .text(" ")
                .text(say.capital(s(reason, "message")))
                .text(" ")
                .maybe(assumed),
        )
        .maybe(records_and_end(model, reason, say))
        .maybe(facts_used(model, reason, say))
        .maybe(basis(list(reason, "basis"), say))
        .maybe(list_item(reason, say))
}

/// The records that a reason rests on, and the last day of what it says.
pub(super) fn records_and_end(model: &Model, reason: &Value, say: Say) -> Option<Element> {
    let records: Vec<String> =
        list(reason, "records").iter().filter_map(Value::as_str).map(|id| record_name(model, id, say)).collect();
    let records: Vec<&str> = records.iter().map(String::as_str).collect();
    let mut parts = Vec::new();
    if !records.is_empty() {
        parts.push(say.labelled(say.t("涉及", "Concerns"), &say.list(&records)));
    }
    if let Some(day) = some(reason, "until") {
        parts.push(if say.is_zh() { format!("至 {day} 止") } else { format!("until {day}") });
    }
    (!parts.is_empty()).then(|| el("p").class("zx-facts").text(parts.join(say.t("；", "; "))))
}

/// A record of the input as the form calls it.
pub(super) fn record_name(model: &Model, id: &str, say: Say) -> String {
    match model.records.iter().position(|record| record.id == id) {
        Some(at) => format!("{} {}", say.t("记录", "record"), at + 1),
        None => id.to_owned(),
    }
}

/// The item of a list of measures that a reason rests on.
fn list_item(reason: &Value, say: Say) -> Option<Element> {
    let item = reason.get("listItem")?;
    Some(
        el("div")
            .class("zx-list-item")
            .child(
                el("p").class("zx-facts").text(say.labelled(say.t("措施清单", "List of measures"), s(item, "label"))),
            )
            .maybe(basis(list(item, "basis"), say)),
    )
}

/// What was read for a reason, an item or an override.
pub(super) fn facts_used(model: &Model, of: &Value, say: Say) -> Option<Element> {
    let facts: Vec<String> = list(of, "facts").iter().filter_map(|fact| fact_line(model, fact, say)).collect();
    let facts: Vec<&str> = facts.iter().map(String::as_str).collect();
    (!facts.is_empty()).then(|| {
        let words = say.labelled(say.t("用到的事实", "Facts used"), &facts.join(say.t("；", "; ")));
        el("p").class("zx-facts").text(words)
    })
}

fn fact_line(model: &Model, fact: &Value, say: Say) -> Option<String> {
    let label = some(fact, "label")?;
    let value = match fact.get("value") {
        None | Some(Value::Null) => say.t("不清楚", "not known").to_owned(),
        Some(Value::Bool(true)) => say.t("是", "yes").to_owned(),
        Some(Value::Bool(false)) => say.t("否", "no").to_owned(),
        Some(Value::String(words)) => said(model, s(fact, "path"), words, say),
        Some(Value::Number(number)) => number.to_string(),
        Some(Value::Array(rate)) => rate.iter().map(Value::to_string).collect::<Vec<_>>().join("/"),
        Some(_) => return Some(label.to_owned()),
    };
    Some(say.labelled(label, &value))
}

/// A value in words: the words of the vocabulary and of a fact's choices by their labels, everything else as it is.
fn said(model: &Model, path: &str, value: &str, say: Say) -> String {
    let name = path.rsplit('/').next().unwrap_or_default();
    let choices = match model.catalogue.fact(name).map(|field| &field.kind) {
        Some(Kind::Word(choices)) => choices.as_slice(),
        _ => &[],
    };
    let label = |id: &str| {
        let chosen = choices.iter().find(|choice| choice.id == id).map(|choice| choice.label.clone());
        let label = crate::form::words::label(name, id).or(chosen);
        label.map_or_else(|| id.to_owned(), |label| say.x(&label).to_owned())
    };
    let words: Vec<String> = value.split(',').map(label).collect();
    say.list(&words.iter().map(String::as_str).collect::<Vec<_>>())
}
