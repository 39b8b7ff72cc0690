//! What can be kept and checked: the decision record, a draft, the last file that was made; and how one starts over.

use serde_json::Value;

use crate::form::answer::s;
use crate::form::control::Desk;
use crate::form::say::Say;
use crate::view::{Element, el};

fn button(action: &'static str, class: &'static str, words: &str) -> Element {
    el("button").attr("type", "button").class(class).part("button").key(action).on(action).text(words)
}

/// A button that opens a file; the page reads it and hands its text over (`data-take`).
fn open_file(desk: &Desk<'_>, what: &'static str, class: &'static str, words: &str) -> Element {
    let input = el("input")
        .attr("type", "file")
        .attr("accept", ".json,application/json")
        .attr("data-take", what)
        .id(desk.id(&format!("take/{what}")))
        .class("zx-sr zx-file-input");
    el("label").class("zx-file").key(what).child(input).child(el("span").class(class).text(words))
}

/// The block under an answer: print, keep, check.
pub(in crate::form) fn view(desk: &Desk<'_>) -> Element {
    let (model, say) = (desk.model, desk.say);
    let inside = el("div")
        .class("zx-fold-body")
        .child(el("p").class("zx-hint").text(say.t(
            "决定记录写明输入、规则包摘要、日期和结论，日后可以离线核对。不含主体名称。文件只存在您自己的设备上。",
            "The decision record holds the input, the digests of the rules, the day and the result, and can be checked later offline. It leaves the name out. The file stays on your own device.",
        )))
        .child(
            el("div")
                .class("zx-buttons")
                .child(button("!save/record", "zx-button zx-second", say.t("保存决定记录", "Save the decision record")))
                .child(open_file(desk, "record", "zx-button zx-second", say.t("核对一份决定记录", "Check a decision record"))),
        )
        .maybe(model.further.verified.as_ref().map(|report| verified(desk, report)));
    el("div")
        .class("zx-block zx-noprint zx-keep")
        .key("keep")
        .part("keep")
        .child(el("h4").class("zx-h4").text(say.t("留存与核对", "Keep and check")))
        .child(inside)
}

/// What came of checking a record.
fn verified(desk: &Desk<'_>, report: &Value) -> Element {
    let say = desk.say;
    let of = |value: Option<&Value>, member: &str| -> String {
        let text = value.and_then(|value| value.get(member));
        text.map(|text| s(text, say.t("zh", "en")).to_owned()).unwrap_or_default()
    };
    let agrees = report.get("ok").and_then(Value::as_bool) == Some(true);
    let mut lines: Vec<String> =
        ["digest", "engine", "calendar"].iter().map(|part| of(report.get(part), "message")).collect();
    lines.extend(crate::form::answer::list(report, "packs").iter().map(|pack| of(Some(pack), "message")));
    lines.push(of(report.get("answer"), "message"));
    lines.retain(|line| !line.is_empty());
    el("div")
        .class(if agrees { "zx-told zx-told-good" } else { "zx-told zx-told-wrong" })
        .key("verified")
        .id(desk.id("verified"))
        .attr("role", "status")
        .attr("tabindex", "-1")
        .child(el("p").child(mark(!agrees)).child(el("b").text(say.capital(&of(Some(report), "summary")))))
        .child(el("ul").class("zx-list").children(lines.iter().map(|line| el("li").text(say.quoted(line)))))
}

fn mark(wrong: bool) -> Element {
    el("span").class("zx-mark").attr("aria-hidden", "true").text(if wrong { "!" } else { "\u{2713}" })
}

/// What is told of the last file; its text can be copied where a browser saves no files.
pub(in crate::form) fn made(desk: &Desk<'_>) -> Option<Element> {
    let (model, say) = (desk.model, desk.say);
    let further = &model.further;
    if further.notice.is_none() && further.file.is_none() {
        return None;
    }
    let notice = further.notice.as_ref().map(|notice| {
        el("p")
            .attr("role", if notice.wrong { "alert" } else { "status" })
            .child(mark(notice.wrong))
            .text(say.x(&notice.text))
    });
    let text = further.file.as_ref().map(|file| {
        let label =
            say.t("浏览器没有保存的，打开这里复制文本", "If your browser saved nothing, open this and copy the text");
        el("details")
            .class("zx-more")
            .key(&file.name)
            .child(el("summary").class("zx-summary zx-summary-small").text(label))
            .child(
                el("textarea")
                    .class("zx-input zx-copy")
                    .attr("readonly", "readonly")
                    .attr("rows", "8")
                    .attr("aria-label", &file.name)
                    .value(&file.text),
            )
    });
    let wrong = further.notice.as_ref().is_some_and(|notice| notice.wrong);
    Some(
        el("div")
            .class(if wrong { "zx-told zx-told-wrong zx-noprint" } else { "zx-told zx-noprint" })
            .key("made")
            .part("notice")
            .id(desk.id("told"))
            .attr("tabindex", "-1")
            .maybe(notice)
            .maybe(text),
    )
}

/// The line under a screen: drafts, the other way to fill in, starting over. Only where the page offers the way by screens.
pub(in crate::form) fn desk(desk: &Desk<'_>) -> Element {
    let (model, say) = (desk.model, desk.say);
    // Beside an answer it is told there.
    let beside = model.further.question.is_some() && model.shows_answer();
    let out = el("div").class("zx-desk zx-noprint").key("desk").maybe(if beside { None } else { made(desk) });
    if !model.flow.offered {
        return out;
    }
    if model.flow.confirming {
        return out.child(confirm(desk, say));
    }
    let other = if model.flow.on {
        button("!sheet", "zx-link", say.t("一页填完", "All on one page"))
    } else {
        button("!steps", "zx-link", say.t("一步一步填写", "One step at a time"))
    };
    let again = model.flow.on.then(|| button("!restart", "zx-link", say.t("重新开始", "Start over")));
    out.child(
        el("div")
            .class("zx-desk-line")
            .key("line")
            .child(button("!save/draft", "zx-link", say.t("保存草稿", "Save a draft")))
            .child(open_file(desk, "draft", "zx-link", say.t("载入草稿", "Load a draft")))
            .child(other)
            .maybe(again),
    )
    .child(el("p").class("zx-hint").key("hint").text(say.t(
        "填写的内容不上传，也不保存在本页；草稿是存在您设备上的文件。",
        "What you fill in is not sent and not stored; a draft is a file on your own device.",
    )))
}

fn confirm(desk: &Desk<'_>, say: Say) -> Element {
    el("div")
        .class("zx-told zx-told-wrong")
        .key("confirm")
        .attr("role", "group")
        .attr("aria-labelledby", desk.id("confirm"))
        .child(el("p").id(desk.id("confirm")).attr("tabindex", "-1").child(mark(true)).text(say.t(
            "重新开始会清空已经填写的内容。要留着的，先保存草稿。",
            "Starting over empties the form. To keep what is there, save a draft first.",
        )))
        .child(
            el("div")
                .class("zx-buttons")
                .child(button("!keep", "zx-button zx-first", say.t("不清空，继续填写", "Keep it and go on")))
                .child(button("!save/draft", "zx-button zx-second", say.t("保存草稿", "Save a draft")))
                .child(button("!reset", "zx-button zx-second", say.t("清空，重新开始", "Empty it and start over"))),
        )
}
