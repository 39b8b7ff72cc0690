//! Reading a whole pack.

use serde_json::Value as Json;

use super::Context;
use super::digest::{Digests, canonical, digests};
use super::repair::Scheme;
use super::source::{Source, check_sources, dangling};
use crate::date::Date;
use crate::error::Error;
use crate::json::{Faults, Reader, nearest};
use crate::subject::{FactSpec, Kind};
use crate::text::Text;

/// A pack: what the documents of one place say, in one edition.
#[derive(Clone, Debug)]
pub struct Pack {
    /// The name: `cn`, `cn-zj`, ….
    pub id: String,
    /// The day on which the edition was made.
    pub edition: Date,
    /// The place: `CN`, or ISO 3166-2, or a province with a GB/T 2260 code.
    pub jurisdiction: String,
    /// The title.
    pub title: Text,
    /// The day on which the sources were last read.
    pub read_on: Date,
    /// The documents.
    pub sources: Vec<Source>,
    /// The facts that it declares.
    pub facts: Vec<FactSpec>,
    /// The schemes of repair.
    pub repair: Vec<Scheme>,
    /// What was looked for and not found.
    pub gaps: Vec<Gap>,
    /// The digests of its canonical form, without its cases.
    pub digests: Digests,
    /// Its worked cases, as they stand.
    pub cases: Vec<Json>,
}

/// Something that was looked for and not found.
#[derive(Clone, Debug)]
pub struct Gap {
    /// The name.
    pub id: String,
    /// What is missing.
    pub what: Text,
    /// What an office would have to supply.
    pub supply: Text,
}

impl Pack {
    /// The facts that the pack in `json` declares; faults go to `faults`.
    pub(super) fn read_facts(json: &Json, faults: &Faults) -> Vec<FactSpec> {
        let reader = Reader::new(json, "", faults);
        let Some(object) = reader.object() else { return Vec::new() };
        let facts: Vec<FactSpec> = object.list("facts").iter().filter_map(read_fact).collect();
        for (at, fact) in facts.iter().enumerate() {
            if facts.iter().take(at).any(|earlier| earlier.id == fact.id) {
                duplicate(faults, format!("/facts/{at}/id"), &fact.id);
            }
        }
        facts
    }

    /// Reads the pack in `json` against the facts of all packs and the names of the other packs' schemes.
    pub(super) fn read(json: &Json, catalogue: &[FactSpec], known: &[&str], faults: &Faults) -> Option<Self> {
        let reader = Reader::new(json, "", faults);
        let object = reader.object()?;
        let string = |key| object.required(key).and_then(|r| r.filled().map(str::to_owned));
        object.required("format").and_then(|r| {
            let version = r.integer()?;
            if version != 1 {
                r.fault("unknown_format", "只认识格式 1", "only format 1 is known");
            }
            Some(())
        });
        let id = object.required("id").and_then(|r| read_id(&r));
        let edition = object.required("edition").and_then(|r| r.date());
        let jurisdiction = string("jurisdiction");
        let title = object.required("title").and_then(|r| r.text());
        let read_on = object.required("readOn").and_then(|r| r.date());
        let sources: Vec<Source> = object.list("sources").iter().filter_map(Source::read).collect();
        check_sources(&sources, "/sources", faults);
        let own = object.list("facts");
        let facts = catalogue
            .iter()
            .filter(|fact| own.iter().any(|r| r.value().get("id").and_then(Json::as_str) == Some(&fact.id)));
        let facts = facts.cloned().collect();
        let context = Context { facts: catalogue, sources: &sources };
        let schemes = object.list("repair");
        let repair: Vec<Scheme> = schemes.iter().filter_map(|r| Scheme::read(r, &context)).collect();
        let gaps = object.list("gaps").iter().filter_map(read_gap).collect();
        let cases = object.list("cases").iter().map(|r| r.value().clone()).collect();
        object.finish();
        check_schemes(&repair, known, faults);
        let mut bare = serde_json::Map::new();
        for (key, part) in json.as_object().into_iter().flatten().filter(|(key, _)| *key != "cases") {
            bare.insert(key.clone(), part.clone());
        }
        let digests = digests(&canonical(&Json::Object(bare)));
        Some(Self {
            id: id?,
            edition: edition?,
            jurisdiction: jurisdiction?,
            title: title?,
            read_on: read_on?,
            sources,
            facts,
            repair,
            gaps,
            digests,
            cases,
        })
    }
}

impl Pack {
    /// Whether `jurisdiction` is the pack's place or lies in it.
    pub fn covers(&self, jurisdiction: &str) -> bool {
        let rest = jurisdiction.strip_prefix(self.jurisdiction.as_str());
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
    }
}

