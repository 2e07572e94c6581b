//! Recordings of the wordings families agree to; public words, nobody's data but the speaker's name.

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::entity::prelude::*;

use crate::domain::consent::FormVersionId;
use crate::domain::form_text::recording::RecordingId;
use crate::domain::language_code::LanguageCode;
use crate::domain::user::UserId;

/// One row of `form_recording`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "form_recording")]
pub struct Model {
    /// Of the row.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: RecordingId,
    /// Which wording is read aloud.
    pub form_version_id: FormVersionId,
    /// The language that is spoken.
    pub language: LanguageCode,
    /// Its dialect.
    pub dialect: Option<String>,
    /// Who speaks.
    pub speaker: String,
    /// `audio/mpeg` and so on, by its first bytes.
    pub media_type: String,
    /// The file.
    pub sound: Vec<u8>,
    /// SHA-256 of the file; stands on receipts.
    pub sha256: Vec<u8>,
    /// When it came in.
    pub created_at: DateTime<Utc>,
    /// Who brought it.
    pub created_by: UserId,
    /// Day of the approval.
    pub approved_on: Option<NaiveDate>,
    /// Who approved.
    pub approved_by: Option<UserId>,
    /// Day on which it was taken out of use: sound and speaker are gone, the fingerprint stays for receipts.
    pub retired_on: Option<NaiveDate>,
    #[sea_orm(belongs_to, from = "form_version_id", to = "id")]
    pub form_version: BelongsTo<super::consent_form_version::Entity>,
    #[sea_orm(belongs_to, relation_enum = "CreatedBy", from = "created_by", to = "id")]
    pub bringer: BelongsTo<super::app_user::Entity>,
    #[sea_orm(belongs_to, relation_enum = "ApprovedBy", from = "approved_by", to = "id")]
    pub approver: BelongsTo<Option<super::app_user::Entity>>,
}

impl ActiveModelBehavior for ActiveModel {}
