//! The options of a check.

use serde_json::Value;

use crate::date::Date;
use crate::error::Error;
use crate::json::{Faults, Reader, nearest};
use crate::pack::World;
use crate::subject::vocabulary;
use crate::text::{Lang, Text};

/// How a check is asked. An option that is not known is an error: a misspelt `asOf` must not be judged as today.
#[derive(Clone, Debug)]
pub(super) struct Options {
    /// The day on which is judged.
    pub(super) as_of: Date,
    /// `CN`, ISO 3166-2, or a province with a GB/T 2260 code; `CN` by default.
    pub(super) jurisdiction: String,
    /// The language of the answer; Chinese by default.
    pub(super) lang: Lang,
    /// The scheme that is forced, if any.
    pub(super) scheme: Option<String>,
    /// The benefit that is asked for, of the vocabulary.
    pub(super) benefit: Option<&'static str>,
    /// The office check that is asked for.
    pub(super) check: Option<String>,
    /// The task, for lists of schemes.
    pub(super) task: Option<String>,
    /// Whether only the outcome is wanted, without reasons.
    pub(super) bare: bool,
    /// Whether the worked cases are wanted, for lists of rules.
    pub(super) cases: bool,
}

const TASKS: [&str; 5] = ["repair", "tier", "commitment", "benefits", "office"];

impl Options {
    /// The forced scheme; one of another task is a fault, not silence.
    pub(super) fn scheme_of(&self, task: &str, known: bool) -> Result<Option<&str>, Vec<Error>> {
        match self.scheme.as_deref() {
            Some(id) if !known => {
                let message = Text::new(
                    format!("`{id}` 不是任务 `{task}` 的规则"),
                    format!("`{id}` is no scheme of the task `{task}`"),
                );
                Err(vec![Error::new("wrong_task", "/options/scheme", message)])
            }
            scheme => Ok(scheme),
        }
    }

    pub(super) fn read(json: &Value, world: &World, today: Option<Date>) -> Result<Self, Vec<Error>> {
        let faults = Faults::default();
        let empty = Value::Object(serde_json::Map::new());
        let json = if json.is_null() { &empty } else { json };
        // Options are an argument of their own, so their places are told apart from the input's.
        let reader = Reader::new(json, "/options", &faults);
        let read = reader.object().map(|object| {
            let as_of = object.optional("asOf").map(|r| r.date());
            let jurisdiction = object.optional("jurisdiction").and_then(|r| read_jurisdiction(&r));
            let lang = object.optional("lang").and_then(|r| read_lang(&r));
            let scheme = object.optional("scheme").and_then(|r| read_scheme(&r, world));
            let benefit = object.optional("benefit").and_then(|r| read_benefit(&r));
            let check = object.optional("check").and_then(|r| read_check(&r, world));
            let task = object.optional("task").and_then(|r| read_task(&r));
            let bare = object.optional("bare").and_then(|r| r.boolean());
            let cases = object.optional("cases").and_then(|r| r.boolean());
            object.finish();
            let as_of = as_of.unwrap_or(today);
            if as_of.is_none() && faults.is_empty() {
                reader.fault(
                    "missing_key",
                    "缺少 `asOf`（判断日期）",
                    "`asOf` (the day on which is judged) is missing",
                );
            }
            as_of.map(|as_of| Self {
                as_of,
                jurisdiction: jurisdiction.unwrap_or_else(|| "CN".to_owned()),
                lang: lang.unwrap_or_default(),
                scheme,
                benefit,
                check,
                task,
                bare: bare.unwrap_or(false),
                cases: cases.unwrap_or(false),
            })
        });
        match (read.flatten(), faults.into_vec()) {
            (Some(options), faults) if faults.is_empty() => Ok(options),
            (_, faults) => Err(faults),
        }
    }
}

/// `CN`, `CN-XX` or `CN-XX-NNNN`.
pub(super) fn read_jurisdiction(reader: &Reader<'_>) -> Option<String> {
    let given = reader.filled()?;
    let mut parts = given.split('-');
    let country = parts.next() == Some("CN");
    let province = parts.next().is_none_or(|part| part.len() == 2 && part.bytes().all(|b| b.is_ascii_uppercase()));
    let digits = |part: &str| matches!(part.len(), 4 | 6) && part.bytes().all(|b| b.is_ascii_digit());
    let city = parts.next().is_none_or(digits);
    if country && province && city && parts.next().is_none() {
        return Some(given.to_owned());
    }
    reader.fault(
        "not_a_jurisdiction",
        "应写成 CN、CN-ZJ（省级，ISO 3166-2）或者 CN-ZJ-3301（市级，GB/T 2260）的形式",
        "write it like CN, CN-ZJ (province, ISO 3166-2) or CN-ZJ-3301 (city, GB/T 2260)",
    );
    None
}

pub(super) fn read_lang(reader: &Reader<'_>) -> Option<Lang> {
    match reader.filled()? {
        "zh-CN" | "zh" => Some(Lang::Zh),
        "en" => Some(Lang::En),
        other => {
            reader.unknown_word(other, nearest(["zh-CN", "en"].into_iter(), other));
            None
        }
    }
}

fn read_scheme(reader: &Reader<'_>, world: &World) -> Option<String> {
    let given = reader.filled()?;
    let repair = world.repair().map(|(_, scheme)| scheme.id.as_str());
    let tiers = world.tiers().map(|(_, scheme)| scheme.id.as_str());
    let commitment = world.commitment().map(|(_, scheme)| scheme.id.as_str());
    let known: Vec<&str> = repair.chain(tiers).chain(commitment).collect();
    if !known.contains(&given) {
        reader.unknown_word(given, nearest(known.into_iter(), given));
        return None;
    }
    Some(given.to_owned())
}

fn read_benefit(reader: &Reader<'_>) -> Option<&'static str> {
    let given = reader.filled()?;
    let word = vocabulary::BENEFITS.iter().find(|word| word.id == given);
    if word.is_none() {
        reader.unknown_word(given, vocabulary::nearest(vocabulary::BENEFITS, given));
    }
    word.map(|word| word.id)
}

fn read_check(reader: &Reader<'_>, world: &World) -> Option<String> {
    let given = reader.filled()?;
    let known = || world.checks().map(|(_, check)| check.id.as_str());
    if !known().any(|id| id == given) {
        reader.unknown_word(given, nearest(known(), given));
        return None;
    }
    Some(given.to_owned())
}

fn read_task(reader: &Reader<'_>) -> Option<String> {
    let given = reader.filled()?;
    if !TASKS.contains(&given) {
        reader.unknown_word(given, nearest(TASKS.into_iter(), given));
        return None;
    }
    Some(given.to_owned())
}
