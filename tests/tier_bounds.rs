//! Bounds are never wrong and, where they say so, tight: small schemes are tried out completely.
#![allow(clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "a test stops where its data is wrong")]

#[path = "support/dice.rs"]
mod dice;

use std::sync::OnceLock;

use dice::Dice;
use serde_json::{Map, Value, json};
use zhixin::date;
use zhixin::judge::Scene;
use zhixin::pack::World;
use zhixin::pack::tier::Grades;
use zhixin::subject::Input;
use zhixin::tier::{Possible, possible};

fn text(word: &str) -> Value {
    json!({ "zh": word, "en": word })
}

const FACTS: [&str; 7] = ["xa", "xb", "xc", "xd", "xw", "xi", "xo"];

fn values(fact: &str) -> Vec<Value> {
    match fact {
        "xw" => vec![json!("p"), json!("q"), json!("r")],
        "xi" => (0..=6).map(|n| json!(n)).collect(),
        "xo" => vec![
            json!(false),
            json!("2026-11-21"),
            json!("2026-11-22"),
            json!("2026-11-23"),
            json!("2025-11-22"),
            json!("2025-11-21"),
        ],
        _ => vec![json!(true), json!(false)],
    }
}

fn facts() -> Value {
    let kind = |id: &str| match id {
        "xw" => "word",
        "xi" => "int",
        "xo" => "date",
        _ => "bool",
    };
    let one = |id: &&str| {
        let mut fact = json!({ "id": id, "type": kind(id), "label": text(id), "question": text(id) });
        if *id == "xw" {
            fact["choices"] = json!([{ "id": "p", "label": text("p") }, { "id": "q", "label": text("q") }, { "id": "r", "label": text("r") }]);
        }
        if *id == "xi" {
            fact["least"] = json!(0);
            fact["most"] = json!(6);
        }
        fact
    };
    FACTS.iter().map(one).collect()
}

fn condition(dice: &mut Dice, depth: usize) -> Value {
    match dice.below(if depth == 0 { 5 } else { 8 }) {
        0 | 1 => json!({ "yes": format!("facts.{}", dice.pick(&["xa", "xb", "xc", "xd"])) }),
        2 => json!({ "in": { "value": "facts.xw", "of": [dice.pick(&["p", "q", "r"])] } }),
        3 => {
            json!({ "compare": { "value": "facts.xi", "op": dice.pick(&[">=", ">", "<", "<=", "="]), "to": dice.below(6) } })
        }
        4 => match dice.below(2) {
            0 => json!({ "by": "facts.xo" }),
            _ => json!({ "within": { "since": "facts.xo", "period": { "n": 1, "unit": "year" } } }),
        },
        5 => json!({ "all": [condition(dice, depth - 1), condition(dice, depth - 1)] }),
        6 => json!({ "any": [condition(dice, depth - 1), condition(dice, depth - 1)] }),
        _ => json!({ "not": condition(dice, depth - 1) }),
    }
}

