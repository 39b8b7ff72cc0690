//! The answer about commitment: each route with its outcome, what may follow later, what bars it, and what a breach means.

use serde_json::Value;

use super::cite::{basis, reason, reasons};
use super::parts::{article, assumptions, block, checklist, headed, in_way, missing, notices, sentence};
use crate::form::answer::{flag, list, period, s, some};
use crate::form::model::Model;
use crate::form::say::Say;
use crate::view::{Element, el};

/// One article for each route, the deciding one first.
pub(super) fn body(model: &Model, answer: &Value) -> Vec<Element> {
    let say = Say(model.lang);
    let routes = list(answer, "routes");
    let deciding = s(answer, "scheme");
    if routes.is_empty() {
        let id = model.element_id("answer-0");
        let outcome = s(answer, "outcome");
        let words = sentence(s(answer, "summary"), say);
        return vec![article(outcome, &id).child(headed(outcome, &id, None, &words))];
    }
    let first = routes.iter().filter(|route| s(route, "id") == deciding);
    let rest = routes.iter().filter(|route| s(route, "id") != deciding);
    // What the deciding route notes stands beside the whole answer already.
    let known = list(answer, "notices");
    first.chain(rest).enumerate().map(|(at, one)| route(model, one, known, at)).collect()
}

fn route(model: &Model, route: &Value, known: &[Value], at: usize) -> Element {
    let say = Say(model.lang);
    let open = model.printing;
    let id = model.element_id(&format!("answer-{at}"));
    let outcome = s(route, "outcome");
    let kind = match s(route, "kind") {
        "accept_first" => say.t("容缺受理", "Acceptance with material to follow"),
        "notification" => say.t("告知承诺", "Notification and commitment"),
        _ => say.t("信用承诺", "Credit commitment"),
    };
    let over = say.labelled(kind, s(route, "title"));
    let list_of = |name: &str, title: &str| checklist(title, list(route, name), "zx-list", say, open);
    let own: Vec<Value> = list(route, "notices").iter().filter(|note| !known.contains(note)).cloned().collect();
    article(outcome, &id)
        .child(headed(outcome, &id, Some(&over), &sentence(s(route, "summary"), say)))
        .maybe(until(route, say))
        .maybe(missing(model, route, say))
        .maybe(in_way(route, say))
        .maybe(materials(route, say))
        .maybe(deadline(model, route, say))
        .maybe(resign(model, route, say))
        .maybe(list_of("onBreach", say.t("不履行承诺的后果", "What follows from a broken promise")))
        .maybe(list_of("onUntruth", say.t("承诺不实的后果", "What follows from an untrue promise")))
        .maybe(list_of("onMissed", say.t("逾期不补的后果", "What follows from missing the deadline")))
        .maybe(assumptions(route, say))
        .maybe(notices(&own, say))
        .maybe(reasons(model, list(route, "reasons"), say, open))
}

fn until(route: &Value, say: Say) -> Option<Element> {
    let day = some(route, "until")?;
    Some(el("p").class("zx-class").text(say.labelled(say.t("限制到期日", "Last day of the bar"), day)))
}

/// The materials that are missing or may be: whether they may follow, and by when.
fn materials(route: &Value, say: Say) -> Option<Element> {
    let items = list(route, "deferrable");
    let item = |one: &Value| {
        let name = some(one, "name").unwrap_or_else(|| s(one, "id"));
        let lacking = match s(one, "lacking") {
            "yes" => say.t("尚未提交", "missing"),
            "no" => say.t("已经提交", "submitted"),
            _ => say.t("是否提交尚不清楚", "not known whether submitted"),
        };
        let may = match (s(one, "may"), some(one, "by"), say.is_zh()) {
            ("yes", Some(day), true) => format!("可以后补，最迟 {day}"),
            ("yes", Some(day), false) => format!("may follow, by {day}"),
            ("yes", None, _) => say.t("可以后补", "may follow").to_owned(),
            ("no", ..) => say.t("不可以后补", "may not follow").to_owned(),
            _ => say.t("能否后补尚不清楚", "not known whether it may follow").to_owned(),
        };
        el("li").text(say.labelled(name, &[lacking, &may].join(say.t("；", "; "))))
    };
    (!items.is_empty()).then(|| {
        block(say.t("缺少的材料", "Missing materials"))
            .child(el("ul").class("zx-checklist").children(items.iter().map(item)))
    })
}

/// By when missing material has to follow, and how that day was found.
fn deadline(model: &Model, route: &Value, say: Say) -> Option<Element> {
    let deadline = route.get("deadline").filter(|deadline| deadline.is_object())?;
    let mut parts = Vec::new();
    let from = match s(deadline, "from") {
        "acceptance" => say.t("自受理之日起", "from acceptance"),
        "commitment" => say.t("自作出承诺之日起", "from the commitment"),
        _ => "",
    };
    if let Some(length) = period(deadline, say) {
        parts.push(if say.is_zh() { format!("{from} {length}") } else { format!("{length} {from}") });
    }
    if let Some(cap) = deadline.get("cap").and_then(|cap| period(cap, say)) {
        parts.push(say.labelled(say.t("不超过承诺办结时限", "at most the time promised for the decision"), &cap));
    }
    match s(deadline, "countsBy") {
        "arrival" => parts.push(say.t("以收到为准", "the day of arrival counts").to_owned()),
        "dispatch" => parts.push(say.t("以寄出为准", "the day of dispatch counts").to_owned()),
        _ => {}
    }
    if flag(deadline, "setByAuthority") {
        parts.push(say.t("由机关指定", "set by the authority").to_owned());
    }
    let head = match some(deadline, "date") {
        Some(day) => el("p").child(el("b").child(el("time").attr("datetime", day).text(day))),
        None => el("p").text(say.t("日期尚不能推算", "The day cannot be worked out yet")),
    };
    let provisional = flag(deadline, "provisional")
        .then(|| el("span").class("zx-badge zx-badge-care").text(say.t("暂定", "provisional")));
    let go = some(deadline, "parameter").and_then(|path| model.key_of_path(path)).map(|key| {
        el("button")
            .attr("type", "button")
            .class("zx-link")
            .on(format!("!focus/{}", model.element_id(&key)))
            .text(say.t("填写推算所需的日期或者期限", "Give the date or the time that it needs"))
    });
    Some(
        block(say.t("补交材料的期限", "By when missing material has to follow"))
            .child(head.text(" ").maybe(provisional))
            .maybe(
                (!parts.is_empty())
                    .then(|| el("p").class("zx-facts").text(say.capital(&parts.join(say.t("；", "; "))))),
            )
            .maybe(go)
            .maybe(basis(list(deadline, "basis"), say)),
    )
}

/// When the commitment has to be signed anew.
fn resign(model: &Model, route: &Value, say: Say) -> Option<Element> {
    let items: Vec<&Value> = list(route, "resign").iter().filter(|one| s(one, "holds") != "no").collect();
    (!items.is_empty()).then(|| {
        block(say.t("需要重新承诺的情形", "When it has to be signed anew"))
            .child(el("ul").class("zx-list").children(items.into_iter().map(|one| reason(model, one, say))))
    })
}
