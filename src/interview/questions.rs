//! The questions about an input, in their order.

use super::answer::{Branch, DontKnow, Question, QuestionsAnswer, Unknown, Why};
use super::trial::{Trial, part};
use crate::answer::{Describe, Reason, Slot, disclaimer};
use crate::ask::{Answered, Asked, Compact, Leaves, Task, describe, is_open, open};
use crate::judge::{Read, Subject, Tri};
use crate::pack::{Value, World};
use crate::subject::{Field, Input};

/// An open slot with the parts of the answer that it bears on.
type Opened = (Slot, Vec<String>);

/// What is still worth asking about `input`; `dont_know` is what the visitor cannot answer.
///
/// ```
/// # fn main() -> Result<(), Vec<zhixin::error::Error>> {
/// use serde_json::{Value, json};
///
/// let engine = zhixin::api::Engine::new(&[])?;
/// let record = json!({ "authority": "market_regulation", "document": "penalty_decision",
///     "determinedOn": "2026-05-08", "severity": "general" });
/// let input = json!({ "facts": {  }, "records": [record] });
/// let answer = engine.call("questions", &[json!("repair"), input, json!({ "asOf": "2026-11-22" })], None)?;
/// let answer: Value = serde_json::from_str(&answer).unwrap_or_default();
/// assert_eq!(answer["outcome"], "undetermined");
/// assert_eq!(answer["questions"][0]["decides"], "alone");
/// # Ok(())
/// # }
/// ```
pub fn questions(world: &World, input: &Input, asked: &Asked<'_>, dont_know: &[Slot]) -> QuestionsAnswer {
    let mut trial = Trial::new(world, input, *asked);
    let writer = Describe { world, input, lang: asked.lang };
    let opened = opened(world, input, asked, &trial);
    let (skipped, wanted): (Vec<Opened>, Vec<Opened>) =
        opened.into_iter().partition(|(slot, _)| dont_know.contains(slot));
    let mut slots: Vec<Slot> = wanted.iter().map(|(slot, _)| *slot).collect();
    let answered = Answered::of(world, input, asked);
    let mut list = Vec::new();
    for (slot, parts) in wanted {
        let tried = trial.alone(slot);
        let others: Vec<Slot> = slots.iter().copied().filter(|other| *other != slot).collect();
        if tried.alone == Some(false) && skipped.is_empty() && trial.never_matters(slot, &others) {
            slots.retain(|known| *known != slot);
            continue;
        }
        let missing = describe(writer, slot);
        let between = between(&trial.now, &tried.branches);
        let (help, unit, bounds) = spec(world, slot, asked);
        list.push(Question {
            why: why(&answered, &missing.path, &parts),
            missing,
            help,
            unit,
            least: bounds.0,
            most: bounds.1,
            parts,
            decides: match tried.alone {
                Some(true) => "alone",
                Some(false) => "with_others",
                None => "not_tried",
            },
            between,
            settles: tried.settles,
            branches: tried.branches,
            unknown: Unknown { outcome: trial.now.outcome.clone(), matters: tried.alone.filter(|alone| *alone) },
        });
    }
    list.sort_by_cached_key(order);
    let dont_know = dont_know.iter().map(|slot| {
        let missing = describe(writer, *slot);
        DontKnow { path: missing.path, label: missing.label, matters: skipped.iter().any(|(open, _)| open == slot) }
    });
    QuestionsAnswer {
        task: asked.task,
        outcome: trial.now.outcome.clone(),
        parts: trial.now.parts.iter().map(part).collect(),
        as_of: asked.as_of,
        jurisdiction: asked.jurisdiction.to_owned(),
        lang: asked.lang,
        remaining: remaining(&slots, input, trial.leaves()),
        questions: list,
        dont_know: dont_know.collect(),
        notices: answered.remarks(input),
        disclaimer: disclaimer().in_lang(asked.lang).to_owned(),
    }
}

/// The open slots, each with the parts that it bears on, in the order of the rules.
fn opened(world: &World, input: &Input, asked: &Asked<'_>, trial: &Trial<'_>) -> Vec<Opened> {
    let mut list: Vec<Opened> = Vec::new();
    let mut add = |slot: Slot, part: &str| match list.iter_mut().find(|(known, _)| *known == slot) {
        Some((_, parts)) => parts.push(part.to_owned()),
        None => list.push((slot, vec![part.to_owned()])),
    };
    for (part, slots) in trial.now.parts.iter().zip(open(world, input, asked)) {
        slots.into_iter().filter(|slot| is_open(input, *slot)).for_each(|slot| add(slot, &part.id));
    }
    // There is nothing to repair as long as nobody says which records there are.
    if asked.task == Task::Repair && !input.records_stated {
        add(Slot::Read(Read { subject: Subject::Records, record: None }), "records");
    }
    list
}

