//! How many referrals ended without a start and are erased: the count that stays (R1).

use sea_orm::entity::prelude::*;

use crate::domain::figure::AgeBand;
use crate::domain::id::Id;
use crate::domain::retention::NotStarted;
use crate::domain::site::SiteId;

/// One row of `not_started_count`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "not_started_count")]
pub struct Model {
    /// Of the row.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Id<Model>,
    /// Month of the decision, `2026-03`.
    pub month: String,
    /// Where (no foreign key: an older backup may not know the site yet).
    pub site_id: SiteId,
    /// Age at the decision.
    pub age_band: AgeBand,
    /// How it ended.
    pub outcome: NotStarted,
    /// How many.
    pub n: i32,
}

impl ActiveModelBehavior for ActiveModel {}
