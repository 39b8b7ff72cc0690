//! The timeline as a picture: a band for each part of the answer, and the days on which something changes, numbered in both.

use serde_json::Value;

use super::part_name;
use crate::date::Date;
use crate::form::answer::{flag, list, s, some, tone};
use crate::form::day;
use crate::form::model::Model;
use crate::form::result::{basis, block, outcome_words, pending, sentence};
use crate::form::say::Say;
use crate::view::{Element, el};

/// From so many changes on the picture would not be read; the list still is.
const MANY: usize = 24;

/// The block of the timeline; nothing before it is asked for.
pub(in crate::form) fn view(model: &Model, answer: &Value) -> Option<Element> {
    let say = Say(model.lang);
    let title = say.t("如果情况不变，结论怎样随时间变化", "How the result changes with time if nothing else does");
    let Some(timeline) = &model.further.timeline else {
        return model.further.waits("timeline").then(|| block(title).key("picture").child(pending(say)));
    };
    let changes = list(timeline, "changes");
    let until = s(timeline, "until");
    let words = match (changes.is_empty(), say.is_zh()) {
        (true, true) => format!("到 {until} 为止，仅凭时间经过，结论不会改变。"),
        (true, false) => format!("Until {until} the passing of time alone changes nothing."),
        (false, true) => format!("看到 {until} 为止。"),
        (false, false) => format!("Looked at until {until}."),
    };
    let list = (!changes.is_empty()).then(|| {
        el("ol")
            .class("zx-turns")
            .child(today(model, answer, timeline, say))
            .children(changes.iter().enumerate().map(|(at, change)| turn(model, answer, change, at, say)))
    });
    let provisional =
        some(timeline, "provisionalFrom").filter(|_| changes.iter().any(|change| flag(change, "provisional")));
    let provisional = provisional.map(|day| {
        el("p").class("zx-hint").text(if say.is_zh() {
            format!("{day} 起的节假日安排尚未公布，标有“暂定”的日子可能变动。")
        } else {
            format!("The holidays from {day} on are not published yet; days marked “provisional” may move.")
        })
    });
    let bands = (!changes.is_empty() && changes.len() <= MANY).then(|| bands(timeline)).flatten();
    Some(
        block(title)
            .key("picture")
            .part("picture")
            .maybe(bands)
            .maybe(list)
            .child(el("p").class("zx-hint").text(words))
            .maybe(provisional),
    )
}

/// Where things stand on the as-of date.
fn today(model: &Model, answer: &Value, timeline: &Value, say: Say) -> Element {
    let parts = list(timeline, "parts").iter().map(|part| state(model, answer, part, say));
    el("li")
        .class("zx-turn zx-turn-now")
        .child(day_line(s(timeline, "asOf"), say.t("评估日", "as-of date"), false, say))
        .children(parts)
}

fn day_line(day: &str, mark: &str, provisional: bool, say: Say) -> Element {
    let badge = provisional.then(|| el("span").class("zx-badge zx-badge-care").text(say.t("暂定", "provisional")));
    el("p")
        .class("zx-turn-day")
        .child(el("span").class("zx-turn-mark").text(mark))
        .child(el("time").attr("datetime", day).text(day))
        .text(" ")
        .maybe(badge)
}

/// What a part comes to, in words.
fn state(model: &Model, answer: &Value, part: &Value, say: Say) -> Element {
    let words = some(part, "summary").map(|words| sentence(words, say));
    let words = words.unwrap_or_else(|| outcome_words(s(part, "outcome"), say).to_owned());
    let words = match part_name(model, answer, s(part, "id")) {
        // What a benefit comes to names it already.
        Some(name) if !words.starts_with(&name) => say.labelled(&name, &words),
        _ => words,
    };
    el("p").class(format!("zx-turn-state {}", tone(s(part, "outcome")))).text(words)
}

