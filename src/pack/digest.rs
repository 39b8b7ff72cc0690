//! Digests of packs, so that an answer can say exactly which rules it came from.

use serde_json::Value;
use sha2::{Digest, Sha256};
use sm3::Sm3;

/// The digests of a canonical JSON text, in lower-case hexadecimal.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Digests {
    /// SHA-256 (FIPS 180-4).
    pub sha256: String,
    /// SM3 (GB/T 32905-2016).
    pub sm3: String,
}

/// The canonical form: no white space, keys in order of their code points, integers as they are.
///
/// It is RFC 8785 for the JSON that packs and inputs consist of (no fractions, keys in the Basic Multilingual Plane).
pub fn canonical(value: &Value) -> String {
    // serde_json keeps objects in ordered maps, so writing is canonical.
    value.to_string()
}

/// The digests of a pack: of its canonical form, without its cases.
pub fn of_pack(json: &Value) -> Digests {
    match json {
        Value::Object(map) if map.contains_key("cases") => {
            let bare = map.iter().filter(|(key, _)| *key != "cases");
            let bare = bare.map(|(key, value)| (key.clone(), value.clone()));
            digests(&canonical(&Value::Object(bare.collect())))
        }
        _ => digests(&canonical(json)),
    }
}

/// The digests of `text`.
pub fn digests(text: &str) -> Digests {
    Digests { sha256: hex(&Sha256::digest(text.as_bytes())), sm3: hex(&Sm3::digest(text.as_bytes())) }
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    let digit = |nibble: u8| char::from_digit(u32::from(nibble), 16).unwrap_or('0');
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}
