//! Digests of a file that passes in chunks.

use sha2::{Digest, Sha256};
use sm3::Sm3;

use crate::pack::{Digests, hex};

/// SHA-256 and SM3 of the same bytes.
#[derive(Clone, Debug, Default)]
pub struct Digester {
    sha256: Sha256,
    sm3: Sm3,
}

impl Digester {
    /// Adds bytes.
    pub fn push(&mut self, bytes: &[u8]) {
        self.sha256.update(bytes);
        self.sm3.update(bytes);
    }

    /// The digests of all bytes.
    pub fn finish(self) -> Digests {
        Digests { sha256: hex(&self.sha256.finalize()), sm3: hex(&self.sm3.finalize()) }
    }
}
