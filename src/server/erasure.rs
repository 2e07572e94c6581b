//! The journal of erasures: a file beside the database that says whose key was destroyed, so that a backup from before
//! brings nobody back (`docs/security.md` 5.4).
//!
//! One line per erasure, signed with the audit key: `participant id|instant|signature`. The line is on the disk before
//! the erasure is committed; a crash in between leaves a line that is carried out at the next start, and carrying it out
//! twice changes nothing.

use std::fs::OpenOptions;
use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};

use crate::domain::participant::ParticipantId;
use crate::server::crypto::{Keyring, hex};
use crate::server::fault::Fault;

/// The file's name in the data folder.
pub const FILE: &str = "erasures.log";

/// The journal of one installation.
#[derive(Clone, Debug)]
pub struct Journal(PathBuf);

impl Journal {
    /// The journal of a data folder.
    pub fn of(data: &Path) -> Self {
        Self(data.join(FILE))
    }

    /// A journal somewhere else, as it came with a backup.
    pub fn at(file: &Path) -> Self {
        Self(file.to_owned())
    }

    /// Whether there is one.
    pub fn exists(&self) -> bool {
        self.0.exists()
    }

    /// Where it lies.
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// Adds a line and waits until it is on the disk.
    pub fn add(&self, keyring: &Keyring, person: ParticipantId, at: DateTime<Utc>) -> Result<(), Fault> {
        if let Some(folder) = self.0.parent() {
            std::fs::create_dir_all(folder)?;
        }
        let mut file = OpenOptions::new().append(true).create(true).mode(0o600).open(&self.0)?;
        let signature = hex(&keyring.sign(message(person, &at.to_rfc3339()).as_bytes()));
        file.write_all(format!("{person}|{}|{signature}\n", at.to_rfc3339()).as_bytes())?;
        file.sync_all()?;
        Ok(())
    }

    /// Everybody in the journal; nobody when there is none. Errors: a line that this house did not sign.
    pub fn people(&self, keyring: &Keyring) -> Result<Vec<ParticipantId>, Fault> {
        if !self.exists() {
            return Ok(Vec::new());
        }
        let text = std::fs::read_to_string(&self.0)?;
        // A crash can leave half a line at the end; the erasure it belongs to was not committed.
        let whole = text.rfind('\n').map_or("", |end| &text[..end]);
        whole.lines().enumerate().map(|(number, line)| self.person(keyring, number + 1, line)).collect()
    }

    fn person(&self, keyring: &Keyring, number: usize, line: &str) -> Result<ParticipantId, Fault> {
        let wrong = || Fault::internal(format!("line {number} of {} was not written by this house", self.0.display()));
        let mut parts = line.split('|');
        let (Some(person), Some(at), Some(signature), None) = (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return Err(wrong());
        };
        let person: ParticipantId = person.parse().map_err(|_| wrong())?;
        let signature = unhex(signature).ok_or_else(wrong)?;
        if keyring.verifies(message(person, at).as_bytes(), &signature) { Ok(person) } else { Err(wrong()) }
    }
}

fn message(person: ParticipantId, at: &str) -> String {
    format!("leitplanke erasure|{person}|{at}")
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    let digits = text.as_bytes();
    if !digits.len().is_multiple_of(2) {
        return None;
    }
    digits.chunks(2).map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()).collect()
}
