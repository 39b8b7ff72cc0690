//! Templates of letters (承诺书、修复承诺书): blocks that are present or absent by rule, in wording of our own.

mod read;
mod wording;

use std::sync::Arc;

use serde_json::Value as Json;

use super::condition::Condition;
use super::digest::{Digests, canonical, digests};
use super::ground::covers;
use super::rule::Notice;
use super::source::Basis;
use crate::date::Date;
use crate::text::Text;

pub use wording::{Datum, Piece, Wording};

/// What a letter is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LetterKind {
    /// A letter of commitment (承诺书).
    Commitment,
    /// A letter of commitment for repair (信用修复承诺书), one for each record.
    Repair,
}

impl LetterKind {
    /// All kinds.
    pub const ALL: [Self; 2] = [Self::Commitment, Self::Repair];

    /// The word in packs and answers.
    pub fn id(self) -> &'static str {
        match self {
            Self::Commitment => "commitment",
            Self::Repair => "repair",
        }
    }

    /// The kind with the word `id`.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.id() == id)
    }
}

/// A template: the letter itself, or what a narrower place adds to it.
#[derive(Clone, Debug)]
pub struct Letter {
    /// The name, unique among all packs.
    pub id: String,
    /// What it is for.
    pub kind: LetterKind,
    /// The day on which this wording was made.
    pub version: Date,
    /// The title of the letter.
    pub title: Text,
    /// The first as-of date on which it is used.
    pub from: Option<Date>,
    /// The last as-of date on which it is used.
    pub to: Option<Date>,
    /// The template that it adds to.
    pub extends: Option<String>,
    /// When it adds to it; always when `None`.
    pub applies: Option<Condition>,
    /// The documents it rests on.
    pub basis: Vec<Basis>,
    /// What only the visitor can fill in.
    pub fields: Vec<LetterField>,
    /// The blocks.
    pub blocks: Vec<Block>,
    /// Flags.
    pub notices: Vec<Notice>,
    json: Arc<Json>,
}

/// Something that no rule reads and only the visitor can fill in: a person's name, the number of a document.
#[derive(Clone, Debug)]
pub struct LetterField {
    /// The name.
    pub id: String,
    /// The label.
    pub label: Text,
    /// Whether each record has its own.
    pub of_record: bool,
}

/// Where in the letter a block stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// Who writes, to whom and about what.
    Opening,
    /// What is promised; these blocks are numbered.
    Promise,
    /// Signature, seal and date.
    Closing,
}

impl Section {
    const ALL: [Self; 3] = [Self::Opening, Self::Promise, Self::Closing];

    /// The word in packs and answers.
    pub fn id(self) -> &'static str {
        match self {
            Self::Opening => "opening",
            Self::Promise => "promise",
            Self::Closing => "closing",
        }
    }
}

/// A block of a letter.
#[derive(Clone, Debug)]
pub struct Block {
    /// The name within its template.
    pub id: String,
    /// What the block is about.
    pub label: Text,
    /// Where it stands.
    pub section: Section,
    /// When it is present; always when `None`.
    pub when: Option<Condition>,
    /// Whether it is present only where material is missing that may follow.
    pub deferring: bool,
    /// The block of a wider template that it stands in for.
    pub replaces: Option<String>,
    /// What it says.
    pub paragraphs: Vec<Wording>,
    /// Lines that are filled in by hand.
    pub lines: Vec<Line>,
    /// The citation.
    pub basis: Vec<Basis>,
}

/// A line that is filled in by hand: a signature, a seal, a date.
#[derive(Clone, Debug)]
pub struct Line {
    /// The name within its block.
    pub id: String,
    /// The label.
    pub label: Text,
}

impl Letter {
    /// Whether it is used on `day`.
    pub fn covers(&self, day: Date) -> bool {
        covers(self.from, self.to, day)
    }

    /// The digests of the template in its canonical form.
    pub fn digests(&self) -> Digests {
        digests(&canonical(&self.json))
    }

    /// Calls `visit` with every condition of the template.
    pub fn each_condition(&self, visit: &mut dyn FnMut(&Condition)) {
        self.applies.iter().for_each(&mut *visit);
        self.blocks.iter().filter_map(|block| block.when.as_ref()).for_each(&mut *visit);
        self.notices.iter().filter_map(|notice| notice.when.as_ref()).for_each(visit);
    }
}