/// A day on which something changes, and why.
fn turn(model: &Model, answer: &Value, change: &Value, at: usize, say: Say) -> Element {
    let parts = list(change, "parts");
    let states = parts.iter().filter_map(|part| part.get("after").filter(|after| after.is_object()));
    let mut seen: Vec<String> = Vec::new();
    let mut reasons = Vec::new();
    for because in parts.iter().flat_map(|part| list(part, "because")) {
        let words = say.capital(s(because, "message"));
        if !seen.contains(&words) {
            let cause = el("b").text(say.labelled(cause(s(because, "cause"), say), ""));
            reasons.push(el("li").child(cause).text(&words).maybe(basis(list(because, "basis"), say)));
            seen.push(words);
        }
    }
    let reasons = (!reasons.is_empty()).then(|| {
        let summary =
            el("summary").class("zx-summary zx-summary-small").text(say.t("原因与依据", "Why, and by which rule"));
        el("details")
            .class("zx-sources")
            .flag("open", model.printing)
            .child(summary)
            .child(el("ul").class("zx-list").children(reasons))
    });
    el("li")
        .class("zx-turn")
        .child(day_line(s(change, "date"), &(at + 1).to_string(), flag(change, "provisional"), say))
        .children(states.map(|part| state(model, answer, part, say)))
        .maybe(reasons)
}

/// What kind of turn it is.
fn cause(word: &str, say: Say) -> &'static str {
    match word {
        "minimum_over" => say.t("最短公示期已过", "minimum publication over"),
        "maximum_over" => say.t("最长公示期届满", "maximum publication over"),
        "bar_over" => say.t("限制到期", "a bar ends"),
        "bar_begins" => say.t("限制开始", "a bar begins"),
        "window_over" => say.t("计算期间移动", "a window has passed"),
        "begins" => say.t("条件成就", "a condition begins to hold"),
        "rule_begins" => say.t("规定施行", "a rule comes into force"),
        "rule_ends" => say.t("规定失效", "a rule goes out of force"),
        _ => say.t("提示变化", "a notice changes"),
    }
}

/// The bands: a row for each part, a piece for each of its states, a numbered line for each day.
fn bands(timeline: &Value) -> Option<Element> {
    let changes = list(timeline, "changes");
    let first = day::read(s(timeline, "asOf"))?.epoch_day();
    let days: Vec<i32> =
        changes.iter().filter_map(|change| day::read(s(change, "date")).map(Date::epoch_day)).collect();
    let last = *days.last()?;
    // Some room after the last change, so that what comes then is seen too.
    let high = last + ((last - first) / 6).max(30);
    let at = |day: i32| i64::from(day - first) * 10_000 / i64::from((high - first).max(1));
    let percent = |hundredths: i64| format!("{}.{:02}%", hundredths / 100, hundredths % 100);
    let parts = list(timeline, "parts");
    let height = 18 * parts.len().min(12) + 26;
    let mut svg = el("svg")
        .class("zx-bands")
        .attr("aria-hidden", "true")
        .attr("focusable", "false")
        .attr("width", "100%")
        .attr("height", height.to_string());
    for (row, part) in parts.iter().take(12).enumerate() {
        let mut from = 0;
        let mut outcome = s(part, "outcome");
        let piece = |from: i64, to: i64, outcome: &str| {
            el("rect")
                .attr("class", format!("zx-band {}", tone(outcome)))
                .attr("x", percent(from))
                .attr("y", (row * 18).to_string())
                .attr("width", percent((to - from).max(0)))
                .attr("height", "14")
        };
        for change in changes {
            let after = list(change, "parts").iter().find(|one| s(one, "id") == s(part, "id"));
            let Some(after) = after.and_then(|one| one.get("after")) else { continue };
            let Some(day) = day::read(s(change, "date")) else { continue };
            let to = at(day.epoch_day());
            svg = svg.child(piece(from, to, outcome));
            (from, outcome) = (to, s(after, "outcome"));
        }
        svg = svg.child(piece(from, 10_000, outcome));
    }
    let base = 18 * parts.len().min(12);
    let mut before = -10_000;
    for (number, day) in days.iter().enumerate() {
        let x = at(*day);
        svg = svg.child(
            el("line")
                .attr("class", "zx-band-line")
                .attr("x1", percent(x))
                .attr("x2", percent(x))
                .attr("y1", "0")
                .attr("y2", (base + 4).to_string()),
        );
        // Numbers that would lie on each other are left out; the list has them all.
        if x - before >= 450 {
            before = x;
            svg = svg.child(
                el("text")
                    .attr("class", "zx-band-number")
                    .attr("x", percent(x))
                    .attr("y", (base + 20).to_string())
                    .attr("text-anchor", "middle")
                    .text((number + 1).to_string()),
            );
        }
    }
    Some(svg)
}
