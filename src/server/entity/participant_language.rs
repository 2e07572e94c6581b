//! Languages of a participant.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

use crate::domain::id::Id;
use crate::domain::language_code::LanguageCode;
use crate::domain::participant::{LanguageLevel, LanguageUse, ParticipantId};
use crate::domain::user::UserId;

/// One row of `participant_language`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "participant_language")]
pub struct Model {
    /// Of the row, made by the client or the program.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Id<Model>,
    /// Whose.
    pub participant_id: ParticipantId,
    /// ISO 639-3.
    pub language: LanguageCode,
    /// Short text.
    pub dialect: Option<String>,
    /// Where it is spoken.
    pub usage: LanguageUse,
    /// How well.
    pub level: LanguageLevel,
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
}

impl ActiveModelBehavior for ActiveModel {}
