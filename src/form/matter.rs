//! The matter that is applied for by commitment, its materials, and the benefits that are asked for.

use super::control::Desk;
use super::model::Record;
use super::view::section;
use super::words::{Choice, choices};
use crate::view::{Element, el};

/// The matter and its materials.
pub(super) fn matter(desk: &Desk<'_>, number: usize) -> Option<Element> {
    let say = desk.say;
    let title = desk.line(
        "matter/title",
        say.t("事项名称（选填）", "Matter (optional)"),
        say.t("例如：专利权质押登记。只用于核对和打印。", "Only for checking and print."),
        el("input").attr("type", "text").attr("maxlength", "120"),
        None,
    );
    let accepted = desk.day(
        "matter/acceptedOn",
        say.t("受理日期（选填）", "Day of acceptance (optional)"),
        say.t("补交材料的期限从这一天起算的，用它推算。", "Where the time for missing material runs from it."),
    );
    let signed =
        desk.day("matter/committedOn", say.t("签署承诺书的日期（选填）", "Day of the commitment (optional)"), "");
    Some(
        section("matter", number, say.t("事项与材料", "Matter and materials"))
            .child(el("div").class("zx-cols").child(title).child(accepted).child(signed))
            .child(periods(desk))
            .child(materials(desk)),
    )
}

/// The periods that the authority set for the matter.
pub(super) fn periods(desk: &Desk<'_>) -> Element {
    let say = desk.say;
    el("div")
        .class("zx-cols zx-pairs")
        .child(period(
            desk,
            "matter/processingLimit",
            say.t("机关承诺的办结时限（选填）", "Time promised for the decision (optional)"),
            None,
        ))
        .child(period(
            desk,
            "matter/supplement",
            say.t("机关另行指定的补交期限（选填）", "Time set for the missing material (optional)"),
            Some(start(desk)),
        ))
}

/// A number and its unit, under one heading.
fn period(desk: &Desk<'_>, key: &str, label: &str, more: Option<Element>) -> Element {
    let say = desk.say;
    let units = [
        Choice::new("working_day", "个工作日", "working days"),
        Choice::new("day", "日", "days"),
        Choice::new("month", "个月", "months"),
        Choice::new("year", "年", "years"),
    ];
    let unit = desk.select(&format!("{key}/unit"), say.t("单位", "Unit"), "", &units, None);
    desk.frame(key).child(
        el("fieldset").class("zx-group").child(el("legend").class("zx-label").part("label").text(label)).child(
            el("div")
                .class("zx-rate")
                .child(desk.number(&format!("{key}/n"), say.t("长度", "Length"), "", ""))
                .child(unit)
                .maybe(more),
        ),
    )
}

fn start(desk: &Desk<'_>) -> Element {
    let from = [
        Choice::new("acceptance", "受理之日", "acceptance"),
        Choice::new("commitment", "作出承诺之日", "the commitment"),
    ];
    desk.select("matter/supplement/from", desk.say.t("起算", "From"), "", &from, None)
}

pub(super) fn materials(desk: &Desk<'_>) -> Element {
    let (model, say) = (desk.model, desk.say);
    let list = [
        ("yes", say.t("逐项填写", "List them")),
        ("no", say.t("没有缺少的材料", "None is missing")),
        ("", say.t("不清楚", "Not known")),
    ];
    let any = model.value("materials") == "yes";
    let rows: Vec<Element> = if any {
        model.materials.iter().enumerate().map(|(at, one)| material(desk, at + 1, one)).collect()
    } else {
        Vec::new()
    };
    let add = el("button").attr("type", "button").class("zx-button zx-second").part("button").on("!addMaterial");
    let inside = any.then(|| {
        el("div").key("inside").children(rows).child(add.key("add").text(say.t("+ 增加一份材料", "+ Add a material")))
    });
    desk.radios(
        "materials",
        say.t("申请材料的情况", "Materials of the application"),
        say.t(
            "列出还缺的材料，可以知道哪些能够后补、最迟哪一天。",
            "List what is missing to see what may follow, and by when.",
        ),
        &list,
        inside,
    )
}

fn material(desk: &Desk<'_>, number: usize, one: &Record) -> Element {
    let say = desk.say;
    let start = format!("material/{}", one.key);
    let title = if say.is_zh() { format!("材料 {number}") } else { format!("Material {number}") };
    let name = el("input").attr("type", "text").attr("maxlength", "120");
    let flag = |field: &str, label: &str| {
        let list = [("yes", say.t("是", "Yes")), ("no", say.t("否", "No")), ("", say.t("不清楚", "Not known"))];
        desk.radios(&format!("{start}/{field}"), label, "", &list, None)
    };
    let remove = el("button")
        .attr("type", "button")
        .class("zx-link zx-remove")
        .on(format!("!removeMaterial/{}", one.key))
        .text(say.t("删除", "Remove"))
        .child(el("span").class("zx-sr").text(format!("{}{title}", say.t("", " "))));
    let head = desk.id(&format!("{start}/title"));
    el("div")
        .class("zx-record")
        .key(&one.key)
        .attr("role", "group")
        .attr("aria-labelledby", &head)
        .child(el("div").class("zx-record-head").child(el("h3").class("zx-h3").id(&head).text(&title)).child(remove))
        .child(desk.line(&format!("{start}/name"), say.t("材料名称", "Name of the material"), "", name, None))
        .child(
            el("div")
                .class("zx-cols zx-thirds")
                .child(flag("required", say.t("是否必须提交", "Is it required?")))
                .child(flag("submitted", say.t("是否已经提交", "Was it submitted?")))
                .child(flag("deferrable", say.t("办事指南是否允许后补", "Does the guide let it follow?"))),
        )
}

/// The benefits that are asked for; all where none is ticked.
pub(super) fn benefits(desk: &Desk<'_>, number: usize) -> Option<Element> {
    let say = desk.say;
    let boxes = choices("benefit").into_iter().enumerate().map(|(at, benefit)| {
        let key = format!("benefits/{}", benefit.id);
        let own = if at == 0 { desk.id("benefits") } else { desk.id(&key) };
        desk.check(&key, &own, say.x(&benefit.label))
    });
    Some(
        section("benefits", number, say.t("要查询的事项", "Benefits to look at")).child(
            el("fieldset")
                .class("zx-group")
                .child(
                    el("legend")
                        .class("zx-label")
                        .part("label")
                        .text(say.t("只查询（不选即为全部）", "Only these (all if none is chosen)")),
                )
                .child(el("div").class("zx-checks").children(boxes.collect::<Vec<_>>())),
        ),
    )
}
