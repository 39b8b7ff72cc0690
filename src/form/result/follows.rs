//! What follows from a grade, and how it can be objected to or repaired.

use serde_json::Value;

use super::cite::sources;
use super::parts::{ask, block};
use super::tier::label;
use crate::form::answer::{flag, list, period, s, some};
use crate::form::model::Model;
use crate::form::say::Say;
use crate::view::{Element, el};

/// What follows: what is certain first, then what is possible; what cannot follow any more is folded.
pub(super) fn consequences(answer: &Value, say: Say, open: bool) -> Option<Element> {
    let all = list(answer, "consequences");
    let of = |state: &'static str| all.iter().filter(move |one| s(one, "state") == state);
    let shown: Vec<&Value> = of("certain").chain(of("possible")).collect();
    let rest: Vec<&Value> = of("impossible").collect();
    if all.is_empty() {
        return None;
    }
    let line = |one: &&Value| consequence(answer, one, say, open);
    let folded = (!rest.is_empty()).then(|| {
        let title = say.t("不会发生的后果", "What does not follow");
        el("details")
            .class("zx-more")
            .flag("open", open)
            .child(el("summary").class("zx-summary zx-summary-small").text(format!("{title} ({})", rest.len())))
            .child(el("ul").class("zx-list").children(rest.iter().map(line)))
    });
    let shown_list = (!shown.is_empty()).then(|| el("ul").class("zx-list").children(shown.iter().map(line)));
    Some(block(say.t("等级的后果", "What follows")).part("consequences").maybe(shown_list).maybe(folded))
}

fn consequence(answer: &Value, one: &Value, say: Say, open: bool) -> Element {
    let state = match s(one, "state") {
        "certain" => None,
        "possible" => Some(say.t("可能", "possible")),
        _ => Some(say.t("不会", "no")),
    };
    let state = state.map(|state| el("span").class("zx-state zx-state-open").text(state));
    let kind = match s(one, "kind") {
        "inspection" => say.t("检查", "Inspection"),
        "quota" => say.t("额度", "Quota"),
        "benefit" => say.t("便利", "Benefit"),
        "restriction" => say.t("限制", "Restriction"),
        _ => say.t("其他", "Other"),
    };
    let grades: Vec<&str> = list(one, "grades").iter().filter_map(|id| label(answer, id)).collect();
    let whom = if flag(one, "always") {
        say.t("各等级都适用", "whatever the grade").to_owned()
    } else {
        say.labelled(say.t("适用等级", "for"), &say.list(&grades))
    };
    let amount = one.get("amount").filter(|amount| amount.is_object());
    let rounding = amount.filter(|amount| flag(amount, "open")).map(|_| {
        el("p")
            .class("zx-facts")
            .text(say.t("文件没有写明小数如何取整。", "The text does not say how fractions are rounded."))
    });
    let amount =
        amount.and_then(|amount| some(amount, "text")).map(|words| el("p").class("zx-amount").text(say.capital(words)));
    el("li")
        .child(
            el("p")
                .child(el("span").class("zx-state").text(kind))
                .text(" ")
                .text(say.capital(s(one, "label")))
                .text(" ")
                .maybe(state),
        )
        .maybe(amount)
        .maybe(rounding)
        .child(el("p").class("zx-facts").text(whom))
        .maybe(sources([one], say, open))
}

/// Objection and repair of a grade.
pub(super) fn procedures(model: &Model, answer: &Value, say: Say) -> Option<Element> {
    let items = list(answer, "procedures");
    let item = |one: &Value| {
        let open = match (s(one, "open"), some(one, "opensOn"), say.is_zh()) {
            ("yes", _, _) => say.t("现在可以提出", "may be asked for now").to_owned(),
            (_, Some(day), true) => format!("{day} 起可以提出"),
            (_, Some(day), false) => format!("may be asked for from {day}"),
            ("no", None, _) => say.t("现在不能提出", "may not be asked for now").to_owned(),
            _ => say.t("能否提出尚不清楚", "not known whether it may be asked for").to_owned(),
        };
        let clocks = list(one, "clocks").iter().map(|clock| {
            let label = say.capital(s(clock, "label"));
            let time = period(clock, say)
                .unwrap_or_else(|| say.t("文件没有写明期限", "no time limit in the texts").to_owned());
            el("li").text(say.labelled(&label, &time))
        });
        let missing = list(one, "missing");
        el("li")
            .child(el("p").text(say.labelled(&say.capital(s(one, "label")), &open)))
            .maybe(some(one, "effect").map(|effect| el("p").class("zx-facts").text(say.capital(effect))))
            .maybe((!list(one, "clocks").is_empty()).then(|| el("ul").class("zx-list").children(clocks)))
            .maybe((!missing.is_empty()).then(|| {
                el("ul").class("zx-list").children(missing.iter().map(|one| el("li").child(ask(model, one, say))))
            }))
            .maybe(sources([one], say, model.printing))
    };
    (!items.is_empty()).then(|| {
        block(say.t("异议与修复", "Objection and repair"))
            .child(el("ul").class("zx-list").children(items.iter().map(item)))
    })
}
