//! The tools of a build and their versions.

use std::path::PathBuf;
use std::process::Command;

use serde_json::{Value, json};

use crate::{Outcome, paths, run};

/// How the standard library for WebAssembly is had; `./dev` finds out and says so.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Std {
    /// rustup's prebuilt library.
    Prebuilt,
    /// Built from Debian's `rust-web-src` with the compiler in `/usr/bin`.
    Built,
}

impl Std {
    pub(crate) fn chosen() -> Self {
        match std::env::var("ZHIXIN_WASM_STD").as_deref() {
            Ok("build-std") => Self::Built,
            _ => Self::Prebuilt,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Prebuilt => "prebuilt",
            Self::Built => "build-std",
        }
    }

    /// `cargo` or `rustc`, of the toolchain that can build WebAssembly.
    pub(crate) fn command(self, program: &str) -> Command {
        match self {
            Self::Prebuilt => Command::new(program),
            Self::Built => {
                let mut command = Command::new(format!("/usr/bin/{program}"));
                let path = std::env::var("PATH").unwrap_or_default();
                command.env("PATH", format!("/usr/bin:{path}")).env("RUSTC_BOOTSTRAP", "1");
                // Set by rustup for its own children; they would lead back to the other compiler.
                for name in ["RUSTC", "RUSTDOC", "CARGO", "RUSTUP_TOOLCHAIN"] {
                    command.env_remove(name);
                }
                command
            }
        }
    }
}

/// A Node program of `node_modules/`, started through `node` so that no file mode matters.
pub(crate) fn node_tool(script: &str) -> Outcome<Command> {
    let path = paths::root().join("node_modules").join(script);
    if !path.is_file() {
        return Err(format!("{} is missing; run `npm ci` (./dev does it)", paths::shown(&path)));
    }
    let mut command = Command::new("node");
    command.arg(path);
    Ok(command)
}

pub(crate) fn wasm_opt() -> Outcome<Command> {
    node_tool("binaryen/bin/wasm-opt")
}

pub(crate) fn esbuild() -> Outcome<Command> {
    node_tool("esbuild/bin/esbuild")
}

fn npm_version(package: &str) -> Outcome<String> {
    let file = paths::root().join("node_modules").join(package).join("package.json");
    let value: Value = serde_json::from_str(&paths::read_text(&file)?).map_err(|e| e.to_string())?;
    value["version"].as_str().map(str::to_owned).ok_or_else(|| format!("{package} names no version"))
}

/// One field of `rustc -vV`, for example `commit-hash`.
pub(crate) fn rustc_field(toolchain: Std, field: &str) -> Outcome<String> {
    let told = run::output(toolchain.command("rustc").arg("-vV"))?;
    let line = told.lines().find_map(|l| l.strip_prefix(field)?.strip_prefix(": "));
    line.map(str::to_owned).ok_or_else(|| format!("`rustc -vV` names no {field}"))
}

/// The folder of the compiler's own files.
pub(crate) fn sysroot(toolchain: Std) -> Outcome<PathBuf> {
    run::output(toolchain.command("rustc").args(["--print", "sysroot"])).map(|text| PathBuf::from(text.trim()))
}

/// Versions of all that decides the bytes of `pkg/`.
pub(crate) fn versions() -> Outcome<Value> {
    let toolchain = Std::chosen();
    Ok(json!({
        "rustc": run::output(toolchain.command("rustc").arg("-V"))?.trim(),
        "std": toolchain.name(),
        "wasm-bindgen": locked("wasm-bindgen")?,
        "binaryen": npm_version("binaryen")?,
        "esbuild": npm_version("esbuild")?,
        "typescript": npm_version("typescript")?,
        "tslib": npm_version("tslib")?,
    }))
}

/// The version of a crate in `Cargo.lock`.
pub(crate) fn locked(name: &str) -> Outcome<String> {
    let lock = paths::read_text(&paths::root().join("Cargo.lock"))?;
    let mut lines = lock.lines();
    let wanted = format!("name = \"{name}\"");
    lines.find(|line| *line == wanted);
    let version = lines.next().and_then(|l| l.strip_prefix("version = \""));
    version.map(|v| v.trim_end_matches('"').to_owned()).ok_or_else(|| format!("Cargo.lock has no {name}"))
}

/// The version of the crate itself.
pub(crate) fn crate_version() -> Outcome<String> {
    locked("zhixin")
}
