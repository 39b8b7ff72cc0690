//! The form and the answer as one tree.

use serde_json::Value;

use super::control::Desk;
use super::facts::facts;
use super::flow::{self, Stop};
use super::matter::{benefits, matter};
use super::model::Model;
use super::problem::{self, Problem};
use super::record::records;
use super::say::Say;
use super::scheme::schemes;
use super::subject::subject;
use super::task::Task;
use super::{answer, further, result};
use crate::view::{Element, Node, el};

/// Shows the form, the errors, and the answer if there is one.
///
/// `answer` is the parsed answer to the model's task; `error` is `{ code, path, messages }`, or a list of such.
pub fn view(model: &Model, answer: Option<&Value>, error: Option<&Value>) -> Node {
    let say = Say(model.lang);
    let problems = problem::shown(model, error);
    let wanted: Vec<String> = answer
        .map(|answer| answer::missing_paths(answer).filter_map(|path| model.key_of_path(path)).collect())
        .unwrap_or_default();
    let desk = Desk { model, say, problems: &problems, wanted: &wanted, asking: false };
    let stop = model.flow.stop();
    let answered = model.flow.on && stop == Stop::Answer;
    let style = if model.elder { "zx zx-elder" } else { "zx" };
    el("div")
        .class(style)
        .part("root")
        .attr("lang", say.tag())
        .child(match (model.shows_letter(), model.flow.on) {
            (true, _) => further::letter_view(&desk),
            (false, true) if answered => flow::top(&desk),
            (false, true) => flow::view(&desk),
            (false, false) => form(&desk),
        })
        .child(
            el("p")
                .class("zx-sr")
                .key("live")
                .id(model.element_id("live"))
                .attr("role", "status")
                .attr("aria-live", "polite")
                .text(answer.filter(|_| !model.stale).map(|answer| result::headline(answer, say)).unwrap_or_default()),
        )
        .maybe(
            answer.filter(|_| model.shows_answer() && !model.shows_letter()).map(|answer| result::view(&desk, answer)),
        )
        .maybe(answered.then(|| flow::bottom(&desk)))
        .into()
}

/// The sections of the question, numbered in their order.
fn form(desk: &Desk<'_>) -> Element {
    let (model, say) = (desk.model, desk.say);
    let parts: &[fn(&Desk<'_>, usize) -> Option<Element>] = match model.task {
        Task::Repair => &[subject, records, facts],
        Task::Tier => &[subject, schemes, facts, records],
        Task::Commitment => &[subject, matter, facts, records],
        Task::Benefits => &[subject, records, facts, benefits],
    };
    let mut sections = Vec::new();
    for part in parts {
        sections.extend(part(desk, sections.len() + 1));
    }
    el("div")
        .class("zx-form")
        .part("form")
        .key("form")
        .id(model.element_id("form"))
        .attr("tabindex", "-1")
        .attr("role", "form")
        .attr("aria-label", say.w(model.task.form()))
        .maybe(summary_box(desk))
        .children(sections)
        .child(buttons(say))
        .maybe(model.flow.offered.then(|| further::desk(desk)))
}

/// The errors at the top, each a way to its field. After an attempt only; the face moves the focus here.
pub(super) fn summary_box(desk: &Desk<'_>) -> Option<Element> {
    let (model, say) = (desk.model, desk.say);
    if !model.attempted || desk.problems.is_empty() {
        return None;
    }
    let item = |problem: &Problem| {
        let words = say.problem(problem);
        let line = el("li");
        if problem.key.is_empty() {
            return line.text(words);
        }
        let link = el("button").attr("type", "button").class("zx-link").on(if model.shows_answer() {
            model.way_to(&problem.key)
        } else {
            format!("!focus/{}", desk.id(&problem.key))
        });
        // What is wrong with a code names it already.
        let place = super::naming::place_of(desk, &problem.key);
        let named = words.starts_with(place.trim_end_matches([':', '：', ' ']));
        line.child(link.text(if named { words } else { format!("{place}{words}") }))
    };
    Some(
        el("div")
            .class("zx-alert")
            .part("errors")
            .key("errors")
            .id(model.element_id("errors"))
            .attr("role", "alert")
            .attr("tabindex", "-1")
            .child(el("h2").class("zx-alert-title").text(say.t("请先更正以下内容", "Please put this right first")))
            .child(el("ul").class("zx-list").children(desk.problems.iter().map(item))),
    )
}

/// A section of the form with its number and heading.
pub(super) fn section(key: &'static str, number: usize, title: &str) -> Element {
    el("section").class("zx-section").part("section").key(key).child(
        el("h2")
            .class("zx-h2")
            .part("heading")
            .child(el("span").class("zx-number").attr("aria-hidden", "true").text(number.to_string()))
            .text(title),
    )
}

fn buttons(say: Say) -> Element {
    let button = |action: &'static str, class: &'static str| {
        el("button").attr("type", "button").class(class).part("button").on(action)
    };
    el("div")
        .class("zx-buttons")
        .key("buttons")
        .child(button("!evaluate", "zx-button zx-first").text(say.t("查看结论", "Show the result")))
        .child(button("!reset", "zx-button zx-plain").text(say.t("清空重填", "Clear the form")))
}
