//! The control of a field, by the sort of answer that it takes.

use super::control::Desk;
use super::field::{Field, Kind};
use super::number;
use super::words::{self, Choice, choices};
use crate::text::Text;
use crate::view::{Element, Node, el};

/// Up to so many words are offered side by side; more of them in a list to choose from.
const SIDE_BY_SIDE: usize = 4;

impl Desk<'_> {
    /// The control of a field with its label, hint and error.
    pub(super) fn field(&self, key: &str, field: &Field) -> Node {
        let say = self.say;
        let (label, hint) = (say.x(&field.label), say.x(&field.hint));
        let unknown = say.t("不清楚", "Not known");
        match &field.kind {
            Kind::Day => self.day(key, label, hint).into(),
            Kind::Flag => {
                let list = [("yes", say.t("是", "Yes")), ("no", say.t("否", "No")), ("", unknown)];
                self.radios(key, label, hint, &list, None).into()
            }
            Kind::Event { yes, no, on } => self.event(key, (label, hint), (yes, no, on)).into(),
            Kind::Word(list) => self.word(key, field, list).into(),
            Kind::Number { unit, least, most } => {
                let range = least.zip(*most).map(|(least, most)| match say.is_zh() {
                    true => format!("填 {least} 至 {most} 的整数。"),
                    false => format!("A whole number from {least} to {most}."),
                });
                let hint = [hint, range.as_deref().unwrap_or_default()].join(if say.is_zh() { "" } else { " " });
                self.number(key, label, hint.trim(), unit).into()
            }
            Kind::Ratio => self.ratio(key, label, hint).into(),
            Kind::Measures => self.measures(key, label).into(),
        }
    }

    fn event(&self, key: &str, (label, hint): (&str, &str), (yes, no, on): (&Text, &Text, &Text)) -> Element {
        let say = self.say;
        let list = [("yes", say.x(yes)), ("no", say.x(no)), ("", say.t("不清楚", "Not known"))];
        let date = (self.model.value(key) == "yes")
            .then(|| el("div").key("inside").class("zx-inside").child(self.day(&format!("{key}/on"), say.x(on), "")));
        self.radios(key, label, hint, &list, date)
    }

    fn word(&self, key: &str, field: &Field, list: &[Choice]) -> Element {
        let say = self.say;
        let (label, hint) = (say.x(&field.label), say.x(&field.hint));
        let empty = match field.id.as_str() {
            "severity" => say.t("没有写明", "Not stated"),
            "field" => say.t("不属于以下领域，或者不清楚", "None of these, or not known"),
            _ if self.asking => say.t("请选择", "Please choose"),
            "document" | "authority" | "act" => say.t("请选择", "Please choose"),
            _ => say.t("不清楚", "Not known"),
        };
        if list.len() > SIDE_BY_SIDE || field.id == "field" {
            return self.select(key, label, hint, list, Some(empty));
        }
        let mut side: Vec<(&str, &str)> = list.iter().map(|one| (one.id.as_str(), say.x(&one.label))).collect();
        side.push(("", empty));
        self.radios(key, label, hint, &side, None)
    }

    /// A whole number with its unit after it.
    pub(super) fn number(&self, key: &str, label: &str, hint: &str, unit: &str) -> Element {
        let field = self.line(key, label, hint, numeric(), self.unit(unit));
        let class = field.get("class").map(|class| format!("{class} zx-short zx-measured"));
        field.class(class.unwrap_or_default())
    }

    fn unit(&self, unit: &str) -> Option<Element> {
        let span = el("span").key("unit").class("zx-unit");
        match (self.say.is_zh(), words::unit(unit)) {
            _ if unit.is_empty() => None,
            (false, Some(english)) => Some(span.text(english)),
            (false, None) => Some(span.attr("lang", "zh-CN").text(unit)),
            (true, _) => Some(span.text(unit)),
        }
    }

    /// A rate as its two numbers, with what they come to below.
    fn ratio(&self, key: &str, label: &str, hint: &str) -> Element {
        let say = self.say;
        let of = format!("{key}/of");
        let (part, whole) = (number::read(self.model.value(key)), number::read(self.model.value(&of)));
        let read = match (part, whole) {
            (Some(_), Some(0)) => Some(say.t("分母为 0：没有可计算的比率", "out of 0: there is no rate").to_owned()),
            (Some(n), Some(d)) => tenths_of_percent(n, d).map(|tenths| {
                let percent = number::scaled(tenths, 10);
                if say.is_zh() { format!("约 {percent}%") } else { format!("about {percent}%") }
            }),
            _ => None,
        };
        let own = say.t(
            "分子、分母各填整数；只知道百分比的，如 95.2%，填 952 和 1000。",
            "Two whole numbers; where only a percentage is known, such as 95.2%, give 952 out of 1000.",
        );
        let hint = [hint, own].join(if say.is_zh() { "" } else { " " });
        let described = self.described(key, true, false);
        self.frame(key).child(
            el("fieldset")
                .class("zx-group")
                .attr_if("aria-describedby", described)
                .child(el("legend").class("zx-label").part("label").text(label))
                .maybe(self.hint(key, hint.trim()))
                .child(
                    el("div")
                        .class("zx-rate")
                        .key("group")
                        .child(self.line(key, say.t("分子", "Part"), "", numeric(), None))
                        .child(self.line(&of, say.t("分母", "Out of"), "", numeric(), None)),
                )
                .maybe(read.map(|read| el("p").key("read").class("zx-read").text(read))),
        )
    }

    fn measures(&self, key: &str, label: &str) -> Element {
        let say = self.say;
        let mut group = el("div").key("group").class("zx-checks");
        for (position, one) in choices("measure").into_iter().enumerate() {
            let at = format!("{key}/{}", one.id);
            let own = if position == 0 { self.id(key) } else { self.id(&at) };
            let on = self.model.value(&at) == "true";
            let size = (on && matches!(one.id.as_str(), "fine" | "aggravated_fine")).then(|| {
                let none = say.t("不清楚", "Not known");
                let label = say.t("罚款数额属于", "Size of the fine");
                let of = self.select(&format!("{at}/size"), label, "", &choices("size"), Some(none));
                el("div").key("inside").class("zx-inside").child(of)
            });
            group = group.child(self.check(&at, &own, say.x(&one.label)).maybe(size));
        }
        self.frame(key).child(
            el("fieldset")
                .class("zx-group")
                .child(el("legend").class("zx-label").part("label").text(label))
                .child(group),
        )
    }

    /// A check box with its label; `own` is its identifier.
    pub(super) fn check(&self, key: &str, own: &str, label: &str) -> Element {
        let check = el("input").attr("type", "checkbox").id(own).on(key).checked(self.model.value(key) == "true");
        let label = el("label").class("zx-radio-label").attr("for", own).text(self.say.capital(label));
        el("div").class("zx-radio").key(key).child(check).child(label)
    }
}

fn numeric() -> Element {
    el("input").attr("type", "text").attr("inputmode", "numeric").attr("maxlength", "12")
}

/// A rate in tenths of a percent, rounded down: for people to check what they typed, not to judge by.
fn tenths_of_percent(n: i64, d: i64) -> Option<i64> {
    n.checked_mul(1000)?.checked_div(d).filter(|_| n >= 0 && d > 0)
}
