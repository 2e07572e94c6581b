//! What a use case may fail with: something expected, or an internal fault.

use std::fmt;

use crate::domain::error::{AppError, ErrorCode, FieldErrors};
use crate::domain::outage::Outage;

/// An expected refusal that people are told about, or an internal fault that is logged once.
#[derive(Debug)]
pub enum Fault {
    /// Expected: codes and field names only.
    Expected(AppError),
    /// The house cannot be used for the moment; the cause goes to the log.
    Unavailable(Outage, String),
    /// Internal: the cause goes to the log, never to a page.
    Internal(String),
}

impl Fault {
    /// An internal fault with a cause for the log (no personal data).
    pub fn internal(cause: impl fmt::Display) -> Self {
        Self::Internal(cause.to_string())
    }

    /// The record does not exist for this actor.
    pub fn not_found() -> Self {
        Self::Expected(AppError::NotFound)
    }

    /// One field is wrong.
    pub fn field(name: &str, code: ErrorCode) -> Self {
        Self::Expected(AppError::Invalid(FieldErrors::one(name, code)))
    }

    /// The deed meets a state that forbids it; `code` names the explanation page.
    pub fn conflict(code: &str) -> Self {
        Self::Expected(AppError::Conflict(code.to_owned()))
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Expected(error) => write!(out, "expected: {error:?}"),
            Self::Unavailable(outage, cause) => write!(out, "unavailable ({outage}): {cause}"),
            Self::Internal(cause) => write!(out, "internal: {cause}"),
        }
    }
}

impl std::error::Error for Fault {}

impl From<AppError> for Fault {
    fn from(error: AppError) -> Self {
        Self::Expected(error)
    }
}

impl From<FieldErrors> for Fault {
    fn from(errors: FieldErrors) -> Self {
        Self::Expected(AppError::Invalid(errors))
    }
}

impl From<sea_orm::DbErr> for Fault {
    fn from(error: sea_orm::DbErr) -> Self {
        let cause = database_cause(&error);
        match outage_of(&error, &cause) {
            Some(outage) => Self::Unavailable(outage, cause),
            None => Self::Internal(cause),
        }
    }
}

/// What both databases and the pool say when the cause lies outside of the program.
const OUTAGES: [(Outage, &[&str]); 4] = [
    (Outage::DiskFull, &["database or disk is full", "No space left on device", "could not extend file"]),
    (Outage::ReadOnly, &["attempt to write a readonly database", "read-only transaction", "unable to open database"]),
    (Outage::Busy, &["database is locked", "timed out", "too many clients", "remaining connection slots"]),
    (
        Outage::Database,
        &[
            "disk I/O error",
            "error communicating with database",
            "Connection refused",
            "connection closed",
            "terminating connection",
            "is starting up",
            "is shutting down",
            "in recovery mode",
            "No such file or directory",
        ],
    ),
];

fn outage_of(error: &sea_orm::DbErr, cause: &str) -> Option<Outage> {
    let said = OUTAGES.iter().find(|(_, sentences)| sentences.iter().any(|sentence| cause.contains(sentence)));
    said.map(|(outage, _)| *outage).or_else(|| {
        // No connection, whatever the reason: the database is not there.
        matches!(error, sea_orm::DbErr::ConnectionAcquire(_) | sea_orm::DbErr::Conn(_)).then_some(Outage::Database)
    })
}

impl From<std::io::Error> for Fault {
    fn from(error: std::io::Error) -> Self {
        Self::internal(error)
    }
}

/// A database error without its statement or values, which may carry personal data.
fn database_cause(error: &sea_orm::DbErr) -> String {
    let text = error.to_string();
    let head: String = text.chars().take(200).collect();
    format!("database: {head}")
}

#[cfg(test)]
mod tests {
    use sea_orm::{DbErr, RuntimeErr};

    use super::*;

    #[test]
    fn what_a_database_says_is_told_apart() {
        for (said, outage) in [
            ("error returned from database: (code: 13) database or disk is full", Some(Outage::DiskFull)),
            ("could not extend file \"base/1/2\": No space left on device", Some(Outage::DiskFull)),
            ("(code: 8) attempt to write a readonly database", Some(Outage::ReadOnly)),
            ("cannot execute INSERT in a read-only transaction", Some(Outage::ReadOnly)),
            ("(code: 5) database is locked", Some(Outage::Busy)),
            ("pool timed out while waiting for an open connection", Some(Outage::Busy)),
            ("error communicating with database: Connection reset by peer (os error 104)", Some(Outage::Database)),
            ("the database system is shutting down", Some(Outage::Database)),
            ("(code: 10) disk I/O error", Some(Outage::Database)),
            ("(code: 2067) UNIQUE constraint failed: session.id", None),
        ] {
            let fault = Fault::from(DbErr::Query(RuntimeErr::Internal(said.to_owned())));
            let found = if let Fault::Unavailable(outage, _) = fault { Some(outage) } else { None };
            assert_eq!(found, outage, "{said}");
        }
    }
}
