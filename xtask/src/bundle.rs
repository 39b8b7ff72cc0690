//! The JavaScript files of the package, bundled by esbuild from `js/` and the glue.

use std::path::Path;

use crate::{Outcome, lzma, paths, run, tools};

/// One bundled file: its source in `js/`, its name in the package, and esbuild's options.
struct Entry {
    source: &'static str,
    name: &'static str,
    options: &'static [&'static str],
}

const ENTRIES: &[Entry] = &[
    // ASCII only: a portal's page may be in GBK, and its server may name no charset.
    Entry {
        source: "classic.js",
        name: "zhixin.js",
        options: &["--format=iife", "--target=es2017", "--loader:.lzma=base64", "--charset=ascii"],
    },
    // Lists in a worker: the wasm is handed over compiled, so this file has none.
    Entry { source: "worker.js", name: "zhixin-worker.js", options: &["--format=iife", "--target=es2017", "--charset=ascii"] },
    // `import.meta` is of ES2020.
    Entry { source: "module.js", name: "zhixin.mjs", options: &["--format=esm", "--target=es2020", "--charset=utf8"] },
    Entry {
        source: "node-esm.js",
        name: "node.mjs",
        options: &["--format=esm", "--platform=node", "--target=node18", "--charset=utf8"],
    },
    Entry {
        source: "node-cjs.js",
        name: "node.cjs",
        options: &["--format=cjs", "--platform=node", "--target=node18", "--charset=utf8"],
    },
];

/// Copies `js/` beside the glue in `stage` and bundles every entry into `out`.
pub(crate) fn bundle(stage: &Path, out: &Path, version: &str) -> Outcome {
    let js = paths::root().join("js");
    for file in paths::files_under(&js) {
        let name = file.strip_prefix(&js).unwrap_or(&file);
        let bytes = std::fs::read(&file).map_err(|e| format!("cannot read {}: {e}", file.display()))?;
        paths::write(&stage.join(name), bytes)?;
    }
    minify_css(&paths::root().join("src/form/style.css"), &stage.join("widget.css"))?;
    let wasm = std::fs::read(stage.join("zhixin.wasm")).map_err(|e| format!("cannot read zhixin.wasm: {e}"))?;
    paths::write(&stage.join("zhixin.wasm.lzma"), lzma::packed(&wasm)?)?;
    for entry in ENTRIES {
        println!("  esbuild {}", entry.name);
        let mut esbuild = tools::esbuild()?;
        esbuild.current_dir(stage).arg(entry.source).args(["--bundle", "--minify", "--log-level=warning"]);
        esbuild.args(["--log-override:direct-eval=error", "--legal-comments=none", "--loader:.css=text"]);
        esbuild.arg(format!("--define:ZHIXIN_VERSION=\"{version}\"")).args(entry.options);
        esbuild.arg(format!("--banner:js=/*! zhixin {version} | MIT OR Apache-2.0 | see LICENSES.txt */"));
        esbuild.arg(format!("--outfile={}", out.join(entry.name).display()));
        run::run(&mut esbuild)?;
    }
    Ok(())
}

/// The styles of the widget lie beside the form that they belong to; they are shipped inside the scripts.
fn minify_css(from: &Path, to: &Path) -> Outcome {
    let mut esbuild = tools::esbuild()?;
    esbuild.arg(from).args(["--minify", "--log-level=warning", "--target=chrome57", "--charset=utf8"]);
    run::run(esbuild.arg(format!("--outfile={}", to.display())))
}
