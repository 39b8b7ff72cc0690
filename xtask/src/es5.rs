//! Scripts in the syntax of ES5: bundled by esbuild, lowered by TypeScript, completed and minified by esbuild.
//!
//! The classic script is read by every engine, also by those that only learn from it that they need another one.

use std::path::Path;
use std::process::Command;

use crate::{Outcome, paths, run, tools};

/// One script: its source in `js/`, its name in the package, and what its parts are called.
pub(crate) struct Script<'a> {
    pub(crate) source: &'a str,
    pub(crate) name: &'a str,
    /// Files whose exports take the place of names of the page, before and after lowering.
    pub(crate) puts: &'a [&'a str],
    pub(crate) completes: &'a [&'a str],
    pub(crate) defines: &'a [String],
    pub(crate) banner: &'a str,
}

/// Bundles a script of `stage` into `out`.
pub(crate) fn bundle(stage: &Path, out: &Path, script: &Script<'_>) -> Outcome {
    println!("  es5 {}", script.name);
    let bundled = stage.join(format!("es5/{}", script.name));
    let lowered = stage.join(format!("es5/lowered-{}", script.name));
    let mut esbuild = esbuild(stage)?;
    esbuild.arg(script.source).args(["--bundle", "--format=esm", "--target=es2017", "--charset=ascii"]);
    esbuild.args(["--loader:.css=text", "--loader:.lzma=base64", "--legal-comments=none"]);
    esbuild.args(script.defines.iter().map(|define| format!("--define:{define}")));
    esbuild.args(script.puts.iter().map(|file| format!("--inject:{file}")));
    run::run(esbuild.arg(format!("--outfile={}", bundled.display())))?;
    paths::write(&bundled, for_old_engines(&paths::read_text(&bundled)?)?)?;

    run::run(Command::new("node").arg(paths::root().join("xtask/lower.mjs")).arg(&bundled).arg(&lowered))?;

    let mut esbuild = self::esbuild(stage)?;
    esbuild.arg(&lowered).args(["--bundle", "--format=iife", "--target=es5", "--charset=ascii", "--minify"]);
    esbuild.args(["--log-override:direct-eval=error", "--legal-comments=none"]);
    esbuild.args(script.completes.iter().map(|file| format!("--inject:{file}")));
    esbuild.arg(format!("--banner:js={}", script.banner));
    run::run(esbuild.arg(format!("--outfile={}", out.join(script.name).display())))
}

fn esbuild(stage: &Path) -> Outcome<Command> {
    let mut esbuild = tools::esbuild()?;
    // The stage lies outside the repository's folder, where modules of npm would not be found.
    esbuild.current_dir(stage).env("NODE_PATH", paths::root().join("node_modules")).arg("--log-level=warning");
    Ok(esbuild)
}

/// The glue with the methods that engines of ES5 lack written out; methods cannot be put in as names can.
fn for_old_engines(script: &str) -> Outcome<String> {
    const FILL: &str = "new Array(1024).fill(void 0)";
    const INCLUDES: &str = ".includes(getStringFromWasm0(arg1, arg2), arg3)";
    if script.matches(FILL).count() != 1 {
        return Err(format!("the glue has no `{FILL}`: wasm-bindgen or esbuild changed, correct xtask/src/es5.rs"));
    }
    // Empty slots read as undefined, and `push` puts what follows after them.
    let script = script.replace(FILL, "new Array(1024)");
    Ok(script.replace(INCLUDES, ".indexOf(getStringFromWasm0(arg1, arg2), arg3) >= 0"))
}

#[cfg(test)]
mod tests {
    use super::for_old_engines;

    #[test]
    fn methods_are_written_out() {
        let glue = "var heap = new Array(1024).fill(void 0);\nreturn a.includes(getStringFromWasm0(arg1, arg2), arg3);";
        let text = for_old_engines(glue).unwrap_or_default();
        assert!(!text.contains("fill") && !text.contains("includes"), "{text}");
        assert!(for_old_engines("var heap = [];").is_err());
    }
}
