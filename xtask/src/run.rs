//! Running other programs.

#[cfg(feature = "build")]
use std::process::Command;

use crate::Outcome;

/// Runs a program with its output shown; an exit code other than 0 is an error.
#[cfg(feature = "build")]
pub(crate) fn run(command: &mut Command) -> Outcome {
    let status = command.status().map_err(|e| format!("cannot start {}: {e}", name(command)))?;
    if status.success() { Ok(()) } else { Err(format!("{} ended with {status}", name(command))) }
}

/// Runs a program quietly and gives what it printed; its error text is part of the error.
#[cfg(feature = "build")]
pub(crate) fn output(command: &mut Command) -> Outcome<String> {
    let output = command.output().map_err(|e| format!("cannot start {}: {e}", name(command)))?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    let told = String::from_utf8_lossy(&output.stderr).trim().to_owned();
    Err(format!("{} ended with {}: {told}", name(command), output.status))
}

/// Whether a program runs and ends well.
#[cfg(feature = "build")]
pub(crate) fn works(command: &mut Command) -> bool {
    command.output().is_ok_and(|output| output.status.success())
}

#[cfg(feature = "build")]
fn name(command: &Command) -> String {
    let args: Vec<_> = command.get_args().take(3).map(|a| a.to_string_lossy().into_owned()).collect();
    format!("`{} {}`", command.get_program().to_string_lossy(), args.join(" "))
}

/// The value after `--name` in the arguments.
pub(crate) fn option<'a>(args: &'a [String], name: &str) -> Outcome<Option<&'a str>> {
    let Some(at) = args.iter().position(|a| a == name) else { return Ok(None) };
    args.get(at + 1).map(|v| Some(v.as_str())).ok_or_else(|| format!("`{name}` needs a value"))
}
