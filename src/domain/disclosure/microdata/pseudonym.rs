//! Pseudonyms that hold for one release only (`docs/disclosure.md` 2.4).

use hmac::{Hmac, Mac};
use sha2::Sha256;
use zeroize::Zeroizing;

use super::source::PersonKey;

/// The length of a pseudonym in symbols: 130 bits, 5 bits each.
pub const PSEUDONYM_SYMBOLS: usize = 26;

const CROCKFORD: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Makes the pseudonyms of one release from its key.
///
/// The key is 32 fresh random bytes per release, never stored and overwritten when this value goes out of use, so that
/// two releases can never be joined, not even by us. No `Clone`, `Debug` or serde.
pub struct Pseudonymiser {
    key: Zeroizing<[u8; 32]>,
}

impl Pseudonymiser {
    /// Takes the release key over; the caller keeps no copy.
    #[must_use]
    pub fn new(release_key: Zeroizing<[u8; 32]>) -> Self {
        Self { key: release_key }
    }

    /// Crockford base32 of the first 130 bits of HMAC-SHA256(release key, "person\0" || person).
    #[must_use]
    pub fn pseudonym(&self, person: &PersonKey) -> String {
        // HMAC takes a key of any length (RFC 2104): 32 bytes are never refused.
        let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(self.key.as_slice()) else {
            return String::new();
        };
        mac.update(b"person\0");
        mac.update(person);
        first_130_bits(&mac.finalize().into_bytes())
    }
}

fn first_130_bits(bytes: &[u8]) -> String {
    let bit = |index: usize| usize::from(bytes[index / 8] >> (7 - index % 8) & 1);
    let symbol = |place: usize| (0..5).fold(0, |value, offset| value << 1 | bit(place * 5 + offset));
    (0..PSEUDONYM_SYMBOLS).map(|place| char::from(CROCKFORD[symbol(place)])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bits_are_read_from_the_left() {
        let mut bytes = [0_u8; 32];
        assert_eq!(first_130_bits(&bytes), "0".repeat(26));
        bytes[0] = 0b0000_1000;
        bytes[15] = 0b0000_0111;
        bytes[16] = 0b1111_1111;
        let text = first_130_bits(&bytes);
        assert_eq!((&text[..3], &text[25..]), ("100", "Z"), "{text}");
    }

    /// Computed apart from this code: Python's `hmac.new(bytes(32), b"person\0" + bytes(16), "sha256")`.
    #[test]
    fn a_known_answer() {
        let made = Pseudonymiser::new(Zeroizing::new([0; 32])).pseudonym(&[0; 16]);
        assert_eq!(made, "XA2GM5V4KJYVQNQ69A2ARWJSN5");
    }
}
