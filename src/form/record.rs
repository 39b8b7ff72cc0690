//! The records in the form, and which of their fields are asked.

use super::control::Desk;
use super::facts::more_box;
use super::field::Field;
use super::model::{Model, Record};
use super::say::Say;
use super::shown::record_field_is_shown;
use super::task::Task;
use super::view::section;
use crate::view::{Element, Node, el};

/// The first fields of a record describe its document; they stand side by side and are always asked.
pub(super) const DOCUMENT_FIELDS: usize = 4;

pub(super) fn record_title(say: Say, number: usize) -> String {
    if say.is_zh() { format!("记录 {number}") } else { format!("Record {number}") }
}

/// Whether the question reads records at all.
pub(super) fn reads_records(model: &Model) -> bool {
    let read = || model.relevant.as_ref().is_none_or(|list| list.iter().any(|id| id.starts_with("record.")));
    model.task == Task::Repair || read()
}

/// The section of the records; nothing where the question reads none.
pub(super) fn records(desk: &Desk<'_>, number: usize) -> Option<Element> {
    let (model, say) = (desk.model, desk.say);
    if !reads_records(model) && !desk.wants("records") {
        return None;
    }
    let any = model.value("records") == "yes";
    let list = model.records.iter().enumerate().filter(|_| any);
    let list: Vec<Element> = list.map(|(position, one)| record(desk, position + 1, one)).collect();
    let add = el("button").attr("type", "button").class("zx-button zx-second").part("button").on("!add");
    let asked = (model.task != Task::Repair).then(|| asked(desk));
    let lead = say.t(
        "对照决定书填写，一份文书填一条。不知道的选“不清楚”，结论会指出还缺什么。",
        "Fill in from the decision, one record for each document. Choose “Not known” where you do not know; the result says what is still missing.",
    );
    // The question itself bears the identifier where there is one.
    let section = section("records", number, say.t("失信记录", "Records"));
    let section =
        if asked.is_some() { section } else { section.id(model.element_id("records")).attr("tabindex", "-1") };
    Some(
        section
            .maybe((asked.is_none() || any).then(|| el("p").key("lead").class("zx-lead").text(lead)))
            .maybe(asked)
            .children(list)
            .maybe(
                (any || model.task == Task::Repair)
                    .then(|| add.key("add").text(say.t("+ 增加一条记录", "+ Add a record"))),
            ),
    )
}

/// Whether there are any: an empty list is an answer of its own.
pub(super) fn asked(desk: &Desk<'_>) -> Element {
    let say = desk.say;
    let mut list = vec![("yes", say.t("有", "Yes")), ("no", say.t("没有", "None"))];
    if !desk.model.flow.on {
        list.push(("", say.t("不清楚", "Not known")));
    }
    desk.radios(
        "records",
        say.t(
            "有没有失信行为认定、行政处罚、列入名单等记录",
            "Are there determinations of dishonesty, penalties or listings?",
        ),
        say.t(
            "可在信用中国和国家企业信用信息公示系统查询。",
            "Credit China and the national enterprise credit system (gsxt) show them.",
        ),
        &list,
        None,
    )
}

fn record(desk: &Desk<'_>, number: usize, one: &Record) -> Element {
    let (model, say) = (desk.model, desk.say);
    let start = format!("record/{}", one.key);
    let fields = &model.catalogue.record;
    let node = |field: &Field| desk.field(&format!("{start}/{}", field.id), field);
    let remove = (model.records.len() > 1 || model.task != Task::Repair).then(|| {
        el("button")
            .attr("type", "button")
            .class("zx-link zx-remove")
            .on(format!("!remove/{}", one.key))
            .text(say.t("删除", "Remove"))
            .child(el("span").class("zx-sr").text(format!("{}{}", say.t("", " "), record_title(say, number))))
    });
    let title = el("h3").class("zx-h3").id(desk.id(&format!("{start}/title"))).attr("tabindex", "-1");
    let rest = || fields.iter().skip(DOCUMENT_FIELDS).filter(|field| record_field_is_shown(desk, &start, field));
    let folded = |field: &Field| model.task == Task::Repair && field.more;
    let more: Vec<&Field> = rest().filter(|field| folded(field)).collect();
    let keys: Vec<String> = more.iter().map(|field| format!("{start}/{}", field.id)).collect();
    el("div")
        .class("zx-record")
        .part("record")
        .key(one.key.clone())
        .attr("role", "group")
        .attr("aria-labelledby", desk.id(&format!("{start}/title")))
        .child(el("div").class("zx-record-head").child(title.text(record_title(say, number))).maybe(remove))
        .child(el("div").class("zx-cols").key("document").children(fields.iter().take(DOCUMENT_FIELDS).map(node)))
        .children(rest().filter(|field| is_wide(field)).map(node).collect::<Vec<Node>>())
        .child(
            el("div")
                .class("zx-cols zx-pairs")
                .key("duties")
                .children(rest().filter(|field| !folded(field) && !is_wide(field)).map(node).collect::<Vec<Node>>()),
        )
        .maybe(more_box(
            desk,
            say.t("更多情况（选填）", "More circumstances (optional)"),
            &keys,
            more.into_iter().map(node).collect(),
        ))
}

/// Whether a field takes the whole width.
fn is_wide(field: &Field) -> bool {
    matches!(field.id.as_str(), "severity" | "measures")
}
