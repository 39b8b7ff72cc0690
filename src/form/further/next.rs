//! What to do next: the smallest sets of changes that better the answer, as a list with days.

use serde_json::Value;

use super::part_name;
use crate::form::answer::{list, s, some};
use crate::form::model::Model;
use crate::form::result::{basis, block, channel_line, outcome_words, pending, sentence};
use crate::form::say::Say;
use crate::view::{Element, el};

/// How many ways are shown for one part of the answer.
const WAYS: usize = 2;

/// The block of what to do; nothing before it is asked for.
pub(in crate::form) fn view(model: &Model, answer: &Value) -> Option<Element> {
    let say = Say(model.lang);
    let title = say.t("接下来做什么", "What to do next");
    let Some(improve) = &model.further.improve else {
        return model.further.waits("improve").then(|| block(title).key("next").child(pending(say)));
    };
    let parts: Vec<Element> =
        list(improve, "parts").iter().filter_map(|part| of_part(model, answer, part, say)).collect();
    let save = el("button").attr("type", "button").class("zx-button zx-second").part("button").on("!save/dates");
    let save = el("div")
        .class("zx-buttons zx-noprint")
        .child(save.text(say.t("把日期存为日历文件（.ics）", "Save the dates as a calendar file (.ics)")));
    let nothing = parts.is_empty().then(|| {
        el("p").text(say.t(
            "没有找到能够由您改变、又能改善结论的事项。",
            "Nothing was found that you can change and that betters the result.",
        ))
    });
    Some(block(title).key("next").part("next").children(parts).maybe(nothing).child(save))
}

fn of_part(model: &Model, answer: &Value, part: &Value, say: Say) -> Option<Element> {
    let name = part_name(model, answer, s(part, "id")).map(|name| el("p").class("zx-sub").text(name));
    let out = el("div").class("zx-steps-of").key(s(part, "id")).maybe(name);
    // What can be applied for now comes first, even where waiting would make it unnecessary.
    let open = apply_now(answer, part, say);
    let sets = list(part, "sets");
    if sets.is_empty() && (open.is_some() || part.get("best").and_then(Value::as_bool) == Some(true)) {
        return open.map(|list| out.child(list));
    }
    if sets.is_empty() {
        let way: Vec<Element> = list(part, "inTheWay").iter().map(|one| obstacle(one, say)).collect();
        if way.is_empty() {
            return None;
        }
        return Some(out.child(el("ul").class("zx-list").children(way)));
    }
    let (many, now) = (sets.len() > 1, open.is_some());
    let ways = sets.iter().take(if now { 1 } else { WAYS }).enumerate().map(|(at, set)| {
        let head = (many || now).then(|| {
            let words = match at {
                0 if !now => say.t("最好的结果", "For the best result"),
                _ => say.t("另一种办法", "Another way"),
            };
            el("p").class("zx-way").text(words)
        });
        el("div").maybe(head).child(steps(model, set, say))
    });
    Some(out.maybe(open).children(ways.collect::<Vec<_>>()))
}

/// Where the way is open: that one may apply, where, and how long the authority has.
fn apply_now(answer: &Value, part: &Value, say: Say) -> Option<Element> {
    if s(part, "outcome") != "eligible" {
        return None;
    }
    let id = s(part, "id");
    let own = list(answer, "records").iter().chain(list(answer, "routes")).find(|one| s(one, "id") == id);
    let place: Vec<Element> =
        own.into_iter().flat_map(|one| list(one, "channel")).map(|one| channel_line(one, say)).collect();
    let due = own.into_iter().flat_map(|one| list(one, "clocks")).filter_map(|clock| {
        let due = some(clock, "due")?;
        Some(el("li").text(if say.is_zh() {
            format!("{}：最迟 {due}", s(clock, "label"))
        } else {
            format!("{}: by {due}", say.capital(s(clock, "label")))
        }))
    });
    let apply = el("li").text(say.t("备齐下列材料，现在即可提出", "Collect the materials below; you may apply now"));
    Some(el("ol").class("zx-todo").child(apply).children(place).children(due.collect::<Vec<_>>()))
}

