//! The days that matter for a record: a list in order of time, and a bar of their proportions.

use serde_json::Value;

use crate::date::Date;
use crate::form::answer::{flag, list, s, some};
use crate::form::day;
use crate::form::say::Say;
use crate::view::{Element, el};

/// One day and what it is.
struct Mark<'a> {
    day: &'a str,
    label: &'static str,
    class: &'static str,
}

/// The days as a definition list, with the bar above it where both ends are known.
pub(super) fn timeline(record: &Value, as_of: &str, say: Say) -> Option<Element> {
    let start = record.get("countFrom").and_then(|from| some(from, "date"));
    let published = record.get("countFrom").and_then(|from| some(from, "field")) == Some("publishedOn");
    let from = if published {
        say.t("公示期起算（开始公示日）", "Publication period counts from (first publication)")
    } else {
        say.t("公示期起算（作出认定日）", "Publication period counts from (determination)")
    };
    let min = some(record, "minEnd");
    let apply = some(record, "earliestApplication");
    let max = some(record, "maxEnd");
    let mut marks: Vec<Mark<'_>> = [
        (start, from, ""),
        (min, say.t("最短公示期届满", "Shortest publication ends"), "zx-day-min"),
        (apply, say.t("最早可以申请修复", "First day to apply for repair"), "zx-day-key"),
        (max, say.t("最长公示期届满", "Longest publication ends"), ""),
        (some(record, "until"), say.t("限制到期日", "Last day of the bar"), ""),
    ]
    .into_iter()
    .filter_map(|(day, label, class)| day.map(|day| Mark { day, label, class }))
    .collect();
    if marks.is_empty() {
        return None;
    }
    if !as_of.is_empty() {
        marks.push(Mark { day: as_of, label: say.t("评估日", "As-of date"), class: "zx-day-now" });
    }
    let marks = in_order(marks);
    let rows = marks.iter().map(|mark| {
        el("div")
            .class(format!("zx-day {}", mark.class).trim_end())
            .child(el("dt").text(mark.label))
            .child(el("dd").child(el("time").attr("datetime", mark.day).text(mark.day)))
    });
    let provisional = flag(record, "provisional").then(|| {
        el("p").class("zx-hint").text(say.t(
            "部分日期超出已公布的节假日安排，为暂定。",
            "Some days lie beyond the published holiday calendar and are provisional.",
        ))
    });
    Some(
        el("div")
            .class("zx-timeline")
            .part("timeline")
            .maybe(start.and_then(|start| bar(start, apply.or(min), max, as_of)))
            .child(el("dl").class("zx-days").children(rows))
            .children(sentences(record).map(|words| el("p").class("zx-hint").text(say.capital(words))))
            .maybe(provisional),
    )
}

/// What the shortest and the longest time mean, in the words of the answer.
fn sentences(record: &Value) -> impl Iterator<Item = &str> {
    let reasons = list(record, "reasons").iter().filter(|reason| s(reason, "effect") == "time");
    reasons
        .filter(|reason| s(reason, "rule").ends_with("/min") || s(reason, "rule").ends_with("/max"))
        .map(|reason| s(reason, "message"))
}

/// The marks by their days, which sort as text; equal days stay in their order.
///
/// There are six at most: the general sort of the library would be some kilobytes to send for them.
fn in_order(marks: Vec<Mark<'_>>) -> Vec<Mark<'_>> {
    let mut sorted: Vec<Mark<'_>> = Vec::new();
    for mark in marks {
        let at = sorted.iter().take_while(|earlier| earlier.day <= mark.day).count();
        sorted.insert(at, mark);
    }
    sorted
}

/// The bar: the shortest time, the time in which repair can be asked for, and the as-of date.
///
/// It only repeats the list, so it is hidden from screen readers.
fn bar(start: &str, open: Option<&str>, max: Option<&str>, as_of: &str) -> Option<Element> {
    let first = day::read(start)?.epoch_day();
    let last = day::read(max?)?.epoch_day();
    let now = day::read(as_of).map(Date::epoch_day);
    let low = first.min(now.unwrap_or(first));
    let high = last.max(now.unwrap_or(last));
    if high <= low {
        return None;
    }
    let at = |day: i32| -> i32 {
        let part = i64::from(day.clamp(low, high) - low) * 10_000 / i64::from(high - low);
        i32::try_from(part).unwrap_or(0)
    };
    let percent = |hundredths: i32| format!("{}.{:02}%", hundredths / 100, hundredths % 100);
    let block = |class: &'static str, from: i32, to: i32| {
        el("rect")
            .attr("class", class)
            .attr("x", percent(from))
            .attr("y", "10")
            .attr("width", percent((to - from).max(0)))
            .attr("height", "12")
    };
    let open = open.and_then(day::read).map_or(last, Date::epoch_day).clamp(first, last);
    let line = |class: &'static str, day: i32, top: &'static str, bottom: &'static str| {
        let x = percent(at(day).clamp(30, 9_970));
        el("line").attr("class", class).attr("x1", x.clone()).attr("x2", x).attr("y1", top).attr("y2", bottom)
    };
    let mut svg = el("svg")
        .class("zx-bar")
        .attr("aria-hidden", "true")
        .attr("focusable", "false")
        .attr("width", "100%")
        .attr("height", "32")
        .child(block("zx-bar-all", 0, 10_000))
        .child(block("zx-bar-min", at(first), at(open)))
        .child(block("zx-bar-open", at(open), at(last)))
        .child(line("zx-bar-tick", open, "6", "26"));
    if let Some(now) = now {
        let x = percent(at(now).clamp(120, 9_880));
        svg = svg
            .child(line("zx-bar-now", now, "3", "29"))
            .child(el("circle").attr("class", "zx-bar-dot").attr("cx", x).attr("cy", "16").attr("r", "5"));
    }
    Some(svg)
}
