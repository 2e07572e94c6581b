//! Reviews every eight weeks (BR-04).

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::entity::prelude::*;

use super::code_column::CodeList;
use crate::domain::enrolment::EnrolmentId;
use crate::domain::review::{ConsentCheck, ReviewDecision, ReviewId, ReviewParticipant};
use crate::domain::user::UserId;

/// One row of `review`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "review")]
pub struct Model {
    /// Of the row, made by the client or the program.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ReviewId,
    /// For which enrolment.
    pub enrolment_id: EnrolmentId,
    /// When it was due.
    pub due_on: Option<NaiveDate>,
    /// Day.
    pub held_on: NaiveDate,
    /// Who took part.
    pub participants: CodeList<ReviewParticipant>,
    /// Taking part further makes sense and is needed.
    pub sense_and_need: bool,
    /// The decision.
    pub decision: ReviewDecision,
    /// Whether the declarations stand.
    pub consent_check: ConsentCheck,
    /// What was found.
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
}

impl ActiveModelBehavior for ActiveModel {}
