//! A field of the form: what the engine says of a fact or of a record's field, with the form's own words where it has better ones.

use serde_json::Value;

use super::curated::{Curated, FACTS, RECORD, Sort};
use super::say::Words;
use super::words::{Choice, choices};
use crate::subject::{Field as RecordField, Kind as Type};
use crate::text::Text;

/// What sort of answer a field takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// One of these words; nothing chosen means unknown.
    Word(Vec<Choice>),
    /// A date; nothing typed means unknown.
    Day,
    /// A date, or "it did not happen", or unknown.
    Event {
        /// The choice "it happened".
        yes: Text,
        /// The choice "it did not happen".
        no: Text,
        /// The label of its date.
        on: Text,
    },
    /// Yes, no, or unknown.
    Flag,
    /// A whole number.
    Number {
        /// The unit, as the pack writes it; may be empty.
        unit: String,
        /// The least that it may be.
        least: Option<i64>,
        /// The most that it may be.
        most: Option<i64>,
    },
    /// A rate, as a numerator and a denominator.
    Ratio,
    /// The measures of the decision, each with its size where it is a fine.
    Measures,
}

/// A field of the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// The name in the input (`facts.<id>` or a field of the record).
    pub id: String,
    /// The sort of answer.
    pub kind: Kind,
    /// A short name, for lists.
    pub name: Text,
    /// The label of the control, or the question.
    pub label: Text,
    /// What helps to answer; may be empty.
    pub hint: Text,
    /// Whether it stands under "more circumstances" where repair is asked for.
    pub more: bool,
}

fn pair(words: Words) -> Text {
    Text::new(words.0, words.1)
}

/// The choices of a date that has no words of its own.
fn event() -> Kind {
    Kind::Event {
        yes: Text::new("有，日期如下", "Yes, on this day"),
        no: Text::new("没有", "No"),
        on: Text::new("日期", "Date"),
    }
}

impl Field {
    /// A fact, as the engine's `facts` describes it; `None` for something of another shape.
    pub(super) fn of_fact(info: &Value) -> Option<Self> {
        let id = info.get("id")?.as_str()?.to_owned();
        let kind = match info.get("type")?.as_str()? {
            "bool" => Kind::Flag,
            "date" => event(),
            "int" => Kind::Number {
                unit: info.get("unit").and_then(Value::as_str).unwrap_or_default().to_owned(),
                least: info.get("least").and_then(Value::as_i64),
                most: info.get("most").and_then(Value::as_i64),
            },
            "ratio" => Kind::Ratio,
            "word" => Kind::Word(info.get("choices")?.as_array()?.iter().filter_map(choice).collect()),
            _ => return None,
        };
        let name = text(info.get("label"));
        let question = text(info.get("question"));
        let label = if question.zh.is_empty() { name.clone() } else { question };
        let field = Self { id, kind, name, label, hint: text(info.get("help")), more: false };
        Some(match FACTS.iter().find(|known| known.id == field.id) {
            Some(known) => field.worded(known),
            None => field,
        })
    }

    /// A field of a record of the vocabulary.
    fn of_record(field: RecordField) -> Self {
        let kind = match field.kind() {
            Type::Bool => Kind::Flag,
            Type::Word => Kind::Word(choices(field.id())),
            Type::Date => event(),
            Type::Int => Kind::Number { unit: String::new(), least: None, most: None },
            Type::Ratio => Kind::Ratio,
        };
        let (id, name, label) = (field.id().to_owned(), pair(field.label()), pair(field.question()));
        Self { id, kind, name, label, hint: Text::default(), more: true }
    }

    /// With the form's own words; the type of the engine stays.
    fn worded(mut self, words: &Curated) -> Self {
        self.kind = match (self.kind, words.sort) {
            (Kind::Event { .. }, Sort::Event { yes, no, on }) => {
                Kind::Event { yes: pair(yes), no: pair(no), on: pair(on) }
            }
            (Kind::Event { .. }, Sort::Day) => Kind::Day,
            (kind, _) => kind,
        };
        self.label = pair(words.label);
        self.hint = if words.hint.0.is_empty() { self.hint } else { pair(words.hint) };
        self.more = words.more;
        self
    }

    /// A fact that is known by its words alone, before an engine is asked.
    fn of_words(words: &Curated) -> Self {
        let kind = match words.sort {
            Sort::Event { yes, no, on } => Kind::Event { yes: pair(yes), no: pair(no), on: pair(on) },
            Sort::Day => Kind::Day,
            Sort::Measures => Kind::Measures,
            Sort::Flag | Sort::Word => Kind::Flag,
        };
        let label = pair(words.label);
        Self { id: words.id.to_owned(), kind, name: label.clone(), label, hint: pair(words.hint), more: words.more }
    }
}

fn choice(info: &Value) -> Option<Choice> {
    let label = text(info.get("label"));
    Some(Choice::new(info.get("id")?.as_str()?, &label.zh, &label.en))
}

fn text(value: Option<&Value>) -> Text {
    let of = |lang: &str| value.and_then(|text| text.get(lang)).and_then(Value::as_str).unwrap_or_default();
    Text::new(of("zh"), of("en"))
}

/// All fields that there are: those of records by the vocabulary, and the facts that the loaded packs know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Catalogue {
    /// The fields of a record, in the order of the form.
    pub record: Vec<Field>,
    /// The facts about the subject, in the order of the form.
    pub facts: Vec<Field>,
}

impl Default for Catalogue {
    /// What is known before an engine was asked: records, and the facts that the form has words for.
    fn default() -> Self {
        Self { record: record_fields(), facts: FACTS.iter().map(Field::of_words).collect() }
    }
}

impl Catalogue {
    /// The catalogue of an engine, from the answer of its `facts` without a scheme.
    pub fn read(infos: &Value) -> Self {
        let all = infos.as_array().into_iter().flatten();
        let facts = all.filter(|info| info.get("of").and_then(Value::as_str) == Some("facts"));
        let mut left: Vec<Field> = facts.filter_map(Field::of_fact).collect();
        // What the form has words for comes first, in their order; the rest in the order of the packs.
        let mut list = Vec::new();
        for words in FACTS {
            if let Some(at) = left.iter().position(|field| field.id == words.id) {
                list.push(left.remove(at));
            }
        }
        list.extend(left);
        Self { record: record_fields(), facts: list }
    }

    /// The field of a record with this name.
    pub fn record(&self, id: &str) -> Option<&Field> {
        self.record.iter().find(|field| field.id == id)
    }

    /// The fact about the subject with this name.
    pub fn fact(&self, id: &str) -> Option<&Field> {
        self.facts.iter().find(|field| field.id == id)
    }
}

fn record_fields() -> Vec<Field> {
    let mut list = Vec::new();
    for words in RECORD {
        match RecordField::from_id(words.id) {
            Some(field) => list.push(Field::of_record(field).worded(words)),
            None => list.push(Field::of_words(words)),
        }
    }
    let worded = |field: &&RecordField| RECORD.iter().any(|words| words.id == field.id());
    list.extend(RecordField::ALL.iter().filter(|field| !worded(field)).map(|field| Field::of_record(*field)));
    list
}
