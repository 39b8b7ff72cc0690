//! Blocks in words: their paragraphs filled in, their blanks marked.

use super::answer::{Blank, BlockAnswer, LineAnswer, Paragraph, Part, Undecided};
use super::compose::Judged;
use super::fill::Filler;
use super::words;
use crate::answer::Missing;
use crate::grounds::Writer;
use crate::judge::Tri;
use crate::pack::{Piece, Section, Wording};

/// The blocks of one letter, its blanks, and what has to be decided.
#[derive(Debug, Default)]
pub(super) struct Written {
    pub(super) blocks: Vec<BlockAnswer>,
    pub(super) blanks: Vec<Blank>,
    pub(super) undecided: Vec<Undecided>,
}

/// Puts the blocks into words.
pub(super) fn write(judged: &[Judged<'_>], filler: &Filler<'_>, writer: &Writer<'_>) -> Written {
    let mut written = Written::default();
    let mut number = 0;
    for one in judged {
        let block = written.block(one, filler, writer, &mut number);
        if block.holds == Tri::Unknown {
            let on = block.missing.iter().map(|missing| missing.label.clone());
            let open = one.unsettled.iter().map(|text| writer.say(text));
            let on: Vec<String> = on.chain(open).collect();
            let message = words::undecided(&block.label, &on, filler.ask.lang);
            let (id, label) = (block.id.clone(), block.label.clone());
            written.undecided.push(Undecided { block: id, label, message, missing: block.missing.clone() });
        }
        written.blocks.push(block);
    }
    written
}

impl Written {
    fn block(
        &mut self,
        judged: &Judged<'_>,
        filler: &Filler<'_>,
        writer: &Writer<'_>,
        number: &mut usize,
    ) -> BlockAnswer {
        let block = judged.block;
        let shown = judged.holds != Tri::No;
        let numbered = judged.holds == Tri::Yes && block.section == Section::Promise;
        *number += usize::from(numbered);
        let mut paragraphs = Vec::new();
        for wording in block.paragraphs.iter().filter(|_| shown) {
            paragraphs.push(self.paragraph(wording, filler));
        }
        let line = |line: &crate::pack::Line| LineAnswer { id: line.id.clone(), label: writer.say(&line.label) };
        let mut missing = writer.missing(&judged.missing);
        if judged.asks_materials {
            missing.extend(missing_materials(filler, writer));
        }
        BlockAnswer {
            id: judged.id.clone(),
            label: writer.say(&block.label),
            section: block.section.id(),
            holds: judged.holds,
            number: Some(*number).filter(|_| numbered),
            paragraphs,
            lines: block.lines.iter().filter(|_| shown).map(line).collect(),
            facts: judged.read.iter().map(|read| writer.describe.fact(*read)).collect(),
            missing,
            basis: writer.cite(&block.basis),
        }
    }

    fn paragraph(&mut self, wording: &Wording, filler: &Filler<'_>) -> Paragraph {
        let mut parts = Vec::new();
        for piece in wording.pieces(filler.ask.lang) {
            parts.push(match piece {
                Piece::Words(words) => Part { text: words.clone(), place: None, blank: false },
                Piece::Data(datum) => match filler.value(datum) {
                    Some(text) => Part { text, place: Some(datum.id()), blank: false },
                    None => {
                        let blank = filler.blank(datum);
                        let text = words::blank(&blank.label, filler.ask.lang);
                        if !self.blanks.contains(&blank) {
                            self.blanks.push(blank);
                        }
                        Part { text, place: Some(datum.id()), blank: true }
                    }
                },
            });
        }
        Paragraph { text: parts.iter().map(|part| part.text.as_str()).collect(), parts }
    }
}

/// What is missing about the materials; the list itself where nobody stated it.
fn missing_materials(filler: &Filler<'_>, writer: &Writer<'_>) -> Vec<Missing> {
    match filler.deferred {
        Some(deferred) if !deferred.missing.is_empty() => deferred.missing.clone(),
        _ => {
            let (label, question) = words::materials();
            vec![Missing {
                fact: "materials".to_owned(),
                record: None,
                path: "/materials".to_owned(),
                label: writer.say(&label),
                question: writer.say(&question),
                kind: "materials",
                choices: Vec::new(),
            }]
        }
    }
}
