//! The facts about the subject that the question reads: what matters first, the rest folded.

use super::control::Desk;
use super::field::Field;
use super::shown::{fact_is_first, fact_is_shown, group_of};
use super::task::Task;
use super::view::section;
use crate::view::{Element, Node, el};

/// From so many fields on, a list is split into groups of fields that are answered alike.
const LONG: usize = 7;

pub(super) fn facts(desk: &Desk<'_>, number: usize) -> Option<Element> {
    let (model, say) = (desk.model, desk.say);
    let shown: Vec<&Field> = model.catalogue.facts.iter().filter(|field| fact_is_shown(desk, field)).collect();
    if shown.is_empty() {
        return None;
    }
    let (first, more): (Vec<&Field>, Vec<&Field>) = shown.into_iter().partition(|field| fact_is_first(desk, field));
    let title = match model.task {
        Task::Repair => say.t("主体的其他情况", "About the subject"),
        Task::Tier => say.t("评价所需的情况", "What the scheme asks"),
        Task::Commitment => say.t("作出承诺的条件", "Conditions of a commitment"),
        Task::Benefits => say.t("主体的其他情况", "About the subject"),
    };
    let lead = (model.task != Task::Repair).then(|| {
        el("p").class("zx-lead").text(say.t(
            "只列出所选规定要用到的情况。不知道的留空或者选“不清楚”，结论会指出还缺什么。",
            "Only what the rules read is asked. Leave open what you do not know; the result says what is missing.",
        ))
    });
    Some(section("facts", number, title).maybe(lead).children(groups(desk, &first)).maybe(more_facts(desk, &more)))
}

fn node(desk: &Desk<'_>, field: &Field) -> Node {
    desk.field(&format!("fact/{}", field.id), field)
}

fn pairs(desk: &Desk<'_>, key: &str, fields: &[&Field]) -> Element {
    el("div").key(key).class("zx-cols zx-pairs").children(fields.iter().map(|field| node(desk, field)))
}

/// One list, or several with headings where it is long and its fields differ.
fn groups(desk: &Desk<'_>, fields: &[&Field]) -> Vec<Element> {
    let titles = [
        desk.say.t("数量与比率", "Numbers and rates"),
        desk.say.t("等级与类别", "Grades and classes"),
        desk.say.t("发生过的事项与日期", "Events and their dates"),
        desk.say.t("是否具有以下情形", "Circumstances"),
    ];
    let of = |group: usize| fields.iter().copied().filter(|field| group_of(field) == group).collect::<Vec<_>>();
    let kinds = (0..titles.len()).filter(|group| !of(*group).is_empty()).count();
    // Repair has its own order, which people know from the forms of the authorities.
    if fields.len() < LONG || kinds < 2 || desk.model.task == Task::Repair {
        return vec![pairs(desk, "first", fields)];
    }
    let mut list = Vec::new();
    for (group, title) in titles.iter().enumerate() {
        let inside = of(group);
        if !inside.is_empty() {
            list.push(el("h3").key(format!("title-{group}")).class("zx-h3 zx-group-title").text(title));
            list.push(pairs(desk, &format!("group-{group}"), &inside));
        }
    }
    list
}

fn more_facts(desk: &Desk<'_>, fields: &[&Field]) -> Option<Element> {
    let title = match desk.model.matters {
        Some(_) => desk.say.t("暂时不影响结论的情况（选填）", "What makes no difference so far (optional)"),
        None => desk.say.t("更多情况（选填）", "More circumstances (optional)"),
    };
    let keys: Vec<String> = fields.iter().map(|field| format!("fact/{}", field.id)).collect();
    more_box(desk, title, &keys, fields.iter().map(|field| node(desk, field)).collect())
}

/// A closed box for what is asked less often; open where an answer or an error points into it.
pub(super) fn more_box(desk: &Desk<'_>, title: &str, keys: &[String], inside: Vec<Node>) -> Option<Element> {
    if inside.is_empty() {
        return None;
    }
    let within = |key: &str| {
        keys.iter()
            .any(|known| key == known || key.strip_prefix(known.as_str()).is_some_and(|rest| rest.starts_with('/')))
    };
    let wrong = desk.problems.iter().any(|problem| within(&problem.key));
    let open = wrong || desk.wanted.iter().any(|key| within(key));
    Some(
        el("details")
            .class("zx-more")
            .key("more")
            .flag("open", open)
            .child(el("summary").class("zx-summary").text(title))
            .child(el("div").class("zx-more-body zx-cols zx-pairs").children(inside)),
    )
}
