//! Who else helps a participant: a part of the case record.

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::entity::prelude::*;

use crate::domain::enrolment::EnrolmentId;
use crate::domain::network::{NetworkContactId, NetworkKind};
use crate::domain::participant::ParticipantId;
use crate::domain::user::UserId;

/// One row of `network_contact`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "network_contact")]
pub struct Model {
    /// Of the row, made by the client or the program.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: NetworkContactId,
    /// Around whom.
    pub participant_id: ParticipantId,
    /// The period of taking part it was recorded in and is read with.
    pub enrolment_id: EnrolmentId,
    /// What the institution does.
    pub kind: NetworkKind,
    /// The institution.
    pub institution_ct: Vec<u8>,
    /// The person there.
    pub person_ct: Option<Vec<u8>>,
    /// Phone or other contact.
    pub contact_ct: Option<Vec<u8>>,
    /// Last day of the help.
    pub ended_on: Option<NaiveDate>,
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
