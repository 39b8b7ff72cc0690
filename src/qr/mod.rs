//! The code that is printed with a decision record: its digests and the short facts, and no address.
//!
//! A QR code (ISO/IEC 18004) of plain text: a reader shows words, and nothing can be opened with it.

mod facts;

use qrcodegen::{QrCode, QrCodeEcc};
use serde::Serialize;

use crate::error::Error;
use crate::text::Text;
use crate::view::{Node, el};

pub use facts::facts;

/// The modules that stay white around a code, as the standard asks.
const QUIET: i32 = 4;

/// A code, in the forms in which a page may want it.
#[derive(Clone, Debug, Serialize)]
pub struct Code {
    /// What it says.
    pub text: String,
    /// The modules of a side, without the white around it.
    pub size: usize,
    /// The modules, row by row; `true` is dark.
    pub matrix: Vec<Vec<bool>>,
    /// The dark modules as the path of an SVG, one unit for each module.
    pub path: String,
    /// The code as an `svg`, with the white around it, everything escaped.
    pub html: String,
}

/// The code of `text`, with error correction level M.
///
/// # Errors
///
/// `too_long` for a text that no code can hold (about 2,300 bytes).
pub fn code(text: &str) -> Result<Code, Error> {
    let qr = QrCode::encode_binary(text.as_bytes(), QrCodeEcc::Medium).map_err(|_| too_long(text))?;
    let size = qr.size();
    let matrix: Vec<Vec<bool>> = (0..size).map(|y| (0..size).map(|x| qr.get_module(x, y)).collect()).collect();
    let path = path(&matrix);
    let html = svg(&path, size, text).to_html();
    Ok(Code { text: text.to_owned(), size: matrix.len(), matrix, path, html })
}

/// Each run of dark modules as a rectangle.
fn path(matrix: &[Vec<bool>]) -> String {
    let mut path = String::new();
    for (y, row) in matrix.iter().enumerate() {
        let mut x = 0;
        for run in row.chunk_by(|a, b| a == b) {
            let n = run.len();
            if run.first() == Some(&true) {
                path.push_str(&format!("M{x} {y}h{n}v1h-{n}z"));
            }
            x += n;
        }
    }
    path
}

fn svg(path: &str, size: i32, text: &str) -> Node {
    let side = size + 2 * QUIET;
    let white = format!("M-{QUIET}-{QUIET}h{side}v{side}h-{side}z");
    el("svg")
        .attr("xmlns", "http://www.w3.org/2000/svg")
        .attr("viewBox", format!("-{QUIET} -{QUIET} {side} {side}"))
        .attr("role", "img")
        .attr("aria-label", text)
        .attr("shape-rendering", "crispEdges")
        .class("zhixin-code")
        .child(el("path").attr("fill", "#fff").attr("d", white))
        .child(el("path").attr("fill", "#000").attr("d", path))
        .into()
}

fn too_long(text: &str) -> Error {
    let n = text.len();
    Error::new(
        "too_long",
        "",
        Text::new(
            format!("内容为 {n} 字节，二维码容纳不下"),
            format!("the text has {n} bytes, more than a code can hold"),
        ),
    )
}
