//! What was read, in words: paths, labels, questions and choices.

use super::parts::{Assumption, Choice, FactRead, Missing};
use super::words;
use crate::judge::{Presumed, Read, Subject};
use crate::pack::{Value, World};
use crate::subject::{Input, Kind, Value as Known, vocabulary};
use crate::text::{Lang, Text};

/// Describes what conditions read, for one input and one language.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Describe<'a> {
    pub(crate) world: &'a World,
    pub(crate) input: &'a Input,
    pub(crate) lang: Lang,
}

/// Something that was presumed, and what the presumption came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Assumed {
    /// What was presumed.
    pub(crate) presumed: Presumed,
    /// The rule that it settled: its label, and whether it was taken to hold.
    pub(crate) to: Option<(Text, bool)>,
}

impl Assumed {
    /// Presumptions that settle no rule of their own.
    pub(crate) fn plain(list: &[Presumed]) -> Vec<Self> {
        list.iter().map(|presumed| Self { presumed: *presumed, to: None }).collect()
    }
}

/// The parts of a description that do not depend on the language.
struct About {
    fact: String,
    path: String,
    label: Text,
    question: Text,
    kind: &'static str,
    choices: Vec<(String, Text)>,
}

impl Describe<'_> {
    /// The label of what was read.
    pub(crate) fn label(&self, read: Read) -> Text {
        self.about(read).label
    }

    /// What was read, with what is known of it.
    pub(crate) fn fact(&self, read: Read) -> FactRead {
        let about = self.about(read);
        FactRead { path: about.path, label: self.say(&about.label), value: self.known(read) }
    }

    /// What was not known, as a question.
    pub(crate) fn missing(&self, read: Read) -> Missing {
        let about = self.about(read);
        let choices = about.choices.iter();
        Missing {
            record: self.record_id(read),
            path: about.path,
            label: self.say(&about.label),
            question: self.say(&about.question),
            kind: about.kind,
            choices: choices.map(|(id, label)| Choice { id: id.clone(), label: self.say(label) }).collect(),
            fact: about.fact,
        }
    }

    /// What was presumed, as a sentence.
    pub(crate) fn assumption(&self, assumed: &Assumed) -> Assumption {
        let presumed = assumed.presumed;
        let about = self.about(presumed.read);
        let as_ = match presumed.as_yes {
            Some(true) => "yes",
            Some(false) => "no",
            None => "derived",
        };
        let message = self.say(&words::assumed(&about.label, presumed.as_yes, assumed.to.as_ref()));
        Assumption { label: self.say(&about.label), fact: about.fact, path: about.path, as_, message }
    }

    fn say(&self, text: &Text) -> String {
        text.in_lang(self.lang).to_owned()
    }

    fn record_id(&self, read: Read) -> Option<String> {
        read.record.and_then(|at| self.input.records.get(at)).map(|record| record.id.clone())
    }

    fn known(&self, read: Read) -> Known {
        let record = read.record.and_then(|at| self.input.records.get(at));
        match read.subject {
            Subject::Value(Value::Fact(at)) => self.input.facts.get(at).cloned().unwrap_or_default(),
            Subject::Value(Value::Record(field)) => record.map(|r| r.value(field).clone()).unwrap_or_default(),
            Subject::Value(Value::SubjectKind) => {
                self.input.kind.map_or(Known::Unknown, |kind| Known::Word(kind.to_owned()))
            }
            Subject::Records => Known::Unknown,
            // The kinds, as one text: a list of measures is no single value.
            Subject::Measures => match record.and_then(|record| record.measures.as_ref()) {
                Some(list) => Known::Word(list.iter().map(|measure| measure.kind).collect::<Vec<_>>().join(",")),
                None => Known::Unknown,
            },
        }
    }

    fn about(&self, read: Read) -> About {
        let record = |name: &str| match read.record {
            Some(at) => format!("/records/{at}/{name}"),
            None => format!("/records/*/{name}"),
        };
        match read.subject {
            Subject::Value(Value::Fact(at)) => self.about_fact(at),
            Subject::Value(Value::Record(field)) => {
                let ((zh, en), (ask_zh, ask_en)) = (field.label(), field.question());
                About {
                    fact: field.id().to_owned(),
                    path: record(field.id()),
                    label: Text::new(zh, en),
                    question: Text::new(ask_zh, ask_en),
                    kind: field.kind().id(),
                    choices: choices(field.words()),
                }
            }
            Subject::Value(Value::SubjectKind) => {
                let (label, question) = vocabulary::subject_kind();
                About {
                    fact: "kind".to_owned(),
                    path: "/subject/kind".to_owned(),
                    label,
                    question,
                    kind: Kind::Word.id(),
                    choices: choices(vocabulary::SUBJECT_KINDS),
                }
            }
            Subject::Records => {
                let (label, question) = vocabulary::records();
                let (fact, path) = ("records".to_owned(), "/records".to_owned());
                About { fact, path, label, question, kind: "records", choices: Vec::new() }
            }
            Subject::Measures => {
                let (label, question) = vocabulary::measures();
                let choices = choices(vocabulary::MEASURE_KINDS);
                About {
                    fact: "measures".to_owned(),
                    path: record("measures"),
                    label,
                    question,
                    kind: "measures",
                    choices,
                }
            }
        }
    }

    fn about_fact(&self, at: usize) -> About {
        match self.world.facts.get(at) {
            Some(fact) => About {
                fact: fact.id.clone(),
                path: format!("/facts/{}", fact.id),
                label: fact.label.clone(),
                question: fact.question.clone(),
                kind: fact.kind.id(),
                choices: fact.choices.clone(),
            },
            // Positions come from the catalogue itself, so this stays unused.
            None => About {
                fact: String::new(),
                path: String::new(),
                label: Text::default(),
                question: Text::default(),
                kind: "",
                choices: Vec::new(),
            },
        }
    }
}

fn choices(words: &'static [vocabulary::Word]) -> Vec<(String, Text)> {
    words.iter().map(|word| (word.id.to_owned(), Text::new(word.zh, word.en))).collect()
}
