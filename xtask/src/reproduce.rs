//! Whether a build in another folder gives the same bytes.

use std::path::Path;
use std::process::{Command, ExitCode};

use crate::check_pkg::different;
use crate::{Outcome, paths, pkg, run};

/// The command `reproduce`: builds here, builds a copy of the sources in a folder of another name, and compares.
pub(crate) fn command() -> Outcome<ExitCode> {
    let here = paths::target().join("pkg-check");
    pkg::build_into(&here)?;
    let copy = std::env::temp_dir().join(format!("zhixin-elsewhere-{}", std::process::id()));
    let there = elsewhere(&copy);
    let found = there.and_then(|()| different(&here, &copy.join("pkg")));
    std::fs::remove_dir_all(&copy).map_err(|e| format!("cannot remove {}: {e}", copy.display()))?;
    let (files, different) = found?;
    if different.is_empty() {
        println!("both folders give the same bytes ({files} files)");
        return Ok(ExitCode::SUCCESS);
    }
    println!("the folders give different bytes:\n  {}", different.join("\n  "));
    Ok(ExitCode::FAILURE)
}

/// Copies every tracked file as it is now, and builds the copy with caches of its own.
fn elsewhere(copy: &Path) -> Outcome {
    let root = paths::root();
    let tracked = run::output(Command::new("git").current_dir(&root).args(["ls-files", "-z"]))?;
    for name in tracked.split('\0').filter(|name| !name.is_empty() && !name.starts_with("pkg/")) {
        // A file that was deleted and not yet committed is not there.
        if let Ok(bytes) = std::fs::read(root.join(name)) {
            paths::write(&copy.join(name), bytes)?;
        }
    }
    linked(&root.join("node_modules"), &copy.join("node_modules"))?;
    println!("building a copy in {}", copy.display());
    let mut cargo = Command::new("cargo");
    cargo.current_dir(copy).args(["run", "--quiet", "-p", "xtask", "--", "build"]);
    // Set for this process by cargo; the copy has its own.
    cargo.env("CARGO_TARGET_DIR", copy.join("target")).env_remove("CARGO_MANIFEST_DIR");
    run::run(&mut cargo)
}

#[cfg(unix)]
fn linked(from: &Path, to: &Path) -> Outcome {
    std::os::unix::fs::symlink(from, to).map_err(|e| format!("cannot link {}: {e}", to.display()))
}

#[cfg(not(unix))]
fn linked(_: &Path, _: &Path) -> Outcome {
    Err("this command needs links, which this system has not".to_owned())
}
