//! Closing interviews: one per enrolment.

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::entity::prelude::*;

use super::code_column::CodeList;
use crate::domain::closing::{ClosingWaiver, Handover};
use crate::domain::enrolment::{EndReason, EnrolmentId};
use crate::domain::id::Id;
use crate::domain::user::UserId;

/// Marker of the identifier of a closing record.
pub enum Closing {}

/// One row of `closing`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "closing")]
pub struct Model {
    /// Of the row, made by the client or the program.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Id<Closing>,
    /// For which enrolment.
    pub enrolment_id: EnrolmentId,
    /// Day of the interview, or of the decision to waive it.
    pub held_on: NaiveDate,
    /// The guide was gone through.
    pub guide_done: bool,
    /// The young person was there.
    pub youth_present: bool,
    /// A guardian was there.
    pub guardian_present: bool,
    /// An interpreter was there.
    pub interpreter_present: bool,
    /// Why there was no interview.
    pub waiver: Option<ClosingWaiver>,
    /// What was reached, what comes next.
    pub summary_ct: Option<Vec<u8>>,
    /// Who goes on helping.
    pub handover_to: CodeList<Handover>,
    /// Satisfaction of the young person, 1 to 5.
    pub satisfaction_youth: Option<i32>,
    /// Satisfaction of the guardians, 1 to 5.
    pub satisfaction_guardian: Option<i32>,
    /// Why taking part ends; it fits graduating.
    pub end_reason: EndReason,
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
