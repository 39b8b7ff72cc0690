//! Embeds the built-in packs: merges each folder of `rules/` into one minified JSON text.

#[path = "build/merge.rs"]
mod merge;

use std::env;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};
use sm3::Sm3;

fn main() -> Result<(), String> {
    println!("cargo::rerun-if-changed=rules");
    println!("cargo::rerun-if-changed=build");
    let out = PathBuf::from(env::var("OUT_DIR").map_err(|e| e.to_string())?);
    let mut index = String::from("pub(super) static PACKS: &[(&str, &str, &str)] = &[\n");
    for folder in pack_folders(Path::new("rules"))? {
        let pack = merge::pack(&folder)?;
        let name = folder.file_name().and_then(|n| n.to_str()).unwrap_or_default();
        // The digests are computed here, because hashing takes as long as reading.
        let text = pack.to_string();
        let (sha256, sm3) = (hex(&Sha256::digest(&text)), hex(&Sm3::digest(&text)));
        write(&out.join(format!("{name}.json")), &text)?;
        let text = format!("include_str!(concat!(env!(\"OUT_DIR\"), \"/{name}.json\"))");
        writeln!(index, "    ({text}, \"{sha256}\", \"{sm3}\"),").map_err(|e| e.to_string())?;
    }
    index.push_str("];\n");
    let calendar = merge::read(Path::new("rules/calendar.json"))?;
    write(&out.join("calendar.json"), &calendar.to_string())?;
    index
        .push_str("pub(super) static CALENDAR: &str = include_str!(concat!(env!(\"OUT_DIR\"), \"/calendar.json\"));\n");
    write(&out.join("builtin.rs"), &index)
}

/// The folders of `rules/` that hold a pack, the shorter identifiers (the wider places) first.
fn pack_folders(rules: &Path) -> Result<Vec<PathBuf>, String> {
    let entries = fs::read_dir(rules).map_err(|e| e.to_string())?;
    let mut folders: Vec<PathBuf> = entries
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.join("pack.json").is_file())
        .collect();
    folders.sort_by_key(|path| (path.as_os_str().len(), path.clone()));
    Ok(folders)
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn write(path: &Path, text: &str) -> Result<(), String> {
    fs::write(path, text).map_err(|e| format!("{}: {e}", path.display()))
}
