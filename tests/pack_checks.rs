//! What is found in a pack: each fault and each lint at its place, in both languages, with a hint.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at what it did not expect"
)]

use std::collections::BTreeSet;

use serde_json::{Value, json};
use zhixin::api::Engine;

const NATION: &str = include_str!("data/packs/nation.json");
const PROVINCE: &str = include_str!("data/packs/province.json");

fn parse(text: &str) -> Value {
    serde_json::from_str(text).expect("JSON")
}

/// The example pack that a finding is made in, and the packs that it needs.
fn example(name: &str) -> (Value, Vec<&'static str>) {
    match name {
        "nation.json" => (parse(NATION), Vec::new()),
        "province.json" => (parse(PROVINCE), vec![NATION]),
        other => panic!("no example {other}"),
    }
}

fn report(pack: &Value, before: &[&str]) -> Value {
    let engine = Engine::new(before).unwrap_or_else(|faults| panic!("{faults:?}"));
    let report = engine.call("checkPack", std::slice::from_ref(pack), None);
    parse(&report.unwrap_or_else(|faults| panic!("{faults:?}")))
}

fn change(pack: &mut Value, finding: &Value) {
    for (pointer, value) in finding["set"].as_object().into_iter().flatten() {
        let (parent, key) = pointer.rsplit_once('/').expect("a pointer");
        match pack.pointer_mut(parent) {
            Some(Value::Object(map)) => drop(map.insert(key.to_owned(), value.clone())),
            Some(Value::Array(list)) if key == "-" => list.push(value.clone()),
            Some(Value::Array(list)) => list[key.parse::<usize>().expect("a position")] = value.clone(),
            _ => panic!("nothing at {parent}"),
        }
    }
    for pointer in finding["remove"].as_array().into_iter().flatten() {
        let (parent, key) = pointer.as_str().and_then(|pointer| pointer.rsplit_once('/')).expect("a pointer");
        pack.pointer_mut(parent).and_then(Value::as_object_mut).and_then(|map| map.remove(key)).expect("it was there");
    }
}

/// Makes each finding of a file and looks for it in the report.
fn check_all(file: &str, severity: &str) -> BTreeSet<String> {
    let findings = parse(file);
    let mut codes = BTreeSet::new();
    for finding in findings.as_array().expect("a list") {
        let (mut pack, before) = example(finding["pack"].as_str().expect("a pack"));
        change(&mut pack, finding);
        let report = report(&pack, &before);
        let expected = json!({
            "code": finding["code"], "severity": severity, "path": finding["path"],
            "messages": { "zh": finding["zh"], "en": finding["en"] },
            "hints": { "zh": finding["hintZh"], "en": finding["hintEn"] }
        });
        let found = report["diagnostics"].as_array().expect("diagnostics");
        assert!(found.contains(&expected), "{expected:#} is not in {found:#?}");
        let stops = found.iter().any(|found| found["severity"] == "error");
        assert_eq!(stops, severity == "error", "{expected:#}");
        assert_eq!(report["digests"].is_null(), stops, "a pack with a fault does not load");
        codes.insert(finding["code"].as_str().expect("a code").to_owned());
    }
    codes
}

#[test]
fn the_examples_are_without_findings() {
    for name in ["nation.json", "province.json"] {
        let (pack, before) = example(name);
        let report = report(&pack, &before);
        assert_eq!(report["diagnostics"], json!([]), "{name}");
        assert_eq!(report["ok"], true, "{name}: {:#}", report["cases"]);
    }
}

#[test]
fn every_fault_stops_the_pack() {
    let codes = check_all(include_str!("data/packs/faults.json"), "error");
    assert!(codes.len() >= 15, "{codes:?}");
}

#[test]
fn every_lint_warns_and_lets_the_pack_load() {
    let codes = check_all(include_str!("data/packs/lints.json"), "warning");
    let known = [
        "article_missing",
        "class_shadowed",
        "edge_without_case",
        "en_with_chinese",
        "ends_without_successor",
        "expired_citation",
        "half_width_punctuation",
        "never_fires",
        "no_cases",
        "period_without_convention",
        "scheme_shadowed",
        "stated_twice",
        "zh_without_chinese",
    ];
    assert_eq!(codes.iter().map(String::as_str).collect::<Vec<_>>(), known);
}

/// The lints that read rules, of every task: each fires in its own list.
#[test]
fn every_task_is_linted() {
    let codes = check_all(include_str!("data/packs/lints-tasks.json"), "warning");
    let known = [
        "class_shadowed",
        "edge_without_case",
        "ends_without_successor",
        "expired_citation",
        "fact_differs",
        "never_fires",
        "period_without_convention",
        "stated_twice",
    ];
    assert_eq!(codes.iter().map(String::as_str).collect::<Vec<_>>(), known);
}

/// What is nearly a finding, and is none.
#[test]
fn near_misses_are_not_found() {
    let findings = parse(include_str!("data/packs/near-misses.json"));
    for finding in findings.as_array().expect("a list") {
        let (mut pack, before) = example(finding["pack"].as_str().expect("a pack"));
        change(&mut pack, finding);
        let report = report(&pack, &before);
        let found = report["diagnostics"].as_array().expect("diagnostics");
        let bad: Vec<_> =
            found.iter().filter(|it| it["code"] == finding["code"] || it["severity"] == "error").collect();
        assert!(bad.is_empty(), "{finding:#}\n{bad:#?}");
    }
}

/// The cases are judged, not read: an edge is touched by what a case comes to, whichever rule it was written for.
#[test]
fn an_edge_is_touched_on_both_sides_or_not() {
    let ground = json!({
        "id": "fines", "label": { "zh": "罚款多", "en": "many fines" }, "when": { "compare": { "value": "facts.testFines", "op": ">=", "to": 5 } },
        "basis": [{ "source": "law", "article": "26", "standing": "text" }]
    });
    let case = |n: i64| {
        json!({
            "id": format!("fines_{n}"), "task": "office", "input": { "facts": { "testFines": n }, "records": [] },
            "options": { "asOf": "2026-11-02", "check": "nation.check.grounds" },
            "expect": { "checks": [{ "id": "nation.check.grounds" }] }
        })
    };
    let missing = |numbers: &[i64]| {
        let mut pack = parse(NATION);
        pack["checks"][0]["grounds"].as_array_mut().expect("grounds").push(ground.clone());
        pack["cases"].as_array_mut().expect("cases").extend(numbers.iter().map(|n| case(*n)));
        let report = report(&pack, &[]);
        let found = report["diagnostics"].as_array().expect("diagnostics").iter();
        found.filter_map(|it| it["messages"]["zh"].as_str().map(str::to_owned)).collect::<Vec<_>>()
    };
    assert_eq!(missing(&[4, 5, 6]), Vec::<String>::new());
    assert_eq!(missing(&[4, 6, 50]), ["没有算例触及“罚款总额不低于 5”的边界：缺数值为 5 的"]);
}

#[test]
fn a_warning_does_not_make_a_pack_fail() {
    let mut pack = parse(NATION);
    pack["repair"][0]["bars"][0]["label"]["zh"] = json!("三年内,曾弄虚作假");
    let report = report(&pack, &[]);
    assert_eq!((&report["ok"], report["diagnostics"].as_array().map(Vec::len)), (&json!(true), Some(1)));
}
