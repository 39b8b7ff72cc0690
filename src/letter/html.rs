//! A letter as HTML for print, built as a tree so that everything is escaped.

use super::answer::{BlockAnswer, Part, TemplateRef, Undecided};
use super::plain::{colon, foot};
use super::words;
use crate::judge::Tri;
use crate::text::Lang;
use crate::view::{Element, Node, el};

/// One `article`: no style, no script, no address; classes only, so that the page's own sheet decides the look.
pub(super) fn html(
    title: &str,
    blocks: &[BlockAnswer],
    undecided: &[Undecided],
    templates: &[TemplateRef],
    lang: Lang,
) -> String {
    let code = match lang {
        Lang::Zh => "zh-CN",
        Lang::En => "en",
    };
    let section = |name: &'static str, class: &'static str| {
        let inside = blocks.iter().filter(|block| block.section == name && block.holds != Tri::No);
        el("section").class(class).children(inside.map(|block| of_block(block, undecided, lang)))
    };
    let article = el("article")
        .class("zhixin-letter")
        .attr("lang", code)
        .child(el("h1").text(title))
        .child(section("opening", "zhixin-letter-opening"))
        .child(section("promise", "zhixin-letter-promises"))
        .child(section("closing", "zhixin-letter-closing"))
        .child(el("footer").children(foot(templates, lang).map(|line| el("p").child(el("small").text(line)))));
    Node::from(article).to_html()
}

fn of_block(block: &BlockAnswer, undecided: &[Undecided], lang: Lang) -> Element {
    let open = undecided.iter().find(|open| open.block == block.id);
    let class = if open.is_some() { "zhixin-letter-undecided" } else { "zhixin-letter-block" };
    let paragraphs = block.paragraphs.iter().enumerate().map(|(at, paragraph)| {
        let number = block.number.filter(|_| at == 0).map(|n| crate::view::text(words::number(n, lang)));
        el("p").maybe(number).children(paragraph.parts.iter().map(of_part))
    });
    let lines = block.lines.iter().map(|line| {
        let label = format!("{}{}", line.label, colon(lang));
        el("p").class("zhixin-letter-line").text(label).child(el("span").text(words::RULE))
    });
    el("div")
        .class(class)
        .maybe(open.map(|open| el("p").child(el("strong").text(&open.message))))
        .children(paragraphs)
        .children(lines)
}

fn of_part(part: &Part) -> Node {
    match part.blank {
        true => el("mark").class("zhixin-letter-blank").text(&part.text).into(),
        false => crate::view::text(&part.text),
    }
}
