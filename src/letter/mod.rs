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

use crate::date::Date;
use crate::pack::LetterKind;
use crate::text::Lang;

pub use answer::{
    Blank, BlockAnswer, LetterAnswer, LetterText, LineAnswer, Outcome, Paragraph, Part, TemplateRef, Undecided, Without,
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

/// What only the visitor can fill in.
#[derive(Clone, Debug, Default)]
pub struct Given(Vec<Entry>);

#[derive(Clone, Debug)]
struct Entry {
    field: String,
    record: Option<String>,
    text: String,
}

impl Given {
    /// Adds what fills `field`, of one record where each record has its own.
    pub fn add(&mut self, field: &str, record: Option<&str>, text: &str) {
        let record = record.map(str::to_owned);
        self.0.push(Entry { field: field.to_owned(), record, text: text.to_owned() });
    }

    /// What fills `field` of that record, or of the whole letter.
    pub fn text(&self, field: &str, record: Option<&str>) -> Option<&str> {
        let of = |record: Option<&str>| {
            self.0.iter().find(|entry| entry.field == field && entry.record.as_deref() == record)
        };
        of(record).or_else(|| of(None)).map(|entry| entry.text.as_str())
    }
}
