//! The guide for rule authors: its imaginary pack loads and answers as it says, and the ids that it names exist.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at what it did not expect"
)]

use serde_json::{Value, json};
use zhixin::api::Engine;

const GUIDE: &str = include_str!("../docs/规则编写指南.md");

/// The code blocks that are JSON.
fn blocks() -> Vec<&'static str> {
    GUIDE.split("```json\n").skip(1).map(|rest| rest.split("```").next().expect("a block ends")).collect()
}

/// The pack of the four steps with the lists of the later sections.
fn pack() -> Value {
    let blocks = blocks();
    let mut pack: Value = serde_json::from_str(&blocks[..4].concat()).expect("four steps make one pack");
    for key in ["facts", "benefits", "commitment"] {
        let start = format!("\"{key}\"");
        let block = blocks.iter().find(|block| block.starts_with(&start)).expect("the guide shows it");
        let list: Value = serde_json::from_str(&format!("{{{block}}}")).expect("a list of a pack");
        pack[key] = list[key].clone();
    }
    pack
}

fn ask(engine: &Engine, method: &str, input: Value, options: Value) -> Value {
    let text = engine.call(method, &[input, options], None).unwrap_or_else(|faults| panic!("{faults:?}"));
    serde_json::from_str(&text).expect("an answer is JSON")
}

#[test]
fn the_imaginary_rules_answer_as_the_guide_says() {
    let pack = pack().to_string();
    let engine = Engine::new(&[&pack]).unwrap_or_else(|faults| panic!("{faults:?}"));
    let options = json!({ "jurisdiction": "CN-ZJ", "asOf": "2026-11-22", "benefit": "subsidy" });
    let benefit = |count: i64, fraud: Value| {
        let facts =
            json!({ "exampleAbnormalCount": count, "exampleFraudOn": fraud, "restsOnAbnormalApplication": false });
        let answer = ask(&engine, "checkBenefits", json!({ "facts": facts, "records": [] }), options.clone());
        answer["benefits"][0]["outcome"].as_str().expect("an outcome").to_owned()
    };
    for (count, outcome) in [(1, "open"), (2, "refused"), (3, "refused")] {
        assert_eq!(benefit(count, json!(false)), outcome, "{count}");
    }
    for (day, outcome) in [("2023-11-21", "open"), ("2023-11-22", "refused"), ("2023-11-23", "refused")] {
        assert_eq!(benefit(0, json!(day)), outcome, "{day}");
    }
    let facts = json!({ "goodCredit": true, "writtenPromise": true, "onSeriousList": false });
    let input = json!({
        "facts": facts, "records": [], "matter": { "acceptedOn": "2026-11-20" },
        "materials": [{ "id": "a", "required": true, "submitted": false, "deferrable": true }]
    });
    let options = json!({ "jurisdiction": "CN-ZJ", "asOf": "2026-11-22", "scheme": "example.commitment.accept_first" });
    let answer = ask(&engine, "checkCommitment", input, options);
    assert_eq!((&answer["outcome"], &answer["deadline"]["date"]), (&json!("discretionary"), &json!("2026-12-04")));
}

#[test]
fn the_ids_of_the_appendix_exist() {
    let engine = Engine::new(&[]).expect("the built-in packs load");

    let listed = ask(&engine, "packs", Value::Null, Value::Null);
    let schemes = ask(&engine, "schemes", json!({}), Value::Null);
    let known = [listed, schemes].map(|answer| answer.to_string()).concat();
    let table = GUIDE.split("## 附：").nth(1).expect("an appendix");
    let rows = table.lines().filter(|line| line.starts_with("| `"));
    let ids: Vec<&str> =
        rows.flat_map(|row| row.split('|').nth(1)).flat_map(|cell| cell.split('`').skip(1).step_by(2)).collect();
    assert!(ids.len() > 20);
    for id in ids {
        assert!(known.contains(&format!("\"{id}\"")), "`{id}` is named in the guide and exists nowhere");
    }
}
