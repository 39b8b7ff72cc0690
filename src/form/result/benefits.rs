//! The answer about benefits: all of them at a glance, then each with its rules.

use serde_json::Value;

use super::cite::{reason, reasons};
use super::parts::{article, assumptions, block, headed, missing, notices, sentence};
use super::sign::sign;
use crate::form::answer::{list, s, some, tone};
use crate::form::model::Model;
use crate::form::say::Say;
use crate::view::{Element, el};

/// The overall answer with its list, what is missing for all of them once, then each benefit.
pub(super) fn body(model: &Model, answer: &Value) -> Vec<Element> {
    let say = Say(model.lang);
    let benefits = list(answer, "benefits");
    let id = model.element_id("answer");
    let outcome = s(answer, "outcome");
    let shared = shared(benefits);
    let whole = article(outcome, &id)
        .child(headed(outcome, &id, None, &sentence(s(answer, "summary"), say)))
        .child(overview(model, benefits, say))
        .maybe(missing(model, answer, say))
        .maybe(assumptions(answer, say))
        .maybe(notices(&shared, say));
    let each = benefits.iter().map(|benefit| one(model, benefit, &shared));
    core::iter::once(whole).chain(each).collect()
}

/// What is said of an outcome in one word.
fn word(outcome: &str, say: Say) -> &'static str {
    match outcome {
        // Not "yes": only credit rules were looked at.
        "open" => say.t("没有信用方面的限制", "no credit rule in the way"),
        "strict" => say.t("从严审查", "under strict review"),
        "refused" => say.t("不予办理", "refused"),
        "discretionary" => say.t("由主管部门裁量", "at the authority's discretion"),
        _ => say.t("尚不能判断", "cannot be judged yet"),
    }
}

fn overview(model: &Model, benefits: &[Value], say: Say) -> Element {
    let line = |benefit: &Value| {
        let outcome = s(benefit, "outcome");
        let words = match (some(benefit, "until"), say.is_zh()) {
            (Some(day), true) => format!("{}，至 {day}", word(outcome, say)),
            (Some(day), false) => format!("{}, until {day}", word(outcome, say)),
            (None, _) => word(outcome, say).to_owned(),
        };
        let target = model.element_id(&format!("answer-{}", s(benefit, "benefit")));
        let name = el("button").attr("type", "button").class("zx-link").on(format!("!focus/{target}"));
        el("li")
            .class(tone(outcome))
            .child(
                el("span")
                    .class("zx-overview-name")
                    .child(sign(outcome))
                    .child(name.text(say.capital(s(benefit, "label")))),
            )
            .child(el("span").class("zx-overview-words").text(words))
    };
    el("ul").class("zx-overview zx-overview-pairs").part("overview").children(benefits.iter().map(line))
}

/// What several benefits note in the same words is said once.
fn shared(benefits: &[Value]) -> Vec<Value> {
    let all: Vec<&Value> = benefits.iter().flat_map(|benefit| list(benefit, "notices")).collect();
    let mut out: Vec<Value> = Vec::new();
    for note in &all {
        if all.iter().filter(|other| *other == note).count() > 1 && !out.contains(note) {
            out.push((*note).clone());
        }
    }
    out
}

fn one(model: &Model, benefit: &Value, shared: &[Value]) -> Element {
    let say = Say(model.lang);
    let outcome = s(benefit, "outcome");
    let id = model.element_id(&format!("answer-{}", s(benefit, "benefit")));
    // The rules that decide, or may; the others are folded.
    let (live, rest): (Vec<&Value>, Vec<&Value>) =
        list(benefit, "reasons").iter().partition(|reason| s(reason, "holds") == "yes");
    let rest: Vec<Value> = rest.into_iter().cloned().collect();
    let rules = (!live.is_empty()).then(|| {
        block(say.t("起作用的规定", "The rules that apply"))
            .child(el("ul").class("zx-list").children(live.into_iter().map(|one| reason(model, one, say))))
    });
    let until = some(benefit, "until")
        .map(|day| el("p").class("zx-class").text(say.labelled(say.t("到期日", "Last day"), day)));
    let own: Vec<Value> = list(benefit, "notices").iter().filter(|note| !shared.contains(note)).cloned().collect();
    article(outcome, &id)
        .class(format!("zx-answer zx-answer-brief {}", tone(outcome)))
        .child(headed(outcome, &id, None, &sentence(s(benefit, "summary"), say)))
        .maybe(until)
        .maybe(rules)
        .maybe(notices(&own, say))
        .maybe(reasons(model, &rest, say, model.printing))
}
