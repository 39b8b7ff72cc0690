//! The improvements in words.

use super::answer::{Advice, ChangeAnswer, ImproveAnswer, ImprovePart, ImprovementSet, Obstacle};
use super::moves::{Move, moves};
use super::search::{Found, Search};
use crate::answer::{Brief, Describe, FactRead, Slot, disclaimer};
use crate::ask::{Answered, Asked, Cited, Task, describe, slot_at};
use crate::date::Date;
use crate::judge::{Read, Subject, Tri};
use crate::pack::{Value, World};
use crate::subject::{Field, How, Input};
use crate::text::Text;

/// What betters the answer to `asked`, with waiting until `until` at most.
///
/// ```
/// # fn main() -> Result<(), Vec<zhixin::error::Error>> {
/// use serde_json::{Value, json};
///
/// let engine = zhixin::api::Engine::new(&[])?;
/// let record = json!({ "authority": "market_regulation", "document": "penalty_decision",
///     "determinedOn": "2026-05-08", "severity": "general", "dutiesPerformedOn": false });
/// let input = json!({ "facts": { "publicCommitment": true }, "records": [record] });
/// let answer = engine.call("improve", &[json!("repair"), input, json!({ "asOf": "2026-11-22" })], None)?;
/// let answer: Value = serde_json::from_str(&answer).unwrap_or_default();
/// assert_eq!(answer["parts"][0]["outcome"], "ineligible");
/// assert_eq!(answer["parts"][0]["sets"][0]["changes"][0]["how"], "now");
/// # Ok(())
/// # }
/// ```
pub fn improve(world: &World, input: &Input, asked: &Asked<'_>, until: Date) -> ImproveAnswer {
    let moves = moves(world, input, asked, until);
    let mut search = Search::new(world, input, *asked, &moves, until);
    search.run();
    let answered = Answered::of(world, input, asked);
    let writer = Writer { world, input, asked: *asked, answered: &answered, search: &search };
    let parts = search.now.parts.iter().map(|part| writer.part(part)).collect();
    ImproveAnswer {
        task: asked.task,
        outcome: search.now.outcome.clone(),
        as_of: asked.as_of,
        until,
        jurisdiction: asked.jurisdiction.to_owned(),
        lang: asked.lang,
        pack: answered.pack(),
        parts,
        notices: answered.remarks(input),
        disclaimer: disclaimer().in_lang(asked.lang).to_owned(),
    }
}

struct Writer<'a> {
    world: &'a World,
    input: &'a Input,
    asked: Asked<'a>,
    answered: &'a Answered,
    search: &'a Search<'a>,
}

