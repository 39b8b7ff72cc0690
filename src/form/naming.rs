//! What a field is called in the list of errors.

use super::control::Desk;
use super::field::{Field, Kind};
use super::record::record_title;
use super::say::Say;

/// Where a field stands, with the colon that follows.
pub(super) fn place_of(desk: &Desk<'_>, key: &str) -> String {
    let say = desk.say;
    let mut parts = key.split('/');
    let label = match (parts.next(), parts.next(), parts.next(), parts.next()) {
        (Some("record"), Some(record), Some(field), on) => {
            let number = desk.model.records.iter().position(|known| known.key == record).map_or(0, |at| at + 1);
            let label = desk.model.catalogue.record(field).map_or("", |field| named(say, field, on));
            let number = if desk.model.records.len() > 1 {
                record_title(say, number) + say.t("，", ", ")
            } else {
                String::new()
            };
            number + label
        }
        (Some("fact"), Some(id), on, _) => {
            desk.model.catalogue.fact(id).map_or("", |field| named(say, field, on)).to_owned()
        }
        (Some("asOf"), ..) => say.t("评估日期", "As-of date").to_owned(),
        (Some("scheme"), ..) => say.t("评价方案", "Scheme").to_owned(),
        (Some("subject"), Some("uscc"), ..) => say.t("统一社会信用代码", "Unified social credit code").to_owned(),
        (Some("matter"), Some("acceptedOn"), ..) => say.t("受理日期", "Day of acceptance").to_owned(),
        (Some("matter"), Some("committedOn"), ..) => say.t("承诺日期", "Day of the commitment").to_owned(),
        (Some("matter"), Some("processingLimit"), ..) => {
            say.t("承诺办结时限", "Time promised for the decision").to_owned()
        }
        (Some("matter"), Some("supplement"), ..) => say.t("补交期限", "Time for missing material").to_owned(),
        _ => return String::new(),
    };
    say.labelled(&say.capital(&label), "")
}

fn named<'a>(say: Say, field: &'a Field, on: Option<&str>) -> &'a str {
    match &field.kind {
        Kind::Event { on: label, .. } if on == Some("on") && field.name == field.label => say.x(label),
        _ => say.x(&field.name),
    }
}
