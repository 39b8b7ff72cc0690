//! Speed and sizes, measured and printed; nothing is judged by time.

use std::path::PathBuf;
use std::process::Command;

use crate::{Outcome, paths, run};

/// The command `bench`; `bench peers` measures other rules libraries beside this one, `bench batch` lists.
pub(crate) fn bench(rest: &[String]) -> Outcome {
    match rest.split_first() {
        Some((what, names)) if what == "peers" => peers(names),
        Some((what, rest)) if what == "batch" => lists(rest),
        Some((what, _)) => Err(format!(
            "there is no bench `{what}`; there are `bench`, `bench peers [NAME ...]` and `bench batch [ROWS]`"
        )),
        None => run::run(Command::new("node").arg(paths::root().join("benches/bench.mjs"))),
    }
}

/// Runs the task that all peers answer.
fn peers(names: &[String]) -> Outcome {
    let folder = installed("benches/peers")?;
    // Node 20 can crash while it inlines calls into many WebAssembly modules that are hot at once.
    let node = ["--no-turbo-inline-js-wasm-calls", "run.mjs"];
    run::run(Command::new("node").current_dir(&folder).args(node).args(names))
}

/// Lists from CSV bytes to outcomes, beside papaparse with rules by hand and with a rules library.
fn lists(rest: &[String]) -> Outcome {
    installed("benches/peers")?;
    let folder = installed("benches/batch")?;
    run::run(Command::new("node").current_dir(&folder).arg("run.mjs").args(rest))
}

/// Installs the libraries that a folder's own lock file pins, once.
fn installed(folder: &str) -> Outcome<PathBuf> {
    let path = paths::root().join(folder);
    if !path.join("node_modules").exists() {
        println!("installing the libraries pinned in {folder}/package-lock.json (npm ci)");
        let quiet = ["ci", "--silent", "--no-audit", "--no-fund", "--ignore-scripts"];
        run::run(Command::new("npm").current_dir(&path).args(quiet))?;
    }
    Ok(path)
}
