//! The loaded rules as cited items in words, for readers: the rule browser, a review sheet.

mod benefits;
mod cases;
mod commitment;
mod points;
mod repair;
mod tier;
mod view;

use serde::Serialize;
use serde_json::Value;

use super::Engine;
use super::options::Options;
use crate::date::Date;
use crate::error::Error;
use crate::pack::words::Words;
use crate::pack::{Catalogue, Gap, Pack, words};
use crate::text::Text;
use cases::{CaseView, Coverage};
use view::{Cite, Scheme, Speaker, cites};

/// The rules of one place, on one day.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct RuleBook<'a> {
    /// The task that was asked for; all where none was.
    task: Option<String>,
    jurisdiction: &'a str,
    as_of: Date,
    /// The packs of the place, wider places first.
    packs: Vec<&'a str>,
    schemes: Vec<Scheme>,
    catalogues: Vec<CatalogueView<'a>>,
    /// What was looked for and not found.
    gaps: Vec<GapView<'a>>,
    /// The worked cases that came with the packs, run; only where they were asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    cases: Option<Vec<CaseView>>,
}

#[derive(Debug, Serialize)]
struct GapView<'a> {
    pack: &'a str,
    /// The scheme that it belongs to, where it is one's.
    scheme: Option<&'a str>,
    id: &'a str,
    what: &'a Text,
    supply: &'a Text,
}

#[derive(Debug, Serialize)]
struct CatalogueView<'a> {
    id: &'a str,
    pack: &'a str,
    title: &'a Text,
    version: Option<&'a str>,
    /// How many entries there are; `null` where the list was not read.
    entries: Option<usize>,
    outside: Option<OutsideView>,
    basis: Vec<Cite>,
}

#[derive(Debug, Serialize)]
struct OutsideView {
    when: Words,
    outcome: &'static str,
    message: Text,
    basis: Vec<Cite>,
}

/// The rules for a place; with `asOf` only those of that day, as amended on it; with `cases` also what covers them.
pub(super) fn rules(engine: &Engine, query: &Value, today: Option<Date>) -> Result<Value, Vec<Error>> {
    let world = engine.world();
    let dated = query.get("asOf").is_some_and(|day| !day.is_null());
    let options = Options::read(query, world, today.or(Some(Date::MAX)))?;
    let law = world.law(&options.jurisdiction, options.as_of);
    let day = dated.then_some(options.as_of);
    let speaker = Speaker { facts: &world.facts, day };
    let here = |pack: &Pack| pack.covers(&options.jurisdiction);
    let on_day = |from: Option<Date>, to: Option<Date>| {
        day.is_none_or(|day| from.is_none_or(|from| from <= day) && to.is_none_or(|to| day <= to))
    };
    let asked = |task: &str| options.task.as_deref().is_none_or(|wanted| wanted == task);
    let packs: Vec<&Pack> = world.packs.iter().filter(|pack| here(pack)).collect();

    let mut schemes: Vec<Scheme> = Vec::new();
    if asked("repair") {
        let own = law.repair().filter(|(pack, it)| here(pack) && on_day(it.from, it.to));
        schemes.extend(own.map(|(pack, scheme)| repair::scheme(speaker, &law, pack, scheme)));
    }
    if asked("commitment") {
        let own = world.commitment().filter(|(pack, it)| here(pack) && on_day(it.from, it.to));
        schemes.extend(own.map(|(pack, scheme)| commitment::scheme(speaker, pack, scheme)));
    }
    if asked("tier") {
        let own = world.tiers().filter(|(pack, it)| here(pack) && on_day(it.from, it.to));
        schemes.extend(own.map(|(pack, scheme)| tier::scheme(speaker, pack, scheme)));
    }
    if asked("benefits") {
        let own = world.benefits().filter(|(pack, it)| here(pack) && on_day(it.ground.from, it.ground.to));
        schemes.extend(own.map(|(pack, rule)| benefits::rule(speaker, pack, rule)));
    }
    if asked("office") {
        let own = world.checks().filter(|(pack, it)| here(pack) && on_day(it.from, it.to));
        schemes.extend(own.map(|(pack, check)| benefits::check(speaker, pack, check)));
    }
    schemes.retain(|scheme| options.scheme.as_ref().is_none_or(|id| *id == scheme.id));
    if options.cases {
        let coverage = Coverage::of(engine, &packs);
        schemes.iter_mut().for_each(|scheme| coverage.add_to(scheme));
    }
    let catalogues = packs.iter().copied().filter(|_| asked("repair"));
    let catalogues = catalogues.flat_map(|pack| pack.catalogues.iter().map(move |it| (pack, it)));
    let book = RuleBook {
        task: options.task.clone(),
        jurisdiction: &options.jurisdiction,
        as_of: options.as_of,
        packs: packs.iter().map(|pack| pack.id.as_str()).collect(),
        schemes,
        catalogues: catalogues.map(|(pack, it)| catalogue(speaker, pack, it)).collect(),
        gaps: packs.iter().copied().flat_map(|pack| gaps(pack, asked("tier"))).collect(),
        cases: options.cases.then(|| cases::list(engine, &packs, options.task.as_deref())),
    };
    serde_json::to_value(book)
        .map_err(|fault| vec![Error::new("internal", "", Text::new(fault.to_string(), fault.to_string()))])
}

/// The gaps of a pack, and those of its schemes of grading.
fn gaps(pack: &Pack, tiers: bool) -> Vec<GapView<'_>> {
    let own = pack.gaps.iter().map(|gap| GapView::of(&pack.id, None, gap));
    let of_schemes = pack.tiers.iter().filter(|_| tiers);
    let of_schemes = of_schemes
        .flat_map(|scheme| scheme.gaps.iter().map(move |gap| GapView::of(&pack.id, Some(scheme.id.as_str()), gap)));
    own.chain(of_schemes).collect()
}

impl<'a> GapView<'a> {
    fn of(pack: &'a str, scheme: Option<&'a str>, gap: &'a Gap) -> Self {
        Self { pack, scheme, id: &gap.id, what: &gap.what, supply: &gap.supply }
    }
}

fn catalogue<'a>(speaker: Speaker<'_>, pack: &'a Pack, catalogue: &'a Catalogue) -> CatalogueView<'a> {
    CatalogueView {
        id: &catalogue.id,
        pack: &pack.id,
        title: &catalogue.title,
        version: catalogue.version.as_deref(),
        entries: catalogue.entries.as_ref().map(Vec::len),
        outside: catalogue.outside.as_ref().map(|outside| OutsideView {
            when: words::condition(&outside.when, speaker.facts),
            outcome: if outside.discretionary { "discretionary" } else { "not_applicable" },
            message: outside.flag.message.clone(),
            basis: cites(&outside.flag.basis),
        }),
        basis: cites(&catalogue.basis),
    }
}
