//! The controls of the form: each with its label, its hint, and its error beside it.

use super::day;
use super::fields::Kind;
use super::model::Model;
use super::problem::Problem;
use super::say::Say;
use super::words::{Choice, choices};
use crate::view::{Element, Node, el};

/// What the controls need to know.
#[derive(Clone, Copy)]
pub(super) struct Desk<'a> {
    pub(super) model: &'a Model,
    pub(super) say: Say,
    pub(super) problems: &'a [Problem],
    /// The keys of the fields that the answer names as missing.
    pub(super) wanted: &'a [String],
}

impl Desk<'_> {
    pub(super) fn id(&self, key: &str) -> String {
        self.model.element_id(key)
    }

    /// Whether the answer names a field as missing.
    pub(super) fn wants(&self, key: &str) -> bool {
        self.wanted.iter().any(|wanted| wanted == key)
    }

    fn error(&self, key: &str) -> Option<String> {
        let problem = self.problems.iter().find(|problem| problem.key == key)?;
        Some(self.say.problem(problem))
    }

    /// Joins the identifiers of what describes a control.
    fn described(&self, key: &str, hint: bool, error: bool) -> Option<String> {
        let id = self.id(key);
        let mut parts = Vec::new();
        if hint {
            parts.push(format!("{id}-hint"));
        }
        if error {
            parts.push(format!("{id}-error"));
        }
        (!parts.is_empty()).then(|| parts.join(" "))
    }

    fn hint(&self, key: &str, hint: &str) -> Option<Element> {
        (!hint.is_empty()).then(|| el("p").key("hint").class("zx-hint").id(format!("{}-hint", self.id(key))).text(hint))
    }

    fn error_line(&self, key: &str) -> Option<Element> {
        let words = self.error(key)?;
        let mark = el("span").class("zx-mark").attr("aria-hidden", "true").text("!");
        Some(el("p").key("error").class("zx-error").id(format!("{}-error", self.id(key))).child(mark).text(words))
    }

    fn frame(&self, key: &str) -> Element {
        let state = if self.error(key).is_some() {
            "zx-field zx-field-wrong"
        } else if self.wants(key) {
            "zx-field zx-field-wanted"
        } else {
            "zx-field"
        };
        el("div").class(state).key(key).part("field")
    }

    /// A field of one line; `below` stands right under the input.
    pub(super) fn line(&self, key: &str, label: &str, hint: &str, input: Element, below: Option<Element>) -> Element {
        let described = self.described(key, !hint.is_empty(), self.error(key).is_some());
        let input = input
            .key("input")
            .id(self.id(key))
            .class("zx-input")
            .part("input")
            .on(key)
            .value(self.model.value(key))
            .attr("autocomplete", "off")
            .attr_if("aria-describedby", described)
            .attr_if("aria-invalid", self.error(key).map(|_| "true"));
        self.frame(key)
            .child(el("label").class("zx-label").part("label").attr("for", self.id(key)).text(label))
            .maybe(self.error_line(key))
            .child(input)
            .maybe(below)
            .maybe(self.hint(key, hint))
    }

    /// A date: the field of the browser on touch screens, text elsewhere, with what was understood below.
    pub(super) fn day(&self, key: &str, label: &str, hint: &str) -> Element {
        let typed = self.model.value(key);
        let input = if self.model.native_dates {
            el("input").attr("type", "date").attr("min", "1990-01-01").attr("max", "2199-12-31")
        } else {
            el("input")
                .attr("type", "text")
                .attr("maxlength", "20")
                .attr("placeholder", self.say.t("年-月-日", "yyyy-mm-dd"))
        };
        let read = day::read(typed)
            .filter(|_| !self.model.native_dates)
            .map(|day| el("p").key("read").class("zx-read").text(format!("{day} {}", self.say.weekday(day.weekday()))));
        let mut field = self.line(key, label, hint, input, read);
        if let Some(class) = field.get("class").map(str::to_owned) {
            field = field.class(format!("{class} zx-short"));
        }
        field
    }

    /// One of a list of words.
    pub(super) fn select(&self, key: &str, label: &str, hint: &str, list: &[Choice], empty: Option<&str>) -> Element {
        let described = self.described(key, !hint.is_empty(), self.error(key).is_some());
        let option = |value: &str, words: &str| el("option").key(value).attr("value", value).value(value).text(words);
        let select = el("select")
            .key("input")
            .id(self.id(key))
            .class("zx-input zx-select")
            .part("input")
            .on(key)
            .value(self.model.value(key))
            .attr_if("aria-describedby", described)
            .attr_if("aria-invalid", self.error(key).map(|_| "true"))
            .maybe(empty.map(|words| option("", words)))
            .children(list.iter().map(|(id, zh, en)| option(id, &self.say.capital(self.say.t(zh, en)))));
        self.frame(key)
            .child(el("label").class("zx-label").part("label").attr("for", self.id(key)).text(label))
            .maybe(self.error_line(key))
            .child(select)
            .maybe(self.hint(key, hint))
    }

    /// A group of radio buttons; the last choice is the one without a value.
    pub(super) fn radios(
        &self,
        key: &str,
        label: &str,
        hint: &str,
        list: &[(&str, &str)],
        inside: Option<Element>,
    ) -> Element {
        let id = self.id(key);
        let typed = self.model.value(key);
        let mut group = el("div").key("group").class("zx-radios");
        for (position, (value, words)) in list.iter().enumerate() {
            // The first choice bears the identifier of the field, so that links to the field land on it.
            let own = if position == 0 { id.clone() } else { format!("{id}-{position}") };
            let radio = el("input")
                .attr("type", "radio")
                .attr("name", format!("{id}-choice"))
                .attr("value", if value.is_empty() { "unknown" } else { value })
                .id(own.clone())
                .on(key)
                .checked(typed == *value);
            let label = el("label").class("zx-radio-label").attr("for", own).text(self.say.capital(words));
            group = group.child(el("div").class("zx-radio").key(*value).child(radio).child(label));
        }
        let described = self.described(key, !hint.is_empty(), self.error(key).is_some());
        self.frame(key).child(
            el("fieldset")
                .class("zx-group")
                .attr_if("aria-describedby", described)
                .child(el("legend").class("zx-label").part("label").text(label))
                .maybe(self.hint(key, hint))
                .maybe(self.error_line(key))
                .child(group)
                .maybe(inside),
        )
    }

    /// A field of the table of fields.
    pub(super) fn field(&self, key: &str, field: &super::fields::Field) -> Node {
        let say = self.say;
        let (label, hint) = (say.w(field.label), say.w(field.hint));
        let unknown = say.t("不清楚", "Not known");
        match field.kind {
            Kind::Day => self.day(key, label, hint).into(),
            Kind::Flag => {
                let list = [("yes", say.t("是", "Yes")), ("no", say.t("否", "No")), ("", unknown)];
                self.radios(key, label, hint, &list, None).into()
            }
            Kind::Event { yes, no, on } => {
                let list = [("yes", say.w(yes)), ("no", say.w(no)), ("", unknown)];
                let date = (self.model.value(key) == "yes").then(|| {
                    el("div").key("inside").class("zx-inside").child(self.day(&format!("{key}/on"), say.w(on), ""))
                });
                self.radios(key, label, hint, &list, date).into()
            }
            Kind::Word("severity") => {
                let stated = choices("severity");
                let mut list: Vec<(&str, &str)> = stated.iter().map(|(id, zh, en)| (*id, say.t(zh, en))).collect();
                list.push(("", say.t("没有写明", "Not stated")));
                self.radios(key, label, hint, &list, None).into()
            }
            Kind::Word(name @ "procedure") => {
                let words = choices(name);
                let mut list: Vec<(&str, &str)> = words.iter().map(|(id, zh, en)| (*id, say.t(zh, en))).collect();
                list.push(("", unknown));
                self.radios(key, label, hint, &list, None).into()
            }
            Kind::Word("field") => {
                let none = say.t("不属于以下领域，或者不清楚", "None of these, or not known");
                self.select(key, label, hint, &choices("field"), Some(none)).into()
            }
            Kind::Word(name) => {
                let none = say.t("请选择", "Please choose");
                self.select(key, label, hint, &choices(name), Some(none)).into()
            }
            Kind::Measures => self.measures(key, label).into(),
        }
    }

    fn measures(&self, key: &str, label: &str) -> Element {
        let say = self.say;
        let mut group = el("div").key("group").class("zx-checks");
        for (position, (kind, zh, en)) in choices("measure").into_iter().enumerate() {
            let at = format!("{key}/{kind}");
            let own = if position == 0 { self.id(key) } else { self.id(&at) };
            let on = self.model.value(&at) == "true";
            let check = el("input").attr("type", "checkbox").id(own.clone()).on(at.clone()).checked(on);
            let label = el("label").class("zx-radio-label").attr("for", own).text(say.capital(say.t(zh, en)));
            let size = (on && matches!(kind, "fine" | "aggravated_fine")).then(|| {
                let none = say.t("不清楚", "Not known");
                let label = say.t("罚款数额属于", "Size of the fine");
                let of = self.select(&format!("{at}/size"), label, "", &choices("size"), Some(none));
                el("div").key("inside").class("zx-inside").child(of)
            });
            group = group.child(el("div").class("zx-radio").key(kind).child(check).child(label).maybe(size));
        }
        self.frame(key).child(
            el("fieldset")
                .class("zx-group")
                .child(el("legend").class("zx-label").part("label").text(label))
                .child(group),
        )
    }
}

impl Say {
    /// The message of a problem.
    pub(super) fn problem(self, problem: &Problem) -> String {
        let (zh, en) = (problem.message.0.as_str(), problem.message.1.as_str());
        self.quoted(if self.is_zh() || en.is_empty() { zh } else { en })
    }
}