fn scheme(dice: &mut Dice) -> Value {
    let basis = json!([{ "source": "s", "article": null, "standing": "text" }]);
    let nodes = json!([
        { "id": "n0", "label": text("n0"), "least": -40, "basis": basis },
        { "id": "n1", "label": text("n1"), "take": dice.pick(&["sum", "best", "worst"]), "most": 15, "basis": basis },
    ]);
    let item = |nth: usize, dice: &mut Dice| {
        let points = match dice.below(4) {
            0 => json!({ "perCase": { "each": -4, "count": "facts.xi" } }),
            1 => {
                json!({ "ladder": { "of": "facts.xi", "steps": [{ "to": 1, "points": 0 }, { "from": 2, "to": 4, "points": -9 }, { "from": 5, "points": 6 }] } })
            }
            2 => {
                json!({ "first": { "of": [{ "when": condition(dice, 1), "points": -13 }, { "when": condition(dice, 0), "points": 7 }], "else": 1 } })
            }
            _ => json!(*dice.pick(&[-25, -20, -10, 5, 10])),
        };
        let mut item = json!({ "id": format!("i{nth}"), "label": text("i"), "when": condition(dice, 2), "points": points, "window": { "none": text("none") }, "basis": basis });
        if points_are_per_case(&item["points"]) {
            item["least"] = json!(-16);
        }
        if dice.below(3) > 0 {
            item["node"] = json!(dice.pick(&["n0", "n1"]));
        }
        if dice.below(3) == 0 {
            item["cure"] = json!({ "label": text("cure"), "when": condition(dice, 1), "points": -2, "basis": basis });
        }
        item
    };
    let effects = [
        json!({ "force": "D" }),
        json!({ "worse": 2, "stopAt": "C" }),
        json!({ "notBetterThan": "B" }),
        json!({ "better": 1, "stopAt": "A" }),
    ];
    let items: Vec<Value> = (0..4).map(|nth| item(nth, dice)).collect();
    let overrides: Vec<Value> = (0..2)
        .map(|nth| json!({ "id": format!("o{nth}"), "label": text("o"), "when": condition(dice, 1), "effect": dice.pick(&effects), "basis": basis }))
        .collect();
    json!({
        "id": "small", "kind": "voluntary_rating", "status": "in_force", "title": text("small"), "from": null, "to": null,
        "grades": [{ "id": "A", "label": text("A") }, { "id": "B", "label": text("B") }, { "id": "C", "label": text("C") }, { "id": "D", "label": text("D") }],
        "gates": [{ "id": "g", "label": text("g"), "when": { "any": [{ "yes": "facts.xd" }, condition(dice, 1)] }, "otherwise": "not_rated", "basis": basis }],
        "score": { "scale": 1, "start": 100, "floor": null, "ceiling": null, "number": "integer" },
        "nodes": nodes, "items": items, "overrides": overrides,
        "bands": [
            { "grade": "A", "least": 98, "basis": basis }, { "grade": "B", "least": 88, "most": 97, "basis": basis },
            { "grade": "C", "least": 75, "most": 87, "basis": basis }, { "grade": "D", "most": 74, "basis": basis },
        ],
        "basis": basis,
    })
}

fn points_are_per_case(points: &Value) -> bool {
    points.get("perCase").is_some()
}

fn world(scheme: Value) -> Option<World> {
    let pack = json!({
        "format": 1, "id": "small", "edition": "2026-11-22", "jurisdiction": "CN", "title": text("small"), "readOn": "2026-11-22",
        "sources": [{ "id": "s", "title": text("s"), "number": null, "issuer": text("s"), "issued": null, "from": null, "to": null, "supersedes": [] }],
        "facts": facts(), "tiers": [scheme],
    });
    static BUILTIN: OnceLock<World> = OnceLock::new();
    let mut world = BUILTIN.get_or_init(|| World::builtin().expect("the built-in packs load")).clone();
    match world.add(&pack) {
        Ok(()) => Some(world),
        // A roll of the dice may leave a band that no score reaches, which a pack may not have.
        Err(faults) => {
            assert!(faults.iter().all(|fault| fault.code == "never_reached"), "{faults:?}");
            None
        }
    }
}

fn judge(world: &World, facts: &Map<String, Value>) -> Possible {
    let input = Input::read(&json!({ "facts": facts }), &world.facts).expect("the input is well-formed");
    let as_of = date::parse("2026-11-22").expect("a date");
    let scene = Scene { as_of, input: &input, record: None, calendar: &world.calendar, presume: false, traced: true };
    possible(world.tier("small").expect("the scheme is there").1, &world.facts, &scene)
}

/// What all ways to complete `facts` come to: grades, whether some are not rated, scores.
fn all_worlds(world: &World, facts: &Map<String, Value>, unknown: &[&str]) -> (Grades, bool, Vec<i64>) {
    let Some((fact, rest)) = unknown.split_first() else {
        let found = judge(world, facts);
        assert!(found.is_certain(), "everything is known");
        let scores = found.score.iter().filter_map(zhixin::tier::Set::only).collect();
        return (found.grades, found.not_rated, scores);
    };
    let mut sum = (Grades::NONE, false, Vec::new());
    for value in values(fact) {
        let mut facts = facts.clone();
        facts.insert((*fact).to_owned(), value);
        let (grades, not_rated, scores) = all_worlds(world, &facts, rest);
        sum.0 = sum.0.or(grades);
        sum.1 |= not_rated;
        sum.2.extend(scores);
    }
    sum.2.sort_unstable();
    sum.2.dedup();
    sum
}

fn contains(found: &Possible, n: i64) -> bool {
    found.score.as_ref().is_some_and(|score| score.meets(n, n))
}

