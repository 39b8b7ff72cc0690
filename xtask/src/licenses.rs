//! The licences of all that is shipped: the crates that are linked into the wasm file, and what tools put into scripts.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde_json::Value;

use crate::tools::Std;
use crate::{Outcome, paths, run};

/// The text of `LICENSES.txt`: one line for each crate, then each licence text once.
pub(crate) fn text() -> Outcome<String> {
    let mut cargo = Std::chosen().command("cargo");
    cargo.current_dir(paths::root()).args(["metadata", "--format-version=1", "--locked"]);
    let told = run::output(cargo.args(["--filter-platform", "wasm32-unknown-unknown"]))?;
    let metadata: Value = serde_json::from_str(&told).map_err(|e| e.to_string())?;
    let linked = linked(&metadata);
    let mut out = String::from("zhixin is MIT OR Apache-2.0. These crates are linked into zhixin.wasm:\n\n");
    let mut texts: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let scripts = in_scripts()?;
    for package in list(&metadata["packages"]) {
        if !linked.contains(word(&package["id"])) || package["source"].is_null() {
            continue;
        }
        let name = format!("{} {}", word(&package["name"]), word(&package["version"]));
        out.push_str(&format!("{name}: {}\n", word(&package["license"])));
        let folder = Path::new(word(&package["manifest_path"])).parent().unwrap_or(Path::new("."));
        for text in licence_texts(folder) {
            texts.entry(text).or_default().push(name.clone());
        }
    }
    out.push_str("\nThese packages are in zhixin-xlsx.js:\n\n");
    for name in ["read-excel-file", "fflate", "saxen"] {
        let folder = crate::bundle::xlsx_libraries()?.join(name);
        let told: Value =
            serde_json::from_str(&paths::read_text(&folder.join("package.json"))?).map_err(|e| e.to_string())?;
        let name = format!("{name} {}", word(&told["version"]));
        out.push_str(&format!("{name}: {}\n", word(&told["license"])));
        for text in licence_texts(&folder) {
            texts.entry(text).or_default().push(name.clone());
        }
    }
    out.push_str("\nThe scripts also hold what these tools put in:\n\n");
    for (line, name, text) in scripts {
        out.push_str(&line);
        texts.entry(text).or_default().push(name);
    }
    let mut by_names: Vec<(Vec<String>, String)> = texts.into_iter().map(|(text, names)| (names, text)).collect();
    by_names.sort();
    for (names, text) in by_names {
        out.push_str(&format!("\n{}\n{}\n\n{}\n", "-".repeat(80), names.join(", "), text.trim_end()));
    }
    Ok(out)
}

/// What tools of npm leave in the scripts: a line of the list, the name, and the licence text.
fn in_scripts() -> Outcome<Vec<(String, String, String)>> {
    const TOOLS: [(&str, &str, &str); 2] = [
        ("tslib", "LICENSE.txt", "helpers of lowered syntax, in zhixin.js and zhixin.nowasm.js"),
        ("binaryen", "LICENSE", "the reader of the memory's first content, in zhixin.nowasm.js"),
    ];
    let folder = paths::root().join("node_modules");
    let mut found = Vec::new();
    for (tool, file, what) in TOOLS {
        let manifest: Value = serde_json::from_str(&paths::read_text(&folder.join(tool).join("package.json"))?)
            .map_err(|e| format!("{tool}: {e}"))?;
        let name = format!("{tool} {}", word(&manifest["version"]));
        let line = format!("{name}: {} ({what})\n", word(&manifest["license"]));
        found.push((line, name, paths::read_text(&folder.join(tool).join(file))?.replace("\r\n", "\n")));
    }
    Ok(found)
}

/// Identifiers of what the crate links: normal dependencies, without procedural macros and what only they use.
fn linked(metadata: &Value) -> BTreeSet<&str> {
    let nodes: BTreeMap<&str, &Value> =
        list(&metadata["resolve"]["nodes"]).iter().map(|node| (word(&node["id"]), node)).collect();
    let packages = list(&metadata["packages"]);
    let is_macro = |id: &str| {
        let package = packages.iter().find(|p| p["id"] == id);
        package.is_some_and(|p| list(&p["targets"]).iter().any(|t| list(&t["kind"]).iter().any(|k| k == "proc-macro")))
    };
    let root = packages.iter().find(|p| p["name"] == "zhixin" && p["source"].is_null()).map(|p| word(&p["id"]));
    let mut found = BTreeSet::new();
    let mut waiting: Vec<&str> = root.into_iter().collect();
    while let Some(id) = waiting.pop() {
        if is_macro(id) || !found.insert(id) {
            continue;
        }
        for dependency in nodes.get(id).map(|node| list(&node["deps"])).unwrap_or_default() {
            if list(&dependency["dep_kinds"]).iter().any(|kind| kind["kind"].is_null()) {
                waiting.push(word(&dependency["pkg"]));
            }
        }
    }
    found
}

/// The licence files of a crate. Of a choice that has MIT, the MIT text alone is enough.
fn licence_texts(folder: &Path) -> Vec<String> {
    let mut files: Vec<_> = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|e| e.path()).collect();
    files.retain(|f| {
        let name = f.file_name().unwrap_or_default().to_string_lossy().to_uppercase();
        ["LICENSE", "LICENCE", "COPYING", "NOTICE", "UNLICENSE"].iter().any(|start| name.starts_with(start))
    });
    files.sort();
    let is_mit = |f: &&std::path::PathBuf| f.to_string_lossy().to_uppercase().ends_with("MIT");
    let mit: Vec<_> = files.iter().filter(is_mit).cloned().collect();
    let chosen = if mit.is_empty() { files } else { mit };
    chosen.iter().filter_map(|f| std::fs::read_to_string(f).ok()).map(|t| t.replace("\r\n", "\n")).collect()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn word(value: &Value) -> &str {
    value.as_str().unwrap_or("")
}
