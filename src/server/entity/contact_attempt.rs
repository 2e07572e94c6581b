//! Attempts to reach a family.

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::entity::prelude::*;

use crate::domain::contact_attempt::{AttemptResult, Channel, ContactAttemptId};
use crate::domain::enrolment::EnrolmentId;
use crate::domain::interpreter::InterpreterJobId;
use crate::domain::user::UserId;

/// One row of `contact_attempt`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "contact_attempt")]
pub struct Model {
    /// Of the row, made by the client or the program.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ContactAttemptId,
    /// For which enrolment.
    pub enrolment_id: EnrolmentId,
    /// Day, Europe/Berlin.
    pub held_on: NaiveDate,
    /// Minute of the day, Europe/Berlin.
    pub start_minute: Option<i32>,
    /// Visit, phone, letter and so on.
    pub channel: Channel,
    /// How it went.
    pub result: AttemptResult,
    /// With an interpreter.
    pub interpreter_job_id: Option<InterpreterJobId>,
    /// Short factual note.
    pub note_ct: Option<Vec<u8>>,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// By whom; none for the program itself.
    pub created_by: Option<UserId>,
    /// Last change.
    pub updated_at: DateTime<Utc>,
    /// Counts changes; an edit names the one it was made for.
    pub version: i32,
    #[sea_orm(belongs_to, from = "enrolment_id", to = "id")]
    pub enrolment: BelongsTo<super::enrolment::Entity>,
    #[sea_orm(belongs_to, from = "interpreter_job_id", to = "id")]
    pub interpreter_job: BelongsTo<Option<super::interpreter_job::Entity>>,
}

impl ActiveModelBehavior for ActiveModel {}
