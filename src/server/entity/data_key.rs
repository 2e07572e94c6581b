//! Wrapped data keys, one per participant and per user. Deleting a row erases everything encrypted under it.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

use crate::domain::id::Id;

/// One row of `data_key`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "data_key")]
pub struct Model {
    /// Also in every ciphertext.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Id<Model>,
    /// Which key-encryption key wrapped it.
    pub kek_id: String,
    /// The data key, encrypted.
    pub wrapped: Vec<u8>,
    /// When it was made.
    pub created_at: DateTime<Utc>,
}

impl ActiveModelBehavior for ActiveModel {}
