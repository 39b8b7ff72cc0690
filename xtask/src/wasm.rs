//! From the crate to a WebAssembly file of the MVP instruction set (and mutable globals) with its glue.
//!
//! Domestic browsers of kernels 63 to 96 know nothing newer, and current ones lose nothing by it.

use std::path::{Path, PathBuf};

use wasm_bindgen_cli_support::Bindgen;

use crate::tools::{self, Std};
use crate::{Outcome, glue, mvp, paths, run};

/// Instructions newer than the MVP that the compiler must not write itself.
const WITHOUT: &str = "-reference-types,-multivalue,-bulk-memory,-sign-ext,-nontrapping-fptoint";

/// Features the prebuilt standard library still uses, and the passes that lower them.
const LOWER: &[&str] = &[
    "--enable-mutable-globals",
    "--enable-sign-ext",
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-nontrapping-float-to-int",
    "--signext-lowering",
    "--llvm-memory-copy-fill-lowering",
    "--llvm-nontrapping-fptoint-lowering",
];

/// Functions stay apart: repeated calls compress better than bodies copied into their callers.
const APART: &[&str] = &["--always-inline-max-function-size=0", "--one-caller-inline-max-function-size=0"];

/// Builds `zhixin.wasm` and `glue.js` into `stage`.
pub(crate) fn build_into(stage: &Path) -> Outcome {
    same_wasm_bindgen()?;
    let raw = compile()?;
    let work = stage.join("wasm");
    let stripped = work.join("zhixin.wasm");
    let bytes = std::fs::read(&raw).map_err(|e| format!("cannot read {}: {e}", raw.display()))?;
    paths::write(&stripped, mvp::without_custom_section(&bytes, "target_features")?)?;

    println!("  wasm-bindgen");
    let mut bindgen = Bindgen::new();
    bindgen.input_path(&stripped).out_name("glue").typescript(false).remove_producers_section(true);
    bindgen.omit_default_module_path(true);
    bindgen.web(true).and_then(|b| b.generate(&work)).map_err(|e| format!("wasm-bindgen: {e:#}"))?;
    let patched = glue::patched(&paths::read_text(&work.join("glue.js"))?)?;
    paths::write(&stage.join("glue.js"), patched)?;

    println!("  wasm-opt");
    let lowered = work.join("lowered.wasm");
    run::run(tools::wasm_opt()?.arg(work.join("glue_bg.wasm")).args(LOWER).arg("-o").arg(&lowered))?;
    // `-Oz` gives the same size within three thousandths and runs slower.
    let smallest = stage.join("zhixin.wasm");
    // Reading with these features only is also the check that nothing newer is left.
    run::run(tools::wasm_opt()?.arg(&lowered).args(mvp::FEATURES).args(APART).arg("-Os").arg("-o").arg(&smallest))?;
    Ok(())
}

/// Compiles the crate; gives the path of the raw `.wasm`.
fn compile() -> Outcome<PathBuf> {
    let toolchain = Std::chosen();
    // A folder of its own: other flags than those of native builds would throw their caches away.
    let target = paths::target().join(if toolchain == Std::Built { "wasm-std" } else { "wasm" });
    println!("  cargo build --release --target wasm32-unknown-unknown");
    let mut cargo = toolchain.command("cargo");
    cargo.current_dir(paths::root()).args(["build", "--quiet", "--lib", "--release", "-p", "zhixin", "--locked"]);
    cargo.args(["--target", "wasm32-unknown-unknown"]);
    if toolchain == Std::Built {
        cargo.args(["-Z", "build-std=std,panic_abort"]);
    }
    cargo.env("CARGO_TARGET_DIR", &target).env("CARGO_ENCODED_RUSTFLAGS", rustflags(toolchain)?.join("\u{1f}"));
    cargo.env_remove("RUSTFLAGS").env_remove("RUSTC_WRAPPER");
    run::run(&mut cargo)?;
    Ok(target.join("wasm32-unknown-unknown/release/zhixin.wasm"))
}

fn rustflags(toolchain: Std) -> Outcome<Vec<String>> {
    let mut flags: Vec<String> = ["-C", "target-cpu=mvp", "-C"].map(str::to_owned).to_vec();
    flags.push(format!("target-feature={WITHOUT}"));
    // A loop instead of 64 rounds written out: digests are taken of packs, once each.
    flags.extend(["--cfg".to_owned(), "sha2_backend_soft=\"compact\"".to_owned()]);
    // Panic places carry absolute paths; the bytes must not depend on where things lie.
    for (from, to) in remapped(toolchain)? {
        flags.push(format!("--remap-path-prefix={}={to}", from.display()));
    }
    Ok(flags)
}

/// Folders and the names they get in the bytes; where several match, the compiler takes the last.
fn remapped(toolchain: Std) -> Outcome<Vec<(PathBuf, String)>> {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| std::env::var_os("HOME").map(|h| Path::new(&h).join(".cargo")));
    let mut pairs = Vec::new();
    if let Some(home) = home {
        pairs.push((home.clone(), "/cargo".to_owned()));
        // The folder is named after the registry's host; a mirror has another name.
        let registries = std::fs::read_dir(home.join("registry/src")).into_iter().flatten().flatten();
        let mut registries: Vec<_> = registries.map(|entry| entry.path()).collect();
        registries.sort();
        pairs.extend(registries.into_iter().map(|folder| (folder, "/crates".to_owned())));
    }
    pairs.push((paths::root(), "/zhixin".to_owned()));
    // Where the library's source is installed, its paths are local ones; else they begin with the commit.
    let library = tools::sysroot(toolchain)?.join("lib/rustlib/src/rust");
    pairs.push((library, format!("/rustc/{}", tools::rustc_field(toolchain, "commit-hash")?)));
    Ok(pairs)
}

fn same_wasm_bindgen() -> Outcome {
    let (crate_has, tool_has) = (tools::locked("wasm-bindgen")?, tools::locked("wasm-bindgen-cli-support")?);
    if crate_has == tool_has {
        return Ok(());
    }
    Err(format!("wasm-bindgen is {crate_has} but wasm-bindgen-cli-support is {tool_has}; they must be equal"))
}
