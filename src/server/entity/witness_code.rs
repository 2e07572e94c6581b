//! Codes with which workers witness a signature on the device.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

use crate::domain::user::UserId;

/// One row of `witness_code`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "witness_code")]
pub struct Model {
    /// Whose code; one each.
    #[sea_orm(primary_key, auto_increment = false)]
    pub user_id: UserId,
    /// The code, sealed under the user's own key: without the master key nobody can try its million possibilities.
    pub code_ct: Vec<u8>,
    /// When it was chosen.
    pub chosen_at: DateTime<Utc>,
    #[sea_orm(belongs_to, from = "user_id", to = "id")]
    pub user: BelongsTo<super::app_user::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
