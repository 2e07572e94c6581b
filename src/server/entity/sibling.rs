//! Brothers and sisters of a participant: a part of the case record.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

use crate::domain::enrolment::EnrolmentId;
use crate::domain::network::SiblingId;
use crate::domain::participant::ParticipantId;
use crate::domain::user::UserId;

/// One row of `sibling`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "sibling")]
pub struct Model {
    /// Of the row, made by the client or the program.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: SiblingId,
    /// Around whom.
    pub participant_id: ParticipantId,
    /// The period of taking part it was recorded in and is read with.
    pub enrolment_id: EnrolmentId,
    /// Name.
    pub name_ct: Vec<u8>,
    /// Year of birth.
    pub birth_year: Option<i32>,
    /// Whether they live together.
    pub same_household: bool,
    /// What matters for the work.
    pub note_ct: Option<Vec<u8>>,
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
    #[sea_orm(belongs_to, from = "enrolment_id", to = "id")]
    pub enrolment: BelongsTo<super::enrolment::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
