//! A digest of everything that goes into `pkg/`, so that a build that is still right is not made again.

use std::process::ExitCode;

use sha2::{Digest, Sha256};

use crate::{Outcome, paths};

/// The files and folders that decide the bytes of `pkg/`.
const INPUTS: &[&str] = &[
    "Cargo.toml",
    "Cargo.lock",
    "package-lock.json",
    "build",
    "build.rs",
    "src",
    "js",
    "types",
    "rules",
    "pack.schema.json",
    "xtask/src/bundle.rs",
    "xtask/lower.mjs",
    "xtask/src/es5.rs",
    "xtask/src/glue.rs",
    "xtask/src/integrity.rs",
    "xtask/src/licenses.rs",
    "xtask/src/lzma.rs",
    "xtask/src/mvp.rs",
    "xtask/src/no_wasm.rs",
    "xtask/src/packs.rs",
    "xtask/src/pkg.rs",
    "xtask/src/tools.rs",
    "xtask/src/wasm.rs",
];

/// SHA-256 over the paths and contents of all inputs, as hexadecimal digits.
pub(crate) fn digest() -> Outcome<String> {
    let root = paths::root();
    let mut hasher = Sha256::new();
    for input in INPUTS {
        let path = root.join(input);
        let files = if path.is_file() { vec![path] } else { paths::files_under(&path) };
        for file in files {
            let name = file.strip_prefix(&root).unwrap_or(&file).to_string_lossy().replace('\\', "/");
            let bytes = std::fs::read(&file).map_err(|e| format!("cannot read {}: {e}", file.display()))?;
            hasher.update(name.as_bytes());
            hasher.update([0]);
            hasher.update((bytes.len() as u64).to_le_bytes());
            hasher.update(&bytes);
        }
    }
    Ok(hex(&hasher.finalize()))
}

/// Bytes as lower-case hexadecimal digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}

/// Whether `pkg/` was built from the sources as they are now.
pub(crate) fn fresh() -> bool {
    let recorded = paths::read_text(&paths::pkg().join("BUILD.json"))
        .ok()
        .and_then(|text| serde_json::from_str::<serde_json::Value>(&text).ok())
        .and_then(|build| build.get("sources").and_then(|s| s.as_str()).map(str::to_owned));
    recorded.is_some() && recorded == digest().ok()
}

/// The command `fresh`: exit code 0 when `pkg/` need not be built, 3 when it must.
pub(crate) fn report_fresh() -> Outcome<ExitCode> {
    if fresh() {
        println!("pkg/ was built from these sources; nothing to build");
        return Ok(ExitCode::SUCCESS);
    }
    println!("pkg/ is not of these sources; it will be built");
    Ok(ExitCode::from(3))
}
