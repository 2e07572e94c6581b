//! Referrals (Fallvorschläge).

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::entity::prelude::*;

use crate::domain::participant::ParticipantId;
use crate::domain::referral::{
    ReferralId, ReferralOutcome, ReferralSource, Screening1Result, Threshold, ThresholdNote,
};
use crate::domain::site::SiteId;
use crate::domain::user::UserId;

/// One row of `referral`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "referral")]
pub struct Model {
    /// Of the row, made by the client or the program.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ReferralId,
    /// Who is suggested.
    pub participant_id: ParticipantId,
    /// To which site.
    pub site_id: SiteId,
    /// When.
    pub received_on: NaiveDate,
    /// By whom.
    pub source: ReferralSource,
    /// Offence threshold (BR-07).
    pub threshold_met: Threshold,
    /// Reason of an exception.
    pub threshold_note_code: Option<ThresholdNote>,
    /// First screening.
    pub screening1_result: Screening1Result,
    /// Handed to the provider.
    pub handed_over_on: Option<NaiveDate>,
    /// What became of it.
    pub outcome: ReferralOutcome,
    /// When.
    pub outcome_on: Option<NaiveDate>,
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
}

impl ActiveModelBehavior for ActiveModel {}
