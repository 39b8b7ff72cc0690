//! Blocks that the answers of all tasks share.

use serde_json::Value;

use super::cite::{basis, sources};
use super::sign::sign;
use crate::form::answer::{in_the_way, list, s, some, tone};
use crate::form::model::Model;
use crate::form::say::Say;
use crate::view::{Element, el};

/// A block of an answer with its heading.
pub(in crate::form) fn block(title: &str) -> Element {
    el("div").class("zx-block").part("block").child(el("h4").class("zx-h4").text(title))
}

/// What is missing, as questions that lead to their fields.
pub(super) fn missing(model: &Model, record: &Value, say: Say) -> Option<Element> {
    let items = list(record, "missing");
    if items.is_empty() {
        return None;
    }
    let item = |missing: &Value| el("li").child(ask(model, missing, say));
    Some(block(say.t("还需要知道", "Still to be answered")).class("zx-block zx-missing").children(questions(
        items,
        say,
        model.printing,
        item,
    )))
}

/// From so many on, only the first questions stand open.
const LONG: usize = 7;
const FIRST: usize = 5;

/// Questions in their order; of a long list the first ones, and the rest one click away.
pub(super) fn questions(items: &[Value], say: Say, open: bool, item: impl Fn(&Value) -> Element) -> Vec<Element> {
    let shown = if items.len() < LONG { items.len() } else { FIRST };
    let (first, rest) = items.split_at_checked(shown).unwrap_or((items, &[]));
    let list = |items: &[Value]| el("ul").class("zx-list").children(items.iter().map(&item));
    let mut out = vec![list(first)];
    if !rest.is_empty() {
        let count = rest.len();
        let title = if say.is_zh() { format!("还有 {count} 项") } else { format!("{count} more") };
        let summary = el("summary").class("zx-summary zx-summary-small").text(title);
        out.push(el("details").class("zx-more").flag("open", open).child(summary).child(list(rest)));
    }
    out
}

/// A question that leads to its field; plain words where the form has none.
pub(super) fn ask(model: &Model, missing: &Value, say: Say) -> Element {
    let words = some(missing, "question").unwrap_or_else(|| s(missing, "label"));
    match model.key_of_path(s(missing, "path")) {
        Some(key) => el("button")
            .attr("type", "button")
            .class("zx-link")
            .on(model.way_to(&key))
            .text(words)
            .child(el("span").class("zx-go").text(say.t("去填写", "answer"))),
        None => el("span").text(words),
    }
}

/// What stands in the way, and how it is cured.
pub(super) fn in_way(record: &Value, say: Say) -> Option<Element> {
    let items: Vec<&Value> = list(record, "reasons").iter().filter(|reason| in_the_way(reason)).collect();
    if items.is_empty() {
        return None;
    }
    let item = |reason: &&Value| {
        let cure = some(reason, "cure").map(|cure| {
            el("p")
                .class("zx-cure")
                .child(el("b").text(say.t("怎么办", "What to do")))
                .text(say.t("：", ": "))
                .text(cure)
        });
        el("li").child(el("p").text(say.capital(s(reason, "message")))).maybe(cure)
    };
    Some(
        block(say.t("障碍与办法", "What stands in the way"))
            .child(el("ul").class("zx-list").children(items.iter().map(item))),
    )
}

/// Things to have or to do, with their sources closed.
pub(super) fn checklist(title: &str, items: &[Value], class: &'static str, say: Say, open: bool) -> Option<Element> {
    (!items.is_empty()).then(|| {
        block(title)
            .child(
                el("ul").class(class).children(items.iter().map(|item| el("li").text(say.capital(s(item, "label"))))),
            )
            .maybe(sources(items, say, open))
    })
}

/// What was taken for granted.
pub(super) fn assumptions(record: &Value, say: Say) -> Option<Element> {
    let items = list(record, "assumptions");
    (!items.is_empty()).then(|| {
        block(say.t("本结论的前提", "What this result assumes")).child(
            el("ul").class("zx-list").children(
                items
                    .iter()
                    .map(|item| el("li").text(say.capital(some(item, "message").unwrap_or_else(|| s(item, "label"))))),
            ),
        )
    })
}

/// Remarks that come with the answer.
pub(super) fn notices(notices: &[Value], say: Say) -> Option<Element> {
    (!notices.is_empty()).then(|| {
        el("div")
            .class("zx-block zx-notices")
            .part("notices")
            .child(el("h4").class("zx-h4").text(say.t("请注意", "Please note")))
            .child(el("ul").class("zx-list").children(notices.iter().map(|notice| {
                el("li").text(say.capital(s(notice, "message"))).maybe(basis(list(notice, "basis"), say))
            })))
    })
}

/// A sentence of the engine as a headline: without its stop, and English with a capital letter.
pub(in crate::form) fn sentence(words: &str, say: Say) -> String {
    say.capital(words.trim_end_matches(['。', '.']))
}

/// The headline of an answer with its sign; `id` is what the article is labelled by.
pub(super) fn headed(outcome: &str, id: &str, over: Option<&str>, words: &str) -> Element {
    let over = over.map(|over| el("span").class("zx-answer-number").text(over));
    el("h3")
        .class("zx-headline")
        .part("headline")
        .id(id)
        .attr("tabindex", "-1")
        .child(sign(outcome))
        .child(el("span").class("zx-headline-words").maybe(over).text(words))
}

/// An article of an answer, of the colour of its outcome.
pub(super) fn article(outcome: &str, id: &str) -> Element {
    el("article").class(format!("zx-answer {}", tone(outcome))).part("answer").key(id).attr("aria-labelledby", id)
}

/// What is not known of the rules themselves, and who could supply it.
pub(super) fn gaps(items: &[Value], say: Say) -> Option<Element> {
    (!items.is_empty()).then(|| {
        block(say.t("规则中没有公开的部分", "What is not public of the rules")).child(
            el("ul").class("zx-list").children(items.iter().map(|gap| {
                let supply = some(gap, "supply").map(|supply| el("p").class("zx-facts").text(say.capital(supply)));
                el("li").text(say.capital(s(gap, "what"))).maybe(supply)
            })),
        )
    })
}

/// Where to apply, as a line with its link.
pub(in crate::form) fn channel_line(channel: &Value, say: Say) -> Element {
    let line = el("li");
    match some(channel, "url").filter(|url| url.starts_with("https://")) {
        Some(url) => line.child(
            el("a")
                .attr("href", url)
                .attr("rel", "noopener noreferrer")
                .attr("target", "_blank")
                .text(s(channel, "label"))
                .child(el("span").class("zx-sr").text(say.t("（在新窗口打开）", " (opens in a new window)"))),
        ),
        None => line.text(s(channel, "label")),
    }
}

/// That a part of the answer is being worked out.
pub(in crate::form) fn pending(say: Say) -> Element {
    el("p").class("zx-hint").text(say.t("正在推算……", "Working it out…"))
}
