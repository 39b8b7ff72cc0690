//! The score: its interval in words, and as a bar between what the scheme allows.

use serde_json::Value;

use crate::form::answer::{list, s};
use crate::form::number::scaled;
use crate::form::say::Say;
use crate::view::{Element, el};

/// Whole numbers in units of the scale.
fn int(value: &Value, name: &str) -> Option<i64> {
    value.get(name).and_then(Value::as_i64)
}

/// The score; nothing where the scheme counts none.
pub(super) fn score(answer: &Value, say: Say) -> Option<Element> {
    let score = answer.get("score").filter(|score| score.is_object())?;
    let scale = int(score, "scale").unwrap_or(1);
    let start = int(score, "start").map(|start| {
        let start = scaled(start, scale);
        el("p").class("zx-facts").text(if say.is_zh() {
            format!("起评分 {start}")
        } else {
            format!("The score starts at {start}")
        })
    });
    Some(
        el("div")
            .class("zx-block")
            .part("score")
            .child(el("h4").class("zx-h4").text(say.t("得分", "Score")))
            .child(el("p").class("zx-score").text(say.capital(s(score, "text"))))
            .maybe(bar(score, scale))
            .maybe(start),
    )
}

/// The bar with its two ends in numbers. It only repeats the words above it, so it is hidden from screen readers.
fn bar(score: &Value, scale: i64) -> Option<Element> {
    let (min, max) = (int(score, "min")?, int(score, "max")?);
    let start = int(score, "start").unwrap_or(min);
    let low = int(score, "floor").unwrap_or(start).min(min).min(start).min(0);
    let high = int(score, "ceiling").unwrap_or(start).max(max).max(start);
    let width = high.checked_sub(low).filter(|width| *width > 0)?;
    let at =
        |units: i64| -> i64 { i64::from(i32::MAX).min(units.clamp(low, high) - low).saturating_mul(10_000) / width };
    let percent = |hundredths: i64| format!("{}.{:02}%", hundredths / 100, hundredths % 100);
    let block = |class: &'static str, from: i64, to: i64| {
        // A single score is drawn as a block of its own: a line of no width is not seen.
        let (from, wide) = if to - from < 100 { (from.clamp(50, 9_950) - 50, 100) } else { (from, to - from) };
        el("rect")
            .attr("class", class)
            .attr("x", percent(from))
            .attr("y", "6")
            .attr("width", percent(wide))
            .attr("height", "16")
    };
    let ranges = list(score, "ranges");
    let mut svg = el("svg")
        .class("zx-bar")
        .attr("aria-hidden", "true")
        .attr("focusable", "false")
        .attr("width", "100%")
        .attr("height", "28")
        .child(block("zx-bar-all", 0, 10_000));
    for range in ranges {
        if let (Some(from), Some(to)) = (int(range, "min"), int(range, "max")) {
            svg = svg.child(block("zx-bar-score", at(from), at(to)));
        }
    }
    if ranges.is_empty() {
        svg = svg.child(block("zx-bar-score", at(min), at(max)));
    }
    let ends = el("p")
        .class("zx-bar-ends")
        .attr("aria-hidden", "true")
        .child(el("span").text(scaled(low, scale)))
        .child(el("span").text(scaled(high, scale)));
    Some(el("div").class("zx-score-bar").child(svg).child(ends))
}
