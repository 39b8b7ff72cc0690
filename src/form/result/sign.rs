//! The sign of an outcome: a shape, so that colour is never alone.

use crate::view::{Element, el};

/// The sign before a headline. The words say the same, so screen readers skip it.
pub(super) fn sign(outcome: &str) -> Element {
    let mark = el("span").class("zx-sign").attr("aria-hidden", "true");
    let path = match outcome {
        "eligible" | "open" | "grade" => "M5 10.5l3.5 3.5L15 6.5",
        "not_needed" | "not_applicable" | "not_rated" | "not_in_force" => "M5 10h10",
        "not_yet" => "M10 4.5V10l3.8 2.4",
        "ineligible" | "refused" => "M6 6l8 8M14 6l-8 8",
        "discretionary" => return mark.text("§"),
        "strict" => return mark.text("!"),
        _ => return mark.text("?"),
    };
    let drawn =
        el("path").attr("d", path).attr("fill", "none").attr("stroke", "currentColor").attr("stroke-width", "2.2");
    mark.child(
        el("svg")
            .attr("viewBox", "0 0 20 20")
            .attr("width", "100%")
            .attr("height", "100%")
            .attr("focusable", "false")
            .child(drawn),
    )
}
