//! Lints of worked cases: an edge that no case touches is an edge that nobody has checked.

use serde_json::Value as Json;

use super::case::Case;
use super::edges::{Edge, Kind, edges};
use crate::date::Date;
use crate::pack::tier::Status;
use crate::pack::{Condition, Diagnostic, Pack, Part, World, parts, words, written};
use crate::text::Text;

/// The edges of `pack`, which was read from `json`, that its worked cases leave untouched.
pub fn lint(world: &World, pack: &Pack, json: &Json) -> Vec<Diagnostic> {
    let parts = parts(world, pack);
    // An empty place for a scheme that nobody could read judges nothing.
    let slot = |part: &Part<'_>| world.tier(part.scheme).is_some_and(|(_, scheme)| scheme.status == Status::Slot);
    if parts.iter().all(slot) {
        return Vec::new();
    }
    if pack.cases.is_empty() {
        return vec![Diagnostic::warning("no_cases", "", "规则包没有算例", "the pack has no worked cases")];
    }
    let cases = Case::all(world, pack);
    let edges = edges(world, pack, &parts, &cases);
    let mut list: Vec<Diagnostic> = Vec::new();
    for edge in &edges {
        let sides = edge.untouched();
        if sides.is_empty() {
            continue;
        }
        let message = message(edge, &sides, world);
        let found = Diagnostic::warning("edge_without_case", written(json, &edge.path), message.zh, message.en);
        // What is short for several conditions has one place.
        if !list.contains(&found) {
            list.push(found);
        }
    }
    list
}

fn message(edge: &Edge<'_>, sides: &[i64], world: &World) -> Text {
    match &edge.kind {
        Kind::Leaf(leaf) => {
            let said = words::condition(leaf, &world.facts).sentence;
            let missing = named(leaf, sides);
            Text::new(
                format!("没有算例触及“{}”的边界：缺{}", said.zh, missing.zh),
                format!("no case touches the edge of “{}”: there is none {}", said.en, missing.en),
            )
        }
        Kind::Day { edge, by_determination } => {
            let days: Vec<String> = sides.iter().filter_map(|side| day_at(*edge, *side)).collect();
            let (zh, en) = (days.join("、"), days.join(", "));
            if *by_determination {
                Text::new(format!("没有认定日期为 {zh} 的算例"), format!("no case has a determination of {en}"))
            } else {
                Text::new(format!("没有判断日期为 {zh} 的算例"), format!("no case is judged on {en}"))
            }
        }
        Kind::Period => Text::new(
            "没有算例落在期限的最后一日和次日",
            "no case is judged on the last day of the period and on the day after",
        ),
        Kind::Number(edge) => {
            let numbers = numbers(*edge, sides);
            Text::new(
                format!("没有算例的数值为 {}", numbers.join("、")),
                format!("no case has the number {}", numbers.join(", ")),
            )
        }
        Kind::Rate => {
            let missing = sides_of_rate(sides);
            Text::new(
                format!("没有算例触及这一比例的边界：缺{}", missing.zh),
                format!("no case touches the edge of this rate: there is none {}", missing.en),
            )
        }
        Kind::Band => Text::new("没有算例的分数落在这个区间", "no case has a score that lies in this band"),
    }
}

/// The sides of a condition's edge, in words.
fn named(leaf: &Condition, sides: &[i64]) -> Text {
    match leaf {
        Condition::Compare(_, _, _, to) => {
            let numbers = numbers(*to, sides);
            Text::new(format!("数值为 {} 的", numbers.join("、")), format!("with {}", numbers.join(", ")))
        }
        Condition::Day(_, _, day) | Condition::AsOf(_, day) => {
            let days: Vec<String> = sides.iter().filter_map(|side| day_at(*day, *side)).collect();
            Text::new(format!("日期为 {} 的", days.join("、")), format!("on {}", days.join(", ")))
        }
        Condition::Ratio(..) => sides_of_rate(sides),
        Condition::Count(_, n) => {
            let numbers = numbers(i64::from(*n), sides);
            Text::new(
                format!("恰有 {} 条记录符合的", numbers.join("、")),
                format!("with {} such records", numbers.join(", ")),
            )
        }
        Condition::InCycle(..) => listed(
            sides,
            &[(-1, "周期开始前一日的", "on the day before a cycle"), (0, "周期首日的", "on its first day")],
        ),
        _ => listed(sides, &[(0, "最后一日的", "on the last day"), (1, "次日的", "on the day after")]),
    }
}

fn sides_of_rate(sides: &[i64]) -> Text {
    listed(sides, &[(-1, "低于它的", "below it"), (0, "恰好等于它的", "exactly at it"), (1, "高于它的", "above it")])
}

fn listed(sides: &[i64], names: &[(i64, &str, &str)]) -> Text {
    let of = || names.iter().filter(|(side, ..)| sides.contains(side));
    let zh: Vec<&str> = of().map(|(_, zh, _)| *zh).collect();
    let en: Vec<&str> = of().map(|(_, _, en)| *en).collect();
    Text::new(zh.join("、"), en.join(" or "))
}

fn numbers(edge: i64, sides: &[i64]) -> Vec<String> {
    sides.iter().map(|side| edge.saturating_add(*side).to_string()).collect()
}

fn day_at(edge: Date, side: i64) -> Option<String> {
    edge.add_days(side).map(|day| day.to_string())
}
