//! Lints of facts: one name has one meaning, whichever pack asks for it.

use serde_json::Value as Json;

use super::Warnings;
use crate::json::Faults;
use crate::pack::{Pack, World};
use crate::subject::FactSpec;

/// Compares what the pack says of its facts with what the packs before it said.
pub(super) fn lint(world: &World, json: &Json, warnings: &mut Warnings) {
    let faults = Faults::default();
    for (at, own) in Pack::read_facts(json, &faults).iter().enumerate() {
        let Some(known) = world.facts.iter().find(|known| known.id == own.id) else { continue };
        if let Some((key, zh, en)) = differing(own, known) {
            warnings.push(
                "fact_differs",
                format!("/facts/{at}/{key}"),
                format!("另一规则包也声明了事实 `{}`，但{zh}不同：同一个名称有了两种含义", own.id),
                format!("another pack declares the fact `{}` with {en}: one name has two meanings", own.id),
            );
        }
    }
}

/// The first key by which two declarations mean something else.
fn differing(own: &FactSpec, known: &FactSpec) -> Option<(&'static str, &'static str, &'static str)> {
    let ids = |fact: &FactSpec| fact.choices.iter().map(|(id, _)| id.clone()).collect::<Vec<_>>();
    if own.unit != known.unit {
        Some(("unit", "单位", "another unit"))
    } else if ids(own) != ids(known) || own.choices != known.choices {
        Some(("choices", "选项", "other choices"))
    } else if (own.least, own.most) != (known.least, known.most) {
        Some((if own.least == known.least { "most" } else { "least" }, "取值范围", "other limits"))
    } else if own.label != known.label {
        Some(("label", "名称", "another label"))
    } else if own.question != known.question {
        Some(("question", "问题", "another question"))
    } else {
        None
    }
}
