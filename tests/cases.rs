//! Every worked case of `rules/cases/`, natively. The built package runs the same files in Node and in a browser.
#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot read its data has to stop")]

mod support;

use std::fs;
use std::path::Path;

use serde_json::Value;
use support::files;
use zhixin::api::{Engine, run_cases};

#[test]
fn every_worked_case_comes_out_as_it_says() {
    let engine = Engine::new(&[]).expect("the built-in packs load");
    let mut failed = Vec::new();
    let mut count = 0;
    for file in files(Path::new("rules/cases")) {
        let text = fs::read_to_string(&file).expect("a case file can be read");
        let json: Value = serde_json::from_str(&text).expect("a case file is JSON");
        let cases = json.get("cases").and_then(Value::as_array).expect("a case file has `cases`");
        for report in run_cases(&engine, cases) {
            count += 1;
            if !report.ok {
                let differences = serde_json::to_string_pretty(&report.differences).expect("differences are JSON");
                failed.push(format!("{} {}: {differences}", file.display(), report.id));
            }
        }
    }
    assert!(failed.is_empty(), "{} of {count} cases:\n{}", failed.len(), failed.join("\n"));
    assert!(count >= 100, "only {count} cases were found");
}

#[test]
fn case_ids_are_unique() {
    let mut seen = std::collections::BTreeSet::new();
    for file in files(Path::new("rules/cases")) {
        let json: Value = serde_json::from_str(&fs::read_to_string(&file).expect("readable")).expect("JSON");
        for case in json.get("cases").and_then(Value::as_array).expect("`cases`") {
            let id = case.get("id").and_then(Value::as_str).expect("a case has an id").to_owned();
            assert!(seen.insert(id.clone()), "`{id}` stands twice");
        }
    }
}

#[test]
fn a_case_that_does_not_come_out_fails() {
    let engine = Engine::new(&[]).expect("the built-in packs load");
    let options = serde_json::json!({ "asOf": "2026-11-22" });
    let case = |expect: Value| serde_json::json!({ "id": "x", "task": "repair", "input": {}, "options": options, "expect": expect });
    let wrong =
        [case(serde_json::json!({ "outcome": "eligible" })), case(serde_json::json!({ "records": [{ "id": "a" }] }))];
    assert!(run_cases(&engine, &wrong).iter().all(|report| !report.ok));
    let nothing = serde_json::json!({ "id": "y", "task": "repair", "input": {}, "options": options });
    assert!(run_cases(&engine, &[nothing]).iter().all(|report| !report.ok), "a case that expects nothing is no case");
    let right = case(serde_json::json!({ "outcome": "not_applicable", "records": [] }));
    assert!(run_cases(&engine, &[right]).iter().all(|report| report.ok));
}

#[test]
fn what_must_be_absent_is_looked_for_where_it_would_be() {
    let engine = Engine::new(&[]).expect("the built-in packs load");
    let report = |absent: Value| {
        let input = serde_json::json!({ "records": [], "facts": { "restsOnAbnormalApplication": true } });
        let options = serde_json::json!({ "asOf": "2026-11-22", "benefit": "subsidy" });
        let case =
            serde_json::json!({ "id": "x", "task": "benefits", "input": input, "options": options, "absent": absent });
        run_cases(&engine, &[case]).iter().all(|report| report.ok)
    };
    let reason =
        |rule: &str| serde_json::json!({ "benefits": [{ "benefit": "subsidy", "reasons": [{ "rule": rule }] }] });
    assert!(report(reason("cn.benefit.serious_list.award")), "it is not there");
    assert!(!report(reason("cn.benefit.order_77.subsidy_and_award")), "it is there");
    // The way to it has to be there, so that a slip of the pen fails.
    for wrong in [
        serde_json::json!({}),
        serde_json::json!({ "benefits": [] }),
        serde_json::json!({ "benefit": [{ "benefit": "award" }] }),
        serde_json::json!({ "benefits": [{ "benefit": "award", "reasons": [{ "rule": "x" }] }] }),
        serde_json::json!({ "benefits": [{ "benefit": "subsidy", "reason": [{ "rule": "x" }] }] }),
    ] {
        assert!(!report(wrong.clone()), "{wrong}");
    }
}
