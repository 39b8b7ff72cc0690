//! The packs that are loaded together, and the calendar.

use std::collections::BTreeSet;

use serde_json::Value as Json;

use super::amend::check_amendments;
use super::benefit::BenefitRule;
use super::builtin;
use super::check::Check;
use super::commitment::CommitmentScheme;
use super::digest::{Digests, of_pack};
use super::laws::Laws;
use super::letter::Letter;
use super::load::Pack;
use super::repair::Scheme;
use super::tier;
use crate::date::Calendar;
use crate::error::Error;
use crate::json::{Faults, parse};
use crate::subject::{FactSpec, Facts};
use crate::text::Text;

/// Everything that was loaded: the built-in packs, the added ones, and the calendar.
#[derive(Clone, Debug)]
pub struct World {
    /// The packs, wider places first.
    pub packs: Vec<Pack>,
    /// The facts of all packs.
    pub facts: Facts,
    /// The State Council's calendar of days off and make-up days.
    pub calendar: Calendar,
    pub(super) laws: Laws,
}

/// The catalogue of facts while a pack is read, with what it takes to undo that.
struct Catalogue {
    facts: Vec<FactSpec>,
    /// What was said of facts before, by position.
    replaced: Vec<(usize, FactSpec)>,
    /// How many facts there were.
    before: usize,
}

impl Catalogue {
    fn of(facts: Vec<FactSpec>) -> Self {
        Self { before: facts.len(), facts, replaced: Vec::new() }
    }

    fn undone(mut self) -> Vec<FactSpec> {
        for (at, fact) in self.replaced.into_iter().rev() {
            if let Some(known) = self.facts.get_mut(at) {
                *known = fact;
            }
        }
        self.facts.truncate(self.before);
        self.facts
    }
}

impl World {
    /// Loads the built-in packs.
    ///
    /// # Errors
    ///
    /// None with the packs of a release: the tests load them.
    pub fn builtin() -> Result<Self, Vec<Error>> {
        let calendar = parse(builtin::CALENDAR).map_err(|fault| vec![fault])?;
        let calendar = Calendar::from_json(&calendar).map_err(|fault| vec![fault])?;
        let mut world = Self { packs: Vec::new(), facts: Facts::default(), calendar, laws: Laws::default() };
        for (text, sha256, sm3) in builtin::PACKS {
            let digests = Digests { sha256: (*sha256).to_owned(), sm3: (*sm3).to_owned() };
            world.add_with(&parse(text).map_err(|fault| vec![fault])?, digests)?;
        }
        Ok(world)
    }

    /// Adds a pack; one with the same id replaces the loaded one.
    ///
    /// # Errors
    ///
    /// Every fault of the pack, at its place. Nothing is added then.
    pub fn add(&mut self, json: &Json) -> Result<(), Vec<Error>> {
        self.add_with(json, of_pack(json))
    }

    fn add_with(&mut self, json: &Json, digests: Digests) -> Result<(), Vec<Error>> {
        let faults = Faults::default();
        // The catalogue is large and every pack adds to it: it is lent, not copied, and given back as it was on a fault.
        let mut facts = Catalogue::of(core::mem::take(&mut self.facts).into_vec());
        let pack = self.read(json, digests, &mut facts, &faults);
        let faults = faults.into_vec();
        let (Some(pack), true) = (pack, faults.is_empty()) else {
            self.facts = facts.undone().into();
            return Err(faults);
        };
        self.laws.forget();
        self.packs.retain(|known| known.id != pack.id);
        let at = self.packs.iter().position(|known| known.jurisdiction.len() > pack.jurisdiction.len());
        self.packs.insert(at.unwrap_or(self.packs.len()), pack);
        self.facts = facts.facts.into();
        Ok(())
    }

    /// Reads a pack as if it were added, and adds its facts to the catalogue.
    fn read(&self, json: &Json, digests: Digests, catalogue: &mut Catalogue, faults: &Faults) -> Option<Pack> {
        let id = json.get("id").and_then(Json::as_str).unwrap_or_default();
        self.add_facts(json, id, catalogue, faults);
        let others: Vec<&Pack> = self.packs.iter().filter(|pack| pack.id != id).collect();
        let pack = Pack::read(json, digests, &catalogue.facts, &others, faults);
        if let Some(pack) = &pack {
            check_amendments(pack, &others, faults);
        }
        pack
    }

