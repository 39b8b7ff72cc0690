//! `record`, `verify` and `qrCode` of the face.

use serde::Serialize;
use serde_json::Value;

use super::Engine;
use super::letter::split;
use super::options::{Options, read_lang};
use crate::date::Date;
use crate::dossier::{self, Report, Rules, Sealed, normalise};
use crate::error::Error;
use crate::json::{Faults, Reader, nearest};
use crate::qr::{self, Code};
use crate::subject::Input;
use crate::text::{Lang, Text};

/// The tasks that can be recorded, with the method that answers each.
const TASKS: [(&str, &str); 5] = [
    ("commitment", "checkCommitment"),
    ("tier", "calculateTier"),
    ("repair", "checkRepair"),
    ("benefits", "checkBenefits"),
    ("office", "checkOffice"),
];

impl Engine {
    /// The record of an answer, `{ format, version, body, sha256, sm3 }`.
    pub(super) fn record(
        &self,
        task: &Value,
        input: &Value,
        options: &Value,
        today: Option<Date>,
    ) -> Result<Value, Vec<Error>> {
        let faults = Faults::default();
        let task = read_task(&Reader::new(task, "/task", &faults));
        let (own, common) = split(options, &["names"]);
        let own = Reader::new(&own, "/options", &faults).object();
        let names = own.and_then(|own| own.optional("names").and_then(|r| r.boolean())).unwrap_or(false);
        let Some(task) = task.filter(|_| faults.is_empty()) else { return Err(faults.into_vec()) };
        let read = Options::read(&common, &self.world, today)?;
        let (kept, left_out) = normalise(input, &Input::read(input, &self.world.facts)?, names);
        let options = plain(&common, &read);
        let answer = self.answer(task, &kept, &options)?;
        let rules = self.rules(&options);
        dossier::record(task.0, (kept, left_out), options, &rules, answer).map_err(|fault| vec![fault])
    }

    /// The report on a record, which is given as JSON or as its text.
    pub(super) fn verify(&self, record: &Value) -> Result<Report, Vec<Error>> {
        let parsed = parsed(record)?;
        let replay = |body: &Value| {
            let get = |key: &str| body.get(key).unwrap_or(&Value::Null);
            let faults = Faults::default();
            let task = read_task(&Reader::new(get("task"), "/body/task", &faults));
            let Some(task) = task else { return Err(faults.into_vec()) };
            let options = get("options");
            let place = |fault: Error| Error { path: in_record(&fault.path), ..fault };
            let answer = self.answer(task, get("input"), options);
            let answer = answer.map_err(|faults| faults.into_iter().map(place).collect::<Vec<_>>())?;
            Ok((self.rules(options), answer))
        };
        let options = parsed.pointer("/body/options").unwrap_or(&Value::Null);
        dossier::verify(&parsed, &self.rules(options), &replay)
    }

    /// The code that is printed with a record.
    pub(super) fn qr_code(&self, record: &Value, options: &Value) -> Result<Code, Vec<Error>> {
        let parsed = parsed(record)?;
        let sealed = Sealed::read(&parsed)?;
        if !sealed.intact() {
            let message = Text::new(
                "摘要与记录内容不一致，不能据此生成二维码",
                "the digests do not fit the record, no code is made of it",
            );
            return Err(vec![Error::new("digest_differs", "/sha256", message)]);
        }
        let faults = Faults::default();
        let lang = match options {
            Value::Null => None,
            options => Reader::new(options, "/options", &faults).object().and_then(|object| {
                let lang = object.optional("lang").and_then(|r| read_lang(&r));
                object.finish();
                lang
            }),
        };
        let faults = faults.into_vec();
        if !faults.is_empty() {
            return Err(faults);
        }
        qr::code(&qr::facts(&sealed, lang.unwrap_or(Lang::Zh))).map_err(|fault| vec![fault])
    }

    fn answer(&self, (_, method): (&str, &str), input: &Value, options: &Value) -> Result<Value, Vec<Error>> {
        // No day stands in: a record that names none cannot be asked again.
        let text = self.call(method, &[input.clone(), options.clone()], None)?;
        crate::json::parse_within(&text, text.len()).map_err(|fault| vec![fault])
    }

    fn rules(&self, options: &Value) -> Rules {
        let get = |key: &str| options.get(key).and_then(Value::as_str);
        Rules::of(&self.world, get("jurisdiction").unwrap_or("CN"), get("scheme").or(get("check")))
    }
}

/// The options with everything that has a default written out, and nothing that is `null`.
fn plain(options: &Value, read: &Options) -> Value {
    let given = options.as_object().into_iter().flatten().filter(|(_, value)| !value.is_null());
    let mut map: serde_json::Map<String, Value> = given.map(|(key, value)| (key.clone(), value.clone())).collect();
    let lang = match read.lang {
        Lang::Zh => "zh-CN",
        Lang::En => "en",
    };
    map.insert("asOf".to_owned(), Value::from(read.as_of.to_string()));
    map.insert("jurisdiction".to_owned(), Value::from(read.jurisdiction.as_str()));
    map.insert("lang".to_owned(), Value::from(lang));
    Value::Object(map)
}

fn read_task(reader: &Reader<'_>) -> Option<(&'static str, &'static str)> {
    let given = reader.filled()?;
    let task = TASKS.into_iter().find(|(task, _)| *task == given);
    if task.is_none() {
        reader.unknown_word(given, nearest(TASKS.into_iter().map(|(task, _)| task), given));
    }
    task
}

fn parsed(record: &Value) -> Result<Value, Vec<Error>> {
    match record {
        Value::String(text) => crate::json::parse(text).map_err(|fault| vec![fault]),
        other => Ok(other.clone()),
    }
}

/// The place of a fault of the input or the options, in the record.
fn in_record(path: &str) -> String {
    match path.strip_prefix("/options") {
        Some(rest) => format!("/body/options{rest}"),
        None => format!("/body/input{path}"),
    }
}

/// The canonical text of a value and its digests.
#[derive(Debug, Serialize)]
pub(super) struct Canonical {
    canonical: String,
    #[serde(flatten)]
    digests: crate::pack::Digests,
}

/// `digest` of the face: so that anybody can hold a digest against the text it is of.
pub(super) fn digest(value: &Value) -> Result<Canonical, Vec<Error>> {
    let canonical = crate::json::canonical(value).map_err(|fault| vec![fault])?;
    Ok(Canonical { digests: crate::pack::digests(&canonical), canonical })
}
