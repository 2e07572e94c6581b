//! One-time codes to set a password.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

use crate::domain::id::Id;
use crate::domain::user::UserId;

/// One row of `password_code`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "password_code")]
pub struct Model {
    /// Of the code.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Id<Model>,
    /// Whose password.
    pub user_id: UserId,
    /// SHA-256 of the code.
    #[sea_orm(unique)]
    pub code_hash: Vec<u8>,
    /// 24 hours after it was made.
    pub expires_at: DateTime<Utc>,
    /// Works once.
    pub used_at: Option<DateTime<Utc>>,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// By whom; none for the command line.
    pub created_by: Option<UserId>,
    #[sea_orm(belongs_to, from = "user_id", to = "id")]
    pub user: BelongsTo<super::app_user::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
