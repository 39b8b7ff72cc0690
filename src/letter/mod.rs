//! Letters (承诺书、信用修复承诺书): blocks that are present or absent by rule, filled with what is known of the subject.
//!
//! A block whose condition is not known is neither in nor out: it is shown as one that has to be decided, with the
//! fact that decides it. What nobody stated is a blank, and every blank is listed.

mod answer;
mod blocks;
mod compose;
mod deferred;
mod fill;
mod html;
mod plain;
mod words;
mod write;

use std::collections::BTreeMap;

use crate::date::Date;
use crate::pack::LetterKind;
use crate::text::Lang;

pub use answer::{
    Blank, BlockAnswer, LetterAnswer, LetterText, LineAnswer, Paragraph, Part, TemplateRef, Undecided, Without,
};
pub use write::write;

/// How a letter is asked for.
#[derive(Clone, Debug)]
pub struct Ask<'a> {
    /// What it is for.
    pub kind: LetterKind,
    /// The day on which is judged.
    pub as_of: Date,
    /// The place.
    pub jurisdiction: &'a str,
    /// The language of the letter.
    pub lang: Lang,
    /// The scheme of commitment or repair that is forced, if any.
    pub scheme: Option<&'a str>,
    /// The record whose letter is wanted; all when `None`.
    pub record: Option<&'a str>,
    /// What the visitor filled in.
    pub given: &'a Given,
}

/// What only the visitor can fill in: by the name of the field, and by record where each record has its own.
#[derive(Clone, Debug, Default)]
pub struct Given {
    /// Values of the whole letter.
    pub of_letter: BTreeMap<String, String>,
    /// Values of one record: by the field and the record's identifier.
    pub of_record: BTreeMap<(String, String), String>,
}
