//! Checks a pack: `cargo run --example check_pack -- pack.json [packs that are loaded before it]`.
#![allow(clippy::print_stdout, reason = "an example prints")]

use std::fs;
use std::process::ExitCode;

use serde_json::Value;
use zhixin::api::Engine;

fn main() -> ExitCode {
    match check() {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(fault) => {
            println!("{fault}");
            ExitCode::FAILURE
        }
    }
}

fn check() -> Result<bool, String> {
    let read = |path: String| fs::read_to_string(&path).map_err(|fault| format!("{path}: {fault}"));
    let texts: Vec<String> = std::env::args().skip(1).map(read).collect::<Result<_, _>>()?;
    let (pack, before) = texts.split_first().ok_or("which pack?")?;
    let before: Vec<&str> = before.iter().map(String::as_str).collect();
    let first = |faults: Vec<zhixin::error::Error>| faults.first().map(ToString::to_string).unwrap_or_default();
    let engine = Engine::new(&before).map_err(first)?;
    let report = engine.call("checkPack", &[Value::from(pack.as_str())], None).map_err(first)?;
    let report: Value = serde_json::from_str(&report).map_err(|fault| fault.to_string())?;
    let list = |key: &str| report.get(key).and_then(Value::as_array).cloned().unwrap_or_default();
    for found in list("diagnostics") {
        let say = |at: &str| found.pointer(at).and_then(Value::as_str).unwrap_or_default().to_owned();
        println!("{} {} {}", say("/severity"), say("/code"), say("/path"));
        println!(
            "  {}\n  {}\n  → {}\n  → {}",
            say("/messages/zh"),
            say("/messages/en"),
            say("/hints/zh"),
            say("/hints/en")
        );
    }
    list("cases").iter().filter(|case| case.get("ok") == Some(&Value::Bool(false))).for_each(|case| println!("{case}"));
    let ok = report.get("ok") == Some(&Value::Bool(true));
    println!("{}", if ok { "ok" } else { "not ok" });
    Ok(ok)
}
