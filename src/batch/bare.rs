//! What a task says of one input without any words, for lists in which many come to the same.

use super::asked::{Asked, Brief, Class, Task};
use crate::answer::Rulings;
use crate::benefit;
use crate::commitment;
use crate::judge::Tri;
use crate::pack::World;
use crate::repair;
use crate::subject::Input;

/// What one input comes to without words, where that can be had for less than the answer; its labels may not be known.
pub(super) fn bare(world: &World, input: &Input, asked: &Asked) -> Option<Brief> {
    let (jurisdiction, lang) = (asked.jurisdiction.as_str(), asked.lang);
    let ask = crate::answer::Ask { as_of: asked.as_of, jurisdiction, lang, scheme: asked.scheme.as_deref() };
    let Rulings { outcome, rules, mut missing } = match asked.task {
        Task::Repair => repair::rulings(world, input, &ask),
        Task::Commitment => commitment::rulings(world, input, &ask),
        Task::Benefits => {
            let only = asked.only.as_deref();
            benefit::rulings(world, input, &benefit::Ask { as_of: asked.as_of, jurisdiction, lang, only })
        }
        Task::Tier | Task::Office => return None,
    };
    let class = Class::of(outcome);
    let mut reasons: Vec<String> = Vec::new();
    for ruling in rules {
        if decides(ruling.effect, ruling.holds, &ruling.rule, outcome) && !reasons.contains(&ruling.rule) {
            reasons.push(ruling.rule);
        }
    }
    missing.sort();
    missing.dedup();
    missing.retain(|_| class == Class::Undetermined);
    Some(Brief { class, outcome: outcome.to_owned(), reasons, missing })
}

/// Whether a rule decides an outcome, by what it does and how it came out.
pub(super) fn decides(effect: &str, holds: Tri, rule: &str, outcome: &str) -> bool {
    // Where nothing stands in the way there is no reason to name.
    if matches!(outcome, "open" | "eligible") {
        return false;
    }
    let open = outcome == "undetermined" && holds == Tri::Unknown && !matches!(effect, "scheme" | "time");
    let decides = match (effect, holds) {
        ("bars" | "excludes" | "ground", Tri::Yes) => true,
        ("not_needed", Tri::Yes) => outcome == "not_needed",
        ("strict" | "discretionary", Tri::Yes) => outcome == effect,
        ("suspended" | "cancelled" | "refused", Tri::Yes) => outcome == "refused",
        ("requires" | "choice" | "deferral", Tri::No) => true,
        // The minimum that is not over yet.
        ("time", Tri::No) => outcome == "not_yet" && rule.contains("/min"),
        _ => false,
    };
    decides || open
}

#[cfg(test)]
#[expect(clippy::expect_used, clippy::indexing_slicing, reason = "a test stops at what it did not expect")]
mod tests {
    use std::fs;
    use std::path::{Path, PathBuf};

    use serde_json::Value;

    use super::super::judge::judge;
    use super::*;
    use crate::api::Engine;
    use crate::text::Lang;

    fn files(folder: &Path) -> Vec<PathBuf> {
        let inside = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
        inside.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
    }

    /// Every worked case, whole and with a third of its facts and fields unknown, says the same with words and without.
    #[test]
    fn without_words_it_comes_to_the_same() {
        let engine = Engine::new(&[]).expect("the packs load");
        let world = engine.world();
        let mut compared = 0;
        for file in files(Path::new("rules/cases")) {
            let json: Value = serde_json::from_str(&fs::read_to_string(&file).expect("readable")).expect("JSON");
            for case in json["cases"].as_array().expect("cases") {
                let task = Task::ALL.iter().find(|(id, _)| case["task"] == *id).expect("a task").1;
                let options = &case["options"];
                let text = |key: &str| options[key].as_str().map(str::to_owned);
                let Ok(as_of) = crate::date::parse(&text("asOf").unwrap_or_default()) else { continue };
                let asked = Asked {
                    task,
                    as_of,
                    jurisdiction: text("jurisdiction").unwrap_or_else(|| "CN".to_owned()),
                    lang: Lang::Zh,
                    scheme: text("scheme"),
                    only: text("benefit"),
                };
                for third in 0..4 {
                    let mut input = case["input"].clone();
                    forget(&mut input, third);
                    let Ok(input) = Input::read(&input, &world.facts) else { continue };
                    if let Some(bare) = bare(world, &input, &asked) {
                        let full = judge(world, &input, &asked, &mut Default::default());
                        assert_eq!(bare, full, "{} {third}", case["id"]);
                        compared += 1;
                    }
                }
            }
        }
        assert!(compared > 4000, "only {compared} were compared");
    }

    /// Leaves out every third fact and field from one of the first three on; nothing at all with 3.
    fn forget(input: &mut Value, third: usize) {
        let gone = |at: usize| third < 3 && at % 3 == third;
        let thin = |value: Option<&mut Value>| {
            if let Some(object) = value.and_then(Value::as_object_mut) {
                let keys: Vec<String> = object.keys().cloned().collect();
                keys.iter().enumerate().filter(|(at, _)| gone(*at)).for_each(|(_, key)| drop(object.remove(key)));
            }
        };
        thin(input.get_mut("facts"));
        for record in input.get_mut("records").and_then(Value::as_array_mut).into_iter().flatten() {
            thin(Some(record));
        }
    }
}
