//! Sessions (Kontakte): the documented work.

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::entity::prelude::*;

use super::code_column::CodeList;
use crate::domain::enrolment::EnrolmentId;
use crate::domain::interpreter::InterpreterJobId;
use crate::domain::session::{Attended, LegalGround, Place, Present, SessionId, SessionKind, TopicTag};
use crate::domain::user::UserId;

/// One row of `session`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "session")]
pub struct Model {
    /// Of the row, made by the client or the program.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: SessionId,
    /// In which enrolment.
    pub enrolment_id: EnrolmentId,
    /// Day, Europe/Berlin.
    pub held_on: NaiveDate,
    /// Minute of the day, Europe/Berlin.
    pub start_minute: i32,
    /// Length in minutes.
    pub minutes: i32,
    /// Travel in minutes.
    pub travel_minutes: i32,
    /// Where.
    pub place: Place,
    /// What kind.
    pub kind: SessionKind,
    /// Whether it took place.
    pub attended: Attended,
    /// Who was there.
    pub present: CodeList<Present>,
    /// What about.
    pub topic_tags: CodeList<TopicTag>,
    /// Note.
    pub note_ct: Option<Vec<u8>>,
    /// Next step.
    pub next_step_ct: Option<Vec<u8>>,
    /// Next appointment.
    pub next_appointment_on: Option<NaiveDate>,
    /// Whether one was needed.
    pub interpreter_needed: bool,
    /// The job, if any.
    pub interpreter_job_id: Option<InterpreterJobId>,
    /// Held without naming the young person (BR-02).
    pub anonymised_talk: bool,
    /// Legal ground instead of consent (BR-02).
    pub legal_ground: Option<LegalGround>,
    /// Reason of an exception in a crisis (BR-03), in the worker's own words.
    pub exception_reason_ct: Option<Vec<u8>>,
    /// Who wrote it.
    pub author_id: UserId,
    /// When it was written.
    pub documented_at: DateTime<Utc>,
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
    #[sea_orm(belongs_to, from = "author_id", to = "id")]
    pub author: BelongsTo<super::app_user::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
