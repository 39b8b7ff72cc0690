//! The grades from the best to the worst, each certain, possible or impossible: in words and by shape, not by colour alone.

use serde_json::Value;

use crate::form::answer::{list, s, some};
use crate::form::say::Say;
use crate::view::{Element, el};

/// The ladder; nothing where the scheme has no grades.
pub(super) fn ladder(answer: &Value, say: Say) -> Option<Element> {
    let grades = list(answer, "grades");
    (!grades.is_empty()).then(|| {
        el("div")
            .class("zx-block")
            .part("ladder")
            .child(el("h4").class("zx-h4").text(say.t("等级（从高到低）", "Grades, best first")))
            .child(el("ol").class("zx-ladder").children(grades.iter().map(|one| grade(one, say))))
    })
}

fn grade(grade: &Value, say: Say) -> Element {
    let (class, path, words) = match s(grade, "state") {
        "certain" => ("zx-grade zx-grade-certain", "M4 10.5l4 4 8-9", say.t("就是这一级", "this one")),
        "possible" => ("zx-grade zx-grade-possible", "", say.t("可能", "possible")),
        _ => ("zx-grade zx-grade-impossible", "M6 6l8 8M14 6l-8 8", say.t("不可能", "impossible")),
    };
    let name = say.capital(s(grade, "label"));
    let name = el(if s(grade, "state") == "impossible" { "s" } else { "span" }).class("zx-grade-name").text(name);
    let mark = el("span").class("zx-grade-mark").attr("aria-hidden", "true");
    let mark = if path.is_empty() { mark.text("?") } else { mark.child(drawn(path)) };
    let band = some(grade, "band").map(|band| el("span").class("zx-grade-band").text(say.capital(band)));
    let meaning = some(grade, "meaning").map(|meaning| el("span").class("zx-grade-meaning").text(say.capital(meaning)));
    el("li").class(class).child(mark).child(
        el("span")
            .class("zx-grade-words")
            .child(
                el("span")
                    .class("zx-grade-line")
                    .child(name)
                    .text(" ")
                    .child(el("span").class("zx-grade-state").text(words)),
            )
            .maybe(band)
            .maybe(meaning),
    )
}

fn drawn(path: &str) -> Element {
    let stroke =
        el("path").attr("d", path).attr("fill", "none").attr("stroke", "currentColor").attr("stroke-width", "2");
    let svg = el("svg").attr("viewBox", "0 0 20 20").attr("width", "100%").attr("height", "100%");
    svg.attr("focusable", "false").child(stroke)
}
