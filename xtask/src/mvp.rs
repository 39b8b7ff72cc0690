//! What is known about the binary format: its custom sections, and the check that nothing newer than the MVP is used.

use std::path::Path;

use crate::{Outcome, run, tools};

/// The features a built file may have; mutable globals came with Chrome 74 for imports and exports only,
/// a module that keeps its globals to itself runs in Chrome 57.
pub(crate) const FEATURES: &[&str] = &["--mvp-features", "--enable-mutable-globals"];

/// Fails when the file needs a newer feature.
pub(crate) fn check(file: &Path) -> Outcome {
    run::output(tools::wasm_opt()?.arg(file).args(FEATURES)).map(|_| ())
}

/// The module without the custom sections of that name.
///
/// The section `target_features` makes wasm-bindgen write glue for reference types that are not there.
pub(crate) fn without_custom_section(wasm: &[u8], name: &str) -> Outcome<Vec<u8>> {
    let fault = || "not a WebAssembly file, or cut off".to_owned();
    let header = wasm.get(..8).filter(|h| h.starts_with(b"\0asm")).ok_or_else(fault)?;
    let mut out = header.to_vec();
    let mut at = 8;
    while let Some(&id) = wasm.get(at) {
        let (length, body) = leb128(wasm, at + 1).ok_or_else(fault)?;
        let end = body.checked_add(length).ok_or_else(fault)?;
        let section = wasm.get(at..end).ok_or_else(fault)?;
        let is_named = id == 0 && {
            let (name_length, name_at) = leb128(wasm, body).ok_or_else(fault)?;
            wasm.get(name_at..name_at + name_length) == Some(name.as_bytes())
        };
        if !is_named {
            out.extend_from_slice(section);
        }
        at = end;
    }
    Ok(out)
}

/// An unsigned number in LEB128 and the place after it.
fn leb128(bytes: &[u8], mut at: usize) -> Option<(usize, usize)> {
    let mut value = 0_usize;
    for shift in (0..35).step_by(7) {
        let byte = *bytes.get(at)?;
        at += 1;
        value |= usize::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            return Some((value, at));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::without_custom_section;

    const HEADER: &[u8] = b"\0asm\x01\0\0\0";

    fn module(sections: &[&[u8]]) -> Vec<u8> {
        [HEADER, &sections.concat()].concat()
    }

    #[test]
    fn only_the_named_section_goes() {
        let (first, named, last): (&[u8], &[u8], &[u8]) = (b"\0\x03\x01ax", b"\0\x03\x01by", b"\x01\x01\0");
        let got = without_custom_section(&module(&[first, named, last]), "b");
        assert_eq!(got, Ok(module(&[first, last])));
    }

    #[test]
    fn a_cut_file_is_an_error() {
        assert!(without_custom_section(b"\0asm", "b").is_err());
        assert!(without_custom_section(b"<!doctype html>", "b").is_err());
        assert!(without_custom_section(&module(&[b"\0\x7f\x01b"]), "b").is_err());
    }
}
