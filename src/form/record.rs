//! The records in the form, and which of their fields are asked.

use super::control::Desk;
use super::fields::{FACTS, Field, RECORD};
use super::model::Record;
use super::say::Say;
use super::view::section;
use crate::view::{Element, Node, el};

/// The first fields of a record describe its document; they stand side by side and are always asked.
const DOCUMENT_FIELDS: usize = 4;

pub(super) fn record_title(say: Say, number: usize) -> String {
    if say.is_zh() { format!("记录 {number}") } else { format!("Record {number}") }
}

pub(super) fn records(desk: &Desk<'_>) -> Element {
    let (model, say) = (desk.model, desk.say);
    let list = model.records.iter().enumerate().map(|(position, one)| record(desk, position + 1, one));
    let add = el("button").attr("type", "button").class("zx-button zx-second").part("button").on("!add");
    section("records", "2", say.t("失信记录", "Records"))
        .id(model.element_id("records"))
        .attr("tabindex", "-1")
        .child(el("p").class("zx-lead").text(say.t(
            "对照决定书填写，一份文书填一条。不知道的选“不清楚”，结论会指出还缺什么。",
            "Fill in from the decision, one record for each document. Choose “Not known” where you do not know; the result says what is still missing.",
        )))
        .children(list)
        .child(add.key("add").text(say.t("+ 增加一条记录", "+ Add a record")))
}

fn record(desk: &Desk<'_>, number: usize, one: &Record) -> Element {
    let (model, say) = (desk.model, desk.say);
    let start = format!("record/{}", one.key);
    let shown = |field: &&Field| is_shown(desk, &format!("{start}/{}", field.id), field, &start);
    let node = |field: &Field| desk.field(&format!("{start}/{}", field.id), field);
    let remove = (model.records.len() > 1).then(|| {
        el("button")
            .attr("type", "button")
            .class("zx-link zx-remove")
            .on(format!("!remove/{}", one.key))
            .text(say.t("删除", "Remove"))
            .child(el("span").class("zx-sr").text(format!("{}{}", say.t("", " "), record_title(say, number))))
    });
    let title = el("h3").class("zx-h3").id(desk.id(&format!("{start}/title"))).attr("tabindex", "-1");
    let words = |title: Element| title.text(record_title(say, number));
    let more: Vec<Node> = RECORD.iter().filter(|field| field.more).filter(shown).map(node).collect();
    el("div")
        .class("zx-record")
        .part("record")
        .key(one.key.clone())
        .attr("role", "group")
        .attr("aria-labelledby", desk.id(&format!("{start}/title")))
        .child(el("div").class("zx-record-head").child(words(title)).maybe(remove))
        .child(el("div").class("zx-cols").key("document").children(RECORD.iter().take(DOCUMENT_FIELDS).map(node)))
        .children(RECORD.iter().filter(|field| is_wide(field)).filter(shown).map(node).collect::<Vec<_>>())
        .child(
            el("div").class("zx-cols zx-pairs").key("duties").children(
                RECORD
                    .iter()
                    .skip(DOCUMENT_FIELDS)
                    .filter(|field| !field.more && !is_wide(field))
                    .filter(shown)
                    .map(node)
                    .collect::<Vec<_>>(),
            ),
        )
        .maybe(more_box(desk, &start, more))
}

pub(super) fn more_box(desk: &Desk<'_>, key: &str, inside: Vec<Node>) -> Option<Element> {
    if inside.is_empty() {
        return None;
    }
    let start = format!("{key}/");
    let open = desk.wanted.iter().chain(desk.problems.iter().map(|problem| &problem.key)).any(|wanted| {
        wanted
            .strip_prefix(&start)
            .and_then(|rest| rest.split('/').next())
            .is_some_and(|id| RECORD.iter().chain(FACTS).any(|field| field.id == id && field.more))
    });
    Some(
        el("details")
            .class("zx-more")
            .key("more")
            .flag("open", open)
            .child(
                el("summary").class("zx-summary").text(desk.say.t("更多情况（选填）", "More circumstances (optional)")),
            )
            .child(el("div").class("zx-more-body zx-cols zx-pairs").children(inside)),
    )
}

/// Whether a field takes the whole width.
fn is_wide(field: &Field) -> bool {
    matches!(field.id, "severity" | "measures")
}

/// Whether a field is asked: it matters, or it was filled in, or the answer wants it.
pub(super) fn is_shown(desk: &Desk<'_>, key: &str, field: &Field, start: &str) -> bool {
    let model = desk.model;
    let inside = format!("{key}/");
    let filled = model.values.iter().any(|(known, _)| known == key || known.starts_with(&inside));
    if filled || desk.wants(key) {
        return true;
    }
    if matches!(field.id, "measures" | "procedure") {
        let stated = !model.value(&format!("{start}/severity")).is_empty();
        let document = model.value(&format!("{start}/document"));
        return !stated && matches!(document, "" | "penalty_decision" | "serious_list_decision");
    }
    if !field.more && key.starts_with("record/") {
        return true;
    }
    model
        .relevant
        .as_ref()
        .is_none_or(|list| list.iter().any(|id| id.strip_prefix("record.").unwrap_or(id) == field.id))
}
