//! Enrolments (Teilnahmen): one period of taking part.

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::entity::prelude::*;

use crate::domain::case_code::CaseCode;
use crate::domain::enrolment::{EndKind, EndReason, EnrolmentId, Screening2Result, Status, Strand};
use crate::domain::participant::ParticipantId;
use crate::domain::referral::ReferralId;
use crate::domain::site::SiteId;
use crate::domain::user::UserId;

/// One row of `enrolment`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "enrolment")]
pub struct Model {
    /// Of the row, made by the client or the program.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: EnrolmentId,
    /// Who.
    pub participant_id: ParticipantId,
    /// The participant's case code, which never changes: a list of one site is read in its order from one index.
    pub case_code: CaseCode,
    /// Where.
    pub site_id: SiteId,
    /// From which referral.
    pub referral_id: ReferralId,
    /// Standard or special.
    pub strand: Strand,
    /// State (domain.md 7.3).
    pub status: Status,
    /// Leads the case.
    pub lead_worker_id: Option<UserId>,
    /// Stands in.
    pub deputy_id: Option<UserId>,
    /// First day of standing in.
    pub deputy_from: Option<NaiveDate>,
    /// Last day of standing in.
    pub deputy_until: Option<NaiveDate>,
    /// Second screening.
    pub screening2_on: Option<NaiveDate>,
    /// Its result.
    pub screening2_result: Option<Screening2Result>,
    /// First day of work.
    pub start_on: Option<NaiveDate>,
    /// Planned end.
    pub planned_end_on: Option<NaiveDate>,
    /// End.
    pub end_on: Option<NaiveDate>,
    /// How it ended.
    pub end_kind: Option<EndKind>,
    /// Why.
    pub end_reason: Option<EndReason>,
    /// End of the follow-up.
    pub follow_up_until: Option<NaiveDate>,
    /// Age at start in months; the date of birth itself is encrypted.
    pub age_at_start_months: Option<i32>,
    /// Why an unusual age was admitted (BR-06), under the participant's key.
    pub age_reason_ct: Option<Vec<u8>>,
    /// Kept for sorting.
    pub last_session_on: Option<NaiveDate>,
    /// When the next review is due (BR-04); none before the start, while paused and after the end.
    pub next_review_on: Option<NaiveDate>,
    /// First day of the pause that is under way.
    pub paused_on: Option<NaiveDate>,
    /// The enrolment of the same person that went before (re-entry).
    pub previous_id: Option<EnrolmentId>,
    /// At most one open enrolment per participant (a partial unique index holds it).
    pub is_open: bool,
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
    #[sea_orm(belongs_to, from = "site_id", to = "id")]
    pub site: BelongsTo<super::site::Entity>,
    #[sea_orm(belongs_to, from = "referral_id", to = "id")]
    pub referral: BelongsTo<super::referral::Entity>,
    #[sea_orm(belongs_to, relation_enum = "LeadWorker", from = "lead_worker_id", to = "id")]
    pub lead_worker: BelongsTo<Option<super::app_user::Entity>>,
    #[sea_orm(belongs_to, relation_enum = "Deputy", from = "deputy_id", to = "id")]
    pub deputy: BelongsTo<Option<super::app_user::Entity>>,
    #[sea_orm(self_ref, relation_enum = "Previous", from = "previous_id", to = "id")]
    pub previous: HasOne<Entity>,
    #[sea_orm(has_many)]
    pub sessions: HasMany<super::session::Entity>,
    #[sea_orm(has_many)]
    pub consents: HasMany<super::consent::Entity>,
    #[sea_orm(has_many)]
    pub pauses: HasMany<super::enrolment_pause::Entity>,
    #[sea_orm(has_many)]
    pub extensions: HasMany<super::enrolment_extension::Entity>,
    #[sea_orm(has_many)]
    pub closings: HasMany<super::closing::Entity>,
    #[sea_orm(has_many)]
    pub contact_attempts: HasMany<super::contact_attempt::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
