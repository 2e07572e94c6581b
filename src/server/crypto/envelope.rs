//! One person's data key, and sealing single fields with it.

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use uuid::Uuid;
use zeroize::Zeroizing;

use super::random;
use crate::server::fault::Fault;

/// First byte of every ciphertext: the format below.
const FORMAT: u8 = 1;
/// Format byte, key id, nonce.
const HEAD: usize = 1 + 16 + 24;

/// Where a ciphertext lives; it is bound to that place, so that swapping two ciphertexts fails.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    /// Table name.
    pub table: &'static str,
    /// Column name.
    pub column: &'static str,
    /// Primary key of the row.
    pub row: Uuid,
}

impl Place {
    /// The place `table.column` of the row `row`.
    pub const fn new(table: &'static str, column: &'static str, row: Uuid) -> Self {
        Self { table, column, row }
    }

    fn associated_data(&self, key: Uuid) -> Vec<u8> {
        format!("{}|{}|{}|{}", self.table, self.column, self.row, key).into_bytes()
    }
}

/// A person's 32-byte data key with its id; wiped from memory when dropped.
pub struct DataKey {
    id: Uuid,
    bytes: Zeroizing<[u8; 32]>,
}

impl std::fmt::Debug for DataKey {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "DataKey({})", self.id)
    }
}

impl DataKey {
    /// Takes over key bytes under their id.
    pub fn new(id: Uuid, bytes: [u8; 32]) -> Self {
        Self { id, bytes: Zeroizing::new(bytes) }
    }

    /// The id that stands in every ciphertext made with this key.
    pub fn id(&self) -> Uuid {
        self.id
    }

    /// Seals bytes for one place: format | key id | nonce | ciphertext with tag.
    pub fn seal_bytes(&self, place: Place, plain: &[u8]) -> Result<Vec<u8>, Fault> {
        let nonce: [u8; 24] = random()?;
        let cipher = XChaCha20Poly1305::new((&*self.bytes).into());
        let aad = place.associated_data(self.id);
        let sealed = cipher
            .encrypt(XNonce::from_slice(&nonce), Payload { msg: plain, aad: &aad })
            .map_err(|_| Fault::internal("sealing failed"))?;
        let mut out = Vec::with_capacity(HEAD + sealed.len());
        out.push(FORMAT);
        out.extend_from_slice(self.id.as_bytes());
        out.extend_from_slice(&nonce);
        out.extend_from_slice(&sealed);
        Ok(out)
    }

    /// Opens what [`DataKey::seal_bytes`] made for the same place. Errors: other key, other place, changed bytes.
    pub fn open_bytes(&self, place: Place, sealed: &[u8]) -> Result<Vec<u8>, Fault> {
        let refused = || Fault::internal(format!("cannot open {}.{} of {}", place.table, place.column, place.row));
        if sealed.len() < HEAD || sealed[0] != FORMAT || sealed[1..17] != *self.id.as_bytes() {
            return Err(refused());
        }
        let cipher = XChaCha20Poly1305::new((&*self.bytes).into());
        let aad = place.associated_data(self.id);
        cipher
            .decrypt(XNonce::from_slice(&sealed[17..HEAD]), Payload { msg: &sealed[HEAD..], aad: &aad })
            .map_err(|_| refused())
    }

    /// Seals a text.
    pub fn seal(&self, place: Place, text: &str) -> Result<Vec<u8>, Fault> {
        self.seal_bytes(place, text.as_bytes())
    }

    /// Seals a text, or nothing when it is empty.
    pub fn seal_optional(&self, place: Place, text: &str) -> Result<Option<Vec<u8>>, Fault> {
        if text.is_empty() { Ok(None) } else { self.seal(place, text).map(Some) }
    }

    /// Opens a text.
    pub fn open(&self, place: Place, sealed: &[u8]) -> Result<String, Fault> {
        String::from_utf8(self.open_bytes(place, sealed)?).map_err(|_| Fault::internal("sealed text is not UTF-8"))
    }

    /// Opens an optional text; `None` gives the empty text.
    pub fn open_optional(&self, place: Place, sealed: Option<&[u8]>) -> Result<String, Fault> {
        sealed.map_or(Ok(String::new()), |sealed| self.open(place, sealed))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sealed_text_opens_only_at_its_place_and_with_its_key() {
        let key = DataKey::new(Uuid::from_u128(1), [7; 32]);
        let row = Uuid::from_u128(9);
        let place = Place::new("session", "note_ct", row);
        let sealed = key.seal(place, "Grüße 🎈").expect("seals");
        assert_eq!(key.open(place, &sealed).expect("opens"), "Grüße 🎈");
        assert!(key.open(Place::new("session", "next_step_ct", row), &sealed).is_err());
        assert!(key.open(Place::new("session", "note_ct", Uuid::from_u128(8)), &sealed).is_err());
        assert!(DataKey::new(Uuid::from_u128(2), [7; 32]).open(place, &sealed).is_err());
        assert!(DataKey::new(Uuid::from_u128(1), [8; 32]).open(place, &sealed).is_err());
        for at in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[at] ^= 1;
            assert!(key.open(place, &changed).is_err(), "byte {at}");
        }
    }
}
