//! What a task says of one input: its outcome, what decides it, what is missing, and the labels of both.
//!
//! They are taken from the whole answer; `bare` has the same for less, but for the labels.

use super::asked::{Asked, Brief, Class, Task};
use super::bare::decides;
use super::columns::Key;
use crate::answer::{Missing, Reason};
use crate::benefit;
use crate::commitment;
use crate::judge::Tri;
use crate::pack::World;
use crate::repair;
use crate::subject::Input;
use crate::text::{Lang, Text};
use crate::tier::{self, Conclusion, Plan};

/// Labels that were met on the way: of rules and facts by their names, of grades with `=` before the name.
pub type Labels = std::collections::BTreeMap<String, String>;

/// A task that is asked of many rows: what can be prepared once is.
#[derive(Debug)]
pub(super) struct Ready<'a> {
    asked: &'a Asked,
    plan: Option<Plan<'a>>,
}

impl<'a> Ready<'a> {
    pub(super) fn new(asked: &'a Asked, world: &'a World) -> Self {
        let id = asked.scheme.as_deref().filter(|_| asked.task == Task::Tier);
        let plan = id.and_then(|id| Plan::new(world, id)).filter(|plan| {
            let scheme = plan.scheme();
            // Beyond 64 of them a rule has no bit of its own.
            scheme.items.len() <= 64 && scheme.overrides.len() <= 64
        });
        Self { asked, plan }
    }

    /// The verdict as numbers, where the scheme is prepared and the grade is certain.
    pub(super) fn key(&self, input: &Input) -> Option<Key> {
        let verdict = self.plan.as_ref()?.verdict(input, self.asked.as_of);
        match verdict.outcome {
            Conclusion::Grade(grade) => Some((grade, verdict.items, verdict.overrides)),
            _ => None,
        }
    }
}

/// Judges one input; labels are put down as they are met.
pub(super) fn judge(world: &World, input: &Input, asked: &Asked, labels: &mut Labels) -> Brief {
    let outcome_and = |outcome: &str| (Class::of(outcome), outcome.to_owned());
    let mut reasons = Picked { lang: asked.lang, labels, list: Vec::new() };
    let only = asked.only.as_deref();
    let grant = benefit::Ask { as_of: asked.as_of, jurisdiction: &asked.jurisdiction, lang: asked.lang, only };
    let ask = crate::answer::Ask {
        as_of: asked.as_of,
        jurisdiction: &asked.jurisdiction,
        lang: asked.lang,
        scheme: asked.scheme.as_deref(),
    };
    let ((class, outcome), missing) = match asked.task {
        Task::Repair => {
            let answer = repair::check(world, input, &ask);
            let outcome = answer.outcome.id();
            for record in answer.records.iter().filter(|record| record.outcome == answer.outcome) {
                record.reasons.iter().for_each(|reason| reasons.pick(reason, outcome));
            }
            (outcome_and(outcome), answer.missing)
        }
        Task::Commitment => {
            let answer = commitment::check(world, input, &ask);
            let outcome = answer.outcome.id();
            answer.reasons.iter().for_each(|reason| reasons.pick(&reason.reason, outcome));
            (outcome_and(outcome), answer.missing)
        }
        Task::Benefits => {
            let answer = benefit::check(world, input, &grant);
            let outcome = answer.outcome.id();
            for benefit in answer.benefits.iter().filter(|benefit| benefit.outcome == answer.outcome) {
                benefit.reasons.iter().for_each(|reason| reasons.pick(&reason.reason, outcome));
            }
            (outcome_and(outcome), answer.missing)
        }
        Task::Office => {
            let answer = benefit::office(world, input, &grant);
            let outcome = super::office::outcome(&answer);
            answer
                .checks
                .iter()
                .flat_map(|check| &check.grounds)
                .for_each(|ground| reasons.pick(&ground.reason, outcome));
            (outcome_and(outcome), answer.missing)
        }
        Task::Tier => {
            let answer = tier::calculate(world, input, &ask);
            for item in answer.items.iter().filter(|item| item.holds == Tri::Yes) {
                reasons.add(&item.id, &item.label);
            }
            for rule in answer.overrides.iter().filter(|rule| rule.holds == Tri::Yes) {
                reasons.add(&rule.id, &rule.label);
            }
            if let Some(grade) = answer.grades.iter().find(|grade| grade.id == answer.outcome) {
                reasons.labels.entry(["=", &grade.id].concat()).or_insert_with(|| grade.label.clone());
            }
            let class = match answer.outcome_kind {
                "grade" => Class::Answered,
                other => Class::of(other),
            };
            let missing = answer.missing.into_iter().map(|missing| missing.missing).collect();
            ((class, answer.outcome), missing)
        }
    };
    let Picked { list: reasons, .. } = reasons;
    let missing = if class == Class::Undetermined { names(&missing, labels) } else { Vec::new() };
    Brief { class, outcome, reasons, missing }
}

struct Picked<'l> {
    lang: Lang,
    labels: &'l mut Labels,
    list: Vec<String>,
}

impl Picked<'_> {
    /// Takes a reason if it decides the outcome.
    fn pick(&mut self, reason: &Reason, outcome: &str) {
        if decides(reason.effect, reason.holds, &reason.rule, outcome) {
            self.add(&reason.rule, &self.label(reason));
        }
    }

    /// What a rule is about, without how it came out: rows in which it is open share the label with those in which it
    /// holds.
    fn label(&self, reason: &Reason) -> String {
        let wanted = matches!(reason.effect, "requires" | "choice" | "deferral");
        let say = if wanted { crate::answer::holds } else { crate::answer::present };
        let before = say(&Text::default(), reason.holds);
        let bare = reason.message.strip_prefix(before.in_lang(self.lang)).unwrap_or(&reason.message);
        let needed = Text::new("须满足：", "needed: ");
        if wanted { [needed.in_lang(self.lang), bare].concat() } else { bare.to_owned() }
    }

    fn add(&mut self, rule: &str, label: &str) {
        if self.list.iter().any(|known| known == rule) {
            return;
        }
        self.list.push(rule.to_owned());
        if !self.labels.contains_key(rule) {
            self.labels.insert(rule.to_owned(), label.to_owned());
        }
    }
}

fn names(missing: &[Missing], labels: &mut Labels) -> Vec<String> {
    let mut list: Vec<String> = missing.iter().map(|missing| missing.fact.clone()).collect();
    list.sort();
    list.dedup();
    for one in missing {
        if !labels.contains_key(&one.fact) {
            labels.insert(one.fact.clone(), one.label.clone());
        }
    }
    list
}
