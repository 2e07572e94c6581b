//! Interruptions of taking part.

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::entity::prelude::*;

use crate::domain::enrolment::EnrolmentId;
use crate::domain::enrolment::extension::PauseReason;
use crate::domain::id::Id;
use crate::domain::user::UserId;

/// Marker of the identifier of a pause.
pub enum Pause {}

/// One row of `enrolment_pause`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "enrolment_pause")]
pub struct Model {
    /// Of the row, made by the client or the program.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Id<Pause>,
    /// For which enrolment.
    pub enrolment_id: EnrolmentId,
    /// Why.
    pub reason: PauseReason,
    /// First day.
    pub begun_on: NaiveDate,
    /// Last day, as planned; three months at most.
    pub planned_until: NaiveDate,
    /// Day on which the work went on, or taking part ended.
    pub ended_on: Option<NaiveDate>,
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
