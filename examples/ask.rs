//! Asks one method of the face on the command line: `cargo run --example ask -- checkRepair '{…}' '{"asOf":"2026-11-22"}'`.
#![allow(clippy::print_stdout, reason = "an example prints")]

use std::process::ExitCode;

use serde_json::Value;
use zhixin::api::Engine;

fn main() -> ExitCode {
    let mut words = std::env::args().skip(1);
    let method = words.next().unwrap_or_default();
    // A word that is no JSON stands for itself, so that `checkUscc 91330000733796106P` needs no quotes.
    let args: Vec<Value> = words.map(|word| serde_json::from_str(&word).unwrap_or(Value::String(word))).collect();
    match Engine::new(&[]).and_then(|engine| engine.call(&method, &args, None)) {
        Ok(answer) => {
            println!("{answer}");
            ExitCode::SUCCESS
        }
        Err(faults) => {
            faults.iter().for_each(|fault| println!("{}\n{fault}", fault.messages.zh));
            ExitCode::FAILURE
        }
    }
}
