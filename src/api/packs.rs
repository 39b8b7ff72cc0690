//! What is loaded: packs, schemes, facts; and the check of a pack.

use serde::Serialize;
use serde_json::Value;

use super::asked::asked;
use super::cases::{CaseReport, run_cases};
use super::entries::{Entry, entries};
use super::options::Options;
use crate::cover;
use crate::date::Date;
use crate::error::Error;
use crate::json::{Faults, Reader, nearest};
use crate::pack::{Diagnostic, Digests, Pack, World, lint};
use crate::subject::vocabulary;
use crate::text::Text;

/// A loaded pack.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct PackInfo<'a> {
    id: &'a str,
    edition: Date,
    jurisdiction: &'a str,
    title: &'a Text,
    read_on: Date,
    #[serde(flatten)]
    digests: &'a Digests,
    sources: Vec<SourceInfo<'a>>,
    schemes: Vec<&'a str>,
    gaps: Vec<GapInfo<'a>>,
}

#[derive(Debug, Serialize)]
struct SourceInfo<'a> {
    id: &'a str,
    title: &'a Text,
    number: Option<&'a str>,
    issuer: &'a Text,
    issued: Option<Date>,
    from: Option<Date>,
    to: Option<Date>,
    supersedes: &'a [String],
    cites: &'a [String],
    url: Option<&'a str>,
    note: Option<&'a Text>,
}

#[derive(Debug, Serialize)]
struct GapInfo<'a> {
    id: &'a str,
    what: &'a Text,
    supply: &'a Text,
}

pub(super) fn list(world: &World) -> Vec<PackInfo<'_>> {
    world.packs.iter().map(pack_info).collect()
}

fn pack_info(pack: &Pack) -> PackInfo<'_> {
    PackInfo {
        id: &pack.id,
        edition: pack.edition,
        jurisdiction: &pack.jurisdiction,
        title: &pack.title,
        read_on: pack.read_on,
        digests: &pack.digests,
        sources: pack.sources.iter().map(|source| source_info(source)).collect(),
        schemes: pack.scheme_ids().collect(),
        gaps: pack.gaps.iter().map(|gap| GapInfo { id: &gap.id, what: &gap.what, supply: &gap.supply }).collect(),
    }
}

fn source_info(source: &crate::pack::Source) -> SourceInfo<'_> {
    SourceInfo {
        id: &source.id,
        title: &source.title,
        number: source.number.as_deref(),
        issuer: &source.issuer,
        issued: source.issued,
        from: source.from,
        to: source.to,
        supersedes: &source.supersedes,
        cites: &source.cites,
        url: source.url.as_deref(),
        note: source.note.as_ref(),
    }
}

/// A scheme that may be asked.
#[derive(Debug, Serialize)]
pub(super) struct SchemeInfo<'a> {
    id: &'a str,
    task: &'static str,
    title: &'a Text,
    pack: &'a str,
    jurisdiction: &'a str,
    from: Option<Date>,
    to: Option<Date>,
    /// What a grade of the scheme is, for schemes of grading.
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<&'static str>,
    /// Where a scheme of grading stands.
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<&'static str>,
    /// The kinds of subject that a scheme of grading grades; any when there are none.
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    subjects: &'a [String],
}

/// The schemes for a place; with `asOf` only those that cover determinations of that day.
pub(super) fn schemes<'a>(
    world: &'a World,
    query: &Value,
    today: Option<Date>,
) -> Result<Vec<SchemeInfo<'a>>, Vec<Error>> {
    let dated = query.get("asOf").is_some_and(|day| !day.is_null());
    let options = Options::read(query, world, today.or(Some(Date::MAX)))?;
    let fits = |entry: &Entry<'_>| {
        entry.pack.covers(&options.jurisdiction)
            && (!dated || entry.covers(options.as_of))
            && options.task.as_deref().is_none_or(|task| task == entry.task)
    };
    let info = |entry: Entry<'a>| SchemeInfo {
        id: entry.id,
        task: entry.task,
        title: entry.title,
        pack: &entry.pack.id,
        jurisdiction: &entry.pack.jurisdiction,
        from: entry.from,
        to: entry.to,
        kind: entry.tier.map(|scheme| scheme.kind.id()),
        status: entry.tier.map(|scheme| scheme.status.id()),
        subjects: entry.tier.map(|scheme| scheme.subjects.as_slice()).unwrap_or_default(),
    };
    Ok(entries(world).into_iter().filter(fits).map(info).collect())
}

/// A fact or a record's field that a scheme reads.
#[derive(Debug, Serialize)]
pub(super) struct FactInfo {
    id: String,
    /// `subject`, `facts` or `record`: where in the input it stands.
    of: &'static str,
    #[serde(rename = "type")]
    kind: &'static str,
    label: Text,
    question: Text,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<Text>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<String>,
    /// The least number that it may hold.
    #[serde(skip_serializing_if = "Option::is_none")]
    least: Option<i64>,
    /// The largest number that it may hold.
    #[serde(skip_serializing_if = "Option::is_none")]
    most: Option<i64>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    choices: Vec<ChoiceInfo>,
}

#[derive(Debug, Serialize)]
struct ChoiceInfo {
    id: String,
    label: Text,
}

