//! A whole answer of any task, for its reasons.

use serde::Serialize;

use super::{Asked, Task};
use crate::answer::{Basis, Brief, Item, Note, PackRef, Reason};
use crate::benefit::{self, BenefitsAnswer};
use crate::commitment::{self, CommitmentAnswer};
use crate::date::Date;
use crate::pack::World;
use crate::repair::{self, Channel, RepairAnswer};
use crate::subject::Input;
use crate::tier::{self, TierAnswer};

/// The answer of a task.
#[derive(Debug)]
pub(crate) enum Answered {
    Commitment(CommitmentAnswer),
    Tier(Box<TierAnswer>),
    Repair(RepairAnswer),
    Benefits(BenefitsAnswer),
}

/// What a part of an answer comes to, in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct State {
    /// The record, the benefit or the route; `tier` for a grade.
    pub id: String,
    /// The outcome, or the grade.
    pub outcome: String,
    /// One sentence.
    pub summary: String,
    /// The scheme.
    pub scheme: Option<String>,
    /// The last day of what refuses.
    pub until: Option<Date>,
    /// The grades that are possible, or the hardest effect on a benefit.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub details: Vec<String>,
}

/// A reason of a part of an answer.
#[derive(Clone, Debug)]
pub(crate) struct Cited {
    /// The rule, how it was judged and its citation.
    pub(crate) reason: Reason,
    /// The last day of what holds.
    pub(crate) until: Option<Date>,
}

impl Answered {
    /// Asks the task for a whole answer.
    pub(crate) fn of(world: &World, input: &Input, asked: &Asked<'_>) -> Self {
        match asked.task {
            Task::Commitment => Self::Commitment(commitment::check(world, input, &asked.ask())),
            Task::Tier => Self::Tier(Box::new(tier::calculate(world, input, &asked.ask()))),
            Task::Repair => Self::Repair(repair::check(world, input, &asked.ask())),
            Task::Benefits => Self::Benefits(benefit::check(world, input, &asked.of_benefits())),
        }
    }

    /// What a part comes to, in the words of this answer.
    pub(crate) fn state(&self, part: &Brief) -> State {
        State {
            id: part.id.clone(),
            outcome: part.outcome.clone(),
            summary: self.summary(&part.id),
            scheme: part.scheme.clone(),
            until: part.until,
            details: part.details.clone(),
        }
    }

    /// The plain answer for the part with the name `id`.
    pub(crate) fn summary(&self, id: &str) -> String {
        let found = match self {
            Self::Commitment(answer) => answer.routes.iter().find(|part| part.id == id).map(|part| &part.summary),
            Self::Repair(answer) => answer.records.iter().find(|part| part.id == id).map(|part| &part.summary),
            Self::Benefits(answer) => answer.benefits.iter().find(|part| part.benefit == id).map(|part| &part.summary),
            Self::Tier(answer) => Some(&answer.summary),
        };
        found.cloned().unwrap_or_default()
    }

    /// Every rule that was judged for the part with the name `id`.
    pub(crate) fn reasons(&self, id: &str) -> Vec<Cited> {
        let of_grounds = |list: &[crate::grounds::GroundReason]| {
            list.iter().map(|it| Cited { reason: it.reason.clone(), until: it.until }).collect::<Vec<_>>()
        };
        match self {
            Self::Commitment(answer) => {
                let route = answer.routes.iter().find(|route| route.id == id);
                route.map(|route| of_grounds(&route.reasons)).unwrap_or_default()
            }
            Self::Benefits(answer) => {
                let benefit = answer.benefits.iter().find(|benefit| benefit.benefit == id);
                benefit.map(|benefit| of_grounds(&benefit.reasons)).unwrap_or_default()
            }
            Self::Repair(answer) => {
                let record = answer.records.iter().find(|record| record.id == id);
                let reasons = record.map(|record| record.reasons.clone()).unwrap_or_default();
                reasons.into_iter().map(|reason| Cited { reason, until: None }).collect()
            }
            Self::Tier(answer) => of_tier(answer),
        }
    }

    /// What deserves a word about the part with the name `id`.
    pub(crate) fn notes(&self, id: &str) -> Vec<Note> {
        let found = match self {
            Self::Commitment(answer) => answer.routes.iter().find(|part| part.id == id).map(|part| &part.notices),
            Self::Repair(answer) => answer.records.iter().find(|part| part.id == id).map(|part| &part.notices),
            Self::Benefits(answer) => answer.benefits.iter().find(|part| part.benefit == id).map(|part| &part.notices),
            Self::Tier(answer) => Some(&answer.notices),
        };
        found.cloned().unwrap_or_default()
    }

    /// Where a request for the part with the name `id` is filed, and with which materials; empty where no rule says so.
    pub(crate) fn filing(&self, id: &str) -> (Vec<Channel>, Vec<Item>) {
        let Self::Repair(answer) = self else { return Default::default() };
        let record = answer.records.iter().find(|record| record.id == id);
        record.map(|record| (record.channel.clone(), record.materials.clone())).unwrap_or_default()
    }

    /// The pack that the answer comes from.
    pub(crate) fn pack(&self) -> Option<PackRef> {
        match self {
            Self::Commitment(answer) => answer.pack.clone(),
            Self::Tier(answer) => answer.pack.clone(),
            Self::Repair(answer) => answer.pack.clone(),
            Self::Benefits(answer) => answer.pack.clone(),
        }
    }

    /// What deserves a word about the input as a whole.
    pub(crate) fn remarks(&self, input: &Input) -> Vec<Note> {
        let notices = match self {
            Self::Commitment(answer) => &answer.notices,
            Self::Tier(answer) => &answer.notices,
            Self::Repair(answer) => &answer.notices,
            Self::Benefits(answer) => &answer.notices,
        };
        let of_input = |note: &&Note| input.remarks.iter().any(|remark| note.path.as_ref() == Some(&remark.path));
        notices.iter().filter(of_input).cloned().collect()
    }
}

/// The reasons of a grade, its gates, items and overrides among them.
fn of_tier(answer: &TierAnswer) -> Vec<Cited> {
    let scheme = answer.scheme.as_deref().unwrap_or_default();
    let cited = |reason: Reason| Cited { reason, until: None };
    let plain = |rule: String, effect, holds, message: &String, basis: &[Basis]| Reason {
        rule,
        holds,
        effect,
        message: message.clone(),
        cure: None,
        assumed: false,
        facts: Vec::new(),
        basis: basis.to_vec(),
    };
    let mut list: Vec<Cited> = answer.reasons.iter().cloned().map(cited).collect();
    for gate in &answer.gates {
        list.push(cited(plain(format!("{scheme}/gates/{}", gate.id), "gate", gate.holds, &gate.label, &gate.basis)));
    }
    for item in &answer.items {
        let reason = plain(format!("{scheme}/items/{}", item.id), "item", item.holds, &item.label, &item.basis);
        list.push(cited(Reason { facts: item.facts.clone(), ..reason }));
    }
    for rule in &answer.overrides {
        let reason = plain(format!("{scheme}/overrides/{}", rule.id), "override", rule.holds, &rule.label, &rule.basis);
        list.push(cited(Reason { facts: rule.facts.clone(), cure: rule.cure.clone(), ..reason }));
    }
    list
}
