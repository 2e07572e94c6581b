//! Whose rows were in a release.

use sea_orm::entity::prelude::*;

use crate::domain::participant::ParticipantId;
use crate::domain::release::ReleaseId;

/// One row of `release_member`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "release_member")]
pub struct Model {
    /// Which release.
    #[sea_orm(primary_key, auto_increment = false)]
    pub release_id: ReleaseId,
    /// Whose row (no foreign key: the register outlives the person's record).
    #[sea_orm(primary_key, auto_increment = false)]
    pub participant_id: ParticipantId,
    #[sea_orm(belongs_to, from = "release_id", to = "id")]
    pub release: BelongsTo<super::release::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
