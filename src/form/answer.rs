//! Reading the answer of the engine: small accessors over the documented shape.
//!
//! What is absent reads as empty, so that an older or newer answer still shows what it has.

use serde_json::Value;

use super::say::Say;

/// A text member; empty when absent.
pub(super) fn s<'a>(value: &'a Value, name: &str) -> &'a str {
    value.get(name).and_then(Value::as_str).unwrap_or_default()
}

/// A text member that is there and not empty.
pub(super) fn some<'a>(value: &'a Value, name: &str) -> Option<&'a str> {
    Some(s(value, name)).filter(|text| !text.is_empty())
}

/// A list member; empty when absent.
pub(super) fn list<'a>(value: &'a Value, name: &str) -> &'a [Value] {
    value.get(name).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

/// A flag; `false` when absent.
pub(super) fn flag(value: &Value, name: &str) -> bool {
    value.get(name).and_then(Value::as_bool).unwrap_or(false)
}

/// The paths of everything that is missing, in the whole answer.
pub(super) fn missing_paths(answer: &Value) -> impl Iterator<Item = &str> {
    let own = list(answer, "missing").iter();
    let records = list(answer, "records").iter().flat_map(|record| list(record, "missing"));
    own.chain(records).map(|missing| s(missing, "path"))
}

/// What a person calls the state of something: it holds, it does not, nobody knows.
pub(super) fn holds(word: &str, say: Say) -> &'static str {
    match word {
        "yes" => say.t("适用", "applies"),
        "no" => say.t("不适用", "does not apply"),
        _ => say.t("尚不清楚", "not known yet"),
    }
}

/// Whether a reason stands in the way.
pub(super) fn in_the_way(reason: &Value) -> bool {
    matches!(
        (s(reason, "effect"), s(reason, "holds")),
        ("requires" | "choice", "no") | ("bars" | "excludes" | "refused" | "suspended" | "cancelled", "yes")
    )
}

/// The headline of one record: the engine's own, or one made from the outcome.
pub(super) fn record_headline(record: &Value, say: Say) -> String {
    if let Some(summary) = some(record, "summary") {
        return say.capital(summary.trim_end_matches('。'));
    }
    match s(record, "outcome") {
        "eligible" => say.t("可以申请", "You may apply").to_owned(),
        "not_yet" => match some(record, "earliestApplication") {
            Some(day) if say.is_zh() => format!("{day} 起可以申请"),
            Some(day) => format!("You may apply from {day}"),
            None => say.t("现在还不能申请", "You may not apply yet").to_owned(),
        },
        "discretionary" => say.t("由认定单位裁量决定", "At the discretion of the authority").to_owned(),
        "ineligible" => {
            let way: Vec<&str> = list(record, "reasons")
                .iter()
                .filter(|reason| in_the_way(reason))
                .map(|reason| s(reason, "message"))
                .collect();
            headed(say.t("不能申请", "You may not apply"), &way.join(say.t("；", "; ")), say)
        }
        "not_needed" => say.t("无需修复", "No repair needed").to_owned(),
        "not_applicable" => say.t("不适用本项规则", "These rules do not apply").to_owned(),
        _ => {
            let mut seen: Vec<&str> = Vec::new();
            for label in list(record, "missing").iter().filter_map(|item| some(item, "label")) {
                if !seen.contains(&label) {
                    seen.push(label);
                }
            }
            let missing = say.list(&seen);
            let lacking =
                if missing.is_empty() { String::new() } else { format!("{}{missing}", say.t("缺", "missing: ")) };
            headed(say.t("尚不能判断", "Cannot be judged yet"), &lacking, say)
        }
    }
}

fn headed(head: &str, rest: &str, say: Say) -> String {
    if rest.is_empty() { head.to_owned() } else { say.labelled(head, rest) }
}

/// The class of an outcome in the style sheet.
pub(super) fn tone(outcome: &str) -> &'static str {
    match outcome {
        "eligible" | "not_needed" | "open" => "zx-tone-good",
        "not_yet" | "discretionary" | "strict" => "zx-tone-wait",
        "ineligible" | "refused" => "zx-tone-bad",
        _ => "zx-tone-open",
    }
}

/// A number of days, months or years.
pub(super) fn period(value: &Value, say: Say) -> Option<String> {
    let n = value.get("n").and_then(Value::as_i64)?;
    let (zh, one, many) = match s(value, "unit") {
        "working_day" => ("个工作日", "working day", "working days"),
        "month" => ("个月", "month", "months"),
        "year" => ("年", "year", "years"),
        _ => ("日", "day", "days"),
    };
    Some(if say.is_zh() { format!("{n} {zh}") } else { format!("{n} {}", if n == 1 { one } else { many }) })
}

/// How far a citation was checked.
pub(super) fn standing(word: &str, say: Say) -> &'static str {
    match word {
        "text" => say.t("已阅条文", "text read"),
        "secondary" => say.t("转述", "reported"),
        _ => say.t("未核实", "not verified"),
    }
}

/// An outcome in a few words, where no sentence of the engine stands beside it.
pub(super) fn outcome_words(outcome: &str, say: Say) -> &'static str {
    match outcome {
        "eligible" => say.t("可以申请", "you may apply"),
        "not_yet" => say.t("现在还不能申请", "not yet"),
        "ineligible" => say.t("目前不能申请", "not possible as things are"),
        "discretionary" => say.t("由主管部门裁量", "at the authority’s discretion"),
        "not_needed" => say.t("不必申请", "nothing has to be applied for"),
        "not_applicable" => say.t("不适用", "these rules do not apply"),
        "open" => say.t("没有信用方面的限制", "no credit rule in the way"),
        "strict" => say.t("从严审查", "under strict review"),
        "refused" => say.t("不予办理", "refused"),
        "grade" => say.t("可以确定等级", "a grade"),
        "not_rated" => say.t("不参加评级", "not graded"),
        "not_in_force" => say.t("方案不在有效期内", "the scheme is not in force"),
        _ => say.t("尚不能判断", "cannot be judged yet"),
    }
}
