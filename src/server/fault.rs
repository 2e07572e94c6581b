//! What a use case may fail with: something expected, or an internal fault.

use std::fmt;

use crate::domain::error::{AppError, ErrorCode, FieldErrors};

/// An expected refusal that people are told about, or an internal fault that is logged once.
#[derive(Debug)]
pub enum Fault {
    /// Expected: codes and field names only.
    Expected(AppError),
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
        Self::Internal(database_cause(&error))
    }
}

impl From<std::io::Error> for Fault {
    fn from(error: std::io::Error) -> Self {
        Self::internal(error)
    }
}

/// A database error without its statement or values, which may carry personal data.
fn database_cause(error: &sea_orm::DbErr) -> String {
    let text = error.to_string();
    let head: String = text.chars().take(160).collect();
    format!("database: {head}")
}
