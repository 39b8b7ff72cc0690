//! A letter as plain text.

use super::answer::{BlockAnswer, TemplateRef, Undecided};
use super::words;
use crate::judge::Tri;
use crate::text::Lang;

/// Writes the letter line by line, without a line break at the end.
pub(super) fn text(
    title: &str,
    blocks: &[BlockAnswer],
    undecided: &[Undecided],
    templates: &[TemplateRef],
    lang: Lang,
) -> String {
    let mut lines = vec![title.to_owned(), String::new()];
    for block in blocks.iter().filter(|block| block.holds != Tri::No) {
        if let Some(open) = undecided.iter().find(|open| open.block == block.id) {
            lines.push(open.message.clone());
        }
        for (at, paragraph) in block.paragraphs.iter().enumerate() {
            let number = block.number.filter(|_| at == 0).map(|n| words::number(n, lang));
            lines.push(number.unwrap_or_default() + &paragraph.text);
        }
        let colon = colon(lang);
        lines.extend(block.lines.iter().map(|line| format!("{}{colon}{}", line.label, words::RULE)));
    }
    lines.push(String::new());
    lines.extend(foot(templates, lang));
    lines.join("\n")
}

/// The templates that the letter was made from.
pub(super) fn foot(templates: &[TemplateRef], lang: Lang) -> impl Iterator<Item = String> {
    let used = templates.iter().filter(|template| template.holds != Tri::No);
    used.map(move |template| words::template(&template.id, template.version, &template.digests.sm3, lang))
}

pub(super) fn colon(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "：",
        Lang::En => ": ",
    }
}
