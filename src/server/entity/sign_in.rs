//! Sign-ins held by the server.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

use crate::domain::user::{SignInId, UserId};

/// One row of `sign_in`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "sign_in")]
pub struct Model {
    /// Of the sign-in.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: SignInId,
    /// SHA-256 of the token in the cookie.
    #[sea_orm(unique)]
    pub token_hash: Vec<u8>,
    /// Who.
    pub user_id: UserId,
    /// Start.
    pub created_at: DateTime<Utc>,
    /// Last request.
    pub last_seen_at: DateTime<Utc>,
    /// Ends then whatever happens.
    pub expires_at: DateTime<Utc>,
    /// Signed out.
    pub ended_at: Option<DateTime<Utc>>,
    #[sea_orm(belongs_to, from = "user_id", to = "id")]
    pub user: BelongsTo<super::app_user::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
