//! Rule packs as single files, with their worked cases, for authors to start from and for pages to show.

use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::{Outcome, paths, pkg};

#[path = "../../build/merge.rs"]
#[allow(unreachable_pub)]
mod merge;

/// Writes every pack of `rules/`, and the calendar, into `out`.
pub(crate) fn merge_into(out: &Path) -> Outcome {
    let rules = paths::root().join("rules");
    for folder in folders(&rules) {
        let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let mut pack = merge::pack(&folder)?;
        let cases = merge::cases(&rules.join("cases").join(&name))?;
        if let (Value::Object(pack), false) = (&mut pack, cases.is_empty()) {
            pack.insert("cases".to_owned(), Value::Array(cases));
        }
        pkg::write_json(&out.join(format!("{name}.json")), &pack)?;
    }
    for file in merge::json_files(&rules)? {
        pkg::write_json(&out.join(file.file_name().unwrap_or_default()), &merge::read(&file)?)?;
    }
    Ok(())
}

/// The folders that hold a pack, by name.
fn folders(rules: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(rules).into_iter().flatten().flatten();
    let mut folders: Vec<_> = entries.map(|e| e.path()).filter(|p| p.join("pack.json").is_file()).collect();
    folders.sort();
    folders
}
