//! One-time codes to set a password: 25 Crockford symbols (125 bits) that can be read out over the telephone.

use crate::server::auth::token::hash_token;
use crate::server::crypto::random;
use crate::server::fault::Fault;

/// A code is valid for this many hours (ASVS 6.4.1).
pub const VALID_HOURS: i64 = 24;

const SYMBOLS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LENGTH: usize = 25;

/// A fresh code as it is shown (five groups of five) and the hash to store.
pub fn new_code() -> Result<(String, Vec<u8>), Fault> {
    let bytes = random::<LENGTH>()?;
    let symbols: Vec<char> = bytes.iter().map(|byte| char::from(SYMBOLS[usize::from(byte & 31)])).collect();
    let shown = symbols.chunks(5).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join("-");
    let hash = hash_code(&shown);
    Ok((shown, hash))
}

/// What the database keeps of a code, however it was typed: small letters, spaces and hyphens do not matter, O is 0,
/// I and L are 1.
pub fn hash_code(typed: &str) -> Vec<u8> {
    let symbols =
        typed.chars().filter(|symbol| symbol.is_alphanumeric()).map(|symbol| match symbol.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        });
    hash_token(&symbols.collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::{hash_code, new_code};

    #[test]
    fn a_code_may_be_typed_as_it_is_heard() {
        let (shown, hash) = new_code().expect("a code");
        assert_eq!(shown.len(), 29);
        assert_eq!(hash_code(&shown.to_lowercase().replace('-', " ")), hash);
        assert_eq!(hash_code("O0-Il1"), hash_code("00111"));
        assert_ne!(new_code().expect("another").1, hash);
    }
}