fn size(found: &Possible) -> i64 {
    found.score.iter().flat_map(|score| score.ranges().collect::<Vec<_>>()).map(|range| range.max - range.min + 1).sum()
}

#[test]
fn small_schemes_are_bounded_tightly() {
    let mut dice = Dice::new(20_261_122);
    let (mut tried, mut tight) = (0, 0);
    for _ in 0..40 {
        let Some(world) = world(scheme(&mut dice)) else { continue };
        for _ in 0..4 {
            let mut facts = Map::new();
            let mut unknown = Vec::new();
            for fact in FACTS {
                if unknown.len() < 4 && dice.below(2) == 0 {
                    unknown.push(fact);
                } else {
                    facts.insert(fact.to_owned(), dice.pick(&values(fact)).clone());
                }
            }
            let found = judge(&world, &facts);
            let (grades, not_rated, scores) = all_worlds(&world, &facts, &unknown);
            assert!(grades.without(found.grades).is_empty() && (!not_rated || found.not_rated), "a grade was left out");
            assert!(scores.iter().all(|n| contains(&found, *n)), "a score was left out: {scores:?} {:?}", found.score);
            tried += 1;
            if found.tight {
                tight += 1;
                assert_eq!((found.grades, found.not_rated), (grades, not_rated), "not tight: {facts:?}");
                assert_eq!(
                    size(&found),
                    i64::try_from(scores.len()).expect("few scores"),
                    "{scores:?} {:?}",
                    found.score
                );
            }
        }
    }
    assert!(tried > 60 && tight == tried, "{tight} of {tried} are tight");
}

#[test]
fn learning_a_fact_only_shrinks_what_is_possible() {
    let mut dice = Dice::new(7);
    for _ in 0..25 {
        let Some(world) = world(scheme(&mut dice)) else { continue };
        let mut facts = Map::new();
        let mut before = judge(&world, &facts);
        let mut order = FACTS.to_vec();
        while !order.is_empty() {
            let fact = order.swap_remove(dice.below(order.len()));
            facts.insert(fact.to_owned(), dice.pick(&values(fact)).clone());
            let after = judge(&world, &facts);
            assert!(after.grades.without(before.grades).is_empty(), "a grade came back with {fact}");
            assert!(before.not_rated || !after.not_rated);
            for range in after.score.iter().flat_map(|score| score.ranges().collect::<Vec<_>>()) {
                assert!(contains(&before, range.min) && contains(&before, range.max), "a score came back with {fact}");
            }
            assert!(after.missing.iter().all(|read| before.missing.contains(read)), "something new is missing");
            before = after;
        }
        assert!(before.is_certain());
    }
}

#[test]
fn the_order_of_facts_and_records_does_not_matter() {
    let engine = zhixin::api::Engine::new(&[include_str!("data/tier-model.json")]).expect("the model pack loads");
    let mut dice = Dice::new(11);
    let ask = |records: &[Value]| {
        let input = json!({ "records": records, "facts": { "mA": true, "mOverseas": 2 } });
        let options = json!({ "asOf": "2026-11-22", "scheme": "model.all" });
        let answer = engine.call("calculateTier", &[input, options], None).expect("an answer");
        let answer: Value = serde_json::from_str(&answer).expect("JSON");
        (answer["outcome"].clone(), answer["possible"].clone(), answer["score"].clone(), answer["summary"].clone())
    };
    for _ in 0..20 {
        let record = |nth: usize, dice: &mut Dice| {
            json!({
                "id": format!("r{nth}"), "document": "penalty_decision", "act": dice.pick(&["illegal_agency", "infringement"]),
                "determinedOn": dice.pick(&[json!("2026-01-01"), json!("2025-08-01"), json!("2024-12-01"), Value::Null]),
                "severity": dice.pick(&[json!("serious"), json!("general"), Value::Null]), "repairedOn": dice.pick(&[json!(false), Value::Null]),
            })
        };
        let mut records: Vec<Value> = (0..4).map(|nth| record(nth, &mut dice)).collect();
        let first = ask(&records);
        for _ in 0..3 {
            let (a, b) = (dice.below(4), dice.below(4));
            records.swap(a, b);
            assert_eq!(ask(&records), first, "{records:?}");
        }
    }
}