/// One way: its steps in order, and what it comes to.
fn steps(model: &Model, set: &Value, say: Say) -> Element {
    let changes = list(set, "changes");
    let now = changes.iter().filter(|change| s(change, "how") != "wait");
    let wait = changes.iter().filter(|change| s(change, "how") == "wait");
    let items = now.chain(wait).map(|change| step(model, change, say));
    let result = sentence(s(set, "summary"), say);
    let result = if result.is_empty() { outcome_words(s(set, "outcome"), say).to_owned() } else { result };
    let result = match (some(set, "from"), say.is_zh()) {
        (Some(day), true) => format!("做到以后，{day} 起：{result}"),
        (Some(day), false) => format!("Then, from {day}: {result}"),
        (None, _) => result,
    };
    let place: Vec<Element> = list(set, "channel").iter().map(|one| channel_line(one, say)).collect();
    el("ol")
        .class("zx-todo")
        .children(items.collect::<Vec<_>>())
        .children(place)
        .child(el("li").class("zx-todo-end").text(result))
}

fn step(model: &Model, change: &Value, say: Say) -> Element {
    let label = say.capital(s(change, "label"));
    let head = match (s(change, "how"), some(change, "until")) {
        ("wait", Some(_)) | ("wait", None) => el("b").text(&label),
        _ => el("b").text(value_words(change, &label, say)),
    };
    let mut seen: Vec<&str> = Vec::new();
    let mut lines = Vec::new();
    let mut sources: Vec<Value> = Vec::new();
    for advice in list(change, "advice") {
        if let Some(cure) = some(advice, "cure").filter(|cure| !seen.contains(cure)) {
            seen.push(cure);
            lines.push(el("p").class("zx-facts").text(say.capital(cure)));
        }
        for one in list(advice, "basis") {
            if !sources.contains(one) {
                sources.push(one.clone());
            }
        }
    }
    let sources = basis(&sources, say).map(|inside| {
        let summary = el("summary").class("zx-summary zx-summary-small").text(say.t("依据", "Sources"));
        el("details").class("zx-sources").flag("open", model.printing).child(summary).child(inside)
    });
    let mark = match s(change, "how") {
        "wait" => say.t("等待", "wait"),
        _ => say.t("现在可做", "you can do this"),
    };
    el("li").child(head).text(" ").child(el("span").class("zx-badge").text(mark)).children(lines).maybe(sources)
}

/// What a change is, as a thing to do.
fn value_words(change: &Value, label: &str, say: Say) -> String {
    let words = match change.get("value") {
        Some(Value::Bool(true)) => say.t("做到“是”", "make it “yes”").to_owned(),
        Some(Value::Bool(false)) => say.t("做到“否”", "make it “no”").to_owned(),
        Some(Value::String(day)) if crate::form::day::read(day).is_some() => {
            if say.is_zh() {
                format!("最早 {day}")
            } else {
                format!("{day} at the earliest")
            }
        }
        Some(Value::String(word)) => word.clone(),
        Some(Value::Number(number)) => number.to_string(),
        _ => return label.to_owned(),
    };
    say.labelled(label, &words)
}

fn obstacle(one: &Value, say: Say) -> Element {
    let how = match (s(one, "how"), some(one, "until")) {
        ("wait", Some(day)) if say.is_zh() => format!("等到 {day}"),
        ("wait", Some(day)) => format!("wait until {day}"),
        ("wait", None) => say.t("只能等待", "only time or others can change it").to_owned(),
        ("now", _) => say.t("现在可做", "you can change it").to_owned(),
        _ => say.t("无法改变", "nobody can change it").to_owned(),
    };
    let cure = some(one, "cure").map(|cure| el("p").class("zx-facts").text(say.capital(cure)));
    el("li").text(say.capital(s(one, "message"))).text(" ").child(el("span").class("zx-badge").text(how)).maybe(cure)
}
