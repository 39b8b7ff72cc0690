//! The wasm translated to JavaScript, for browsers and policies without WebAssembly.

use std::path::Path;

use crate::{Outcome, paths, run, tools};

/// Writes `translated.js`, which exports the function `translated(imports)`, beside `zhixin.wasm` in `stage`.
pub(crate) fn translate(stage: &Path) -> Outcome {
    println!("  wasm2js");
    let whole = stage.join("wasm/whole.js");
    let mut wasm2js = tools::node_tool("binaryen/bin/wasm2js")?;
    run::run(wasm2js.arg(stage.join("zhixin.wasm")).args(["-O", "-o"]).arg(&whole))?;
    paths::write(&stage.join("translated.js"), program(&paths::read_text(&whole)?)?)
}

/// The program without its start: when it starts, and with which imports, is for the caller to say.
fn program(whole: &str) -> Outcome<String> {
    let changed = |what: &str| format!("wasm2js writes its {what} in another way: correct xtask/src/no_wasm.rs");
    let (first, rest) = whole.split_once('\n').ok_or_else(|| changed("import"))?;
    if !first.starts_with("import * as ") || rest.contains("\nimport ") {
        return Err(changed("import"));
    }
    let (body, start) = rest.split_once("\nvar retasmFunc = asmFunc({").ok_or_else(|| changed("start"))?;
    if !body.contains("\nfunction asmFunc(imports) {") {
        return Err(changed("program"));
    }
    // A memory that grows is a new buffer: without this the views of the glue would be of the old one.
    if !body.contains("buffer = newBuffer;") || !start.contains("export var memory") {
        return Err(changed("memory"));
    }
    Ok(format!("{body}\nexport {{ asmFunc as translated }};\n"))
}

#[cfg(test)]
mod tests {
    use super::program;

    const WHOLE: &str = "import * as glue from './glue_bg.js';\n var bufferView;\n\
        function asmFunc(imports) {\n   buffer = newBuffer;\n}\n\
        \nvar retasmFunc = asmFunc({\n  \"./glue_bg.js\": glue,\n});\nexport var memory = retasmFunc.memory;\n";

    #[test]
    fn the_start_is_left_to_the_caller() {
        let text = program(WHOLE).unwrap_or_default();
        assert!(text.ends_with("\nexport { asmFunc as translated };\n"), "{text}");
        assert!(!text.contains("import * as") && !text.contains("retasmFunc"), "{text}");
    }

    #[test]
    fn another_form_is_an_error() {
        for part in
            ["import * as", "retasmFunc = asmFunc", "function asmFunc", "buffer = newBuffer", "export var memory"]
        {
            assert!(program(&WHOLE.replace(part, "x")).is_err(), "{part}");
        }
    }
}
