//! 256-bit tokens: the browser holds the token, the database only its SHA-256 (ASVS 7.2.3).

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use crate::server::crypto::{random, sha256};
use crate::server::fault::Fault;

/// A fresh token and the hash to store.
pub fn new_token() -> Result<(String, Vec<u8>), Fault> {
    let text = URL_SAFE_NO_PAD.encode(random::<32>()?);
    let hash = hash_token(&text);
    Ok((text, hash))
}

/// What the database keeps of a token.
pub fn hash_token(text: &str) -> Vec<u8> {
    sha256(text.as_bytes()).to_vec()
}
