//! Closed months of the trail with their signed heads.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

/// One row of `audit_segment`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "audit_segment")]
pub struct Model {
    /// Month, `YYYY-MM`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub segment: String,
    /// First entry.
    pub first_seq: i64,
    /// Last entry.
    pub last_seq: i64,
    /// Hash of the last entry.
    pub head_hash: Vec<u8>,
    /// Ed25519 over the head.
    pub signature: Vec<u8>,
    /// When it was closed.
    pub closed_at: DateTime<Utc>,
    /// Set once, before the expired entries go: the triggers let only them go.
    pub dropped_at: Option<DateTime<Utc>>,
}

impl ActiveModelBehavior for ActiveModel {}
