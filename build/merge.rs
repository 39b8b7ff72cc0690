// Merges the files of a pack's folder into one pack. Shared by `build.rs`, which
// embeds the packs, and by the build program, which copies them into `pkg/rules/`.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value};

/// The `.json` files directly in `folder`, in the order of their names.
pub(crate) fn json_files(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let entries = fs::read_dir(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    let mut files: Vec<PathBuf> = entries
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.extension().is_some_and(|ext| ext == "json"))
        .collect();
    files.sort();
    Ok(files)
}

/// Reads one JSON file.
pub(crate) fn read(path: &Path) -> Result<Value, String> {
    let text = fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
    serde_json::from_str(&text).map_err(|e| format!("{}: {e}", path.display()))
}

/// One pack from `rules/<id>/`: `pack.json` is the identity, every other file adds to its lists.
pub(crate) fn pack(folder: &Path) -> Result<Value, String> {
    let identity = folder.join("pack.json");
    let Value::Object(mut pack) = read(&identity)? else {
        return Err(format!("{}: an object is expected", identity.display()));
    };
    for file in json_files(folder)?.into_iter().filter(|file| *file != identity) {
        add(&mut pack, &file)?;
    }
    Ok(Value::Object(pack))
}

/// The worked cases of a pack, from `rules/cases/<id>/`; none when there is no such folder.
// The build script has no use for the cases: only the build program copies them.
#[allow(dead_code)]
pub(crate) fn cases(folder: &Path) -> Result<Vec<Value>, String> {
    let mut cases = Vec::new();
    if !folder.is_dir() {
        return Ok(cases);
    }
    for file in json_files(folder)? {
        match read(&file)?.get_mut("cases").map(Value::take) {
            Some(Value::Array(list)) => cases.extend(list),
            _ => return Err(format!("{}: a list `cases` is expected", file.display())),
        }
    }
    Ok(cases)
}

fn add(pack: &mut Map<String, Value>, file: &Path) -> Result<(), String> {
    let Value::Object(parts) = read(file)? else {
        return Err(format!("{}: an object is expected", file.display()));
    };
    for (key, part) in parts {
        let Value::Array(items) = part else {
            return Err(format!("{}: `{key}` has to be a list", file.display()));
        };
        let list = pack.entry(key.clone()).or_insert_with(|| Value::Array(Vec::new()));
        match list {
            Value::Array(list) => list.extend(items),
            _ => return Err(format!("{}: `{key}` stands in pack.json already", file.display())),
        }
    }
    Ok(())
}
