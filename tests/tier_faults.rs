//! What is wrong with a scheme is found when its pack is read: each fault with its place, in both languages.
#![allow(clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "a test stops where its data is wrong")]

use std::sync::OnceLock;

use serde_json::{Value, json};
use zhixin::api::Engine;

fn text(word: &str) -> Value {
    json!({ "zh": word, "en": word })
}

fn basis() -> Value {
    json!([{ "source": "s", "article": null, "standing": "text" }])
}

/// A sound pack with one scheme.
fn sound() -> Value {
    let b = basis();
    json!({
        "format": 1, "id": "x", "edition": "2026-11-22", "jurisdiction": "CN", "title": text("x"), "readOn": "2026-11-22",
        "sources": [{ "id": "s", "title": text("s"), "number": null, "issuer": text("s"), "issued": null, "from": null, "to": null, "supersedes": [] }],
        "facts": [
            { "id": "xYes", "type": "bool", "label": text("y"), "question": text("y") },
            { "id": "xDay", "type": "date", "label": text("d"), "question": text("d") },
            { "id": "xMoney", "type": "int", "label": text("m"), "question": text("m"), "least": 0 },
            { "id": "xRate", "type": "ratio", "label": text("r"), "question": text("r") },
        ],
        "tiers": [{
            "id": "x.scheme", "kind": "credit_evaluation", "status": "in_force", "title": text("x"), "from": null, "to": null, "levels": 3,
            "grades": [{ "id": "A", "label": text("A") }, { "id": "B", "label": text("B") }, { "id": "C", "label": text("C") }],
            "score": { "scale": 1, "start": 100, "floor": null, "ceiling": null, "number": "decimal" },
            "nodes": [{ "id": "n", "label": text("n"), "basis": b }],
            "items": [
                { "id": "i", "label": text("i"), "node": "n", "when": { "yes": "facts.xYes" }, "points": -20, "basis": b },
                { "id": "j", "label": text("j"), "points": { "perCase": { "each": -1, "count": "facts.xMoney" } }, "basis": b },
            ],
            "bands": [
                { "grade": "A", "least": 90, "basis": b },
                { "grade": "B", "least": 60, "below": 90, "basis": b },
                { "grade": "C", "below": 60, "basis": b },
            ],
            "overrides": [{ "id": "o", "label": text("o"), "when": { "yes": "facts.xYes" }, "effect": { "force": "C" }, "basis": b }],
            "basis": b,
        }],
    })
}

fn faults(pack: &Value) -> Vec<(String, String)> {
    static ENGINE: OnceLock<Engine> = OnceLock::new();
    let engine = ENGINE.get_or_init(|| Engine::new(&[]).expect("the built-in packs load"));
    let report = engine.call("checkPack", std::slice::from_ref(pack), None).expect("a pack can be checked");
    let report: Value = serde_json::from_str(&report).expect("a report is JSON");
    // Warnings are for authors; a scheme of tests is full of them.
    let mut list = report["diagnostics"].as_array().expect("diagnostics").clone();
    list.retain(|fault| fault["severity"] == "error");
    for fault in &list {
        for lang in ["zh", "en"] {
            assert!(fault["messages"][lang].as_str().is_some_and(|message| message.len() > 5), "{fault}");
        }
    }
    let word = |fault: &Value, key: &str| fault[key].as_str().unwrap_or_default().to_owned();
    list.iter().map(|fault| (word(fault, "code"), word(fault, "path"))).collect()
}

/// Puts `value` at `pointer` of the sound pack and expects the fault.
fn check(pointer: &str, value: Value, code: &str, path: &str) {
    let mut pack = sound();
    let (parent, key) = pointer.rsplit_once('/').expect("a pointer");
    let parent = pack.pointer_mut(parent).expect("the place is there");
    match parent {
        Value::Array(list) if key == "-" => list.push(value),
        Value::Array(list) => list[key.parse::<usize>().expect("a position")] = value,
        parent => parent[key] = value,
    }
    let found = faults(&pack);
    assert!(found.contains(&(code.to_owned(), path.to_owned())), "{code} {path} is not in {found:?}");
}

#[test]
fn the_sound_pack_is_sound() {
    assert_eq!(faults(&sound()), []);
}

