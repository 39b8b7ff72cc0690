//! Reading a whole pack.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde_json::Value as Json;

use super::Context;
use super::Grants;
use super::catalogue::Catalogue;
use super::digest::Digests;
use super::layer::Amendment;
use super::letter::Letter;
use super::repair::{Scheme, SchemeChanges};
use super::source::{Source, check_sources, dangling};
use super::tier;
use crate::date::Date;
use crate::error::Error;
use crate::json::{Faults, Reader, nearest};
use crate::subject::{Change, FactSpec, Kind, Towards};
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
    pub sources: Vec<Arc<Source>>,
    /// The facts that it declares.
    pub facts: Vec<FactSpec>,
    /// The schemes of repair.
    pub repair: Vec<Scheme>,
    /// What it says about commitment, benefits and office checks.
    pub grants: Grants,
    /// The schemes of grading.
    pub tiers: Vec<tier::Scheme>,
    /// The templates of letters.
    pub letters: Vec<Letter>,
    /// What it changes in schemes of wider places.
    pub amend: Vec<Amendment<SchemeChanges>>,
    /// The catalogues of what may be recorded at all.
    pub catalogues: Vec<Catalogue>,
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
        unique(faults, "/facts", facts.iter().map(|fact| fact.id.as_str()));
        facts
    }

    /// Reads the pack in `json`, with the given digests, against the facts of all packs and the other packs.
    pub(super) fn read(
        json: &Json,
        digests: Digests,
        catalogue: &[FactSpec],
        others: &[&Pack],
        faults: &Faults,
    ) -> Option<Self> {
        let reader = Reader::new(json, "", faults);
        let object = reader.object()?;
        let string = |key| object.required(key).and_then(|r| r.filled().map(str::to_owned));
        // Editors look for the schema here; nothing is read from it.
        object.optional("$schema").and_then(|r| r.string());
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
        let mut sources: Vec<Arc<Source>> =
            object.list("sources").iter().filter_map(Source::read).map(Arc::new).collect();
        let own_sources = sources.len();
        let wider =
            others.iter().rev().filter(|wider| jurisdiction.as_deref().is_some_and(|place| wider.covers(place)));
        sources.extend(wider.flat_map(|pack| pack.sources.iter().cloned()));
        check_sources(&sources, own_sources, faults);
        let own = object.list("facts");
        let facts = catalogue
            .iter()
            .filter(|fact| own.iter().any(|r| r.value().get("id").and_then(Json::as_str) == Some(&fact.id)));
        let facts = facts.cloned().collect();
        let name: Arc<str> = id.as_deref().unwrap_or_default().into();
        let context = Context { facts: catalogue, sources: &sources, pack: &name };
        let schemes = object.list("repair");
        let repair: Vec<Scheme> = schemes.iter().filter_map(|r| Scheme::read(r, &context)).collect();
        let their: Vec<&Grants> = others.iter().map(|pack| &pack.grants).collect();
        let grants = Grants::read(&object, &context, &their, faults);
        let known: Vec<&str> = others.iter().flat_map(|pack| pack.scheme_ids()).collect();
        let tiers = tier::read(&object, &context, &known, faults);
        let templates: Vec<&Letter> = others.iter().flat_map(|pack| &pack.letters).collect();
        let letters = Letter::list(&object, &context, &templates);
        let amend = object.list("amend");
        let read_changes = |r: &Reader<'_>| Amendment::read(r, &context, |parts| SchemeChanges::read(parts, &context));
        let amend: Vec<_> = amend.iter().filter_map(read_changes).collect();
        let catalogues: Vec<Catalogue> =
            object.list("catalogues").iter().filter_map(|r| Catalogue::read(r, &context)).collect();
        let gaps: Vec<Gap> = object.list("gaps").iter().filter_map(read_gap).collect();
        let cases: Vec<Json> = object.list("cases").iter().map(|r| r.value().clone()).collect();
        object.finish();
        check_schemes(&repair, &known, faults);
        unique(faults, "/catalogues", catalogues.iter().map(|catalogue| catalogue.id.as_str()));
        unique(faults, "/gaps", gaps.iter().map(|gap| gap.id.as_str()));
        let case_id = |case: &Json| case.get("id").and_then(Json::as_str).unwrap_or_default().to_owned();
        let case_ids: Vec<String> = cases.iter().map(case_id).collect();
        unique(faults, "/cases", case_ids.iter().map(String::as_str));
        sources.truncate(own_sources);
        Some(Self {
            id: id?,
            edition: edition?,
            jurisdiction: jurisdiction?,
            title: title?,
            read_on: read_on?,
            sources,
            facts,
            repair,
            grants,
            tiers,
            letters,
            amend,
            catalogues,
            gaps,
            digests,
            cases,
        })
    }
}

impl Pack {
    /// The names of all schemes of the pack.
    pub fn scheme_ids(&self) -> impl Iterator<Item = &str> {
        let repair = self.repair.iter().map(|scheme| scheme.id.as_str());
        repair.chain(self.tiers.iter().map(|scheme| scheme.id.as_str())).chain(self.grants.ids())
    }

