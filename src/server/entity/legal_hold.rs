//! Holds (Löschsperren): what stops an erasure, with its reason.

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::entity::prelude::*;

use crate::domain::participant::ParticipantId;
use crate::domain::retention::{Hold, LegalHoldId};
use crate::domain::user::UserId;

/// One row of `legal_hold`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "legal_hold")]
pub struct Model {
    /// Of the row, made by the client.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: LegalHoldId,
    /// Whose record stays.
    pub participant_id: ParticipantId,
    /// Why, under the participant's key.
    pub reason_ct: Vec<u8>,
    /// By whom.
    pub set_by: UserId,
    /// Since when.
    pub set_on: NaiveDate,
    /// Its last day; none: until it is lifted.
    pub until_on: Option<NaiveDate>,
    /// When it was lifted.
    pub ended_on: Option<NaiveDate>,
    /// By whom it was lifted.
    pub ended_by: Option<UserId>,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// By whom; none for the program itself.
    pub created_by: Option<UserId>,
    /// Last change.
    pub updated_at: DateTime<Utc>,
    /// Counts changes; an edit names the one it was made for.
    pub version: i32,
    #[sea_orm(belongs_to, from = "participant_id", to = "id")]
    pub participant: BelongsTo<super::participant::Entity>,
    #[sea_orm(belongs_to, relation_enum = "SetBy", from = "set_by", to = "id")]
    pub setter: BelongsTo<super::app_user::Entity>,
    #[sea_orm(belongs_to, relation_enum = "EndedBy", from = "ended_by", to = "id")]
    pub lifter: BelongsTo<Option<super::app_user::Entity>>,
}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    /// What the rules need of it.
    pub const fn hold(&self) -> Hold {
        Hold { until: self.until_on, ended_on: self.ended_on }
    }
}