    /// Every key that reading the pack in `json` asks for, so that a schema can be held against the reader.
    pub fn keys_read(&self, json: &Json) -> BTreeSet<&'static str> {
        let faults = Faults::with_keys();
        let mut catalogue = Catalogue::of(self.facts.to_vec());
        let _ = self.read(json, Digests::default(), &mut catalogue, &faults);
        faults.keys()
    }

    /// Adds the facts of one more pack.
    ///
    /// Conditions name facts by position, so the catalogue only grows: a fact keeps its
    /// place, and a new edition of a pack changes at most what is said of it.
    fn add_facts(&self, json: &Json, id: &str, catalogue: &mut Catalogue, faults: &Faults) {
        for fact in Pack::read_facts(json, faults) {
            let Some(at) = catalogue.facts.iter().position(|known| known.id == fact.id) else {
                catalogue.facts.push(fact);
                continue;
            };
            let Some(known) = catalogue.facts.get_mut(at) else { continue };
            let mut others = self.packs.iter().filter(|pack| pack.id != id);
            if !others.any(|pack| pack.facts.iter().any(|other| other.id == fact.id)) {
                catalogue.replaced.push((at, core::mem::replace(known, fact)));
            } else if known.kind != fact.kind {
                let message = Text::new(
                    format!("事实 `{}` 已由另一规则包以别的类型声明", fact.id),
                    format!("another pack declares the fact `{}` with another type", fact.id),
                );
                faults.push(Error::new("fact_conflict", "/facts", message));
            } else {
                // Each place names its own choices of one fact, for example its centres: together they are the choices.
                let new = |(id, _): &&(String, Text)| !known.choices.iter().any(|(known, _)| known == id);
                let more: Vec<(String, Text)> = fact.choices.iter().filter(new).cloned().collect();
                if !more.is_empty() {
                    let mut joined = known.clone();
                    joined.choices.extend(more);
                    catalogue.replaced.push((at, core::mem::replace(known, joined)));
                }
            }
        }
    }

    /// All schemes of repair with their packs, narrower places first.
    pub fn repair(&self) -> impl Iterator<Item = (&Pack, &Scheme)> {
        self.packs.iter().rev().flat_map(|pack| pack.repair.iter().map(move |scheme| (pack, scheme)))
    }

    /// All schemes of commitment with their packs, wider places first.
    pub fn commitment(&self) -> impl Iterator<Item = (&Pack, &CommitmentScheme)> {
        self.packs.iter().flat_map(|pack| pack.grants.commitment.iter().map(move |scheme| (pack, scheme)))
    }

    /// All rules about benefits with their packs, wider places first.
    pub fn benefits(&self) -> impl Iterator<Item = (&Pack, &BenefitRule)> {
        self.packs.iter().flat_map(|pack| pack.grants.benefits.iter().map(move |rule| (pack, rule)))
    }

    /// All office checks with their packs, wider places first.
    pub fn checks(&self) -> impl Iterator<Item = (&Pack, &Check)> {
        self.packs.iter().flat_map(|pack| pack.grants.checks.iter().map(move |check| (pack, check)))
    }

    /// All templates of letters with their packs, wider places first.
    pub fn letters(&self) -> impl Iterator<Item = (&Pack, &Letter)> {
        self.packs.iter().flat_map(|pack| pack.letters.iter().map(move |letter| (pack, letter)))
    }

    /// All schemes of grading with their packs, narrower places first.
    pub fn tiers(&self) -> impl Iterator<Item = (&Pack, &tier::Scheme)> {
        self.packs.iter().rev().flat_map(|pack| pack.tiers.iter().map(move |scheme| (pack, scheme)))
    }

    /// The scheme of grading with the name `id`.
    pub fn tier(&self, id: &str) -> Option<(&Pack, &tier::Scheme)> {
        self.tiers().find(|(_, scheme)| scheme.id == id)
    }

    /// The scheme with the name `id`.
    pub fn scheme(&self, id: &str) -> Option<(&Pack, &Scheme)> {
        self.repair().find(|(_, scheme)| scheme.id == id)
    }
}
