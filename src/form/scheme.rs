//! The choice of a scheme of grading: those that fit the subject and the place, and what each of them is.

use super::control::Desk;
use super::learn::SchemeChoice;
use super::say::{Say, Words};
use super::view::section;
use crate::view::{Element, el};

/// What a grade of a kind of scheme is, in plain words.
pub(super) fn kind_words(kind: &str) -> Words {
    match kind {
        "credit_evaluation" => ("信用评价", "Credit evaluation"),
        "risk_classification" => (
            "风险分类：监管部门内部配置检查力量的参考，不是信用评价",
            "Risk class: an internal reference of the supervisor, not a credit evaluation",
        ),
        "quota_class" => (
            "额度类别：服务机构分配名额的依据，不是信用评价",
            "Quota class: how a service centre shares out places, not a credit evaluation",
        ),
        "voluntary_rating" => ("自愿申报的评定，不是信用评价", "Voluntary rating, not a credit evaluation"),
        _ => ("", ""),
    }
}

/// Where a scheme stands.
pub(super) fn status_words(status: &str) -> Words {
    match status {
        "trial" => ("试行", "on trial"),
        "pilot" => ("试点", "pilot"),
        "draft" => ("征求意见稿", "draft"),
        "slot" => ("细则未公开", "rules not public"),
        _ => ("", ""),
    }
}

pub(super) fn schemes(desk: &Desk<'_>, number: usize) -> Option<Element> {
    let (model, say) = (desk.model, desk.say);
    let section = section("scheme", number, say.t("选择评价方案", "Choose a scheme"));
    if let Some(id) = &model.scheme {
        // The page has chosen already.
        let known = model.schemes.iter().find(|scheme| scheme.id == *id);
        return Some(match known {
            Some(scheme) => section.child(described(say, scheme).class("zx-choice-fixed")),
            None => section.child(el("p").class("zx-lead").text(id)),
        });
    }
    let fitting: Vec<&SchemeChoice> =
        model.schemes.iter().filter(|scheme| scheme.fits(model.value("subject/kind"))).collect();
    let (open, slots): (Vec<&SchemeChoice>, Vec<&SchemeChoice>) =
        fitting.into_iter().partition(|scheme| scheme.is_open());
    let (valid, over): (Vec<&SchemeChoice>, Vec<&SchemeChoice>) =
        open.into_iter().partition(|scheme| scheme.in_force != Some(false));
    let first = valid.iter().chain(&over).chain(&slots).next().map(|scheme| scheme.id.clone());
    let Some(first) = first else {
        let words = say.t(
            "这个地区没有收录适用于这类主体的方案。请换一类主体或者换一个地区。",
            "No scheme for this kind of subject is included for this place. Choose another kind or another place.",
        );
        return Some(section.child(el("p").id(desk.id("scheme")).attr("tabindex", "-1").class("zx-lead").text(words)));
    };
    let radios = |list: &[&SchemeChoice]| -> Vec<Element> {
        list.iter().map(|scheme| radio(desk, scheme, scheme.id == first)).collect()
    };
    let legend = el("legend").class("zx-sr").text(say.t("评价方案", "Scheme"));
    let folded = |key: &'static str, title: &str, list: &[&SchemeChoice]| {
        (!list.is_empty()).then(|| {
            let chosen = list.iter().any(|scheme| scheme.id == model.value("scheme"));
            el("details")
                .key(key)
                .class("zx-more")
                .flag("open", chosen || valid.is_empty() && key == "over")
                .child(el("summary").class("zx-summary").text(format!("{title} ({})", list.len())))
                .children(radios(list))
        })
    };
    Some(
        section.child(
            el("fieldset")
                .class("zx-group")
                .child(legend)
                .children(radios(&valid))
                .maybe(folded(
                    "over",
                    say.t("评估日不在有效期内的方案", "Schemes not in force on the as-of date"),
                    &over,
                ))
                .maybe(folded("slots", say.t("细则没有公开的方案", "Schemes whose rules are not public"), &slots)),
        ),
    )
}

fn radio(desk: &Desk<'_>, scheme: &SchemeChoice, first: bool) -> Element {
    // The first choice bears the identifier of the field, so that links to the field land on it.
    let own = if first { desk.id("scheme") } else { desk.id(&format!("scheme/{}", scheme.id)) };
    let chosen = desk.model.value("scheme") == scheme.id;
    let input = el("input")
        .attr("type", "radio")
        .attr("name", format!("{}-choice", desk.id("scheme")))
        .attr("value", &scheme.id)
        .id(&own)
        .on("scheme")
        .checked(chosen);
    el("div")
        .key(&scheme.id)
        .class(if chosen { "zx-radio zx-choice zx-choice-on" } else { "zx-radio zx-choice" })
        .child(input)
        .child(described(desk.say, scheme).attr("for", own))
}

/// The title of a scheme, with what it is and when it holds below.
fn described(say: Say, scheme: &SchemeChoice) -> Element {
    let mut about = vec![say.w(kind_words(&scheme.kind)).to_owned()];
    let status = say.w(status_words(&scheme.status));
    if !status.is_empty() {
        about.push(status.to_owned());
    }
    about.extend(days(say, scheme));
    about.retain(|part| !part.is_empty());
    let over = (scheme.in_force == Some(false))
        .then(|| el("span").class("zx-badge zx-badge-care").text(say.t("不在有效期内", "not in force")));
    el("label")
        .class("zx-choice-label")
        .child(el("span").class("zx-choice-title").text(say.capital(say.x(&scheme.title))))
        .text(" ")
        .maybe(over)
        .child(el("span").class("zx-choice-about").text(about.join(say.t("；", "; "))))
}

fn days(say: Say, scheme: &SchemeChoice) -> Option<String> {
    let (from, to) = (scheme.days.0.as_deref(), scheme.days.1.as_deref());
    Some(match (from, to, say.is_zh()) {
        (None, None, _) => return None,
        (Some(from), None, true) => format!("{from} 起"),
        (Some(from), None, false) => format!("from {from}"),
        (None, Some(to), true) => format!("至 {to}"),
        (None, Some(to), false) => format!("until {to}"),
        (Some(from), Some(to), true) => format!("{from} 至 {to}"),
        (Some(from), Some(to), false) => format!("{from} to {to}"),
    })
}
