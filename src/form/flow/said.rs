//! What was answered so far, in words, each with the way to change it.

use super::super::control::Desk;
use super::super::field::{Field, Kind};
use super::super::model::Model;
use super::super::record::{DOCUMENT_FIELDS, record_title};
use super::super::say::Say;
use super::super::words::{choices, label};
use crate::view::{Element, el};

/// Everything that is filled in, screen by screen.
pub(in crate::form) fn list(desk: &Desk<'_>) -> Element {
    let (model, say) = (desk.model, desk.say);
    let mut rows = vec![row(desk, say.t("主体、日期与地区", "Subject, date and place"), &subject(desk), "!go/subject")];
    if let Some(scheme) = model.schemes.iter().find(|scheme| Some(scheme.id.as_str()) == model.asked_scheme()) {
        rows.push(row(desk, say.t("评价方案", "Scheme"), &say.capital(say.x(&scheme.title)), "!go/scheme"));
    }
    let title = model.value("matter/title").trim();
    if !title.is_empty() {
        rows.push(row(desk, say.t("事项", "Matter"), title, "!go/matter"));
    }
    if model.value("records") == "no" {
        rows.push(row(desk, say.t("失信记录", "Records"), say.t("没有", "None"), "!go/records"));
    }
    let records = model.records.iter().enumerate().filter(|_| model.value("records") == "yes");
    for (at, record) in records {
        let start = format!("record/{}", record.key);
        let name = record_title(say, at + 1);
        let base = model.catalogue.record.iter().take(DOCUMENT_FIELDS);
        let words: Vec<String> =
            base.filter_map(|field| value(model, say, &format!("{start}/{}", field.id), field)).collect();
        let words = if words.is_empty() {
            say.t("还没有填写", "nothing yet").to_owned()
        } else {
            words.join(say.t("，", ", "))
        };
        rows.push(row(desk, &name, &words, &format!("!go/record/{}", record.key)));
        for field in model.catalogue.record.iter().skip(DOCUMENT_FIELDS) {
            let key = format!("{start}/{}", field.id);
            let label = if model.records.len() > 1 {
                say.labelled(&name, say.x(&field.name))
            } else {
                say.x(&field.name).to_owned()
            };
            rows.extend(answer(desk, &key, field, &label));
        }
    }
    for field in &model.catalogue.facts {
        rows.extend(answer(desk, &format!("fact/{}", field.id), field, say.x(&field.name)));
    }
    el("dl").class("zx-said").children(rows)
}

/// The row of a field that was answered, be it with "I don't know".
fn answer(desk: &Desk<'_>, key: &str, field: &Field, label: &str) -> Option<Element> {
    let (model, say) = (desk.model, desk.say);
    let unknown = || {
        let mut known = model.flow.dont_know.iter().filter_map(|path| model.key_of_path(path));
        known.any(|known| known == key).then(|| say.t("不清楚", "Not known").to_owned())
    };
    let words = value(model, say, key, field).or_else(unknown)?;
    Some(row(desk, &say.capital(label), &words, &format!("!go/question/{key}")))
}

fn row(desk: &Desk<'_>, label: &str, words: &str, action: &str) -> Element {
    let say = desk.say;
    let change = desk.model.flow.on.then(|| {
        el("dd").class("zx-said-change zx-noprint").child(
            el("button")
                .attr("type", "button")
                .class("zx-link")
                .on(action)
                .text(say.t("修改", "Change"))
                .child(el("span").class("zx-sr").text(format!("{}{label}", say.t("", " ")))),
        )
    });
    el("div").key(action).child(el("dt").text(label)).child(el("dd").class("zx-said-value").text(words)).maybe(change)
}

fn subject(desk: &Desk<'_>) -> String {
    let (model, say) = (desk.model, desk.say);
    let kind = label("kind", model.value("subject/kind")).map(|text| say.capital(say.x(&text)));
    let place =
        choices("place").into_iter().chain(model.places.iter().cloned()).find(|one| one.id == model.value("place"));
    let day = Some(model.value("asOf").to_owned()).filter(|day| !day.is_empty());
    let parts = [
        kind,
        Some(model.value("subject/name").trim().to_owned()),
        Some(model.value("subject/uscc").trim().to_owned()),
        day.or_else(|| Some(say.t("今天", "today").to_owned())),
        place.map(|place| say.x(&place.label).to_owned()),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
    parts.join(say.t("，", ", "))
}

/// What was typed or chosen in a field, in words.
pub(super) fn value(model: &Model, say: Say, key: &str, field: &Field) -> Option<String> {
    let typed = model.value(key);
    let words = match (&field.kind, typed) {
        (Kind::Measures, _) => {
            let chosen = choices("measure").into_iter();
            let chosen: Vec<String> = chosen
                .filter(|one| model.value(&format!("{key}/{}", one.id)) == "true")
                .map(|one| say.x(&one.label).to_owned())
                .collect();
            chosen.join(say.t("、", ", "))
        }
        (_, "") => return None,
        (Kind::Word(list), _) => match list.iter().find(|one| one.id == typed) {
            Some(one) => say.capital(say.x(&one.label)),
            None => typed.to_owned(),
        },
        (Kind::Flag, "yes") => say.t("是", "Yes").to_owned(),
        (Kind::Flag, _) => say.t("否", "No").to_owned(),
        (Kind::Event { yes, .. }, "yes") => match model.value(&format!("{key}/on")) {
            "" => say.capital(say.x(yes)),
            day => day.to_owned(),
        },
        (Kind::Event { no, .. }, _) => say.capital(say.x(no)),
        (Kind::Number { unit, .. }, _) => match (say.is_zh(), super::super::words::unit(unit)) {
            (false, Some(unit)) => format!("{typed} {unit}"),
            _ => format!("{typed} {unit}").trim().to_owned(),
        },
        (Kind::Ratio, _) => format!("{typed} / {}", model.value(&format!("{key}/of"))),
        (Kind::Day, _) => typed.to_owned(),
    };
    Some(words).filter(|words| !words.is_empty())
}
