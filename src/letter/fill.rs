//! What fills the places of a letter, and which stay blank.

use super::answer::Blank;
use super::deferred::Deferred;
use super::{Ask, words};
use crate::date::Date;
use crate::pack::{Datum, LetterField};
use crate::subject::{Field, Input, Record, Value, vocabulary};
use crate::text::{Lang, Text};

/// Fills places for one letter.
#[derive(Clone, Copy, Debug)]
pub(super) struct Filler<'a> {
    pub(super) input: &'a Input,
    pub(super) ask: &'a Ask<'a>,
    pub(super) record: Option<&'a Record>,
    pub(super) deferred: Option<&'a Deferred>,
    /// The fields of all templates of the letter.
    pub(super) fields: &'a [&'a LetterField],
}

impl Filler<'_> {
    /// What fills the place; nothing where nobody stated it.
    pub(super) fn value(&self, datum: &Datum) -> Option<String> {
        let filled = |text: &String| !text.trim().is_empty();
        let value = match datum {
            Datum::SubjectName => self.input.name.clone(),
            Datum::SubjectCode => self.input.uscc.clone(),
            Datum::MatterTitle => self.input.matter.title.clone(),
            Datum::Deferred => self.deferred?.names.as_ref().map(|names| words::list(names, self.ask.lang)),
            Datum::Deadline => self.deferred?.deadline.map(|day| self.day(day)),
            Datum::Measures => self.measures(),
            Datum::Record(field) => self.of_record(*field),
            Datum::Field(id) => self.given(id),
        };
        // A line break in what was typed would make lines of a letter that no template has.
        let plain = |text: String| text.split(char::is_control).collect::<Vec<_>>().join(" ");
        value.filter(filled).map(plain)
    }

    /// The place as a blank.
    pub(super) fn blank(&self, datum: &Datum) -> Blank {
        let label = self.label(datum).in_lang(self.ask.lang).to_owned();
        Blank { place: datum.id(), label, path: self.path(datum) }
    }

    fn given(&self, id: &str) -> Option<String> {
        let record = self.record.map(|record| record.id.as_str());
        self.ask.given.text(id, record).map(str::to_owned)
    }

    fn of_record(&self, field: Field) -> Option<String> {
        match self.record?.value(field) {
            Value::Date(day) => Some(self.day(*day)),
            Value::Int(n) => Some(n.to_string()),
            Value::Word(id) => {
                let word = field.words().iter().find(|word| word.id == id)?;
                Some(self.say(word))
            }
            // An event that did not happen and a plain yes or no have no words that fill a place.
            Value::Bool(_) | Value::Ratio(..) | Value::Unknown => None,
        }
    }

    fn measures(&self) -> Option<String> {
        let measures = self.record?.measures.as_ref()?;
        let known = |kind: &str| vocabulary::MEASURE_KINDS.iter().find(|word| word.id == kind);
        let names: Vec<String> =
            measures.iter().filter_map(|measure| known(measure.kind)).map(|word| self.say(word)).collect();
        Some(words::list(&names, self.ask.lang))
    }

    fn say(&self, word: &vocabulary::Word) -> String {
        match self.ask.lang {
            Lang::Zh => word.zh.to_owned(),
            Lang::En => word.en.to_owned(),
        }
    }

    fn day(&self, day: Date) -> String {
        words::day(day).in_lang(self.ask.lang).to_owned()
    }

    fn label(&self, datum: &Datum) -> Text {
        match datum {
            Datum::Record(field) => {
                let (zh, en) = field.label();
                Text::new(zh, en)
            }
            Datum::Measures => vocabulary::measures().0,
            Datum::Field(id) => {
                self.fields.iter().find(|field| field.id == *id).map(|field| field.label.clone()).unwrap_or_default()
            }
            plain => words::place(plain),
        }
    }

    fn path(&self, datum: &Datum) -> String {
        let at = self.record.map_or(0, |record| record.index);
        match datum {
            Datum::SubjectName => "/subject/name".to_owned(),
            Datum::SubjectCode => "/subject/uscc".to_owned(),
            Datum::MatterTitle => "/matter/title".to_owned(),
            Datum::Deferred => "/materials".to_owned(),
            Datum::Deadline => "/matter/supplement".to_owned(),
            Datum::Measures => format!("/records/{at}/measures"),
            Datum::Record(field) => format!("/records/{at}/{}", field.id()),
            Datum::Field(id) => {
                let of_record = self.fields.iter().any(|field| field.id == *id && field.of_record);
                let record = self.record.filter(|_| of_record).map(|record| format!("/{}", record.id));
                format!("/options/fields/{id}{}", record.unwrap_or_default())
            }
        }
    }
}
