//! The audit trail and the log of readings: codes and ids only.

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::domain::case_code::CaseCode;

/// How the trail is filtered and paged; all of it stands in the address.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditQuery {
    /// Id of the account that acted.
    #[serde(default)]
    pub actor: String,
    /// Code of the deed.
    #[serde(default)]
    pub action: String,
    /// Id of the record.
    #[serde(default)]
    pub record: String,
    /// Month, `YYYY-MM`.
    #[serde(default)]
    pub month: String,
    /// Number of the last entry of the page before.
    #[serde(default)]
    pub after: String,
}

/// One entry of the trail.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditLine {
    /// Its number.
    pub seq: i64,
    /// When, in Europe/Berlin.
    pub at: NaiveDateTime,
    /// The account; none for the program itself and for strangers.
    pub actor: Option<Uuid>,
    /// Code of the role.
    pub role: String,
    /// Code of the deed.
    pub action: String,
    /// Table of the record.
    pub entity: String,
    /// The record.
    pub record: Option<Uuid>,
    /// Pairs of codes that say more.
    pub detail: Vec<(String, String)>,
}

/// A page of the trail, newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditList {
    /// The entries.
    pub lines: Vec<AuditLine>,
    /// Key for the next page.
    pub next: Option<i64>,
    /// Months that have entries, newest first.
    pub months: Vec<String>,
    /// A filter that could not be read: nothing is shown instead of everything.
    pub unreadable: bool,
    /// Whether the person may check the chain.
    pub may_verify: bool,
}

/// What a walk over the chain found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Verification {
    /// Entries walked; empty when the chain is broken.
    pub rows: String,
    /// Number of the first broken entry; empty when the chain is whole.
    pub broken: String,
    /// What is wrong with it (text code).
    pub what: String,
}

/// The last walk of the person who looks at the page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LastVerification {
    /// When, in Europe/Berlin.
    pub at: NaiveDateTime,
    /// What it found.
    pub found: Verification,
}

/// One reading of a personal page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadingLine {
    /// When, in Europe/Berlin.
    pub at: NaiveDateTime,
    /// The account.
    pub actor: Uuid,
    /// Code of the role.
    pub role: String,
    /// Code of the page.
    pub page: String,
}

/// Who read the pages of one young person, newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadingList {
    /// The code that was asked for, if it is one.
    pub code: Option<CaseCode>,
    /// Whether a young person with this code exists.
    pub known: bool,
    /// The readings.
    pub lines: Vec<ReadingLine>,
    /// Key for the next page.
    pub next: Option<Uuid>,
}

/// The last eight symbols of an id: the first ones are a time and alike in neighbours.
#[must_use]
pub fn short(id: Uuid) -> String {
    let text = id.simple().to_string();
    format!("…{}", &text[24..])
}

/// A value of an entry's detail; an id or a checksum in its short form.
#[must_use]
pub fn short_value(value: String) -> String {
    if let Ok(id) = Uuid::parse_str(&value) {
        return short(id);
    }
    let is_checksum = value.len() >= 32 && value.bytes().all(|byte| byte.is_ascii_hexdigit());
    if is_checksum { format!("{}…", &value[..8]) } else { value }
}
