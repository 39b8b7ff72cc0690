//! The form and the answer as one tree.

use serde_json::Value;

use super::control::Desk;
use super::fields::{FACTS, Field, Kind};
use super::model::{Level, Model};
use super::problem::{self, Problem};
use super::record::{is_shown, more_box, record_title, records};
use super::say::Say;
use super::words::choices;
use super::{answer, result};
use crate::view::{Element, Node, el};

/// Shows the form, the errors, and the answer if there is one.
///
/// `answer` is the parsed repair answer; `error` is `{ code, path, messages }`, or a list of such.
pub fn view(model: &Model, answer: Option<&Value>, error: Option<&Value>) -> Node {
    let say = Say(model.lang);
    let problems = problem::shown(model, error);
    let wanted: Vec<String> = answer
        .map(|answer| answer::missing_paths(answer).filter_map(|path| model.key_of_path(path)).collect())
        .unwrap_or_default();
    let desk = Desk { model, say, problems: &problems, wanted: &wanted };
    let style = if model.elder { "zx zx-elder" } else { "zx" };
    el("div")
        .class(style)
        .part("root")
        .attr("lang", say.tag())
        .child(
            el("div")
                .class("zx-form")
                .part("form")
                .key("form")
                .attr("role", "form")
                .attr("aria-label", say.t("信用修复自评表", "Self-assessment of credit repair"))
                .maybe(summary_box(&desk))
                .child(subject(&desk))
                .child(records(&desk))
                .child(facts(&desk))
                .child(buttons(say)),
        )
        .child(
            el("p")
                .class("zx-sr")
                .key("live")
                .id(model.element_id("live"))
                .attr("role", "status")
                .attr("aria-live", "polite")
                .text(answer.filter(|_| !model.stale).map(|answer| result::headline(answer, say)).unwrap_or_default()),
        )
        .maybe(answer.map(|answer| result::view(model, answer)))
        .into()
}

/// The errors at the top, each a way to its field. After an attempt only; the face moves the focus here.
fn summary_box(desk: &Desk<'_>) -> Option<Element> {
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
        let link = el("button").attr("type", "button").class("zx-link").on(format!("!focus/{}", desk.id(&problem.key)));
        line.child(link.text(format!("{}{words}", place_of(desk, &problem.key))))
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

/// Where a field stands, for the list of errors.
fn place_of(desk: &Desk<'_>, key: &str) -> String {
    let say = desk.say;
    let mut parts = key.split('/');
    let label = match (parts.next(), parts.next(), parts.next(), parts.next()) {
        (Some("record"), Some(record), Some(field), on) => {
            let number = desk.model.records.iter().position(|known| known.key == record).map_or(0, |at| at + 1);
            let label = super::fields::record_field(field).map_or("", |field| event_label(say, field, on));
            let number = if desk.model.records.len() > 1 {
                record_title(say, number) + say.t("，", ", ")
            } else {
                String::new()
            };
            number + label
        }
        (Some("fact"), Some(id), on, _) => {
            super::fields::fact(id).map_or("", |field| event_label(say, field, on)).to_owned()
        }
        (Some("asOf"), ..) => say.t("评估日期", "As-of date").to_owned(),
        (Some("subject"), Some("uscc"), ..) => say.t("统一社会信用代码", "Unified social credit code").to_owned(),
        _ => return String::new(),
    };
    say.labelled(&label, "")
}

fn event_label(say: Say, field: &Field, on: Option<&str>) -> &'static str {
    match field.kind {
        Kind::Event { on: label, .. } if on == Some("on") => say.w(label),
        _ => say.w(field.label),
    }
}

pub(super) fn section(key: &'static str, number: &str, title: &str) -> Element {
    el("section").class("zx-section").part("section").key(key).child(
        el("h2")
            .class("zx-h2")
            .part("heading")
            .child(el("span").class("zx-number").attr("aria-hidden", "true").text(number))
            .text(title),
    )
}

fn subject(desk: &Desk<'_>) -> Element {
    let (model, say) = (desk.model, desk.say);
    let typed = super::input::tidy_code(model.value("subject/uscc"));
    let checked = (model.check_code)(&typed).filter(|checked| !typed.is_empty() && checked.level != Level::Error);
    let live = checked.map(|checked| {
        let (class, mark) = match checked.level {
            Level::Valid => ("zx-read zx-good", "✓"),
            Level::Warning | Level::Error => ("zx-read zx-care", "!"),
        };
        let mark = el("span").class("zx-mark").attr("aria-hidden", "true").text(mark);
        el("p").class(class).child(mark).text(say.quoted(checked.text.in_lang(model.lang)))
    });
    let code = desk.line(
        "subject/uscc",
        say.t("统一社会信用代码（选填）", "Unified social credit code (optional)"),
        say.t(
            "18 位。只用于核对和打印，不影响结论。",
            "18 characters. Only for checking and print; it does not change the result.",
        ),
        el("input")
            .attr("type", "text")
            .attr("maxlength", "40")
            .attr("spellcheck", "false")
            .attr("autocapitalize", "characters"),
        Some(el("div").attr("aria-live", "polite").maybe(live)),
    );
    let name = desk.line(
        "subject/name",
        say.t("名称（选填）", "Name (optional)"),
        "",
        el("input").attr("type", "text").attr("maxlength", "120"),
        None,
    );
    section("subject", "1", say.t("主体、日期与地区", "Subject, date and place"))
        .child(
            el("div")
                .class("zx-cols")
                .child(desk.select("subject/kind", say.t("主体类型", "Kind of subject"), "", &choices("kind"), None))
                .child(code)
                .child(name),
        )
        .child(
            el("div")
                .class("zx-cols")
                .child(desk.day(
                    "asOf",
                    say.t("评估日期（选填）", "As-of date (optional)"),
                    say.t(
                        "按这一天的规定和状态判断；不填即为今天。",
                        "The law and the state of this day are taken; today if left empty.",
                    ),
                ))
                .child(desk.select(
                    "place",
                    say.t("地区", "Place"),
                    say.t(
                        "没有收录地方规定的地区，按全国规定判断。",
                        "Where no local rules are included, the national rules are taken.",
                    ),
                    &choices("place"),
                    None,
                )),
        )
}

fn facts(desk: &Desk<'_>) -> Element {
    let say = desk.say;
    let shown = |field: &&Field| is_shown(desk, &format!("fact/{}", field.id), field, "fact");
    let node = |field: &Field| desk.field(&format!("fact/{}", field.id), field);
    let more: Vec<Node> = FACTS.iter().filter(|field| field.more).filter(shown).map(node).collect();
    section("facts", "3", say.t("主体的其他情况", "About the subject"))
        .child(
            el("div")
                .class("zx-cols zx-pairs")
                .children(FACTS.iter().filter(|field| !field.more).filter(shown).map(node).collect::<Vec<_>>()),
        )
        .maybe(more_box(desk, "fact", more))
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
