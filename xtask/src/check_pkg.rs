//! Whether the committed package is what the sources build to, byte for byte.

use std::path::Path;
use std::process::ExitCode;

use serde_json::Value;

use crate::{Outcome, paths, pkg, tools};

/// What the comparison found.
pub(crate) enum Found {
    /// The same bytes in every file.
    Same(usize),
    /// Files that differ, are missing, or should not be there.
    Different(Vec<String>),
    /// The tools are others than those that built the package: bytes cannot be compared.
    OtherTools(String),
}

/// The command `check-pkg`.
pub(crate) fn command() -> Outcome<ExitCode> {
    let fresh = paths::target().join("pkg-check");
    pkg::build_into(&fresh)?;
    Ok(match compare(&fresh)? {
        Found::Same(files) => {
            println!("pkg/ is byte for byte what the sources build to ({files} files)");
            ExitCode::SUCCESS
        }
        Found::Different(files) => {
            println!("pkg/ differs from a build of the sources (./dev build renews it):\n  {}", files.join("\n  "));
            ExitCode::FAILURE
        }
        Found::OtherTools(which) => {
            println!("skipped: pkg/ was built by other tools ({which})");
            ExitCode::SUCCESS
        }
    })
}

/// Compares `pkg/` with a fresh build.
pub(crate) fn compare(fresh: &Path) -> Outcome<Found> {
    let committed = paths::pkg();
    let recorded: Value =
        serde_json::from_str(&paths::read_text(&committed.join("BUILD.json"))?).map_err(|e| e.to_string())?;
    let mut others = Vec::new();
    if let Value::Object(here) = tools::versions()? {
        for (tool, version) in here {
            if recorded[&tool] != version {
                others.push(format!("{tool}: pkg/ {}, here {version}", recorded[&tool]));
            }
        }
    }
    if !others.is_empty() {
        return Ok(Found::OtherTools(others.join("; ")));
    }
    let (files, different) = different(&committed, fresh)?;
    Ok(if different.is_empty() { Found::Same(files) } else { Found::Different(different) })
}

/// How many files two packages have, and the names of those that are not the same in both.
pub(crate) fn different(one: &Path, other: &Path) -> Outcome<(usize, Vec<String>)> {
    let names = |folder: &Path| paths::files_under(folder).iter().map(|f| pkg::name_in(folder, f)).collect::<Vec<_>>();
    let mut all = names(one);
    all.extend(names(other));
    all.sort();
    all.dedup();
    if all.is_empty() {
        return Err("there are no files to compare".to_owned());
    }
    let differs = |name: &&String| std::fs::read(one.join(name)).ok() != std::fs::read(other.join(name)).ok();
    Ok((all.len(), all.iter().filter(differs).cloned().collect()))
}
