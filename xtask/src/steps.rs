//! The command `test`: every step runs, even after one failed, and all counts are added up.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};

use crate::check_pkg::{self, Found};
use crate::counts::Counts;
use crate::tools::Std;
use crate::{Outcome, mvp, paths, pkg, run};

/// A heading and what it runs.
type Step = (&'static str, fn() -> Outcome<Counts>);

const STEPS: &[Step] = &[
    ("format: cargo fmt --check", format),
    ("lints: cargo clippy --workspace --all-targets", lints),
    ("lints of the browser's face: cargo clippy --target wasm32-unknown-unknown", face_lints),
    ("Rust tests: cargo test --workspace", rust_tests),
    ("the same rules inside a query engine, on Parquet files", query_engine),
    ("documentation: cargo doc, warnings are errors", documentation),
    ("build of the package", build),
    ("pkg/ is what the sources build to", same_package),
    ("the wasm file needs the MVP and mutable globals only", mvp_only),
    ("the package in Node, and the worked cases", || node("tests/node")),
    ("the package in a browser, and the worked cases", || node("tests/browser")),
    ("the element as a citizen of a page", || node("tests/element")),
    ("accessibility and looks of the form and its answers", || node("tests/access")),
    ("accessibility and looks of the pages", || node("tests/pages")),
    ("the same answers in every build", same_answers),
    ("the policies and servers of portals", || node("tests/policies")),
    ("the hosts: pages, frameworks, a frame, and their frozen contracts", || node("tests/hosts")),
    ("old kernels, Firefox, WebKit and an engine of ES5", || node("tests/kernels")),
    // After the hosts, whose tools it borrows.
    ("the lines of the integrator's page, built by the tools of the hosts", || node("tests/lines")),
];

/// Runs everything; the last line is the sum.
pub(crate) fn test() -> Outcome<ExitCode> {
    let mut sum = Counts::default();
    let mut broken = Vec::new();
    for (at, (heading, step)) in STEPS.iter().enumerate() {
        println!("\n== {}/{} {heading}", at + 1, STEPS.len());
        let counts = step().unwrap_or_else(|message| {
            println!("failed: {message}");
            Counts::FAIL
        });
        if counts.failed > 0 {
            broken.push(*heading);
        }
        sum += counts;
    }
    println!();
    for heading in &broken {
        println!("failed: {heading}");
    }
    println!("{} passed, {} failed, {} skipped", sum.passed, sum.failed, sum.skipped);
    let good = sum.failed == 0 && sum.passed > 0;
    Ok(if good { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The package as this run built it; the tests of the package read this one.
fn fresh() -> PathBuf {
    paths::target().join("pkg-check")
}

fn cargo(args: &[&str]) -> Command {
    let mut command = Command::new("cargo");
    command.current_dir(paths::root()).args(args);
    command
}

fn one(result: Outcome) -> Outcome<Counts> {
    result.map(|()| Counts::PASS)
}

fn skip(reason: &str) -> Outcome<Counts> {
    println!("skipped: {reason}");
    Ok(Counts::SKIP)
}

fn format() -> Outcome<Counts> {
    if !run::works(&mut cargo(&["fmt", "--version"])) {
        return skip("cargo fmt is not installed (rustup component add rustfmt)");
    }
    one(run::run(&mut cargo(&["fmt", "--all", "--check"])))
}

fn lints() -> Outcome<Counts> {
    if !run::works(&mut cargo(&["clippy", "--version"])) {
        return skip("cargo clippy is not installed (rustup component add clippy)");
    }
    run::run(&mut cargo(&["clippy", "--quiet", "--workspace", "--all-targets", "--", "-D", "warnings"]))?;
    // The core alone, as other programs take it.
    one(run::run(&mut cargo(&[
        "clippy",
        "--quiet",
        "-p",
        "zhixin",
        "--lib",
        "--no-default-features",
        "--",
        "-D",
        "warnings",
    ])))
}

fn face_lints() -> Outcome<Counts> {
    if Std::chosen() == Std::Built {
        return skip("the compiler in use has no WebAssembly library");
    }
    if !run::works(&mut cargo(&["clippy", "--version"])) {
        return skip("cargo clippy is not installed");
    }
    let args =
        ["clippy", "--quiet", "-p", "zhixin", "--lib", "--target", "wasm32-unknown-unknown", "--", "-D", "warnings"];
    one(run::run(&mut cargo(&args)))
}

fn rust_tests() -> Outcome<Counts> {
    counted(&mut cargo(&["test", "--quiet", "--workspace", "--no-fail-fast"]))
}

fn query_engine() -> Outcome<Counts> {
    let there = paths::root().join("examples/datafusion");
    if run::works(&mut cargo(&["fmt", "--version"])) {
        run::run(cargo(&["fmt", "--check"]).current_dir(&there))?;
    }
    counted(cargo(&["test", "--quiet", "--locked"]).current_dir(&there))
}

/// Runs a program with its output shown, and reads its counts.
fn counted(command: &mut Command) -> Outcome<Counts> {
    let mut child = command.stdout(Stdio::piped()).spawn().map_err(|e| e.to_string())?;
    let mut said = String::new();
    if let Some(stdout) = child.stdout.take() {
        for line in BufReader::new(stdout).lines().map_while(Result::ok) {
            println!("{line}");
            said.push_str(&line);
            said.push('\n');
        }
    }
    let status = child.wait().map_err(|e| e.to_string())?;
    Ok(judged(Counts::read(&said), status.success()))
}

/// A program that ended badly without naming a failure is a failure.
fn judged(mut counts: Counts, ended_well: bool) -> Counts {
    if !ended_well && counts.failed == 0 {
        counts += Counts::FAIL;
    }
    counts
}

fn documentation() -> Outcome<Counts> {
    let mut command = cargo(&["doc", "--quiet", "-p", "zhixin", "--lib", "--no-deps", "--document-private-items"]);
    one(run::run(command.env("RUSTDOCFLAGS", "-D warnings")))
}

fn build() -> Outcome<Counts> {
    one(pkg::build_into(&fresh()))
}

fn same_package() -> Outcome<Counts> {
    match check_pkg::compare(&fresh())? {
        Found::Same(files) => {
            println!("{files} files, byte for byte");
            Ok(Counts::PASS)
        }
        Found::Different(files) => {
            Err(format!("pkg/ differs from a build of the sources (./dev build renews it): {}", files.join(", ")))
        }
        Found::OtherTools(which) => skip(&format!("pkg/ was built by other tools ({which})")),
    }
}

fn mvp_only() -> Outcome<Counts> {
    one(mvp::check(&fresh().join("zhixin.wasm")))
}

/// The answers of the native build, for the tests that compare the others with them.
fn answers() -> PathBuf {
    paths::target().join("answers.ndjson")
}

fn same_answers() -> Outcome<Counts> {
    let told = run::output(&mut cargo(&["run", "--quiet", "--example", "answers"]))?;
    paths::write(&answers(), told)?;
    node("tests/builds")
}

/// Runs every `*.test.mjs` of a folder. People read the report; the counts come from a second one.
fn node(folder: &str) -> Outcome<Counts> {
    let root = paths::root();
    let mut files = paths::files_under(&root.join(folder));
    files.retain(|f| f.to_string_lossy().ends_with(".test.mjs"));
    if files.is_empty() {
        return Err(format!("{folder} has no tests"));
    }
    let report = paths::target().join(format!("{}.tap", folder.replace('/', "-")));
    paths::write(&report, "")?;
    let mut node = Command::new("node");
    node.current_dir(&root).env("ZHIXIN_PKG", fresh()).env("ZHIXIN_ANSWERS", answers()).arg("--test");
    node.args(["--test-reporter=spec", "--test-reporter-destination=stdout", "--test-reporter=tap"]);
    node.arg(format!("--test-reporter-destination={}", report.display()));
    node.args(files.iter().map(|f| f.strip_prefix(&root).unwrap_or(f)).collect::<Vec<&Path>>());
    let status = node.status().map_err(|e| format!("cannot start node: {e}"))?;
    Ok(judged(Counts::read(&paths::read_text(&report)?), status.success()))
}
