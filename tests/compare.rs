//! Compare: what differs between places, days and editions, and by which article.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at what it did not expect"
)]

mod support;

use serde_json::{Value, json};
use support::sample;
use zhixin::api::Engine;
use zhixin::ask::outcome;

fn engine() -> Engine {
    Engine::new(&[]).expect("the built-in packs load")
}

fn call(engine: &Engine, args: [Value; 4]) -> Value {
    let text = engine.call("compare", &args, None).unwrap_or_else(|faults| panic!("{faults:?}"));
    serde_json::from_str(&text).expect("an answer is JSON")
}

const DELTA: [&str; 4] = ["CN-SH", "CN-JS", "CN-ZJ", "CN-AH"];

#[test]
fn the_yangtze_delta_is_what_each_place_says() {
    let engine = engine();
    let mut differing = 0;
    for case in sample(60) {
        if case.options["scheme"].is_string() {
            continue;
        }
        let answer = call(&engine, [json!(case.task.id()), case.input.clone(), json!(DELTA), case.options.clone()]);
        let input = case.read(engine.world());
        for (at, place) in DELTA.iter().enumerate() {
            let alone = outcome(engine.world(), &input, &zhixin::ask::Asked { jurisdiction: place, ..case.asked() });
            assert_eq!(answer["cases"][at]["outcome"], alone.outcome, "{} in {place}", case.id);
        }
        for difference in answer["differences"].as_array().expect("differences") {
            differing += 1;
            assert!(difference["case"].as_u64().is_some_and(|at| (1..4).contains(&at)));
            let because = difference["because"].as_array().expect("because");
            assert!(because.iter().all(|it| !it["basis"].as_array().expect("basis").is_empty()), "{difference}");
            if difference["outcome"] == true
                && difference["first"].is_object()
                && difference["here"].is_object()
                && case.task.id() != "tier"
            {
                assert!(!because.is_empty(), "{}: {difference}", case.id);
            }
        }
    }
    assert!(differing > 5, "only {differing} differences were seen");
}

#[test]
fn days_and_editions_are_cases_too() {
    let engine = engine();
    let record = json!({ "act": "infringement", "authority": "market_regulation", "document": "penalty_decision",
        "determinedOn": "2026-05-08", "severity": "general", "dutiesPerformedOn": "2026-06-01", "inCatalogue": true });
    let input = json!({ "facts": { "publicCommitment": true }, "records": [record] });
    let days = json!({ "asOf": "2026-11-22", "dates": ["2026-06-22", "2026-11-22"] });
    let answer = call(&engine, [json!("repair"), input.clone(), json!(["CN"]), days]);
    assert_eq!(answer["cases"].as_array().map(Vec::len), Some(2));
    assert_eq!(answer["same"], false);
    assert_eq!(answer["differences"][0]["because"][0]["cause"], "minimum_over");
    // The same place twice is the same.
    let twice = call(&engine, [json!("repair"), input.clone(), json!(["CN", "CN"]), json!({ "asOf": "2026-11-22" })]);
    assert_eq!((&twice["same"], &twice["differences"]), (&json!(true), &json!([])));
    // A local edition that lengthens the minimum.
    let nation: Value = serde_json::from_str(include_str!("data/packs/nation.json")).expect("JSON");
    let packs = json!({ "asOf": "2026-11-22", "packs": [nation] });
    let editions = call(&engine, [json!("repair"), input.clone(), Value::Null, packs]);
    assert_eq!(editions["cases"][1]["edition"], "given");
    let bad = [json!("repair"), input, json!(["CN-Zhejiang"]), json!({ "asOf": "2026-11-22" })];
    let fault = engine.call("compare", &bad, None).expect_err("a fault").remove(0);
    assert_eq!((fault.code, fault.path.as_str()), ("not_a_jurisdiction", "/jurisdictions/0"));
}

/// Another edition of a loaded pack changes one period: that is the difference, with its article.
#[test]
fn an_edition_that_lengthens_a_period_is_told() {
    let engine = engine();
    let folder = std::path::Path::new("rules/cn");
    let mut pack: Value =
        serde_json::from_str(&std::fs::read_to_string(folder.join("pack.json")).expect("readable")).expect("JSON");
    let mut files: Vec<_> =
        std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()).collect();
    files.sort();
    for file in files.iter().filter(|file| file.file_name().is_some_and(|name| name != "pack.json")) {
        let part: Value = serde_json::from_str(&std::fs::read_to_string(file).expect("readable")).expect("JSON");
        for (key, list) in part.as_object().expect("an object") {
            let known = pack.as_object_mut().expect("an object").entry(key).or_insert_with(|| json!([]));
            known.as_array_mut().expect("a list").extend(list.as_array().expect("a list").clone());
        }
    }
    let schemes = pack["repair"].as_array_mut().expect("schemes");
    let scheme = schemes.iter_mut().find(|it| it["id"] == "cn.repair.market_penalty.2025").expect("the scheme");
    let class = scheme["classes"]
        .as_array_mut()
        .expect("classes")
        .iter_mut()
        .find(|it| it["id"] == "general")
        .expect("a class");
    let max = class["max"].clone();
    class["min"] = max;
    let record = json!({ "act": "infringement", "authority": "market_regulation", "document": "penalty_decision",
        "determinedOn": "2026-05-08", "severity": "general", "dutiesPerformedOn": "2026-06-01" });
    let input = json!({ "facts": { "publicCommitment": true }, "records": [record] });
    let options = json!({ "asOf": "2026-11-22", "packs": [pack] });
    let answer = call(&engine, [json!("repair"), input, Value::Null, options]);
    let outcomes: Vec<&Value> =
        answer["cases"].as_array().expect("cases").iter().map(|case| &case["outcome"]).collect();
    assert_eq!(outcomes, [&json!("eligible"), &json!("not_yet")]);
    let because = &answer["differences"][0]["because"][0];
    assert!(because["rule"].as_str().is_some_and(|rule| rule.ends_with("/min")), "{because}");
    assert_ne!(because["basis"], json!([]));
}