fn read_id(reader: &Reader<'_>) -> Option<String> {
    let id = reader.filled()?;
    let plain = id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-' || b == b'.');
    if !plain {
        reader.fault(
            "not_an_id",
            "只能用小写字母、数字、`-` 和 `.`",
            "only lower-case letters, digits, `-` and `.` may be used",
        );
    }
    plain.then(|| id.to_owned())
}

fn read_fact(reader: &Reader<'_>) -> Option<FactSpec> {
    let object = reader.object()?;
    let id = object.required("id").and_then(|r| r.filled().map(str::to_owned));
    let kind = object.required("type").and_then(|r| {
        let given = r.filled()?;
        let found = Kind::from_id(given);
        if found.is_none() {
            r.unknown_word(given, nearest(["bool", "date", "int", "word"].into_iter(), given));
        }
        found
    });
    let label = object.required("label").and_then(|r| r.text());
    let question = object.required("question").and_then(|r| r.text());
    let help = object.optional("help").and_then(|r| r.text());
    let unit = object.optional("unit").and_then(|r| r.filled().map(str::to_owned));
    let choices: Vec<(String, Text)> = object.list("choices").iter().filter_map(read_choice).collect();
    object.finish();
    if kind == Some(Kind::Word) && choices.is_empty() {
        reader.fault(
            "missing_key",
            "类型为 word 的事实要列出 `choices`",
            "a fact of type word has to list its `choices`",
        );
    }
    Some(FactSpec { id: id?, kind: kind?, label: label?, question: question?, help, choices, unit })
}

fn read_choice(reader: &Reader<'_>) -> Option<(String, Text)> {
    let object = reader.object()?;
    let id = object.required("id").and_then(|r| r.filled().map(str::to_owned));
    let label = object.required("label").and_then(|r| r.text());
    object.finish();
    Some((id?, label?))
}

fn read_gap(reader: &Reader<'_>) -> Option<Gap> {
    let object = reader.object()?;
    let id = object.required("id").and_then(|r| r.filled().map(str::to_owned));
    let what = object.required("what").and_then(|r| r.text());
    let supply = object.required("supply").and_then(|r| r.text());
    object.finish();
    Some(Gap { id: id?, what: what?, supply: supply? })
}

fn duplicate(faults: &Faults, path: String, id: &str) {
    let message = Text::new(format!("编号 `{id}` 重复"), format!("the id `{id}` stands twice"));
    faults.push(Error::new("duplicate_id", path, message));
}

/// Identifiers that stand twice, and references between schemes that lead nowhere.
fn check_schemes(schemes: &[Scheme], known: &[&str], faults: &Faults) {
    let own = schemes.iter().map(|scheme| scheme.id.as_str());
    let all: Vec<&str> = own.chain(known.iter().copied()).collect();
    for (at, scheme) in schemes.iter().enumerate() {
        if all.iter().skip(at + 1).any(|id| *id == scheme.id) {
            duplicate(faults, format!("/repair/{at}/id"), &scheme.id);
        }
        if let Some(superseded) = &scheme.superseded
            && !all.contains(&superseded.by.as_str())
        {
            let message = dangling(&superseded.by, all.iter().copied());
            faults.push(Error::new("dangling_reference", format!("/repair/{at}/superseded/by"), message));
        }
        check_ids(scheme, at, faults);
    }
}

/// Within a scheme every part is named once, because answers and local packs refer to parts by name.
fn check_ids(scheme: &Scheme, at: usize, faults: &Faults) {
    let rules = |list: &[super::Rule]| list.iter().map(|rule| rule.id.clone()).collect::<Vec<_>>();
    let items = |list: &[super::Item]| list.iter().map(|item| item.id.clone()).collect::<Vec<_>>();
    let lists: [(&str, Vec<String>); 7] = [
        ("classes", scheme.classes.iter().map(|class| class.id.clone()).collect()),
        ("notNeeded", rules(&scheme.not_needed)),
        ("bars", rules(&scheme.bars)),
        ("conditions", rules(&scheme.conditions)),
        ("materials", items(&scheme.materials)),
        ("clocks", scheme.clocks.iter().map(|clock| clock.item.id.clone()).collect()),
        ("notices", scheme.notices.iter().map(|notice| notice.id.clone()).collect()),
    ];
    for (key, ids) in lists {
        for (nth, id) in ids.iter().enumerate() {
            if ids.iter().take(nth).any(|earlier| earlier == id) {
                duplicate(faults, format!("/repair/{at}/{key}/{nth}/id"), id);
            }
        }
    }
}
