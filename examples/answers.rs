//! Prints the answer to every worked case, one on a line, so that other builds can be compared with this one byte for
//! byte: `cargo run --example answers`. A line is `["<id of the case>","<answer>"]`; faults begin with `!`.
#![allow(clippy::print_stdout, reason = "an example prints")]

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use serde_json::{Value, json};
use zhixin::api::Engine;

fn main() -> ExitCode {
    match answers() {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("{fault}");
            ExitCode::FAILURE
        }
    }
}

fn answers() -> Result<(), String> {
    let engine = Engine::new(&[]).map_err(|_| "the built-in packs do not load")?;
    for file in files(Path::new("rules/cases")) {
        let text = std::fs::read_to_string(&file).map_err(|e| format!("{}: {e}", file.display()))?;
        let json: Value = serde_json::from_str(&text).map_err(|e| format!("{}: {e}", file.display()))?;
        for case in json.get("cases").and_then(Value::as_array).into_iter().flatten() {
            let get = |key: &str| case.get(key).cloned().unwrap_or(Value::Null);
            let method = match get("task").as_str() {
                Some("commitment") => "checkCommitment",
                Some("repair") => "checkRepair",
                Some("benefits") => "checkBenefits",
                Some("office") => "checkOffice",
                _ => "calculateTier",
            };
            let answer = match engine.call(method, &[get("input"), get("options")], None) {
                Ok(text) => text,
                Err(faults) => format!("!{}", serde_json::to_string(&faults).map_err(|e| e.to_string())?),
            };
            println!("{}", json!([get("id"), answer]));
        }
    }
    Ok(())
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut files: Vec<PathBuf> =
        entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect();
    files.retain(|file| file.extension().is_some_and(|end| end == "json"));
    files.sort();
    files
}
