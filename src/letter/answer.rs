//! Letters as they leave the core.

use serde::Serialize;

use crate::answer::{Basis, FactRead, Missing, Note};
use crate::date::Date;
use crate::judge::Tri;
use crate::text::Lang;

/// The letters for an input.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct LetterAnswer {
    /// `commitment` or `repair`.
    pub kind: &'static str,
    /// The day on which was judged.
    pub as_of: Date,
    /// The place.
    pub jurisdiction: String,
    /// The language of the letters.
    pub lang: Lang,
    /// The templates, wider places first.
    pub templates: Vec<TemplateRef>,
    /// The letters: one for a commitment, one for each record for repair.
    pub letters: Vec<LetterText>,
    /// The records for which no letter is needed, with the reason.
    pub without: Vec<Without>,
    /// What deserves a word.
    pub notices: Vec<Note>,
    /// That this is a draft and no official form.
    pub disclaimer: String,
}

/// A template with its version and digests.
#[derive(Clone, Debug, Serialize)]
pub struct TemplateRef {
    /// The template.
    pub id: String,
    /// Its pack.
    pub pack: String,
    /// Its title.
    pub title: String,
    /// The day on which its wording was made.
    pub version: Date,
    /// Whether it adds to the letter here.
    pub holds: Tri,
    /// The digests of its canonical form.
    #[serde(flatten)]
    pub digests: crate::pack::Digests,
    /// The citation.
    pub basis: Vec<Basis>,
}

/// A record without a letter.
#[derive(Clone, Debug, Serialize)]
pub struct Without {
    /// The record.
    pub record: String,
    /// What the check of repair says of it.
    pub outcome: crate::repair::Outcome,
    /// One sentence.
    pub summary: String,
}

/// One letter.
#[derive(Clone, Debug, Serialize)]
pub struct LetterText {
    /// `commitment`, or `repair-` and the record.
    pub id: String,
    /// The record that it is about.
    pub record: Option<String>,
    /// Its title.
    pub title: String,
    /// What the check of commitment or repair says: a letter may be prepared before it may be used.
    pub outcome: Option<Outcome>,
    /// One sentence.
    pub summary: String,
    /// Whether nothing is blank and nothing has to be decided.
    pub complete: bool,
    /// All blocks, those that are absent too, in their order.
    pub blocks: Vec<BlockAnswer>,
    /// The places that nothing fills.
    pub blanks: Vec<Blank>,
    /// The blocks that have to be decided.
    pub undecided: Vec<Undecided>,
    /// What deserves a word about this letter.
    pub notices: Vec<Note>,
    /// The letter as plain text.
    pub text: String,
    /// The letter as HTML for print: one `article`, everything escaped, no style and no script.
    pub html: String,
}

/// What the check says that a letter belongs to.
#[derive(Clone, Copy, Debug, Serialize)]
#[serde(untagged)]
pub enum Outcome {
    /// The check of commitment.
    Commitment(crate::commitment::Outcome),
    /// The check of repair, for the record.
    Repair(crate::repair::Outcome),
}

/// A block and whether it is in the letter.
#[derive(Clone, Debug, Serialize)]
pub struct BlockAnswer {
    /// The template and the name within it.
    pub id: String,
    /// What it is about.
    pub label: String,
    /// `opening`, `promise` or `closing`.
    pub section: &'static str,
    /// Whether it is in the letter; `unknown` where that has to be decided.
    pub holds: Tri,
    /// Its number among the promises of the letter.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<usize>,
    /// What it says; empty where it is absent.
    pub paragraphs: Vec<Paragraph>,
    /// Lines that are filled in by hand; empty where it is absent.
    pub lines: Vec<LineAnswer>,
    /// What was read to tell whether it is in.
    pub facts: Vec<FactRead>,
    /// What is missing to tell whether it is in.
    pub missing: Vec<Missing>,
    /// The citation.
    pub basis: Vec<Basis>,
}

/// A paragraph.
#[derive(Clone, Debug, Serialize)]
pub struct Paragraph {
    /// All of it, with marked blanks.
    pub text: String,
    /// Its parts.
    pub parts: Vec<Part>,
}

/// A part of a paragraph: words, or a place with what fills it.
#[derive(Clone, Debug, Serialize)]
pub struct Part {
    /// The words; the marked blank where nothing fills the place.
    pub text: String,
    /// The place, for example `subject.name`; missing for words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// Whether nothing fills it.
    #[serde(skip_serializing_if = "core::ops::Not::not")]
    pub blank: bool,
}

/// A line that is filled in by hand.
#[derive(Clone, Debug, Serialize)]
pub struct LineAnswer {
    /// The name within its block.
    pub id: String,
    /// Its label.
    pub label: String,
}

/// A place that nothing fills.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Blank {
    /// The place, for example `subject.name`.
    pub place: String,
    /// Its label.
    pub label: String,
    /// Where it can be stated: a JSON Pointer into the input, or with `/options` before it into the options.
    pub path: String,
}

/// A block that has to be decided.
#[derive(Clone, Debug, Serialize)]
pub struct Undecided {
    /// The block.
    pub block: String,
    /// What it is about.
    pub label: String,
    /// One sentence: on what it depends.
    pub message: String,
    /// What decides it.
    pub missing: Vec<Missing>,
}
