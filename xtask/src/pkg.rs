//! The npm package: what is in it, and how it is put together.

use std::path::Path;

use serde_json::{Value, json};

use crate::{Outcome, bundle, integrity, licenses, packs, paths, sources, tools, wasm};

/// Builds the package into `out`; files of an older build go away.
pub(crate) fn build_into(out: &Path) -> Outcome {
    let root = paths::root();
    let version = tools::crate_version()?;
    let stage = paths::target().join("stage");
    clear(&stage)?;
    // Made beside its place and then moved, so that a build that fails leaves the old one whole.
    let fresh = paths::target().join("pkg-new");
    clear(&fresh)?;
    println!("building zhixin {version} into {}", paths::shown(out));
    wasm::build_into(&stage)?;
    bundle::bundle(&stage, &fresh, &version)?;
    copy(&stage.join("zhixin.wasm"), &fresh.join("zhixin.wasm"))?;
    types_into(&fresh)?;
    copy(&root.join("js/inlined.mjs"), &fresh.join("inlined.mjs"))?;
    copy(&root.join("js/custom-elements.json"), &fresh.join("custom-elements.json"))?;
    let manifest = paths::read_text(&root.join("js/pkg.json"))?.replace("0.0.0", &version);
    paths::write(&fresh.join("package.json"), manifest)?;
    packs::merge_into(&fresh.join("rules"))?;
    if root.join("pack.schema.json").is_file() {
        copy(&root.join("pack.schema.json"), &fresh.join("pack.schema.json"))?;
    }
    paths::write(&fresh.join("LICENSES.txt"), licenses::text()?)?;
    let mut build = json!({ "version": version, "sources": sources::digest()? });
    merge(&mut build, tools::versions()?);
    write_json(&fresh.join("BUILD.json"), &build)?;
    write_json(&fresh.join("integrity.json"), &integrity::of(&fresh)?)?;
    replace(&fresh, out)?;
    println!("built {}", paths::shown(out));
    Ok(())
}

/// Type declarations: the same text under each name that a resolver looks for.
fn types_into(out: &Path) -> Outcome {
    let types = paths::root().join("types");
    copy(&types.join("zhixin.d.ts"), &out.join("zhixin.d.ts"))?;
    copy(&types.join("zhixin.d.ts"), &out.join("zhixin.d.cts"))?;
    copy(&types.join("inlined.d.ts"), &out.join("inlined.d.ts"))?;
    copy(&types.join("classic.d.ts"), &out.join("classic.d.ts"))
}

/// A file's path inside the package, with slashes.
pub(crate) fn name_in(folder: &Path, file: &Path) -> String {
    file.strip_prefix(folder).unwrap_or(file).to_string_lossy().replace('\\', "/")
}

fn merge(into: &mut Value, more: Value) {
    if let (Value::Object(into), Value::Object(more)) = (into, more) {
        into.extend(more);
    }
}

/// Writes JSON with sorted keys, two spaces, and a last line end.
pub(crate) fn write_json(path: &Path, value: &Value) -> Outcome {
    let text = serde_json::to_string_pretty(value).map_err(|e| e.to_string())?;
    paths::write(path, text + "\n")
}

fn copy(from: &Path, to: &Path) -> Outcome {
    let bytes = std::fs::read(from).map_err(|e| format!("cannot read {}: {e}", from.display()))?;
    paths::write(to, bytes)
}

fn clear(folder: &Path) -> Outcome {
    if folder.exists() {
        std::fs::remove_dir_all(folder).map_err(|e| format!("cannot clear {}: {e}", folder.display()))?;
    }
    std::fs::create_dir_all(folder).map_err(|e| format!("cannot make {}: {e}", folder.display()))
}

/// Puts the new package in the place of the old; file by file, for the two may lie on different disks.
fn replace(fresh: &Path, out: &Path) -> Outcome {
    clear(out)?;
    for file in paths::files_under(fresh) {
        copy(&file, &out.join(name_in(fresh, &file)))?;
    }
    Ok(())
}
