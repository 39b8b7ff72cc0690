//! The letter on its own screen, as it is printed: what is blank and what has to be decided is marked in words.

use serde_json::Value;

use crate::form::answer::{flag, list, s, some};
use crate::form::control::Desk;
use crate::form::model::Model;
use crate::form::result::pending;
use crate::form::say::Say;
use crate::form::task::Task;
use crate::view::{Element, el};

/// The way to the letter, where the task has one.
pub(in crate::form) fn offer(model: &Model) -> Option<Element> {
    let say = Say(model.lang);
    let words = match model.task {
        Task::Repair => say.t("写信用修复承诺书", "Write the repair letter"),
        Task::Commitment => say.t("写信用承诺书", "Write the letter of commitment"),
        _ => return None,
    };
    let button =
        el("button").attr("type", "button").class("zx-button zx-second").part("button").key("letter").on("!letter");
    Some(button.text(words))
}

/// The screen of the letter.
pub(in crate::form) fn view(desk: &Desk<'_>) -> Element {
    let (model, say) = (desk.model, desk.say);
    let button = |action: &'static str, class: &'static str, words: &str| {
        el("button").attr("type", "button").class(class).part("button").key(action).on(action).text(words)
    };
    let back = el("button").attr("type", "button").class("zx-link zx-back zx-noprint").on("!leave");
    let arrow = el("span").attr("aria-hidden", "true").text("\u{2039} ");
    let letters = match &model.further.letter {
        Some(answer) => {
            let letters = list(answer, "letters").iter().map(|letter| one(letter, say));
            let none = list(answer, "letters")
                .is_empty()
                .then(|| el("p").text(say.t("没有需要承诺书的记录。", "No record needs a letter.")));
            let disclaimer = el("p").class("zx-hint").text(s(answer, "disclaimer"));
            el("div").key("letters").children(letters).maybe(none).child(disclaimer).child(templates(answer, say))
        }
        None if model.further.waits("letter") => el("div").key("waits").child(pending(say)),
        None => {
            el("p").key("none").text(say.t("这里没有收录承诺书的样式。", "No template of a letter is included here."))
        }
    };
    el("div")
        .class("zx-letter-screen")
        .part("letter")
        .key("letter")
        .child(back.child(arrow).text(say.t("回到结论", "Back to the result")))
        .child(
            el("h2")
                .class("zx-h2 zx-screen-title zx-noprint")
                .part("heading")
                .id(desk.id("screen"))
                .attr("tabindex", "-1")
                .text(say.t("承诺书草稿", "Draft of the letter")),
        )
        .child(el("p").class("zx-lead zx-noprint").text(say.t(
            "标“待填”的请在打印后填写；标“待定”的一段，取决于尚未回答的事项。",
            "Fill in what is marked as blank after printing; a block marked “to be decided” waits for an answer.",
        )))
        .child(letters)
        .child(
            el("div")
                .class("zx-buttons zx-noprint")
                .child(button("!print", "zx-button zx-first", say.t("打印承诺书", "Print the letter")))
                .child(button("!save/letter", "zx-button zx-second", say.t("存为文本文件", "Save as a text file"))),
        )
        .maybe(super::keep::made(desk))
}

/// A letter as a sheet of paper.
fn one(letter: &Value, say: Say) -> Element {
    let of = |section: &str| {
        let blocks = list(letter, "blocks")
            .iter()
            .filter(move |block| s(block, "section") == section && s(block, "holds") != "no");
        blocks.map(|one| block(one, say)).collect::<Vec<_>>()
    };
    let section = section_of(letter);
    el("article")
        .class("zx-letter")
        .key(s(letter, "id"))
        .attr("lang", section)
        .child(el("h3").class("zx-letter-title").text(s(letter, "title")))
        .child(el("p").class("zx-hint zx-noprint").text(s(letter, "summary")))
        .children(of("opening"))
        .child(
            el("ol").class("zx-letter-promises").children(of("promise").into_iter().map(|block| el("li").child(block))),
        )
        .children(of("closing"))
}

/// The language of the letter's own words.
fn section_of(letter: &Value) -> &'static str {
    if s(letter, "title").is_ascii() { "en" } else { "zh-CN" }
}

fn block(block: &Value, say: Say) -> Element {
    let open = s(block, "holds") == "unknown";
    let note = open.then(|| {
        el("p")
            .class("zx-letter-open")
            .child(el("span").class("zx-badge zx-badge-care").text(say.t("待定", "to be decided")))
            .text(" ")
            .text(say.labelled(
                s(block, "label"),
                &list(block, "missing").iter().map(|one| s(one, "label")).collect::<Vec<_>>().join(say.t("、", ", ")),
            ))
    });
    let paragraphs = list(block, "paragraphs").iter().map(|paragraph| {
        el("p").children(list(paragraph, "parts").iter().map(|part| {
            let class = if flag(part, "blank") { "zx-blank" } else { "" };
            let span = el("span").text(s(part, "text"));
            if class.is_empty() { span } else { span.class(class) }
        }))
    });
    let lines = list(block, "lines").iter().map(|line| {
        el("p")
            .class("zx-letter-line")
            .child(el("span").text(say.labelled(s(line, "label"), "")))
            .child(el("span").class("zx-letter-rule"))
    });
    el("div")
        .class(if open { "zx-letter-block zx-letter-block-open" } else { "zx-letter-block" })
        .maybe(note)
        .children(paragraphs.collect::<Vec<_>>())
        .children(lines.collect::<Vec<_>>())
}

/// Which templates were taken, so that a printed letter can be checked later.
fn templates(answer: &Value, say: Say) -> Element {
    let lines = list(answer, "templates").iter().filter(|template| s(template, "holds") != "no").map(|template| {
        let words =
            say.labelled(say.t("样式", "Template"), &format!("{} {}", s(template, "id"), s(template, "version")));
        let digest = some(template, "sm3").map(|digest| el("span").class("zx-digest").text(format!(" SM3 {digest}")));
        el("p").class("zx-rules").text(words).maybe(digest)
    });
    el("div").children(lines)
}
