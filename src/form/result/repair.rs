//! The answer for one record.

use serde_json::Value;

use super::cite::{reasons, sources};
use super::parts::{assumptions, block, channel_line, checklist, in_way, missing, notices};
use super::sign::sign;
use super::timeline::timeline;
use crate::form::answer::{flag, list, period, record_headline, s, some, tone};
use crate::form::model::Model;
use crate::form::say::Say;
use crate::view::{Element, el};

/// The conclusions of all records in one line.
pub(super) fn headline(answer: &Value, say: Say) -> String {
    let records = list(answer, "records");
    let lines: Vec<String> = records.iter().map(|record| record_headline(record, say)).collect();
    if let [one] = lines.as_slice() {
        return one.clone();
    }
    let lines: Vec<String> = lines
        .iter()
        .enumerate()
        .map(|(at, line)| format!("{} {}{}{line}", say.t("记录", "Record"), at + 1, say.t("：", ": ")))
        .collect();
    lines.join(say.t("；", "; "))
}

/// One article for each record, after all their conclusions at a glance.
pub(super) fn body(model: &Model, answer: &Value) -> Vec<Element> {
    let records = list(answer, "records");
    let many = records.len() > 1;
    let all = many.then(|| overview(records, Say(model.lang)));
    let each = records.iter().enumerate().map(|(at, record)| record_view(model, answer, record, at, many));
    all.into_iter().chain(each).collect()
}

/// The conclusions of all records at a glance.
fn overview(records: &[Value], say: Say) -> Element {
    el("ul").class("zx-overview").key("overview").children(records.iter().enumerate().map(|(at, record)| {
        let outcome = s(record, "outcome");
        el("li").class(tone(outcome)).child(sign(outcome)).text(format!(
            "{} {}{}{}",
            say.t("记录", "Record"),
            at + 1,
            say.t("：", ": "),
            record_headline(record, say)
        ))
    }))
}

/// Shows the answer for one record.
fn record_view(model: &Model, answer: &Value, record: &Value, at: usize, many: bool) -> Element {
    let say = Say(model.lang);
    let outcome = s(record, "outcome");
    let headline = record_headline(record, say);
    let open = model.printing;
    let id = model.element_id(&format!("answer-{at}"));
    let number =
        many.then(|| el("span").class("zx-answer-number").text(format!("{} {}", say.t("记录", "Record"), at + 1)));
    el("article")
        .class(format!("zx-answer {}", tone(outcome)))
        .part("answer")
        .key(format!("answer-{}", s(record, "id")))
        .attr("aria-labelledby", id.clone())
        .child(
            el("h3")
                .class("zx-headline")
                .part("headline")
                .id(id)
                .child(sign(outcome))
                .child(el("span").class("zx-headline-words").maybe(number).text(headline)),
        )
        .maybe(
            some(record, "schemeTitle")
                .map(|title| el("p").class("zx-class").text(say.labelled(say.t("适用规定", "Rules"), title))),
        )
        .maybe(
            some(record, "classLabel")
                .map(|class| el("p").class("zx-class").text(say.labelled(say.t("失信程度", "Class"), class))),
        )
        .maybe(possible(record, say))
        .maybe(missing(model, record, say))
        .maybe(in_way(record, say))
        .maybe(timeline(record, s(answer, "asOf"), say))
        .children(if many { Vec::new() } else { super::ahead(model, answer) })
        .maybe(alternatives(record, say))
        .maybe(checklist(say.t("申请材料", "Materials"), list(record, "materials"), "zx-checklist", say, open))
        .maybe(channel(record, say, open))
        .maybe(clocks(record, say, open))
        .maybe(after(record, say, open))
        .maybe(assumptions(record, say))
        .maybe(notices(list(record, "notices"), say))
        .maybe(reasons(model, list(record, "reasons"), say, open))
}

/// The classes that remain possible, when there is more than one.
fn possible(record: &Value, say: Say) -> Option<Element> {
    let labels: Vec<&str> = list(record, "possibleClasses").iter().map(|class| s(class, "label")).collect();
    (labels.len() > 1 && some(record, "classLabel").is_none()).then(|| {
        el("p")
            .class("zx-class")
            .text(say.labelled(say.t("失信程度尚未确定，可能是", "The class is open; possible"), &say.list(&labels)))
    })
}

