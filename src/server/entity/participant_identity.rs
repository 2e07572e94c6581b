//! Who a participant is, encrypted under the participant's key.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

use crate::domain::participant::ParticipantId;

/// One row of `participant_identity`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "participant_identity")]
pub struct Model {
    /// Whose.
    #[sea_orm(primary_key, auto_increment = false)]
    pub participant_id: ParticipantId,
    /// Given name.
    pub given_name_ct: Vec<u8>,
    /// Family name.
    pub family_name_ct: Vec<u8>,
    /// Date of birth, `YYYY-MM-DD`.
    pub birth_date_ct: Vec<u8>,
    /// Address.
    pub address_ct: Option<Vec<u8>>,
    /// Phone number.
    pub phone_ct: Option<Vec<u8>>,
    /// How to reach the family without harm.
    pub safe_contact_note_ct: Option<Vec<u8>>,
    /// Tells every instance to refresh its name index.
    pub changed_at: DateTime<Utc>,
    /// Named by an edit.
    pub version: i32,
    #[sea_orm(belongs_to, from = "participant_id", to = "id")]
    pub participant: BelongsTo<super::participant::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