impl Writer<'_> {
    fn part(&self, part: &Brief) -> ImprovePart {
        let reasons = self.answered.reasons(&part.id);
        let sets = self.search.better(&part.id);
        let best = part.good && part.rank == Some(0);
        let in_the_way = reasons.iter().filter(|cited| !best && stands_in_the_way(cited));
        ImprovePart {
            id: part.id.clone(),
            outcome: part.outcome.clone(),
            summary: self.answered.summary(&part.id),
            best,
            sets: sets.iter().map(|found| self.set(found, &part.id, &reasons)).collect(),
            in_the_way: in_the_way.map(|cited| self.obstacle(cited)).collect(),
        }
    }

    fn set(&self, found: &Found, id: &str, reasons: &[Cited]) -> ImprovementSet {
        let input = self.search.made(&found.moves);
        let answered = Answered::of(self.world, &input, &self.asked.on(found.day));
        let moves: Vec<&Move> = found.moves.iter().filter_map(|at| self.search.moves.get(*at)).collect();
        let mut changes: Vec<ChangeAnswer> = moves.iter().map(|one| self.change(one, reasons)).collect();
        if found.day > self.search.first_day(&found.moves) {
            changes.push(self.waiting(found.day));
        }
        let (mut channel, mut materials) = answered.filing(id);
        for one in &moves {
            if let Some(record) = repaired(one) {
                let repair = Asked { task: Task::Repair, scheme: None, benefit: None, ..self.asked.on(one.from) };
                let id = self.input.records.get(record).map(|record| record.id.as_str()).unwrap_or_default();
                let (more, needed) = Answered::of(self.world, self.input, &repair).filing(id);
                channel.extend(more);
                materials.extend(needed);
            }
        }
        ImprovementSet {
            outcome: found.brief.outcome.clone(),
            details: found.brief.details.clone(),
            summary: answered.summary(id),
            from: found.day,
            changes,
            materials,
            channel,
        }
    }

    fn change(&self, one: &Move, reasons: &[Cited]) -> ChangeAnswer {
        let writer = Describe { world: self.world, input: self.input, lang: self.asked.lang };
        let missing = describe(writer, one.slot);
        let reads = |cited: &&Cited| cited.reason.facts.iter().any(|fact| fact.path == missing.path);
        let was = reasons.iter().flat_map(|cited| &cited.reason.facts).find(|fact| fact.path == missing.path);
        let waits = one.from > self.asked.as_of;
        let advice = |cited: &Cited| Advice {
            rule: cited.reason.rule.clone(),
            message: cited.reason.message.clone(),
            cure: cited.reason.cure.clone(),
            basis: cited.reason.basis.clone(),
        };
        ChangeAnswer {
            how: if waits { How::Wait } else { How::Now },
            until: waits.then_some(one.from),
            label: missing.label,
            was: was.map(|fact| json(&fact.value)).unwrap_or_default(),
            value: json(&one.place),
            advice: reasons.iter().filter(reads).map(advice).collect(),
            path: Some(missing.path),
        }
    }

    fn waiting(&self, day: Date) -> ChangeAnswer {
        let label = Text::new(format!("等到 {day}"), format!("wait until {day}"));
        ChangeAnswer {
            how: How::Wait,
            until: Some(day),
            path: None,
            label: label.in_lang(self.asked.lang).to_owned(),
            was: serde_json::Value::Null,
            value: serde_json::Value::Null,
            advice: Vec::new(),
        }
    }

    fn obstacle(&self, cited: &Cited) -> Obstacle {
        let writer = Describe { world: self.world, input: self.input, lang: self.asked.lang };
        let can = |one: &&Move| {
            let path = describe(writer, one.slot).path;
            cited.reason.facts.iter().any(|fact| fact.path == path)
        };
        let now = self.search.moves.iter().find(can).map(|one| one.from);
        let takes_time = |fact: &FactRead| how_of(self.world, self.input, &fact.path) == Some(How::Wait);
        let waits = cited.until.is_some()
            || cited.reason.effect == "time"
            || now.is_some()
            || cited.reason.facts.iter().any(takes_time);
        let how = match now {
            Some(from) if from <= self.asked.as_of => How::Now,
            _ if waits => How::Wait,
            _ => How::Never,
        };
        Obstacle {
            rule: cited.reason.rule.clone(),
            holds: cited.reason.holds,
            message: cited.reason.message.clone(),
            how,
            until: cited.until,
            cure: cited.reason.cure.clone(),
            basis: cited.reason.basis.clone(),
        }
    }
}

/// What has to hold and does not certainly, and what refuses and certainly does or may.
fn stands_in_the_way(cited: &Cited) -> bool {
    let rule = cited.reason.rule.split('@').next().unwrap_or_default();
    match cited.reason.effect {
        "requires" | "choice" | "gate" => cited.reason.holds != Tri::Yes,
        "time" => rule.ends_with("/min") && cited.reason.holds == Tri::No,
        "scheme" | "class" | "band" | "not_needed" | "resign" | "deferral" | "item" => false,
        _ => cited.reason.holds != Tri::No,
    }
}

/// Who can change what stands at `path`.
fn how_of(world: &World, input: &Input, path: &str) -> Option<How> {
    let Slot::Read(Read { subject: Subject::Value(value), .. }) = slot_at(world, input, path)? else { return None };
    let change = match value {
        Value::Fact(at) => world.facts.get(at)?.change.clone(),
        Value::Record(field) => field.change(),
        Value::SubjectKind => None,
    };
    change.map(|change| change.how)
}

/// The record that a move repairs.
fn repaired(one: &Move) -> Option<usize> {
    match one.slot {
        Slot::Read(Read { subject: Subject::Value(Value::Record(Field::RepairedOn)), record }) => record,
        _ => None,
    }
}

fn json(value: &impl serde::Serialize) -> serde_json::Value {
    serde_json::to_value(value).unwrap_or_default()
}
