//! The programs behind `./dev`: build, serve, test, bench, check-pkg, reproduce.
//!
//! Each command prints short lines about what it does and ends with one result line.

#[cfg(feature = "build")]
mod bench;
#[cfg(feature = "build")]
mod bundle;
#[cfg(feature = "build")]
mod check_pkg;
#[cfg(feature = "build")]
mod counts;
#[cfg(feature = "build")]
mod es5;
#[cfg(feature = "build")]
mod glue;
#[cfg(feature = "build")]
mod integrity;
#[cfg(feature = "build")]
mod licenses;
#[cfg(feature = "build")]
mod lzma;
#[cfg(feature = "build")]
mod mvp;
#[cfg(feature = "build")]
mod no_wasm;
#[cfg(feature = "build")]
mod packs;
#[cfg(feature = "build")]
mod pkg;
#[cfg(feature = "build")]
mod reproduce;
#[cfg(feature = "build")]
mod steps;
#[cfg(feature = "build")]
mod tools;
#[cfg(feature = "build")]
mod wasm;

mod paths;
mod run;
mod serve;
mod sources;

use std::process::ExitCode;

/// What a command answers: a last line to print, or what went wrong.
pub(crate) type Outcome<T = ()> = Result<T, String>;

const HELP: &str =
    "commands: build, serve [--port N], test, bench [peers [NAME ...] | batch [ROWS]], check-pkg, reproduce, fresh";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let command = args.first().map_or("", String::as_str);
    let rest = args.get(1..).unwrap_or_default();
    match dispatch(command, rest) {
        Ok(code) => code,
        Err(message) => {
            eprintln!("error: {message}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(command: &str, rest: &[String]) -> Outcome<ExitCode> {
    match command {
        "serve" => serve::serve(rest).map(|()| ExitCode::SUCCESS),
        "fresh" => sources::report_fresh(),
        #[cfg(feature = "build")]
        "build" => pkg::build_into(&paths::pkg()).map(|()| ExitCode::SUCCESS),
        #[cfg(feature = "build")]
        "check-pkg" => check_pkg::command(),
        #[cfg(feature = "build")]
        "reproduce" => reproduce::command(),
        #[cfg(feature = "build")]
        "test" => steps::test(),
        #[cfg(feature = "build")]
        "bench" => bench::bench(rest).map(|()| ExitCode::SUCCESS),
        "" | "help" | "--help" | "-h" => {
            println!("{HELP}");
            Ok(ExitCode::SUCCESS)
        }
        other => Err(format!("there is no command `{other}`; {HELP}")),
    }
}
