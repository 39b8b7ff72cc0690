//! Judging every case, and holding it against the first.

use super::answer::{CaseAnswer, CompareAnswer, Difference};
use crate::answer::{Brief, disclaimer};
use crate::ask::{Answered, Asked, Compact, outcome};
use crate::date::Date;
use crate::pack::World;
use crate::subject::Input;
use crate::timeline::differing;

/// What is compared over: every combination is a case.
#[derive(Clone, Debug)]
pub struct Over<'a> {
    /// The places.
    pub jurisdictions: &'a [String],
    /// The days.
    pub dates: &'a [Date],
    /// The loaded packs, and the input as they read it; then those that were handed over, if any.
    pub editions: &'a [(&'static str, &'a World, &'a Input)],
}

/// A case that was judged.
struct Judged {
    compact: Compact,
    answered: Answered,
    shown: CaseAnswer,
}

/// Judges `asked` in every case of `over`.
///
/// ```
/// # fn main() -> Result<(), Vec<zhixin::error::Error>> {
/// use serde_json::{Value, json};
///
/// let engine = zhixin::api::Engine::new(&[])?;
/// let record = json!({ "authority": "market_regulation", "document": "penalty_decision",
///     "determinedOn": "2026-05-08", "severity": "general" });
/// let input = json!({ "facts": {  }, "records": [record] });
/// let answer = engine.call("compare", &[json!("repair"), input, json!(["CN-SH", "CN-ZJ"]), json!({ "asOf": "2026-11-22" })], None)?;
/// let answer: Value = serde_json::from_str(&answer).unwrap_or_default();
/// assert_eq!(answer["cases"][1]["jurisdiction"], "CN-ZJ");
/// # Ok(())
/// # }
/// ```
pub fn compare(asked: &Asked<'_>, over: &Over<'_>) -> CompareAnswer {
    let mut cases: Vec<Judged> = Vec::new();
    for (edition, world, input) in over.editions {
        for date in over.dates {
            for jurisdiction in over.jurisdictions {
                cases.push(judge(world, input, &Asked { jurisdiction, as_of: *date, ..*asked }, edition));
            }
        }
    }
    let mut differences = Vec::new();
    if let Some((first, others)) = cases.split_first() {
        for (at, other) in others.iter().enumerate() {
            differences.extend(differ(first, other, at + 1));
        }
    }
    let remarks = over.editions.first().zip(cases.first()).map(|((.., input), case)| case.answered.remarks(input));
    CompareAnswer {
        task: asked.task,
        lang: asked.lang,
        same: differences.iter().all(|difference| !difference.outcome),
        cases: cases.into_iter().map(|case| case.shown).collect(),
        differences,
        notices: remarks.unwrap_or_default(),
        disclaimer: disclaimer().in_lang(asked.lang).to_owned(),
    }
}

fn judge(world: &World, input: &Input, asked: &Asked<'_>, edition: &'static str) -> Judged {
    let (compact, answered) = (outcome(world, input, asked), Answered::of(world, input, asked));
    let shown = CaseAnswer {
        jurisdiction: asked.jurisdiction.to_owned(),
        as_of: asked.as_of,
        edition,
        pack: answered.pack(),
        outcome: compact.outcome.clone(),
        parts: compact.parts.iter().map(|part| answered.state(part)).collect(),
    };
    Judged { compact, answered, shown }
}

/// The parts of `other` that are not as in `first`, or rest on rules that differ.
fn differ(first: &Judged, other: &Judged, case: usize) -> Vec<Difference> {
    let mut ids: Vec<&str> = first.compact.parts.iter().map(|part| part.id.as_str()).collect();
    let more = other.compact.parts.iter().map(|part| part.id.as_str());
    ids.extend(more.filter(|id| first.compact.part(id).is_none()));
    let mut list = Vec::new();
    for id in ids {
        let (was, is) = (first.compact.part(id), other.compact.part(id));
        let because = differing(&first.answered, &other.answered, id);
        let key = |part: Option<&Brief>| part.map(|part| (part.outcome.clone(), part.details.clone()));
        let outcome = key(was) != key(is);
        let find = |case: &Judged| case.shown.parts.iter().find(|side| side.id == id).cloned();
        let (one, two) = (find(first), find(other));
        if outcome || one != two || !because.is_empty() {
            list.push(Difference { case, part: id.to_owned(), outcome, first: one, here: two, because });
        }
    }
    list
}