/// The facts that a scheme, a template of a letter, or a question `{ task, jurisdiction, asOf, scheme }`, reads, in the
/// order of the vocabulary; all of them when nothing is named.
pub(super) fn facts(world: &World, which: &Value, today: Option<Date>) -> Result<Vec<FactInfo>, Vec<Error>> {
    if which.is_object() {
        let (values, measures) = asked(world, which, today)?;
        return Ok(fact_infos(world, values, measures));
    }
    let faults = Faults::default();
    let mut wanted = Vec::new();
    let mut measures = false;
    if which.is_null() {
        // Not only what some scheme reads: amendments of narrower places read facts too.
        wanted.extend((0..world.facts.len()).map(crate::pack::Value::Fact));
        wanted.extend(crate::subject::Field::ALL.iter().map(|field| crate::pack::Value::Record(*field)));
        wanted.push(crate::pack::Value::SubjectKind);
        measures = true;
    } else {
        let reader = Reader::new(which, "/scheme", &faults);
        if let Some(id) = reader.filled() {
            let all = entries(world);
            let letters = || world.letters().map(|(_, letter)| letter);
            match (all.iter().find(|entry| entry.id == id), letters().find(|letter| letter.id == id)) {
                (Some(entry), _) => {
                    wanted.extend(&entry.values);
                    measures = entry.measures;
                }
                (None, Some(letter)) => letter.each_condition(&mut |condition| {
                    condition.values(&mut |value| wanted.push(value));
                    measures |= condition.reads_measures();
                }),
                (None, None) => {
                    let known = all.iter().map(|entry| entry.id).chain(letters().map(|letter| letter.id.as_str()));
                    reader.unknown_word(id, nearest(known, id));
                }
            }
        }
    }
    let faults = faults.into_vec();
    if faults.is_empty() { Ok(fact_infos(world, wanted, measures)) } else { Err(faults) }
}

fn fact_infos(world: &World, mut wanted: Vec<crate::pack::Value>, measures: bool) -> Vec<FactInfo> {
    wanted.sort();
    wanted.dedup();
    let mut list: Vec<FactInfo> = wanted.into_iter().filter_map(|value| fact_info(world, value)).collect();
    if measures {
        list.push(measures_info());
    }
    list
}

fn fact_info(world: &World, value: crate::pack::Value) -> Option<FactInfo> {
    use crate::pack::Value as Of;
    match value {
        Of::Fact(at) => world.facts.get(at).map(|fact| FactInfo {
            id: fact.id.clone(),
            of: "facts",
            kind: fact.kind.id(),
            label: fact.label.clone(),
            question: fact.question.clone(),
            help: fact.help.clone(),
            unit: fact.unit.clone(),
            least: fact.least,
            most: fact.most,
            choices: fact
                .choices
                .iter()
                .map(|(id, label)| ChoiceInfo { id: id.clone(), label: label.clone() })
                .collect(),
        }),
        Of::Record(field) => {
            let ((zh, en), (ask_zh, ask_en)) = (field.label(), field.question());
            Some(FactInfo {
                id: field.id().to_owned(),
                of: "record",
                kind: field.kind().id(),
                label: Text::new(zh, en),
                question: Text::new(ask_zh, ask_en),
                help: None,
                unit: None,
                least: None,
                most: None,
                choices: choices(field.words()),
            })
        }
        Of::SubjectKind => {
            let (label, question) = vocabulary::subject_kind();
            Some(FactInfo {
                id: "kind".to_owned(),
                of: "subject",
                kind: "word",
                label,
                question,
                help: None,
                unit: None,
                least: None,
                most: None,
                choices: choices(vocabulary::SUBJECT_KINDS),
            })
        }
    }
}

fn measures_info() -> FactInfo {
    let (label, question) = vocabulary::measures();
    FactInfo {
        id: "measures".to_owned(),
        of: "record",
        kind: "measures",
        label,
        question,
        help: None,
        unit: None,
        least: None,
        most: None,
        choices: choices(vocabulary::MEASURE_KINDS),
    }
}

fn choices(words: &'static [vocabulary::Word]) -> Vec<ChoiceInfo> {
    words.iter().map(|word| ChoiceInfo { id: word.id.to_owned(), label: Text::new(word.zh, word.en) }).collect()
}

/// The report on a pack: its faults, or that it loads, and its own cases.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PackReport {
    /// Whether the pack loads and every case of it comes out as it says.
    pub ok: bool,
    /// The pack's id, as far as it could be read.
    pub id: Option<String>,
    /// Its digests, when it loads.
    pub digests: Option<Digests>,
    /// The faults, which stop the pack, and the warnings, which do not; each with a JSON Pointer into the pack.
    pub diagnostics: Vec<Diagnostic>,
    /// The cases.
    pub cases: Vec<CaseReport>,
}

/// Checks a pack (an object, or its JSON text) as if it were loaded on top of `world`, and runs its cases.
pub(super) fn check(world: &World, pack: &Value) -> PackReport {
    let parsed = match pack {
        Value::String(text) => crate::json::parse(text),
        other => Ok(other.clone()),
    };
    let json = match parsed {
        Ok(json) => json,
        Err(fault) => return failed(None, vec![fault]),
    };
    let id = json.get("id").and_then(Value::as_str).map(str::to_owned);
    let mut world = world.clone();
    if let Err(faults) = world.add(&json) {
        return failed(id, faults);
    }
    let pack = world.packs.iter().find(|pack| Some(&pack.id) == id.as_ref());
    let found = |pack| lint(&world, pack, &json).into_iter().chain(cover::lint(&world, pack, &json)).collect();
    let diagnostics = pack.map(found).unwrap_or_default();
    let (digests, cases) = pack.map(|pack| (pack.digests.clone(), pack.cases.clone())).unwrap_or_default();
    let cases = run_cases(&super::Engine { world }, &cases);
    PackReport { ok: cases.iter().all(|case| case.ok), id, digests: Some(digests), diagnostics, cases }
}

fn failed(id: Option<String>, faults: Vec<Error>) -> PackReport {
    let diagnostics = faults.into_iter().map(Diagnostic::from).collect();
    PackReport { ok: false, id, digests: None, diagnostics, cases: Vec::new() }
}
