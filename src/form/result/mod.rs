//! The answer in plain words: the conclusion first, then what to do, then why. One module for each task.

mod benefits;
mod cite;
mod commitment;
mod follows;
mod items;
mod ladder;
mod parts;
mod repair;
mod score;
mod sign;
mod tier;
mod timeline;

use serde_json::Value;

use super::answer::{list, s, some};
use super::control::Desk;
use super::further;
use super::model::Model;
use super::say::Say;
use super::task::Task;
use super::words::choices;
use crate::view::{Element, el};
use parts::notices;

pub(super) use super::answer::outcome_words;
pub(super) use cite::basis;
pub(super) use parts::{block, channel_line, pending, sentence};

/// The task that an answer is about.
fn task(answer: &Value) -> Task {
    Task::from_id(s(answer, "task")).unwrap_or_default()
}

/// The conclusion in one line, for the live region.
pub(super) fn headline(answer: &Value, say: Say) -> String {
    match task(answer) {
        Task::Repair => repair::headline(answer, say),
        _ => parts::sentence(s(answer, "summary"), say),
    }
}

/// The whole answer. The face moves the focus to its heading, `<prefix>-result`.
pub(super) fn view(desk: &Desk<'_>, answer: &Value) -> Element {
    let (model, say) = (desk.model, desk.say);
    let body = match task(answer) {
        Task::Repair => repair::body(model, answer),
        Task::Tier => tier::body(model, answer),
        Task::Commitment => commitment::body(model, answer),
        Task::Benefits => benefits::body(model, answer),
    };
    // What was learnt beyond the answer stands after the conclusion; a single record takes it inside.
    let mut body = body.into_iter();
    let first = body.next();
    let inside = list(answer, "records").len() == 1 || task(answer) == Task::Tier;
    let beyond: Vec<Element> = if inside { Vec::new() } else { ahead(model, answer) };
    let stale = model.stale.then(|| {
        el("p").class("zx-stale").key("stale").part("stale").text(say.t(
            "填写内容已经改动，以下是改动前的结论。请重新点击“查看结论”。",
            "The form has changed since. What follows is the earlier result; choose “Show the result” again.",
        ))
    });
    // The other tasks show their reasons beside what these decide.
    let reasons = (task(answer) == Task::Repair)
        .then(|| cite::reasons(model, list(answer, "reasons"), say, model.printing))
        .flatten();
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
        .maybe(first)
        .children(beyond)
        .children(body)
        .maybe(notices(list(answer, "notices"), say))
        .maybe(reasons)
        .maybe(rules(answer, say))
        .child(further::compare_view(desk, answer))
        .child(print_button(model, say))
        .child(further::keep_view(desk))
        .maybe(further::made(desk))
        .maybe(further::sheet_view(desk))
}

/// How the answer changes with time, and what would better it.
pub(super) fn ahead(model: &Model, answer: &Value) -> Vec<Element> {
    further::picture_view(model, answer).into_iter().chain(further::next_view(model, answer)).collect()
}

fn print_button(model: &Model, say: Say) -> Element {
    let button = el("button").attr("type", "button").class("zx-button zx-second").part("button").on("!print");
    el("div")
        .class("zx-buttons zx-noprint")
        .key("print")
        .child(button.text(say.t("打印结论", "Print the result")))
        .maybe(further::letter_offer(model))
}

/// For whom, on which day, under which rules: what a printed sheet has to bear.
fn identity(model: &Model, answer: &Value, say: Say) -> Element {
    let place = choices("place")
        .into_iter()
        .chain(model.places.iter().cloned())
        .find(|place| place.id == s(answer, "jurisdiction"));
    let place = place.map(|place| say.x(&place.label).to_owned());
    let matter = if model.task == Task::Commitment { model.value("matter/title").trim() } else { "" };
    let rows = [
        (say.t("名称", "Name"), some_text(model.value("subject/name").trim().to_owned())),
        (
            say.t("统一社会信用代码", "Unified social credit code"),
            some_text(crate::form::input::tidy_code(model.value("subject/uscc"))),
        ),
        (say.t("评估日", "As-of date"), some_text(s(answer, "asOf").to_owned())),
        (say.t("地区", "Place"), place),
        (say.t("事项", "Matter"), some_text(matter.to_owned())),
    ];
    el("dl").class("zx-identity").key("identity").children(rows.into_iter().filter_map(|(label, value)| {
        value.map(|value| el("div").child(el("dt").text(label)).child(el("dd").text(value)))
    }))
}

fn some_text(text: String) -> Option<String> {
    (!text.is_empty()).then_some(text)
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
