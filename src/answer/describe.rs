//! What was read, in words: paths, labels, questions and choices.

use super::parts::{Assumption, Choice, FactRead, Missing};
use super::words;
use crate::judge::{Presumed, Read, Subject};
use crate::pack::{Value, World};
use crate::subject::{FactSpec, Input, Kind, Value as Known, vocabulary};
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

impl Describe<'_> {
    /// The label of what was read.
    pub(crate) fn label(&self, read: Read) -> Text {
        match read.subject {
            Subject::Value(Value::Fact(at)) => self.spec(at).map(|fact| fact.label.clone()).unwrap_or_default(),
            Subject::Value(Value::Record(field)) => pair(field.label()),
            Subject::Value(Value::SubjectKind) => vocabulary::subject_kind().0,
            Subject::Measures => vocabulary::measures().0,
            Subject::Records => vocabulary::records().0,
        }
    }

    /// What was read, with what is known of it.
    pub(crate) fn fact(&self, read: Read) -> FactRead {
        let label = match read.subject {
            Subject::Value(Value::Fact(at)) => self.spec(at).map(|fact| self.say(&fact.label)).unwrap_or_default(),
            _ => self.say(&self.label(read)),
        };
        FactRead { path: self.path(read), label, value: self.known(read) }
    }

    /// What was not known, as a question.
    pub(crate) fn missing(&self, read: Read) -> Missing {
        let (question, choices) = self.question(read);
        Missing {
            fact: self.name(read).to_owned(),
            record: self.record_id(read),
            path: self.path(read),
            label: self.say(&self.label(read)),
            question: self.say(&question),
            kind: self.kind(read),
            choices,
        }
    }

    /// What was presumed, as a sentence.
    pub(crate) fn assumption(&self, assumed: &Assumed) -> Assumption {
        let presumed = assumed.presumed;
        let label = self.label(presumed.read);
        let as_ = match presumed.as_yes {
            Some(true) => "yes",
            Some(false) => "no",
            None => "derived",
        };
        let message = self.say(&words::assumed(&label, presumed.as_yes, assumed.to.as_ref()));
        let (fact, path) = (self.name(presumed.read).to_owned(), self.path(presumed.read));
        Assumption { label: self.say(&label), fact, path, as_, message }
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

    /// The fact, if positions are of this catalogue, as they always are.
    fn spec(&self, at: usize) -> Option<&FactSpec> {
        self.world.facts.get(at)
    }

    /// The name of what is read.
    pub(crate) fn name(&self, read: Read) -> &str {
        match read.subject {
            Subject::Value(Value::Fact(at)) => self.spec(at).map(|fact| fact.id.as_str()).unwrap_or_default(),
            Subject::Value(Value::Record(field)) => field.id(),
            Subject::Value(Value::SubjectKind) => "kind",
            Subject::Measures => "measures",
            Subject::Records => "records",
        }
    }

    fn kind(&self, read: Read) -> &'static str {
        match read.subject {
            Subject::Value(Value::Fact(at)) => self.spec(at).map(|fact| fact.kind.id()).unwrap_or_default(),
            Subject::Value(Value::Record(field)) => field.kind().id(),
            Subject::Value(Value::SubjectKind) => Kind::Word.id(),
            Subject::Measures => "measures",
            Subject::Records => "records",
        }
    }

    /// Where it stands in the input: a JSON Pointer.
    fn path(&self, read: Read) -> String {
        let name = self.name(read);
        match (read.subject, read.record) {
            (Subject::Value(Value::Fact(_)), _) => ["/facts/", name].concat(),
            (Subject::Value(Value::SubjectKind), _) => "/subject/kind".to_owned(),
            (Subject::Records, _) => "/records".to_owned(),
            (_, Some(at)) => format!("/records/{at}/{name}"),
            (_, None) => format!("/records/*/{name}"),
        }
    }

    fn question(&self, read: Read) -> (Text, Vec<Choice>) {
        match read.subject {
            Subject::Value(Value::Fact(at)) => {
                let Some(fact) = self.spec(at) else { return Default::default() };
                let choice = |(id, label): &(String, Text)| Choice { id: id.clone(), label: self.say(label) };
                (fact.question.clone(), fact.choices.iter().map(choice).collect())
            }
            Subject::Value(Value::Record(field)) => (pair(field.question()), self.choices(field.words())),
            Subject::Value(Value::SubjectKind) => {
                (vocabulary::subject_kind().1, self.choices(vocabulary::SUBJECT_KINDS))
            }
            Subject::Records => (vocabulary::records().1, Vec::new()),
            Subject::Measures => (vocabulary::measures().1, self.choices(vocabulary::MEASURE_KINDS)),
        }
    }

    fn choices(&self, words: &[vocabulary::Word]) -> Vec<Choice> {
        let label = |word: &vocabulary::Word| match self.lang {
            Lang::Zh => word.zh.to_owned(),
            Lang::En => word.en.to_owned(),
        };
        words.iter().map(|word| Choice { id: word.id.to_owned(), label: label(word) }).collect()
    }
}

fn pair((zh, en): (&str, &str)) -> Text {
    Text::new(zh, en)
}
