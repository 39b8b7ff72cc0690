//! The items of a score as a table, and the overrides in their order.

use serde_json::Value;

use super::cite::{facts_used, record_name, sources};
use super::parts::block;
use super::tier::label;
use crate::form::answer::{flag, holds, list, s, some};
use crate::form::model::Model;
use crate::form::number::scaled;
use crate::form::say::Say;
use crate::view::{Element, Node, el, text};

/// The items, those of a family under its name. On a phone each row becomes a card.
pub(super) fn items(model: &Model, answer: &Value, say: Say) -> Option<Element> {
    let items = list(answer, "items");
    if items.is_empty() {
        return None;
    }
    let scale = answer.get("score").and_then(|score| score.get("scale")).and_then(Value::as_i64).unwrap_or(1);
    let table = Table { model, say, scale };
    let heads = [
        say.t("项目", "Item"),
        say.t("得分", "Points"),
        say.t("是否适用", "Applies"),
        say.t("说明与依据", "Details and law"),
    ];
    let head = el("thead").child(el("tr").children(heads.map(|head| el("th").attr("scope", "col").text(head))));
    let nodes = list(answer, "nodes");
    let of = |family: Option<&str>| items.iter().filter(move |item| some(item, "family") == family).collect::<Vec<_>>();
    let known = |family: &str| nodes.iter().any(|node| s(node, "id") == family);
    let free: Vec<&Value> =
        items.iter().filter(|item| some(item, "family").is_none_or(|family| !known(family))).collect();
    let mut bodies = Vec::new();
    if !free.is_empty() {
        bodies.push(el("tbody").children(free.into_iter().map(|item| table.row(item))));
    }
    for node in nodes {
        let rows = of(Some(s(node, "id")));
        bodies.push(el("tbody").child(table.node(node, nodes)).children(rows.into_iter().map(|item| table.row(item))));
    }
    let title = say.t("计分项目", "Items");
    Some(block(title).part("items").class("zx-block zx-wide").child(
        el("table").class("zx-table").child(el("caption").class("zx-sr").text(title)).child(head).children(bodies),
    ))
}

struct Table<'a> {
    model: &'a Model,
    say: Say,
    scale: i64,
}

impl Table<'_> {
    fn points(&self, limits: Option<&Value>) -> String {
        let say = self.say;
        let end = |name: &str| limits.and_then(|limits| limits.get(name)).and_then(Value::as_i64);
        let n = |units: i64| scaled(units, self.scale);
        match (end("min"), end("max"), say.is_zh()) {
            (Some(min), Some(max), _) if min == max => n(min),
            (Some(min), Some(max), true) => format!("{} 至 {}", n(min), n(max)),
            (Some(min), Some(max), false) => format!("{} to {}", n(min), n(max)),
            (Some(min), None, true) => format!("不低于 {}", n(min)),
            (Some(min), None, false) => format!("{} or more", n(min)),
            (None, Some(max), true) => format!("不高于 {}", n(max)),
            (None, Some(max), false) => format!("{} or less", n(max)),
            (None, None, _) => say.t("没有限度", "without limit").to_owned(),
        }
    }

    fn node(&self, node: &Value, nodes: &[Value]) -> Element {
        let say = self.say;
        let mut about = Vec::new();
        let parent = nodes.iter().find(|other| s(other, "id") == s(node, "parent"));
        if let Some(parent) = parent {
            about.push(say.labelled(say.t("属于", "part of"), s(parent, "label")));
        }
        match s(node, "take") {
            "best" => about.push(say.t("取最高一项", "the best counts").to_owned()),
            "worst" => about.push(say.t("取扣分最多的一项", "the worst counts").to_owned()),
            _ => {}
        }
        about.extend(self.cap(node));
        about.extend(self.weight(node));
        if let Some(missing) = node.get("missing").and_then(Value::as_i64).filter(|missing| *missing != 0) {
            let missing = scaled(missing, self.scale);
            about.push(say.labelled(say.t("其中未能读到的分值", "points of parts that were not readable"), &missing));
        }
        let about = (!about.is_empty()).then(|| el("span").class("zx-node-about").text(about.join(say.t("；", "; "))));
        let name = el("th").attr("scope", "rowgroup").attr("colspan", "4").text(say.capital(s(node, "label")));
        let points = say.labelled(say.t("小计", "sum"), &self.points(node.get("points")));
        el("tr")
            .class("zx-node")
            .child(name.text(" ").child(el("span").class("zx-node-points").text(points)).maybe(about))
    }

    fn cap(&self, of: &Value) -> Option<String> {
        let cap = of.get("cap").filter(|cap| cap.is_object())?;
        Some(self.say.labelled(self.say.t("限额", "limit"), &self.points(Some(cap))))
    }

    fn weight(&self, of: &Value) -> Option<String> {
        let weight = of.get("weight").and_then(Value::as_i64)?;
        Some(self.say.labelled(self.say.t("满分", "full points"), &scaled(weight, self.scale)))
    }

    fn row(&self, item: &Value) -> Element {
        let (say, state) = (self.say, s(item, "holds"));
        let badge = match state {
            "yes" => "zx-state",
            "no" => "zx-state zx-state-off",
            _ => "zx-state zx-state-open",
        };
        let cell = |label: &'static str, inside: Node| el("td").attr("data-label", label).child(inside);
        let details =
            el("div").children(self.details(item).into_iter().map(|line| el("p").class("zx-item-line").text(line)));
        let details = details.maybe(facts_used(self.model, item, say)).maybe(sources([item], say, self.model.printing));
        el("tr")
            .class(if state == "no" { "zx-row-off" } else { "" })
            .child(el("th").attr("scope", "row").text(say.capital(s(item, "label"))))
            .child(cell(say.t("得分", "Points"), text(self.points(item.get("points")))).class("zx-points"))
            .child(cell(say.t("是否适用", "Applies"), el("span").class(badge).text(holds(state, say)).into()))
            .child(cell(say.t("说明与依据", "Details and law"), details.into()))
    }

    /// Records, window, cap, weight and cure, each as a short line.
    fn details(&self, item: &Value) -> Vec<String> {
        let say = self.say;
        let mut lines = Vec::new();
        let records: Vec<String> =
            list(item, "records").iter().filter_map(Value::as_str).map(|id| record_name(self.model, id, say)).collect();
        if !records.is_empty() {
            let records: Vec<&str> = records.iter().map(String::as_str).collect();
            lines.push(say.labelled(say.t("计入的记录", "Records"), &say.list(&records)));
        }
        if let Some(window) = some(item, "window") {
            lines.push(say.labelled(say.t("计分期间", "Window"), window));
        }
        lines.extend(self.cap(item).map(|cap| say.capital(&cap)));
        lines.extend(self.weight(item).map(|weight| say.capital(&weight)));
        if let Some(cure) = item.get("cure").filter(|cure| cure.is_object()) {
            let points = cure.get("points").and_then(Value::as_i64).map(|points| scaled(points, self.scale));
            let state = match (s(cure, "holds"), flag(cure, "discretionary")) {
                ("yes", _) => say.t("已适用", "applied"),
                ("no", _) => say.t("不适用", "does not apply"),
                (_, true) => say.t("由主管部门决定", "the authority decides"),
                _ => holds("unknown", say),
            };
            let words = if say.is_zh() {
                format!("{}，改计 {} 分，{state}", s(cure, "label"), points.unwrap_or_default())
            } else {
                format!("{}: {} points instead, {state}", s(cure, "label"), points.unwrap_or_default())
            };
            lines.push(say.labelled(say.t("补救", "Cure"), &words));
        }
        lines
    }
}

