//! The controls of the form: each with its label, its hint, and its error beside it.

use super::day;
use super::model::Model;
use super::problem::Problem;
use super::say::Say;
use super::words::Choice;
use crate::view::{Element, el};

/// What the controls need to know.
#[derive(Clone, Copy)]
pub(super) struct Desk<'a> {
    pub(super) model: &'a Model,
    pub(super) say: Say,
    pub(super) problems: &'a [Problem],
    /// The keys of the fields that the answer names as missing.
    pub(super) wanted: &'a [String],
    /// Whether one question stands alone on its screen: "I don't know" is a button there, not a choice.
    pub(super) asking: bool,
}

impl Desk<'_> {
    pub(super) fn id(&self, key: &str) -> String {
        self.model.element_id(key)
    }

    /// Whether the answer names a field as missing.
    pub(super) fn wants(&self, key: &str) -> bool {
        self.wanted.iter().any(|wanted| wanted == key)
    }

    pub(super) fn error(&self, key: &str) -> Option<String> {
        let problem = self.problems.iter().find(|problem| problem.key == key)?;
        Some(self.say.problem(problem))
    }

    /// Joins the identifiers of what describes a control.
    pub(super) fn described(&self, key: &str, hint: bool, error: bool) -> Option<String> {
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

    pub(super) fn hint(&self, key: &str, hint: &str) -> Option<Element> {
        (!hint.is_empty()).then(|| el("p").key("hint").class("zx-hint").id(format!("{}-hint", self.id(key))).text(hint))
    }

    pub(super) fn error_line(&self, key: &str) -> Option<Element> {
        let words = self.error(key)?;
        let mark = el("span").class("zx-mark").attr("aria-hidden", "true").text("!");
        Some(el("p").key("error").class("zx-error").id(format!("{}-error", self.id(key))).child(mark).text(words))
    }

    pub(super) fn frame(&self, key: &str) -> Element {
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
        // Without an empty choice the first one holds until another is chosen.
        let first = list.first().filter(|_| empty.is_none()).map_or("", |one| one.id.as_str());
        let shown = Some(self.model.value(key)).filter(|typed| !typed.is_empty()).unwrap_or(first);
        let option = |value: &str, words: &str| el("option").key(value).attr("value", value).value(value).text(words);
        let select = el("select")
            .key("input")
            .id(self.id(key))
            .class("zx-input zx-select")
            .part("input")
            .on(key)
            .value(shown)
            .attr_if("aria-describedby", described)
            .attr_if("aria-invalid", self.error(key).map(|_| "true"))
            .maybe(empty.map(|words| option("", words)))
            .children(list.iter().map(|one| option(&one.id, &self.say.capital(self.say.x(&one.label)))));
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
        let list = list.iter().filter(|(value, _)| !self.asking || !value.is_empty());
        for (position, (value, words)) in list.enumerate() {
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
}

impl Say {
    /// The message of a problem.
    pub(super) fn problem(self, problem: &Problem) -> String {
        let (zh, en) = (problem.message.0.as_str(), problem.message.1.as_str());
        self.quoted(if self.is_zh() || en.is_empty() { zh } else { en })
    }
}
