//! The JavaScript files of the package, bundled by esbuild from `js/` and the glue.

use std::path::Path;

use crate::{Outcome, es5, integrity, lzma, no_wasm, paths, run, tools};

/// One bundled file: its source in `js/`, its name in the package, and esbuild's options.
struct Entry {
    source: &'static str,
    name: &'static str,
    options: &'static [&'static str],
}

const ENTRIES: &[Entry] = &[
    // Lists in a worker: the wasm is handed over compiled, so this file has none.
    Entry {
        source: "worker.js",
        name: "zhixin-worker.js",
        options: &["--format=iife", "--target=es2017", "--charset=ascii"],
    },
    // Spreadsheets: the library's unzipper without its threads, which are made of blobs.
    Entry {
        source: "xlsx/xlsx.js",
        name: "zhixin-xlsx.js",
        options: &[
            "--format=iife",
            "--target=es2017",
            "--charset=ascii",
            "--alias:fflate=./xlsx/unzip.js",
            "--alias:fflate-itself=fflate/browser",
        ],
    },
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
    styles(stage, out)?;
    let wasm = std::fs::read(stage.join("zhixin.wasm")).map_err(|e| format!("cannot read zhixin.wasm: {e}"))?;
    paths::write(&stage.join("zhixin.wasm.lzma"), lzma::packed(&wasm)?)?;
    let libraries = xlsx_libraries()?;
    no_wasm::translate(stage)?;
    scripts(stage, out, version)?;
    for entry in ENTRIES {
        println!("  esbuild {}", entry.name);
        let mut esbuild = tools::esbuild()?;
        esbuild.env("NODE_PATH", &libraries);
        esbuild.current_dir(stage).arg(entry.source).args(["--bundle", "--minify", "--log-level=warning"]);
        esbuild.args(["--log-override:direct-eval=error", "--legal-comments=none", "--loader:.css=text"]);
        esbuild.arg(format!("--define:ZHIXIN_VERSION=\"{version}\"")).args(entry.options);
        esbuild.arg("--inject:safe-json.js").arg(format!("--banner:js={}", banner(version)));
        esbuild.arg(format!("--outfile={}", out.join(entry.name).display()));
        run::run(&mut esbuild)?;
    }
    Ok(())
}

/// Where the libraries of the spreadsheet reader are; those that its lock file pins are installed where they are not.
pub(crate) fn xlsx_libraries() -> Outcome<std::path::PathBuf> {
    let folder = paths::root().join("js/xlsx");
    let installed = folder.join("node_modules");
    if !installed.join("read-excel-file").is_dir() {
        println!("  npm ci in js/xlsx");
        let quiet = ["ci", "--silent", "--no-audit", "--no-fund", "--ignore-scripts"];
        run::run(std::process::Command::new("npm").current_dir(&folder).args(quiet))?;
    }
    Ok(installed)
}

/// The scripts for every engine. ASCII only: a portal's page may be in GBK, and its server may name no charset.
fn scripts(stage: &Path, out: &Path, version: &str) -> Outcome {
    const COMPLETES: &[&str] = &["safe-json.js", "old/globals.js", "old/helpers.js"];
    const COMPLETES_WITH_MATH: &[&str] = &["safe-json.js", "old/globals.js", "old/helpers.js", "old/math.js"];
    let define =
        |digest: &str| [format!("ZHIXIN_VERSION=\"{version}\""), format!("ZHIXIN_NO_WASM_SHA384=\"{digest}\"")];
    let no_wasm = es5::Script {
        source: "no-wasm.js",
        name: "zhixin.nowasm.js",
        puts: &["no-wasm/webassembly.js"],
        completes: COMPLETES_WITH_MATH,
        defines: &define(""),
        banner: &banner(version),
    };
    es5::bundle(stage, out, &no_wasm)?;
    // The classic script knows the digest of the file that it may add.
    let digest = integrity::sha384(&out.join(no_wasm.name))?;
    let classic = es5::Script {
        source: "classic.js",
        name: "zhixin.js",
        puts: &[],
        completes: COMPLETES,
        defines: &define(&digest),
        banner: &banner(version),
    };
    es5::bundle(stage, out, &classic)
}

fn banner(version: &str) -> String {
    format!("/*! zhixin {version} | MIT OR Apache-2.0 | see LICENSES.txt */")
}

/// The styles as a file, for kernels without constructed style sheets under a policy without inline styles.
fn styles(stage: &Path, out: &Path) -> Outcome {
    let host = stage.join("host.css");
    minify_css(&stage.join("element.css"), &host)?;
    paths::write(&out.join("zhixin.css"), paths::read_text(&host)? + &paths::read_text(&stage.join("widget.css"))?)
}

/// The styles of the widget lie beside the form that they belong to; they are shipped inside the scripts.
fn minify_css(from: &Path, to: &Path) -> Outcome {
    let mut esbuild = tools::esbuild()?;
    esbuild.arg(from).args(["--bundle", "--minify", "--log-level=warning", "--target=chrome57", "--charset=utf8"]);
    run::run(esbuild.arg(format!("--outfile={}", to.display())))
}
