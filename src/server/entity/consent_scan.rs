//! Photographed scans of signed paper, sealed under the young person's key.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

use crate::domain::consent::ConsentId;
use crate::domain::id::Id;
use crate::domain::user::UserId;

/// One row of `consent_scan`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "consent_scan")]
pub struct Model {
    /// Of the row, made by the program.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Id<Model>,
    /// Of which consent.
    pub consent_id: ConsentId,
    /// The picture, a JPEG of our own making.
    pub image_ct: Vec<u8>,
    /// SHA-256 of the picture, for the receipt.
    pub sha256: Vec<u8>,
    /// In pixels.
    pub width: i32,
    /// In pixels.
    pub height: i32,
    /// When it was taken in.
    pub created_at: DateTime<Utc>,
    /// By whom: somebody else confirms it.
    pub created_by: UserId,
    #[sea_orm(belongs_to, from = "consent_id", to = "id")]
    pub consent: BelongsTo<super::consent::Entity>,
    #[sea_orm(belongs_to, from = "created_by", to = "id")]
    pub creator: BelongsTo<super::app_user::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
