//! Consents; their state is computed, never stored (BR-08).

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::entity::prelude::*;

use crate::domain::consent::{ConsentId, Direction, FormVersionId, Proof, WithdrawalChannel};
use crate::domain::enrolment::EnrolmentId;
use crate::domain::interpreter::{InterpreterJobId, Level};
use crate::domain::language_code::LanguageCode;
use crate::domain::participant::ParticipantId;
use crate::domain::purpose::Purpose;
use crate::domain::signatory::SignatoryId;
use crate::domain::user::UserId;

/// One row of `consent`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "consent")]
pub struct Model {
    /// Of the row, made by the client or the program.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ConsentId,
    /// Whose data.
    pub participant_id: ParticipantId,
    /// In which enrolment.
    pub enrolment_id: EnrolmentId,
    /// For what.
    pub purpose: Purpose,
    /// On which text.
    pub form_version_id: FormVersionId,
    /// Information sheet handed over.
    pub informed_on: Option<NaiveDate>,
    /// By whom.
    pub informed_by: Option<UserId>,
    /// Explained in.
    pub explained_in_language: Option<LanguageCode>,
    /// With an interpreter.
    pub interpreter_job_id: Option<InterpreterJobId>,
    /// The interpreter's level on that day.
    pub interpreter_level: Option<Level>,
    /// The site accepted a professional on the phone.
    pub remote_allowed: bool,
    /// Who signed the interpreter's note "fully interpreted"; its day is the day of the explanation.
    pub interpreter_name_ct: Option<Vec<u8>>,
    /// Told back in own words.
    pub understood: Option<bool>,
    /// First day.
    pub valid_from: Option<NaiveDate>,
    /// Last day, included.
    pub valid_until: Option<NaiveDate>,
    /// Kind of proof.
    pub proof: Option<Proof>,
    /// Where the paper lies.
    pub proof_location_ct: Option<Vec<u8>>,
    /// A second person has seen the paper (BR-01).
    pub proof_confirmed_on: Option<NaiveDate>,
    /// Who.
    pub proof_confirmed_by: Option<UserId>,
    /// Day of the withdrawal, Europe/Berlin.
    pub withdrawn_on: Option<NaiveDate>,
    /// Instant from which the work stops.
    pub withdrawn_at: Option<DateTime<Utc>>,
    /// Who withdrew (no foreign key: signatories point here).
    pub withdrawn_by_signatory: Option<SignatoryId>,
    /// How it arrived.
    pub withdrawal_channel: Option<WithdrawalChannel>,
    /// All tasks done (BR-10).
    pub withdrawal_handled_on: Option<NaiveDate>,
    /// Formal error found.
    pub voided_on: Option<NaiveDate>,
    /// A newer version was signed.
    pub superseded_on: Option<NaiveDate>,
    /// A wording that asks for more counts from this day: the consent needs review.
    pub asked_again_from: Option<NaiveDate>,
    /// Whom a release from secrecy names, and about what (sealed, one JSON object).
    pub recipient_ct: Option<Vec<u8>>,
    /// Who may tell whom, in a release from secrecy (§ 203 StGB).
    pub direction: Option<Direction>,
    /// What the receipt's verification address asks for.
    pub receipt_code: Option<String>,
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
    #[sea_orm(belongs_to, from = "enrolment_id", to = "id")]
    pub enrolment: BelongsTo<super::enrolment::Entity>,
    #[sea_orm(belongs_to, from = "form_version_id", to = "id")]
    pub form_version: BelongsTo<super::consent_form_version::Entity>,
    #[sea_orm(belongs_to, relation_enum = "InformedBy", from = "informed_by", to = "id")]
    pub informed_by_user: BelongsTo<Option<super::app_user::Entity>>,
    #[sea_orm(belongs_to, from = "interpreter_job_id", to = "id")]
    pub interpreter_job: BelongsTo<Option<super::interpreter_job::Entity>>,
    #[sea_orm(belongs_to, relation_enum = "ProofConfirmedBy", from = "proof_confirmed_by", to = "id")]
    pub proof_confirmed_by_user: BelongsTo<Option<super::app_user::Entity>>,
    #[sea_orm(has_many)]
    pub signatories: HasMany<super::consent_signatory::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