/// The outcomes of the parts that some answer changes, as they are and as they would be.
fn between(now: &Compact, branches: &[Branch]) -> Vec<String> {
    let mut list: Vec<String> = Vec::new();
    for part in branches.iter().filter(|branch| branch.changes).flat_map(|branch| &branch.parts) {
        let before = now.part(&part.id).map(|part| part.outcome.clone());
        for outcome in before.into_iter().chain([part.outcome.clone()]) {
            if !list.contains(&outcome) {
                list.push(outcome);
            }
        }
    }
    list
}

/// The rules that read what stands at `path` and wait for it, or presume it; else those that read it.
fn why(answered: &Answered, path: &str, parts: &[String]) -> Vec<Why> {
    let mut list: Vec<Why> = Vec::new();
    let mut add = |part: &str, wanted: &dyn Fn(&Reason) -> bool| {
        for cited in answered.reasons(part).into_iter().filter(|cited| wanted(&cited.reason)) {
            let Reason { rule, holds, effect, message, assumed, basis, .. } = cited.reason;
            if !list.iter().any(|known| known.rule == rule) {
                list.push(Why { part: part.to_owned(), rule, holds, effect, message, assumed, basis });
            }
        }
        list.len()
    };
    let reads = |reason: &Reason| reason.facts.iter().any(|fact| fact.path == path);
    let waits = |reason: &Reason| reads(reason) && (reason.holds == Tri::Unknown || reason.assumed);
    let mut n = 0;
    for wanted in [&waits as &dyn Fn(&Reason) -> bool, &reads, &|reason| reason.effect == "scheme"] {
        if n == 0 {
            n = parts.iter().map(|part| add(part, wanted)).max().unwrap_or(0);
        }
    }
    list
}

/// What settles everything comes first, then what decides alone, before it what no presumption stands in for; then by
/// how many outcomes and parts it bears on.
fn order(question: &Question) -> (u8, bool, core::cmp::Reverse<(usize, usize)>, String) {
    let first = match (question.settles, question.decides) {
        (Some(true), "alone") => 0,
        (_, "alone") => 1,
        (_, "not_tried") => 2,
        _ => 3,
    };
    let weight = (question.between.len(), question.parts.len());
    let presumed = !question.why.iter().any(|why| why.holds == Tri::Unknown && !why.assumed);
    (first, presumed, core::cmp::Reverse(weight), question.missing.path.clone())
}

/// How many questions remain at most. Learning settles rules and opens none, but for what lists or chooses them.
fn remaining(slots: &[Slot], input: &Input, leaves: &Leaves) -> Option<usize> {
    let mut all = slots.to_vec();
    let mut undated = Vec::new();
    for slot in slots {
        match slot {
            Slot::Materials => return None,
            Slot::Read(Read { subject: Subject::Records, .. }) => return None,
            Slot::Read(Read { subject: Subject::Value(Value::Record(Field::DeterminedOn)), record }) => {
                undated.push(*record);
            }
            _ => {}
        }
    }
    // The day of the determination chooses the rules: until then all of them may come to ask.
    for record in undated {
        let mut add = |subject: Subject| {
            let of_record = matches!(subject, Subject::Measures | Subject::Value(Value::Record(_)));
            let slot = Slot::Read(Read { subject, record: record.filter(|_| of_record) });
            if is_open(input, slot) && !all.contains(&slot) {
                all.push(slot);
            }
        };
        leaves.counted.iter().for_each(|(from, _)| add(Subject::Value(*from)));
        leaves.put_off.iter().for_each(|value| add(Subject::Value(*value)));
        for condition in &leaves.conditions {
            condition.values(&mut |value| add(Subject::Value(value)));
            if condition.reads_measures() {
                add(Subject::Measures);
            }
        }
    }
    Some(all.len())
}

type Bounds = (Option<i64>, Option<i64>);

/// Help, unit and bounds of what is asked.
fn spec(world: &World, slot: Slot, asked: &Asked<'_>) -> (Option<String>, Option<String>, Bounds) {
    let Slot::Read(Read { subject: Subject::Value(Value::Fact(at)), .. }) = slot else { return Default::default() };
    let Some(spec) = world.facts.get(at) else { return Default::default() };
    let help = spec.help.as_ref().map(|help| help.in_lang(asked.lang).to_owned());
    (help, spec.unit.clone(), (spec.least, spec.most))
}
