//! What a pack says about commitment, benefits and office checks, read and checked together.

use super::Context;
use super::benefit::BenefitRule;
use super::check::{Asked, Check};
use super::commitment::CommitmentScheme;
use super::ground::Ground;
use super::source::dangling;
use crate::error::Error;
use crate::json::{Faults, Object};
use crate::text::Text;

/// What a pack says about commitment, benefits and office checks.
#[derive(Clone, Debug, Default)]
pub struct Grants {
    /// The schemes of commitment.
    pub commitment: Vec<CommitmentScheme>,
    /// The rules about benefits.
    pub benefits: Vec<BenefitRule>,
    /// The checks that an office can ask for.
    pub checks: Vec<Check>,
}

impl Grants {
    /// The names that other packs and the options may refer to.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        let schemes = self.commitment.iter().map(|scheme| scheme.id.as_str());
        let rules = self.benefits.iter().map(|rule| rule.ground.id.as_str());
        schemes.chain(rules).chain(self.checks.iter().map(|check| check.id.as_str()))
    }

    /// Reads the three lists of a pack; `others` are what the other packs say.
    pub(super) fn read(object: &Object<'_>, context: &Context<'_>, others: &[&Self], faults: &Faults) -> Self {
        let schemes = object.list("commitment");
        let rules = object.list("benefits");
        let checks = object.list("checks");
        let grants = Self {
            commitment: schemes.iter().filter_map(|r| CommitmentScheme::read(r, context)).collect(),
            benefits: rules.iter().filter_map(|r| BenefitRule::read(r, context)).collect(),
            checks: checks.iter().filter_map(|r| Check::read(r, context)).collect(),
        };
        // Positions name places only while nothing was left out.
        let whole = grants.commitment.len() == schemes.len()
            && grants.benefits.len() == rules.len()
            && grants.checks.len() == checks.len();
        if whole {
            grants.check_ids(others, faults);
            grants.check_references(others, faults);
        }
        grants
    }

    fn check_ids(&self, others: &[&Self], faults: &Faults) {
        let schemes = self.commitment.iter().enumerate().map(|(at, s)| (format!("/commitment/{at}/id"), s.id.as_str()));
        let rules =
            self.benefits.iter().enumerate().map(|(at, r)| (format!("/benefits/{at}/id"), r.ground.id.as_str()));
        let checks = self.checks.iter().enumerate().map(|(at, c)| (format!("/checks/{at}/id"), c.id.as_str()));
        let mut seen: Vec<&str> = others.iter().flat_map(|other| other.ids()).collect();
        for (path, id) in schemes.chain(rules).chain(checks) {
            check_id(&mut seen, id, path, faults);
        }
        for (at, scheme) in self.commitment.iter().enumerate() {
            for (key, list) in scheme.lists() {
                check_list(list, &format!("/commitment/{at}/{key}"), faults);
            }
        }
        for (at, check) in self.checks.iter().enumerate() {
            if let Asked::Grounds(list) = &check.asked {
                check_list(list, &format!("/checks/{at}/grounds"), faults);
            }
        }
    }

    fn check_references(&self, others: &[&Self], faults: &Faults) {
        let all: Vec<&Self> = others.iter().copied().chain(core::iter::once(self)).collect();
        let schemes: Vec<&CommitmentScheme> = all.iter().flat_map(|grants| &grants.commitment).collect();
        let rules = all.iter().flat_map(|grants| &grants.benefits).map(|rule| rule.ground.id.as_str());
        let rules: Vec<&str> = rules.collect();
        let known: Vec<&str> = schemes.iter().map(|scheme| scheme.id.as_str()).collect();
        for (at, scheme) in self.commitment.iter().enumerate() {
            for (key, id) in [("extends", &scheme.extends), ("replaces", &scheme.replaces)] {
                let own = id.as_deref() == Some(scheme.id.as_str());
                let others: Vec<&str> = known.iter().copied().filter(|id| !own || *id != scheme.id).collect();
                refer(id.as_deref(), &others, format!("/commitment/{at}/{key}"), faults);
            }
            let base = chain(scheme, &schemes);
            for (key, list) in scheme.lists() {
                for (nth, ground) in list.iter().enumerate() {
                    let of_base = base.iter().flat_map(|base| base.lists()).filter(|(of, _)| *of == key);
                    let ids: Vec<&str> = of_base.flat_map(|(_, list)| list).map(|ground| ground.id.as_str()).collect();
                    let path = format!("/commitment/{at}/{key}/{nth}/replaces");
                    refer(ground.replaces.as_deref(), &ids, path, faults);
                }
            }
        }
        for (at, rule) in self.benefits.iter().enumerate() {
            let id = rule.ground.replaces.as_deref();
            let others: Vec<&str> = rules.iter().copied().filter(|id| *id != rule.ground.id).collect();
            refer(id, &others, format!("/benefits/{at}/replaces"), faults);
        }
    }
}

/// The schemes that `scheme` extends, the nearest first; a circle ends it.
pub(super) fn chain<'a>(scheme: &CommitmentScheme, all: &[&'a CommitmentScheme]) -> Vec<&'a CommitmentScheme> {
    let mut list: Vec<&CommitmentScheme> = Vec::new();
    let mut next = scheme.extends.as_deref();
    while let Some(base) = next.and_then(|id| all.iter().find(|known| known.id == id)) {
        if base.id == scheme.id || list.iter().any(|known| known.id == base.id) {
            break;
        }
        list.push(base);
        next = base.extends.as_deref();
    }
    list
}

fn check_list(list: &[Ground], path: &str, faults: &Faults) {
    let mut seen = Vec::new();
    for (nth, ground) in list.iter().enumerate() {
        check_id(&mut seen, &ground.id, format!("{path}/{nth}/id"), faults);
    }
}

fn check_id<'a>(seen: &mut Vec<&'a str>, id: &'a str, path: String, faults: &Faults) {
    if seen.contains(&id) {
        let message = Text::new(format!("编号 `{id}` 重复"), format!("the id `{id}` stands twice"));
        faults.push(Error::new("duplicate_id", path, message));
    }
    seen.push(id);
}

fn refer(id: Option<&str>, known: &[&str], path: String, faults: &Faults) {
    if let Some(id) = id.filter(|id| !known.contains(id)) {
        faults.push(Error::new("dangling_reference", path, dangling(id, known.iter().copied())));
    }
}
