//! The head the next entry builds on: one row, locked last.

use sea_orm::entity::prelude::*;

/// One row of `audit_head`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "audit_head")]
pub struct Model {
    /// Always 1.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i32,
    /// Last entry.
    pub seq: i64,
    /// Its hash.
    pub hash: Vec<u8>,
    /// Its month.
    pub segment: String,
    /// Ed25519 over the head, so that a cut tail shows.
    pub signature: Vec<u8>,
}

impl ActiveModelBehavior for ActiveModel {}