    /// Whether `jurisdiction` is the pack's place or lies in it.
    pub fn covers(&self, jurisdiction: &str) -> bool {
        lies_in(jurisdiction, &self.jurisdiction)
    }
}

/// Whether `place` is `wider` or lies in it. A city has the first four digits of the codes of its districts (GB/T 2260).
fn lies_in(place: &str, wider: &str) -> bool {
    let Some(rest) = place.strip_prefix(wider) else { return false };
    let digits = |text: &str, n: usize| text.len() == n && text.bytes().all(|b| b.is_ascii_digit());
    let city = || wider.rsplit('-').next().is_some_and(|code| digits(code, 4));
    rest.is_empty() || rest.starts_with('-') || (digits(rest, 2) && city())
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
            r.unknown_word(given, nearest(["bool", "date", "int", "word", "ratio"].into_iter(), given));
        }
        found
    });
    let label = object.required("label").and_then(|r| r.text());
    let question = object.required("question").and_then(|r| r.text());
    let help = object.optional("help").and_then(|r| r.text());
    let unit = object.optional("unit").and_then(|r| r.filled().map(str::to_owned));
    let bound = |key| object.optional(key).and_then(|r: Reader<'_>| r.integer());
    let (least, most) = (bound("least"), bound("most"));
    let choices: Vec<(String, Text)> = object.list("choices").iter().filter_map(read_choice).collect();
    let change = object.optional("change").and_then(|r| read_change(&r, kind?, &choices));
    object.finish();
    if kind == Some(Kind::Word) && choices.is_empty() {
        reader.fault(
            "missing_key",
            "类型为 word 的事实要列出 `choices`",
            "a fact of type word has to list its `choices`",
        );
    }
    Some(FactSpec {
        id: id?,
        kind: kind?,
        label: label?,
        question: question?,
        help,
        choices,
        unit,
        least,
        most,
        change,
    })
}

/// A direction has to be one that the type of the fact has.
fn read_change(reader: &Reader<'_>, kind: Kind, choices: &[(String, Text)]) -> Option<Change> {
    let change = Change::read(reader)?;
    let fits = match (&change.to, kind) {
        (Towards::Bool(_), Kind::Bool) | (Towards::Happens, Kind::Date) => true,
        (Towards::More | Towards::Less, Kind::Int | Kind::Ratio) => true,
        (Towards::Word(word), Kind::Word) => choices.iter().any(|(id, _)| id == word),
        _ => false,
    };
    if !fits {
        reader.fault(
            "wrong_direction",
            "`to` 与事实的类型不符：bool 写 true 或 false，date 写 happens，int 和 ratio 写 more 或 less，word 写一个选项",
            "`to` does not fit the type: true or false for a bool, happens for a date, more or less for an int or a ratio, one of the choices for a word",
        );
        return None;
    }
    Some(change)
}

fn read_choice(reader: &Reader<'_>) -> Option<(String, Text)> {
    let object = reader.object()?;
    let id = object.required("id").and_then(|r| r.filled().map(str::to_owned));
    let label = object.required("label").and_then(|r| r.text());
    object.finish();
    Some((id?, label?))
}

pub(super) fn read_gap(reader: &Reader<'_>) -> Option<Gap> {
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

/// Reports identifiers that stand twice in the list at `path`.
fn unique<'i>(faults: &Faults, path: &str, ids: impl Iterator<Item = &'i str>) {
    let mut seen = BTreeSet::new();
    for (at, id) in ids.enumerate() {
        if !id.is_empty() && !seen.insert(id) {
            duplicate(faults, format!("{path}/{at}/id"), id);
        }
    }
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
    let sync = scheme.after.sync.iter().map(|sync| sync.item.id.clone()).collect();
    let lists: [(&str, Vec<String>); 10] = [
        ("channel", scheme.channel.iter().map(|channel| channel.item.id.clone()).collect()),
        ("after/effects", items(&scheme.after.effects)),
        ("after/sync", sync),
        ("classes", scheme.classes.iter().map(|class| class.id.clone()).collect()),
        ("notNeeded", rules(&scheme.not_needed)),
        ("bars", rules(&scheme.bars)),
        ("conditions", rules(&scheme.conditions)),
        ("materials", items(&scheme.materials)),
        ("clocks", scheme.clocks.iter().map(|clock| clock.item.id.clone()).collect()),
        ("notices", scheme.notices.iter().map(|notice| notice.id.clone()).collect()),
    ];
    for (key, ids) in lists {
        unique(faults, &format!("/repair/{at}/{key}"), ids.iter().map(String::as_str));
    }
}

#[cfg(test)]
mod tests {
    use super::lies_in;

    #[test]
    fn a_district_lies_in_its_city() {
        for wider in ["CN", "CN-GD", "CN-GD-4403", "CN-GD-440305"] {
            assert!(lies_in("CN-GD-440305", wider), "{wider}");
        }
        for wider in ["CN-GD-4401", "CN-GD-44030", "CN-G", "CN-GD-440306"] {
            assert!(!lies_in("CN-GD-440305", wider), "{wider}");
        }
        assert!(!lies_in("CN-GD-4403", "CN-GD-440305"));
        assert!(!lies_in("CN-GD-44030501", "CN-GD-4403"));
    }
}
