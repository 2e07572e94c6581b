//! The file itself: one line that says what it is, one line with the manifest, then the copy of the database.

use std::collections::BTreeMap;
use std::fs::{File, OpenOptions};
use std::io::{BufRead, BufReader, Read, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::server::crypto::hex;
use crate::server::fault::Fault;

/// The first line; the number changes when an older program could not read the file.
const FIRST_LINE: &str = "leitplanke backup 1";
/// Longest manifest that is read, in bytes.
const LONGEST_MANIFEST: u64 = 1 << 20;

/// What a backup says about itself. No personal data, no key.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// The program that made it.
    pub version: String,
    /// The newest step of its schema.
    pub schema: String,
    /// `sqlite` or `postgres`.
    pub backend: String,
    /// When, UTC.
    pub made_at: DateTime<Utc>,
    /// Rows of every table.
    pub counts: BTreeMap<String, i64>,
    /// Id of the master key that opens its data keys.
    pub master_key: String,
    /// Fingerprint of its figures key.
    pub figures_key: String,
    /// Number of the newest audit row.
    pub audit_seq: i64,
    /// Its hash.
    pub audit_hash: String,
    /// Length of the copy in bytes.
    pub bytes: u64,
    /// SHA-256 of the copy.
    pub sha256: String,
}

/// Puts manifest and copy into `file`, readable for its owner only. It gets its name when all of it is on the disk.
pub fn write(file: &Path, mut manifest: Manifest, content: &Path) -> Result<Manifest, Fault> {
    (manifest.bytes, manifest.sha256) = digest(&mut File::open(content)?)?;
    let half = file.with_extension("part");
    let written = write_half(&half, &manifest, content).and_then(|()| Ok(std::fs::rename(&half, file)?));
    if written.is_err() {
        let _ = std::fs::remove_file(&half);
    }
    written.map(|()| manifest)
}

fn write_half(half: &Path, manifest: &Manifest, content: &Path) -> Result<(), Fault> {
    let mut out = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(half)?;
    let line = serde_json::to_string(manifest).map_err(Fault::internal)?;
    out.write_all(format!("{FIRST_LINE}\n{line}\n").as_bytes())?;
    std::io::copy(&mut File::open(content)?, &mut out)?;
    out.sync_all()?;
    Ok(())
}

/// Reads the manifest and writes the copy to `content`. Errors: no backup, a newer kind, changed or missing bytes.
pub fn read(file: &Path, content: &Path) -> Result<Manifest, Fault> {
    let opened = File::open(file).map_err(|error| Fault::internal(format!("{}: {error}", file.display())))?;
    let mut reader = BufReader::new(opened);
    let damaged = || Fault::internal(format!("{} is no backup of Leitplanke, or it is damaged", file.display()));
    let mut line = |limit: u64| -> Result<String, Fault> {
        let mut text = String::new();
        reader.by_ref().take(limit).read_line(&mut text).map_err(|_| damaged())?;
        text.strip_suffix('\n').map(str::to_owned).ok_or_else(damaged)
    };
    let first = line(64)?;
    if first != FIRST_LINE {
        let newer = first.starts_with("leitplanke backup ");
        return Err(if newer { Fault::internal("this backup was made by a newer program") } else { damaged() });
    }
    let manifest: Manifest = serde_json::from_str(&line(LONGEST_MANIFEST)?).map_err(|_| damaged())?;
    let mut out = OpenOptions::new().read(true).write(true).create_new(true).mode(0o600).open(content)?;
    std::io::copy(&mut reader, &mut out)?;
    out.sync_all()?;
    if digest(&mut File::open(content)?)? != (manifest.bytes, manifest.sha256.clone()) {
        return Err(damaged());
    }
    Ok(manifest)
}

/// Length and SHA-256, without holding the file in memory.
fn digest(file: &mut File) -> Result<(u64, String), Fault> {
    let mut hash = Sha256::new();
    let bytes = std::io::copy(file, &mut hash)?;
    Ok((bytes, hex(&hash.finalize())))
}
