//! Who has to decide on a consent, and how they did.

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::entity::prelude::*;

use crate::domain::consent::ConsentId;
use crate::domain::guardian::GuardianId;
use crate::domain::signatory::{Decision, Insight, SignatoryId, SignatoryRole};
use crate::domain::user::UserId;

/// One row of `consent_signatory`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "consent_signatory")]
pub struct Model {
    /// Of the row, made by the client or the program.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: SignatoryId,
    /// On which consent.
    pub consent_id: ConsentId,
    /// Who; the young person when empty.
    pub guardian_id: Option<GuardianId>,
    /// As what.
    pub role: SignatoryRole,
    /// Whether the consent needs this decision (domain.md 4.3).
    pub required: bool,
    /// The decision.
    pub decision: Decision,
    /// When.
    pub decided_on: Option<NaiveDate>,
    /// Whether a young person understands what is decided.
    pub insight: Insight,
    /// Why not.
    pub insight_reason_ct: Option<Vec<u8>>,
    /// Decision of a court that replaces a signature.
    pub court_reference_ct: Option<Vec<u8>>,
    /// Who signed in representation, and the power of attorney.
    pub attorney_ct: Option<Vec<u8>>,
    /// The name the person typed to sign on the device.
    pub typed_name_ct: Option<Vec<u8>>,
    /// The mark the person drew, a JPEG of our own making.
    pub mark_ct: Option<Vec<u8>>,
    /// Who saw it and entered the witness code.
    pub witnessed_by: Option<UserId>,
    /// When.
    pub witnessed_at: Option<DateTime<Utc>>,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// By whom; none for the program itself.
    pub created_by: Option<UserId>,
    /// Last change.
    pub updated_at: DateTime<Utc>,
    /// Counts changes; an edit names the one it was made for.
    pub version: i32,
    #[sea_orm(belongs_to, from = "consent_id", to = "id")]
    pub consent: BelongsTo<super::consent::Entity>,
    #[sea_orm(belongs_to, from = "guardian_id", to = "id")]
    pub guardian: BelongsTo<Option<super::guardian::Entity>>,
    #[sea_orm(belongs_to, from = "witnessed_by", to = "id")]
    pub witness: BelongsTo<Option<super::app_user::Entity>>,
}

impl ActiveModelBehavior for ActiveModel {}
