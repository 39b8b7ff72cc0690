//! The timeline: what it says of each day is what judging that day says, and every change has its reason.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at what it did not expect"
)]

mod support;

use serde_json::{Value, json};
use support::{Case, sample};
use zhixin::api::Engine;
use zhixin::ask::outcome;
use zhixin::timeline::states;

fn engine() -> Engine {
    Engine::new(&[]).expect("the built-in packs load")
}

fn call(engine: &Engine, task: &str, input: &Value, options: &Value) -> Value {
    let args = [json!(task), input.clone(), options.clone()];
    let text = engine.call("timeline", &args, None).unwrap_or_else(|faults| panic!("{faults:?}"));
    serde_json::from_str(&text).expect("an answer is JSON")
}

/// Judges every day of `years` years and compares it with the timeline. Says how many changes there were.
fn agrees(engine: &Engine, case: &Case, years: i64) -> usize {
    let world = engine.world();
    let (input, asked) = (case.read(world), case.asked());
    let until = asked.as_of.add_months(years * 12).expect("a day");
    let list = states(world, &input, &asked, until);
    let (mut at, mut day) = (0, asked.as_of);
    while day <= until {
        if list.get(at + 1).is_some_and(|(first, _)| *first == day) {
            at += 1;
        }
        assert_eq!(outcome(world, &input, &asked.on(day)), list[at].1, "{} on {day}", case.id);
        day = day.next().expect("a day");
    }
    assert_eq!(at + 1, list.len(), "{}: every entry was reached", case.id);
    list.len() - 1
}

#[test]
fn the_timeline_is_what_every_day_says() {
    let engine = engine();
    let changes: usize = sample(80).iter().map(|case| agrees(&engine, case, 10)).sum();
    assert!(changes > 5, "only {changes} changes were seen");
}

/// The same for many more inputs; it takes minutes.
#[test]
#[ignore = "takes minutes; run with --ignored"]
fn the_timeline_is_what_every_day_says_of_many_inputs() {
    let engine = engine();
    let changes: usize = sample(6).iter().map(|case| agrees(&engine, case, 10)).sum();
    assert!(changes > 60, "only {changes} changes were seen");
}

#[test]
fn every_change_says_why() {
    let engine = engine();
    let mut seen = std::collections::BTreeSet::new();
    for case in sample(12) {
        let answer = call(&engine, case.task.id(), &case.input, &case.options);
        let mut before = answer["outcome"].clone();
        for change in answer["changes"].as_array().expect("changes") {
            assert_eq!(change["before"], before, "{}: {change}", case.id);
            before = change["after"].clone();
            assert!(!change["parts"].as_array().expect("parts").is_empty(), "{}: {change}", case.id);
            for part in change["parts"].as_array().expect("parts") {
                let because = part["because"].as_array().expect("because");
                assert!(!because.is_empty(), "{}: {} {part}", case.id, change["date"]);
                for one in because {
                    assert!(!one["basis"].as_array().expect("basis").is_empty(), "{}: {one}", case.id);
                    seen.insert(one["cause"].as_str().expect("a word").to_owned());
                }
            }
        }
    }
    for cause in ["minimum_over", "maximum_over", "bar_over"] {
        assert!(seen.contains(cause), "{cause} was never the reason: {seen:?}");
    }
}

#[test]
fn publication_is_foreseen() {
    let engine = engine();
    let record = json!({ "act": "infringement", "authority": "market_regulation", "document": "penalty_decision",
        "determinedOn": "2026-05-08", "severity": "general", "dutiesPerformedOn": "2026-06-01", "inCatalogue": true });
    let input =
        json!({ "facts": { "publicCommitment": true, "commitmentAcceptsLiability": true }, "records": [record] });
    let repair =
        engine.call("checkRepair", &[input.clone(), json!({ "asOf": "2026-06-22" })], None).expect("an answer");
    let repair: Value = serde_json::from_str(&repair).expect("JSON");
    let answer = call(&engine, "repair", &input, &json!({ "asOf": "2026-06-22" }));
    assert_eq!(answer["outcome"], "not_yet");
    let first = &answer["changes"][0];
    assert_eq!(first["date"], repair["records"][0]["earliestApplication"]);
    assert_eq!(first["parts"][0]["because"][0]["cause"], "minimum_over");
    assert_eq!((&first["before"], &first["after"]), (&json!("not_yet"), &json!("eligible")));
    let last = &answer["changes"][1];
    assert_eq!(
        (&last["after"], &last["parts"][0]["because"][0]["cause"]),
        (&json!("not_needed"), &json!("maximum_over"))
    );
    assert_eq!(answer["provisionalFrom"], "2027-01-01");
    let short = call(&engine, "repair", &input, &json!({ "asOf": "2026-06-22", "until": "2026-07-01" }));
    assert_eq!(short["changes"], json!([]));
    let wrong = [json!("repair"), input, json!({ "asOf": "2026-06-22", "until": "2026-06-01" })];
    let fault = engine.call("timeline", &wrong, None).expect_err("a fault").remove(0);
    assert_eq!((fault.code, fault.path.as_str()), ("ends_before_start", "/options/until"));
}
