//! The frame of a screen: the way back, the heading, the buttons, and what was answered so far.

use super::super::control::Desk;
use super::super::problem::Problem;
use super::super::view::summary_box;
use super::order::is_on;
use super::{Stop, said, screens};
use crate::form::further;
use crate::view::{Element, el};

/// The screen that is shown; the answer and the letter have their own.
pub(in crate::form) fn view(desk: &Desk<'_>) -> Element {
    let (model, say) = (desk.model, desk.say);
    let stop = model.flow.stop();
    // Only what stands on this screen can be put right here.
    let problems: Vec<Problem> = desk
        .problems
        .iter()
        .filter(|problem| problem.key.is_empty() || is_on(model, &stop, &problem.key))
        .cloned()
        .collect();
    let desk = &Desk { problems: &problems, ..*desk };
    let question = matches!(stop, Stop::Ask(_));
    let back = (!model.flow.trail.is_empty() && stop != Stop::Subject).then(|| {
        let arrow = el("span").attr("aria-hidden", "true").text("\u{2039} ");
        el("button")
            .attr("type", "button")
            .class("zx-link zx-back")
            .on("!back")
            .child(arrow)
            .text(say.t("上一步", "Back"))
    });
    let heading = el("h2")
        .class("zx-h2 zx-screen-title")
        .part("heading")
        .id(desk.id("screen"))
        .attr("tabindex", "-1")
        .text(screens::title(desk, &stop));
    el("div")
        .class("zx-form zx-steps")
        .part("form")
        .key("steps")
        .attr("role", "form")
        .attr("aria-label", say.w(model.task.form()))
        .child(
            el("div")
                .class("zx-screen")
                .part("screen")
                .key(format!("{stop:?}"))
                .child(el("div").class("zx-screen-top").maybe(back).maybe(progress(desk, &stop)))
                .maybe(nudge(desk).or_else(|| summary_box(desk)))
                .child(heading)
                .child(
                    el("div")
                        .class(if question { "zx-asking" } else { "zx-screen-body" })
                        .children(screens::body(desk, &stop)),
                )
                .child(buttons(desk, &stop)),
        )
        .child(so_far(desk, &stop))
        .child(further::desk(desk))
}

/// How many questions can still come; said only where it is known.
fn progress(desk: &Desk<'_>, stop: &Stop) -> Option<Element> {
    let say = desk.say;
    let line = el("p").key("progress").class("zx-progress").part("progress");
    let Stop::Ask(_) = stop else {
        return Some(line.text(match stop {
            Stop::Subject => say.t("第 1 步，基本情况", "Step 1: the basics"),
            Stop::Records | Stop::Record(_) => say.t("记录", "Records"),
            _ => say.t("基本情况", "The basics"),
        }));
    };
    let left = desk.model.flow.questions.as_ref()?.get("remaining")?.as_i64();
    Some(line.text(match (left, say.is_zh()) {
        (Some(left), true) => format!("最多还有 {left} 问"),
        (Some(1), false) => "At most 1 more question".to_owned(),
        (Some(left), false) => format!("At most {left} more questions"),
        (None, true) => "记录或者材料列出以后，才知道还有几问".to_owned(),
        (None, false) => "How many questions remain is known once records and materials are listed".to_owned(),
    }))
}

/// What to do where nothing was chosen.
fn nudge(desk: &Desk<'_>) -> Option<Element> {
    let (model, say) = (desk.model, desk.say);
    model.flow.nudged.then(|| {
        el("div")
            .class("zx-alert")
            .part("errors")
            .key("nudge")
            .id(model.element_id("errors"))
            .attr("role", "alert")
            .attr("tabindex", "-1")
            .child(el("p").text(say.t(
                "请先回答这一问；不知道的，请点“不清楚”。",
                "Please answer this question, or choose “I don’t know”.",
            )))
    })
}

fn buttons(desk: &Desk<'_>, stop: &Stop) -> Element {
    let (model, say) = (desk.model, desk.say);
    let button = |action: &'static str, class: &'static str, words: &str| {
        el("button").attr("type", "button").class(class).part("button").key(action).on(action).text(words)
    };
    let reads = matches!(stop, Stop::Ask(_)) || (*stop == Stop::Records && model.value("records").is_empty());
    let started = !matches!(stop, Stop::Subject | Stop::Scheme);
    el("div")
        .class("zx-buttons zx-screen-buttons")
        .key("buttons")
        .child(button("!next", "zx-button zx-first", say.t("继续", "Continue")))
        .maybe(reads.then(|| button("!unknown", "zx-button zx-second", say.t("不清楚", "I don’t know"))))
        .maybe(started.then(|| {
            button("!finish", "zx-button zx-plain", say.t("到此为止，看结论", "Stop here and see the result"))
        }))
}

/// What was answered, closed at first.
fn so_far(desk: &Desk<'_>, stop: &Stop) -> Element {
    let say = desk.say;
    let answers = said::list(desk);
    let count = answers.children.len();
    let title = if say.is_zh() {
        format!("已填写的内容（{count} 项）")
    } else {
        format!("What you filled in ({count})")
    };
    let summary = el("summary").class("zx-summary").text(title);
    let line = el("details").class("zx-more zx-so-far").key("so-far");
    // On the first screen there is nothing to look back at.
    line.flag("hidden", *stop == Stop::Subject && desk.model.flow.trail.is_empty()).child(summary).child(answers)
}

/// What stands above the answer: the way back, and what has to be put right where there is no answer.
pub(in crate::form) fn top(desk: &Desk<'_>) -> Element {
    let say = desk.say;
    let arrow = el("span").attr("aria-hidden", "true").text("\u{2039} ");
    let back = el("button").attr("type", "button").class("zx-link zx-back").on("!back").child(arrow);
    el("div")
        .class("zx-form zx-steps")
        .part("form")
        .key("top")
        .child(el("div").class("zx-screen-top").child(back.text(say.t("回去修改", "Back to the questions"))))
        .maybe(summary_box(desk))
}

/// What stands below the answer: everything that was answered, with the ways to change it.
pub(in crate::form) fn bottom(desk: &Desk<'_>) -> Element {
    let say = desk.say;
    el("div")
        .class("zx-form zx-steps")
        .key("bottom")
        .child(
            el("div")
                .class("zx-block zx-so-far")
                .child(el("h3").class("zx-h3").text(say.t("您填写的内容", "What you filled in")))
                .child(said::list(desk)),
        )
        .child(further::desk(desk))
}