/// What changes the score or the grade afterwards, in the order of the rules.
pub(super) fn overrides(model: &Model, answer: &Value, say: Say) -> Option<Element> {
    let items = list(answer, "overrides");
    let names = |one: &Value, name: &str| {
        let labels: Vec<&str> = list(one, name).iter().filter_map(|id| label(answer, id)).collect();
        say.list(&labels)
    };
    let item = |one: &Value| {
        let state = s(one, "holds");
        let badge = match state {
            "yes" => "zx-state zx-state-bad",
            "no" => "zx-state zx-state-off",
            _ => "zx-state zx-state-open",
        };
        let effect = match s(one, "effect") {
            "force" => say.t("直接定级", "sets the grade"),
            "worse" => say.t("降级", "lowers the grade"),
            "better" => say.t("升级", "raises the grade"),
            "not_better_than" => say.t("设最高等级", "no better than"),
            "not_worse_than" => say.t("设最低等级", "no worse than"),
            "set_score" => say.t("改定分数", "sets the score"),
            _ => say.t("限定分数", "limits the score"),
        };
        let (from, to) = (names(one, "from"), names(one, "to"));
        let change = (state != "no" && from != to && !to.is_empty())
            .then(|| el("p").class("zx-facts").text(format!("{from} → {to}")));
        let population = flag(one, "needsPopulation").then(|| {
            el("p").class("zx-facts").text(say.t(
                "按全部主体排名，只有主管部门知道。",
                "It goes by the rank among all subjects, which only the authority knows.",
            ))
        });
        let cure = some(one, "cure")
            .map(|cure| el("p").class("zx-cure").text(say.labelled(say.t("怎么办", "What to do"), cure)));
        el("li")
            .child(el("p").text(say.capital(s(one, "label"))).text(" ").child(el("span").class(badge).text(format!(
                "{effect}{}{}",
                say.t("：", ": "),
                holds(state, say)
            ))))
            .maybe(change)
            .maybe(population)
            .maybe(cure)
            .maybe(facts_used(model, one, say))
            .maybe(sources([one], say, model.printing))
    };
    (!items.is_empty()).then(|| {
        block(say.t("计分以后的调整（按次序）", "Adjustments after the score, in order"))
            .part("overrides")
            .child(el("ol").class("zx-list").children(items.iter().map(item)))
    })
}
