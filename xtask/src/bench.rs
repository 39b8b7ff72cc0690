//! Speed and sizes, measured and printed; nothing is judged by time.

use std::process::Command;

use crate::{Outcome, paths, run};

/// The command `bench`.
pub(crate) fn bench() -> Outcome {
    run::run(Command::new("node").arg(paths::root().join("benches/bench.mjs")))
}
