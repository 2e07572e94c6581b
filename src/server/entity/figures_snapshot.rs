//! Frozen quarterly snapshots.

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::entity::prelude::*;

use crate::domain::id::Id;

/// One row of `figures_snapshot`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "figures_snapshot")]
pub struct Model {
    /// Of the snapshot.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Id<Model>,
    /// Quarter, `2026-Q2`.
    #[sea_orm(unique)]
    pub period: String,
    /// Last day counted, Europe/Berlin.
    pub cut_off: NaiveDate,
    /// When it was made.
    pub made_at: DateTime<Utc>,
    /// Which figures key the key sums were made with.
    pub key_fingerprint: String,
    /// SHA-256 over the cells.
    pub hash: Vec<u8>,
    #[sea_orm(has_many)]
    pub cells: HasMany<super::figures_cell::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
