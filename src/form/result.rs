//! The answer in plain words: the conclusion first, then what to do, then why.

use serde_json::Value;

use super::answer::{list, record_headline, s, some, tone};
use super::model::Model;
use super::outcome::record_view;
use super::say::Say;
use super::sign::sign;
use crate::view::{Element, el};

/// The conclusion in one line, for the live region.
pub(super) fn headline(answer: &Value, say: Say) -> String {
    let records = list(answer, "records");
    let lines: Vec<String> = records.iter().map(|record| record_headline(record, say)).collect();
    if let [one] = lines.as_slice() {
        return one.clone();
    }
    let lines: Vec<String> = lines
        .iter()
        .enumerate()
        .map(|(at, line)| format!("{} {}{}{line}", say.t("记录", "Record"), at + 1, say.t("：", ": ")))
        .collect();
    lines.join(say.t("；", "; "))
}

/// The whole answer. The face moves the focus to its heading, `<prefix>-result`.
pub(super) fn view(model: &Model, answer: &Value) -> Element {
    let say = Say(model.lang);
    let records = list(answer, "records");
    let many = records.len() > 1;
    let stale = model.stale.then(|| {
        el("p").class("zx-stale").key("stale").part("stale").text(say.t(
            "填写内容已经改动，以下是改动前的结论。请重新点击“查看结论”。",
            "The form has changed since. What follows is the earlier result; choose “Show the result” again.",
        ))
    });
    el("section")
        .class("zx-result")
        .part("result")
        .key("result")
        .attr("aria-labelledby", model.element_id("result"))
        .child(
            el("h2")
                .class("zx-h2 zx-result-title")
                .part("heading")
                .id(model.element_id("result"))
                .attr("tabindex", "-1")
                .text(say.t("自评结论", "Result of the self-assessment")),
        )
        .child(el("p").class("zx-disclaimer").part("disclaimer").key("label").text(
            some(answer, "disclaimer").unwrap_or(say.t(
                "本结论为自评参考，不是行政机关的认定。",
                "This is a self-assessment, not a determination by an authority.",
            )),
        ))
        .maybe(stale)
        .child(identity(model, answer, say))
        .maybe(many.then(|| overview(records, say)))
        .children(records.iter().enumerate().map(|(at, record)| record_view(model, answer, record, at, many)))
        .maybe(notices(list(answer, "notices"), say))
        .maybe(super::cite::reasons(list(answer, "reasons"), say, model.printing))
        .maybe(rules(answer, say))
        .child(
            el("div").class("zx-buttons zx-noprint").key("print").child(
                el("button")
                    .attr("type", "button")
                    .class("zx-button zx-second")
                    .part("button")
                    .on("!print")
                    .text(say.t("打印结论", "Print the result")),
            ),
        )
}

/// For whom, on which day, under which rules: what a printed sheet has to bear.
fn identity(model: &Model, answer: &Value, say: Say) -> Element {
    let place = super::words::choices("place").into_iter().find(|(id, _, _)| *id == s(answer, "jurisdiction"));
    let place = place.map(|(_, zh, en)| say.t(zh, en));
    let rows = [
        (say.t("名称", "Name"), some_text(model.value("subject/name").trim().to_owned())),
        (
            say.t("统一社会信用代码", "Unified social credit code"),
            some_text(super::input::tidy_code(model.value("subject/uscc"))),
        ),
        (say.t("评估日", "As-of date"), some_text(s(answer, "asOf").to_owned())),
        (say.t("适用规定", "Rules"), place.map(str::to_owned)),
    ];
    el("dl").class("zx-identity").key("identity").children(rows.into_iter().filter_map(|(label, value)| {
        value.map(|value| el("div").child(el("dt").text(label)).child(el("dd").text(value)))
    }))
}

fn some_text(text: String) -> Option<String> {
    (!text.is_empty()).then_some(text)
}

/// The conclusions of all records at a glance.
fn overview(records: &[Value], say: Say) -> Element {
    el("ul").class("zx-overview").key("overview").children(records.iter().enumerate().map(|(at, record)| {
        let outcome = s(record, "outcome");
        el("li").class(tone(outcome)).child(sign(outcome)).text(format!(
            "{} {}{}{}",
            say.t("记录", "Record"),
            at + 1,
            say.t("：", ": "),
            record_headline(record, say)
        ))
    }))
}

/// Remarks that come with the answer.
pub(super) fn notices(notices: &[Value], say: Say) -> Option<Element> {
    (!notices.is_empty()).then(|| {
        el("div")
            .class("zx-block zx-notices")
            .part("notices")
            .child(el("h4").class("zx-h4").text(say.t("请注意", "Please note")))
            .child(el("ul").class("zx-list").children(notices.iter().map(|notice| {
                el("li").text(s(notice, "message")).maybe(super::cite::basis(list(notice, "basis"), say))
            })))
    })
}

/// Which rule packs answered, so that a printed sheet can be checked later.
fn rules(answer: &Value, say: Say) -> Option<Element> {
    let pack = answer.get("pack").filter(|pack| pack.is_object())?;
    let words = if say.is_zh() {
        format!("规则包 {}，版本 {}", s(pack, "id"), s(pack, "edition"))
    } else {
        format!("Rule pack {}, edition {}", s(pack, "id"), s(pack, "edition"))
    };
    let digest = |name: &'static str, member: &str| {
        some(pack, member).map(|digest| el("span").class("zx-digest").text(format!(" {name} {digest}")))
    };
    Some(
        el("p")
            .class("zx-rules")
            .key("rules")
            .text(words)
            .maybe(digest("SM3", "sm3"))
            .maybe(digest("SHA-256", "sha256")),
    )
}
