//! Role grants: one role, at one site or everywhere, from a day until a day.

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::entity::prelude::*;

use crate::domain::access::Role;
use crate::domain::site::SiteId;
use crate::domain::user::{GrantId, UserId};

/// One row of `role_grant`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "role_grant")]
pub struct Model {
    /// Of the row, made by the client or the program.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: GrantId,
    /// Who.
    pub user_id: UserId,
    /// Which role.
    pub role: Role,
    /// Where; everywhere when empty.
    pub site_id: Option<SiteId>,
    /// First day.
    pub valid_from: NaiveDate,
    /// Last day, included.
    pub valid_until: Option<NaiveDate>,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// By whom; none for the program itself.
    pub created_by: Option<UserId>,
    /// Last change.
    pub updated_at: DateTime<Utc>,
    /// Counts changes; an edit names the one it was made for.
    pub version: i32,
    #[sea_orm(belongs_to, from = "user_id", to = "id")]
    pub user: BelongsTo<super::app_user::Entity>,
    #[sea_orm(belongs_to, from = "site_id", to = "id")]
    pub site: BelongsTo<Option<super::site::Entity>>,
}

impl ActiveModelBehavior for ActiveModel {}