/// Other readings of the law or of the class, where their result differs or may differ.
fn alternatives(record: &Value, say: Say) -> Option<Element> {
    let items = list(record, "alternatives");
    if items.is_empty() {
        return None;
    }
    let item = |other: &Value| {
        let (class, title) = (s(other, "classLabel"), s(other, "schemeTitle"));
        let head = match (s(other, "cause"), say.is_zh()) {
            ("class", true) => format!("如果失信程度为“{class}”"),
            ("class", false) => format!("If the class is “{class}”"),
            ("scheme", true) => format!("如果适用“{title}”"),
            ("scheme", false) => format!("If “{title}” applies"),
            ("superseded", true) => format!("如果按后来的规定（{title}）"),
            ("superseded", false) => format!("Under the later rules ({title})"),
            (_, true) => "如果从另一日起算".to_owned(),
            (_, false) => "If the period counts from another day".to_owned(),
        };
        let mut dates = Vec::new();
        for (name, label) in [
            ("minEnd", say.t("最短公示期届满", "shortest publication ends")),
            ("earliestApplication", say.t("最早申请", "first day to apply")),
            ("maxEnd", say.t("最长公示期届满", "longest publication ends")),
        ] {
            if let Some(day) = some(other, name) {
                dates.push(format!("{label} {day}"));
            }
        }
        let dates = (!dates.is_empty()).then(|| el("p").class("zx-facts").text(dates.join(say.t("；", "; "))));
        el("li").child(el("p").text(say.labelled(&head, &record_headline(other, say)))).maybe(dates)
    };
    Some(
        block(say.t("其他可能", "Other possibilities"))
            .child(el("ul").class("zx-list").children(items.iter().map(item))),
    )
}

fn channel(record: &Value, say: Say, open: bool) -> Option<Element> {
    let items = list(record, "channel");
    (!items.is_empty()).then(|| {
        block(say.t("在哪里申请", "Where to apply"))
            .child(el("ul").class("zx-list").children(items.iter().map(|item| channel_line(item, say))))
            .maybe(sources(items, say, open))
    })
}

/// How long the authority has, and until when.
fn clocks(record: &Value, say: Say, open: bool) -> Option<Element> {
    let items = list(record, "clocks");
    (!items.is_empty()).then(|| {
        block(say.t("办理时限", "Time limits of the authority"))
            .child(el("ul").class("zx-list").children(items.iter().map(|clock| clock_line(clock, say))))
            .maybe(sources(items, say, open))
    })
}

fn clock_line(clock: &Value, say: Say) -> Element {
    let label = say.capital(s(clock, "label"));
    let from = match s(clock, "from") {
        "application" => say.t("自提交申请起 ", " from the application"),
        "acceptance" => say.t("自受理起 ", " from acceptance"),
        "repair" => say.t("自作出修复决定起 ", " from the decision to repair"),
        _ => "",
    };
    let mut words = match period(clock, say) {
        Some(period) if say.is_zh() => say.labelled(&label, &format!("{from}{period}")),
        Some(period) => say.labelled(&label, &format!("{period}{from}")),
        None => label + say.t("（文件没有写明期限）", " (no time limit in the texts)"),
    };
    if let Some(due) = some(clock, "due") {
        words.push_str(&match (some(clock, "start").filter(|_| flag(clock, "startAssumed")), say.is_zh()) {
            (Some(start), true) => format!("，如 {start} 提交，最迟 {due}"),
            (Some(start), false) => format!("; if started on {start}, by {due}"),
            (None, true) => format!("，最迟 {due}"),
            (None, false) => format!("; by {due}"),
        });
    }
    let provisional = flag(clock, "provisional")
        .then(|| el("span").class("zx-badge zx-badge-care").text(say.t("暂定", "provisional")));
    el("li").text(words).text(" ").maybe(provisional)
}

/// What happens after repair: the effects, and the platforms that have to follow.
fn after(record: &Value, say: Say, open: bool) -> Option<Element> {
    let after = record.get("after")?;
    let (effects, sync) = (list(after, "effects"), list(after, "sync"));
    (!effects.is_empty() || !sync.is_empty()).then(|| {
        let lines = effects.iter().map(|effect| el("li").text(say.capital(s(effect, "label"))));
        let title = (!sync.is_empty()).then(|| {
            el("p").class("zx-sub").text(say.t("修复后请逐一核对以下平台", "Then check each of these platforms"))
        });
        block(say.t("修复以后", "After the repair"))
            .maybe((!effects.is_empty()).then(|| el("ul").class("zx-list").children(lines)))
            .maybe(title)
            .maybe((!sync.is_empty()).then(|| {
                el("ul").class("zx-checklist").children(sync.iter().map(|platform| clock_line(platform, say)))
            }))
            .maybe(sources(effects.iter().chain(sync), say, open))
    })
}
