//! Packing of the bytes that the classic script carries; `js/lzma.js` unpacks them.

use std::io::Write;

use lzma_rust2::{LzmaOptions, LzmaWriter};

use crate::Outcome;

/// The bytes as an `.lzma` file that names its size and has no end mark.
pub(crate) fn packed(bytes: &[u8]) -> Outcome<Vec<u8>> {
    let fault = |e: std::io::Error| format!("lzma: {e}");
    let mut options = LzmaOptions::with_preset(9);
    // WebAssembly has no alignment, and matches may be as long as they come.
    options.pb = 0;
    options.nice_len = 273;
    let size = u64::try_from(bytes.len()).map_err(|e| e.to_string())?;
    let mut writer = LzmaWriter::new_use_header(Vec::new(), &options, Some(size)).map_err(fault)?;
    writer.write_all(bytes).map_err(fault)?;
    writer.finish().map_err(fault)
}
