//! What enrolments went through, move by move.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

use crate::domain::enrolment::machine::Move;
use crate::domain::enrolment::undo::StepId;
use crate::domain::enrolment::{EnrolmentId, Status};
use crate::domain::user::UserId;

/// One row of `enrolment_step`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "enrolment_step")]
pub struct Model {
    /// Of the row, made by the client or the program.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: StepId,
    /// For which enrolment.
    pub enrolment_id: EnrolmentId,
    /// The move.
    pub step: Move,
    /// State before.
    pub from_status: Status,
    /// State after.
    pub to_status: Status,
    /// When.
    pub made_at: DateTime<Utc>,
    /// By whom; none for the program itself.
    pub made_by: Option<UserId>,
    /// The enrolment's version right after it: taking the move back asks that nothing happened since.
    pub enrolment_version: i32,
    /// When it was taken back.
    pub undone_at: Option<DateTime<Utc>>,
    #[sea_orm(belongs_to, from = "enrolment_id", to = "id")]
    pub enrolment: BelongsTo<super::enrolment::Entity>,
    #[sea_orm(belongs_to, from = "made_by", to = "id")]
    pub maker: BelongsTo<Option<super::app_user::Entity>>,
}

impl ActiveModelBehavior for ActiveModel {}
