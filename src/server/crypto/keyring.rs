//! The three keys outside the database: master (encryption), figures (cell key method), audit (signing).

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use ed25519_dalek::{Signature, Signer, SigningKey, Verifier};
use uuid::Uuid;
use zeroize::Zeroizing;

use super::envelope::{DataKey, Place};
use super::{hex, random, sha256};
use crate::server::clock::new_uuid;
use crate::server::fault::Fault;

/// The opened keys. `Debug` shows fingerprints only.
pub struct Keyring {
    master: DataKey,
    master_id: String,
    figures: Zeroizing<[u8; 32]>,
    audit: SigningKey,
}

impl std::fmt::Debug for Keyring {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "Keyring(master {}, figures {})", self.master_id, self.figures_fingerprint())
    }
}

/// A key file that was made just now; the start says so loudly.
pub type MadeKeys = Vec<PathBuf>;

impl Keyring {
    /// Opens the keys of a folder (or of the environment) and makes those that are missing, mode 0600.
    ///
    /// Errors: a file that cannot be read, is readable for others, or does not hold 32 bytes in base64.
    pub fn open_or_make(folder: &Path) -> Result<(Self, MadeKeys), Fault> {
        let mut made = MadeKeys::new();
        let master = key("LEITPLANKE_MASTER_KEY", &folder.join("master.key"), &mut made)?;
        let figures = key("LEITPLANKE_FIGURES_KEY", &folder.join("figures.key"), &mut made)?;
        let audit = key("LEITPLANKE_AUDIT_KEY", &folder.join("audit.key"), &mut made)?;
        Ok((Self::from_bytes(*master, *figures, *audit), made))
    }

    /// Opens the keys of a folder that are there already; makes none.
    ///
    /// Errors: as [`Keyring::open_or_make`], and a key that is missing.
    pub fn open(folder: &Path) -> Result<Self, Fault> {
        for (variable, name) in [
            ("LEITPLANKE_MASTER_KEY", "master.key"),
            ("LEITPLANKE_FIGURES_KEY", "figures.key"),
            ("LEITPLANKE_AUDIT_KEY", "audit.key"),
        ] {
            if std::env::var_os(variable).is_none() && !folder.join(name).exists() {
                return Err(Fault::internal(format!(
                    "{} is missing: put the key files there first",
                    folder.join(name).display()
                )));
            }
        }
        Self::open_or_make(folder).map(|(keyring, _)| keyring)
    }

    /// A keyring from bytes in memory.
    pub fn from_bytes(master: [u8; 32], figures: [u8; 32], audit: [u8; 32]) -> Self {
        let master_id = hex(&sha256(&master)[..4]);
        Self {
            master: DataKey::new(Uuid::nil(), master),
            master_id,
            figures: Zeroizing::new(figures),
            audit: SigningKey::from_bytes(&audit),
        }
    }

    /// The id of the key-encryption key, stored beside every wrapped data key.
    pub fn master_id(&self) -> &str {
        &self.master_id
    }

    /// The key of the cell key method. Never rotated: new noise each quarter could be averaged away.
    pub fn figures_key(&self) -> &[u8; 32] {
        &self.figures
    }

    /// First 16 hex digits of the SHA-256 of the figures key; the database keeps it to refuse another key.
    pub fn figures_fingerprint(&self) -> String {
        hex(&sha256(&*self.figures)[..8])
    }

    /// A fresh data key with its wrapped form for the database.
    pub fn new_data_key(&self) -> Result<(DataKey, Vec<u8>), Fault> {
        let id = new_uuid();
        let bytes: [u8; 32] = random()?;
        let wrapped = self.master.seal_bytes(Place::new("data_key", "wrapped", id), &bytes)?;
        Ok((DataKey::new(id, bytes), wrapped))
    }

    /// Opens a wrapped data key. Errors: other master key, changed bytes.
    pub fn unwrap_data_key(&self, id: Uuid, wrapped: &[u8]) -> Result<DataKey, Fault> {
        let bytes = Zeroizing::new(self.master.open_bytes(Place::new("data_key", "wrapped", id), wrapped)?);
        let bytes: [u8; 32] = bytes.as_slice().try_into().map_err(|_| Fault::internal("data key length"))?;
        Ok(DataKey::new(id, bytes))
    }

    /// Ed25519 signature over the head of an audit segment.
    pub fn sign(&self, message: &[u8]) -> Vec<u8> {
        self.audit.sign(message).to_bytes().to_vec()
    }

    /// Whether `signature` over `message` was made with this keyring's audit key.
    pub fn verifies(&self, message: &[u8], signature: &[u8]) -> bool {
        Signature::from_slice(signature)
            .is_ok_and(|signature| self.audit.verifying_key().verify(message, &signature).is_ok())
    }
}

fn key(variable: &str, file: &Path, made: &mut MadeKeys) -> Result<Zeroizing<[u8; 32]>, Fault> {
    if let Ok(text) = std::env::var(variable) {
        return decode(&text).ok_or_else(|| Fault::internal(format!("{variable} must hold 32 bytes in base64")));
    }
    if !file.exists() {
        make(file)?;
        made.push(file.to_owned());
    }
    let mode = fs::metadata(file)?.permissions().mode() & 0o777;
    if mode & 0o077 != 0 {
        return Err(Fault::internal(format!("{} is readable for others: chmod 600 it", file.display())));
    }
    decode(&fs::read_to_string(file)?)
        .ok_or_else(|| Fault::internal(format!("{} does not hold 32 bytes in base64", file.display())))
}

fn decode(text: &str) -> Option<Zeroizing<[u8; 32]>> {
    let bytes = Zeroizing::new(STANDARD.decode(text.trim()).ok()?);
    Some(Zeroizing::new(bytes.as_slice().try_into().ok()?))
}

/// Writes a new key beside its name first, so that a full disk never leaves half a key.
fn make(file: &Path) -> Result<(), Fault> {
    let folder = file.parent().ok_or_else(|| Fault::internal("key file without a folder"))?;
    fs::create_dir_all(folder)?;
    let half = file.with_extension("new");
    let mut out = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&half)?;
    let bytes = Zeroizing::new(random::<32>()?);
    writeln!(out, "{}", *Zeroizing::new(STANDARD.encode(*bytes)))?;
    out.sync_all()?;
    fs::rename(&half, file)?;
    Ok(())
}
