//! Measures loading and asking: `cargo run --release --example measure`.
#![allow(clippy::print_stdout, reason = "an example prints")]

use std::hint::black_box;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use serde_json::json;
use zhixin::api::Engine;
use zhixin::error::Error;

fn main() -> ExitCode {
    match measure() {
        Ok(()) => ExitCode::SUCCESS,
        Err(faults) => {
            faults.iter().for_each(|fault| println!("{fault}"));
            ExitCode::FAILURE
        }
    }
}

fn measure() -> Result<(), Vec<Error>> {
    let engine = Engine::new(&[])?;
    let record = json!({
        "id": "a", "act": "infringement", "authority": "market_regulation", "document": "penalty_decision",
        "determinedOn": "2026-05-08", "publishedOn": "2026-05-10", "severity": "general",
        "measures": [{ "kind": "fine", "amount": 30000, "size": "ordinary" }], "dutiesPerformedOn": "2026-06-01"
    });
    let args = [json!({ "records": [record] }), json!({ "asOf": "2026-11-22" })];
    println!("load        {:>9.1?}", each(300, || Engine::new(&[]).map(|_| ()))?);
    println!("checkRepair {:>9.1?}", each(20_000, || engine.call("checkRepair", black_box(&args), None).map(|_| ()))?);
    let answer = engine.call("checkRepair", &args, None)?;
    println!("answer      {:>9} bytes", answer.len());
    Ok(())
}

/// The mean time of one call.
fn each(times: u32, mut call: impl FnMut() -> Result<(), Vec<Error>>) -> Result<Duration, Vec<Error>> {
    let start = Instant::now();
    for _ in 0..times {
        call()?;
    }
    Ok(start.elapsed() / times)
}
