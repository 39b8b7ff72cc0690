//! The model pack: every operator of the format once, with its own worked cases.
#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot read its data has to stop")]

use serde_json::Value;
use zhixin::api::Engine;

#[test]
fn the_model_pack_loads_and_its_cases_come_out() {
    let text = include_str!("data/tier-model.json");
    let engine = Engine::new(&[]).expect("the built-in packs load");
    let report = engine.call("checkPack", &[Value::from(text)], None).expect("a pack can be checked");
    let report: Value = serde_json::from_str(&report).expect("a report is JSON");
    let failed: Vec<&Value> = report
        .get("cases")
        .and_then(Value::as_array)
        .expect("a report has cases")
        .iter()
        .filter(|case| case.get("ok") != Some(&Value::Bool(true)))
        .collect();
    assert!(failed.is_empty(), "{}", serde_json::to_string_pretty(&failed).expect("JSON"));
    assert_eq!(report.get("ok"), Some(&Value::Bool(true)), "{report}");
}
