//! The built-in packs, held to the lints.
#![allow(clippy::expect_used, clippy::panic, dead_code, reason = "a test stops at what it did not expect")]

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

#[test]
fn print() {
    let engine = Engine::new(&[]).expect("the built-in packs load");
    for pack in packs() {
        let text = engine.call("checkPack", std::slice::from_ref(&pack), None).expect("a report");
        let report: Value = serde_json::from_str(&text).expect("JSON");
        for found in report["diagnostics"].as_array().expect("a list") {
            println!(
                "{} {} {} {}",
                pack["id"].as_str().unwrap_or("?"),
                found["code"],
                found["path"],
                found["messages"]["en"]
            );
        }
    }
}
