//! The packs of `docs/examples/`, which an office would write from the authors' guide: loaded at run time, nothing rebuilt.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at what it did not expect"
)]

use std::fs;

use serde_json::{Value, json};
use zhixin::api::Engine;

fn read(name: &str) -> String {
    fs::read_to_string(format!("docs/examples/{name}")).expect("an example can be read")
}

fn call(engine: &Engine, method: &str, args: &[Value]) -> Value {
    let text = engine.call(method, args, None).unwrap_or_else(|faults| panic!("{faults:?}"));
    serde_json::from_str(&text).expect("an answer is JSON")
}

#[test]
fn every_example_passes_its_check_without_a_finding() {
    let engine = Engine::new(&[]).expect("the built-in packs load");
    for entry in fs::read_dir("docs/examples").expect("docs/examples/ is there") {
        let name = entry.expect("an entry").file_name().into_string().expect("a name");
        if !name.ends_with(".json") {
            continue;
        }
        let report = call(&engine, "checkPack", &[Value::from(read(&name))]);
        assert_eq!(report["diagnostics"], json!([]), "{name}");
        let cases = report["cases"].as_array().expect("cases");
        assert!(!cases.is_empty() && cases.iter().all(|case| case["ok"] == true), "{name}: {cases:?}");
    }
}

/// A penalty of a market regulator that was repaired on the Friday before the as-of date.
fn ask(engine: &Engine, place: &str) -> Value {
    let record = json!({
        "id": "a", "authority": "market_regulation", "document": "penalty_decision", "severity": "general",
        "determinedOn": "2026-05-08", "dutiesPerformedOn": "2026-06-01", "repairedOn": "2026-11-20"
    });
    let input = json!({ "facts": { "publicCommitment": true }, "records": [record] });
    call(engine, "checkRepair", &[input, json!({ "jurisdiction": place, "asOf": "2026-11-23" })])
}

fn credit_china(answer: &Value) -> &Value {
    let sync = answer["records"][0]["after"]["sync"].as_array().expect("platforms");
    sync.iter().find(|platform| platform["id"] == "credit_china").expect("Credit China")
}

#[test]
fn a_pack_that_is_loaded_at_run_time_changes_the_answer_with_its_citation() {
    let built_in = Engine::new(&[]).expect("the built-in packs load");
    let before = ask(&built_in, "CN-SX");
    assert_eq!(credit_china(&before)["due"], Value::Null, "the national text gives no number of days");
    assert_eq!(credit_china(&before)["basis"][0]["number"], "国家发展和改革委员会令第36号");

    let pack = read("cn-sx.json");
    let engine = Engine::new(&[&pack]).expect("the example loads");
    let here = ask(&engine, "CN-SX");
    assert_eq!(credit_china(&here)["due"], "2026-11-25");
    assert_eq!(credit_china(&here)["basis"][0]["document"], "山西省信用修复办理说明");
    assert_eq!(here["amendedBy"][0]["id"], "cn-sx");
    // Nobody else sees it.
    assert_eq!(credit_china(&ask(&engine, "CN-SN"))["due"], Value::Null);
}
