//! The same case in other places: which are compared, and what differs by which article.

use serde_json::{Value, json};

use super::part_name;
use crate::form::answer::{list, s, some, tone};
use crate::form::control::Desk;
use crate::form::model::Model;
use crate::form::result::{basis, outcome_words, pending, sentence};
use crate::form::say::Say;
use crate::form::update::Effect;
use crate::form::words::{Choice, choices};
use crate::view::{Element, el};

/// The four places of the framework of the Yangtze delta.
const DELTA: [&str; 4] = ["CN-SH", "CN-JS", "CN-ZJ", "CN-AH"];

fn keys() -> impl Iterator<Item = String> {
    (1..=4).map(|at| format!("compare/{at}"))
}

/// Chooses the four places (`delta`), or asks for the comparison.
pub(in crate::form) fn compare(model: &mut Model, which: &str) -> Effect {
    if which == "delta" {
        for (key, place) in keys().zip(DELTA) {
            model.set(&key, place);
        }
    }
    if places(model).as_array().is_some_and(|list| list.len() > 1) {
        model.further.compare = None;
        model.further.want("compare");
        return Effect::Focus(model.element_id("compared"));
    }
    Effect::Show
}

/// The place of the question first, then those that were chosen, each once.
pub(super) fn places(model: &Model) -> Value {
    let mut list = vec![model.value("place").to_owned()];
    for key in keys() {
        let place = model.value(&key).to_owned();
        if !place.is_empty() && !list.contains(&place) {
            list.push(place);
        }
    }
    json!(list)
}

/// The block with its controls, closed at first.
pub(in crate::form) fn view(desk: &Desk<'_>, answer: &Value) -> Element {
    let (model, say) = (desk.model, desk.say);
    let further = &model.further;
    let mut list: Vec<Choice> = choices("place");
    list.extend(model.places.iter().cloned());
    let fields = keys().enumerate().map(|(at, key)| {
        let label = if say.is_zh() { format!("地区 {}", at + 1) } else { format!("Place {}", at + 1) };
        desk.select(&key, &label, "", &list, Some(say.t("不选", "None")))
    });
    let button = |action: &'static str, words: &str| {
        el("button")
            .attr("type", "button")
            .class("zx-button zx-second")
            .part("button")
            .key(action)
            .on(action)
            .text(words)
    };
    let result = match &further.compare {
        Some(compared) => Some(table(model, answer, compared, say)),
        None if further.waits("compare") => Some(pending(say)),
        None if further.refused.contains(&"compare") => Some(el("p").text(say.t(
            "所选地区之间不能比较：这项评估只适用于所选的方案。",
            "These places cannot be compared: the assessment belongs to the scheme that was chosen.",
        ))),
        None => None,
    };
    // On paper an offer to compare is nothing; what was compared is.
    el("details")
        .class(if further.compare.is_some() { "zx-fold" } else { "zx-fold zx-noprint" })
        .part("compare")
        .key("compare")
        .flag("open", further.compare.is_some() || further.waits("compare"))
        .child(el("summary").class("zx-summary").text(say.t("换一个地区会怎样", "How it would be elsewhere")))
        .child(
            el("div")
                .class("zx-fold-body")
                .child(
                    el("div")
                        .class("zx-noprint")
                        .key("choose")
                        .child(el("div").class("zx-cols zx-fours").children(fields))
                        .child(
                            el("div").class("zx-buttons").child(button("!compare", say.t("比较", "Compare"))).child(
                                button(
                                    "!compare/delta",
                                    say.t("比较长三角四地", "Compare the four places of the Yangtze delta"),
                                ),
                            ),
                        ),
                )
                .child(
                    el("div")
                        .key("result")
                        .id(desk.id("compared"))
                        .attr("tabindex", "-1")
                        .attr("role", "status")
                        .maybe(result),
                ),
        )
}

fn place_name(model: &Model, id: &str, say: Say) -> String {
    let known = choices("place").into_iter().chain(model.places.iter().cloned()).find(|one| one.id == id);
    known.map_or_else(|| id.to_owned(), |one| say.x(&one.label).to_owned())
}

/// A row for each place: what it comes to there, and what is otherwise than at the first.
fn table(model: &Model, answer: &Value, compared: &Value, say: Say) -> Element {
    let cases = list(compared, "cases");
    let differences = list(compared, "differences");
    let own = cases.first().map(|case| place_name(model, s(case, "jurisdiction"), say)).unwrap_or_default();
    let head = [
        say.t("地区", "Place").to_owned(),
        say.t("结论", "Result").to_owned(),
        match say.is_zh() {
            true => format!("与{own}不同之处"),
            false => format!("What differs from {own}"),
        },
    ];
    let labels = head.clone();
    let rows = cases.iter().enumerate().map(|(at, case)| {
        let states = list(case, "parts").iter().map(|part| {
            let words = some(part, "summary").map(|words| sentence(words, say));
            let words = words.unwrap_or_else(|| outcome_words(s(part, "outcome"), say).to_owned());
            let words =
                part_name(model, answer, s(part, "id")).map_or(words.clone(), |name| say.labelled(&name, &words));
            el("p").class(tone(s(part, "outcome"))).text(words)
        });
        let here = differences.iter().filter(|one| one.get("case").and_then(Value::as_u64) == u64::try_from(at).ok());
        let rules: Vec<Element> = here.flat_map(|one| list(one, "because")).map(|because| rule(because, say)).collect();
        let rules = match (at, rules.is_empty()) {
            (0, _) => el("p").text(say.t("（对照）", "(held against)")),
            (_, true) => el("p").text(say.t("没有不同", "Nothing")),
            _ => {
                let count = rules.len();
                let title =
                    if say.is_zh() { format!("{count} 条规定不同") } else { format!("{count} rules differ") };
                el("details")
                    .flag("open", model.printing || count <= 2)
                    .child(el("summary").class("zx-summary zx-summary-small").text(title))
                    .child(el("ul").class("zx-list").children(rules))
            }
        };
        let label = |at: usize| labels.get(at).cloned().unwrap_or_default();
        el("tr")
            .child(el("th").attr("scope", "row").text(place_name(model, s(case, "jurisdiction"), say)))
            .child(el("td").attr("data-label", label(1)).children(states))
            .child(el("td").attr("data-label", label(2)).child(rules))
    });
    el("table")
        .class("zx-compare")
        .child(el("thead").child(el("tr").children(head.iter().map(|words| el("th").attr("scope", "col").text(words)))))
        .child(el("tbody").children(rows.collect::<Vec<_>>()))
}

fn rule(because: &Value, say: Say) -> Element {
    let cause = match s(because, "cause") {
        "rule_begins" => say.t("多出", "here only"),
        "rule_ends" => say.t("没有", "not here"),
        _ => say.t("不同", "otherwise"),
    };
    el("li")
        .child(el("span").class("zx-badge").text(cause))
        .text(" ")
        .text(say.capital(s(because, "message")))
        .maybe(basis(list(because, "basis"), say))
}
