//! Improve: every set does better when it is made, and no part of it does.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at what it did not expect"
)]

mod support;

use serde_json::{Value, json};
use support::{Case, put, sample};
use zhixin::answer::Brief;
use zhixin::api::Engine;
use zhixin::ask::outcome;
use zhixin::date::Date;
use zhixin::subject::Input;

fn engine() -> Engine {
    Engine::new(&[]).expect("the built-in packs load")
}

fn call(engine: &Engine, task: &str, input: &Value, options: &Value) -> Value {
    let args = [json!(task), input.clone(), options.clone()];
    let text = engine.call("improve", &args, None).unwrap_or_else(|faults| panic!("{faults:?}"));
    serde_json::from_str(&text).expect("an answer is JSON")
}

/// What the part comes to on `day` with some of the changes made.
fn with(engine: &Engine, case: &Case, changes: &[&Value], day: Date, part: &str) -> Brief {
    let mut input = case.input.clone();
    for change in changes.iter().filter(|change| change["path"].is_string()) {
        put(&mut input, change["path"].as_str().expect("a path"), change["value"].clone());
    }
    let input = Input::read(&input, &engine.world().facts).unwrap_or_else(|faults| panic!("{faults:?}"));
    let found = outcome(engine.world(), &input, &case.asked().on(day));
    found.part(part).expect("the part is there").clone()
}

/// The first day on which what can be had by waiting for it has been had.
fn ready(case: &Case, changes: &[&Value]) -> Date {
    let days = changes.iter().filter(|change| change["path"].is_string()).filter_map(|change| change["until"].as_str());
    days.map(|day| zhixin::date::parse(day).expect("a date")).fold(case.as_of(), Date::max)
}

#[test]
fn sets_are_minimal_and_do_better() {
    let engine = engine();
    let mut seen = 0;
    for case in sample(30) {
        let answer = call(&engine, case.task.id(), &case.input, &case.options);
        for part in answer["parts"].as_array().expect("parts") {
            let id = part["id"].as_str().expect("an id");
            let now = with(&engine, &case, &[], case.as_of(), id);
            for set in part["sets"].as_array().expect("sets") {
                seen += 1;
                let changes: Vec<&Value> = set["changes"].as_array().expect("changes").iter().collect();
                let day = zhixin::date::parse(set["from"].as_str().expect("a day")).expect("a date");
                let better = with(&engine, &case, &changes, day, id);
                assert!(better.betters(&now), "{}: {set}", case.id);
                assert_eq!(set["outcome"], better.outcome, "{}: {set}", case.id);
                let moves: Vec<&Value> = changes.iter().copied().filter(|change| change["path"].is_string()).collect();
                if ready(&case, &moves) < day {
                    let early = with(&engine, &case, &moves, ready(&case, &moves), id);
                    assert!(!early.reaches(&better), "{}: waiting is not needed: {set}", case.id);
                    let eve = with(&engine, &case, &moves, day.prev().expect("a day"), id);
                    assert!(!eve.reaches(&better), "{}: it could be had a day earlier: {set}", case.id);
                } else {
                    assert_eq!(changes.len(), moves.len(), "{}: {set}", case.id);
                }
                assert!(moves.len() < 16, "{}: {set}", case.id);
                for mask in 0..(1_usize << moves.len()) - 1 {
                    let some: Vec<&Value> =
                        moves.iter().enumerate().filter(|(at, _)| mask >> at & 1 == 1).map(|(_, it)| *it).collect();
                    let part = with(&engine, &case, &some, day, id);
                    assert!(!part.reaches(&better), "{}: less is enough: {some:?} of {set}", case.id);
                }
            }
        }
    }
    assert!(seen > 15, "only {seen} sets were seen");
}

fn penalty(more: &Value) -> Value {
    let mut record = json!({ "act": "infringement", "authority": "market_regulation", "document": "penalty_decision",
        "determinedOn": "2026-05-08", "severity": "general", "inCatalogue": true });
    record.as_object_mut().expect("an object").extend(more.as_object().expect("an object").clone());
    record
}

#[test]
fn what_can_be_done_now_is_told_with_material_and_place() {
    let engine = engine();
    let input = json!({ "facts": { "publicCommitment": false }, "records": [penalty(&json!({ "dutiesPerformedOn": false, "correctedOn": "2026-06-01", "harmRemovedOn": "2026-06-01" }))] });
    let answer = call(&engine, "repair", &input, &json!({ "asOf": "2026-11-22", "lang": "en" }));
    let part = &answer["parts"][0];
    assert_eq!(part["best"], false);
    let eligible =
        part["sets"].as_array().expect("sets").iter().find(|set| set["outcome"] == "eligible").expect("a set");
    let mut paths: Vec<&str> = eligible["changes"]
        .as_array()
        .expect("changes")
        .iter()
        .map(|it| it["path"].as_str().expect("a path"))
        .collect();
    paths.sort_unstable();
    assert!(paths.contains(&"/facts/publicCommitment") && paths.contains(&"/records/0/dutiesPerformedOn"), "{paths:?}");
    assert!(eligible["changes"].as_array().expect("changes").iter().all(|it| it["how"] == "now"));
    assert_ne!(eligible["materials"], json!([]));
    assert_ne!(eligible["channel"], json!([]));
    assert_ne!(part["inTheWay"], json!([]));
}

#[test]
fn what_can_only_be_waited_for_says_until_when() {
    let engine = engine();
    let input = json!({ "facts": { "publicCommitment": true, "commitmentAcceptsLiability": true, "repairBarredByLaw": false },
        "records": [penalty(&json!({ "dutiesPerformedOn": "2026-06-01", "correctedOn": "2026-06-01", "harmRemovedOn": "2026-06-01" }))] });
    let answer = call(&engine, "repair", &input, &json!({ "asOf": "2026-06-22" }));
    let part = &answer["parts"][0];
    assert_eq!(part["outcome"], "not_yet", "{part}");
    let set = part["sets"].as_array().expect("sets").iter().find(|set| set["outcome"] == "eligible").expect("a set");
    assert_eq!(set["changes"][0]["how"], "wait");
    assert_eq!(set["changes"][0]["until"], set["from"]);
}
