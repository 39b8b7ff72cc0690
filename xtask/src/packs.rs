//! Rule packs as single files.
//!
//! A pack in `rules/` is one file (`rules/cn.json`) or a folder of parts (`rules/cn/*.json`): objects of the parts are
//! merged key by key, lists are joined in the order of the file names, and anything else must be said once only.

use std::path::Path;

use serde_json::Value;

use crate::{Outcome, paths, pkg};

/// Folders of `rules/` that hold no pack.
const NOT_PACKS: &[&str] = &["cases"];

/// Writes every pack of `rules/` into `out`.
pub(crate) fn merge_into(out: &Path) -> Outcome {
    let rules = paths::root().join("rules");
    let mut entries: Vec<_> = std::fs::read_dir(&rules).into_iter().flatten().flatten().map(|e| e.path()).collect();
    entries.sort();
    for path in entries {
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        if path.is_file() && path.extension().is_some_and(|e| e == "json") {
            pkg::write_json(&out.join(format!("{name}.json")), &parsed(&path)?)?;
        } else if path.is_dir() && !NOT_PACKS.contains(&name.as_str()) {
            let mut whole = Value::Null;
            for part in paths::files_under(&path).iter().filter(|p| p.extension().is_some_and(|e| e == "json")) {
                merge(&mut whole, parsed(part)?, &paths::shown(part))?;
            }
            if !whole.is_null() {
                pkg::write_json(&out.join(format!("{name}.json")), &whole)?;
            }
        }
    }
    Ok(())
}

fn parsed(path: &Path) -> Outcome<Value> {
    serde_json::from_str(&paths::read_text(path)?).map_err(|e| format!("{}: {e}", paths::shown(path)))
}

fn merge(into: &mut Value, part: Value, place: &str) -> Outcome {
    match (into, part) {
        (into @ Value::Null, part) => *into = part,
        (Value::Object(into), Value::Object(part)) => {
            for (key, value) in part {
                let place = format!("{place}/{key}");
                merge(into.entry(key).or_insert(Value::Null), value, &place)?;
            }
        }
        (Value::Array(into), Value::Array(part)) => into.extend(part),
        (into, part) if *into == part => {}
        _ => return Err(format!("{place} is said twice, differently")),
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::merge;
    use serde_json::{Value, json};

    #[test]
    fn objects_merge_and_lists_join() {
        let mut whole = Value::Null;
        for part in [json!({"id": "cn", "rules": [1], "acts": {"a": 1}}), json!({"id": "cn", "rules": [2], "acts": {"b": 2}})] {
            assert_eq!(merge(&mut whole, part, "x"), Ok(()));
        }
        assert_eq!(whole, json!({"id": "cn", "rules": [1, 2], "acts": {"a": 1, "b": 2}}));
        assert_eq!(merge(&mut whole, json!({"id": "other"}), "p"), Err("p/id is said twice, differently".to_owned()));
    }
}
