//! The journal of erasures: a file beside the database that says whose key was destroyed, so that a backup from before
//! brings nobody back (`docs/security.md` 5.4).
//!
//! One line per erasure, signed with the audit key: `participant id|instant|signature` for a person who was erased by
//! hand, and for the retention job `participant id|instant|class|deletion record|start|counts|signature`.
//! The line is on the disk before the erasure is committed; a crash in between leaves a line that is carried out at the
//! next start, and carrying it out twice changes nothing: the deletion record is written once, and the count with it.

use std::fs::OpenOptions;
use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use chrono::{DateTime, NaiveDate, Utc};

use crate::domain::figure::AgeBand;
use crate::domain::participant::ParticipantId;
use crate::domain::retention::{DeletionRecordId, NotStarted, RetentionClass};
use crate::domain::site::SiteId;
use crate::server::crypto::{Keyring, hex};
use crate::server::fault::Fault;

/// The file's name in the data folder.
pub const FILE: &str = "erasures.log";

/// What one line says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Erasure {
    /// Somebody was erased by hand.
    ByHand(ParticipantId),
    /// A retention period was over.
    Retention(Retired),
}

impl Erasure {
    /// Whom it is about.
    pub const fn person(&self) -> ParticipantId {
        match self {
            Self::ByHand(person) => *person,
            Self::Retention(retired) => retired.person,
        }
    }
}

/// An erasure by the retention job.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Retired {
    /// Whose record.
    pub person: ParticipantId,
    /// When, UTC.
    pub at: DateTime<Utc>,
    /// By which class.
    pub class: RetentionClass,
    /// The deletion record it leaves.
    pub record: DeletionRecordId,
    /// The day the period began.
    pub start: NaiveDate,
    /// What the monthly counts keep of enrolments that never began.
    pub counts: Vec<Counted>,
}

/// One for the monthly counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    /// Month of the decision, `2026-03`.
    pub month: String,
    /// Where.
    pub site: SiteId,
    /// Age at the decision.
    pub age_band: AgeBand,
    /// How it ended.
    pub outcome: NotStarted,
}

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

    /// Adds a line about somebody erased by hand and waits until it is on the disk.
    pub fn add(&self, keyring: &Keyring, person: ParticipantId, at: DateTime<Utc>) -> Result<(), Fault> {
        self.write(keyring, &format!("{person}|{}", at.to_rfc3339()))
    }

    /// Adds a line of the retention job and waits until it is on the disk.
    pub fn add_retired(&self, keyring: &Keyring, retired: &Retired) -> Result<(), Fault> {
        let Retired { person, at, class, record, start, counts } = retired;
        let counts = counts.iter().map(|Counted { month, site, age_band, outcome }| {
            [month.as_str(), &site.to_string(), age_band.code(), outcome.code()].join(",")
        });
        let counts = counts.collect::<Vec<_>>().join(";");
        self.write(keyring, &format!("{person}|{}|{class}|{record}|{start}|{counts}", at.to_rfc3339()))
    }

    fn write(&self, keyring: &Keyring, line: &str) -> Result<(), Fault> {
        if let Some(folder) = self.0.parent() {
            std::fs::create_dir_all(folder)?;
        }
        let mut file = OpenOptions::new().append(true).create(true).mode(0o600).open(&self.0)?;
        let signature = hex(&keyring.sign(message(line).as_bytes()));
        file.write_all(format!("{line}|{signature}\n").as_bytes())?;
        file.sync_all()?;
        Ok(())
    }

    /// Everybody in the journal; nobody when there is none. Errors: a line that this house did not sign.
    pub fn people(&self, keyring: &Keyring) -> Result<Vec<ParticipantId>, Fault> {
        Ok(self.erasures(keyring)?.iter().map(Erasure::person).collect())
    }

    /// All lines in their order. Errors: a line that this house did not sign.
    pub fn erasures(&self, keyring: &Keyring) -> Result<Vec<Erasure>, Fault> {
        if !self.exists() {
            return Ok(Vec::new());
        }
        let text = std::fs::read_to_string(&self.0)?;
        // A crash can leave half a line at the end; the erasure it belongs to was not committed.
        let whole = text.rfind('\n').map_or("", |end| &text[..end]);
        let wrong = |number: usize| {
            Fault::internal(format!("line {number} of {} was not written by this house", self.0.display()))
        };
        let line = |(at, line): (usize, &str)| read(keyring, line).ok_or_else(|| wrong(at + 1));
        whole.lines().enumerate().map(line).collect()
    }
}

/// One line, if this house signed it.
fn read(keyring: &Keyring, line: &str) -> Option<Erasure> {
    let (text, signature) = line.rsplit_once('|')?;
    if !keyring.verifies(message(text).as_bytes(), &unhex(signature)?) {
        return None;
    }
    match text.split('|').collect::<Vec<_>>().as_slice() {
        [person, _] => Some(Erasure::ByHand(person.parse().ok()?)),
        [person, at, class, record, start, counts] => Some(Erasure::Retention(Retired {
            person: person.parse().ok()?,
            at: DateTime::parse_from_rfc3339(at).ok()?.to_utc(),
            class: RetentionClass::from_code(class)?,
            record: record.parse().ok()?,
            start: start.parse().ok()?,
            counts: counts.split(';').filter(|count| !count.is_empty()).map(counted).collect::<Option<_>>()?,
        })),
        _ => None,
    }
}

fn counted(text: &str) -> Option<Counted> {
    let [month, site, age_band, outcome] = text.split(',').collect::<Vec<_>>().try_into().ok()?;
    Some(Counted {
        month: month.to_owned(),
        site: site.parse().ok()?,
        age_band: AgeBand::from_code(age_band)?,
        outcome: NotStarted::from_code(outcome)?,
    })
}

/// What is signed. A line about somebody erased by hand is signed as `leitplanke erasure|participant id|instant`.
fn message(line: &str) -> String {
    format!("leitplanke erasure|{line}")
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    let digits = text.as_bytes();
    if !digits.len().is_multiple_of(2) {
        return None;
    }
    digits.chunks(2).map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()).collect()
}
