//! The correction of wasm-bindgen's glue.
//!
//! The glue keeps views of the wasm memory and notices that the memory grew by the old buffer being detached.
//! Chrome 57 to 65 and the output of wasm2js do not detach it: stale views are read and data is silently wrong.
//! The views must be compared with the memory itself.

use crate::Outcome;

/// The glue with every check of a kept view replaced; an error when a check has a form not known here.
pub(crate) fn patched(glue: &str) -> Outcome<String> {
    let mut out = String::with_capacity(glue.len());
    let mut replaced = 0_usize;
    for line in glue.lines() {
        match corrected(line) {
            Some(better) => {
                replaced += 1;
                out.push_str(&better);
            }
            None => out.push_str(line),
        }
        out.push('\n');
    }
    for left in [".detached", "byteLength === 0"] {
        if out.contains(left) {
            return Err(format!("the glue still has `{left}`: wasm-bindgen changed, correct xtask/src/glue.rs"));
        }
    }
    let views = glue.lines().filter(|l| is_view(l)).count();
    if replaced == 0 || replaced != views {
        return Err(format!("the glue keeps {views} views but {replaced} checks were replaced: see xtask/src/glue.rs"));
    }
    Ok(out)
}

/// `let cachedUint8ArrayMemory0 = null;`
fn is_view(line: &str) -> bool {
    line.starts_with("let cached") && line.ends_with("Memory0 = null;")
}

/// `if (<view> === null || <any test of detachment>) {`, with the test made right.
fn corrected(line: &str) -> Option<String> {
    let rest = line.trim_start().strip_prefix("if (cached")?;
    let (name, test) = rest.split_once(" === null || ")?;
    if !name.ends_with("Memory0") || !test.ends_with(") {") {
        return None;
    }
    Some(format!("    if (cached{name} === null || cached{name}.buffer !== wasm.memory.buffer) {{"))
}

#[cfg(test)]
mod tests {
    use super::patched;

    const BYTES: &str = "let cachedUint8ArrayMemory0 = null;\n\
        function getUint8ArrayMemory0() {\n    \
        if (cachedUint8ArrayMemory0 === null || cachedUint8ArrayMemory0.byteLength === 0) {\n    }\n}\n";

    #[test]
    fn a_kept_view_is_compared_with_the_memory() {
        let glue = patched(BYTES).unwrap_or_default();
        assert!(glue.contains("cachedUint8ArrayMemory0.buffer !== wasm.memory.buffer"), "{glue}");
        assert!(!glue.contains("byteLength === 0"), "{glue}");
    }

    #[test]
    fn an_unknown_form_is_an_error() {
        assert!(patched("let cachedUint8ArrayMemory0 = null;\n").is_err());
        assert!(patched(&BYTES.replace("if (", "while (")).is_err());
        assert!(patched("").is_err());
    }
}
