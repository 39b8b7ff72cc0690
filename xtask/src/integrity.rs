//! Digests of the package's files.

use std::path::Path;

use serde_json::{Map, Value, json};
use sha2::{Digest, Sha384};
use sm3::Sm3;

use crate::sources::hex;
use crate::{Outcome, paths, pkg};

/// Every file's length in `bytes` and digests: `sha384` as the attribute `integrity` of a script tag takes it, `sm3`
/// (GB/T 32905) in hexadecimal digits.
pub(crate) fn of(folder: &Path) -> Outcome<Value> {
    let mut digests = Map::new();
    for file in paths::files_under(folder) {
        let bytes = read(&file)?;
        let told = json!({ "bytes": bytes.len(), "sha384": named(&bytes), "sm3": hex(&Sm3::digest(&bytes)) });
        digests.insert(pkg::name_in(folder, &file), told);
    }
    Ok(Value::Object(digests))
}

/// The digest of one file as the attribute `integrity` takes it.
pub(crate) fn sha384(file: &Path) -> Outcome<String> {
    Ok(named(&read(file)?))
}

fn named(bytes: &[u8]) -> String {
    format!("sha384-{}", base64(&Sha384::digest(bytes)))
}

fn read(file: &Path) -> Outcome<Vec<u8>> {
    std::fs::read(file).map_err(|e| format!("cannot read {}: {e}", file.display()))
}

/// Base64 of bytes whose number is a multiple of three, as that of SHA-384 is: nothing has to be filled up.
fn base64(bytes: &[u8]) -> String {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for three in bytes.chunks(3) {
        let bits = three.iter().fold(0_usize, |bits, byte| bits << 8 | usize::from(*byte));
        for shift in [18, 12, 6, 0] {
            out.extend(SIGNS.get(bits >> shift & 63).map(|sign| char::from(*sign)));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{base64, named};

    #[test]
    fn digests_are_written_as_pages_take_them() {
        assert_eq!(base64(b"\0\x10\x83\xff\xff\xff"), "ABCD////");
        assert_eq!(named(b""), "sha384-OLBgp1GsljhM2TJ+sbHjaiH9txEUvgdDTAzHv2P24donTt6/529l+9Ua0vFImLlb");
    }
}
