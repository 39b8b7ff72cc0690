//! The built-in packs, held to the lints.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at what it did not expect"
)]

use std::fs;
use std::path::Path;

use serde_json::Value;
use zhixin::api::Engine;

#[path = "../build/merge.rs"]
mod merge;

/// Every built-in pack with its worked cases.
fn packs() -> Vec<Value> {
    let mut folders: Vec<_> = fs::read_dir("rules")
        .expect("the rules are there")
        .map(|entry| entry.expect("readable").path())
        .filter(|path| path.join("pack.json").is_file())
        .collect();
    folders.sort();
    folders
        .iter()
        .map(|folder| {
            let mut pack = merge::pack(folder).expect("a pack");
            let name = folder.file_name().expect("a name");
            let cases = merge::cases(&Path::new("rules/cases").join(name)).expect("cases");
            pack.as_object_mut().expect("an object").insert("cases".to_owned(), Value::Array(cases));
            pack
        })
        .collect()
}

/// What is allowed to be found: the pack, the code, a word of the English message or of the place, how often, and why.
type Allowed = (&'static str, &'static str, &'static str, usize, &'static str);

const ALLOWED: [Allowed; 8] = [
    ("cn", "ends_without_successor", "2024-12-31", 1, "a pilot of one year; the guide of 2025 was another pilot"),
    ("cn", "ends_without_successor", "2026-03-31", 1, "a pilot that is over; what follows it was not found"),
    (
        "cn",
        "expired_citation",
        "samr-2021-3",
        1,
        "the four cases are of the earlier measures, the words of Order 107 were not seen; the note says so",
    ),
    (
        "cn",
        "expired_citation",
        "patent-agency-pilot-2022",
        5,
        "what follows from grades is known from the pilot only; the notes say so",
    ),
    ("cn-gd-4403", "ends_without_successor", "2024-08-08", 1, "three years; whether it was renewed was not found"),
    ("cn-gd-4403", "ends_without_successor", "2030-11-30", 1, "a day to come"),
    (
        "cn-jx-3601",
        "ends_without_successor",
        "2024-12-31",
        2,
        "a call of 2023 and 2024; whether later calls keep the rule is a gap of the pack",
    ),
    (
        "cn-jx-3601",
        "expired_citation",
        "nc-navigation-2023",
        2,
        "the later rule says itself that it rests on the old call",
    ),
];

#[test]
fn the_built_in_packs_have_no_findings_but_those_allowed() {
    let engine = Engine::new(&[]).expect("the built-in packs load");
    let mut found: Vec<(String, String, String)> = Vec::new();
    for pack in packs() {
        let text = engine.call("checkPack", std::slice::from_ref(&pack), None).expect("a report");
        let report: Value = serde_json::from_str(&text).expect("JSON");
        let word = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        assert_eq!(report["ok"], true, "{}: {:#}", pack["id"], report["cases"]);
        for one in report["diagnostics"].as_array().expect("a list") {
            let said = format!("{} {}", word(&one["path"]), word(&one["messages"]["en"]));
            found.push((word(&pack["id"]), word(&one["code"]), said));
        }
    }
    let fits = |(pack, code, said): &(String, String, String), of: &Allowed| {
        pack == of.0 && code == of.1 && said.contains(of.2)
    };
    let left: Vec<_> = found.iter().filter(|one| !ALLOWED.iter().any(|of| fits(one, of))).collect();
    assert!(left.is_empty(), "{left:#?}");
    // What is allowed and no longer there is to be taken out of the list.
    for allowed in &ALLOWED {
        let n = found.iter().filter(|one| fits(one, allowed)).count();
        assert_eq!(n, allowed.3, "{allowed:?}");
    }
}
