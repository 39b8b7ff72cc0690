//! Speed and sizes, measured and printed; nothing is judged by time.

use std::process::Command;

use crate::{Outcome, paths, run};

/// The command `bench`; `bench peers` measures other rules libraries beside this one.
pub(crate) fn bench(rest: &[String]) -> Outcome {
    match rest.split_first() {
        Some((what, names)) if what == "peers" => peers(names),
        Some((what, _)) => Err(format!("there is no bench `{what}`; there are `bench` and `bench peers [NAME ...]`")),
        None => run::run(Command::new("node").arg(paths::root().join("benches/bench.mjs"))),
    }
}

/// Installs the peers that their own lock file pins, and runs the task that all of them answer.
fn peers(names: &[String]) -> Outcome {
    let folder = paths::root().join("benches/peers");
    if !folder.join("node_modules").exists() {
        println!("installing the libraries pinned in benches/peers/package-lock.json (npm ci)");
        let quiet = ["ci", "--silent", "--no-audit", "--no-fund", "--ignore-scripts"];
        run::run(Command::new("npm").current_dir(&folder).args(quiet))?;
    }
    // Node 20 can crash while it inlines calls into many WebAssembly modules that are hot at once.
    let node = ["--no-turbo-inline-js-wasm-calls", "run.mjs"];
    run::run(Command::new("node").current_dir(&folder).args(node).args(names))
}
