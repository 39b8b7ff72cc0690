//! Measures loading and asking, over all worked cases: `cargo run --release --example measure`.
//!
//! With `answers` it prints every answer and every outcome instead, so that two states of the sources can be compared.
#![allow(clippy::print_stdout, reason = "an example prints")]

use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use serde_json::Value;
use zhixin::api::Engine;
use zhixin::ask::{Asked, Task, outcome};
use zhixin::date;
use zhixin::error::Error;
use zhixin::subject::Input;
use zhixin::text::Lang;

const METHODS: [(&str, &str, Option<Task>); 5] = [
    ("repair", "checkRepair", Some(Task::Repair)),
    ("commitment", "checkCommitment", Some(Task::Commitment)),
    ("benefits", "checkBenefits", Some(Task::Benefits)),
    ("tier", "calculateTier", Some(Task::Tier)),
    ("office", "checkOffice", None),
];

fn main() -> ExitCode {
    let answers = std::env::args().any(|arg| arg == "answers");
    match measure(answers) {
        Ok(()) => ExitCode::SUCCESS,
        Err(faults) => {
            faults.iter().for_each(|fault| println!("{fault}"));
            ExitCode::FAILURE
        }
    }
}

fn measure(answers: bool) -> Result<(), Vec<Error>> {
    let engine = Engine::new(&[])?;
    if !answers {
        println!("load             {:>9.1?}", each(30, || Engine::new(&[]).map(drop))?);
    }
    for (task, method, kind) in METHODS {
        let cases = cases(task);
        let args: Vec<[Value; 2]> = cases.iter().map(|case| [part(case, "input"), part(case, "options")]).collect();
        let args: Vec<_> = args.into_iter().filter(|args| engine.call(method, args, None).is_ok()).collect();
        let read =
            |[input, options]: &[Value; 2]| Some((Input::read(input, &engine.world().facts).ok()?, options.clone()));
        let inputs: Vec<(Input, Value)> = args.iter().filter_map(read).collect();
        let brief = |(input, options): &(Input, Value)| {
            let text = |key: &str| options.get(key).and_then(Value::as_str);
            let asked = Asked {
                task: kind?,
                as_of: text("asOf").and_then(|day| date::parse(day).ok())?,
                jurisdiction: text("jurisdiction").unwrap_or("CN"),
                lang: if text("lang") == Some("en") { Lang::En } else { Lang::Zh },
                scheme: text("scheme"),
                benefit: text("benefit"),
            };
            Some(outcome(engine.world(), input, &asked))
        };
        if answers {
            for (args, input) in args.iter().zip(&inputs) {
                println!("{}\n{:?}", engine.call(method, args, None)?, brief(input));
            }
            continue;
        }
        let count = u32::try_from(args.len()).unwrap_or(1).max(1);
        let all = || args.iter().try_for_each(|args| engine.call(method, black_box(args), None).map(drop));
        println!("{method:<16} {:>9.1?} an answer, over {count} cases", each(20, all)? / count);
        let read = || {
            args.iter().for_each(|[input, _]| drop(black_box(Input::read(black_box(input), &engine.world().facts))));
            Ok(())
        };
        println!("  reading        {:>9.1?}", each(20, read)? / count);
        if kind.is_some() {
            let all = || {
                inputs.iter().for_each(|input| drop(black_box(brief(black_box(input)))));
                Ok(())
            };
            println!("  without words  {:>9.1?}", each(20, all)? / count);
        }
    }
    Ok(())
}

fn part(case: &Value, key: &str) -> Value {
    case.get(key).cloned().unwrap_or(Value::Null)
}

/// The worked cases of a task.
fn cases(task: &str) -> Vec<Value> {
    let mut found = Vec::new();
    let mut folders = vec![Path::new("rules/cases").to_path_buf()];
    while let Some(folder) = folders.pop() {
        let mut paths: Vec<_> =
            fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
        paths.sort();
        for path in paths {
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let Some(json) = fs::read_to_string(path).ok().and_then(|text| serde_json::from_str::<Value>(&text).ok())
            else {
                continue;
            };
            let cases = json.get("cases").and_then(Value::as_array).cloned().unwrap_or_default();
            found.extend(cases.into_iter().filter(|case| case.get("task").and_then(Value::as_str) == Some(task)));
        }
    }
    found
}

/// The mean time of one call, as the quickest of three rounds has it: a busy machine only adds.
fn each(times: u32, mut call: impl FnMut() -> Result<(), Vec<Error>>) -> Result<Duration, Vec<Error>> {
    let mut best = Duration::MAX;
    for _ in 0..3 {
        let start = Instant::now();
        for _ in 0..times {
            call()?;
        }
        best = best.min(start.elapsed() / times);
    }
    Ok(best)
}
