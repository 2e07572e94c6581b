//! Cube cells of a snapshot. Plain text codes: a frozen cell is never read by a later list.

use sea_orm::entity::prelude::*;

use crate::domain::id::Id;

/// One row of `figures_cell`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "figures_cell")]
pub struct Model {
    /// Of the cell.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Id<Model>,
    /// Of which snapshot.
    pub snapshot_id: Id<super::figures_snapshot::Model>,
    /// Quarter or year.
    pub period_kind: String,
    /// Code of the indicator.
    pub indicator: String,
    /// Numerator, denominator and so on.
    pub part: String,
    /// Site, region or all.
    pub area_level: String,
    /// Which one.
    pub area_code: String,
    /// Classified by; `none` in a total.
    pub dimension: String,
    /// Class; `all` in a total.
    pub category: String,
    /// True count of persons: never leaves the server unprotected.
    pub n: i64,
    /// Sum of record keys, a u64 bit for bit.
    pub key_sum: i64,
    /// Capped sum (sessions, minutes).
    pub magnitude: Option<i64>,
    #[sea_orm(belongs_to, from = "snapshot_id", to = "id")]
    pub snapshot: BelongsTo<super::figures_snapshot::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
