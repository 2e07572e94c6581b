//! Extensions of taking part (BR-05): decided by the worker, approved by the team lead.

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::entity::prelude::*;

use crate::domain::enrolment::EnrolmentId;
use crate::domain::enrolment::extension::{ExtensionId, ExtensionReason};
use crate::domain::review::ReviewId;
use crate::domain::user::UserId;

/// One row of `enrolment_extension`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "enrolment_extension")]
pub struct Model {
    /// Of the row, made by the client or the program.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ExtensionId,
    /// For which enrolment.
    pub enrolment_id: EnrolmentId,
    /// The review it is based on.
    pub review_id: ReviewId,
    /// Months.
    pub months: i32,
    /// Why.
    pub reason: ExtensionReason,
    /// Day of the decision.
    pub decided_on: NaiveDate,
    /// Planned end before.
    pub former_planned_end_on: NaiveDate,
    /// Planned end after.
    pub new_planned_end_on: NaiveDate,
    /// Who approved.
    pub approved_by: Option<UserId>,
    /// Day of the approval; from then on the new end counts.
    pub approved_on: Option<NaiveDate>,
    /// Day on which the team lead did not approve.
    pub declined_on: Option<NaiveDate>,
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
    #[sea_orm(belongs_to, from = "review_id", to = "id")]
    pub review: BelongsTo<super::review::Entity>,
    #[sea_orm(belongs_to, from = "approved_by", to = "id")]
    pub approver: BelongsTo<Option<super::app_user::Entity>>,
}

impl ActiveModelBehavior for ActiveModel {}