#[test]
fn bands() {
    let b = basis();
    let at = "/tiers/0/bands/1";
    check(at, json!({ "grade": "B", "least": 60, "most": 90, "basis": b }), "overlap", at);
    check(at, json!({ "grade": "B", "least": 60, "most": 89, "basis": b }), "gap", at);
    check(at, json!({ "grade": "B", "above": 60, "below": 90, "basis": b }), "gap", "/tiers/0/bands/2");
    check(at, json!({ "grade": "B", "below": 90, "basis": b }), "overlap", "/tiers/0/bands/2");
    check(at, json!({ "grade": "B", "least": 95, "below": 60, "basis": b }), "empty_band", at);
    check("/tiers/0/bands/0", json!({ "grade": "A", "least": 90, "most": 100, "basis": b }), "gap", "/tiers/0/bands/0");
    check("/tiers/0/bands/2", json!({ "grade": "C", "least": 0, "below": 60, "basis": b }), "gap", "/tiers/0/bands/2");
    check(
        "/tiers/0/bands/0",
        json!({ "grade": "A+", "least": 90, "basis": b }),
        "dangling_reference",
        "/tiers/0/bands/0/grade",
    );
    check("/tiers/0/score/start", json!(50), "never_reached", "/tiers/0/bands/0");
}

#[test]
fn integer_bands_adjoin_by_one() {
    let mut pack = sound();
    pack["tiers"][0]["score"]["number"] = json!("integer");
    pack["tiers"][0]["bands"][1] = json!({ "grade": "B", "least": 60, "most": 89, "basis": basis() });
    assert_eq!(faults(&pack), []);
}

#[test]
fn ladders() {
    let ladder = |steps: Value| json!({ "ladder": { "of": "facts.xMoney", "steps": steps } });
    let at = "/tiers/0/items/0/points";
    let steps = "/tiers/0/items/0/points/ladder/steps";
    check(at, ladder(json!([{ "to": 4, "points": 0 }, { "from": 6, "points": 1 }])), "gap", &format!("{steps}/1"));
    check(at, ladder(json!([{ "to": 4, "points": 0 }, { "from": 4, "points": 1 }])), "overlap", &format!("{steps}/1"));
    check(at, ladder(json!([{ "from": 1, "points": 0 }])), "gap", &format!("{steps}/0"));
    check(at, ladder(json!([{ "to": 4, "points": 0 }])), "gap", &format!("{steps}/0"));
    let rate = |steps: Value| json!({ "rate": { "of": "facts.xRate", "steps": steps, "below": 0 } });
    let rising = json!([{ "from": [8, 10], "points": 1 }, { "from": [9, 10], "points": 2 }]);
    check(at, rate(rising), "never_reached", "/tiers/0/items/0/points/rate/steps/1");
}

#[test]
fn the_printed_donation_ladder_is_refused() {
    let pack: Value = serde_json::from_str(include_str!("data/tier-bad-donation-ladder.json")).expect("JSON");
    let steps = "/tiers/0/items/0/points/ladder/steps";
    let found = faults(&pack);
    assert!(found.contains(&("gap".to_owned(), format!("{steps}/2"))), "{found:?}");
    assert!(found.contains(&("overlap".to_owned(), format!("{steps}/3"))), "{found:?}");
}

#[test]
fn six_letters_for_five_levels_are_refused() {
    let pack: Value = serde_json::from_str(include_str!("data/tier-bad-six-letters.json")).expect("JSON");
    assert_eq!(faults(&pack), [("levels_differ".to_owned(), "/tiers/0/levels".to_owned())]);
}

#[test]
fn weights() {
    let b = basis();
    let leaf = |points: i64, weight: i64| json!({ "id": "i", "label": text("i"), "node": "n", "points": { "between": { "least": 0, "most": points } }, "weight": weight, "basis": b });
    let mut pack = sound();
    pack["tiers"][0]["items"][0] = leaf(20, 20);
    pack["tiers"][0]["nodes"][0]["weight"] = json!(30);
    assert!(faults(&pack).contains(&("weights_differ".to_owned(), "/tiers/0/nodes/0/weight".to_owned())));
    pack["tiers"][0]["nodes"][0]["missing"] = json!({ "weight": 10, "message": text("more"), "basis": b });
    assert_eq!(faults(&pack), []);
    pack["tiers"][0]["score"]["full"] = json!(100);
    assert!(faults(&pack).contains(&("weights_differ".to_owned(), "/tiers/0/score/full".to_owned())));
    check("/tiers/0/items/0", leaf(20, 25), "weights_differ", "/tiers/0/items/0/weight");
}

