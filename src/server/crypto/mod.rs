//! Encryption at rest: key files → key-encryption key → one data key per person → fields.
//!
//! Source: `docs/security.md` 5.4. Losing the master key loses every name and note; losing the
//! figures key ends the series of published figures. Both lie in the key folder, never in the database.

pub mod envelope;
pub mod keyring;

pub use envelope::{DataKey, Place};
pub use keyring::Keyring;

use crate::server::fault::Fault;

/// `N` bytes from the machine's random source.
pub fn random<const N: usize>() -> Result<[u8; N], Fault> {
    let mut bytes = [0u8; N];
    getrandom::fill(&mut bytes).map_err(|error| Fault::internal(format!("random: {error}")))?;
    Ok(bytes)
}

/// SHA-256 of `bytes`.
pub fn sha256(bytes: &[u8]) -> [u8; 32] {
    use sha2::Digest;
    sha2::Sha256::digest(bytes).into()
}

/// Lower-case hexadecimal text of `bytes`.
pub fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
