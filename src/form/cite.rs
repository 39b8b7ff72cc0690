//! Reasons and citations.

use serde_json::Value;

use super::answer::{flag, in_the_way, list, s, some, standing};
use super::say::Say;
use crate::view::{Element, Node, el, text};

/// The citations of one point; nothing when there are none.
pub(super) fn basis(list: &[Value], say: Say) -> Option<Element> {
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
        Some(article) if article.chars().all(|c| c.is_ascii_digit()) => {
            text(if say.is_zh() { format!("第 {article} 条") } else { format!("article {article}") })
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
    let has = words.chars().any(|c| ('\u{4E00}'..='\u{9FFF}').contains(&c));
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
        _ => say.t("适用规定", "Rules"),
    }
}

/// All reasons of a record, closed at first.
pub(super) fn reasons(reasons: &[Value], say: Say, open: bool) -> Option<Element> {
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
            .child(el("ol").class("zx-reason-list").children(reasons.iter().map(|one| reason(one, say)))),
    )
}

fn reason(reason: &Value, say: Say) -> Element {
    let state = match s(reason, "holds") {
        "unknown" => "zx-state zx-state-open",
        _ if in_the_way(reason) => "zx-state zx-state-bad",
        _ => "zx-state",
    };
    let facts: Vec<String> = list(reason, "facts").iter().filter_map(|fact| fact_line(fact, say)).collect();
    let facts: Vec<&str> = facts.iter().map(String::as_str).collect();
    let used = (!facts.is_empty()).then(|| {
        let words = say.labelled(say.t("用到的事实", "Facts used"), &facts.join(say.t("；", "; ")));
        el("p").class("zx-facts").text(words)
    });
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
        .maybe(used)
        .maybe(basis(list(reason, "basis"), say))
}

fn fact_line(fact: &Value, say: Say) -> Option<String> {
    let label = some(fact, "label")?;
    let value = match fact.get("value") {
        None | Some(Value::Null) => say.t("不清楚", "not known").to_owned(),
        Some(Value::Bool(true)) => say.t("是", "yes").to_owned(),
        Some(Value::Bool(false)) => say.t("否", "no").to_owned(),
        Some(Value::String(words)) => said(s(fact, "path"), words, say),
        Some(Value::Number(number)) => number.to_string(),
        Some(_) => return Some(label.to_owned()),
    };
    Some(say.labelled(label, &value))
}

/// A value in words: the words of the vocabulary by their labels, everything else as it is.
fn said(path: &str, value: &str, say: Say) -> String {
    let name = path.rsplit('/').next().unwrap_or_default();
    let words: Vec<&str> =
        value.split(',').map(|id| super::words::label(name, id).map_or(id, |label| say.w(label))).collect();
    say.list(&words)
}
