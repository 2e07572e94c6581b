//! Participants without their identity: case code and what figures need.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

use crate::domain::case_code::CaseCode;
use crate::domain::id::Id;
use crate::domain::language_code::LanguageCode;
use crate::domain::participant::{ForeignOrigin, ParticipantId, SchoolType, Sex, YesNoUnknown};
use crate::domain::user::UserId;

/// One row of `participant`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "participant")]
pub struct Model {
    /// Of the row, made by the client or the program.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ParticipantId,
    /// Shown instead of a name.
    #[sea_orm(unique)]
    pub case_code: CaseCode,
    /// Key of everything encrypted about this person.
    pub data_key_id: Id<super::data_key::Model>,
    /// Sex.
    pub sex: Sex,
    /// Whether German is the main language at home.
    pub german_at_home: YesNoUnknown,
    /// Whether parents came from abroad.
    pub foreign_origin: ForeignOrigin,
    /// Kind of school.
    pub school_type: SchoolType,
    /// School year.
    pub grade: Option<i32>,
    /// Language to talk in.
    pub preferred_language: LanguageCode,
    /// Made up by the demo data.
    pub is_demo: bool,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// By whom; none for the program itself.
    pub created_by: Option<UserId>,
    /// Last change.
    pub updated_at: DateTime<Utc>,
    /// Counts changes; an edit names the one it was made for.
    pub version: i32,
    #[sea_orm(belongs_to, from = "data_key_id", to = "id", skip_fk)] // erasing takes the key away
    pub data_key: BelongsTo<super::data_key::Entity>,
    #[sea_orm(has_one)]
    pub identity: HasOne<super::participant_identity::Entity>,
    #[sea_orm(has_many)]
    pub languages: HasMany<super::participant_language::Entity>,
    #[sea_orm(has_many)]
    pub guardians: HasMany<super::guardian::Entity>,
    #[sea_orm(has_many)]
    pub siblings: HasMany<super::sibling::Entity>,
    #[sea_orm(has_many)]
    pub network: HasMany<super::network_contact::Entity>,
    #[sea_orm(has_many)]
    pub enrolments: HasMany<super::enrolment::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
