//! Interpreter jobs (Einsätze); they outlive the case, without its name.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

use crate::domain::interpreter::{InterpreterId, InterpreterJobId, JobStatus, Level, Mode};
use crate::domain::language_code::LanguageCode;
use crate::domain::site::SiteId;
use crate::domain::user::UserId;

/// One row of `interpreter_job`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "interpreter_job")]
pub struct Model {
    /// Of the row, made by the client or the program.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: InterpreterJobId,
    /// Who pays.
    pub site_id: SiteId,
    /// Who; none while nobody is found.
    pub interpreter_id: Option<InterpreterId>,
    /// Language.
    pub language: LanguageCode,
    /// Short text.
    pub dialect: Option<String>,
    /// On site, by phone, by video.
    pub mode: Mode,
    /// Qualification used.
    pub level: Level,
    /// How it went.
    pub status: JobStatus,
    /// Length in minutes.
    pub minutes: i32,
    /// Travel in minutes.
    pub travel_minutes: i32,
    /// When it was ordered.
    pub ordered_at: Option<DateTime<Utc>>,
    /// Same person as last time.
    pub same_as_last: Option<bool>,
    /// Cost in euro cents.
    pub cost_cents: Option<i32>,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// By whom; none for the program itself.
    pub created_by: Option<UserId>,
    /// Last change.
    pub updated_at: DateTime<Utc>,
    /// Counts changes; an edit names the one it was made for.
    pub version: i32,
    #[sea_orm(belongs_to, from = "site_id", to = "id")]
    pub site: BelongsTo<super::site::Entity>,
    #[sea_orm(belongs_to, from = "interpreter_id", to = "id")]
    pub interpreter: BelongsTo<Option<super::interpreter::Entity>>,
}

impl ActiveModelBehavior for ActiveModel {}