#[test]
fn windows() {
    check("/tiers/0/items/0/when", json!({ "by": "facts.xDay" }), "missing_window", "/tiers/0/items/0");
    let counted =
        json!({ "records": { "where": { "in": { "value": "record.document", "of": ["notice"] } }, "each": -1 } });
    check("/tiers/0/items/0/points", counted.clone(), "missing_window", "/tiers/0/items/0");
    let mut pack = sound();
    pack["tiers"][0]["items"][0]["points"] = counted;
    pack["tiers"][0]["items"][0]["window"] = json!({ "from": "facts.xDay", "period": { "n": 1, "unit": "year" } });
    assert_eq!(faults(&pack), [("wrong_start".to_owned(), "/tiers/0/items/0/window/from".to_owned())]);
    let daily = json!({ "from": "facts.xDay", "anchor": "2024-01-01", "cycle": { "n": 30, "unit": "day" } });
    check("/tiers/0/items/0/window", daily, "not_a_cycle", "/tiers/0/items/0/window/cycle");
}

#[test]
fn grades_classes_and_overrides() {
    let b = basis();
    check("/tiers/0/levels", json!(4), "levels_differ", "/tiers/0/levels");
    check("/tiers/0/grades/-", json!({ "id": "D", "label": text("D") }), "never_reached", "/tiers/0/grades/3");
    check("/tiers/0/grades/0/id", json!("undetermined"), "reserved_word", "/tiers/0/grades/0");
    check(
        "/tiers/0/classes",
        json!([{ "grade": "A", "label": text("A"), "basis": b }]),
        "no_way_to_a_grade",
        "/tiers/0",
    );
    let mut pack = sound();
    pack["tiers"][0]["bands"] = json!([]);
    pack["tiers"][0]["classes"] = json!([
        { "grade": "A", "label": text("A"), "basis": b }, { "grade": "B", "label": text("B"), "when": { "yes": "facts.xYes" }, "basis": b },
    ]);
    let found = faults(&pack);
    assert!(found.contains(&("never_reached".to_owned(), "/tiers/0/classes/0".to_owned())), "{found:?}");
    assert!(found.contains(&("gap".to_owned(), "/tiers/0/classes/1".to_owned())), "{found:?}");
    let late = json!({ "id": "p", "label": text("p"), "when": { "yes": "facts.xYes" }, "effect": { "setScore": 0 }, "basis": b });
    check("/tiers/0/overrides/-", late, "wrong_order", "/tiers/0/overrides/1");
    check("/tiers/0/overrides/0/effect", json!({ "worse": 2 }), "missing_key", "/tiers/0/overrides/0/effect");
    check("/tiers/0/overrides/0/effect", json!({ "sideways": 2 }), "not_an_effect", "/tiers/0/overrides/0/effect");
}

#[test]
fn names_references_and_slots() {
    check("/tiers/0/items/1/id", json!("i"), "duplicate_id", "/tiers/0/items/1/id");
    check("/tiers/0/items/0/node", json!("m"), "dangling_reference", "/tiers/0/items/0/node");
    check("/tiers/0/id", json!("cn.patent_agency.2023"), "duplicate_id", "/tiers/0/id");
    check("/tiers/0/status", json!("slot"), "missing_key", "/tiers/0");
    check("/tiers/0/items/0/basis", json!([]), "empty_list", "/tiers/0/items/0/basis");
    check("/tiers/0/items/0/pionts", json!(1), "unknown_key", "/tiers/0/items/0/pionts");
    check(
        "/tiers/0/items/0/when",
        json!({ "ratio": { "value": "facts.xRate", "op": ">=", "to": [1, 0] } }),
        "out_of_range",
        "/tiers/0/items/0/when/ratio/to",
    );
    check(
        "/tiers/0/items/0/when",
        json!({ "compare": { "value": "facts.xMoney", "op": "=>", "to": 1 } }),
        "unknown_word",
        "/tiers/0/items/0/when/compare/op",
    );
    check(
        "/tiers/0/items/0/when",
        json!({ "compare": { "value": "facts.xRate", "op": ">=", "to": 1 } }),
        "wrong_kind",
        "/tiers/0/items/0/when/compare/value",
    );
}
